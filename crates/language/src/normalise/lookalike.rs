//! Letters of the other script that look the same.

use super::Reason;
use super::cells::Cells;
use crate::letters::{is_cyrillic, is_latin};

/// Latin letters and the Cyrillic ones that look alike.
const PAIRS: [(char, char); 30] = [
    ('a', 'а'),
    ('e', 'е'),
    ('o', 'о'),
    ('p', 'р'),
    ('c', 'с'),
    ('x', 'х'),
    ('y', 'у'),
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

fn latin(letter: char) -> Option<char> {
    PAIRS.iter().find(|(_, cyrillic)| *cyrillic == letter).map(|(latin, _)| *latin)
}

/// Whether a letter is of a script, and what it looks like in the other.
type Is = fn(char) -> bool;
type Alike = fn(char) -> Option<char>;

/// Where a word mixes the scripts and the fewer letters all look like letters of the other, they become those.
pub(super) fn mend(cells: &mut Cells) {
    for word in cells.words() {
        let latins = cells.text(&word).filter(|letter| is_latin(*letter)).count();
        let cyrillics = cells.text(&word).filter(|letter| is_cyrillic(*letter)).count();
        if latins == 0 || cyrillics == 0 {
            continue;
        }
        // «СММро» typed with a Latin СММ has three of five: which is meant cannot be seen.
        let (of, other): (Is, Alike) = match (latins, cyrillics) {
            _ if latins < cyrillics => (is_latin, cyrillic),
            _ if 2 * cyrillics < latins => (is_cyrillic, latin),
            _ => continue,
        };
        if cells.text(&word).filter(|letter| of(*letter)).all(|letter| other(letter).is_some()) {
            for place in word {
                if let Some(letter) = cells.at(place).filter(|letter| of(*letter)).and_then(other) {
                    cells.set(place, letter, Reason::LookAlike);
                }
            }
        }
    }
}
