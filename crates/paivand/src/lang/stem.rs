//! `paivand lang stem`: words without their endings.

use clap::Args;
use paivand_language::{Language, stem};
use serde::Serialize;
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct Stem {
    /// tg, zh, ru or en.
    #[arg(long, value_parser = super::language)]
    lang: Language,
}

/// The word without its ending, in small letters.
#[derive(Serialize)]
pub(crate) struct Stemmed {
    stem: String,
}

impl fmt::Display for Stemmed {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.stem)
    }
}

impl super::Command for Stem {
    type Answer = Stemmed;

    fn answer(&self, line: &str) -> Result<Stemmed, String> {
        let word = line.trim();
        if word.is_empty() || word.contains(char::is_whitespace) {
            return Err(format!("{line:?} is not one word: put each on a line of its own"));
        }
        Ok(Stemmed { stem: stem(self.lang, word) })
    }
}
