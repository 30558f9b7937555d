//! Dates in words and figures become civil dates.

use jiff::civil::Date;

use crate::{Language, number};

mod chinese;
mod figures;
mod months;
mod solar;
#[cfg(test)]
mod tests;

/// Longest text that is read as a date, in bytes: a date in words has some 200.
pub const DATE_BYTES_MAX: usize = 1_000;

/// Most words of a date: with its year in words and its day of the week it has some fifteen.
const WORDS_MAX: usize = 40;

/// Why a date could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// No date of this language was found in the text.
    #[error("a date was to be read, but {0:?} is none: write day, month and year")]
    NotUnderstood(String),
    /// `03/04/2026` in English is the third of April or the fourth of March.
    #[error("{0:?} is two dates, by who reads it: write the month in words")]
    Ambiguous(String),
    /// 30 February, or a year beyond 9999.
    #[error("there is no day {day} in month {month} of {year}: check the date")]
    NoSuchDay {
        /// As read.
        year: u64,
        /// As read.
        month: u64,
        /// As read.
        day: u64,
    },
    /// Longer than [`DATE_BYTES_MAX`].
    #[error("a text of {0} bytes is no date: use at most {DATE_BYTES_MAX} bytes")]
    TooLong(usize),
}

/// Reads one date, in words, in figures or in both; whatever the language's people write.
///
/// Months may be of the Gregorian calendar, in Tajik also those of the solar Hijri calendar (ҳамал and
/// фарвардин to ҳут and исфанд), whose dates are converted. A day of the week is passed over. Years of two
/// figures are those from 1970 to 2069.
///
/// ```
/// use paivand_language::Language::{Chinese, Tajik};
/// use paivand_language::date::read;
///
/// let independence = jiff::civil::date(1991, 9, 9);
/// assert_eq!(read(Tajik, "нӯҳуми сентябри соли як ҳазору нӯҳсаду наваду як"), Ok(independence));
/// assert_eq!(read(Chinese, "一九九一年九月九日"), Ok(independence));
/// ```
///
/// # Errors
/// See [`DateError`]: what could be two dates is refused, nothing is guessed.
pub fn read(language: Language, text: &str) -> Result<Date, DateError> {
    if text.len() > DATE_BYTES_MAX {
        return Err(DateError::TooLong(text.len()));
    }
    let plain: String = text.trim().chars().map(number::plain).collect();
    if let Some(read) = figures::read(language, &plain) {
        return read;
    }
    if language == Language::Chinese {
        return chinese::read(&plain);
    }
    let lower = plain.to_lowercase();
    let words = words(language, &lower);
    in_words(language, &words).unwrap_or_else(|| Err(DateError::NotUnderstood(text.trim().to_owned())))
}

/// The Gregorian month that a word names, from 1.
pub(crate) fn month(language: Language, word: &str) -> Option<u64> {
    match months::month(language, word)? {
        months::Month::Gregorian(month) => Some(month),
        months::Month::Solar(_) => None,
    }
}

/// A day that exists, or why not.
fn day_of(year: u64, month: u64, day: u64) -> Result<Date, DateError> {
    let none = DateError::NoSuchDay { year, month, day };
    let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    let (Ok(year), Ok(month), Ok(day)) = parts else { return Err(none) };
    if year == 0 {
        return Err(none);
    }
    Date::new(year, month, day).map_err(|_| none)
}

/// The words that matter: without marks, days of the week and what only says "year" or "day".
fn words(language: Language, lower: &str) -> Vec<String> {
    let passed = |word: &str| months::NOISE.contains(&word) || months::weekday(language, word);
    lower
        .split(|letter: char| letter.is_whitespace() || ".,;:()«»\"".contains(letter))
        .flat_map(|word| match word.split_once('-') {
            // «9-уми» and "twenty-fourth" stay whole; "24-november" is two words.
            Some((before, after)) if months::month(language, after).is_some() => vec![before, after],
            _ => vec![word],
        })
        .filter(|word| !word.is_empty() && !passed(word))
        .take(WORDS_MAX)
        .map(str::to_owned)
        .collect()
}

/// Day, month in words and year, in any order that says one thing.
fn in_words(language: Language, words: &[String]) -> Option<Result<Date, DateError>> {
    let mut found =
        words.iter().enumerate().filter_map(|(at, word)| Some((at, months::month(language, word)?)));
    let (at, month) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let (before, after) = (words.get(..at)?, words.get(at + 1..)?);
    let mut readings: Vec<(u64, u64)> = Vec::new();
    if before.is_empty() || after.is_empty() {
        let all = if before.is_empty() { after } else { before };
        for at in 1..all.len() {
            let (one, two) = all.split_at_checked(at)?;
            readings.extend(day(language, one).zip(year(language, two)));
            readings.extend(year(language, one).zip(day(language, two)).map(|(year, day)| (day, year)));
        }
    } else {
        readings.extend(day(language, before).zip(year(language, after)));
        readings.extend(year(language, before).zip(day(language, after)).map(|(year, day)| (day, year)));
    }
    readings.dedup();
    match readings.as_slice() {
        [(day, year)] => Some(match month {
            months::Month::Gregorian(month) => day_of(*year, month, *day),
            months::Month::Solar(month) => solar::gregorian(*year, month, *day),
        }),
        [_, _, ..] => Some(Err(DateError::Ambiguous(words.join(" ")))),
        [] => None,
    }
}

/// The day that words or figures name.
fn day(language: Language, words: &[String]) -> Option<u64> {
    let read = number::read(language, &words.join(" ")).ok()?.number;
    (read.is_whole() && (1..=31).contains(&read.whole_part())).then_some(read.whole_part())
}

/// The year that words or figures name; in figures at least three, or two with an apostrophe gone.
fn year(language: Language, words: &[String]) -> Option<u64> {
    let text = words.join(" ");
    let said = number::read(language, &text).ok().filter(|read| read.number.is_whole());
    let whole = said.map(|read| read.number.whole_part());
    let year = match language {
        Language::English => whole.filter(|year| *year >= 100).or_else(|| centuries(words)),
        Language::Tajik | Language::Chinese | Language::Russian => whole,
    };
    year.filter(|year| (100..=9_999).contains(year))
}

/// "Nineteen ninety-one", "twenty oh six", "twenty twenty-six".
fn centuries(words: &[String]) -> Option<u64> {
    let (first, rest) = words.split_first()?;
    let value = |text: &str| Some(number::read(Language::English, text).ok()?.number.whole_part());
    let century = value(first).filter(|century| (10..=99).contains(century))?;
    let years = match rest.split_first()? {
        (zero, one) if zero == "oh" || zero == "o" => {
            value(&one.join(" ")).filter(|year| (1..10).contains(year))
        }
        _ => value(&rest.join(" ")).filter(|year| (10..=99).contains(year)),
    };
    Some(century * 100 + years?)
}
