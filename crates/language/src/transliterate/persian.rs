//! The Persian word list, walked letter by letter.

use fst::raw::{Fst, Node, Output};
use std::sync::LazyLock;

/// Letters of the list; the place of each, from one, is its byte.
const ALPHABET: &str = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئء\u{200c}";

/// The half-space, which keeps letters of one word from joining.
pub(super) const HALF_SPACE: char = '\u{200c}';

/// The rarest words have this rarity; one step is a tenth of a doubling.
pub const RARITY_MAX: u64 = 255;

/// Keys to words, with how rare each is; built by `language-models`.
static FILE: &[u8] = include_bytes!("../../models/words-fa.bin");

/// The list that is compiled in; it is searched as it lies.
static WORDS: LazyLock<Option<Fst<&'static [u8]>>> = LazyLock::new(|| Fst::new(FILE).ok());

/// The block of Arabic letters, each with its code; zero for none.
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

/// The first letter of the Arabic block.
const BLOCK_START: u32 = 0x600;

/// The code of the half-space, the last of the alphabet.
pub(super) const HALF_SPACE_CODE: u8 = 36;

/// One letter as the list has it: other signs for it are folded, marks of vowels have none.
pub(super) fn code(letter: char) -> Option<u8> {
    let letter = match letter {
        HALF_SPACE => return Some(HALF_SPACE_CODE),
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ۀ' => 'ه',
        'أ' | 'إ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        other => other,
    };
    let place = usize::try_from(u32::from(letter).checked_sub(BLOCK_START)?).ok()?;
    CODES.get(place).copied().filter(|code| *code != 0)
}

/// A word as the list has it: a byte a letter; nothing for what is no Persian word.
#[must_use]
pub fn persian_key(word: &str) -> Option<Vec<u8>> {
    word.chars().map(code).collect()
}

/// Where a walk through the list stands.
#[derive(Clone, Copy)]
pub(super) struct Place {
    address: usize,
    rarity: u64,
}

/// The list, from its beginning.
pub(super) fn start() -> Option<Place> {
    WORDS.as_ref().map(|list| Place { address: list.root().addr(), rarity: 0 })
}

impl Place {
    fn node(self) -> Option<Node<'static>> {
        WORDS.as_ref().map(|list| list.node(self.address))
    }

    /// The place after these letters.
    pub(super) fn after(self, letters: &[u8]) -> Option<Self> {
        letters.iter().try_fold(self, |place, letter| {
            let node = place.node()?;
            let step = node.transition(node.find_input(*letter)?);
            Some(Self { address: step.addr, rarity: place.rarity + step.out.value() })
        })
    }

    /// How rare the word is that ends here.
    pub(super) fn word(self) -> Option<u64> {
        let node = self.node()?;
        node.is_final().then(|| self.rarity + Output::value(node.final_output()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_the_code_of_its_place() {
        for (letter, place) in ALPHABET.chars().zip(1..) {
            assert_eq!(code(letter), Some(place), "{letter}");
        }
        assert_eq!(code('ك'), code('ک'));
        assert_eq!(code('a'), None);
        assert_eq!(code('\u{64e}'), None);
    }
}
