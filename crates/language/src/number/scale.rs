//! Amounts of budgets: a decimal, or a half, before a word of scale, and the short words of scales.

use std::borrow::Cow;

use super::compose::Part;
use super::power::times;
use super::{Number, NumberError, Reading, english, russian, tajik};
use crate::Language;

/// Short words of scales, without their point, and the word that is meant; by language.
const SHORT: [(Language, &str, &str); 19] = [
    (Language::Russian, "тыс", "тысяч"),
    (Language::Russian, "млн", "миллион"),
    (Language::Russian, "млрд", "миллиард"),
    (Language::Russian, "трлн", "триллион"),
    (Language::Tajik, "ҳаз", "ҳазор"),
    (Language::Tajik, "ҳз", "ҳазор"),
    (Language::Tajik, "тыс", "ҳазор"),
    (Language::Tajik, "млн", "миллион"),
    (Language::Tajik, "млрд", "миллиард"),
    (Language::Tajik, "трлн", "триллион"),
    (Language::English, "thsd", "thousand"),
    (Language::English, "mn", "million"),
    (Language::English, "mln", "million"),
    (Language::English, "bn", "billion"),
    (Language::English, "bln", "billion"),
    (Language::English, "tn", "trillion"),
    (Language::English, "trn", "trillion"),
    (Language::English, "millions", "million"),
    (Language::English, "billions", "billion"),
];

/// The text with the short words of scales written out: «2 тыс.», `1.5bn`.
pub(super) fn spelled_out(language: Language, text: &str) -> Cow<'_, str> {
    // Most numbers have none, and need no second look.
    let may = |(of, short, _): &(Language, &str, &str)| *of == language && text.contains(short);
    if !SHORT.iter().any(may) && !text.chars().any(char::is_uppercase) {
        return Cow::Borrowed(text);
    }
    let long = |word: &str| {
        let small = word.trim_end_matches('.').to_lowercase();
        let known = SHORT.iter().find(|(of, short, _)| *of == language && *short == small);
        known.map(|(_, _, long)| *long)
    };
    let is_figure = |sign: char| sign.is_ascii_digit();
    let mut found = false;
    let words: Vec<Cow<'_, str>> = text
        .split_whitespace()
        .map(|word| {
            let at = word.rfind(is_figure).map_or(0, |at| at + 1);
            let (figures, unit) = word.split_at_checked(at).unwrap_or(("", word));
            match long(unit) {
                Some(long) => {
                    found = true;
                    Cow::Owned(format!("{figures} {long}").trim_start().to_owned())
                }
                None => Cow::Borrowed(word),
            }
        })
        .collect();
    if found { Cow::Owned(words.join(" ")) } else { Cow::Borrowed(text) }
}

/// The power of a thousand that a word of scale names, in any of its forms.
fn scale(language: Language, word: &str) -> Option<u64> {
    let part = match language {
        Language::Tajik => tajik::scale_part(word),
        Language::Russian => russian::scale_part(word),
        Language::English => english::scale_part(word),
        Language::Chinese => None,
    };
    part.and_then(|part| match part {
        Part::Scale(scale) => Some(scale),
        Part::Value(_) | Part::Hundred(_) | Part::And => None,
    })
}

/// What stands between a half and its scale: "half a million", "a quarter of a million".
const BETWEEN: [&str; 4] = ["of", "a", "an", "аз"];

/// A number with a fraction, before a word of scale: «полтора миллиона», `1,5 миллион`; `None` if it is none.
pub(super) fn read(language: Language, text: &str) -> Option<Result<Reading, NumberError>> {
    if language == Language::Chinese {
        return None;
    }
    let small = text.to_lowercase();
    // «Полмиллиона»: half of it in one word.
    let of_half = small.strip_prefix("пол").filter(|_| language == Language::Russian);
    if let Some(scale) = of_half.and_then(|whole| scale(language, whole)) {
        return Some(reading(Number::new(false, scale / 2, "")));
    }
    let (before, last) = small.trim_end().rsplit_once(char::is_whitespace)?;
    let scale = scale(language, last)?;
    let mut before = before.trim_end();
    while let Some((rest, _)) = before.rsplit_once(' ').filter(|(_, word)| BETWEEN.contains(word)) {
        before = rest.trim_end();
    }
    let read = super::read(language, before).ok().filter(|read| !read.ordinal)?;
    // What has no fraction was read before, or is no number: «ду миллион ҳазор».
    (!read.number.fraction.is_empty()).then(|| reading(times(&read.number, scale)))
}

fn reading(number: Result<Number, NumberError>) -> Result<Reading, NumberError> {
    number.map(|number| Reading { number, ordinal: false })
}
