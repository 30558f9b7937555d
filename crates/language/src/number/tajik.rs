//! Tajik numbers: tens, hundreds and thousands joined by -у (-ю after a vowel), ordinals in -ум (-юм).

use super::compose::{Part, Sum, digits, sum, with_fraction};
use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Number, NumberError, Reading, Words, groups, not_understood};

const WORDS: Words = Words {
    small: [
        "сифр",
        "як",
        "ду",
        "се",
        "чор",
        "панҷ",
        "шаш",
        "ҳафт",
        "ҳашт",
        "нӯҳ",
        "даҳ",
        "ёздаҳ",
        "дувоздаҳ",
        "сенздаҳ",
        "чордаҳ",
        "понздаҳ",
        "шонздаҳ",
        "ҳабдаҳ",
        "ҳаждаҳ",
        "нуздаҳ",
    ],
    tens: ["", "", "бист", "сӣ", "чил", "панҷоҳ", "шаст", "ҳафтод", "ҳаштод", "навад"],
    hundreds: ["", "яксад", "дусад", "сесад", "чорсад", "панҷсад", "шашсад", "ҳафтсад", "ҳаштсад", "нӯҳсад"],
};

const SCALES: [&str; 6] = ["", "ҳазор", "миллион", "миллиард", "триллион", "квадриллион"];

/// Other words of the same value, as they are met; compared after [`folded`].
const OTHERS: [(&str, Part); 22] = [
    ("нол", Part::Value(0)),
    ("нул", Part::Value(0)),
    ("яке", Part::Value(1)),
    ("чаҳор", Part::Value(4)),
    ("чор", Part::Value(4)),
    ("шиш", Part::Value(6)),
    ("дувоздах", Part::Value(12)),
    ("дуввоздах", Part::Value(12)),
    ("сездаҳ", Part::Value(13)),
    ("чаҳордаҳ", Part::Value(14)),
    ("понздаҳ", Part::Value(15)),
    ("ҳафдаҳ", Part::Value(17)),
    ("ҳабдаҳ", Part::Value(17)),
    ("ҳажда", Part::Value(18)),
    ("ҳаштдаҳ", Part::Value(18)),
    ("нӯздаҳ", Part::Value(19)),
    ("чиҳил", Part::Value(40)),
    ("ҳафтот", Part::Value(70)),
    ("чаҳорсад", Part::Value(400)),
    ("сад", Part::Hundred(9)),
    ("миллярд", Part::Scale(1_000_000_000)),
    ("ва", Part::And),
];

/// Ordinals that do not show their number.
const IRREGULAR_ORDINALS: [(&str, u64); 8] = [
    ("аввал", 1),
    ("аввалин", 1),
    ("нахустин", 1),
    ("дуввум", 2),
    ("дувум", 2),
    ("саввум", 3),
    ("савум", 3),
    ("севум", 3),
];

/// The word with -у or -ю: «бисту», «сию».
pub(super) fn joined(word: &str) -> String {
    match word.strip_suffix('ӣ') {
        Some(stem) => format!("{stem}ию"),
        None => format!("{word}у"),
    }
}

/// How many, in words.
pub(super) fn cardinal(whole: u64) -> String {
    let mut words: Vec<String> = Vec::new();
    for (group, power) in groups(whole) {
        // Before a scale, and for a round number, a hundred is «сад»: «сад ҳазор»; within, «яксаду як».
        let group = match group {
            100 if words.is_empty() => vec!["сад"],
            group => WORDS.group(group),
        };
        let scale =
            usize::try_from(power).ok().and_then(|power| SCALES.get(power)).filter(|scale| !scale.is_empty());
        if let Some(last) = words.last_mut() {
            *last = joined(last);
        }
        let last = group.len().saturating_sub(1);
        words.extend(group.iter().enumerate().map(
            |(at, word)| {
                if at < last { joined(word) } else { (*word).to_owned() }
            },
        ));
        words.extend(scale.map(|scale| (*scale).to_owned()));
    }
    if words.is_empty() { "сифр".to_owned() } else { words.join(" ") }
}

