//! `paivand lang date`: dates in words or figures.

use clap::Args;
use paivand_language::{Language, date};
use serde::Serialize;
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct Date {
    /// tg, zh, ru or en.
    #[arg(long, value_parser = super::language)]
    lang: Language,
}

/// The date as ISO 8601 has it.
#[derive(Serialize)]
pub(crate) struct Read {
    iso: String,
}

impl fmt::Display for Read {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.iso)
    }
}

impl super::Command for Date {
    type Answer = Read;

    fn answer(&self, line: &str) -> Result<Read, String> {
        let date = date::read(self.lang, line).map_err(|error| error.to_string())?;
        Ok(Read { iso: date.to_string() })
    }
}
