//! What a machine's answer is checked for, against its source.

use crate::engine::Pair;
use crate::glossary::{Agreed, is_said};
use std::fmt;

mod amounts;
mod names;
mod placeholders;

pub(crate) use amounts::{Amount, amounts};

/// How many times longer than its source a translation may be, in letters: Russian has some four letters for a
/// Chinese sign.
const LONGER_MAX: usize = 6;

/// Letters that any translation may have more.
const LONGER_ALLOWANCE: usize = 60;

/// What a person must look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// An agreed term stands in the source, and none of its agreed ways in the translation.
    TermMissing {
        /// The term as the glossary has it.
        term: String,
        /// The preferred way.
        agreed: String,
    },
    /// A number or date of the source is not in the translation.
    NumberMissing(String),
    /// A number or date of the translation is not in the source.
    NumberAdded(String),
    /// A placeholder or tag of the source is not in the translation, or not as often.
    PlaceholderMissing(String),
    /// A placeholder or tag of the translation is not in the source, or not as often.
    PlaceholderAdded(String),
    /// An address, a code or a name in foreign letters was not kept.
    NameMissing(String),
    /// It is the source itself.
    Untranslated,
    /// It is much longer than its source.
    TooLong,
    /// It comes from the memory with other numbers: word forms may no longer agree with them.
    NumbersReplaced,
}

impl Warning {
    /// A word for programs.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::TermMissing { .. } => "term-missing",
            Self::NumberMissing(_) => "number-missing",
            Self::NumberAdded(_) => "number-added",
            Self::PlaceholderMissing(_) => "placeholder-missing",
            Self::PlaceholderAdded(_) => "placeholder-added",
            Self::NameMissing(_) => "name-missing",
            Self::Untranslated => "untranslated",
            Self::TooLong => "too-long",
            Self::NumbersReplaced => "numbers-replaced",
        }
    }
}

/// A sentence that also tells an engine what to mend.
impl fmt::Display for Warning {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TermMissing { term, agreed } => {
                write!(to, "the agreed term for {term:?} is {agreed:?}: use it")
            }
            Self::NumberMissing(number) => {
                write!(to, "the number {number} of the source is missing: put it in")
            }
            Self::NumberAdded(number) => write!(to, "the number {number} is not in the source: take it out"),
            Self::PlaceholderMissing(text) => {
                write!(to, "the placeholder {text} of the source is missing: keep it exactly")
            }
            Self::PlaceholderAdded(text) => {
                write!(to, "the placeholder {text} is not in the source: take it out")
            }
            Self::NameMissing(name) => write!(to, "{name} of the source is missing: keep it exactly"),
            Self::Untranslated => to.write_str("this is the source itself: translate it"),
            Self::TooLong => {
                to.write_str("this is much longer than the source: translate only what is there")
            }
            Self::NumbersReplaced => {
                to.write_str("numbers were put into a text of the memory: look at the word forms")
            }
        }
    }
}

/// Everything that is wrong with a translation, as far as it can be seen without understanding it.
pub(crate) fn check(pair: Pair, source: &str, target: &str, terms: &[Agreed]) -> Vec<Warning> {
    let missing =
        terms.iter().filter(|term| !is_said(pair.to, target, term)).map(|term| Warning::TermMissing {
            term: term.source.clone(),
            agreed: term.targets.first().cloned().unwrap_or_default(),
        });
    let mut warnings: Vec<Warning> = missing.collect();
    warnings.extend(amounts::compare(pair, source, target));
    warnings.extend(placeholders::compare(source, target));
    warnings.extend(names::compare(pair, source, target, terms));
    let has_letters = names::outside_of_names(source).any(char::is_alphabetic);
    if has_letters && pair.from != pair.to && source.trim() == target.trim() {
        warnings.push(Warning::Untranslated);
    }
    let most = source.chars().count().saturating_mul(LONGER_MAX).saturating_add(LONGER_ALLOWANCE);
    if target.chars().count() > most {
        warnings.push(Warning::TooLong);
    }
    warnings
}

#[cfg(test)]
mod tests;
