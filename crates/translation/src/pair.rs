//! A direction of translation.

use paivand_language::Language;
use std::fmt;

/// From one language into another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The language of the source.
    pub from: Language,
    /// The language of the translation.
    pub to: Language,
}

impl fmt::Display for Pair {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} to {}", self.from.code(), self.to.code())
    }
}
