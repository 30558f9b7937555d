//! What a person must look at in a translation.

use std::fmt;

/// What a person must look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// An agreed term stands in the source, and none of its agreed ways in the translation.
    TermMissing {
        /// The term as the source has it.
        term: String,
        /// The preferred way.
        agreed: String,
    },
    /// The translation uses a word that is to be avoided.
    TermAvoided {
        /// The word.
        term: String,
        /// What to say instead.
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
    /// A code of the translation is not in the source.
    NameAdded(String),
    /// A name of the source, in Tajik, is in no script in the translation.
    ProperNameMissing {
        /// The name as the source has it.
        name: String,
        /// As it would be written.
        expected: String,
    },
    /// It is the source itself.
    Untranslated,
    /// It is much longer than its source.
    TooLong,
    /// It was cut off before its end.
    Unfinished,
    /// It comes from the memory with other numbers: word forms may no longer agree with them.
    NumbersReplaced,
}

impl Warning {
    /// A word for programs.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::TermMissing { .. } => "term-missing",
            Self::TermAvoided { .. } => "term-avoided",
            Self::NumberMissing(_) => "number-missing",
            Self::NumberAdded(_) => "number-added",
            Self::PlaceholderMissing(_) => "placeholder-missing",
            Self::PlaceholderAdded(_) => "placeholder-added",
            Self::NameMissing(_) => "name-missing",
            Self::NameAdded(_) => "name-added",
            Self::ProperNameMissing { .. } => "proper-name-missing",
            Self::Untranslated => "untranslated",
            Self::TooLong => "too-long",
            Self::Unfinished => "unfinished",
            Self::NumbersReplaced => "numbers-replaced",
        }
    }

    /// Whether it names agreed terms, which may be confidential as a list.
    pub(crate) fn is_of_terms(&self) -> bool {
        matches!(self, Self::TermMissing { .. } | Self::TermAvoided { .. })
    }
}

/// A sentence that also tells an engine what to mend.
impl fmt::Display for Warning {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TermMissing { term, agreed } => {
                write!(to, "the agreed term for {term:?} is {agreed:?}: use it")
            }
            Self::TermAvoided { term, agreed } => {
                write!(to, "{term:?} is to be avoided: say {agreed:?}")
            }
            Self::NumberMissing(number) => write!(to, "{number} of the source is missing: put it in"),
            Self::NumberAdded(number) => write!(to, "{number} is not in the source: take it out"),
            Self::PlaceholderMissing(text) => {
                write!(to, "the placeholder {text} of the source is missing: keep it exactly")
            }
            Self::PlaceholderAdded(text) => {
                write!(to, "the placeholder {text} is not in the source: take it out")
            }
            Self::NameMissing(name) => write!(to, "{name} of the source is missing: keep it exactly"),
            Self::NameAdded(name) => write!(to, "{name} is not in the source: take it out"),
            Self::ProperNameMissing { name, expected } => {
                write!(to, "the name {name} is missing: write it as {expected} or as is usual")
            }
            Self::Untranslated => to.write_str("this is the source itself: translate it"),
            Self::TooLong => {
                to.write_str("this is much longer than the source: translate only what is there")
            }
            Self::Unfinished => to.write_str("this was cut off before its end: send shorter texts"),
            Self::NumbersReplaced => {
                to.write_str("numbers were put into a text of the memory: look at the word forms")
            }
        }
    }
}
