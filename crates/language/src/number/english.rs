//! English numbers, as written in Britain: "one thousand nine hundred and ninety-one".

use super::compose::{Part, digits, sum, with_fraction};
use super::{Number, NumberError, Reading, Words, groups, not_understood};

const WORDS: Words = Words {
    small: [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ],
    tens: ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    hundreds: [""; 10],
};

const SCALES: [&str; 6] = ["", "thousand", "million", "billion", "trillion", "quadrillion"];

/// Ordinals that are no number with "th".
const IRREGULAR_ORDINALS: [(&str, &str); 7] = [
    ("first", "one"),
    ("second", "two"),
    ("third", "three"),
    ("fifth", "five"),
    ("eighth", "eight"),
    ("ninth", "nine"),
    ("twelfth", "twelve"),
];

/// "Nineteen hundred" is said, "twenty hundred" is not.
const HUNDREDS_MAX: u64 = 99;

fn below_hundred(rest: u64) -> String {
    WORDS.group(rest).join("-")
}

/// How many, in words.
pub(super) fn cardinal(whole: u64) -> String {
    let mut said: Vec<String> = Vec::new();
    for (group, power) in groups(whole) {
        let (hundreds, rest) = (group / 100, group % 100);
        let mut words = Vec::new();
        if hundreds > 0 {
            words.push(format!("{} hundred", below_hundred(hundreds)));
        }
        if rest > 0 {
            if hundreds > 0 || (power == 0 && !said.is_empty()) {
                words.push("and".to_owned());
            }
            words.push(below_hundred(rest));
        }
        let scale =
            usize::try_from(power).ok().and_then(|power| SCALES.get(power)).filter(|scale| !scale.is_empty());
        words.extend(scale.map(|scale| (*scale).to_owned()));
        said.push(words.join(" "));
    }
    if said.is_empty() { "zero".to_owned() } else { said.join(" ") }
}

/// Which one, in words.
pub(super) fn ordinal(whole: u64) -> String {
    let said = cardinal(whole);
    let at = said.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (before, last) = said.split_at_checked(at).unwrap_or(("", &said));
    let last = match IRREGULAR_ORDINALS.iter().find(|(_, cardinal)| *cardinal == last) {
        Some((ordinal, _)) => (*ordinal).to_owned(),
        None => match last.strip_suffix('y') {
            Some(stem) => format!("{stem}ieth"),
            None => format!("{last}th"),
        },
    };
    format!("{before}{last}")
}

/// With its fraction: "three point one four".
pub(super) fn decimal(number: &Number) -> String {
    let mut said = cardinal(number.whole);
    for (at, digit) in number.fraction.bytes().enumerate() {
        let word = WORDS.small.get(usize::from(digit.saturating_sub(b'0'))).copied().unwrap_or_default();
        said.push_str(if at == 0 { " point " } else { " " });
        said.push_str(word);
    }
    said
}

fn part(word: &str) -> Option<Part> {
    let at = |words: &[&str]| {
        let place = words.iter().position(|known| !known.is_empty() && *known == word);
        place.and_then(|place| u64::try_from(place).ok())
    };
    let scale = || u32::try_from(at(&SCALES)?).ok().map(|power| Part::Scale(1_000_u64.pow(power)));
    at(&WORDS.small)
        .map(Part::Value)
        .or_else(|| at(&WORDS.tens).map(|ten| Part::Value(10 * ten)))
        .or_else(scale)
        .or_else(|| match word {
            "oh" | "nought" | "nil" => Some(Part::Value(0)),
            "a" | "an" => Some(Part::Value(1)),
            "fourty" => Some(Part::Value(40)),
            "hundred" | "hundreds" => Some(Part::Hundred(HUNDREDS_MAX)),
            "and" => Some(Part::And),
            _ => word.parse().ok().map(Part::Value),
        })
}

/// The scale that a small word is.
pub(super) fn scale_part(word: &str) -> Option<Part> {
    part(word).filter(|part| matches!(part, Part::Scale(_)))
}

