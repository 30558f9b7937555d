//! What is read beside a whole date: a month of a year, a time, a date with its time, a day that is not certain.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};

use super::{DATE_BYTES_MAX, DateError, bare, figures, lunar, months, persian, time, words, year};
use crate::{Language, number};

/// A day, a month, or a time.
///
/// Its `Display` is ISO 8601: `2025-06-15`, `2025-06`, `2025-06-15T14:30`, `14:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A day.
    Day(Date),
    /// A day that may be the one before or behind: a lunar month begins when its moon is seen.
    About(Date),
    /// A month of a year.
    Month {
        /// From 1.
        year: i16,
        /// From 1 to 12.
        month: i8,
    },
    /// A day and a time on it, without a zone.
    At(DateTime),
    /// A time of any day.
    Time(Time),
}

impl Moment {
    /// How many days earlier or later it may be: one for a lunar date, otherwise none.
    #[must_use]
    pub fn doubt_days(self) -> u8 {
        match self {
            Self::About(_) => 1,
            Self::Day(_) | Self::Month { .. } | Self::At(_) | Self::Time(_) => 0,
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = |time: Time| match time.second() {
            0 => time.strftime("%H:%M"),
            _ => time.strftime("%H:%M:%S"),
        };
        match self {
            Self::Day(date) | Self::About(date) => write!(to, "{date}"),
            Self::Month { year, month } => write!(to, "{year:04}-{month:02}"),
            Self::At(at) => write!(to, "{}T{}", at.date(), time(at.time())),
            Self::Time(at) => write!(to, "{}", time(*at)),
        }
    }
}

/// Reads a day, a month of a year, a time, or a day with its time.
///
/// Everything that [`super::read`] reads, and in Tajik lunar Hijri dates («1 рамазони 1446»), by the tabular calendar.
///
/// ```
/// use paivand_language::Language::{English, Tajik};
/// use paivand_language::date::moment;
///
/// assert_eq!(moment(Tajik, "июни соли 2025")?.to_string(), "2025-06");
/// assert_eq!(moment(English, "15 June 2025, 2:30 p.m.")?.to_string(), "2025-06-15T14:30");
/// assert_eq!(moment(Tajik, "1 рамазони 1446")?.doubt_days(), 1);
/// # Ok::<(), paivand_language::date::DateError>(())
/// ```
///
/// # Errors
/// See [`DateError`].
pub fn moment(language: Language, text: &str) -> Result<Moment, DateError> {
    if text.len() > DATE_BYTES_MAX {
        return Err(DateError::TooLong(text.len()));
    }
    let refused = || DateError::NotUnderstood(text.trim().to_owned());
    let plain: String = text.trim().chars().map(number::plain).collect();
    let own = without_act(without_prepositions(language, &plain));
    if language == Language::Tajik && own.chars().any(persian::is_persian) {
        return persian::read(own).unwrap_or_else(|| Err(refused()));
    }
    match day(language, own) {
        Err(DateError::NotUnderstood(_)) => {}
        read => return read,
    }
    // `2025-06-15T14:30`
    let own = match own.split_once('T') {
        Some((date, time)) if date.len() == 10 && time.contains(':') => &format!("{date} {time}"),
        _ => own,
    };
    if let Some((rest, at)) = time::apart(language, own) {
        let rest = without_prepositions(language, rest.trim_matches([' ', ',']));
        return match rest.is_empty() {
            true => Ok(Moment::Time(at)),
            false => match day(language, rest)? {
                Moment::Day(date) => Ok(Moment::At(date.to_datetime(at))),
                Moment::About(_) | Moment::Month { .. } | Moment::At(_) | Moment::Time(_) => Err(refused()),
            },
        };
    }
    Err(refused())
}

/// A day, or a month of a year.
fn day(language: Language, text: &str) -> Result<Moment, DateError> {
    let error = match bare(language, text) {
        Ok(date) => return Ok(Moment::Day(date)),
        Err(error) => error,
    };
    if !matches!(error, DateError::NotUnderstood(_)) {
        return Err(error);
    }
    if language == Language::Tajik
        && let Some(read) = lunar::in_words(&words(language, text).1)
    {
        return read.map(Moment::About);
    }
    month(language, text).ok_or(error)
}

/// A month of a year.
fn month(language: Language, text: &str) -> Option<Moment> {
    let (year, month) = figures::year_and_month(text).or_else(|| match language {
        Language::Chinese => super::chinese::year_and_month(text),
        Language::Tajik | Language::Russian | Language::English => {
            let (days, words) = words(language, text);
            let at = words.iter().position(|word| gregorian(language, word).is_some())?;
            let (before, after) = (words.get(..at)?, words.get(at + 1..)?);
            let of = if before.is_empty() { after } else { before };
            let alone = days.is_empty() && before.is_empty() != after.is_empty();
            year(language, of).filter(|_| alone).zip(gregorian(language, words.get(at)?))
        }
    })?;
    let (year, month) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?);
    ((1..=9_999).contains(&year) && (1..=12).contains(&month)).then_some(Moment::Month { year, month })
}

fn gregorian(language: Language, word: &str) -> Option<u64> {
    match months::month(language, word)? {
        months::Month::Gregorian(month) => Some(month),
        months::Month::Solar(_) => None,
    }
}

/// The text without what says whether it begins or ends something: «до», «не позднее», `as of`, 截至.
fn without_prepositions(language: Language, text: &str) -> &str {
    if language == Language::Chinese {
        return super::chinese::without_prepositions(text);
    }
    let mut rest = text;
    while let Some((word, behind)) = rest.split_once(' ')
        && months::stands_before(language, &word.to_lowercase())
    {
        rest = behind.trim_start();
    }
    rest
}

/// The text without the number of an act behind it: «30.09.2022, № 483», `30 September 2022, No. 483`.
fn without_act(text: &str) -> &str {
    let signs = ["№", "No. ", "No.", "N ", "рақами ", "таҳти рақами ", "под номером ", "第"];
    let found = signs.iter().filter_map(|sign| Some((text.rfind(sign)?, sign.len()))).min();
    let Some((at, length)) = found else { return text };
    let number = text.get(at + length..).unwrap_or_default().trim();
    let is_number = number.starts_with(|sign: char| sign.is_ascii_digit()) && !number.contains(['年', '月']);
    let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', ',']);
    let before = before.strip_suffix("таҳти").unwrap_or(before).trim_end_matches([' ', ',']);
    if is_number && before.contains(char::is_alphanumeric) { before } else { text }
}
