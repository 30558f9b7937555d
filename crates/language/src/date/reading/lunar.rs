//! The lunar Hijri calendar, by its tables: what the eye sees may be a day earlier or later.
//!
//! Thirty years have eleven leap years (2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29); the epoch is 16 July 622 of the
//! Julian calendar. So "Calendrical Calculations" of Dershowitz and Reingold has the arithmetic calendar.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::DateError;
use crate::letters::russian_keyboard;
use crate::{Language, number};

/// Years that are read: 622 to some 2330 of the common era.
const YEARS: std::ops::RangeInclusive<u64> = 1..=1_760;

/// The months, as a Russian keyboard leaves them; a name has several spellings.
const MONTHS: [&[&str]; 12] = [
    &["мухаррам", "мухаррами"],
    &["сафар"],
    &["рабеъулаввал", "рабиулаввал", "рабиъулаввал"],
    &["рабеъуссони", "рабиуссони", "рабиъуссони", "рабеъулохир"],
    &["чумодиюлаввал", "чумодилаввал", "чумодиулаввал"],
    &["чумодиюссони", "чумодиссони", "чумодиуссони", "чумодиюлохир"],
    &["рачаб"],
    &["шаъбон"],
    &["рамазон", "рамадон"],
    &["шаввол"],
    &["зулкаъда", "зилкаъда", "зулкада"],
    &["зулхичча", "зилхичча"],
];

/// The lunar month that a small word names, in izofat or not.
pub(super) fn month(word: &str) -> Option<u64> {
    let folded: String = word.chars().map(russian_keyboard).collect();
    let bare = folded.strip_suffix('и').unwrap_or(&folded);
    let named = |names: &&[&str]| names.iter().any(|name| *name == folded || *name == bare);
    let place = MONTHS.iter().position(named)?;
    u64::try_from(place + 1).ok()
}

/// Day, month and year in words that matter; `None` if no lunar month is among them.
pub(super) fn in_words(words: &[String]) -> Option<Result<Date, DateError>> {
    let at = words.iter().position(|word| month(word).is_some())?;
    let value = |words: &[String]| {
        let read = number::read(Language::Tajik, &words.join(" ")).ok()?.number;
        read.is_whole().then(|| read.whole_part())
    };
    let (day, year) = (value(words.get(..at)?)?, value(words.get(at + 1..)?)?);
    Some(gregorian(year, month(words.get(at)?)?, day))
}

/// The civil date of a lunar one, by the tables.
pub(super) fn gregorian(year: u64, month: u64, day: u64) -> Result<Date, DateError> {
    let none = DateError::NoSuchDay { year, month, day };
    let is_leap = (14 + 11 * year) % 30 < 11;
    let length = if month % 2 == 1 || (month == 12 && is_leap) { 30 } else { 29 };
    if !YEARS.contains(&year) || !(1..=12).contains(&month) || day == 0 || day > length {
        return Err(none);
    }
    let before = 354 * (year - 1) + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2;
    let days = i32::try_from(before + day - 1).map_err(|_| none.clone())?;
    // 16 July 622 of the Julian calendar is 19 July of the Gregorian one.
    date(622, 7, 19).checked_add(days.days()).map_err(|_| none)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lunar_dates_are_those_of_the_tables() {
        for ((year, month, day), expected) in [
            ((1, 1, 1), "0622-07-19"),
            ((1_446, 9, 1), "2025-03-01"),
            ((1_446, 10, 1), "2025-03-31"),
            ((1_447, 1, 1), "2025-06-27"),
            ((1_400, 1, 1), "1979-11-21"),
            ((1_445, 12, 30), "2024-07-07"),
        ] {
            assert_eq!(gregorian(year, month, day).map(|date| date.to_string()).as_deref(), Ok(expected));
        }
        for (year, month, day) in [(1_446, 2, 30), (1_446, 13, 1), (1_446, 1, 0), (0, 1, 1), (1_446, 12, 30)]
        {
            assert!(gregorian(year, month, day).is_err(), "{year} {month} {day}");
        }
    }
}
