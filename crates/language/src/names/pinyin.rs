//! How Chinese characters are read.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// The characters that the table has: the unified ideographs of the first block.
pub const PINYIN_CHARACTERS: RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// Readings of each that the table has.
pub const PINYIN_READINGS: usize = 3;

/// Built by `language-models`: all syllables in a line, then the numbers of each character's readings.
static FILE: &[u8] = include_bytes!("../../models/pinyin.bin");

/// Characters that names read otherwise than other words, usual reading in names first.
static IN_NAMES: &str = include_str!("../../lexicon/readings-in-names.txt");

struct Table {
    syllables: Vec<&'static str>,
    numbers: &'static [[u8; 2]],
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let end = FILE.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (head, rest) = FILE.split_at_checked(end).unwrap_or_default();
    let numbers = rest.get(1..).map_or([].as_slice(), |numbers| numbers.as_chunks::<2>().0);
    Table { syllables: std::str::from_utf8(head).unwrap_or_default().split(' ').collect(), numbers }
});

/// The readings of a character without tones, ü as v, usual one in names first.
pub(super) fn readings(character: char) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for line in IN_NAMES.lines() {
        if let Some(rest) = line.strip_prefix(character) {
            found.extend(rest.split_whitespace());
        }
    }
    if PINYIN_CHARACTERS.contains(&character) {
        let start =
            usize::try_from(u32::from(character) - u32::from(*PINYIN_CHARACTERS.start())).unwrap_or(0);
        for number in TABLE.numbers.iter().skip(start * PINYIN_READINGS).take(PINYIN_READINGS) {
            let syllable = TABLE.syllables.get(usize::from(u16::from_le_bytes(*number)));
            found.extend(syllable.filter(|syllable| !found.contains(syllable)));
        }
    }
    found
}