/// Which one, in words.
pub(super) fn ordinal(whole: u64) -> String {
    let said = cardinal(whole);
    match said.strip_suffix('ӣ') {
        Some(stem) => format!("{stem}июм"),
        None if said.ends_with(['у', 'е']) => format!("{said}юм"),
        None => format!("{said}ум"),
    }
}

/// With its fraction: «се бутуну чордаҳ аз сад».
pub(super) fn decimal(number: &Number) -> String {
    let whole = cardinal(number.whole);
    match number.parts() {
        Some((part, of)) => {
            let of = cardinal(of);
            let of = of.strip_prefix("як ").unwrap_or(&of);
            format!("{whole} бутуну {} аз {of}", cardinal(part))
        }
        None => whole,
    }
}

/// The word as it is compared: small, and without the six letters that a Russian keyboard lacks.
fn folded(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(crate::letters::russian_keyboard).collect()
}

/// Every word by its spelling after [`folded`].
static KNOWN: LazyLock<HashMap<String, Part>> = LazyLock::new(|| {
    let values = |words: &'static [&'static str], unit: u64| {
        (0..).zip(words).map(move |(place, word)| (*word, Part::Value(place * unit)))
    };
    let scales = (0..).zip(SCALES).map(|(power, word)| (word, Part::Scale(1_000_u64.pow(power))));
    let all = values(&WORDS.small, 1).chain(values(&WORDS.tens, 10)).chain(values(&WORDS.hundreds, 100));
    let all = all.chain(scales).chain(OTHERS).filter(|(word, _)| !word.is_empty());
    all.map(|(word, part)| (folded(word), part)).collect()
});

fn known(word: &str) -> Option<Part> {
    KNOWN.get(word).copied().or_else(|| word.parse().ok().map(Part::Value))
}

/// The scale that a word is, which may carry -у.
pub(super) fn scale_part(word: &str) -> Option<Part> {
    let word = folded(word);
    match parts(&word)?.as_slice() {
        [part @ Part::Scale(_)] => Some(*part),
        _ => None,
    }
}

/// The parts of a word, which may carry -у, and may be run together with «ҳазор».
fn parts(word: &str) -> Option<Vec<Part>> {
    let bare = ["ву", "ю", "у"].into_iter().find_map(|ending| known(word.strip_suffix(ending)?));
    if let Some(part) = known(word).or(bare) {
        return Some(vec![part]);
    }
    let at = ["хазор", "миллион", "миллиард"]
        .into_iter()
        .find_map(|scale| word.find(scale).filter(|at| *at > 0))?;
    let (before, scale) = word.split_at_checked(at)?;
    Some([parts(before)?, parts(scale)?].concat())
}

/// The parts of the last word, if it is an ordinal.
fn ordinal_parts(word: &str) -> Option<Vec<Part>> {
    let bare = |word: &str| {
        if let Some((_, value)) = IRREGULAR_ORDINALS.iter().find(|(known, _)| *known == word) {
            return Some(vec![Part::Value(*value)]);
        }
        ["вум", "юм", "ум"]
            .into_iter()
            .find_map(|ending| parts(word.strip_suffix(ending)?.trim_end_matches('-')))
    };
    bare(word).or_else(|| bare(word.strip_suffix("ин")?)).or_else(|| bare(word.strip_suffix('и')?))
}

fn whole(words: &[String]) -> Option<u64> {
    let mut all = Vec::new();
    for word in words {
        all.extend(parts(word)?);
    }
    sum(all)
}

