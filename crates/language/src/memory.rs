//! A translation memory: what was translated before, found again by how alike it is.
//!
//! The score of a match is `1 − distance ÷ length`: the Levenshtein distance between the [`tokens`] of both texts,
//! and the number of tokens of the longer one. Nothing is guessed to be fast: the best matches are those that
//! a comparison with every segment would give, since only segments are passed over that cannot score more.
//!
//! ```
//! use paivand_language::memory::{Builder, Wanted};
//!
//! let mut builder = Builder::default();
//! builder.add("The meeting takes place in 2025.", "Ҷаласа соли 2025 баргузор мешавад.")?;
//! builder.add("Save the file", "Файлро нигоҳ доред")?;
//! let memory = builder.finish();
//! let found = memory.search().find("The meeting takes place in 2026.", Wanted::default())?;
//! assert_eq!(found[0].score, 5.0 / 6.0);
//! assert_eq!(found[0].adapted.as_deref(), Some("Ҷаласа соли 2026 баргузор мешавад."));
//! # Ok::<(), paivand_language::memory::MemoryError>(())
//! ```

mod build;
mod distance;
mod figures;
mod search;
#[cfg(test)]
mod tests;
mod token;

pub use build::Builder;
pub use search::{Match, Search, Wanted};
pub use token::tokens;

use crate::exchange::ExchangeError;
use std::collections::HashMap;

/// Most pairs of a memory: what fits the memory of an office computer, and twice what large institutions keep.
pub const PAIRS_MAX: usize = 4_000_000;

/// Most tokens of a text that is kept or looked up: a page. Longer ones are no segments.
pub const TOKENS_MAX: usize = 2_000;

/// Most matches that are asked for at a time: more than anyone reads.
pub const MATCHES_MAX: usize = 100;

/// Why a memory was not built or not asked.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum MemoryError {
    /// More than [`PAIRS_MAX`].
    #[error("a memory was to be built, but it has more than {PAIRS_MAX} pairs: split it by domain")]
    Full,
    /// Longer than [`TOKENS_MAX`].
    #[error(
        "a segment was to be looked up, but it has more than {TOKENS_MAX} tokens: look up sentence by sentence"
    )]
    Long,
    /// The file that it was to be built from.
    #[error(transparent)]
    File(#[from] ExchangeError),
}

/// Pairs of texts, and the index by which they are found; see [`Builder`].
///
/// Segments are numbered by the count of their tokens, so that the lengths that can still score enough are one
/// stretch of every list.
#[derive(Debug, Default)]
pub struct Memory {
    /// All texts behind each other, source and target by turns, in the order in which they were added.
    texts: String,
    /// Where each text ends.
    ends: Vec<usize>,
    /// Which pair a segment is.
    pairs: Vec<u32>,
    vocabulary: HashMap<Box<str>, u32>,
    /// The tokens of all segments behind each other.
    tokens: Vec<u32>,
    /// Where the tokens of a segment begin; one more than segments.
    starts: Vec<usize>,
    /// Which tokens a segment has, hashed into bits.
    signatures: Vec<u128>,
    /// The first segment with so many tokens, or more.
    lengths: Vec<u32>,
    /// The segments in which each token stands, behind each other.
    postings: Vec<u32>,
    /// Where the postings of a token begin; one more than tokens.
    lists: Vec<usize>,
    left_out: usize,
}

/// The bit of a token in signatures.
fn bit(token: u32) -> u128 {
    1 << (token.wrapping_mul(0x9e37_79b1) >> 25)
}

impl Memory {
    /// How many pairs it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// How many pairs were left out: without text on one side, or with more than [`TOKENS_MAX`].
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// A search, which keeps its memory from one text to the next.
    #[must_use]
    pub fn search(&self) -> Search<'_> {
        Search::new(self)
    }

    /// The tokens of a segment.
    fn segment(&self, id: usize) -> &[u32] {
        let end = self.starts.get(id + 1).copied().unwrap_or_default();
        self.starts.get(id).and_then(|start| self.tokens.get(*start..end)).unwrap_or_default()
    }

    /// The segments in which a token stands, by their length.
    fn list(&self, token: u32) -> &[u32] {
        let token = token as usize;
        let end = self.lists.get(token + 1).copied().unwrap_or_default();
        self.lists.get(token).and_then(|start| self.postings.get(*start..end)).unwrap_or_default()
    }

    fn text(&self, place: usize) -> &str {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(place).and_then(|end| self.texts.get(start..*end)).unwrap_or_default()
    }

    /// Source and target of a segment.
    fn pair(&self, id: usize) -> (&str, &str) {
        let pair = self.pairs.get(id).map_or(0, |pair| *pair as usize);
        (self.text(2 * pair), self.text(2 * pair + 1))
    }
}
