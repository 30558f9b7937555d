//! Parallel text: passages down, languages across.

use maud::{Markup, html};
use paivand_voice::Voice;

use super::ledger;
use super::view::{Compared, Disagreement, Held, Origin, Provision};
use crate::part;
use crate::view::Tag;

/// The passages, each with all languages shown and with what was promised under it.
#[must_use]
pub(crate) fn parallel(voice: &Voice, provisions: &[Provision], shown: &[Tag], held: &[Held]) -> Markup {
    html! {
        div.parallel data-languages=(shown.len()) {
            div.names {
                @for (place, language) in shown.iter().enumerate() {
                    p lang=(language.tag()) data-column=(place) {
                        (language.endonym())
                        @if let Some(held) = held.iter().find(|held| held.language == *language) {
                            (held_as(voice, held))
                        }
                    }
                }
            }
            @for provision in provisions { (passage(voice, provision, shown, 0)) }
        }
    }
}

fn passage(voice: &Voice, provision: &Provision, shown: &[Tag], depth: usize) -> Markup {
    html! {
        div.passage id=(provision.id) data-row tabindex="-1" data-depth=(depth) {
            p.id { a href={ "#" (provision.id) } { (provision.id) } }
            (cells(voice, provision, shown))
            @if let Some(strength) = provision.strength { p.strength { (voice.say(ledger::strength_word(strength))) } }
            @if !provision.disagreements.is_empty() { (differences(voice, &provision.disagreements)) }
            @if !provision.commitments.is_empty() {
                ul.promised role="list" {
                    @for commitment in &provision.commitments { (ledger::short(voice, commitment)) }
                }
            }
        }
        @for child in &provision.provisions { (passage(voice, child, shown, depth + 1)) }
    }
}

/// What the texts of a passage say differently, for a linguist to judge.
fn differences(voice: &Voice, disagreements: &[Disagreement]) -> Markup {
    html! {
        div.differences {
            p { (voice.say("difference-heading")) }
            ul role="list" {
                @for found in disagreements {
                    li {
                        (voice.tell(difference(found.kind), &[
                            ("what", found.what.words.as_str().into()),
                            ("language", found.what.language.endonym().into()),
                            ("missing", found.missing.endonym().into()),
                            ("expected", found.expected.as_str().into()),
                        ]))
                    }
                }
            }
        }
    }
}

fn difference(kind: Compared) -> &'static str {
    match kind {
        Compared::Number => "difference-number",
        Compared::Date => "difference-date",
        Compared::Code => "difference-code",
        Compared::Term => "difference-term",
        Compared::Name => "difference-name",
        Compared::Avoided => "difference-avoided",
    }
}

/// One passage in the languages shown.
pub(crate) fn cells(voice: &Voice, provision: &Provision, shown: &[Tag]) -> Markup {
    html! {
        div.texts data-languages=(shown.len()) {
            @for (place, language) in shown.iter().enumerate() {
                @match provision.texts.get(*language) {
                    Some(words) => { p lang=(language.tag()) data-column=(place) { (words) } }
                    None => {
                        p.missing data-column=(place) {
                            (voice.tell("text-missing-in", &[("language", language.endonym().into())]))
                        }
                    }
                }
            }
        }
    }
}

/// How a language's text came about, under its name.
pub(crate) fn held_as(voice: &Voice, held: &Held) -> Markup {
    let origin = match held.origin {
        Origin::Authored => "page-origin-authored",
        Origin::Person => "page-origin-person",
        Origin::Machine => "page-origin-machine",
    };
    html! {
        span.origin lang=(voice.language().tag()) {
            (voice.say(origin)) " · " (voice.say(if held.authentic { "authentic" } else { "not-authentic" }))
            @if !held.certified_by.is_empty() {
                " · " (voice.say("certified-by")) " " (part::names(voice.language(), &held.certified_by))
            }
        }
    }
}
