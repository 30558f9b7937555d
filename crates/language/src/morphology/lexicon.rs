//! The lexicon: what the words of the open classes are, found by the hash of their letters.

use std::sync::LazyLock;

use crate::words::ALPHABET;

/// `u32` words (little endian), then each word: how many letters it shares with the one before, the codes of the
/// others (the last of them with its highest bit set), its classes, and how often it must be met (0 to 15).
static FILE: &[u8] = include_bytes!("../../models/lexicon-tg.bin");

/// Classes of a word, as bits.
pub mod class {
    /// Noun.
    pub const NOUN: u8 = 1;
    /// Adjective.
    pub const ADJECTIVE: u8 = 2;
    /// Adverb.
    pub const ADVERB: u8 = 4;
    /// Proper name.
    pub const NAME: u8 = 8;
    /// Infinitive of a regular verb.
    pub const VERB: u8 = 16;
    /// Interjection.
    pub const INTERJECTION: u8 = 32;
    /// Only the crawl of the web has it, so that it may be a misspelling that many share.
    pub const CRAWLED: u8 = 64;
}

/// Greatest rank.
pub const RANK_MAX: u8 = 15;

/// A hash that grows with its word, so that all beginnings of a word are hashed in one go (FNV-1a).
#[derive(Clone, Copy)]
pub(crate) struct Hash(u32);

impl Hash {
    pub(crate) const EMPTY: Self = Self(0x811c_9dc5);

    pub(crate) const fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u32).wrapping_mul(0x0100_0193))
    }

    pub(crate) fn bytes(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |hash, byte| hash.byte(*byte))
    }

    const fn mixed(self) -> u32 {
        let mixed = (self.0 ^ (self.0 >> 15)).wrapping_mul(0x2c1b_3c6d);
        mixed ^ (mixed >> 14)
    }
}

/// Bits of a slot that hold the place of an entry; the others hold a part of the hash, so that most strangers are
/// told from entries without a look at these.
const PLACE_BITS: u32 = 18;

/// What is found by hash: open addressing, at most two thirds full.
pub(crate) struct Slots {
    slots: Box<[u32]>,
}

impl Slots {
    /// Places of the words, in their order.
    pub(crate) fn new<'a>(words: impl ExactSizeIterator<Item = &'a [u8]>) -> Self {
        let size = (words.len().max(1) * 3 / 2 + 1).next_power_of_two();
        let mut slots = vec![0; size].into_boxed_slice();
        for (place, word) in words.enumerate() {
            let hash = Hash::EMPTY.bytes(word);
            let Some(value) = u32::try_from(place + 1).ok().filter(|place| *place < 1 << PLACE_BITS) else {
                break;
            };
            let mut at = slot(hash, size);
            while slots.get(at).is_some_and(|held| *held != 0) {
                at = (at + 1) & (size - 1);
            }
            if let Some(free) = slots.get_mut(at) {
                *free = value | mark(hash);
            }
        }
        Self { slots }
    }

    /// Places that may be those of a word with this hash.
    pub(crate) fn places(&self, hash: Hash) -> impl Iterator<Item = usize> {
        let size = self.slots.len();
        let (mut at, wanted) = (slot(hash, size), mark(hash));
        std::iter::from_fn(move || {
            loop {
                let held = *self.slots.get(at)?;
                if held == 0 {
                    return None;
                }
                at = (at + 1) & (size - 1);
                if held >> PLACE_BITS << PLACE_BITS == wanted {
                    return usize::try_from((held & ((1 << PLACE_BITS) - 1)) - 1).ok();
                }
            }
        })
    }
}

fn slot(hash: Hash, size: usize) -> usize {
    usize::try_from(hash.mixed()).unwrap_or(0) & (size - 1)
}

/// The upper bits of the hash, which a table of at most 2^18 slots does not use.
fn mark(hash: Hash) -> u32 {
    hash.mixed() >> PLACE_BITS << PLACE_BITS
}

/// A word of the lexicon.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) word: &'static str,
    /// Bits of [`class`].
    pub(crate) classes: u8,
    pub(crate) rank: u8,
}

/// All words, in alphabetical order of their codes.
pub(crate) struct Lexicon {
    entries: Vec<Entry>,
    slots: Slots,
}

/// The lexicon that is compiled in; read when first needed, in a few milliseconds.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(FILE));

