//! A document: its languages side by side, what was promised under it, and the proof.

use maud::{Markup, html};
use paivand_voice::{Voice, voice};

use super::view::{Attested, DocumentPage, Ends, Kind, Label, ProofLine, ProofStep, SHOWN_MAX, Term, Why};
use super::{ledger, text};
use crate::view::Tag;
use crate::{address, layout, part};

/// The page.
#[must_use]
pub fn page(view: &DocumentPage) -> Markup {
    let voice = voice(view.frame.language);
    let language = view.frame.language;
    let title =
        view.title.for_reader(language).map_or_else(|| voice.say("text-missing"), |title| title.words);
    let body = html! {
        div.heading {
            div {
                p.eyebrow { (voice.say(kind(view.kind))) @if let Some(label) = view.label { " " (part::label(voice, label)) } }
                h1 { (part::texts(voice, &view.title)) }
            }
            (part::date_form(voice, &view.frame.path, &view.frame.query, view.at))
        }
        @if view.label.is_some() { p.source { (part::texts(voice, &view.source)) } }
        dl.facts {
            (part::fact(&voice.say("fact-agreed"), &agreed(voice, view)))
            @if let Some(ends) = view.agreed.as_ref().and_then(|agreed| agreed.ends) {
                (part::fact(&voice.say("fact-ends"), &ending(voice, ends)))
            }
            (part::fact(&voice.say("fact-attested"), &attested(voice, view.attested.as_ref())))
            @if !view.versions.is_empty() { (part::fact(&voice.say("fact-versions"), &versions(voice, view))) }
        }
        @if let Some(term) = &view.term { (strip(voice, term)) }
        @if !view.provisions.is_empty() {
        section aria-labelledby="text" {
            div.heading { h2 #text { (voice.say("text-heading")) } (choice(voice, view)) }
            (text::parallel(voice, &view.provisions, &view.shown, &view.languages))
        }
        }
        @if !view.rules.is_empty() { (ledger::rules(voice, &view.rules)) }
        @if !view.commitments.is_empty() { (ledger::commitments(voice, &view.commitments)) }
        (proof(voice, &view.proof, &view.digest))
        (part::cut(voice, &view.frame.cut, None, &voice.tell("document-cut", &[("date", voice.date(view.at).into())])))
    };
    layout::page(&view.frame, &title, layout::Width::Reading, &body)
}

pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Instrument => "page-kind-instrument",
        Kind::Terms => "page-kind-terms",
        Kind::Workplan => "page-kind-workplan",
    }
}

/// What the record holds of it at the day shown. A text that says of itself that nobody adopted it is never shown as
/// agreed for both sides: its label stands above.
fn agreed(voice: &Voice, view: &DocumentPage) -> Markup {
    html! {
        @match &view.agreed {
            Some(agreed) => {
                @if view.at < agreed.since {
                    span.state.open { (voice.say("agreed-not-yet")) }
                } @else if agreed.ends.is_some_and(|ends| ends.passed) {
                    span.state.open { (voice.say("agreed-ended")) }
                } @else if agreed.on_paper {
                    span.state.half { (voice.say("agreed-on-paper")) }
                } @else if view.label == Some(Label::Demonstration) {
                    span.state.open { (voice.say("agreed-rehearsed")) }
                } @else {
                    span.state.good { (voice.say("agreed-yes")) }
                }
                " " (voice.say("since")) " " (part::date(voice, agreed.since))
                span.whom { (part::names(voice.language(), &agreed.sides)) }
            }
            None => { span.state.open { (voice.say("agreed-no")) } }
        }
    }
}

fn ending(voice: &Voice, ends: Ends) -> Markup {
    let why = match ends.why {
        Why::Stated => "ends-stated",
        Why::Term => "ends-term",
        Why::Notice => "ends-notice",
    };
    html! { (part::date(voice, ends.on)) span.whom { (voice.say(why)) } }
}

