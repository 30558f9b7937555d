//! `paivand lang segment`: sentences or words, as bytes of the line.

use clap::{Args, ValueEnum};
use paivand_language::Language;
use paivand_language::segment::{Span, sentences, words};
use serde::Serialize;
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct Segment {
    /// tg, zh, ru or en.
    #[arg(long, value_parser = super::language)]
    lang: Language,
    /// What is looked for.
    #[arg(long, value_enum, default_value_t = Unit::Sentence)]
    unit: Unit,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Unit {
    Sentence,
    Word,
}

/// The spans; for people, with a bar between their texts.
#[derive(Serialize)]
pub(crate) struct Segmented {
    spans: Vec<(usize, usize)>,
    #[serde(skip)]
    parted: String,
}

impl fmt::Display for Segmented {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.parted)
    }
}

impl super::Command for Segment {
    type Answer = Segmented;

    fn answer(&self, line: &str) -> Result<Segmented, String> {
        let spans: Vec<Span> = match self.unit {
            Unit::Sentence => sentences(self.lang, line).collect(),
            Unit::Word => words(self.lang, line).collect(),
        };
        let parts: Vec<&str> = spans.iter().filter_map(|span| line.get(span.clone())).collect();
        Ok(Segmented { parted: parts.join(" | "), spans: spans.iter().map(|span| (span.start, span.end)).collect() })
    }
}
