//! Dates all in figures: `2026-11-24`, `24.11.2026`, `24/11/26`, `20261124`.

use jiff::civil::Date;

use super::{DateError, day_of};
use crate::Language;

/// Years of two figures lie in the hundred years from this one.
const WINDOW_START: u64 = 1970;

/// A date in figures, if the text is one.
pub(super) fn read(language: Language, text: &str) -> Option<Result<Date, DateError>> {
    let text =
        ["г.", "г", "с.", "сол", "года"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text).trim();
    let parts: Vec<&str> = text.split(['-', '.', '/', ' ']).filter(|part| !part.is_empty()).collect();
    let all_digits = |part: &&&str| part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.iter().filter(all_digits).count() < parts.len() {
        return None;
    }
    let value = |part: &str| part.parse::<u64>().ok().filter(|_| part.len() <= 4);
    match parts.as_slice() {
        [whole] if whole.len() == 8 => {
            let part = |from: usize, to: usize| value(whole.get(from..to)?);
            Some(day_of(part(0, 4)?, part(4, 6)?, part(6, 8)?))
        }
        [year, month, day] if year.len() == 4 => Some(day_of(value(year)?, value(month)?, value(day)?)),
        [first, second, year] if first.len() <= 2 && second.len() <= 2 => {
            let full = match (year.len(), value(year)?) {
                (4, year) => year,
                (2, year) => WINDOW_START + (year + 100 - WINDOW_START % 100) % 100,
                _ => return None,
            };
            let (first, second) = (value(first)?, value(second)?);
            Some(ordered(language, text, (first, second), full))
        }
        _ => None,
    }
}

/// Day and month in the order of the language.
fn ordered(
    language: Language,
    text: &str,
    (first, second): (u64, u64),
    year: u64,
) -> Result<Date, DateError> {
    let slashed = language == Language::English && text.contains('/');
    match (first, second) {
        // Americans write the month first, Britons the day.
        (1..=12, 1..=12) if slashed && first != second => Err(DateError::Ambiguous(text.to_owned())),
        (1..=12, 13..=31) if language == Language::English => day_of(year, first, second),
        (day, month) => day_of(year, month, day),
    }
}
