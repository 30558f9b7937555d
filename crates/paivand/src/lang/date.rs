//! `paivand lang date`: dates and times in words or figures.

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

/// The date, the month, or the time as ISO 8601 has it.
#[derive(Serialize)]
pub(crate) struct Read {
    iso: String,
    /// How many days earlier or later it may be; only lunar dates are not certain.
    #[serde(skip_serializing_if = "is_none")]
    doubt_days: u8,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it in so")]
fn is_none(days: &u8) -> bool {
    *days == 0
}

impl fmt::Display for Read {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.iso)
    }
}

impl super::Command for Date {
    type Answer = Read;

    fn answer(&self, line: &str) -> Result<Read, String> {
        let read = date::moment(self.lang, line).map_err(|error| error.to_string())?;
        Ok(Read { iso: read.to_string(), doubt_days: read.doubt_days() })
    }
}
