//! How a memory comes to be.

use super::{Memory, MemoryError, PAIRS_MAX, TOKENS_MAX, bit, tokens};
use crate::exchange::tmx;
use std::io::Read;

/// A memory that grows by pairs.
#[derive(Debug, Default)]
pub struct Builder {
    /// What is complete already: texts, their ends, the vocabulary.
    memory: Memory,
    /// Tokens of all segments, in the order of pairs.
    tokens: Vec<u32>,
    ends: Vec<usize>,
}

impl Builder {
    /// Adds a text and its translation. Pairs without text on one side, and such as have more than [`TOKENS_MAX`] tokens,
    /// are left out and counted ([`Memory::left_out`]).
    ///
    /// # Errors
    /// [`MemoryError::Full`] beyond [`PAIRS_MAX`].
    pub fn add(&mut self, source: &str, target: &str) -> Result<(), MemoryError> {
        let start = self.tokens.len();
        for token in tokens(source).take(TOKENS_MAX + 1) {
            let next = u32::try_from(self.memory.vocabulary.len()).map_err(|_| MemoryError::Full)?;
            let known = self.memory.vocabulary.get(token).copied();
            let id = known.unwrap_or_else(|| *self.memory.vocabulary.entry(token.into()).or_insert(next));
            self.tokens.push(id);
        }
        let count = self.tokens.len() - start;
        if count == 0 || count > TOKENS_MAX || target.trim().is_empty() {
            self.tokens.truncate(start);
            self.memory.left_out += 1;
            return Ok(());
        }
        if self.ends.len() == PAIRS_MAX {
            return Err(MemoryError::Full);
        }
        self.ends.push(self.tokens.len());
        for text in [source, target] {
            self.memory.texts.push_str(text);
            self.memory.ends.push(self.memory.texts.len());
        }
        Ok(())
    }

    /// Adds all units of a TMX file that have both languages; codes are left out of the texts. What was changed last
    /// comes first, so that of equal matches the newest is the best.
    ///
    /// # Errors
    /// [`MemoryError::File`] says where the file is bad; [`MemoryError::Full`].
    pub fn add_tmx(&mut self, file: impl Read, from: &str, to: &str) -> Result<(), MemoryError> {
        let mut pairs: Vec<(Option<String>, String, String)> = Vec::new();
        for unit in tmx::Reader::new(file) {
            let unit = unit?;
            if let (Some(source), Some(target)) = (unit.text(from), unit.text(to)) {
                let (source, target) = (source.plain(), target.plain());
                pairs.push((unit.changed, source, target));
            }
            if pairs.len() > PAIRS_MAX {
                return Err(MemoryError::Full);
            }
        }
        // A stable sort: without dates they stay in the order of the file.
        pairs.sort_by(|(one, ..), (other, ..)| other.cmp(one));
        pairs.iter().try_for_each(|(_, source, target)| self.add(source, target))
    }

    /// The memory, with its index.
    #[must_use]
    pub fn finish(self) -> Memory {
        let Self { mut memory, tokens, ends } = self;
        let of = |pair: usize| {
            let start = pair.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
            ends.get(pair).and_then(|end| tokens.get(start..*end)).unwrap_or_default()
        };
        let mut order: Vec<usize> = (0..ends.len()).collect();
        order.sort_by_key(|pair| of(*pair).len());
        // How often each token is listed, then where its list begins, then where its next entry goes.
        let mut counts = vec![0_usize; memory.vocabulary.len() + 1];
        let mut distinct = Vec::new();
        memory.starts.push(0);
        for pair in &order {
            let segment = of(*pair);
            while memory.lengths.len() <= segment.len() {
                memory.lengths.push(number(memory.pairs.len()));
            }
            memory.pairs.push(number(*pair));
            memory.tokens.extend_from_slice(segment);
            memory.starts.push(memory.tokens.len());
            memory.signatures.push(segment.iter().fold(0, |bits, token| bits | bit(*token)));
            each(segment, &mut distinct, |token| {
                if let Some(count) = counts.get_mut(token + 1) {
                    *count += 1;
                }
            });
        }
        let mut total = 0;
        for count in &mut counts {
            total += *count;
            *count = total;
        }
        memory.lists.clone_from(&counts);
        memory.postings = vec![0; total];
        for (id, pair) in order.iter().enumerate() {
            each(of(*pair), &mut distinct, |token| {
                if let Some(next) = counts.get_mut(token) {
                    if let Some(posting) = memory.postings.get_mut(*next) {
                        *posting = number(id);
                    }
                    *next += 1;
                }
            });
        }
        memory
    }
}

/// Numbers of pairs and of their tokens are below [`PAIRS_MAX`] times [`TOKENS_MAX`], which the builder sees to.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Calls for each token of a segment once.
fn each(segment: &[u32], distinct: &mut Vec<u32>, mut call: impl FnMut(usize)) {
    distinct.clear();
    distinct.extend_from_slice(segment);
    distinct.sort_unstable();
    distinct.dedup();
    distinct.iter().for_each(|token| call(*token as usize));
}
