//! Dates in words and figures become civil dates.

use jiff::civil::Date;

use crate::{Language, number};

mod chinese;
mod figures;
mod lunar;
mod moment;
mod months;
mod persian;
mod solar;
#[cfg(test)]
mod tests;
mod time;

pub use moment::{Moment, moment};

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
    /// 15 June 2025 was a Sunday, and another day of the week stands with it.
    #[error(
        "{0:?} is two days: {date} is a {day}: correct one of them",
        date = .1,
        day = super::weekday(Language::English, *.1)
    )]
    OtherWeekday(String, Date),
    /// Longer than [`DATE_BYTES_MAX`].
    #[error("a text of {0} bytes is no date: use at most {DATE_BYTES_MAX} bytes")]
    TooLong(usize),
}

/// Reads one date, in words, in figures or in both; whatever the language's people write.
///
/// Months may be of the Gregorian calendar, in Roman figures too, and in Tajik those of the solar Hijri calendar
/// (ҳамал and фарвардин to ҳут and исфанд), also in Persian script, whose dates are converted. Before it may stand a
/// preposition («до», «то», `by`, 截至), behind it the number of an act («№ 483»). A day of the week must be that of
/// the date. Years of two figures are those from 1970 to 2069.
///
/// ```
/// use paivand_language::Language::{Chinese, Russian, Tajik};
/// use paivand_language::date::read;
///
/// let independence = jiff::civil::date(1991, 9, 9);
/// assert_eq!(read(Tajik, "нӯҳуми сентябри соли як ҳазору нӯҳсаду наваду як"), Ok(independence));
/// assert_eq!(read(Chinese, "截至一九九一年九月九日"), Ok(independence));
/// assert_eq!(read(Russian, "до 9.IX.1991г., понедельник"), Ok(independence));
/// ```
///
/// # Errors
/// See [`DateError`]: what could be two dates is refused, nothing is guessed. A month without its day and a time are no
/// date, and a lunar one is not certain: [`moment`] reads them.
pub fn read(language: Language, text: &str) -> Result<Date, DateError> {
    match moment(language, text)? {
        Moment::Day(date) => Ok(date),
        Moment::About(_) => Err(DateError::Ambiguous(text.trim().to_owned())),
        Moment::Month { .. } | Moment::At(_) | Moment::Time(_) => {
            Err(DateError::NotUnderstood(text.trim().to_owned()))
        }
    }
}

/// A date by itself: nothing before or behind it but the year's words and the day of the week.
pub(crate) fn bare(language: Language, text: &str) -> Result<Date, DateError> {
    if text.len() > DATE_BYTES_MAX {
        return Err(DateError::TooLong(text.len()));
    }
    let plain: String = text.trim().chars().map(number::plain).collect();
    let (days, figures) = without_weekday(language, &plain);
    if let Some(read) = figures::read(language, &figures) {
        return read.and_then(|date| on_a(&days, date, text));
    }
    if language == Language::Chinese {
        return chinese::read(&plain);
    }
    let (days, words) = words(language, &plain);
    let read = in_words(language, &words);
    let date = read.unwrap_or_else(|| Err(DateError::NotUnderstood(text.trim().to_owned())))?;
    on_a(&days, date, text)
}

/// The days of the week that stand before or behind figures, and the rest: `15.06.2025 (вс)`.
fn without_weekday(language: Language, plain: &str) -> (Vec<i8>, String) {
    if language == Language::Chinese {
        let (day, rest) = chinese::without_weekday(plain);
        return (day.into_iter().collect(), rest.to_owned());
    }
    let mut days = Vec::new();
    let mut rest: Vec<&str> = Vec::new();
    for word in plain.split_whitespace() {
        let bare = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        match months::weekday(language, &bare.to_lowercase()) {
            _ if is_city(language, bare) => {}
            Some(day) => days.push(day),
            None => rest.push(word),
        }
    }
    (days, rest.join(" ").trim_matches([',', ' ']).to_owned())
}

/// Documents begin with their city: «Душанбе, 15 июни …» is no Monday.
fn is_city(language: Language, word: &str) -> bool {
    language == Language::Tajik && word == "Душанбе"
}

/// The date, if every day of the week that stands with it is its own.
fn on_a(days: &[i8], date: Date, text: &str) -> Result<Date, DateError> {
    match days.iter().all(|day| *day == date.weekday().to_monday_one_offset()) {
        true => Ok(date),
        false => Err(DateError::OtherWeekday(text.trim().to_owned(), date)),
    }
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

/// The days of the week that are named, and the words that matter: without marks and what only says "year" or "day".
fn words(language: Language, plain: &str) -> (Vec<i8>, Vec<String>) {
    let mut days = Vec::new();
    let marks = |letter: char| letter.is_whitespace() || ".,;:()«»\"".contains(letter);
    let words = plain
        .split(marks)
        .filter(|word| !is_city(language, word))
        .map(str::to_lowercase)
        .flat_map(|word| match word.split_once('-') {
            // «9-уми» and "twenty-fourth" stay whole; "24-november" is two words.
            Some((before, after)) if months::month(language, after).is_some() => {
                vec![before.to_owned(), after.to_owned()]
            }
            _ => vec![with_year_apart(word)],
        })
        .filter(|word| match months::weekday(language, word) {
            Some(day) => {
                days.push(day);
                false
            }
            None => !word.is_empty() && !months::NOISE.contains(&word.as_str()),
        })
        .take(WORDS_MAX)
        .collect();
    (days, words)
}

/// `2025г` and `2025с` without their letter.
fn with_year_apart(mut word: String) -> String {
    let figures = word.bytes().take_while(u8::is_ascii_digit).count();
    if matches!(word.get(figures..), Some("г" | "с" | "года" | "сол") if figures == 4) {
        word.truncate(figures);
    }
    word
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