/// Reads a number in words.
pub(super) fn read(text: &str) -> Result<Reading, NumberError> {
    let refused = || not_understood(text);
    let words: Vec<String> = folded(text)
        .split([' ', '\t', '\u{a0}'])
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let (negative, words) = match words.split_first() {
        Some((sign, rest)) if ["минус", "манфи", "манфии"].contains(&sign.as_str()) => {
            (true, rest)
        }
        _ => (false, words.as_slice()),
    };
    if let Some(number) = fraction(words) {
        let number = number?;
        let number = Number::new(negative, number.whole, &number.fraction)?;
        return Ok(Reading { number, ordinal: false });
    }
    let (last, before) = words.split_last().ok_or_else(refused)?;
    let ordinal = ordinal_parts(last).filter(|_| !negative);
    let mut sum = Sum::new();
    for word in before {
        for part in parts(word).ok_or_else(|| not_understood(word))? {
            sum.push(part).ok_or_else(refused)?;
        }
    }
    let is_ordinal = ordinal.is_some();
    for part in ordinal.or_else(|| parts(last)).ok_or_else(|| not_understood(last))? {
        sum.push(part).ok_or_else(refused)?;
    }
    let whole = sum.finish().ok_or_else(refused)?;
    Ok(Reading { number: Number::new(negative, whole, "")?, ordinal: is_ordinal })
}

/// Halves and quarters, after [`folded`].
const PARTS: [(&str, u64); 5] = [("ним", 2), ("нисф", 2), ("нисфи", 2), ("чоряк", 4), ("чоряки", 4)];

/// «X бутуну Y аз Z», «X бутуну аз Z Y ҳисса», «X нуқта Y», «дуюним», «ним», «се чоряк»; `None` if there is no such word.
fn fraction(words: &[String]) -> Option<Result<Number, NumberError>> {
    let place = |wanted: &[&str]| words.iter().position(|word| wanted.contains(&word.as_str()));
    let refused = || not_understood(&words.join(" "));
    let whole_before = |end: usize| words.get(..end).and_then(whole);
    if let Some(point) = place(&["нукта", "вергул"]) {
        let digits = words.get(point + 1..).and_then(|rest| {
            digits(&rest.iter().map(|word| whole(std::slice::from_ref(word))).collect::<Option<Vec<_>>>()?)
        });
        let number = whole_before(point).zip(digits).ok_or_else(refused);
        return Some(number.and_then(|(whole, digits)| Number::new(false, whole, &digits)));
    }
    if let Some(of) = place(&["аз"]) {
        let (before, start) = match place(&["бутун", "бутуну"]) {
            Some(point) => (whole_before(point), point + 1),
            None => (Some(0), 0),
        };
        let number = before.zip(parts_of(words.get(start..of)?, words.get(of + 1..)?)).ok_or_else(refused);
        return Some(number.and_then(|(whole, (part, of))| with_fraction(whole, part, of)));
    }
    let (last, before) = words.split_last()?;
    let alone = PARTS.iter().find(|(word, _)| word == last).map(|(_, of)| ("", *of));
    let (stem, of) = alone.or_else(|| Some((last.strip_suffix("ним")?, 2)))?;
    let mut words = before.to_vec();
    words.extend((!stem.is_empty()).then(|| stem.to_owned()));
    let is_joined = !stem.is_empty() || words.pop_if(|word| word == "ва" || word == "бутуну").is_some();
    // «Якуним» and «як ва ним» are one and a half; «се чоряк» are three quarters.
    let number = match (words.is_empty(), is_joined || of == 2) {
        (true, _) => Ok((0, 1)),
        (false, true) => whole(&words).map(|whole| (whole, 1)).ok_or_else(refused),
        (false, false) => whole(&words).map(|part| (0, part)).ok_or_else(refused),
    };
    Some(number.and_then(|(whole, part)| with_fraction(whole, part, of)))
}

/// «Чордаҳ аз сад», or «аз сад чордаҳ ҳисса»: how many parts, and of how many.
fn parts_of(before: &[String], after: &[String]) -> Option<(u64, u64)> {
    if !before.is_empty() {
        return whole(before).zip(whole(after));
    }
    let after = match after.split_last() {
        Some((last, rest)) if ["хисса", "хиссаи"].contains(&last.as_str()) => rest,
        _ => after,
    };
    // The whole is a single word, or «сад ҳазор»: what reads as one number on each side of a cut.
    (1..after.len()).find_map(|cut| {
        let (of, part) = after.split_at_checked(cut)?;
        whole(part).zip(whole(of)).filter(|(part, of)| part < of)
    })
}
