//! The page of notes: one entry a note, with what each side has of it.

use maud::{Markup, html};
use paivand_voice::{Voice, voice};

use super::view::{Answer, At, NoteLine, NotesPage, SideLine};
use crate::layout::{self, Width};
use crate::part;
use crate::view::Frame;

/// The page.
#[must_use]
pub fn page(frame: &Frame, view: &NotesPage) -> Markup {
    let voice = voice(frame.language);
    let title = voice.say("notes-title");
    let body = html! {
        h1 { (title) }
        p.lead { (voice.say("notes-lead")) }
        @if let Some(send) = &view.send { p.buttons { a.act href=(send) { (voice.say("notes-send")) } } }
        @if view.notes.is_empty() { p.blank { (voice.say("notes-none")) } }
        ul.lines role="list" { @for note in &view.notes { (line(voice, note)) } }
        (part::pager(voice, frame, view.part, view.parts))
    };
    layout::page(frame, &title, Width::Reading, &body)
}

fn line(voice: &Voice, note: &NoteLine) -> Markup {
    let page = voice.language();
    html! {
        li.line id=(note.id) data-row tabindex="-1" {
            p.what { (note.title) }
            p.meta {
                (note.kind)
                @if let Some(answers) = &note.answers {
                    " · " (voice.say("notes-answers")) " " (part::link(page, answers))
                }
            }
            @if let Some(text) = &note.text {
                details { summary { (voice.field("text")) } blockquote { (part::text(page, text)) } }
            }
            @if let Some(scan) = &note.scan { p.meta { (part::link(page, scan)) } }
            dl.when { @for side in &note.sides { (of_side(voice, side)) } }
            @if note.receive.is_some() || note.reply.is_some() {
                p.buttons {
                    @if let Some(receive) = &note.receive { (button(voice, receive, "notes-receive", note)) }
                    @if let Some(reply) = &note.reply { (button(voice, reply, "notes-reply", note)) }
                }
            }
        }
    }
}

fn button(voice: &Voice, href: &str, word: &str, note: &NoteLine) -> Markup {
    let said = voice.say(word);
    html! { a.act href=(href) aria-label={ (said) ": " (note.title) } { (said) } }
}

/// The number of a side, the day, and what is asked of it.
fn of_side(voice: &Voice, line: &SideLine) -> Markup {
    let number = line.number.as_ref().map(|number| part::text(voice.language(), number));
    html! {
        div {
            dt { (part::text(voice.language(), &line.side)) }
            dd {
                @if let Some(number) = number { span.number { (number) } }
                @match &line.at {
                    At::Sent(dated) => (part::date(voice, *dated)),
                    At::Receiver { arrived, answer } => {
                        @match arrived {
                            Some(day) => span { (voice.tell("notes-arrived", &[("date", voice.date(*day).into())])) },
                            None => span { (voice.say("notes-not-entered")) },
                        }
                        (asked(voice, answer))
                    }
                }
            }
        }
    }
}

fn asked(voice: &Voice, answer: &Answer) -> Markup {
    html! {
        @match answer {
            Answer::None => {}
            Answer::Asked(None) => span.state { (voice.say("notes-asked")) },
            Answer::Asked(Some(until)) => span.state {
                (voice.tell("notes-asked-until", &[("date", voice.date(*until).into())]))
            },
            Answer::Given(answer) => span { (voice.say("notes-answered")) " " (part::link(voice.language(), answer)) },
        }
    }
}
