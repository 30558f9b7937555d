//! Russian and Tajik names in Chinese, by the tables of the news agency Xinhua.

use super::palladius::For;
use super::{choices, known};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A syllable of Russian letters a line, its characters, and those for women's names where they differ.
static SYLLABLES: &str = include_str!("../../lexicon/syllables-zh.tsv");

/// Letters of the longest syllable of the table.
const SYLLABLE_LETTERS_MAX: usize = 4;

/// More letters are no name.
const LETTERS_MAX: usize = 100;

type Characters = (&'static str, Option<&'static str>);

static TABLE: LazyLock<HashMap<&'static str, Characters>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((cells.next()?, (cells.next()?, cells.next())))
    };
    SYLLABLES.lines().filter_map(row).collect()
});

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'а' | 'я' | 'о' | 'ё' | 'у' | 'ю' | 'э' | 'е' | 'и' | 'ы')
}

/// The letters of the table for those of a Tajik name.
fn as_russian(name: &str, from: For) -> Vec<char> {
    let mut letters = Vec::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'ғ' => letters.push('г'),
            'ӣ' => letters.push('и'),
            'қ' => letters.push('к'),
            'ӯ' => letters.push('у'),
            'ҳ' => letters.push('х'),
            'ҷ' => letters.extend(['д', 'ж']),
            // Tajik ъ is a stop that Chinese does not write.
            'ъ' if from == For::Tajik => {}
            other => letters.push(other),
        }
    }
    // A doubled consonant is written once.
    letters.dedup_by(|one, other| one == other && !is_vowel(*one));
    letters
}

/// Whether the last part of a name is a woman's.
fn is_womans(name: &str) -> bool {
    let last = name.split([' ', '-']).next_back().unwrap_or(name).to_lowercase();
    ["ова", "ева", "ёва", "ина", "ская", "цкая", "ая"].iter().any(|ending| last.ends_with(ending))
        || (last.ends_with(['а', 'я']) && !last.ends_with("зода") && name.split(' ').count() == 1)
}

/// The fewest characters for a word: where it may be parted, and what that costs.
fn word(letters: &[char], womans: bool) -> Option<String> {
    // The best text from each place to the end, with its cost.
    let mut best: Vec<Option<(f32, String)>> = vec![None; letters.len() + 1];
    if let Some(end) = best.last_mut() {
        *end = Some((0.0, String::new()));
    }
    for start in (0..letters.len()).rev() {
        let mut own: Option<(f32, String)> = None;
        for length in 1..=SYLLABLE_LETTERS_MAX.min(letters.len() - start) {
            let Some(syllable) = letters.get(start..start + length) else { continue };
            let Some(Some((cost, rest))) = best.get(start + length) else { continue };
            let Some(characters) = characters(syllable, letters.get(start + length).copied(), womans) else {
                continue;
            };
            let cost = cost + 1.0 + penalty(syllable, letters.get(start + length).copied());
            if own.as_ref().is_none_or(|known| cost < known.0) {
                own = Some((cost, format!("{characters}{rest}")));
            }
        }
        if let Some(place) = best.get_mut(start) {
            *place = own;
        }
    }
    best.into_iter().next().flatten().map(|(_, text)| text)
}

/// The characters of a syllable where it stands.
fn characters(syllable: &[char], next: Option<char>, womans: bool) -> Option<&'static str> {
    let text: String = syllable.iter().collect();
    match (text.as_str(), next) {
        ("ль", None) => return Some("尔"),
        ("ь" | "ъ", _) => return Some(""),
        _ => {}
    }
    let (usual, of_women) = TABLE.get(text.as_str())?;
    // Only the end of a woman's name has 娜 or 娃; 玛, 莉 and 丽 may stand anywhere.
    let anywhere = matches!(text.as_str(), "ма" | "ли" | "ри" | "ни" | "лин" | "рин");
    let characters = of_women.filter(|_| womans && (next.is_none() || anywhere)).unwrap_or(usual);
    (!characters.is_empty()).then_some(characters)
}

/// A syllable may not take its н or its glide from a vowel that follows.
fn penalty(syllable: &[char], next: Option<char>) -> f32 {
    let before_vowel = next.is_some_and(is_vowel);
    let vowels = syllable.iter().filter(|letter| is_vowel(**letter)).count();
    match syllable.last() {
        Some('н' | 'й') if before_vowel && syllable.len() > 1 => 3.0,
        Some('н') if syllable.len() == 1 && !before_vowel => 0.5,
        Some(last) if !is_vowel(*last) && before_vowel && *last != 'ь' && *last != 'ъ' => 3.0,
        _ if vowels == 0 => 0.1,
        _ => 0.0,
    }
}

/// A part of a name, best result first.
fn part(name: &str, from: For, womans: bool) -> Vec<String> {
    let mut found = known::to_chinese(name, from);
    let mut letters = as_russian(name, from);
    letters.truncate(LETTERS_MAX);
    // After a vowel and at the beginning of a part after ь, е is «йе».
    let mut spelled = Vec::with_capacity(letters.len());
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at).copied());
        if *letter == 'е' && before.is_some_and(|before| is_vowel(before) || matches!(before, 'ь' | 'ъ')) {
            spelled.push('й');
        }
        spelled.push(*letter);
    }
    for of_woman in [womans, !womans] {
        if let Some(text) = word(&spelled, of_woman)
            && !found.contains(&text)
        {
            found.push(text);
        }
    }
    found
}

/// A name in Chinese, best result first; what is not Cyrillic stays.
pub(super) fn written(name: &str, from: For) -> Vec<String> {
    let name = name.trim();
    let found = known::to_chinese(name, from);
    let womans = is_womans(name);
    let parts: Vec<Vec<String>> = name
        .split_whitespace()
        .map(|text| {
            let own = part(text, from, womans);
            if own.is_empty() { vec![text.to_owned()] } else { own }
        })
        .collect();
    // No dot stands behind the point of an abbreviated name: Ш. 拉赫蒙.
    let each = choices::names(found, &parts, "·");
    each.into_iter().map(|name| name.replace(".·", ". ")).collect()
}
