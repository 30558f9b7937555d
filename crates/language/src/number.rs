//! Numbers in words and back, in the four languages.
//!
//! [`say`] writes a number as an official would spell it out; [`read`] understands figures, words and
//! mixtures of both, in the spellings that are met: «сӣ» and «си», «нӯҳум» and «нух», 两 and 二, 〇 and 零,
//! the capital figures of Chinese accounts (壹貳叁), the cases of Russian numerals.
//!
//! ```
//! use paivand_language::Language::{Chinese, Tajik};
//! use paivand_language::number::{Form, read, say};
//!
//! let year = "1991".parse()?;
//! assert_eq!(say(Tajik, &year, Form::Cardinal)?, "як ҳазору нӯҳсаду наваду як");
//! assert_eq!(say(Tajik, &year, Form::Ordinal)?, "як ҳазору нӯҳсаду наваду якум");
//! assert_eq!(read(Chinese, "一千九百九十一")?.number, year);
//! assert_eq!(say(Tajik, &"3.14".parse()?, Form::Decimal)?, "се бутуну чордаҳ аз сад");
//! # Ok::<(), paivand_language::number::NumberError>(())
//! ```

mod chinese;
mod compose;
mod english;
mod figures;
mod grouped;
mod money;
mod power;
mod roman;
mod russian;
mod scale;
mod tajik;
#[cfg(test)]
mod tests;

pub(crate) use chinese::whole as chinese_whole;
pub(crate) use figures::plain;
pub use grouped::grouped;
pub use money::{Currency, money};
pub(crate) use roman::roman;

use crate::Language;
use std::fmt;

/// Every whole part is below this: the largest scale that all four languages have a settled word for is
/// 10^15, and it may stand a thousand times less one.
pub const WHOLE_BELOW: u64 = 1_000_000_000_000_000_000;

/// Most digits after the point: the smallest parts that are spoken of are milliardths.
pub const PLACES_MAX: usize = 9;

/// Longest text that is read as a number, in bytes: the longest number in words has some 400.
pub const TEXT_BYTES_MAX: usize = 2_000;

/// A number as written in figures: a sign, a whole part, and digits after the point.
///
/// It keeps zeros at its end, since `3.50` is not said as `3.5` is. Parse it with [`str::parse`] (point or
/// comma before the fraction, spaces between thousands), print it with its `Display`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    negative: bool,
    whole: u64,
    /// Digits after the point, at most [`PLACES_MAX`].
    fraction: String,
}

impl Number {
    /// A whole number.
    ///
    /// # Errors
    /// [`NumberError::TooLarge`] from [`WHOLE_BELOW`] on.
    pub fn whole(value: u64) -> Result<Self, NumberError> {
        Self::new(false, value, "")
    }

    /// A number with the digits after its point, which may be none.
    pub(crate) fn new(negative: bool, whole: u64, fraction: &str) -> Result<Self, NumberError> {
        if whole >= WHOLE_BELOW {
            return Err(NumberError::TooLarge);
        }
        if fraction.len() > PLACES_MAX {
            return Err(NumberError::TooFine);
        }
        // There is one zero.
        let negative = negative && (whole > 0 || fraction.bytes().any(|digit| digit != b'0'));
        Ok(Self { negative, whole, fraction: fraction.to_owned() })
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// The part before the point, without the sign.
    #[must_use]
    pub fn whole_part(&self) -> u64 {
        self.whole
    }

    /// The digits after the point; empty for a whole number.
    #[must_use]
    pub fn fraction(&self) -> &str {
        &self.fraction
    }

    /// Whether it has no fraction and is not negative.
    pub(crate) fn is_whole(&self) -> bool {
        !self.negative && self.fraction.is_empty()
    }

    /// Whether it is less than another; both are not negative.
    pub(crate) fn is_below(&self, other: &Self) -> bool {
        let padded = |number: &Self| format!("{:0<PLACES_MAX$}", number.fraction);
        (self.whole, padded(self)) < (other.whole, padded(other))
    }

    /// So many times as another is of its plain figures, for a power of ten above one: 10 is ten million where `20`
    /// is `20 million`.
    pub(crate) fn scaled_as(&self, plain: &Self, whole: &Self) -> Option<Self> {
        let powers = (1..=15).map(|power| 10_u64.pow(power));
        let mut fitting = powers.filter(|power| {
            let scaled = power::times(plain, *power);
            scaled.is_ok_and(|scaled| {
                (scaled.whole, scaled.value_places()) == (whole.whole, whole.value_places())
            })
        });
        power::times(self, fitting.next()?).ok()
    }

    /// The digits after the point without zeros at their end.
    fn value_places(&self) -> &str {
        self.fraction.trim_end_matches('0')
    }

    /// Numerator and denominator of the fraction, if there is one: 3.14 has 14 of 100.
    fn parts(&self) -> Option<(u64, u64)> {
        let places = u32::try_from(self.fraction.len()).ok().filter(|places| *places > 0)?;
        Some((self.fraction.parse().ok()?, 10_u64.checked_pow(places)?))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, point) = (["", "-"], ["", "."]);
        let sign = sign.into_iter().nth(usize::from(self.negative)).unwrap_or_default();
        let point = point.into_iter().nth(usize::from(!self.fraction.is_empty())).unwrap_or_default();
        write!(to, "{sign}{}{point}{}", self.whole, self.fraction)
    }
}