impl Lexicon {
    fn new(file: &[u8]) -> Self {
        let letters: Vec<char> = ALPHABET.chars().collect();
        let (mut text, mut ends) = (String::new(), Vec::new());
        let mut before: Vec<char> = Vec::new();
        let mut rest = file.get(4..).unwrap_or_default();
        while let Some((shared, coded)) = rest.split_first() {
            let last = coded.iter().position(|code| code & 0x80 != 0).unwrap_or(coded.len());
            let (added, after) = coded.split_at_checked(last + 1).unwrap_or_default();
            let Some(([classes, rank], after)) = after.split_first_chunk::<2>() else { break };
            before.truncate(usize::from(*shared));
            before.extend(added.iter().filter_map(|code| letters.get(usize::from(code & 0x7f))));
            text.extend(&before);
            ends.push((text.len(), *classes, *rank));
            rest = after;
        }
        // The words live as long as the program: so does everything that is read out of them.
        let text: &'static str = text.leak();
        let mut start = 0;
        let entries: Vec<Entry> = ends
            .into_iter()
            .map(|(end, classes, rank)| {
                let word = text.get(start..end).unwrap_or_default();
                start = end;
                Entry { word, classes, rank }
            })
            .collect();
        let slots = Slots::new(entries.iter().map(|entry| entry.word.as_bytes()));
        Self { entries, slots }
    }

    /// The word that is made of two parts, of which the first has this hash.
    pub(crate) fn find(&self, hash: Hash, start: &[u8], end: &[u8]) -> Option<&Entry> {
        self.slots
            .places(hash.bytes(end))
            .filter_map(|place| self.entries.get(place))
            .find(|entry| entry.word.as_bytes().strip_prefix(start) == Some(end))
    }

    /// A word.
    pub(crate) fn get(&self, word: &str) -> Option<&Entry> {
        self.find(Hash::EMPTY.bytes(word.as_bytes()), word.as_bytes(), &[])
    }

    /// All words.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

/// The file of a lexicon: words in the order of their codes, each with its classes and rank.
///
/// Words with other letters than those of [`ALPHABET`] are left out.
#[must_use]
pub fn encoded<'a>(words: impl Iterator<Item = (&'a str, u8, u8)>) -> Vec<u8> {
    let code = |letter: char| {
        ALPHABET.chars().position(|known| known == letter).and_then(|place| u8::try_from(place).ok())
    };
    let mut coded: Vec<(Vec<u8>, u8, u8)> = words
        .filter_map(|(word, classes, rank)| {
            Some((word.chars().map(code).collect::<Option<_>>()?, classes, rank.min(RANK_MAX)))
        })
        .filter(|(word, ..): &(Vec<u8>, _, _)| !word.is_empty() && word.len() < 128)
        .collect();
    coded.sort();
    let mut file = u32::try_from(coded.len()).unwrap_or(0).to_le_bytes().to_vec();
    let mut before: &[u8] = &[];
    for (word, classes, rank) in &coded {
        let shared = before.iter().zip(word).take_while(|(one, other)| one == other).count();
        let shared = shared.min(word.len() - 1);
        file.push(u8::try_from(shared).unwrap_or(0));
        file.extend(word.iter().skip(shared));
        if let Some(last) = file.last_mut() {
            *last |= 0x80;
        }
        file.extend([*classes, *rank]);
        before = word;
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_their_parts() {
        let found = |start: &str, end: &str| {
            LEXICON.find(Hash::EMPTY.bytes(start.as_bytes()), start.as_bytes(), end.as_bytes())
        };
        assert_eq!(found("ҳамкор", "ӣ").map(|entry| entry.word), Some("ҳамкорӣ"));
        assert_eq!(found("китоб", "").map(|entry| entry.classes & class::NOUN), Some(class::NOUN));
        assert!(found("китобҳо", "").is_none() && found("", "").is_none());
    }

    #[test]
    fn every_word_is_found_where_it_stands() {
        assert!(LEXICON.entries().len() > 40_000);
        for entry in LEXICON.entries() {
            assert_eq!(LEXICON.get(entry.word).map(|found| found.word), Some(entry.word));
            assert!(entry.classes != 0 && entry.rank <= RANK_MAX, "{}", entry.word);
        }
    }
}
