//! Stems found by the hash of their letters, as a Russian keyboard types them.

use std::sync::LazyLock;

use crate::letters::russian_keyboard;
use crate::morphology::stems::{Stem, stems};
use crate::words::ALPHABET;

/// A letter as a number from 1; letters that share a key of a Russian keyboard share it too.
pub(crate) type Code = u8;

/// Letters that a slip may bring in: those of a Russian keyboard that Tajik words are made of.
const WRITTEN: &str = "абвгдеёжзийклмнопрстуфхчшъэюя";

/// Their codes.
pub(crate) static WRITTEN_CODES: LazyLock<Vec<Code>> =
    LazyLock::new(|| WRITTEN.chars().filter_map(code).collect());

/// Places of letters in the alphabet, from 1, by their last byte.
static PLACES: LazyLock<[u8; 256]> = LazyLock::new(|| {
    let mut places = [0; 256];
    for (letter, place) in ALPHABET.chars().zip(1..) {
        if let Some(slot) = places.get_mut(low(letter)) {
            *slot = place;
        }
    }
    places
});

/// The code of each place, from 1.
static CODES: LazyLock<[Code; 64]> = LazyLock::new(|| {
    let mut codes = [0; 64];
    for (slot, letter) in codes.iter_mut().skip(1).zip(ALPHABET.chars()) {
        *slot = place(russian_keyboard(letter)) + 1;
    }
    codes
});

/// The place of a small letter in the alphabet; what is no letter of it has the last.
pub(crate) fn place(letter: char) -> u8 {
    let is_near = letter == '-' || ('\u{430}'..='\u{4ff}').contains(&letter);
    let place = PLACES.get(low(letter)).copied().filter(|place| is_near && *place != 0);
    place.map_or(u8::MAX, |place| place - 1)
}

/// The code of a small letter; none for what is not written in Tajik.
pub(crate) fn code(letter: char) -> Option<Code> {
    let at = usize::from(place(letter)) + 1;
    CODES.get(at).copied().filter(|code| *code != 0)
}

/// The last byte of a letter, which differs among those of the alphabet.
fn low(letter: char) -> usize {
    usize::try_from(u32::from(letter) & 0xff).unwrap_or(0)
}

/// A hash that is known of a whole when it is known of its parts: a polynomial of the codes.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// Longest word that is mended, in letters.
pub(crate) const LETTERS_MAX: usize = 40;

/// Powers of the base.
const POWERS: [u64; LETTERS_MAX + 2] = powers();

#[allow(clippy::indexing_slicing, reason = "a constant that went out of bounds would not compile")]
const fn powers() -> [u64; LETTERS_MAX + 2] {
    let mut powers = [1_u64; LETTERS_MAX + 2];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1].wrapping_mul(BASE);
        at += 1;
    }
    powers
}

/// The base to the number of letters that follow.
pub(crate) fn power(letters: usize) -> u64 {
    POWERS.get(letters).copied().unwrap_or(0)
}

/// The hash of a word and of each part of it.
pub(crate) struct Hashes {
    begins: Vec<u64>,
}

impl Hashes {
    pub(crate) fn new(codes: &[Code]) -> Self {
        let mut begins = Vec::with_capacity(codes.len() + 1);
        let mut hash = 0;
        begins.push(hash);
        for code in codes {
            hash = then(hash, u64::from(*code), 1);
            begins.push(hash);
        }
        Self { begins }
    }

    fn begin(&self, end: usize) -> u64 {
        self.begins.get(end).copied().unwrap_or(0)
    }

    /// The hash of the letters from one place to before another.
    pub(crate) fn part(&self, start: usize, end: usize) -> u64 {
        let power = power(end.saturating_sub(start));
        self.begin(end).wrapping_sub(self.begin(start).wrapping_mul(power))
    }
}

/// The hash of two parts, of which the second has so many letters.
pub(crate) fn then(first: u64, second: u64, letters: usize) -> u64 {
    first.wrapping_mul(power(letters)).wrapping_add(second)
}

/// The hash of a text; none if it has letters that Tajik lacks.
pub(crate) fn hash_of(text: &str) -> Option<u64> {
    text.chars().try_fold(0, |hash, letter| Some(then(hash, u64::from(code(letter)?), 1)))
}