fn ordinal_part(word: &str) -> Option<Part> {
    if let Some((_, cardinal)) = IRREGULAR_ORDINALS.iter().find(|(ordinal, _)| *ordinal == word) {
        return part(cardinal);
    }
    let stem = word.strip_suffix("th")?;
    match stem.strip_suffix("ie") {
        Some(ten) => part(&format!("{ten}y")),
        None => part(stem),
    }
}

fn whole(words: &[&str]) -> Option<u64> {
    sum(words.iter().map(|word| part(word)).collect::<Option<Vec<_>>>()?)
}

/// Reads a number in words.
pub(super) fn read(text: &str) -> Result<Reading, NumberError> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| letter.is_whitespace() || "-‐‑,".contains(letter))
        .filter(|word| !word.is_empty())
        .collect();
    let (negative, words) = match words.split_first() {
        Some((sign, rest)) if ["minus", "negative"].contains(sign) => (true, rest),
        _ => (false, words.as_slice()),
    };
    let refused = || {
        let stranger = words.iter().find(|word| part(word).is_none() && ordinal_part(word).is_none());
        not_understood(stranger.copied().unwrap_or(text))
    };
    if let Some(number) = fraction(words) {
        let number = number.ok_or_else(refused)?;
        return Ok(Reading { number: Number::new(negative, number.0, &number.1)?, ordinal: false });
    }
    whole_or_ordinal(words, negative).or_else(|| parts_of(words, negative)).ok_or_else(refused)?
}

/// A cardinal or an ordinal.
fn whole_or_ordinal(words: &[&str], negative: bool) -> Option<Result<Reading, NumberError>> {
    let (last, before) = words.split_last()?;
    let ordinal = ordinal_part(last).filter(|_| !negative);
    let mut parts = before.iter().map(|word| part(word)).collect::<Option<Vec<_>>>()?;
    parts.push(ordinal.or_else(|| part(last)).filter(|part| *part != Part::And)?);
    let number = Number::new(negative, sum(parts)?, "");
    Some(number.map(|number| Reading { number, ordinal: ordinal.is_some() }))
}

/// "Three quarters", "two fifths", "two and three quarters": a plural, or one of something, that is no ordinal.
fn parts_of(words: &[&str], negative: bool) -> Option<Result<Reading, NumberError>> {
    let (last, before) = words.split_last()?;
    let of = denominator(last)?;
    let at = before.iter().rposition(|word| *word == "and").map_or(0, |at| at + 1);
    let (wholes, parts) = before.split_at_checked(at)?;
    let wholes = wholes.strip_suffix(&["and"]).unwrap_or(wholes);
    let wholes = if wholes.is_empty() { 0 } else { whole(wholes)? };
    // «Two and quarter» has no number of parts, and says one.
    let parts = if parts.is_empty() { 1 } else { whole(parts)? };
    let number = with_fraction(wholes, parts, of)
        .and_then(|number| Number::new(negative, number.whole, &number.fraction));
    Some(number.map(|number| Reading { number, ordinal: false }))
}

/// How many parts make a whole.
fn denominator(word: &str) -> Option<u64> {
    let one = word.strip_suffix('s').unwrap_or(word);
    match one {
        "half" | "halve" => Some(2),
        "quarter" => Some(4),
        _ => sum([ordinal_part(one)?]).filter(|of| *of > 2),
    }
}

/// "X point Y".
fn fraction(words: &[&str]) -> Option<Option<(u64, String)>> {
    let point = words.iter().position(|word| *word == "point")?;
    let after = words.get(point + 1..)?;
    let values: Option<Vec<_>> = after.iter().map(|word| whole(std::slice::from_ref(word))).collect();
    let before = words.get(..point).filter(|before| !before.is_empty());
    let before = before.map_or(Some(0), whole);
    Some(before.zip(values.and_then(|values| digits(&values))))
}
