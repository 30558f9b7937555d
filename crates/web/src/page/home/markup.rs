//! The home page: the first thing open with its form and one button, then the rest.

use maud::{Markup, html};
use paivand_voice::{Voice, voice};

use super::view::{HomePage, Line, Next, Prepared, RecordedLine, Time};
use crate::page::act;
use crate::{layout, part};

/// Days before a date from which it is near.
const NEAR_DAYS: i64 = 30;

/// The page.
#[must_use]
pub fn page(view: &HomePage) -> Markup {
    let voice = voice(view.frame.language);
    let title = voice.tell("turn-title", &[("count", view.ours_in_all.into())]);
    let body = html! {
        @if let Some(recorded) = &view.recorded { (recorded_line(voice, recorded)) }
        h1 { (title) }
        div.desk {
            div.main {
                (for_signature(voice, &view.submissions))
                @match &view.next {
                    Some(next) => (first(voice, next)),
                    None if view.ours_in_all == 0 => (nothing(voice, view)),
                    None => {}
                }
                (list(voice, "ours", &voice.say("turn-then"), &view.ours))
                (list(voice, "together", &voice.say("turn-together"), &view.together))
                (part::pager(voice, &view.frame, view.part, view.parts))
            }
            aside.rail aria-labelledby="theirs" {
                h2 #theirs {
                    @match &view.their_name {
                        Some(name) => { (voice.say("turn-theirs-of")) " " (part::text(voice.language(), name)) }
                        None => (voice.say("turn-theirs")),
                    }
                    " " span.count { (voice.number(part::whole(view.theirs_in_all as u64))) }
                }
                @if view.theirs.is_empty() { p.blank { (voice.say("turn-theirs-blank")) } }
                ol.rows role="list" { @for line in &view.theirs { (their_row(voice, line)) } }
            }
        }
        (part::date_form(voice, &view.frame.path, &view.frame.query, view.at))
        (part::cut(voice, &view.cut, Some(&view.digest), &voice.tell("turn-cut", &[("date", voice.date(view.at).into())])))
    };
    layout::page(&view.frame, &title, layout::Width::Wide, &body)
}

fn recorded_line(voice: &Voice, recorded: &RecordedLine) -> Markup {
    let said = match recorded {
        RecordedLine::Entry { number, received } => {
            let word = if *received { "recorded-received" } else { "recorded-not-received" };
            voice.tell(word, &[("number", (*number).into())])
        }
        RecordedLine::Waiting => voice.say("recorded-waiting"),
        RecordedLine::Withdrawn => voice.say("recorded-withdrawn"),
        RecordedLine::HandedOver => voice.say("recorded-handed-over"),
        RecordedLine::GivenBack => voice.say("recorded-given-back"),
    };
    html! { p.recorded role="status" { (said) } }
}

