//! Words whose spelling no model may judge: names of states, places and persons, and the agreed terms.
//!
//! China is Чин and no demon (ҷин), whatever stands beside it. What the house's own lists spell is spelled so, with
//! whatever ending: a name where it begins with a large letter, a term anywhere.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::Language::Tajik;
use crate::letters::russian_keyboard;
use crate::morphology::{doubt, endings};
use crate::names::tajik_names;
use crate::terms::{Status, TermBase};
use crate::words::WORDS;

/// Letters of the shortest stem that an ending may follow: what is shorter is anything.
const STEM_LETTERS_MIN: usize = 3;

/// What a list spells.
struct Spelling {
    letters: Vec<char>,
    /// Only with a large letter.
    is_name: bool,
}

/// Spellings by what a Russian keyboard leaves of them; where two are left alike, the one listed first.
static SETTLED: LazyLock<HashMap<Vec<char>, Spelling>> = LazyLock::new(|| {
    let mut settled: HashMap<Vec<char>, Spelling> = HashMap::new();
    let mut add = |word: &str, is_name: bool| {
        let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
        let typed: Vec<char> = letters.iter().copied().map(russian_keyboard).collect();
        let is_typed = letters == typed;
        let known = settled.entry(typed).or_insert_with(|| Spelling { letters: letters.clone(), is_name });
        // What is right as it is typed is not taken for another name: Чин, though 金 is Ҷин.
        if is_typed && known.is_name && is_name {
            known.letters = letters;
        }
    };
    for name in tajik_names() {
        let parts = name.split([' ', '-']).filter(|part| part.chars().count() > 1).enumerate();
        // «Африқои Марказӣ»: what ends so behind another word is no name by itself.
        for (_, part) in parts.filter(|(place, part)| *place == 0 || !part.ends_with('ӣ')) {
            if part.starts_with(char::is_uppercase) {
                add(part, true);
            }
        }
    }
    for term in TermBase::seed().concepts().iter().flat_map(|concept| concept.terms(Tajik)) {
        if term.status != Status::Deprecated {
            term.text
                .split([' ', '-'])
                .filter(|word| word.chars().count() > 3)
                .for_each(|word| add(word, false));
        }
    }
    settled
});

/// Endings by what a Russian keyboard leaves of them: «хо» is -ҳо.
static ENDINGS: LazyLock<HashMap<Vec<char>, Vec<char>>> = LazyLock::new(|| {
    let folded = |text: &str| text.chars().map(russian_keyboard).collect();
    endings().map(|text| (folded(text), text.chars().collect())).collect()
});

/// A word as a list spells it.
pub(super) struct Settled {
    pub(super) letters: Vec<char>,
    /// Whether its last и or ӣ is settled too: that of an adjective (чинӣ) and of a term in izofat is not.
    pub(super) is_ending_settled: bool,
}

/// The spelling of a typed small word that a list settles; a large letter speaks for a name.
pub(super) fn settled(word: &[char], is_large: bool) -> Option<Settled> {
    let name = || split(word, |spelling, _| spelling.is_name && is_large);
    // чинӣ, русӣ: what is of a country is written small.
    let other = |spelling: &Spelling, ending: &[char]| !spelling.is_name || ending.first() == Some(&'и');
    let is_read = |letters: &[char]| doubt(&letters.iter().collect::<String>()).is_some();
    // «Чеки бонк» is no Jack: a word that the grammar reads is no name that it does not.
    let is_name = |letters: &Vec<char>| letters == word || is_read(letters) || !is_read(word);
    if let Some(letters) = name().filter(is_name) {
        // «Сафари» may be Сафарӣ, and a journey in izofat.
        let is_ending_settled = !letters.ends_with(&['ӣ']) || !is_read(word);
        return Some(Settled { letters, is_ending_settled });
    }
    // A term that is another word as it stands may be that word.
    let letters = split(word, other).filter(|letters| letters == word || !is_word(word))?;
    Some(Settled { letters, is_ending_settled: false })
}

/// The longest stem of a list that may be meant, with its ending.
fn split(word: &[char], may: impl Fn(&Spelling, &[char]) -> bool) -> Option<Vec<char>> {
    (STEM_LETTERS_MIN.min(word.len())..=word.len()).rev().find_map(|cut| {
        let (stem, ending) = word.split_at_checked(cut)?;
        let spelling = SETTLED.get(stem)?;
        let ending = if ending.is_empty() { &[] } else { ENDINGS.get(ending)?.as_slice() };
        may(spelling, ending).then(|| [spelling.letters.as_slice(), ending].concat())
    })
}

/// Whether the word list has it as it was typed.
fn is_word(word: &[char]) -> bool {
    WORDS.contains(&word.iter().collect::<String>())
}
