//! The Tajik word list, walked letter by letter, and what its letters follow.

use super::izofat::{KIND_STEP, Kind};
use crate::words::ALPHABET;
use fst::raw::{Fst, Output};
use std::sync::LazyLock;

/// Codes of letters, with zero for what stands around a word.
pub const LETTER_CODES: usize = 41;

/// Steps of a byte to a unit of the logarithm.
const STEPS: f32 = 16.0;

/// Built by `language-models`: keys to words, with their rarity and kind.
static FILE: &[u8] = include_bytes!("../../models/walk-tg.bin");

/// Built by `language-models`: the cost of each letter after each two.
static LETTERS: &[u8] = include_bytes!("../../models/letters-tg.bin");

static WORDS: LazyLock<Option<Fst<&'static [u8]>>> = LazyLock::new(|| Fst::new(FILE).ok());

/// The first letter of the Cyrillic block.
const BLOCK_START: u32 = 0x400;

/// The block of Cyrillic letters, each with its code; zero for none.
static CODES: LazyLock<[u8; 256]> = LazyLock::new(|| {
    let mut codes = [0; 256];
    for (letter, code) in ALPHABET.chars().zip(1..) {
        let place = u32::from(letter).checked_sub(BLOCK_START).and_then(|place| usize::try_from(place).ok());
        if let Some(slot) = place.and_then(|place| codes.get_mut(place)) {
            *slot = code;
        }
    }
    codes
});

/// The code of a small letter, from one.
#[must_use]
pub fn letter_code(letter: char) -> Option<usize> {
    if letter == '-' {
        return Some(1);
    }
    let place = usize::try_from(u32::from(letter).checked_sub(BLOCK_START)?).ok()?;
    CODES.get(place).map(|code| usize::from(*code)).filter(|code| *code != 0)
}

/// A small word as the list has it: a byte a letter.
#[must_use]
pub fn tajik_key(word: &str) -> Option<Vec<u8>> {
    word.chars().map(|letter| letter_code(letter).and_then(|code| u8::try_from(code).ok())).collect()
}

/// What it costs that a letter follows two; zero for none.
pub(super) fn letter_cost(first: usize, second: usize, letter: usize) -> f32 {
    let place = (first * LETTER_CODES + second) * LETTER_CODES + letter;
    f32::from(LETTERS.get(place).copied().unwrap_or(u8::MAX)) / STEPS
}

/// Where a walk through the list stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    address: usize,
    value: u64,
}

/// A word of the list: how rare, and what it is.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub(super) rarity: u64,
    pub(super) kind: Kind,
}

/// The list, from its beginning.
pub(super) fn start() -> Option<Place> {
    WORDS.as_ref().map(|list| Place { address: list.root().addr(), value: 0 })
}

impl Place {
    /// The place after these small letters.
    pub(super) fn after(self, letters: &str) -> Option<Self> {
        letters.chars().try_fold(self, |place, letter| {
            let node = WORDS.as_ref()?.node(place.address);
            let code = u8::try_from(letter_code(letter)?).ok()?;
            let step = node.transition(node.find_input(code)?);
            Some(Self { address: step.addr, value: place.value + step.out.value() })
        })
    }

    /// The word that ends here.
    pub(super) fn word(self) -> Option<Word> {
        let node = WORDS.as_ref()?.node(self.address);
        let value = self.value + Output::value(node.final_output());
        node.is_final().then(|| Word { rarity: value % KIND_STEP, kind: Kind::numbered(value / KIND_STEP) })
    }
}

/// A small word, if the list has it.
pub(super) fn word(small: &str) -> Option<Word> {
    start()?.after(small)?.word()
}

/// How rare a small word is, up to [`super::RARITY_MAX`]; none if the list has it not.
pub(crate) fn rarity(small: &str) -> Option<u64> {
    word(small).map(|word| word.rarity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_the_code_of_its_place() {
        for (letter, place) in ALPHABET.chars().zip(1..) {
            assert_eq!(letter_code(letter), Some(place), "{letter}");
        }
        assert_eq!(ALPHABET.chars().count() + 1, LETTER_CODES);
        assert_eq!(letter_code('a'), None);
    }
}
