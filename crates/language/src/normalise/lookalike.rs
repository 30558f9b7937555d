//! Letters of the other script that look the same.

use std::ops::Range;

use super::Reason;
use super::cells::Cells;
use super::legacy::neighbour;
use crate::Language;
use crate::identify::{Alphabet, likeliest};
use crate::letters::{is_cyrillic, is_latin};
use crate::words::WORDS;

/// Latin letters and the Cyrillic ones that look alike.
const PAIRS: [(char, char); 31] = [
    ('a', 'а'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('c', 'с'),
    ('x', 'х'),
    ('y', 'у'),
    ('k', 'к'),
    ('i', 'і'),
    ('s', 'ѕ'),
    ('j', 'ј'),
    ('h', 'һ'),
    ('ë', 'ё'),
    ('ē', 'ё'),
    ('A', 'А'),
    ('B', 'В'),
    ('E', 'Е'),
    ('K', 'К'),
    ('M', 'М'),
    ('H', 'Н'),
    ('O', 'О'),
    ('P', 'Р'),
    ('C', 'С'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('I', 'І'),
    ('S', 'Ѕ'),
    ('J', 'Ј'),
    ('Ë', 'Ё'),
    ('Ē', 'Ё'),
];

/// Letters of other Cyrillic alphabets: a Latin letter is not changed into them.
const ALIEN: &str = "іѕјһІЅЈ";

fn cyrillic(letter: char) -> Option<char> {
    let found = PAIRS.iter().find(|(latin, _)| *latin == letter).map(|(_, cyrillic)| *cyrillic);
    found.filter(|cyrillic| !ALIEN.contains(*cyrillic))
}

/// The Tajik letter that one of another alphabet stands for in a Tajik word: a Latin one that looks alike, or one of a
/// neighbour's keyboard.
pub(crate) fn own_letter(letter: char) -> Option<char> {
    cyrillic(letter).or_else(|| neighbour(letter))
}

fn latin(letter: char) -> Option<char> {
    PAIRS.iter().find(|(_, cyrillic)| *cyrillic == letter).map(|(latin, _)| *latin)
}

/// Where a word mixes the scripts, its letters become those of one of them.
///
/// That is Cyrillic where all Latin letters look like Cyrillic ones and the word is then a Tajik one, however many they
/// are, or where they stand among Cyrillic letters that Latin lacks; otherwise the script with the more letters, if
/// all others look like some of it. A Latin abbreviation with an ending («CMMро») stays.
pub(super) fn mend(language: Language, cells: &mut Cells) {
    for word in cells.words() {
        let (latins, cyrillics) = (count(cells, &word, is_latin), count(cells, &word, is_cyrillic));
        if latins == 0 || cyrillics == 0 {
            continue;
        }
        let is_written =
            matches!(language, Language::Tajik | Language::Russian) && !is_abbreviation(cells, &word);
        let as_cyrillic = || replaced(cells, &word, is_latin, cyrillic);
        if let Some(meant) =
            as_cyrillic().filter(|meant| is_written && (is_strewn(cells, &word) || is_tajik(language, meant)))
        {
            put(cells, &word, &meant, is_latin);
        } else if let Some(meant) = as_cyrillic().filter(|_| latins < cyrillics) {
            put(cells, &word, &meant, is_latin);
        } else if let Some(meant) =
            replaced(cells, &word, is_cyrillic, latin).filter(|_| 2 * cyrillics < latins)
        {
            put(cells, &word, &meant, is_cyrillic);
        }
    }
}

fn count(cells: &Cells, word: &Range<usize>, of: fn(char) -> bool) -> usize {
    cells.text(word).filter(|letter| of(*letter)).count()
}

/// The word with all letters of one script as letters of the other, if all have one.
fn replaced(
    cells: &Cells,
    word: &Range<usize>,
    of: fn(char) -> bool,
    other: fn(char) -> Option<char>,
) -> Option<Vec<char>> {
    cells.text(word).map(|letter| if of(letter) { other(letter) } else { Some(letter) }).collect()
}

/// Whether the word has a Cyrillic letter that Latin lacks, and Latin ones not only before all Cyrillic ones.
fn is_strewn(cells: &Cells, word: &Range<usize>) -> bool {
    let mut letters = cells.text(word).skip_while(|letter| is_latin(*letter));
    let is_single = cells.text(word).nth(1).is_some_and(is_cyrillic);
    let has_own = cells.text(word).any(|letter| is_cyrillic(letter) && latin(letter).is_none());
    has_own && (is_single || letters.any(is_latin))
}

/// Whether Latin capitals, two at least, have a Cyrillic ending.
fn is_abbreviation(cells: &Cells, word: &Range<usize>) -> bool {
    let capitals = cells.text(word).take_while(|letter| letter.is_ascii_uppercase()).count();
    capitals > 1 && cells.text(word).skip(capitals).all(|letter| is_cyrillic(letter) && letter.is_lowercase())
}

fn is_tajik(language: Language, letters: &[char]) -> bool {
    let small = || letters.iter().flat_map(|letter| letter.to_lowercase()).collect::<String>();
    language == Language::Tajik && WORDS.knows(&small())
}

fn put(cells: &mut Cells, word: &Range<usize>, meant: &[char], of: fn(char) -> bool) {
    for (place, letter) in word.clone().zip(meant) {
        if cells.at(place).is_some_and(of) {
            cells.set(place, *letter, Reason::LookAlike);
        }
    }
}

/// Arabic letters and figures of other keyboards, in the place of those of Persian script.
const PERSIAN: [(char, char); 6] =
    [('ي', 'ی'), ('ى', 'ی'), ('ك', 'ک'), ('\u{664}', '۴'), ('\u{665}', '۵'), ('\u{666}', '۶')];

/// Letters of Persian script that were typed on an Arabic keyboard, in a line that is Persian with them put right: an
/// Arabic line keeps its own.
pub(super) fn persian(cells: &mut Cells) {
    let meant = |letter: char| PERSIAN.iter().find(|(arabic, _)| *arabic == letter).map(|(_, own)| *own);
    let whole = 0..cells.len();
    if !cells.text(&whole).any(|letter| meant(letter).is_some()) {
        return;
    }
    let mended: String = cells.text(&whole).map(|letter| meant(letter).unwrap_or(letter)).collect();
    if likeliest(Alphabet::Arabic, &mended).0 != "fa" {
        return;
    }
    for place in whole {
        if let Some(own) = cells.at(place).and_then(meant) {
            cells.set(place, own, Reason::LookAlike);
        }
    }
}
