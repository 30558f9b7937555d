//! Words of the four languages that mean the same.

use super::feature::{Feature, Kind};
use crate::Language;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// Our own table: Tajik, Russian, Chinese, English, several words with spaces between them. A word of four letters and more stands for all
/// that begins so, a shorter one for itself; `*` and `=` at the end say otherwise.
const TABLE: &str = include_str!("../../lexicon/parallel.tsv");

/// Countries: an identifier, English, Tajik, Chinese, Russian, with `; ` between names.
const PLACES: &str = include_str!("../../lexicon/places.tsv");

/// The lexicon that is compiled in, made ready in a millisecond when it is first needed.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(TABLE, PLACES));

/// Longest beginning that is looked up, in letters.
const LETTERS_MAX: usize = 16;

/// A hash for tables whose keys are ours, words or numbers, so that nobody can fill them with keys that collide.
#[derive(Default)]
pub(super) struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(number)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let part = part.iter().fold(0_u64, |part, byte| (part << 8) | u64::from(*byte));
            self.0 = (self.0.rotate_left(5) ^ part).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
}

/// Words of our own tables, and what they stand for.
pub(super) type Table<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

#[derive(Default)]
struct Entries {
    /// Rows by beginnings of words.
    begins: Table<Box<str>, Vec<u32>>,
    /// Rows by whole words.
    whole: Table<Box<str>, Vec<u32>>,
}

/// Rows of the tables, by the words of each language.
#[derive(Default)]
pub(super) struct Lexicon {
    tajik: Entries,
    russian: Entries,
    english: Entries,
    chinese: Table<Box<str>, Vec<u32>>,
    /// Bytes of the longest Chinese word by its first character.
    longest: Table<char, usize>,
}

impl Entries {
    fn add(&mut self, word: &str, row: u32) {
        let bare = word.trim_end_matches(['*', '=']);
        let begins = word.ends_with('*') || (bare.chars().count() >= 4 && !word.ends_with('='));
        let map = if begins { &mut self.begins } else { &mut self.whole };
        map.entry(bare.into()).or_default().push(row);
    }
}

fn feature(row: u32) -> Feature {
    Kind::Word.letters(char::from_u32(row.saturating_add(0x1_0000)))
}

impl Lexicon {
    fn new(table: &str, places: &str) -> Self {
        let mut lexicon = Self::default();
        let mut row = 0;
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            row += 1;
            let mut cells = line.split('\t');
            let mut words = || cells.next().unwrap_or_default().split(' ').filter(|word| !word.is_empty());
            words().for_each(|word| lexicon.tajik.add(word, row));
            words().for_each(|word| lexicon.russian.add(word, row));
            words().for_each(|word| lexicon.add_chinese(word, row));
            words().for_each(|word| lexicon.english.add(word, row));
        }
        for line in places.lines().skip(1) {
            row += 1;
            let mut cells = line.split('\t').skip(1);
            let mut names =
                || cells.next().unwrap_or_default().split("; ").filter(|name| !name.contains([' ', '-']));
            let [english, tajik, chinese, russian] =
                [(); 4].map(|()| names().map(str::to_lowercase).collect::<Vec<_>>());
            if chinese.iter().any(|name| lexicon.chinese.contains_key(name.as_str())) {
                continue;
            }
            english.iter().for_each(|name| lexicon.english.add(name, row));
            tajik.iter().for_each(|name| lexicon.tajik.add(name, row));
            chinese.iter().for_each(|name| lexicon.add_chinese(name, row));
            // The cases of a Russian name change its last vowel.
            let vowels = ['а', 'я', 'о', 'е', 'и', 'й', 'ы', 'ь'];
            russian.iter().for_each(|name| lexicon.russian.add(name.trim_end_matches(vowels), row));
        }
        lexicon
    }

    fn add_chinese(&mut self, word: &str, row: u32) {
        self.chinese.entry(word.into()).or_default().push(row);
        if let Some(first) = word.chars().next() {
            let longest = self.longest.entry(first).or_default();
            *longest = word.len().max(*longest);
        }
    }

    fn entries(&self, language: Language) -> Option<&Entries> {
        match language {
            Language::Tajik => Some(&self.tajik),
            Language::Russian => Some(&self.russian),
            Language::English => Some(&self.english),
            Language::Chinese => None,
        }
    }

    /// The rows of one thing exactly.
    pub(super) fn at(&self, word: &str, language: Language, found: &mut Vec<Feature>) {
        let rows = match self.entries(language) {
            Some(entries) => entries.whole.get(word),
            None => self.chinese.get(word),
        };
        found.extend(rows.into_iter().flatten().map(|row| feature(*row)));
    }

    /// The rows of a small word.
    pub(super) fn word(&self, word: &str, language: Language, found: &mut Vec<Feature>) {
        let Some(entries) = self.entries(language) else { return };
        self.at(word, language, found);
        // The longest beginning that is known: банк is not бан.
        let mut ends = [0; LETTERS_MAX];
        let each = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
        ends.iter_mut().zip(each).for_each(|(end, each)| *end = each);
        for end in ends.into_iter().rev().filter(|end| *end > 0) {
            let begins = word.get(..end).and_then(|beginning| entries.begins.get(beginning));
            if let Some(rows) = begins {
                found.extend(rows.iter().map(|row| feature(*row)));
                return;
            }
        }
    }

    /// The rows of the longest Chinese word that a text begins with; gives its bytes, or 0.
    pub(super) fn longest(&self, text: &str, found: &mut Vec<Feature>) -> usize {
        let longest = text.chars().next().and_then(|first| self.longest.get(&first)).copied().unwrap_or(0);
        for end in (1..=longest.min(text.len())).rev() {
            if let Some(rows) = text.get(..end).and_then(|word| self.chinese.get(word)) {
                found.extend(rows.iter().map(|row| feature(*row)));
                return end;
            }
        }
        0
    }
}
