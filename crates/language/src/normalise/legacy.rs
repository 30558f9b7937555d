//! Letters by which old Tajik fonts showed the six Tajik ones, and commas in the place of their hooks.
//!
//! The fonts (Times New Roman Tj and its kin) drew Tajik letters in the places of Serbian, Ukrainian and
//! Belarusian ones in code page 1251; of the word forms that were crawled from the web for Debian's
//! `tesseract-ocr-tgk` 13 % have them.

use std::ops::Range;

use super::Reason;
use super::cells::Cells;
use crate::letters::{cased_like, is_cyrillic, is_tajik_only};
use crate::words::WORDS;

/// Small letters and what they stand for.
const LETTERS: [(char, char); 21] = [
    ('њ', 'ҳ'),
    ('ќ', 'қ'),
    ('љ', 'ҷ'),
    ('ў', 'ӯ'),
    ('ї', 'ӣ'),
    ('ѓ', 'ғ'),
    ('ⱪ', 'қ'),
    ('ⱨ', 'ҳ'),
    ('ҝ', 'қ'),
    ('ҡ', 'қ'),
    ('ӄ', 'қ'),
    ('ҟ', 'қ'),
    ('ҹ', 'ҷ'),
    ('ӌ', 'ҷ'),
    ('ӽ', 'ҳ'),
    ('ӿ', 'ҳ'),
    ('ҕ', 'ғ'),
    ('ӷ', 'ғ'),
    ('ӱ', 'ӯ'),
    ('ӳ', 'ӯ'),
    ('ҙ', 'ҷ'),
];

/// Letters of Ukrainian, Serbian, Macedonian and Kazakh that no Tajik font had: their word is a foreign one,
/// unless it is Tajik but for [`NEIGHBOURS`].
const FOREIGN: &str = "ієґђћџјѕәңөұүһ";

/// Letters of the Kazakh and Uzbek keyboards that stand for Tajik ones where the word is then a Tajik one.
const NEIGHBOURS: [(char, char); 4] = [('һ', 'ҳ'), ('ұ', 'ӯ'), ('ү', 'ӯ'), ('і', 'ӣ')];

/// What a letter of a legacy font stands for, in its case.
fn meant(letter: char) -> Option<char> {
    let small = letter.to_lowercase().next()?;
    LETTERS.iter().find(|(legacy, _)| *legacy == small).map(|(_, tajik)| cased_like(*tajik, letter))
}

/// A word with the letters that the legacy ones stand for; others stay.
#[must_use]
pub fn legacy_letters(word: &str) -> String {
    word.chars().map(|letter| meant(letter).unwrap_or(letter)).collect()
}

pub(super) fn mend(cells: &mut Cells) {
    for word in cells.words() {
        let foreign = |letter: char| letter.to_lowercase().any(|small| FOREIGN.contains(small));
        if cells.text(&word).any(foreign) {
            neighbours(cells, &word);
            continue;
        }
        for place in word {
            if let Some(tajik) = cells.at(place).and_then(meant) {
                cells.set(place, tajik, Reason::LegacyFont);
            }
        }
    }
    hooks(cells);
}

/// What a letter of a neighbour's keyboard stands for, in its case.
pub(super) fn neighbour(letter: char) -> Option<char> {
    let small = letter.to_lowercase().next()?;
    let found = NEIGHBOURS.iter().find(|(typed, _)| *typed == small);
    found.map(|(_, tajik)| cased_like(*tajik, letter))
}

/// «һама», typed on the keyboard of a neighbour.
fn neighbours(cells: &mut Cells, word: &Range<usize>) {
    let own = |letter: char| neighbour(letter).or_else(|| meant(letter));
    let mended: Vec<char> = cells.text(word).map(|letter| own(letter).unwrap_or(letter)).collect();
    if WORDS.knows(&mended.iter().flat_map(|letter| letter.to_lowercase()).collect::<String>()) {
        for (place, letter) in word.clone().zip(mended) {
            cells.set(place, letter, Reason::LegacyFont);
        }
    }
}

/// «к,арор» and «ҳ,уқуқ»: a comma inside a word is the hook of the letter before it.
fn hooks(cells: &mut Cells) {
    let mut found = false;
    for place in 1..cells.len() {
        let (Some(before), Some(','), Some(after)) =
            (cells.at(place - 1), cells.at(place), cells.at(place + 1))
        else {
            continue;
        };
        let hooked = before.to_lowercase().next().and_then(|small| match small {
            'г' => Some('ғ'),
            'к' => Some('қ'),
            'х' => Some('ҳ'),
            'ч' => Some('ҷ'),
            _ => is_tajik_only(small).then_some(small),
        });
        if let Some(hooked) = hooked.filter(|_| is_cyrillic(after) && after.is_lowercase()) {
            cells.set(place - 1, cased_like(hooked, before), Reason::LegacyFont);
            cells.clear(place, Reason::LegacyFont);
            found = true;
        }
    }
    if found {
        cells.close();
    }
}
