//! `paivand lang search-key`: what a search compares of a text.

use clap::Args;
use paivand_language::Language;
use paivand_language::search::keys;
use serde::Serialize;
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct SearchKey {
    /// tg, zh, ru or en.
    #[arg(long, value_parser = super::language)]
    lang: Language,
}

/// The words of a text by their keys.
#[derive(Serialize)]
pub(crate) struct Keys {
    keys: Vec<Key>,
}

#[derive(Serialize)]
struct Key {
    start: usize,
    end: usize,
    key: String,
}

impl fmt::Display for Keys {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys: Vec<&str> = self.keys.iter().map(|key| key.key.as_str()).collect();
        to.write_str(&keys.join(" "))
    }
}

impl super::Command for SearchKey {
    type Answer = Keys;

    fn answer(&self, line: &str) -> Result<Keys, String> {
        let keys = keys(self.lang, line).map(|(span, key)| Key { start: span.start, end: span.end, key });
        Ok(Keys { keys: keys.collect() })
    }
}
