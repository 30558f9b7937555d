//! What a memory of translations is asked: the narrow side of it that engines need.

use crate::engine::Pair;

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
