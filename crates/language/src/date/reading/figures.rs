//! Dates all in figures: `2026-11-24`, `24.11.2026`, `24/11/26`, `20261124`, `24.XI.2026`.

use jiff::civil::Date;

use super::{DateError, day_of, months};
use crate::Language;

/// Years of two figures lie in the hundred years from this one.
const WINDOW_START: u64 = 1970;

/// What stands behind the year, with its point or without.
const YEAR_WORDS: [&str; 10] = ["года", "году", "год", "г.", "г", "сол", "с.", "с", "м.", "м"];

/// A date in figures, if the text is one.
pub(super) fn read(language: Language, text: &str) -> Option<Result<Date, DateError>> {
    let text = without_year_word(text);
    let parts: Vec<&str> = text.split(['-', '.', '/', ' ']).filter(|part| !part.is_empty()).collect();
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if let [day, month, year] = parts.as_slice()
        && let Some(month) = months::roman(month)
        && is_digits(day)
        && is_digits(year)
    {
        return Some(day_of(full(year)?, month, value(day)?));
    }
    if !parts.iter().all(|part| is_digits(part)) {
        return None;
    }
    match parts.as_slice() {
        [whole] if whole.len() == 8 => {
            let part = |from: usize, to: usize| value(whole.get(from..to)?);
            Some(day_of(part(0, 4)?, part(4, 6)?, part(6, 8)?))
        }
        [year, month, day] if year.len() == 4 => Some(day_of(value(year)?, value(month)?, value(day)?)),
        [first, second, year] if first.len() <= 2 && second.len() <= 2 => {
            let is_short = year.len() == 2;
            Some(ordered(language, text, (value(first)?, value(second)?), (full(year)?, is_short)))
        }
        _ => None,
    }
}

/// The text without the word of its year: `15.06.2025г.`
fn without_year_word(text: &str) -> &str {
    let end = YEAR_WORDS.iter().find_map(|word| text.strip_suffix(word));
    end.map(str::trim_end)
        .filter(|rest| rest.ends_with(|sign: char| sign.is_ascii_digit()))
        .unwrap_or(text)
        .trim()
}

/// Year and month in figures: `2025-06`, `06.2025`, `VI.2025`.
pub(super) fn year_and_month(text: &str) -> Option<(u64, u64)> {
    let text = without_year_word(text);
    let (first, second) = text.split_once(['-', '.', '/'])?;
    let number =
        |text: &str| text.parse::<u64>().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let month =
        |text: &str| months::roman(text).or_else(|| number(text).filter(|month| (1..=12).contains(month)));
    match (first.len(), second.len()) {
        (4, 1..=4) if number(first).is_some() => number(first).zip(month(second)),
        (1..=4, 4) => number(second).zip(month(first)),
        _ => None,
    }
}

fn value(part: &str) -> Option<u64> {
    part.parse::<u64>().ok().filter(|_| part.len() <= 4)
}

/// A year of four figures, or of two.
fn full(year: &str) -> Option<u64> {
    match (year.len(), value(year)?) {
        (4, year) => Some(year),
        (2, year) => Some(WINDOW_START + (year + 100 - WINDOW_START % 100) % 100),
        _ => None,
    }
}

/// Day and month in the order of the language.
fn ordered(
    language: Language,
    text: &str,
    (first, second): (u64, u64),
    (year, is_short): (u64, bool),
) -> Result<Date, DateError> {
    let ambiguous = || Err(DateError::Ambiguous(text.to_owned()));
    match (language, first, second) {
        // Chinese has the year first: with two figures it may be either end.
        (Language::Chinese, ..) if is_short => ambiguous(),
        (Language::Chinese, 1..=12, 1..=12) if first != second => ambiguous(),
        // Americans write the month first, Britons the day.
        (Language::English, 1..=12, 1..=12) if first != second && !text.contains('.') => ambiguous(),
        (Language::English | Language::Chinese, 1..=12, 13..=31) => day_of(year, first, second),
        (_, day, month) => day_of(year, month, day),
    }
}
