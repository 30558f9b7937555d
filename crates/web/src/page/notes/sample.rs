//! A sample of the register of notes.

use jiff::civil::date;
use paivand_language::Language;

use super::view::{Answer, At, NoteLine, NotesPage, SideLine};
use crate::sample::{Four, link, said, words};
use crate::view::Text;

const COMPOSITION: Four = [
    "Дар бораи ҳайати гурӯҳи корӣ",
    "关于工作组的组成",
    "О составе рабочей группы",
    "On the composition of the working group",
];

/// A note that asks, and the note by which it is answered.
#[must_use]
pub fn notes(language: Language) -> NotesPage {
    NotesPage {
        notes: vec![
            line(language, "20261201-0a1b2c", Answer::Asked(Some(date(2027, 1, 2)))),
            line(language, "20261120-1f2e3d", Answer::Given(composition(language))),
        ],
        send: Some("/acts/note.send".to_owned()),
        part: 1,
        parts: 2,
    }
}

fn composition(language: Language) -> crate::view::Link {
    link(language, COMPOSITION, "/notes?about=20261201-0a1b2c#note.20261201-0a1b2c")
}

fn line(language: Language, id: &str, answer: Answer) -> NoteLine {
    let arrived = Some(date(2026, 12, 3));
    NoteLine {
        id: format!("note.{id}"),
        title: said(language, COMPOSITION).words,
        kind: "A · B".to_owned(),
        answers: Some(composition(language)),
        sides: vec![
            SideLine {
                side: said(language, words::TJ),
                number: Some(Text::new(language, "04/17-112")),
                at: At::Sent(date(2026, 12, 1)),
            },
            SideLine { side: said(language, words::CN), number: None, at: At::Receiver { arrived, answer } },
            SideLine {
                side: said(language, words::CN),
                number: None,
                at: At::Receiver { arrived: None, answer: Answer::Asked(None) },
            },
        ],
        text: Some(said(language, COMPOSITION)),
        scan: Some(link(language, COMPOSITION, "/files/0a1b2c")),
        receive: Some("/acts/note.receive".to_owned()),
        reply: Some("/acts/note.send".to_owned()),
    }
}
