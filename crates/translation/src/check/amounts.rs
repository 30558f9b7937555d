//! Numbers and dates of a text, by value: `1,250.5` and `1250,5`, "twelve" and «дувоздаҳ», 2026年11月24日.

use super::Warning;
use crate::engine::Pair;
use jiff::civil::Date;
use paivand_language::number::Number;
use paivand_language::segment::{Span, words};
use paivand_language::{Language, date, number};
use std::fmt;

/// Most words of a number or a date: a year in words has eight, with day, month and day of the week thirteen.
const WORDS_MAX: usize = 14;

/// Numbers in words up to this one are often no numbers: "one of them", «як рӯз», 统一.
const SMALL_WORDS_MAX: u64 = 10;

/// What a run of words or figures comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Amount {
    /// A number.
    Number(Number),
    /// A day.
    Date(Date),
    /// Figures that are neither: `3.2.1`.
    Figures(String),
}

impl fmt::Display for Amount {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(to),
            Self::Date(date) => date.fmt(to),
            Self::Figures(figures) => to.write_str(figures),
        }
    }
}

/// An amount and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) span: Span,
    pub(crate) amount: Amount,
    /// Whether it is written in figures, at least in part.
    pub(crate) in_figures: bool,
}

/// The amounts of a text, from left to right: at each place the longest run that can be read.
pub(crate) fn amounts(language: Language, text: &str) -> Vec<Found> {
    let tokens: Vec<Span> = match language {
        Language::Chinese => signs(text),
        Language::Tajik | Language::Russian | Language::English => words(language, text).collect(),
    };
    let counts: Vec<bool> = tokens
        .iter()
        .map(|span| text.get(span.clone()).is_some_and(|token| is_numeral(language, token)))
        .collect();
    let mut found = Vec::new();
    let mut from = 0;
    while from < tokens.len() {
        let run = (1..=WORDS_MAX.min(tokens.len() - from)).rev().find_map(|count| {
            let any = counts.get(from..from + count)?.iter().any(|counts| *counts);
            let span = tokens.get(from)?.start..tokens.get(from + count - 1)?.end;
            let starts = *counts.get(from)?;
            let amount = any.then(|| read(language, text.get(span.clone())?, starts)).flatten()?;
            Some((count, Found { in_figures: has_figures(text.get(span.clone())?), span, amount }))
        });
        match run {
            Some((count, amount)) => {
                found.push(amount);
                from += count;
            }
            None => from += 1,
        }
    }
    found
}

/// Runs of Chinese numerals, figures and signs of dates; a run that is no number is read from a later sign.
fn signs(text: &str) -> Vec<Span> {
    let mut tokens: Vec<Span> = Vec::new();
    let mut last_ascii = false;
    for (at, sign) in text.char_indices() {
        let ascii = sign.is_ascii_digit() || matches!(sign, '０'..='９' | '.' | ',');
        let end = at + sign.len_utf8();
        match tokens.last_mut().filter(|token| ascii && last_ascii && token.end == at) {
            Some(token) => token.end = end,
            None if !sign.is_whitespace() => tokens.push(at..end),
            None => {}
        }
        last_ascii = ascii;
    }
    // A full stop after figures is not theirs.
    for token in &mut tokens {
        let figures = text.get(token.clone()).unwrap_or_default();
        let bare = figures.trim_end_matches(['.', ',']);
        if !bare.is_empty() {
            token.end = token.start + bare.len();
        }
    }
    tokens
}

fn has_figures(text: &str) -> bool {
    text.contains(|sign: char| sign.is_ascii_digit() || matches!(sign, '０'..='９'))
}

/// Whether a word or sign can be part of an amount.
fn is_numeral(language: Language, token: &str) -> bool {
    has_figures(token) || number::read(language, token).is_ok()
}

/// A date, or a number if the run begins with a numeral.
fn read(language: Language, run: &str, starts: bool) -> Option<Amount> {
    if !run.ends_with(char::is_alphanumeric) {
        return None;
    }
    let several = run.contains(|sign: char| !sign.is_alphanumeric()) || language == Language::Chinese;
    if several && let Ok(date) = date::read(language, run) {
        return Some(Amount::Date(date));
    }
    if !starts {
        return None;
    }
    if let Ok(reading) = number::read(language, run) {
        return Some(Amount::Number(reading.number));
    }
    // 5км, 24ҳ; codes of letters and figures are names.
    let end = run.find(|sign: char| !sign.is_ascii_digit() && !".,".contains(sign)).unwrap_or(run.len());
    let (figures, rest) = run.split_at_checked(end)?;
    if language == Language::Chinese || !has_figures(figures) || !rest.chars().all(char::is_alphabetic) {
        return None;
    }
    match number::read(language, figures) {
        Ok(reading) => Some(Amount::Number(reading.number)),
        Err(_) => Some(Amount::Figures(figures.to_owned())),
    }
}

