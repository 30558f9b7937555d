//! What stands on a paper, whatever it is written in.

mod document;
mod dues;
mod office;
mod sessions;
mod workplan;

pub use document::document;
pub use dues::dues;
pub use office::Office;
pub use sessions::{Sitting, sessions};
pub use workplan::{COLUMNS, workplan};

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use paivand_kernel::document::NamedSide;
use paivand_kernel::{Code, Side, Standing};
use paivand_language::Language;
use paivand_voice::{Voice, voice};

/// Words in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The code of the language, as documents write it.
    pub language: String,
    /// The words.
    pub words: String,
}

impl Run {
    /// Words in a language.
    pub fn new(language: impl Into<String>, words: impl Into<String>) -> Self {
        Self { language: language.into(), words: words.into() }
    }
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words, perhaps in several languages one under another.
    Words(Vec<Run>),
    /// A number or code that is the same in every language.
    Code(String),
    /// A date; empty if there is none.
    Date(Option<Date>),
}

impl Cell {
    /// Words in languages; what is the same in all of them stands once.
    pub(crate) fn words(mut runs: Vec<Run>) -> Self {
        if runs.windows(2).all(|pair| matches!(pair, [one, other] if one.words == other.words)) {
            runs.truncate(1);
        }
        Self::Words(runs)
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row(pub Vec<Cell>);

/// A table whose columns stand in parallel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The heads of the columns.
    pub heads: Vec<Vec<Run>>,
    /// How wide each column is, in parts of the whole.
    pub widths: Vec<u32>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A part of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(Vec<Run>),
    /// A paragraph.
    Text(Vec<Run>),
    /// A table.
    Table(Table),
}

/// A paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its name, in the order of its languages.
    pub title: Vec<Run>,
    /// What stands on it.
    pub blocks: Vec<Block>,
    /// The instant of the record that it shows: no clock is read.
    pub at: Timestamp,
    /// What it was computed from: the digest of the list or the text.
    pub digest: String,
}

/// Languages and sides of a paper, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The codes of the languages: those of the charter, in its order; that of the side whose original it is first.
    pub languages: Vec<String>,
    /// The sides, likewise.
    pub sides: Vec<Side>,
}

impl Order {
    /// The order of the charter, or of one side's original.
    #[must_use]
    pub fn new(standing: &Standing, alternat: Option<Side>) -> Self {
        let mut sides = standing.sides();
        let mut languages: Vec<String> = standing
            .charter()
            .map(|(_, charter)| charter.languages.iter().map(|code| code.as_str().to_owned()).collect())
            .unwrap_or_default();
        // A paper of both sides speaks the languages in which their texts are authentic.
        let authentic = authentic(standing);
        if languages.iter().any(|code| authentic.contains(code)) {
            languages.retain(|code| authentic.contains(code));
        }
        if let Some(at) = alternat.and_then(|side| sides.iter().position(|each| *each == side)) {
            sides.rotate_left(at);
            languages.sort_by_key(|code| state_language(alternat) != Some(code.as_str()));
        }
        Self { languages, sides }
    }

    /// A message in each language of the paper.
    #[must_use]
    pub fn say(&self, id: &str) -> Vec<Run> {
        self.voices().into_iter().map(|(code, voice)| Run::new(code, voice.say(id))).collect()
    }

    /// Those of the languages in which the house speaks; English where there is none.
    #[must_use]
    pub fn voices(&self) -> Vec<(String, &'static Voice)> {
        let spoken =
            self.languages.iter().filter_map(|code| Some((code.clone(), voice(Language::parse(code)?))));
        let mut voices: Vec<_> = spoken.filter(|(code, _)| code != "en").collect();
        if voices.is_empty() {
            voices.push(("en".to_owned(), voice(Language::English)));
        }
        voices
    }
}

/// The languages in which any text in force is authentic.
fn authentic(standing: &Standing) -> BTreeSet<String> {
    let texts = standing.documents().filter_map(|subject| standing.versions(subject).pop()?.document);
    let held = texts.flat_map(|text| text.languages.iter().filter(|held| held.authentic));
    held.map(|held| held.language.as_str().to_owned()).collect()
}

/// The language that comes first in a side's original, where the side is called by the code of its country (ISO 3166);
/// of others the charter's order stands.
fn state_language(side: Option<Side>) -> Option<&'static str> {
    match side?.as_str() {
        "tj" => Some("tg"),
        "cn" => Some("zh"),
        "ru" => Some("ru"),
        _ => None,
    }
}

/// A text in the languages of the paper; where none of them has it, in those that it has.
fn text<'a>(order: &Order, texts: impl Iterator<Item = (Code, &'a str)>) -> Vec<Run> {
    let all: Vec<(Code, &str)> = texts.collect();
    let voices = order.voices();
    let find = |code: &String| all.iter().find(|(other, _)| other.as_str() == code);
    let run = |(code, words): &(Code, &str)| Run::new(code.as_str(), *words);
    let mut runs: Vec<Run> = voices.iter().filter_map(|(code, _)| find(code)).map(run).collect();
    if runs.is_empty() {
        runs.extend(all.first().map(run));
    }
    runs
}

/// The names of sides, in each language of the paper.
fn side_names(standing: &Standing, order: &Order, on: &[Side]) -> Vec<Run> {
    let sides: Vec<Side> = order.sides.iter().copied().filter(|side| on.contains(side)).collect();
    let named = |side: Side, code: &str| {
        let named: Option<&NamedSide> = standing.charter_document().and_then(|text| text.side(side));
        named.and_then(|named| named.names.get(code)).map_or_else(|| side.to_string(), str::to_owned)
    };
    let run = |(code, voice): (String, &'static Voice)| {
        let names: Vec<String> = sides.iter().map(|side| named(*side, &code)).collect();
        Run::new(code.clone(), voice.list(&names))
    };
    order.voices().into_iter().map(run).collect()
}
