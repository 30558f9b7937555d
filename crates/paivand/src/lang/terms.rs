//! `paivand lang terms`: the agreed terms of a text.

use clap::Args;
use paivand_language::Language;
use paivand_language::terms::{Status, TermBase};
use serde::Serialize;
use std::fmt;

#[derive(Debug, Args)]
pub(crate) struct Terms {
    /// The language of the text: tg, zh, ru or en.
    #[arg(long, value_parser = super::language)]
    lang: Language,
    /// The language whose agreed terms are wanted for them; without it, the text's own.
    #[arg(long, value_parser = super::language)]
    to: Option<Language>,
}

/// What stands in the text, from left to right.
#[derive(Serialize)]
pub(crate) struct Found {
    terms: Vec<Term>,
}

/// Bytes of the line, what is meant, whether the word is one to be avoided, and the term to use.
#[derive(Serialize)]
struct Term {
    start: usize,
    end: usize,
    id: String,
    avoid: bool,
    #[serde(rename = "use")]
    preferred: Option<String>,
}

impl fmt::Display for Found {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let terms: Vec<&str> = self.terms.iter().map(|term| term.preferred.as_deref().unwrap_or("–")).collect();
        to.write_str(&terms.join(" · "))
    }
}

impl super::Command for Terms {
    type Answer = Found;

    fn answer(&self, line: &str) -> Result<Found, String> {
        let mut terms: Vec<Term> = [TermBase::seed(), TermBase::places()]
            .iter()
            .flat_map(|base| base.find(self.lang, line))
            .map(|found| Term {
                start: found.span.start,
                end: found.span.end,
                id: found.concept.id.clone(),
                avoid: found.term.status == Status::Deprecated,
                preferred: found.concept.preferred(self.to.unwrap_or(self.lang)).map(|term| term.text.clone()),
            })
            .collect();
        terms.sort_by_key(|term| term.start);
        Ok(Found { terms })
    }
}