/// Year and day of a date, for where the other language has only those: "in May 2026", 2026年5月.
fn parts(amount: &Amount) -> Vec<Amount> {
    let Amount::Date(date) = amount else { return vec![amount.clone()] };
    let numbers = [u64::from(date.year().unsigned_abs()), u64::from(date.day().unsigned_abs())];
    numbers.into_iter().filter_map(|part| Number::whole(part).ok().map(Amount::Number)).collect()
}

/// Whether it must be found again: figures always, words from where they are surely numbers.
fn counts(found: &Found) -> bool {
    match &found.amount {
        Amount::Number(number) => {
            found.in_figures || !number.fraction().is_empty() || number.whole_part() > SMALL_WORDS_MAX
        }
        Amount::Date(_) | Amount::Figures(_) => true,
    }
}

/// The number before 月 names a month, which other languages say in words.
fn without_months(language: Language, text: &str, found: Vec<Found>) -> Vec<Found> {
    let month = |one: &Found| {
        language == Language::Chinese && text.get(one.span.end..).is_some_and(|rest| rest.starts_with('月'))
    };
    found.into_iter().filter(|one| !month(one)).collect()
}

/// What the source has and the target has not, then what only the target has in figures.
pub(super) fn compare(pair: Pair, source: &str, target: &str) -> Vec<Warning> {
    let sources = without_months(pair.from, source, amounts(pair.from, source));
    let targets = without_months(pair.to, target, amounts(pair.to, target));
    let mut left: Vec<Amount> = targets.iter().map(|found| found.amount.clone()).collect();
    let mut take = |amount: &Amount| match left.iter().position(|other| other == amount) {
        Some(at) => {
            left.swap_remove(at);
            true
        }
        None => false,
    };
    let mut missing = Vec::new();
    for found in sources.iter().filter(|found| counts(found)) {
        // A date that is not found as one may stand there in parts.
        if !take(&found.amount) && !parts(&found.amount).iter().all(&mut take) {
            missing.push(found.amount.clone());
        }
    }
    let known: Vec<Amount> = sources
        .iter()
        .flat_map(|found| parts(&found.amount).into_iter().chain([found.amount.clone()]))
        .collect();
    let is_known =
        |amount: &Amount| known.contains(amount) || parts(amount).iter().all(|part| known.contains(part));
    let added = targets.into_iter().filter(|found| found.in_figures && !is_known(&found.amount));
    let added = added.map(|found| Warning::NumberAdded(found.amount.to_string()));
    missing.into_iter().map(|amount| Warning::NumberMissing(amount.to_string())).chain(added).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{Chinese, English, Russian, Tajik};

    #[test]
    fn amounts_are_found_by_value() {
        for (language, text, expected) in [
            (English, "It has 1,250.5 parts and twelve members.", &["1250.5", "12"][..]),
            (Russian, "В ней 1 250,5 части и двенадцать членов.", &["1250.5", "12"]),
            (
                Tajik,
                "Дувоздаҳ узв, 30 миллион сомонӣ, 9-уми сентябри соли 1991.",
                &["12", "30000000", "1991-09-09"],
            ),
            (
                English,
                "On 9 September 1991, at 10:30, section 3.2.1 (5%).",
                &["1991-09-09", "10", "30", "3.2.1", "5"],
            ),
            (Chinese, "2026年11月24日，30万人，第十二条，占5%。", &["2026-11-24", "300000", "12", "5"]),
            (Chinese, "共有1,250.5。", &["1250.5"]),
            (Russian, "24 ноября 2026 года, 5км, пункт 7.", &["2026-11-24", "5", "7"]),
            (English, "no numbers at all", &[]),
            (Chinese, "", &[]),
        ] {
            let found: Vec<String> =
                amounts(language, text).iter().map(|found| found.amount.to_string()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn what_is_missing_or_added_is_named() {
        let (missing, added) =
            (|n: &str| Warning::NumberMissing(n.into()), |n: &str| Warning::NumberAdded(n.into()));
        for (from, to, source, target, expected) in [
            (English, Russian, "12 members and 1,250.5 parts", "12 членов и 1250,5 части", vec![]),
            (English, Russian, "12 members", "двенадцать членов", vec![]),
            (English, Tajik, "twelve members", "12 узв", vec![]),
            (English, Tajik, "one of three", "яке аз онҳо", vec![]),
            (English, Tajik, "12 members", "13 узв", vec![missing("12"), added("13")]),
            (Tajik, Chinese, "9-уми сентябри соли 1991", "1991年9月9日", vec![]),
            (English, Chinese, "in September 1991", "1991年9月", vec![]),
            (
                Chinese,
                English,
                "1991年9月9日",
                "8 September 1991",
                vec![missing("1991-09-09"), added("1991-09-08")],
            ),
            (English, Russian, "3 of 3", "из трёх", vec![missing("3")]),
            (Chinese, Russian, "30万人", "300 000 человек", vec![]),
            (English, Russian, "section 3.2.1", "раздел 3.2.2", vec![missing("3.2.1"), added("3.2.2")]),
        ] {
            assert_eq!(compare(Pair { from, to }, source, target), expected, "{source} / {target}");
        }
    }
}
