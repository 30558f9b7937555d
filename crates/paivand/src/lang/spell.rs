//! `paivand lang spell`: whether words are known, and what may have been meant.

use clap::Args;
use paivand_language::Language;
use paivand_language::spell::check;
use serde::Serialize;
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct Spell {
    /// tg: no other language is checked.
    #[arg(long, value_parser = super::tajik)]
    lang: Language,
}

/// What is said of the word; for people, nothing of a known one.
#[derive(Serialize)]
pub(crate) struct Spelled {
    known: bool,
    suggestions: Vec<String>,
}

impl fmt::Display for Spelled {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.known, self.suggestions.is_empty()) {
            (true, _) => Ok(()),
            (false, true) => to.write_str("?"),
            (false, false) => to.write_str(&self.suggestions.join(", ")),
        }
    }
}

impl super::Command for Spell {
    type Answer = Spelled;

    fn answer(&self, line: &str) -> Result<Spelled, String> {
        let word = line.trim();
        if word.is_empty() || word.contains(char::is_whitespace) {
            return Err(format!("{line:?} is not one word: put each on a line of its own"));
        }
        let checked = check(word);
        Ok(Spelled { known: checked.known, suggestions: checked.suggestions })
    }
}
