//! Russian numbers: said in the nominative, read in every case.

use super::compose::{digits, sum, with_fraction};
use super::{Number, NumberError, Reading, Words, groups, not_understood};

mod forms;

use super::compose::Part;
pub(super) use forms::{counted, genitive_prefix};
use forms::{ordinal_part, part};

const WORDS: Words = Words {
    small: [
        "ноль",
        "один",
        "два",
        "три",
        "четыре",
        "пять",
        "шесть",
        "семь",
        "восемь",
        "девять",
        "десять",
        "одиннадцать",
        "двенадцать",
        "тринадцать",
        "четырнадцать",
        "пятнадцать",
        "шестнадцать",
        "семнадцать",
        "восемнадцать",
        "девятнадцать",
    ],
    tens: [
        "",
        "",
        "двадцать",
        "тридцать",
        "сорок",
        "пятьдесят",
        "шестьдесят",
        "семьдесят",
        "восемьдесят",
        "девяносто",
    ],
    hundreds: [
        "",
        "сто",
        "двести",
        "триста",
        "четыреста",
        "пятьсот",
        "шестьсот",
        "семьсот",
        "восемьсот",
        "девятьсот",
    ],
};

const ORDINALS: Words = Words {
    small: [
        "нулевой",
        "первый",
        "второй",
        "третий",
        "четвёртый",
        "пятый",
        "шестой",
        "седьмой",
        "восьмой",
        "девятый",
        "десятый",
        "одиннадцатый",
        "двенадцатый",
        "тринадцатый",
        "четырнадцатый",
        "пятнадцатый",
        "шестнадцатый",
        "семнадцатый",
        "восемнадцатый",
        "девятнадцатый",
    ],
    tens: [
        "",
        "",
        "двадцатый",
        "тридцатый",
        "сороковой",
        "пятидесятый",
        "шестидесятый",
        "семидесятый",
        "восьмидесятый",
        "девяностый",
    ],
    hundreds: [
        "",
        "сотый",
        "двухсотый",
        "трёхсотый",
        "четырёхсотый",
        "пятисотый",
        "шестисотый",
        "семисотый",
        "восьмисотый",
        "девятисотый",
    ],
};

/// A scale counted by one, by two to four, by more; and the stem of its ordinal.
const SCALES: [[&str; 4]; 6] = [
    ["", "", "", ""],
    ["тысяча", "тысячи", "тысяч", "тысячн"],
    ["миллион", "миллиона", "миллионов", "миллионн"],
    ["миллиард", "миллиарда", "миллиардов", "миллиардн"],
    ["триллион", "триллиона", "триллионов", "триллионн"],
    ["квадриллион", "квадриллиона", "квадриллионов", "квадриллионн"],
];

/// Grammatical gender of what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
}

fn group(group: u64, gender: Gender) -> Vec<&'static str> {
    let mut words = WORDS.group(group);
    if gender == Gender::Feminine {
        for word in &mut words {
            match *word {
                "один" => *word = "одна",
                "два" => *word = "две",
                _ => {}
            }
        }
    }
    words
}

/// How many of a thing of this gender, in words.
pub(super) fn cardinal(whole: u64, gender: Gender) -> String {
    let mut words: Vec<&str> = Vec::new();
    for (value, power) in groups(whole) {
        let scale =
            usize::try_from(power).ok().and_then(|power| SCALES.get(power)).copied().unwrap_or_default();
        words.extend(group(
            value,
            match power {
                0 => gender,
                1 => Gender::Feminine,
                _ => Gender::Masculine,
            },
        ));
        let [one, few, many, _] = scale;
        words.push(counted(value, [one, few, many]));
    }
    words.retain(|word| !word.is_empty());
    if words.is_empty() { "ноль".to_owned() } else { words.join(" ") }
}

/// Which one, in words: masculine, nominative.
pub(super) fn ordinal(whole: u64) -> String {
    let Some((last, power)) = groups(whole).last() else { return "нулевой".to_owned() };
    let base = 1_000_u64.pow(power);
    let rest = whole - last * base;
    let mut words: Vec<String> = Vec::new();
    if power == 0 {
        // Only the last word is an ordinal: «двадцать первый».
        let cardinals = WORDS.group(last);
        let before = cardinals.len().saturating_sub(1);
        let whole = rest + last;
        if rest > 0 {
            words.push(cardinal(rest, Gender::Masculine));
        }
        words.extend(cardinals.iter().take(before).map(|word| (*word).to_owned()));
        words.extend(ORDINALS.group(whole % 1_000).last().map(|word| (*word).to_owned()));
    } else {
        if rest > 0 {
            words.push(cardinal(rest, Gender::Masculine));
        }
        let stem =
            usize::try_from(power).ok().and_then(|power| SCALES.get(power)).map_or("", |[.., stem]| *stem);
        let prefix = if last == 1 { String::new() } else { genitive_prefix(last) };
        words.push(format!("{prefix}{stem}ый"));
    }
    words.join(" ")
}

