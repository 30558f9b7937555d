//! One spelling for what is written in many: every change with its reason, and reversible.
//!
//! ```
//! use paivand_language::Language::Tajik;
//! use paivand_language::normalise::{Reason, normalise};
//!
//! let mended = normalise(Tajik, "Љумњурии Тоҷикистон");
//! assert_eq!(mended.text, "Ҷумҳурии Тоҷикистон");
//! assert_eq!(mended.edits.first().map(|edit| edit.why), Some(Reason::LegacyFont));
//! assert_eq!(mended.undone(), "Љумњурии Тоҷикистон");
//! ```

mod cells;
mod chat;
mod keyboard;
mod legacy;
mod lookalike;
mod punctuation;
#[cfg(test)]
mod tests;

pub use keyboard::{Context, KEYBOARD_BUCKETS, following, forms, keyboard_features, preceding};
pub use legacy::legacy_letters;
pub(crate) use lookalike::own_letter;

use crate::Language;
use cells::Cells;
use std::fmt;

/// Why something was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Canonical composition (NFC): и with a macron above becomes ӣ.
    Composed,
    /// Letters of Serbian, Ukrainian or Uzbek that old Tajik fonts showed as Tajik ones: њ is ҳ.
    LegacyFont,
    /// A Latin letter in a Cyrillic word, or the reverse, or an Arabic one in Persian script, that only looks right.
    LookAlike,
    /// A Tajik word typed on a Russian keyboard: г for ғ, и for ӣ, к for қ, у for ӯ, х for ҳ, ч for ҷ.
    RussianKeyboard,
    /// A Tajik word in the Latin letters of a telephone.
    LatinChat,
    /// Quotation marks of the language.
    Quotes,
    /// Dashes where hyphens stood for them.
    Dashes,
    /// Full or half width, and punctuation beside Chinese characters.
    Width,
}

impl Reason {
    /// The name of the rule, for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Composed => "composed",
            Self::LegacyFont => "legacy-font",
            Self::LookAlike => "look-alike",
            Self::RussianKeyboard => "russian-keyboard",
            Self::LatinChat => "latin-chat",
            Self::Quotes => "quotes",
            Self::Dashes => "dashes",
            Self::Width => "width",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.name())
    }
}

/// One change: `from`, which stood at these bytes of the input, became `to`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// First byte in the input.
    pub start: usize,
    /// First byte after it in the input.
    pub end: usize,
    /// What stood there.
    pub from: String,
    /// What stands there now.
    pub to: String,
    /// Why.
    pub why: Reason,
}

/// A text after its changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Normalised {
    /// The text.
    pub text: String,
    /// The changes, in the order of the input, without overlap.
    pub edits: Vec<Edit>,
}

impl Normalised {
    /// The input again, from the text and the edits alone.
    #[must_use]
    pub fn undone(&self) -> String {
        let mut input = String::with_capacity(self.text.len());
        let mut rest = self.text.as_str();
        for edit in &self.edits {
            let same = edit.start.saturating_sub(input.len());
            input.push_str(rest.get(..same).unwrap_or_default());
            input.push_str(&edit.from);
            rest = rest.get(same + edit.to.len()..).unwrap_or_default();
        }
        input.push_str(rest);
        input
    }
}

/// Rounds until nothing changes: one rule may make what an earlier one looks for, a few times at most.
const ROUNDS_MAX: usize = 5;

/// Mends a text of this language, line by line.
///
/// Memory is some forty bytes for each letter of the longest line. Mending again changes nothing.
#[must_use]
pub fn normalise(language: Language, text: &str) -> Normalised {
    let mut normalised = Normalised { text: String::with_capacity(text.len()), edits: Vec::new() };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut cells = Cells::new(line);
        for _ in 0..ROUNDS_MAX {
            let before = cells.changes;
            mend(language, &mut cells);
            if cells.changes == before {
                break;
            }
        }
        cells.write(line, start, &mut normalised);
        start += line.len();
    }
    normalised
}

/// A text in which no word mixes letters of two scripts that look alike.
pub(crate) fn without_look_alikes(text: &str) -> String {
    let mut cells = Cells::new(text);
    lookalike::mend(Language::Tajik, &mut cells);
    let mut folded = Normalised { text: String::with_capacity(text.len()), edits: Vec::new() };
    cells.write(text, 0, &mut folded);
    folded.text
}

fn mend(language: Language, cells: &mut Cells) {
    cells.compose();
    punctuation::width(language, cells);
    if language == Language::Tajik {
        legacy::mend(cells);
    }
    lookalike::mend(language, cells);
    if language == Language::Tajik {
        lookalike::persian(cells);
        chat::mend(cells);
        keyboard::mend(cells);
    }
    punctuation::dashes(language, cells);
    punctuation::quotes(language, cells);
}