/// What was prepared here and waits for the signature of the side.
fn for_signature(voice: &Voice, submissions: &[Prepared]) -> Markup {
    html! {
        @if !submissions.is_empty() {
            section aria-labelledby="signature" {
                h2 #signature { (voice.say("turn-signature")) }
                ul.lines role="list" {
                    @for one in submissions {
                        li.line data-row tabindex="-1" {
                            p.what { (one.what) }
                            p.meta { (voice.say("turn-prepared-by")) (part::colon(voice.language())) (one.by) }
                            @if let Some(href) = &one.href {
                                @let word = voice.say(if one.signs { "turn-sign" } else { "turn-open" });
                                p.buttons { a.act href=(href) aria-label={ (word) ": " (one.what) } { (word) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The one next thing.
fn first(voice: &Voice, next: &Next) -> Markup {
    let (page, line) = (voice.language(), &next.line);
    html! {
        section.next aria-labelledby="first" data-row tabindex="-1" {
            p.eyebrow #first { (voice.say("turn-first")) }
            h2.what { (part::text(page, &line.step)) }
            p.about { (part::text(page, &line.what)) }
            p.time { (time(voice, line)) @if line.by.is_some() { " " (until(voice, line)) } }
            p.meta { (meta(voice, line, true)) }
            @match (&next.form, &line.act) {
                (Some(form), _) => (act::form(voice, form, &html! {
                    p.buttons { button.primary type="submit" name="_step" value="say" { (voice.act(form.definition.name)) } }
                })),
                (None, Some(act)) => p.buttons { a.primary href=(act) { (part::text(page, &line.step)) "…" } },
                (None, None) => {}
            }
        }
    }
}

fn nothing(voice: &Voice, view: &HomePage) -> Markup {
    let nearest = view.together.iter().chain(&view.theirs).find(|line| line.by.is_some());
    html! {
        section.next.blank {
            p.what { (voice.say("turn-ours-blank")) }
            @if let Some(line) = nearest {
                p.meta {
                    (voice.say("turn-nearest")) " "
                    @if let Some(by) = line.by { (part::date(voice, by)) }
                    (part::colon(voice.language())) (part::text(voice.language(), &line.what))
                }
            }
        }
    }
}

/// Rows that anybody of the side may act on.
fn list(voice: &Voice, id: &str, heading: &str, lines: &[Line]) -> Markup {
    html! {
        @if !lines.is_empty() {
            section aria-labelledby=(id) {
                h2 id=(id) { (heading) }
                ol.rows role="list" { @for line in lines { (row(voice, line)) } }
            }
        }
    }
}

/// All rows of a page without their lists, for the living style sheet.
#[must_use]
pub(crate) fn rows(voice: &Voice, lines: &[Line]) -> Markup {
    html! { ol.rows role="list" { @for line in lines { (row(voice, line)) } } }
}

fn row(voice: &Voice, line: &Line) -> Markup {
    let page = voice.language();
    html! {
        li.row data-row tabindex="-1" {
            p.time { (time(voice, line)) @if let Some(by) = line.by { br; (part::date(voice, by)) } }
            div {
                p.what { (part::text(page, &line.what)) }
                p.meta { (meta(voice, line, false)) }
            }
            @if let Some(act) = &line.act {
                a.act href=(act) aria-label={ (voice.say("turn-do")) ": " (line.what.words) } { (voice.say("turn-do")) }
            }
        }
    }
}

fn their_row(voice: &Voice, line: &Line) -> Markup {
    let page = voice.language();
    html! {
        li.row data-row tabindex="-1" {
            p.time { (time(voice, line)) @if let Some(by) = line.by { " · " (part::date(voice, by)) } }
            p.what { (part::text(page, &line.what)) }
            p.meta { (meta(voice, line, false)) }
        }
    }
}

/// What it is about, under what, perhaps since when: one line.
fn meta(voice: &Voice, line: &Line, whole: bool) -> Markup {
    let page = voice.language();
    html! {
        span { (part::link(page, &line.about)) }
        @if line.under.words != line.about.words { " · " span { (part::link(page, &line.under)) } }
        @if let Some(since) = line.since.filter(|_| whole) { " · " span { (voice.say("since")) " " (part::date(voice, since)) } }
        @if line.provisional { " · " span.state.provisional { (voice.say("mark-provisional")) } }
    }
}

/// Time in words first.
fn time(voice: &Voice, line: &Line) -> Markup {
    let days = |word: &str, days: i64| voice.tell(word, &[("days", days.into())]);
    html! {
        @match line.time {
            Time::Left(left) if left <= NEAR_DAYS => span.near { (days("days-left", left)) },
            Time::Left(left) => span { (days("days-left", left)) },
            Time::Past(past) => span.past { (days("days-past", past)) },
            Time::None => span { (voice.say("no-date")) },
            Time::NotReceived => span { (voice.say("not-received")) },
        }
    }
}

fn until(voice: &Voice, line: &Line) -> Markup {
    html! {
        @if let Some(by) = line.by {
            span.until {
                (voice.tell("due-until", &[("date", voice.date(by).into()), ("place", line.place.clone().into())]))
            }
        }
    }
}
