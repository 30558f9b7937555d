//! What comes out: a text that says of itself that a machine made it.

use crate::memory::Match;
use crate::terms::Agreed;
use crate::warning::Warning;
use jiff::civil::Date;
use std::fmt;

/// A text made by a machine. It is no [`String`] and does not become one by itself: whoever takes its words
/// writes down that they are not certified.
///
/// ```compile_fail
/// # fn sign(text: &str) {}
/// fn certify(text: &paivand_translation::MachineText) {
///     sign(text); // a machine's text is not taken for a text
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MachineText(String);

impl MachineText {
    pub(crate) fn new(text: String) -> Self {
        Self(text)
    }

    /// Its words, for showing them beside their mark and for a person to work on.
    #[must_use]
    pub fn uncertified_words(&self) -> &str {
        &self.0
    }
}

/// Where a machine's text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The engine's name.
    pub engine: String,
    /// Its version or its model.
    pub version: String,
    /// The day on which it was asked.
    pub date: Date,
}

impl Mark {
    /// Whether the text counts as certified: never, for only people certify.
    pub const CERTIFIED: bool = false;
}

impl fmt::Display for Mark {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "machine translation: {} {}, {}; not certified", self.engine, self.version, self.date)
    }
}

/// The answer to one segment.
#[derive(Clone, Debug, PartialEq)]
pub struct MachineTranslation {
    /// The text, unless the engine has none to offer.
    pub text: Option<MachineText>,
    /// Where it comes from.
    pub mark: Mark,
    /// The agreed terms that occur in the source.
    pub terms: Vec<Agreed>,
    /// What a person must look at.
    pub warnings: Vec<Warning>,
    /// Other translations, with how well their sources fit.
    pub alternatives: Vec<Match>,
}