/// With its fraction: «три целых четырнадцать сотых».
pub(super) fn decimal(number: &Number) -> String {
    let Some((part, of)) = number.parts() else { return cardinal(number.whole, Gender::Masculine) };
    let whole = cardinal(number.whole, Gender::Feminine);
    let wholes = counted(number.whole, ["целая", "целых", "целых"]);
    let stem = ordinal(of);
    let stem = stem.trim_end_matches("ый");
    let ending = counted(part, ["ая", "ых", "ых"]);
    format!("{whole} {wholes} {} {stem}{ending}", cardinal(part, Gender::Feminine))
}

fn folded(text: &str) -> String {
    text.to_lowercase().replace('ё', "е")
}

fn whole(words: &[&str]) -> Option<u64> {
    sum(words.iter().map(|word| part(word)).collect::<Option<Vec<_>>>()?)
}

/// Reads a number in words.
pub(super) fn read(text: &str) -> Result<Reading, NumberError> {
    let lower = folded(text);
    let words: Vec<&str> = lower.split_whitespace().collect();
    let (negative, words) = match words.split_first() {
        Some((sign, rest)) if ["минус", "отрицательное"].contains(sign) => (true, rest),
        _ => (false, words.as_slice()),
    };
    let refused = || {
        let stranger = words.iter().find(|word| part(word).is_none() && ordinal_part(word).is_none());
        not_understood(stranger.copied().unwrap_or(text))
    };
    if let Some(number) = fraction(words) {
        let number = number.ok_or_else(refused)??;
        return Ok(Reading {
            number: Number::new(negative, number.whole, &number.fraction)?,
            ordinal: false,
        });
    }
    whole_or_ordinal(words, negative).or_else(|| parts_of(words, negative)).ok_or_else(refused)?
}

/// The scale that a small word is, in any case.
pub(super) fn scale_part(word: &str) -> Option<Part> {
    part(word).filter(|part| matches!(part, Part::Scale(_)))
}

/// A cardinal or an ordinal.
fn whole_or_ordinal(words: &[&str], negative: bool) -> Option<Result<Reading, NumberError>> {
    let (last, before) = words.split_last()?;
    let mut parts = before.iter().map(|word| part(word)).collect::<Option<Vec<_>>>()?;
    let cardinal = part(last);
    let ordinal = if cardinal.is_none() && !negative { ordinal_part(last) } else { None };
    let is_ordinal = ordinal.is_some();
    parts.extend(ordinal.or_else(|| Some(vec![cardinal?]))?);
    let number = Number::new(negative, sum(parts)?, "");
    Some(number.map(|number| Reading { number, ordinal: is_ordinal }))
}

/// «Половина», «четверть», «три четверти», «две пятых», «два с четвертью»: parts that are no ordinal.
fn parts_of(words: &[&str], negative: bool) -> Option<Result<Reading, NumberError>> {
    let (last, before) = words.split_last()?;
    let of = match *last {
        "половина" | "половины" | "половине" | "половину" | "половиной" => {
            2
        }
        "четверть" | "четверти" | "четвертью" | "четвертей" => 4,
        _ => forms::of_parts(last).filter(|_| !before.is_empty())?,
    };
    let at = before.iter().rposition(|word| ["с", "и", "целых", "целая"].contains(word));
    let (wholes, parts) = before.split_at_checked(at.map_or(0, |at| at + 1))?;
    let wholes = wholes.split_last().map_or(Some(0), |(_, wholes)| whole(wholes))?;
    let parts = if parts.is_empty() { 1 } else { whole(parts)? };
    let number = with_fraction(wholes, parts, of);
    let number = number.and_then(|number| Number::new(negative, number.whole, &number.fraction));
    Some(number.map(|number| Reading { number, ordinal: false }))
}

/// «X целых Y десятых», «Y сотых», «X запятая Y», «X с половиной», «полтора»; `None` if there is no such word.
fn fraction(words: &[&str]) -> Option<Option<Result<Number, NumberError>>> {
    let place = |stem: &str| words.iter().position(|word| word.starts_with(stem));
    let number = |whole: u64, digits: &str| Some(Some(Number::new(false, whole, digits)));
    match words {
        ["полтора" | "полторы" | "полутора"] => return number(1, "5"),
        ["полтораста" | "полутораста"] => return number(150, ""),
        _ => {}
    }
    if let Some(before) =
        words.strip_suffix(&["с", "половиной"]).or_else(|| words.strip_suffix(&["и", "половина"]))
    {
        return Some(whole(before).map(|whole| Number::new(false, whole, "5")));
    }
    if let Some(point) = place("запят").or_else(|| place("точка")) {
        let values: Option<Vec<_>> =
            words.get(point + 1..)?.iter().map(|word| whole(std::slice::from_ref(word))).collect();
        let digits = values.and_then(|values| digits(&values));
        let before = words.get(..point).and_then(whole);
        return Some(before.zip(digits).map(|(whole, digits)| Number::new(false, whole, &digits)));
    }
    let (last, before) = words.split_last()?;
    let of = forms::denominator(last)?;
    let (before, start) = match place("цел") {
        Some(point) => (before.get(..point).and_then(whole), point + 1),
        None => (Some(0), 0),
    };
    let after = words.get(start..words.len().saturating_sub(1))?;
    let after = after.strip_prefix(&["и"]).unwrap_or(after);
    let part = whole(after);
    // «Сотая» alone, and «двадцать тысячных», may be ordinals: a fraction has its number of parts.
    Some(Some(with_fraction(before?, part?, of)))
}
