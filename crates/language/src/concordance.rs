//! Whether texts of one provision say the same: its numbers, its dates, its codes, its names and its agreed
//! words.
//!
//! ```
//! use paivand_language::Language::{Chinese, English};
//! use paivand_language::concordance::{Kind, concordance};
//! use paivand_language::terms::TermBase;
//!
//! let texts = [(English, "Within thirty days of a session"), (Chinese, "会议召开后二十日内")];
//! let found = concordance(&[TermBase::seed()], &texts);
//! assert_eq!(found.iter().map(|found| (found.kind, found.what.as_str(), found.missing)).collect::<Vec<_>>(), [
//!     (Kind::Number, "thirty", Chinese),
//!     (Kind::Number, "二十", English),
//! ]);
//! ```

mod fact;
mod facts;
mod figures;
mod names;
mod numerals;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::Language;
use crate::segment::Span;
use crate::terms::{Status, TermBase};
use fact::{Atom, Fact};
use facts::facts;

/// Longest text of a provision that is compared, in bytes: longer ones are no provision, and their ends are
/// not looked at.
pub const TEXT_BYTES_MAX: usize = 64 << 10;

/// What disagrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A number, in words or figures.
    Number,
    /// A date, or a month.
    Date,
    /// A sign of letters and figures, such as `R2.1`.
    Code,
    /// An agreed word, or the name of a place, that the other text does not have in any form.
    Term,
    /// The name of a person or a place in a Tajik text that the other text does not have in any form.
    Name,
    /// A word that is to be avoided, in whichever language it stands.
    Avoided,
}

impl Kind {
    /// The kind as it stands in JSON: `number`, `date`, `code`, `term`, `name`, `avoided`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Code => "code",
            Self::Term => "term",
            Self::Name => "name",
            Self::Avoided => "avoided",
        }
    }
}

/// Something worth a look: what one text says and another does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What disagrees.
    pub kind: Kind,
    /// As it stands in the text that has it.
    pub what: String,
    /// The language of the text that has it.
    pub language: Language,
    /// Where it stands there, in bytes.
    pub span: Span,
    /// The language whose text lacks it; of a word to be avoided, the language it stands in.
    pub missing: Language,
    /// What would be expected there: the preferred term, the name in its script, or the number in figures.
    pub expected: String,
}

/// Compares the texts of one provision.
///
/// Numbers, dates and codes are compared each way. Small numbers in words (one, two, first, both) are left out,
/// since languages say them where others do not. Terms are looked for from the first text in the others: hand in
/// first the text that was written first. Names are looked for from the Tajik text, where they are told from other
/// words. Findings are for a person to judge, not errors.
#[must_use]
pub fn concordance(bases: &[&TermBase], texts: &[(Language, &str)]) -> Vec<Finding> {
    let texts: Vec<(Language, &str)> =
        texts.iter().map(|(language, text)| (*language, bounded(text))).collect();
    let facts: Vec<Vec<Fact>> = texts.iter().map(|(language, text)| facts(*language, text)).collect();
    let known: Vec<BTreeSet<&Atom>> =
        facts.iter().map(|facts| facts.iter().map(|fact| &fact.atom).collect()).collect();
    let mut found = Vec::new();
    for ((language, text), own) in texts.iter().zip(&facts) {
        for ((other, _), known) in texts.iter().zip(&known) {
            for fact in
                own.iter().filter(|fact| other != language && fact.counts && !known.contains(&fact.atom))
            {
                found.push(Finding {
                    kind: fact.kind(),
                    what: text.get(fact.span.clone()).unwrap_or_default().to_owned(),
                    language: *language,
                    span: fact.span.clone(),
                    missing: *other,
                    expected: fact.atom.to_string(),
                });
            }
        }
    }
    // A date lacks day, month and year at once: it is one finding.
    found.dedup_by(|later, earlier| {
        (later.kind, &later.span, later.missing) == (earlier.kind, &earlier.span, earlier.missing)
    });
    found.extend(bases.iter().flat_map(|base| terms(base, &texts)));
    if let Some((_, tajik)) = texts.iter().find(|(language, _)| *language == Language::Tajik) {
        let others = texts.iter().filter(|(language, _)| *language != Language::Tajik);
        found.extend(others.flat_map(|other| names::missing(bases, tajik, *other)));
    }
    found
}

fn bounded(text: &str) -> &str {
    let end = (0..=TEXT_BYTES_MAX.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

fn terms(base: &TermBase, texts: &[(Language, &str)]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (language, text) in texts {
        for avoided in
            base.find(*language, text).into_iter().filter(|found| found.term.status == Status::Deprecated)
        {
            found.push(Finding {
                kind: Kind::Avoided,
                what: text.get(avoided.span.clone()).unwrap_or_default().to_owned(),
                language: *language,
                span: avoided.span,
                missing: *language,
                expected: avoided
                    .concept
                    .preferred(*language)
                    .map_or_else(String::new, |term| term.text.clone()),
            });
        }
    }
    let Some(((first, text), others)) = texts.split_first() else { return found };
    let used = base.find(*first, text);
    for (other, translation) in others {
        for concept in base.forgotten((*first, text), (*other, translation)) {
            let Some(used) = used.iter().find(|used| used.concept == concept) else { continue };
            found.push(Finding {
                kind: Kind::Term,
                what: text.get(used.span.clone()).unwrap_or_default().to_owned(),
                language: *first,
                span: used.span.clone(),
                missing: *other,
                expected: concept.preferred(*other).map_or_else(String::new, |term| term.text.clone()),
            });
        }
    }
    found
}
