//! The form of an act, and the page that shows once more what will be recorded.

use maud::{Markup, html};
use paivand_kernel::{Authority, Class, Definition};
use paivand_voice::{Voice, voice};

use super::view::{About, ActForm};
use crate::form::answers::Answers;
use crate::form::control::{Asks, Control};
use crate::form::markup::controls;
use crate::view::{Frame, Link};
use crate::{href, layout, part};

/// What may be said, as a list of links.
pub(super) fn list(frame: &Frame, kinds: &[&Definition], drafts: &[(Link, String)]) -> Markup {
    let voice = voice(frame.language);
    let title = voice.say("acts-title");
    let body = html! {
        h1 { (title) }
        p.lead { (voice.say("acts-lead")) }
        @if !drafts.is_empty() {
            h2 { (voice.say("acts-drafts")) }
            ul.lines role="list" {
                @for (draft, day) in drafts {
                    li.line { p.what { (part::link(frame.language, draft)) } p.meta { (day) } }
                }
            }
            h2 { (voice.say("acts-new")) }
        }
        @if kinds.is_empty() { p.blank { (voice.say("acts-none")) } }
        ul.lines role="list" {
            @for definition in kinds {
                li.line {
                    p.what { a href=(href::form(definition.name, &[])) { (voice.act(definition.name)) } }
                    p.meta { (voice.about_act(definition.name)) }
                }
            }
        }
    };
    layout::page(frame, &title, layout::Width::Reading, &body)
}

/// The form on a page of its own.
pub(super) fn form_page(frame: &Frame, view: &ActForm) -> Markup {
    let voice = voice(frame.language);
    let title = voice.act(view.definition.name);
    let told =
        if view.refused.is_some() { format!("{}: {title}", voice.say("form-error")) } else { title.clone() };
    let body = html! {
        (summary(voice, view))
        h1 { (title) }
        p.lead { (voice.about_act(view.definition.name)) }
        @if let Some(saved) = &view.draft { p.draft { (voice.tell("form-draft", &[("date", saved.into())])) } }
        @if let About::Open(offers) = &view.subject {
            form.card method="get" action=(href::form(view.definition.name, &[])) {
                div.field {
                    label for="f-subject" { (voice.field("subject")) }
                    select #f-subject name="_subject" required {
                        option value="" { (voice.say("form-choose")) }
                        @for offer in offers { option value=(offer.value) { (offer.shown) } }
                    }
                }
                p.buttons { button.primary type="submit" { (voice.say("form-next")) } }
            }
        } @else {
            (form(voice, view, &html! {
                p.buttons {
                    button.primary type="submit" name="_step" value="check" { (voice.say("form-check")) }
                    button type="submit" name="_step" value="keep" formnovalidate { (voice.say("form-keep")) }
                }
            }))
        }
    };
    layout::page(frame, &told, layout::Width::Reading, &body)
}

/// What is wrong, above all else, with a way to the field.
fn summary(voice: &Voice, view: &ActForm) -> Markup {
    let papers = view.papers.iter().flat_map(|paper| [&paper.on, &paper.scan]);
    let at_fault = first_wrong(view.controls.iter().chain(papers));
    html! {
        @if let Some(why) = &view.refused {
            div.summary role="alert" tabindex="-1" autofocus {
                p.heading-of { (voice.say("form-refused")) }
                p {
                    @match at_fault {
                        Some(control) => a href={ "#f-" (control.name.replace(['.', '_'], "-")) } {
                            (control.label) ": " (why)
                        },
                        None => (why),
                    }
                }
            }
        }
    }
}

fn first_wrong<'a>(controls: impl IntoIterator<Item = &'a Control>) -> Option<&'a Control> {
    controls.into_iter().find_map(|control| match &control.asks {
        Asks::Group(inner) => first_wrong(inner),
        Asks::Known { .. }
        | Asks::Line(_)
        | Asks::Date(..)
        | Asks::Number(_)
        | Asks::Lines(_)
        | Asks::Radio(_)
        | Asks::Select(_)
        | Asks::Tick(_)
        | Asks::Texts(..)
        | Asks::File { .. } => control.wrong.is_some().then_some(control),
    })
}

