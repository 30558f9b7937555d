//! Numbers in figures: `1991`, `-3,14`, `1 000 000`, `9-уми`, `21st`, `第3`, `２０２６`.

use super::{Number, NumberError, Reading};
use crate::Language;
use std::str::FromStr;

/// Endings that make figures an ordinal, after an optional hyphen.
const ORDINAL_ENDINGS: [&str; 31] = [
    "ум", "юм", "ӯм", "уми", "юми", "умин", "юмин", "ми", "ўм", "й", "ый", "ой", "ий", "я", "ая", "е", "ое",
    "го", "ого", "му", "ому", "ым", "х", "ых", "м", "ю", "ую", "st", "nd", "rd", "th",
];

/// A character as it counts: digits of full width and the signs of minus become plain ones.
pub(crate) fn plain(letter: char) -> char {
    match letter {
        '０'..='９' => {
            char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0')).unwrap_or(letter)
        }
        '−' | '–' | '－' | '‐' | '‑' => '-',
        '．' => '.',
        '，' => ',',
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '’' | '\'' => ' ',
        _ => letter,
    }
}

/// A number in figures, if the text is one: `None` hands it on to the words of the language.
pub(super) fn read(language: Language, text: &str) -> Option<Result<Reading, NumberError>> {
    let text: String = text.chars().map(plain).collect();
    let (text, numbered) = match text.strip_prefix('第') {
        Some(rest) if language == Language::Chinese => (rest, true),
        _ => (text.as_str(), false),
    };
    let end =
        text.find(|letter: char| !letter.is_ascii_digit() && !"-+., ".contains(letter)).unwrap_or(text.len());
    let (figures, ending) = text.split_at(end);
    if !figures.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let ordinal = numbered || {
        let ending = ending.to_lowercase();
        if !ending.is_empty() && !ORDINAL_ENDINGS.contains(&ending.as_str()) {
            return None;
        }
        !ending.is_empty()
    };
    if !ending.is_empty() && numbered {
        return None;
    }
    let figures = if ordinal { figures.trim_end_matches(['-', ' ']) } else { figures };
    let grouping = match language {
        Language::Tajik | Language::Russian => ' ',
        Language::Chinese | Language::English => ',',
    };
    parsed(figures.trim(), grouping).map(|number| match number {
        Ok(number) if ordinal && (number.negative || !number.fraction.is_empty()) => {
            Err(NumberError::NoOrdinal)
        }
        number => number.map(|number| Reading { number, ordinal }),
    })
}

/// Figures with a sign, groups of three digits between `grouping`, and a point (or a comma that does not group).
fn parsed(text: &str, grouping: char) -> Option<Result<Number, NumberError>> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let point = text.find(|letter| letter == '.' || (letter == ',' && grouping != ','));
    let (whole, fraction) = match point {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
        None => (text, ""),
    };
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split([grouping, ' ']);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    if !all_digits(&digits) || (point.is_some() && !all_digits(fraction)) {
        return None;
    }
    let whole = digits.parse().map_err(|_| NumberError::TooLarge);
    Some(whole.and_then(|whole| Number::new(negative, whole, fraction)))
}

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let plain: String = text.trim().chars().map(plain).collect();
        let refused = || match plain.is_empty() {
            true => NumberError::Empty,
            false => NumberError::NotUnderstood(text.to_owned()),
        };
        parsed(&plain, ' ').ok_or_else(refused)?
    }
}
