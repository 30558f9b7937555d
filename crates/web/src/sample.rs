//! Sample views: the living style sheet and the tests render them.
//!
//! The texts are those of the project's own `memorandum/`; dates, claims and proofs are made up.

pub(crate) mod words;

use jiff::civil::{Date, date};
use paivand_language::Language;
use paivand_people::Bundle;

use crate::view::{CutLine, Frame, Link, Signed, Text, Texts};

pub use crate::page::document::sample::{memorandum, terms, workplan};
pub use crate::page::home::sample::{blank, home};
pub use crate::page::notes::sample::notes;

/// The same in four languages, in the order of [`Language::ALL`].
pub(crate) type Four = [&'static str; 4];

/// The date of the samples.
pub const TODAY: Date = date(2026, 11, 24);

pub(crate) fn texts(four: Four) -> Texts {
    Texts::new(Language::ALL.into_iter().zip(four))
}

pub(crate) fn said(language: Language, four: Four) -> Text {
    texts(four).for_reader(language).unwrap_or_else(|| Text::new(language, ""))
}

pub(crate) fn link(language: Language, words: Four, href: &str) -> Link {
    Link { words: said(language, words), href: Some(href.to_owned()) }
}

/// A number or name that is the same in every language.
pub(crate) fn reference(language: Language, words: &str, href: &str) -> Link {
    Link { words: Text::new(language, words), href: Some(href.to_owned()) }
}

/// The frame of a node of the Tajik side.
#[must_use]
pub fn frame(language: Language, path: &str) -> Frame {
    Frame {
        language,
        path: path.to_owned(),
        query: Vec::new(),
        side: said(language, words::TJ),
        office: said(language, words::TJ_OFFICE),
        at: None,
        signed: Some(Signed {
            name: "n.rajabova".to_owned(),
            seats: Bundle::Secretariat.seats().to_vec(),
            form_token: String::new(),
        }),
        held_by_both: Some(18_231),
        recorded_here: 2,
        cut: cut(language),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        notices: Vec::new(),
    }
}

/// Both logs.
#[must_use]
pub fn cut(language: Language) -> Vec<CutLine> {
    let line = |side, origin: &str, size, root: &str| CutLine {
        side: said(language, side),
        origin: origin.to_owned(),
        size,
        root: root.to_owned(),
    };
    vec![
        line(words::CN, "cn.example/paivand/tj-cn-ai", 9_104, "5uV0hQ0wqcZ2u9tnQmXkq0kLr3s8mQFvJH1dQw2b0nA="),
        line(words::TJ, "tj.example/paivand/tj-cn-ai", 9_127, "7Qm3vX9eT1oYw5zJr8cU2hNfKpLs6bGdA4iEoVxMqRk="),
    ]
}
