//! Numbers inside words: «панҷсола», «пятилетний», "five-year", 三十个.

use super::facts::{Fact, dated, month, stated};
use crate::segment::Span;
use crate::{Language, date, number};

/// What follows a number in a Tajik or Russian word of measure.
const MEASURES_TAJIK: [&str; 8] = ["сола", "рӯза", "моҳа", "соата", "ҳафта", "тарафа", "нафара", "дараҷа"];
const MEASURES_RUSSIAN: [&str; 8] =
    ["летн", "дневн", "месячн", "часов", "недельн", "сторонн", "годичн", "кратн"];

/// Numerals as they stand before a Russian measure.
const RUSSIAN_BEFORE_MEASURE: [(&str, u64); 18] = [
    ("одно", 1),
    ("двух", 2),
    ("трёх", 3),
    ("трех", 3),
    ("четырёх", 4),
    ("четырех", 4),
    ("пяти", 5),
    ("шести", 6),
    ("семи", 7),
    ("восьми", 8),
    ("девяти", 9),
    ("десяти", 10),
    ("двенадцати", 12),
    ("пятнадцати", 15),
    ("двадцати", 20),
    ("тридцати", 30),
    ("шестидесяти", 60),
    ("девяносто", 90),
];

/// The number inside a small word, if it is one of measure.
pub(super) fn spelt(language: Language, word: &str) -> Option<u64> {
    let whole = |text: &str| number::read(language, text).ok().map(|read| read.number.whole_part());
    match language {
        Language::Tajik => MEASURES_TAJIK
            .iter()
            .find_map(|measure| whole(word.get(..word.find(measure)?)?.trim_end_matches('-'))),
        Language::Russian => MEASURES_RUSSIAN.iter().find_map(|measure| {
            let before = word.get(..word.find(measure)?)?.trim_end_matches('-');
            let known = RUSSIAN_BEFORE_MEASURE.iter().find(|(known, _)| *known == before);
            known.map(|(_, value)| *value).or_else(|| whole(before))
        }),
        Language::English => whole(word.split_once('-')?.0),
        Language::Chinese => None,
    }
}

/// Signs that Chinese numbers are made of.
const NUMERALS: &str = "0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万亿两.,";

/// Words that only look like numbers.
const NO_NUMBERS: [&str; 9] = ["十分", "万一", "千万", "百分之百", "一一", "万方", "千方", "百姓", "万物"];

/// Longest date, in bytes from its first numeral: 二〇二六年十二月二十一日 has thirty-six.
const DATE_BYTES: usize = 48;

/// The numbers, months and dates of a Chinese text.
pub(super) fn chinese(text: &str) -> Vec<Fact> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_numeral)).map(|skip| at + skip) {
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.find(|sign| !is_numeral(sign)).unwrap_or(rest.len());
        let run = rest.get(..length).unwrap_or_default().trim_end_matches(['.', ',']);
        // A numeral after a letter belongs to a code, which is found as a word.
        let inside =
            text.get(..start).is_some_and(|before| before.ends_with(|sign: char| sign.is_ascii_alphabetic()));
        at = start + length;
        if inside || run.is_empty() || NO_NUMBERS.iter().any(|word| rest.starts_with(word)) {
            continue;
        }
        let span = start..start + run.len();
        if let Some((date, end)) = date_at(rest) {
            found.extend(dated(&(start..start + end), date));
            at = start + end;
        } else {
            found.extend(one(run, rest.get(run.len()..).unwrap_or_default(), span));
        }
    }
    found
}

fn is_numeral(sign: char) -> bool {
    NUMERALS.contains(sign)
}

/// The date that a text begins with, and where it ends.
fn date_at(text: &str) -> Option<(jiff::civil::Date, usize)> {
    let near = (0..=DATE_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end))?;
    let near = text.get(..near)?;
    let end = near.find(['日', '号']).map(|at| at + '日'.len_utf8()).filter(|end| *end <= near.len())?;
    let year = near.find('年').filter(|year| *year < end)?;
    near.get(year..end)?.find('月')?;
    date::bare(Language::Chinese, near.get(..end)?).ok().map(|date| (date, end))
}

fn one(run: &str, after: &str, span: Span) -> Option<Fact> {
    let read = number::read(Language::Chinese, run).ok()?;
    let value = read.number.whole_part();
    if after.starts_with('月') && (1..=12).contains(&value) {
        return Some(month(span, value));
    }
    let in_words = !run.contains(|sign: char| sign.is_ascii_digit());
    stated(span, value, in_words)
}
