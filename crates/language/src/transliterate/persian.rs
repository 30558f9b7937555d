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

/// One letter as the list has it: other signs for it are folded, marks of vowels have none.
pub(super) fn code(letter: char) -> Option<u8> {
    let letter = match letter {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'ۀ' => 'ه',
        'أ' | 'إ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        other => other,
    };
    let place = ALPHABET.chars().position(|known| known == letter)?;
    u8::try_from(place + 1).ok()
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