/// The form itself, with these buttons.
pub(crate) fn form(voice: &Voice, view: &ActForm, buttons: &Markup) -> Markup {
    let known = view.controls.iter().filter(|control| matches!(control.asks, Asks::Known { .. }));
    let known: Vec<&str> = known.map(|control| control.name.as_str()).collect();
    html! {
        form.card method="post" enctype="multipart/form-data" action=(href::form(view.definition.name, &[])) {
            input type="hidden" name="_form" value=(view.form_token);
            input type="hidden" name="_known" value=(known.join(" "));
            @if let Some(handed) = &view.signing.handed { input type="hidden" name="_handed" value=(handed); }
            (subject(voice, &view.subject))
            (controls(voice, view.controls.iter().filter(|control| !may_wait(control))))
            @if view.controls.iter().any(may_wait) {
                details open[view.controls.iter().any(|control| may_wait(control) && (control.is_answered() || control.wrong.is_some()))] {
                    summary { (voice.say("form-more")) }
                    div.more { (controls(voice, view.controls.iter().filter(|control| may_wait(control)))) }
                }
            }
            @if let Some(joint) = view.joint { (authority(voice, joint)) }
            @for paper in &view.papers {
                fieldset.field {
                    legend { (voice.say("form-paper")) " " (part::text(voice.language(), &paper.name)) }
                    (controls(voice, [&paper.on, &paper.scan]))
                }
            }
            @if let Some(days) = &view.days { (in_force(voice, days)) }
            (readers(voice, view))
            (buttons)
        }
    }
}

/// What need not be answered stands folded below what must.
fn may_wait(control: &Control) -> bool {
    !control.required && !matches!(control.asks, Asks::Known { .. } | Asks::Tick(_) | Asks::File { .. })
}

fn subject(voice: &Voice, about: &About) -> Markup {
    html! {
        @match about {
            // What has no name of its own is told by the other fields.
            About::Known(value, shown) if shown != value => {
                div.field.given {
                    span.label-of { (voice.field("subject")) } p.known { (shown) }
                    input type="hidden" name="_subject" value=(value);
                }
            }
            About::Known(value, _) | About::New(value) => { input type="hidden" name="_subject" value=(value); }
            About::Open(_) | About::Follows => {}
        }
    }
}

fn authority(voice: &Voice, joint: bool) -> Markup {
    html! {
        fieldset.field {
            legend { (voice.say("form-whose-word")) }
            div.radios {
                span.radio {
                    input #own type="radio" name="_joint" value="no" checked[!joint];
                    label for="own" { (voice.say("form-own")) }
                }
                span.radio {
                    input #joint type="radio" name="_joint" value="yes" checked[joint];
                    label for="joint" { (voice.say("form-joint")) }
                }
            }
        }
    }
}

fn in_force(voice: &Voice, (from, until): &(String, String)) -> Markup {
    let day = |name: &'static str, value: &str, label: String| {
        html! {
            div.field {
                label for=(name) { (label) span.optional { (voice.say("form-optional")) } }
                input.short id=(name) name=(name) value=(value) inputmode="numeric" maxlength="10"
                    autocomplete="off" placeholder="2027-03-12";
            }
        }
    };
    html! {
        details open[!from.is_empty() || !until.is_empty()] {
            summary { (voice.say("form-days")) }
            (day("_from", from, voice.field("in_force_from")))
            (day("_until", until, voice.field("in_force_until")))
        }
    }
}

/// Who will read it, before it is sent.
fn readers(voice: &Voice, view: &ActForm) -> Markup {
    let joint = view.definition.authority == Authority::Joint || view.joint == Some(true);
    let personal = view.definition.fields.iter().any(|field| field.class == Class::Personal);
    html! {
        div.readers {
            p {
                strong { (voice.say("form-readers")) } " "
                @if view.read_by.is_empty() { (voice.say("form-readers-none")) }
                @else { (part::names(voice.language(), &view.read_by)) }
            }
            p { (voice.say(if joint { "form-becomes-proposal" } else { "form-becomes-word" })) }
            @if joint && !view.signing.signs { p { (voice.say("form-goes-to-signer")) } }
            @if personal { p { (voice.say("form-stays-here")) } }
            p { (voice.say("form-no-clearance")) }
        }
    }
}