/// What is found by the hash of its letters.
pub(crate) struct Index<T> {
    pub(crate) all: Vec<T>,
    slots: Box<[u32]>,
    /// A bit for each hash that is there, so that most that are not are told without a look at the slots, which
    /// are too many to lie near.
    bits: Box<[u64]>,
}

/// Bits for each item: few enough to lie near, and one in eight hashes that are not there passes.
const BITS_PER_ITEM: usize = 8;

/// Bits of a slot that hold a place.
const PLACE_BITS: u32 = 18;

impl<T> Index<T> {
    pub(crate) fn new(all: Vec<T>, text: impl Fn(&T) -> &str) -> Self {
        let size = (all.len() * 2).next_power_of_two();
        let mut slots = vec![0_u32; size].into_boxed_slice();
        let mut bits =
            vec![0; (all.len() * BITS_PER_ITEM).next_power_of_two().div_ceil(64)].into_boxed_slice();
        for (place, item) in all.iter().enumerate() {
            let (Some(hash), Some(value)) =
                (hash_of(text(item)), u32::try_from(place + 1).ok().filter(|place| *place < 1 << PLACE_BITS))
            else {
                continue;
            };
            let (word, bit) = bit_of(hash, bits.len());
            if let Some(word) = bits.get_mut(word) {
                *word |= bit;
            }
            let (mut at, mark) = split(hash, size);
            while slots.get(at).is_some_and(|held| *held != 0) {
                at = (at + 1) & (size - 1);
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = value | mark;
            }
        }
        Self { all, slots, bits }
    }

    /// What may have this hash; whoever asks compares the letters.
    pub(crate) fn find(&self, hash: u64) -> impl Iterator<Item = &T> {
        let (word, bit) = bit_of(hash, self.bits.len());
        let may_be_there = self.bits.get(word).is_some_and(|word| word & bit != 0);
        let size = self.slots.len();
        let mut start = may_be_there.then(|| split(hash, size));
        std::iter::from_fn(move || {
            let (at, wanted) = start.as_mut()?;
            loop {
                let held = *self.slots.get(*at)?;
                if held == 0 {
                    return None;
                }
                *at = (*at + 1) & (size - 1);
                if held >> PLACE_BITS << PLACE_BITS == *wanted {
                    let place = usize::try_from((held & ((1 << PLACE_BITS) - 1)) - 1).ok()?;
                    return self.all.get(place);
                }
            }
        })
    }
}

/// The bit of a hash among as many words of bits, a power of two.
fn bit_of(hash: u64, words: usize) -> (usize, u64) {
    let mixed = (hash ^ (hash >> 29)).wrapping_mul(0x94d0_49bb_1331_11eb) >> 24;
    let word = usize::try_from(mixed >> 6).unwrap_or(0) & (words - 1);
    (word, 1 << (mixed & 63))
}

/// Where a hash begins to be looked for, and what of it is kept beside the place.
fn split(hash: u64, size: usize) -> (usize, u32) {
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let at = usize::try_from(mixed >> 40).unwrap_or(0) & (size - 1);
    let mark = u32::try_from(mixed >> 8 & 0xffff_ffff).unwrap_or(0) >> PLACE_BITS << PLACE_BITS;
    (at, mark)
}

/// All stems.
pub(crate) static STEMS: LazyLock<Index<Stem<'static>>> =
    LazyLock::new(|| Index::new(stems(), |stem| stem.text));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_has_the_hash_of_its_parts() {
        let codes: Vec<Code> = "ҳамкорӣ".chars().filter_map(code).collect();
        let hashes = Hashes::new(&codes);
        assert_eq!(Some(hashes.part(0, 7)), hash_of("хамкори"));
        assert_eq!(Some(hashes.part(3, 7)), hash_of("кори"));
        assert_eq!(Some(then(hashes.part(0, 3), hashes.part(3, 7), 4)), hash_of("ҳамкорӣ"));
        assert_eq!(hash_of("word"), None);
        assert!(ALPHABET.chars().all(|letter| code(letter).is_some()));
        assert_eq!(WRITTEN_CODES.len(), 29);
    }
}
