//! What a memory of translations is asked: the narrow side of it that engines need.

use crate::pair::Pair;
use paivand_language::memory::{self, Search, Wanted};
use std::cell::RefCell;

/// What is asked of the language crate's memory: what a translator would rather mend than write anew.
const WANTED: Wanted = Wanted { most: 5, least: 0.5, best: false };

/// A segment of a memory that is like the one asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// How like it is: 1 is the same text, 0 nothing in common.
    pub score: f64,
    /// The source in the memory.
    pub source: String,
    /// Its translation.
    pub target: String,
    /// The translation with the numbers of the text in place of its own, where that can be done.
    pub adapted: Option<String>,
}

/// Something that remembers translations. Any function of pair and text is one.
pub trait Memory {
    /// What it holds that is like the text, the best first; nothing that is not worth reading.
    fn matches(&self, pair: Pair, text: &str) -> Vec<Match>;
}

impl<F: Fn(Pair, &str) -> Vec<Match>> Memory for F {
    fn matches(&self, pair: Pair, text: &str) -> Vec<Match> {
        self(pair, text)
    }
}

/// A memory of the language crate, which holds texts of one pair.
#[derive(Debug)]
pub struct Remembered<'a> {
    pair: Pair,
    search: RefCell<Search<'a>>,
}

impl<'a> Remembered<'a> {
    /// What a memory that was built for this pair holds.
    ///
    /// ```
    /// use paivand_language::Language::{English, Tajik};
    /// use paivand_language::memory::Builder;
    /// use paivand_translation::{Memory, Pair, Remembered};
    ///
    /// let mut builder = Builder::default();
    /// builder.add("The meeting takes place in 2025.", "Ҷаласа соли 2025 баргузор мешавад.")?;
    /// let memory = builder.finish();
    /// let remembered = Remembered::new(Pair { from: English, to: Tajik }, &memory);
    /// let found = remembered.matches(Pair { from: English, to: Tajik }, "The meeting takes place in 2026.");
    /// assert_eq!(found[0].adapted.as_deref(), Some("Ҷаласа соли 2026 баргузор мешавад."));
    /// assert!(remembered.matches(Pair { from: Tajik, to: English }, "Ҷаласа соли 2025 баргузор мешавад.").is_empty());
    /// # Ok::<(), paivand_language::memory::MemoryError>(())
    /// ```
    #[must_use]
    pub fn new(pair: Pair, memory: &'a memory::Memory) -> Self {
        Self { pair, search: RefCell::new(memory.search().between(pair.from, pair.to)) }
    }
}

impl Memory for Remembered<'_> {
    fn matches(&self, pair: Pair, text: &str) -> Vec<Match> {
        if pair != self.pair {
            return Vec::new();
        }
        // A text that is too long to be a segment is like nothing that is remembered.
        let found = self.search.borrow_mut().find(text, WANTED).unwrap_or_default();
        let matches = found.into_iter().map(|found| Match {
            score: found.score,
            source: found.source.to_owned(),
            target: found.target.to_owned(),
            adapted: found.adapted,
        });
        matches.collect()
    }
}
