//! `paivand lang memory`: what was translated before, found again.

use super::exchange::{Direction, convert};
use crate::trouble::{Kind, Trouble};
use clap::{Args, Subcommand};
use paivand_language::Language;
use paivand_language::memory::{Builder, Search, Wanted};
use serde::Serialize;
use std::cell::RefCell;
use std::fmt;
use std::fs::File;
use std::io::{Read, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct Memory {
    #[command(subcommand)]
    command: MemoryCommand,
}

#[derive(Debug, Subcommand)]
enum MemoryCommand {
    /// Finds the most alike segments of a memory, one text a line.
    Lookup(Lookup),
    /// Converts between TMX, XLIFF and TBX, by the ends of the names: .tmx, .xlf or .tbx.
    Convert(Convert),
}

#[derive(Debug, Args)]
struct Convert {
    /// The language of the texts.
    #[arg(long)]
    from: String,
    /// The language of the translations, for XLIFF, which has one.
    #[arg(long)]
    to: String,
    /// The file that is read: TMX, XLIFF 1.2 or 2.1, TBX of either edition.
    input: PathBuf,
    /// The file that is written: TMX 1.4b, XLIFF 2.1, TBX-Basic.
    output: PathBuf,
}

#[derive(Debug, Args)]
struct Lookup {
    /// The memory, a TMX file.
    #[arg(long)]
    memory: PathBuf,
    /// The language of the lines, as its tag begins in the file: en finds en-GB.
    #[arg(long)]
    from: String,
    /// The language of the translations.
    #[arg(long)]
    to: String,
    /// The least score, from 0 to 1. Without it: all from 0.5 on, and the best in any case.
    #[arg(long)]
    least: Option<f64>,
    /// How many matches at most.
    #[arg(long, default_value_t = 5)]
    most: usize,
}

#[derive(Serialize)]
struct Found {
    score: f64,
    source: String,
    target: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    adapted: Option<String>,
}

#[derive(Serialize)]
struct Matches {
    matches: Vec<Found>,
}

/// For people: score, source and target of each match, between bars.
impl fmt::Display for Matches {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, Found { score, source, target, adapted }) in self.matches.iter().enumerate() {
            let bar = if number == 0 { "" } else { " | " };
            write!(to, "{bar}{score:.2} {source} → {}", adapted.as_ref().unwrap_or(target))?;
        }
        Ok(())
    }
}

/// A memory that answers line by line.
struct Answering<'a> {
    search: RefCell<Search<'a>>,
    wanted: Wanted,
}

impl super::Command for Answering<'_> {
    type Answer = Matches;

    fn answer(&self, line: &str) -> Result<Matches, String> {
        let found = self.search.borrow_mut().find(line, self.wanted).map_err(|error| error.to_string())?;
        let matches = found.into_iter().map(|found| Found {
            score: found.score,
            source: found.source.to_owned(),
            target: found.target.to_owned(),
            adapted: found.adapted,
        });
        Ok(Matches { matches: matches.collect() })
    }
}

impl Memory {
    pub(super) fn answer_all(&self, json: bool, input: impl Read, mut output: impl Write) -> Result<(), Trouble> {
        let lookup = match &self.command {
            MemoryCommand::Lookup(lookup) => lookup,
            MemoryCommand::Convert(Convert { from, to, input, output: place }) => {
                let (read, written) = convert(input, place, &Direction { from, to })?;
                match json {
                    true => writeln!(output, "{}", serde_json::json!({"read": read, "written": written}))?,
                    false => writeln!(output, "{written} of {read} units written")?,
                }
                return Ok(());
            }
        };
        let path = lookup.memory.display();
        let missing = |error| Trouble::new(Kind::Machine, format!("{path} cannot be read: {error}"));
        let file = File::open(&lookup.memory).map_err(missing)?;
        let mut builder = Builder::default();
        let built = builder.add_tmx(file, &lookup.from, &lookup.to);
        built.map_err(|error| Trouble::new(Kind::Words, format!("{path}: {error}")))?;
        let memory = builder.finish();
        if memory.is_empty() {
            let why = format!("{path} has no unit in both {} and {}: see its xml:lang", lookup.from, lookup.to);
            return Err(Trouble::new(Kind::Words, why));
        }
        let default = Wanted { most: lookup.most, ..Wanted::default() };
        let wanted = lookup.least.map_or(default, |least| Wanted { least, best: false, ..default });
        // Tags of other languages leave numbers as they stand.
        let language = |tag: &str| Language::parse(tag.split(['-', '_']).next().unwrap_or(tag));
        let search = match language(&lookup.from).zip(language(&lookup.to)) {
            Some((from, to)) => memory.search().between(from, to),
            None => memory.search(),
        };
        let answering = Answering { search: RefCell::new(search), wanted };
        super::answer_all(&answering, json, input, output)
    }
}
