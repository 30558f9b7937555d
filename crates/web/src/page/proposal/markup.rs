//! The page of a proposal: what will be signed, what changes, what follows, then the button.

use maud::{Markup, html};
use paivand_voice::{Voice, voice};

use super::view::{Change, ProposalPage, ProposedText, Run, Stand};
use crate::page::document::text;
use crate::view::{Frame, Text};
use crate::{layout, part};

/// Letters of a reason, as the form bounds them.
const REASON_LETTERS_MAX: u32 = 2_000;

/// The page.
pub(super) fn page(frame: &Frame, view: &ProposalPage) -> Markup {
    let voice = voice(frame.language);
    let title = voice.tell("proposal-title", &[("kind", view.kind.as_str().into())]);
    let body = html! {
        @if let Some(why) = &view.refused {
            div.summary role="alert" tabindex="-1" autofocus {
                p.heading-of { (voice.say("form-refused")) } p { (why) }
            }
        }
        p.eyebrow { (part::link(frame.language, &view.about)) }
        h1 { (title) }
        p.lead { (voice.say("proposal-by")) " " (part::text(frame.language, &view.by)) }
        (pair(voice, &view.sides))
        @if let Some(became) = &view.became { p.lead { (became) } }
        @for (side, reason) in &view.reasons {
            section aria-label=(voice.say("proposal-why")) {
                p.heading-of { (voice.say("proposal-why")) (part::colon(frame.language)) (part::text(frame.language, side)) }
                blockquote { (part::text(frame.language, reason)) }
            }
        }
        @if !view.said.is_empty() {
            section aria-labelledby="said" {
                h2 #said { (voice.say("proposal-says")) }
                dl.answers { @for (field, texts) in &view.said { (part::fact(field, &each(frame, texts))) } }
            }
        }
        @if !view.files.is_empty() {
            section aria-labelledby="files" {
                h2 #files { (voice.say("proposal-files")) }
                ul { @for file in &view.files { li { (part::link(frame.language, file)) } } }
            }
        }
        @if let Some(proposed) = &view.text { (whole(voice, proposed)) }
        @if view.became.is_none() { (steps(voice, view)) }
        p.source { (voice.say("proposal-not-law")) }
    };
    layout::page(frame, &title, layout::Width::Reading, &body)
}

fn each(frame: &Frame, texts: &[Text]) -> Markup {
    html! { @for text in texts { p { (part::text(frame.language, text)) } } }
}

/// Everything here is twofold: a box for each side, filled when it has done its part.
pub(crate) fn pair(voice: &Voice, sides: &[(Text, Stand)]) -> Markup {
    let stand = |stand: Stand| match stand {
        Stand::Signed => ("pair-signed", "y"),
        Stand::Awaited => ("pair-awaited", "w"),
        Stand::Declined => ("pair-declined", "n"),
    };
    html! {
        ul.pairs role="list" {
            @for (name, each) in sides {
                @let (word, class) = stand(*each);
                li {
                    span.box.(class) aria-hidden="true" {}
                    span { (part::text(voice.language(), name)) (part::colon(voice.language())) (voice.say(word)) }
                }
            }
        }
    }
}

/// The text, what it changes, what follows from it.
fn whole(voice: &Voice, proposed: &ProposedText) -> Markup {
    let page = voice.language();
    html! {
        section aria-labelledby="changes" {
            h2 #changes { (voice.say("proposal-changes")) }
            @match &proposed.changes {
                None => p.blank { (voice.say("proposal-first-version")) },
                Some(changes) if changes.is_empty() => p.blank { (voice.say("proposal-no-changes")) },
                Some(changes) => { @for change in changes { (changed(voice, change)) } }
            }
        }
        @if !proposed.follows.is_empty() {
            section aria-labelledby="follows" {
                h2 #follows { (voice.tell("proposal-follows", &[("count", proposed.follows.len().into())])) }
                ol.rows role="list" {
                    @for one in &proposed.follows {
                        li.row {
                            p.time { @match one.by { Some(by) => (part::date(voice, by)), None => (voice.say("no-date")) } }
                            div {
                                p.what { (one.id) " " (part::text(page, &one.what)) }
                                p.meta { (part::names(page, &one.on)) }
                            }
                        }
                    }
                }
            }
        }
        section aria-labelledby="text" {
            h2 #text { (part::text(page, &proposed.title)) }
            @if let Some(source) = &proposed.source { p.source { (part::text(page, source)) } }
            (text::parallel(voice, &proposed.provisions, &proposed.shown, &proposed.languages))
            p.meta { (voice.say("check-code")) " " code.digest { (grouped(&proposed.digest)) } }
        }
    }
}

fn changed(voice: &Voice, change: &Change) -> Markup {
    html! {
        div.change {
            p.meta { (change.place) " · " (change.language.endonym()) }
            p lang=(change.language.tag()) {
                @for run in &change.runs {
                    @match run {
                        Run::Same(words) => (words),
                        Run::Gone(words) => {
                            span.unseen { (voice.say("change-gone")) } del { (words) }
                        },
                        Run::New(words) => {
                            span.unseen { (voice.say("change-new")) } ins { (words) }
                        },
                    }
                }
            }
        }
    }
}

/// Four groups of four, to be read on the telephone; the rest after them.
fn grouped(digest: &str) -> String {
    let letters: Vec<char> = digest.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn steps(voice: &Voice, view: &ProposalPage) -> Markup {
    let to = |step: &str| format!("/proposals/{}/{step}", view.act);
    html! {
        section.signing aria-labelledby="sign" {
            h2 #sign { (voice.say("proposal-step")) }
            @if view.may.answer {
                form.card method="post" action=(to("sign")) {
                    input type="hidden" name="_form" value=(view.form_token);
                    p { (voice.say("proposal-sign-means")) }
                    p.buttons { button.primary type="submit" { (voice.say("proposal-sign")) } }
                }
                details {
                    summary { (voice.say("proposal-decline-open")) }
                    form.card method="post" action=(to("decline")) {
                        input type="hidden" name="_form" value=(view.form_token);
                        div.field {
                            label for="reason" { (voice.say("proposal-reason")) }
                            textarea #reason name="reason" rows="3" required maxlength=(REASON_LETTERS_MAX) {}
                        }
                        p.buttons { button type="submit" { (voice.say("proposal-decline")) } }
                    }
                }
            } @else if view.may.close {
                p { (voice.say("proposal-ours")) }
                form.card method="post" action=(to("close")) {
                    input type="hidden" name="_form" value=(view.form_token);
                    p.buttons { button type="submit" { (voice.say("proposal-close")) } }
                }
            } @else if view.may.awaits_others {
                p { (voice.say("proposal-awaits-leader")) }
            } @else {
                p { (voice.say("proposal-nothing")) }
            }
        }
    }
}