/// What exactly will be recorded, and the button that does it.
pub(super) fn check_page(frame: &Frame, view: &ActForm, answers: &Answers) -> Markup {
    let voice = voice(frame.language);
    let title = voice.say("check-title");
    let joint = view.definition.authority == Authority::Joint || view.joint == Some(true);
    let body = html! {
        p.eyebrow { (voice.act(view.definition.name)) }
        h1 { (title) }
        p.lead { (voice.say("check-lead")) }
        dl.answers {
            @if let About::Known(value, shown) = &view.subject && shown != value { (part::fact(&voice.field("subject"), &html! { (shown) })) }
            @for control in &view.controls { (answer(voice, control)) }
            @for paper in &view.papers {
                (answer(voice, &paper.on))
                (answer(voice, &paper.scan))
            }
            @if let Some(joint) = view.joint {
                (part::fact(&voice.say("form-whose-word"), &html! { (voice.say(if joint { "form-joint" } else { "form-own" })) }))
            }
            @if let Some((from, until)) = view.days.as_ref().filter(|_| view.joint != Some(false)) {
                @if !from.is_empty() { (part::fact(&voice.field("in_force_from"), &html! { (from) })) }
                @if !until.is_empty() { (part::fact(&voice.field("in_force_until"), &html! { (until) })) }
            }
        }
        form.card method="post" action=(href::form(view.definition.name, &[])) {
            @for (name, value) in answers.all().filter(|(name, _)| name != "_step" && name != "_form") {
                input type="hidden" name=(name) value=(value);
            }
            input type="hidden" name="_form" value=(view.form_token);
            (readers(voice, view))
            p.buttons {
                @if !view.signing.signs {
                    button.primary type="submit" name="_step" value="hand-over" { (voice.say("check-hand-over")) }
                } @else if joint {
                    button.primary type="submit" name="_step" value="say" { (voice.say("check-sign")) }
                    @if view.signing.handed.is_some() {
                        button type="submit" name="_step" value="give-back" { (voice.say("check-give-back")) }
                    }
                } @else {
                    button.primary type="submit" name="_step" value="say" { (voice.say("check-say")) }
                }
                button type="submit" name="_step" value="change" { (voice.say("check-change")) }
            }
        }
    };
    layout::page(frame, &title, layout::Width::Reading, &body)
}

fn answer(voice: &Voice, control: &Control) -> Markup {
    let chosen = |offers: &[crate::form::control::Offer]| {
        offers.iter().find(|offer| offer.chosen).map(|offer| offer.shown.clone()).unwrap_or_default()
    };
    let said = match &control.asks {
        Asks::Known { shown, .. } => html! { (shown) },
        Asks::Line(value) | Asks::Number(value) | Asks::Lines(value) => html! { (value) },
        Asks::Date(value, day) => html! {
            @match day { Some(day) => (part::date(voice, *day)), None => (value) }
        },
        Asks::Radio(offers) | Asks::Select(offers) => html! { (chosen(offers)) },
        Asks::Tick(on) => html! { (voice.say(if *on { "form-yes" } else { "form-no" })) },
        Asks::Texts(texts, _) => html! {
            @for (language, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
                p lang=(language.tag()) { (text) }
            }
        },
        Asks::File { kept, .. } => html! { @for digest in kept { code.digest { (digest) } " " } },
        Asks::Group(inner) => html! { dl.answers { @for control in inner { (answer(voice, control)) } } },
    };
    let empty = said.0.trim().is_empty();
    // Of a group about which nothing is said no box is told either.
    let silent = matches!(control.asks, Asks::Group(_)) && !control.is_answered();
    html! { @if !empty && !silent { (part::fact(&control.label, &said)) } }
}
