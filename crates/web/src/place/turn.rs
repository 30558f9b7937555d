//! Whose turn it is: the home page.

use maud::{Markup, html};
use paivand_voice::{Voice, voice};

use crate::view::{Column, Line, TurnPage, Whose};
use crate::{address, part, shell};

/// The page.
#[must_use]
pub fn page(view: &TurnPage) -> Markup {
    let voice = voice(view.frame.language);
    let title = voice.say("turn-title");
    let body = html! {
        div.heading {
            div {
                h1 { (title) }
                p.lead { (voice.say("turn-lead")) }
            }
            (part::date_form(voice, &view.frame.path, &view.frame.query, view.at))
        }
        (columns(voice, &view.columns))
        (pager(voice, view))
        (part::cut(voice, &view.cut, Some(&view.digest), &voice.tell("turn-cut", &[("date", voice.date(view.at).into())])))
    };
    shell::page(&view.frame, &title, true, &body)
}

/// The columns side by side.
fn columns(voice: &Voice, columns: &[Column]) -> Markup {
    html! {
        div.columns {
            @for (place, column) in columns.iter().enumerate() { (one_column(voice, place, column)) }
        }
    }
}

/// The way to the other parts of long columns; nothing where all is shown.
fn pager(voice: &Voice, view: &TurnPage) -> Markup {
    let (path, query) = (&view.frame.path, &view.frame.query);
    let to = |part: usize| address::changed(path, query, "part", Some(&part.to_string()));
    html! {
        @if view.parts > 1 {
            nav.pager aria-label=(voice.say("pager")) {
                @if view.part > 1 { a rel="prev" href=(to(view.part - 1)) { (voice.say("pager-before")) } }
                span {
                    (voice.tell("pager-place", &[("part", view.part.into()), ("parts", view.parts.into())]))
                }
                @if view.part < view.parts { a rel="next" href=(to(view.part + 1)) { (voice.say("pager-after")) } }
            }
        }
    }
}

/// All lines without their columns.
#[must_use]
pub(super) fn lines(voice: &Voice, columns: &[Column]) -> Markup {
    html! {
        ol.lines role="list" {
            @for line in columns.iter().flat_map(|column| &column.lines) { (one_line(voice, line)) }
        }
    }
}

fn one_column(voice: &Voice, place: usize, column: &Column) -> Markup {
    let (heading, blank) = match column.whose {
        Whose::Ours => ("turn-ours", "turn-ours-blank"),
        Whose::Theirs => ("turn-theirs", "turn-theirs-blank"),
        Whose::Both => ("turn-both", "turn-both-blank"),
    };
    let id = format!("column-{place}");
    html! {
        section.column aria-labelledby=(id) data-column=(place) {
            h2 id=(id) {
                (voice.say(heading))
                @if let Some(name) = &column.name { span.whom { (part::text(voice.language(), name)) } }
                span.count { (voice.tell("turn-count", &[("count", column.count.into())])) }
            }
            @if column.count == 0 {
                p.blank { (voice.say(blank)) }
            } @else if column.lines.is_empty() {
                p.blank { (voice.say("pager-all-before")) }
            } @else {
                ol.lines role="list" { @for line in &column.lines { (one_line(voice, line)) } }
            }
        }
    }
}

/// The day it began; what has not been received has no day yet.
fn since(voice: &Voice, line: &Line) -> Markup {
    match line.since {
        Some(since) => part::date(voice, since),
        None => html! { (voice.say("not-received")) },
    }
}

fn one_line(voice: &Voice, line: &Line) -> Markup {
    let page = voice.language();
    html! {
        li.line data-row tabindex="-1" {
            p.what {
                (part::text(page, &line.what))
                " " span.about { (part::link(page, &line.about)) }
            }
            dl.when {
                (part::fact(&voice.say("since"), &since(voice, line)))
                @if line.standing {
                    (part::fact(&voice.say("by-when"), &html! { (voice.say("mark-standing")) }))
                } @else {
                    (part::fact(&voice.say("by-when"), &by(voice, line)))
                }
                (part::fact(&voice.say("under"), &html! {
                    (part::link(page, &line.under)) span.rule { (part::text(page, &line.rule)) }
                }))
            }
            p.step {
                span.step-name { (voice.say("step")) }
                strong { (part::text(page, &line.step)) }
                @if let Some(command) = &line.command { code.command { (command) } }
            }
        }
    }
}

fn by(voice: &Voice, line: &Line) -> Markup {
    html! {
        @match line.by {
            Some(by) => {
                (part::date(voice, by))
                span.zone { (line.zone) }
                @if line.past { span.state.past { (voice.say("mark-past")) } }
                @if line.provisional { span.state.provisional { (voice.say("mark-provisional")) } }
            }
            None => { (voice.say("no-date")) }
        }
    }
}
