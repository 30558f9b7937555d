//! A spelling dictionary for other programs: the words of [`crate::spell`] as Hunspell reads them.
//!
//! Word processors and browsers know no Tajik. What the grammar here knows goes out as two files, `tg_TJ.aff` with the
//! endings and `tg_TJ.dic` with the words and the endings that each takes.
//!
//! ```
//! use paivand_language::dictionary::{affixes, words};
//!
//! assert!(affixes().starts_with("# Tajik"));
//! let words = words();
//! let count: usize = words.lines().next().and_then(|line| line.parse().ok()).ok_or("a count")?;
//! assert_eq!(words.lines().count(), count + 1);
//! assert!(words.lines().any(|line| line.starts_with("китоб/")));
//! # Ok::<(), &str>(())
//! ```

mod affix;
#[cfg(test)]
mod tests;
mod word;

pub use affix::affixes;
pub use word::words;

/// What a word takes, as a flag of Hunspell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Flag {
    /// Endings of nouns, adjectives and participles.
    Declined,
    /// Degrees.
    Graded,
    /// The plural in -он.
    Living,
    /// Persons after a past stem.
    Past,
    /// Persons after a present stem.
    Present,
    /// Persons after a participle that no copula has: кардаӣ.
    Perfect,
    /// Words of a doing behind another: имзо-шуда.
    Doing,
    /// Qualities in -ӣ: калидӣ.
    Quality,
    /// Beginnings that make a new word: бе-охир.
    Begun,
    /// Never a word without an ending.
    Bound,
}

impl Flag {
    /// The letter in both files.
    fn letter(self) -> char {
        match self {
            Self::Declined => 'N',
            Self::Graded => 'D',
            Self::Living => 'L',
            Self::Past => 'P',
            Self::Present => 'R',
            Self::Perfect => 'E',
            Self::Doing => 'C',
            Self::Quality => 'Q',
            Self::Begun => 'B',
            Self::Bound => 'X',
        }
    }
}
