//! Figures of every kind: with a hyphen between, with a letter behind, Roman ones, and times by halves of the day.

use super::fact::{Fact, numbered, stated};
use crate::Language;
use crate::segment::Span;
use crate::{date, number};

/// Signs that join figures to a range.
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// A word as one span, or a range as two: `10-20`, «даҳ-понздаҳ», `10-15-рӯза`.
pub(super) fn parted(language: Language, text: &str, span: Span) -> Vec<Span> {
    let word = text.get(span.clone()).unwrap_or_default();
    if !word.contains(HYPHENS) || is_one(language, word) {
        return vec![span];
    }
    let reads = |part: &str| number::read(language, part).is_ok() || number::roman(part).is_some();
    let begins = |part: &str| part.starts_with(|sign: char| sign.is_ascii_digit());
    let mut parts: Vec<Span> = Vec::new();
    for part in word.split(HYPHENS) {
        // The place of a part of a word is known by its address in it.
        let start = span.start + (part.as_ptr().addr() - word.as_ptr().addr());
        let before = parts.last().and_then(|before| text.get(before.clone())).unwrap_or_default();
        if begins(before) && begins(part) || (reads(before) && reads(part)) {
            parts.push(start..start + part.len());
        } else {
            match parts.last_mut() {
                Some(last) => last.end = start + part.len(),
                None => parts.push(start..start + part.len()),
            }
        }
    }
    parts
}

/// Whether the hyphens of a word are its own: "twenty-five", `9-уми`, `2025-06-15`.
fn is_one(language: Language, word: &str) -> bool {
    number::read(language, word).is_ok() || date::bare(language, word).is_ok()
}

/// A year without the letter of its word: «2025г», «2025с».
pub(super) fn without_year_letter(word: &str) -> Option<&str> {
    let year = ["гг", "г", "сс", "с"].iter().find_map(|letter| word.strip_suffix(letter))?;
    (year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())).then_some(year)
}

/// Words before and behind a Roman figure of one letter, as stems in small letters.
const ROMAN_BEFORE: [&str; 22] = [
    "article",
    "chapter",
    "part",
    "annex",
    "section",
    "title",
    "volume",
    "стать",
    "глав",
    "част",
    "раздел",
    "приложени",
    "том",
    "модда",
    "боб",
    "қисм",
    "фасл",
    "замима",
    "ҷилд",
    "век",
    "аср",
    "century",
];

/// A Roman figure: centuries, articles, chapters. What is one letter counts only beside a word that is numbered so.
pub(super) fn roman(text: &str, spans: &[Span], at: usize) -> Option<Fact> {
    let word = |at: usize| spans.get(at).and_then(|span| text.get(span.clone())).unwrap_or_default();
    let span = spans.get(at)?.clone();
    let figure = word(at).split(HYPHENS).next()?;
    let value = number::roman(figure).filter(|_| !figure.contains(['L', 'C', 'С']))?;
    let is_numbered = |word: &str| {
        let small = word.to_lowercase();
        ROMAN_BEFORE.iter().any(|stem| small.starts_with(stem))
    };
    let beside =
        is_numbered(word(at + 1)) || at.checked_sub(1).is_some_and(|before| is_numbered(word(before)));
    if figure.chars().nth(1).is_none() && !beside {
        return None;
    }
    // The first and the second come and go, as in words.
    stated(span, value, true)
}

/// A time by the half of its day, as hours to twenty-four and minutes, and where it ends: `3:30 p.m.`
pub(super) fn clock(language: Language, text: &str, start: usize) -> Option<(Vec<Fact>, usize)> {
    if language != Language::English {
        return None;
    }
    let rest = text.get(start..)?;
    let end =
        rest.find(|sign: char| !sign.is_ascii_digit() && sign != ':' && sign != '.').unwrap_or(rest.len());
    let (figures, after) = rest.split_at_checked(end)?;
    let behind = after.trim_start().to_lowercase();
    let half = ["a.m.", "p.m.", "am", "pm"].iter().find(|half| behind.starts_with(**half))?;
    let own = figures.trim_end_matches('.');
    let (hour, minute) = own.split_once([':', '.']).unwrap_or((own, "0"));
    let hour: u64 = hour.parse().ok().filter(|hour| (1..=12).contains(hour))?;
    let hour = hour % 12 + if half.starts_with('p') { 12 } else { 0 };
    let end = start + (rest.len() - after.trim_start().len()) + half.len();
    Some((times(start..start + own.len(), hour, minute.parse().ok()?), end))
}

/// Hour and minute.
pub(super) fn times(span: Span, hour: u64, minute: u64) -> Vec<Fact> {
    let number = |value| number::Number::whole(value).ok();
    let values = [number(hour), number(minute)];
    values.into_iter().flatten().map(|number| numbered(span.clone(), number, true)).collect()
}
