//! The Tajik word list: sorted, each word as what it adds to the one before it.

use std::sync::LazyLock;

/// Letters of the list, by their codes from 0.
pub const ALPHABET: &str = "-абвгғдеёжзиӣйкқлмнопрстуӯфхҳцчҷшщъыьэюя";

/// Words of a block; the first of each shares nothing with the one before.
pub const BLOCK_WORDS: usize = 16;

/// Marks the last letter of a word.
const LAST: u8 = 0x80;

/// `u32` blocks, then as many `u32` offsets into the rest (little endian), then the words: how many letters
/// are shared, and the codes of the others, the last of them with [`LAST`].
static FILE: &[u8] = include_bytes!("../models/words-tg.bin");

/// Endings that a word of the list may carry; two may follow each other.
const ENDINGS: [&str; 38] = [
    "ҳо",
    "он",
    "гон",
    "ён",
    "вон",
    "и",
    "е",
    "ро",
    "ам",
    "ат",
    "аш",
    "амон",
    "атон",
    "ашон",
    "ем",
    "ед",
    "анд",
    "аст",
    "у",
    "ю",
    "ям",
    "ят",
    "яш",
    "ямон",
    "ятон",
    "яшон",
    "д",
    "ист",
    "ей",
    "даст",
    "нд",
    "ӣ",
    "гӣ",
    "тар",
    "тарин",
    "ву",
    "ҷон",
    "чӣ",
];

/// Beginnings of verbs.
const BEGINNINGS: [&str; 7] = ["наме", "ме", "на", "би", "бе", "ҳаме", "но"];

/// The list.
pub(crate) struct Words {
    offsets: &'static [u8],
    words: &'static [u8],
}

/// The list that is compiled in; reading it takes no time, since it is searched as it lies.
pub(crate) static WORDS: LazyLock<Words> = LazyLock::new(|| Words::new(FILE));

fn code(letter: char) -> Option<u8> {
    ALPHABET.chars().position(|known| known == letter).and_then(|place| u8::try_from(place).ok())
}

impl Words {
    fn new(file: &'static [u8]) -> Self {
        let parts = file.split_first_chunk::<4>().and_then(|(blocks, rest)| {
            let blocks = usize::try_from(u32::from_le_bytes(*blocks)).ok()?;
            rest.split_at_checked(blocks.checked_mul(4)?)
        });
        let (offsets, words) = parts.unwrap_or_default();
        Self { offsets, words }
    }

    /// The words of a block, from its offset.
    fn block(&self, block: &[u8; 4]) -> Walk {
        let start = usize::try_from(u32::from_le_bytes(*block)).unwrap_or(usize::MAX);
        Walk { rest: self.words.get(start..).unwrap_or_default(), word: Vec::new() }
    }

    /// Whether a small word stands in the list.
    pub(crate) fn contains(&self, word: &str) -> bool {
        let Some(wanted) =
            word.chars().map(code).collect::<Option<Vec<u8>>>().filter(|wanted| !wanted.is_empty())
        else {
            return false;
        };
        let (blocks, _) = self.offsets.as_chunks::<4>();
        let after = blocks.partition_point(|block| {
            let mut walk = self.block(block);
            walk.step() && walk.word <= wanted
        });
        let Some(block) = after.checked_sub(1).and_then(|at| blocks.get(at)) else { return false };
        let mut walk = self.block(block);
        (0..BLOCK_WORDS).any(|_| walk.step() && walk.word == wanted)
    }

    /// All words, in the order of their codes.
    pub(crate) fn all(&self) -> impl Iterator<Item = String> {
        let mut walk = Walk { rest: self.words, word: Vec::new() };
        std::iter::from_fn(move || {
            let letter = |code: &u8| ALPHABET.chars().nth(usize::from(*code));
            walk.step().then(|| walk.word.iter().filter_map(letter).collect())
        })
    }

    /// Whether a small word stands in the list, or would by the grammar of endings.
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.contains(word)
            || self.ended(word, 2)
            || BEGINNINGS.iter().any(|beginning| {
                let stem = word.strip_prefix(beginning).filter(|stem| stem.chars().count() >= 3);
                stem.is_some_and(|stem| self.contains(stem) || self.ended(stem, 1))
            })
    }

    fn ended(&self, word: &str, most: usize) -> bool {
        most > 0
            && ENDINGS.iter().any(|ending| {
                let stem = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3);
                stem.is_some_and(|stem| self.contains(stem) || self.ended(stem, most - 1))
            })
    }
}

/// Goes through words one by one.
struct Walk {
    rest: &'static [u8],
    word: Vec<u8>,
}

impl Walk {
    /// The next word, if there is one.
    fn step(&mut self) -> bool {
        let Some((shared, rest)) = self.rest.split_first() else { return false };
        self.word.truncate(usize::from(*shared));
        let Some(last) = rest.iter().position(|code| code & LAST != 0) else { return false };
        let (added, rest) = rest.split_at_checked(last + 1).unwrap_or_default();
        self.word.extend(added.iter().map(|code| code & !LAST));
        self.rest = rest;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_strangers_are_not() {
        for word in ["китоб", "ҷумҳурӣ", "тоҷикистон", "ҳамкорӣ", "кардан", "ва"]
        {
            assert!(WORDS.contains(word), "{word}");
        }
        for word in ["", "ыыы", "чумхури", "hello", "къ", "яяяяя"] {
            assert!(!WORDS.contains(word), "{word}");
        }
        for word in ["китобҳоямонро", "намекунанд", "ҳуҷҷатҳои"] {
            assert!(WORDS.knows(word), "{word}");
        }
    }

    #[test]
    fn every_word_of_the_list_is_found_where_it_stands() {
        let (blocks, rest) = WORDS.offsets.as_chunks::<4>();
        assert!(rest.is_empty() && blocks.len() > 1_000, "the list is there");
        let letters: Vec<char> = ALPHABET.chars().collect();
        let mut previous = Vec::new();
        let mut walk = Walk { rest: WORDS.words, word: Vec::new() };
        let mut count = 0_usize;
        while walk.step() {
            assert!(walk.word > previous, "the list is sorted");
            previous.clone_from(&walk.word);
            count += 1;
            if count.is_multiple_of(97) {
                let word: String = walk.word.iter().map(|code| letters[usize::from(*code)]).collect();
                assert!(WORDS.contains(&word), "{word}");
            }
        }
        assert_eq!(count.div_ceil(BLOCK_WORDS), blocks.len());
    }
}
