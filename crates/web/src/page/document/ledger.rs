//! Commitments and rules, line by line.

use maud::{Markup, html};
use paivand_voice::Voice;

use super::view::{Answer, Claim, Commitment, Outcome, RuleLine, State, Strength};
use crate::part;

/// A commitment in one line, under the passage it serves.
pub(super) fn short(voice: &Voice, commitment: &Commitment) -> Markup {
    html! {
        li {
            a href=(commitment.href) { (commitment.id) } " "
            (part::texts(voice, &commitment.texts)) " "
            span.whom { (part::names(voice.language(), &commitment.on)) }
            @if let Some(due) = commitment.due { span.due { (voice.say("by-when")) " " (part::date(voice, due)) } }
            (state(voice, commitment.state))
        }
    }
}

/// The ledger of a work plan.
pub(super) fn commitments(voice: &Voice, commitments: &[Commitment]) -> Markup {
    html! {
        section aria-labelledby="commitments" {
            h2 #commitments { (voice.say("commitments-heading")) }
            ol.lines.ledger role="list" { @for commitment in commitments { (whole(voice, commitment)) } }
        }
    }
}

fn whole(voice: &Voice, commitment: &Commitment) -> Markup {
    let page = voice.language();
    html! {
        li.line id=(commitment.id) data-row tabindex="-1" {
            p.what {
                a.id href={ "#" (commitment.id) } { (commitment.id) } " "
                (part::texts(voice, &commitment.texts)) " " (state(voice, commitment.state))
            }
            dl.when {
                (part::fact(&voice.say("on-whom"), &part::names(page, &commitment.on)))
                @if !commitment.lead.is_empty() {
                    (part::fact(&voice.say("lead"), &part::names(page, &commitment.lead)))
                }
                (part::fact(&voice.say("by-when"), &html! {
                    @match commitment.due { Some(due) => (part::date(voice, due)), None => { (voice.say("no-date")) } }
                }))
                (part::fact(&voice.say("strength"), &html! { (voice.say(strength_word(commitment.strength))) }))
                (part::fact(&voice.say("under"), &html! {
                    @for link in &commitment.under { (part::link(page, link)) " " }
                }))
                (part::fact(&voice.say("evidence"), &part::texts(voice, &commitment.evidence)))
            }
            @for claim in &commitment.claims { (claimed(voice, claim)) }
        }
    }
}

fn claimed(voice: &Voice, claim: &Claim) -> Markup {
    let page = voice.language();
    let outcome = match claim.outcome {
        Outcome::Done => "page-outcome-done",
        Outcome::Partly => "page-outcome-partly",
        Outcome::Obstacle => "page-outcome-obstacle",
        Outcome::Overtaken => "page-outcome-overtaken",
    };
    html! {
        div.claim {
            p {
                strong { (part::text(page, &claim.by)) } (part::comma(page)) (part::date(voice, claim.on)) (part::colon(page)) (voice.say(outcome))
            }
            p { (part::text(page, &claim.words)) }
            @match &claim.answer {
                Some((by, on, answer)) => {
                    p.answer {
                        strong { (part::text(page, by)) } (part::comma(page)) (part::date(voice, *on)) (part::colon(page)) (voice.say(answer_word(*answer)))
                    }
                }
                None => { p.answer { (voice.say("answer-awaited")) } }
            }
        }
    }
}

fn answer_word(answer: Answer) -> &'static str {
    match answer {
        Answer::Concur => "page-answer-concur",
        Answer::Note => "page-answer-note",
        Answer::Dispute => "page-answer-dispute",
    }
}

/// A state: always a word and a shape, never a colour alone.
pub(crate) fn state(voice: &Voice, state: State) -> Markup {
    let (message, shape) = match state {
        State::Open => ("state-open", "open"),
        State::Past => ("mark-past", "past"),
        State::Claimed => ("state-claimed", "half"),
        State::Done => ("state-done", "good"),
        State::Disputed => ("state-disputed", "past"),
        State::Standing => ("mark-standing", "open"),
    };
    html! { span class={ "state " (shape) } { (voice.say(message)) } }
}

/// The rules of the terms, each with where its figure comes from.
pub(super) fn rules(voice: &Voice, rules: &[RuleLine]) -> Markup {
    html! {
        section aria-labelledby="rules" {
            h2 #rules { (voice.say("rules-heading")) }
            p.lead { (voice.say("rules-lead")) }
            div.scroll tabindex="0" role="group" aria-labelledby="rules" {
                table {
                    thead { tr {
                        th scope="col" { (voice.say("rule-number")) }
                        th scope="col" { (voice.say("rule")) }
                        th scope="col" { (voice.say("under")) }
                        th scope="col" { (voice.say("precedent")) }
                    } }
                    tbody {
                        @for rule in rules {
                            tr data-row tabindex="-1" {
                                th scope="row" { (rule.id) }
                                td { (part::text(voice.language(), &rule.rule)) }
                                td { (part::link(voice.language(), &rule.under)) }
                                td {
                                    @match &rule.precedent {
                                        Some(precedent) => { span lang="en" { (precedent) } }
                                        None => { (voice.say("precedent-none")) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The message that names how strong a promise is.
pub(super) fn strength_word(strength: Strength) -> &'static str {
    match strength {
        Strength::Constitutive => "page-strength-constitutive",
        Strength::Due => "page-strength-due",
        Strength::BestEfforts => "page-strength-best-efforts",
        Strength::Standing => "page-strength-standing",
    }
}
