//! The solar Hijri calendar, whose months are those of the zodiac.
//!
//! Its year begins with spring. Leap years follow the 33-year cycle, which agrees with the calendar of
//! Iran and Afghanistan from 1178 to 1633 (1799 to 2255).

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

use super::DateError;

/// The years for which the cycle agrees with what is in use.
const YEARS: std::ops::RangeInclusive<u64> = 1_178..=1_633;

/// Days before a year of the cycle, from year 1.
fn days_before(year: u64) -> u64 {
    365 * (year - 1) + (8 * year + 21) / 33
}

/// The civil date of a solar one.
pub(super) fn gregorian(year: u64, month: u64, day: u64) -> Result<Date, DateError> {
    let none = DateError::NoSuchDay { year, month, day };
    if !YEARS.contains(&year) {
        return Err(none);
    }
    let leap = days_before(year + 1) - days_before(year) == 366;
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        _ => 29 + u64::from(leap),
    };
    if day == 0 || day > length {
        return Err(none);
    }
    let before = (month - 1) * 31 - month.saturating_sub(7);
    // 1 ҳамали соли 1400 was 21 March 2021.
    let days = (days_before(year) + before + day - 1).cast_signed() - days_before(1_400).cast_signed();
    let span: Span = i32::try_from(days).map_err(|_| none.clone())?.days();
    date(2021, 3, 21).checked_add(span).map_err(|_| none)
}