fn attested(voice: &Voice, attested: Option<&Attested>) -> Markup {
    let page = voice.language();
    html! {
        @match attested {
            Some(attested) => {
                (part::date(voice, attested.on)) (part::comma(page)) (part::text(page, &attested.place))
                span.whom { (voice.say("attested-by")) " " (part::names(page, &attested.by)) }
                span.whom { (voice.say("attested-who")) " " (part::names(page, &attested.who)) }
            }
            None => { (voice.say("attested-no")) }
        }
    }
}

fn versions(voice: &Voice, view: &DocumentPage) -> Markup {
    html! {
        ol.versions role="list" {
            @for version in &view.versions {
                li {
                    a href=(version.href) aria-current=[version.chosen.then_some("true")] {
                        (voice.tell("version-number", &[("number", version.number.into())]))
                    }
                    " " (voice.say("since")) " " (part::date(voice, version.from))
                }
            }
        }
    }
}

/// Term, renewal and the last day for notice.
pub(super) fn strip(voice: &Voice, term: &Term) -> Markup {
    html! {
        section.strip aria-labelledby="term" {
            h2 #term { (voice.say("term-heading")) @if let Some(label) = term.label { " " (part::label(voice, label)) } }
            dl.facts {
                (part::fact(&voice.say("term"), &html! { (part::date(voice, term.from)) " – " (part::date(voice, term.until)) }))
                (part::fact(&voice.say("renewal"),
                    &html! { (voice.say(if term.tacit { "page-renewal-tacit" } else { "page-renewal-none" })) }))
                (part::fact(&voice.say("notice-by"), &part::date(voice, term.notice_by)))
                (part::fact(&voice.say("under"), &part::link(voice.language(), &term.under)))
            }
        }
    }
}

/// Which languages stand side by side, as links that add or take away one.
fn choice(voice: &Voice, view: &DocumentPage) -> Markup {
    let frame = &view.frame;
    html! {
        div.choice role="group" aria-label=(voice.say("show-languages")) {
            @for language in view.offered() {
                @let on = view.shown.contains(&language);
                @let shown = toggled(&view.shown, language);
                @if on && view.shown.len() > 1 || !on && view.shown.len() < SHOWN_MAX {
                    a href=(address::changed(&frame.path, &frame.query, "show", Some(&address::shown(&shown))))
                        lang=(language.tag()) aria-current=[on.then_some("true")] { (language.endonym()) }
                } @else {
                    span lang=(language.tag()) { (language.endonym()) }
                }
            }
        }
    }
}

fn toggled(shown: &[Tag], language: Tag) -> Vec<Tag> {
    if shown.contains(&language) {
        shown.iter().copied().filter(|other| *other != language).collect()
    } else {
        shown.iter().copied().chain([language]).collect()
    }
}

/// Who put which signature where.
pub(super) fn proof(voice: &Voice, lines: &[ProofLine], digest: &str) -> Markup {
    html! {
        section.signatures aria-labelledby="proof" {
            h2 #proof { (voice.say("proof-heading")) }
            p.lead { (voice.say("proof-lead")) }
            @if lines.is_empty() { p.blank { (voice.say("proof-blank")) } }
            @else { ol.lines role="list" { @for line in lines { (proof_line(voice, line)) } } }
            p { (voice.say("document-digest")) " " code.digest { (digest) } }
        }
    }
}

fn proof_line(voice: &Voice, line: &ProofLine) -> Markup {
    let step = match line.step {
        ProofStep::Proposed => "proof-proposed",
        ProofStep::Concurred => "proof-concurred",
        ProofStep::Enacted => "proof-enacted",
        ProofStep::InForce => "proof-in-force",
    };
    html! {
        li.line data-row tabindex="-1" {
            p.what { strong { (part::text(voice.language(), &line.side)) } " " (voice.say(step)) }
            dl.when {
                (part::fact(&voice.say("proof-where"), &html! { code { (line.origin) " · " (line.index) } }))
                (part::fact(&voice.say("proof-when"), &html! {
                    time datetime=(part::to_second(line.at)) { (voice.instant(line.at, 0)) }
                }))
                (part::fact(&voice.say("proof-key"), &html! { code.digest { (line.fingerprint) } }))
            }
            p.step { a href=(line.copy) { (voice.say("certified-copy")) } }
        }
    }
}
