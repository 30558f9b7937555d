//! How well sentences are parted: hard cases of our own, and strings of interfaces put one after the other.

use super::column;
use paivand_language::Language::{self, Chinese, Russian, Tajik};
use paivand_language::segment::sentences;
use std::collections::BTreeSet;
use std::path::Path;

/// One paragraph a line; a bar stands where a sentence ends, a broken one where the space after it was forgotten.
const HARD: &str = include_str!("../sentences-tg.txt");

/// Where parts end, in letters other than white space.
fn ends<'a>(parts: impl Iterator<Item = &'a str>) -> BTreeSet<usize> {
    let letters = |part: &str| part.chars().filter(|letter| !letter.is_whitespace()).count();
    let summed = parts.scan(0, |end, part| {
        *end += letters(part);
        Some(*end)
    });
    summed.collect()
}

/// Right, known and found ends.
fn counted(language: Language, text: &str, parts: &[&str]) -> [usize; 3] {
    let known = ends(parts.iter().copied());
    let found = ends(sentences(language, text).filter_map(|span| text.get(span)));
    [known.intersection(&found).count(), known.len(), found.len()]
}

fn print(name: &str, [right, known, found]: [usize; 3]) {
    let f1 = 2.0 * right as f64 / (known + found).max(1) as f64;
    println!("{name:<42} F1 {f1:.4} ({known} sentences)");
}

/// The hard cases: the odd lines were looked at while the rules were written, the even ones were not.
pub(crate) fn hard() {
    for (name, half) in [("sentences, hard Tajik, development", 0), ("sentences, hard Tajik, test", 1)] {
        let mut sum = [0; 3];
        for line in HARD.lines().skip(half).step_by(2) {
            let text = line.replace('|', " ").replace('¦', "");
            let parts: Vec<&str> = line.split(['|', '¦']).collect();
            for (sum, count) in sum.iter_mut().zip(counted(Tajik, &text, &parts)) {
                *sum += count;
            }
        }
        print(name, sum);
    }
}

/// Strings that are one sentence in English, joined to a text.
pub(crate) fn joined(folder: &Path) {
    for (language, name) in [(Tajik, "tg"), (Russian, "ru"), (Chinese, "zh")] {
        let Some(rows) = column(folder, "tm_firefox_en-tg-ru-zh.tsv", ["en", name]) else { continue };
        let one = |english: &str| {
            english.split(' ').count() >= 8
                && english.ends_with('.')
                && english.matches(['.', '!', '?']).count() == 1
        };
        let strings: Vec<&str> = rows
            .iter()
            .filter(|(english, text)| one(english) && text.ends_with(['.', '。', '！', '!']))
            .map(|(_, text)| text.as_str())
            .collect();
        let text = strings.join(if language == Chinese { "" } else { " " });
        print(&format!("sentences, strings joined, {name}"), counted(language, &text, &strings));
    }
}
