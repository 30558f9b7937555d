//! `paivand lang normalise`: one spelling, every change with its reason.

use clap::Args;
use paivand_language::{Language, normalise};
use serde::Serialize;
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct Normalise {
    /// tg, zh, ru or en.
    #[arg(long, value_parser = super::language)]
    lang: Language,
}

/// The text, and what was changed in it.
#[derive(Serialize)]
pub(crate) struct Normalised {
    text: String,
    edits: Vec<Edit>,
}

/// Bytes of the line, what stood there, what stands there now, and why.
#[derive(Serialize)]
struct Edit {
    start: usize,
    end: usize,
    from: String,
    to: String,
    why: &'static str,
}

impl fmt::Display for Normalised {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.text)
    }
}

impl super::Command for Normalise {
    type Answer = Normalised;

    fn answer(&self, line: &str) -> Result<Normalised, String> {
        let normalise::Normalised { text, edits } = normalise::normalise(self.lang, line);
        let edits = edits.into_iter().map(|edit| Edit {
            start: edit.start,
            end: edit.end,
            from: edit.from,
            to: edit.to,
            why: edit.why.name(),
        });
        Ok(Normalised { text, edits: edits.collect() })
    }
}