/// How a number is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// How many: «се», 三, «три», "three". A fraction is said as [`Form::Decimal`] says it.
    Cardinal,
    /// Which one: «сеюм», 第三, «третий», "third".
    Ordinal,
    /// With its fraction: «се бутуну як аз даҳ», 三点一, «три целых одна десятая», "three point one".
    Decimal,
}

/// A number that was read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reading {
    /// Its value.
    pub number: Number,
    /// Whether it was an ordinal: «якум», `9-уми`, 第三.
    pub ordinal: bool,
}

/// Why a number could not be said or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// There was nothing.
    #[error("a number was to be read, but there is nothing: write one")]
    Empty,
    /// This is no number in the language.
    #[error("a number was to be read, but {0:?} is none: write figures, or the words of this language")]
    NotUnderstood(String),
    /// From [`WHOLE_BELOW`] on.
    #[error("the number is too large: use one below 10^18")]
    TooLarge,
    /// More digits after the point than [`PLACES_MAX`].
    #[error("the number has too many digits after its point: use at most {PLACES_MAX}")]
    TooFine,
    /// Only whole numbers from zero up have ordinals.
    #[error("only a whole number that is not negative has an ordinal: ask for a decimal")]
    NoOrdinal,
    /// Longer than [`TEXT_BYTES_MAX`].
    #[error("a text of {0} bytes is no number: use at most {TEXT_BYTES_MAX} bytes")]
    TooLong(usize),
}

/// Says a number in words.
///
/// # Errors
/// [`NumberError::NoOrdinal`] if the ordinal of a negative number or of a fraction is asked for.
pub fn say(language: Language, number: &Number, form: Form) -> Result<String, NumberError> {
    if form == Form::Ordinal {
        if number.negative || !number.fraction.is_empty() {
            return Err(NumberError::NoOrdinal);
        }
        return Ok(match language {
            Language::Tajik => tajik::ordinal(number.whole),
            Language::Chinese => chinese::ordinal(number.whole),
            Language::Russian => russian::ordinal(number.whole),
            Language::English => english::ordinal(number.whole),
        });
    }
    let said = match language {
        Language::Tajik => tajik::decimal(number),
        Language::Chinese => chinese::decimal(number),
        Language::Russian => russian::decimal(number),
        Language::English => english::decimal(number),
    };
    Ok(match (number.negative, language) {
        (false, _) => said,
        (true, Language::Tajik) => format!("минус {said}"),
        (true, Language::Chinese) => format!("负{said}"),
        (true, Language::Russian) => format!("минус {said}"),
        (true, Language::English) => format!("minus {said}"),
    })
}

/// Reads a number in figures or in words.
///
/// # Errors
/// See [`NumberError`]: nothing is guessed, a word that is no numeral is named.
pub fn read(language: Language, text: &str) -> Result<Reading, NumberError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NumberError::Empty);
    }
    if text.len() > TEXT_BYTES_MAX {
        return Err(NumberError::TooLong(text.len()));
    }
    if let Some(reading) = figures::read(language, text) {
        return reading;
    }
    let text = &*scale::spelled_out(language, text);
    let read = match language {
        Language::Tajik => tajik::read(text),
        Language::Chinese => chinese::read(text),
        Language::Russian => russian::read(text),
        Language::English => english::read(text),
    };
    read.or_else(|error| scale::read(language, text).unwrap_or(Err(error)))
}

/// What cannot be read, as an error.
fn not_understood(text: &str) -> NumberError {
    NumberError::NotUnderstood(text.to_owned())
}

/// Words of three languages; the small numbers have one each, the rest is composed.
struct Words {
    small: [&'static str; 20],
    tens: [&'static str; 10],
    hundreds: [&'static str; 10],
}

/// The groups of three digits of a number, the largest first, each with its power of a thousand; no zeros.
fn groups(whole: u64) -> impl Iterator<Item = (u64, u32)> {
    (0..=5_u32).rev().filter_map(move |power| {
        let group = whole / 1_000_u64.pow(power) % 1_000;
        (group > 0).then_some((group, power))
    })
}

impl Words {
    /// The words of a group below a thousand.
    fn group(&self, group: u64) -> Vec<&'static str> {
        let at = |words: &[&'static str], place: u64| {
            usize::try_from(place)
                .ok()
                .and_then(|place| words.get(place).copied())
                .filter(|word| !word.is_empty())
        };
        let rest = group % 100;
        let mut words: Vec<_> = at(&self.hundreds, group / 100).into_iter().collect();
        if rest < 20 {
            words.extend(at(&self.small, rest).filter(|_| rest > 0));
        } else {
            words.extend(at(&self.tens, rest / 10));
            words.extend(at(&self.small, rest % 10).filter(|_| !rest.is_multiple_of(10)));
        }
        words
    }
}
