//! Sample views: the living style sheet and the tests render them.
//!
//! The texts are those of the project's own `memorandum/`; dates, claims and proofs are made up.

mod document;
mod turn;
mod words;

use jiff::civil::{Date, date};
use paivand_language::Language;

use crate::view::{CutLine, Frame, Link, Text, Texts};
use crate::{Ask, Source, Trouble};

pub use document::{memorandum, terms, workplan};
pub use turn::{blank, turn};

/// The same in four languages, in the order of [`Language::ALL`].
type Four = [&'static str; 4];

/// The date of the samples.
pub const TODAY: Date = date(2026, 11, 24);

fn texts(four: Four) -> Texts {
    Texts::new(Language::ALL.into_iter().zip(four))
}

fn said(language: Language, four: Four) -> Text {
    texts(four).for_reader(language).unwrap_or_else(|| Text::new(language, ""))
}

fn link(language: Language, words: Four, href: &str) -> Link {
    Link { words: said(language, words), href: href.to_owned() }
}

/// A number or name that is the same in every language.
fn reference(language: Language, words: &str, href: &str) -> Link {
    Link { words: Text::new(language, words), href: href.to_owned() }
}

/// The frame of a node of the Tajik side.
#[must_use]
pub fn frame(language: Language, path: &str) -> Frame {
    const NAMES: [Four; 3] = [
        ["Ёддошти тафоҳум", "谅解备忘录", "Меморандум", "Memorandum"],
        ["Низомнома", "职责范围", "Положение", "Terms"],
        ["Нақшаи корӣ", "工作计划", "План работы", "Work plan"],
    ];
    let places = ["/documents/memorandum", "/documents/terms", "/documents/workplan"];
    Frame {
        language,
        path: path.to_owned(),
        query: Vec::new(),
        side: said(language, words::TJ),
        office: said(language, words::TJ_OFFICE),
        documents: NAMES.into_iter().zip(places).map(|(words, href)| link(language, words, href)).collect(),
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

/// A source that knows nothing but the samples.
#[derive(Clone, Copy, Debug)]
pub struct Samples;

impl Source for Samples {
    fn frame(&self, ask: &Ask) -> Frame {
        Frame { query: ask.query.clone(), ..frame(ask.language, &ask.path) }
    }

    fn turn(&self, ask: &Ask) -> Result<crate::view::TurnPage, Trouble> {
        let view = turn(ask.language);
        Ok(crate::view::TurnPage { frame: self.frame(ask), at: ask.at.unwrap_or(TODAY), ..view })
    }

    fn document(&self, ask: &Ask, id: &str) -> Result<crate::view::DocumentPage, Trouble> {
        let mut view = match id {
            "memorandum" => memorandum(ask.language),
            "terms" => terms(ask.language),
            "workplan" => workplan(ask.language),
            _ => return Err(Trouble::NoSuchDocument),
        };
        if !ask.show.is_empty() {
            view.shown.clone_from(&ask.show);
        }
        Ok(crate::view::DocumentPage { frame: self.frame(ask), at: ask.at.unwrap_or(TODAY), ..view })
    }
}
