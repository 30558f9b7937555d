//! Numbers inside words: «панҷсола», «пятилетний», "five-year", 三十个.

use super::fact::{Fact, dated, month, numbered};
use super::figures::times;
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
const NO_NUMBERS: [&str; 8] = ["十分", "万一", "千万", "一一", "万方", "千方", "百姓", "万物"];

/// Hundredths are told by the number of them, as "per cent" does.
const PER_CENT: &str = "百分之";

/// All of a hundred.
const WHOLE: &str = "百分之百";

/// The later half of a day.
const LATE: [&str; 3] = ["下午", "晚上", "傍晚"];

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
        let before = text.get(..start).unwrap_or_default();
        let inside = before.ends_with(|sign: char| sign.is_ascii_alphabetic());
        at = start + length;
        if rest.starts_with(PER_CENT) && !rest.starts_with(WHOLE) {
            at = start + PER_CENT.len();
            continue;
        }
        if inside || run.is_empty() || NO_NUMBERS.iter().any(|word| rest.starts_with(word)) {
            continue;
        }
        let after = rest.get(run.len()..).unwrap_or_default();
        let span = start..start + run.len();
        if let Some((date, end)) = date_at(rest) {
            found.extend(dated(&(start..start + end), date));
            at = start + end;
        } else if let Some((facts, end)) = late(before, run, after, start) {
            found.extend(facts);
            at = end;
        } else if let Some((fact, end)) = parts(rest, start) {
            found.push(fact);
            at = end;
        } else {
            found.extend(one(run, after, span));
        }
    }
    found
}

/// A time of the later half of the day, and where its minutes end: 下午3:30, 下午三点.
fn late(before: &str, run: &str, after: &str, start: usize) -> Option<(Vec<Fact>, usize)> {
    LATE.iter().find(|half| before.ends_with(**half))?;
    let hour = number::chinese_whole(run).filter(|hour| (1..12).contains(hour))?;
    let sign = after.chars().next().filter(|sign| [':', '：', '点', '时'].contains(sign))?;
    let rest = after.get(sign.len_utf8()..)?;
    let length = rest.find(|sign| !is_numeral(sign)).unwrap_or(rest.len());
    let minute = number::chinese_whole(rest.get(..length)?);
    let minute = if rest.starts_with('半') { 30 } else { minute.unwrap_or(0) };
    let end = start + run.len();
    Some((times(start..end, hour + 12, minute), end + sign.len_utf8() + length))
}

/// Parts of a whole, and where they end: 四分之三; of a hundred, all of it.
fn parts(rest: &str, start: usize) -> Option<(Fact, usize)> {
    if rest.starts_with(WHOLE) {
        let span = start..start + WHOLE.len();
        return Some((numbered(span.clone(), number::Number::whole(100).ok()?, true), span.end));
    }
    let (of, behind) = rest.split_once("分之").filter(|(of, _)| of.chars().all(is_numeral))?;
    let length = behind.find(|sign| !is_numeral(sign)).unwrap_or(behind.len());
    let end = of.len() + "分之".len() + length;
    let number = number::read(Language::Chinese, rest.get(..end)?).ok()?.number;
    Some((numbered(start..start + end, number, false), start + end))
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
    let second = after.chars().next().filter(|sign| DASHES.contains(*sign));
    let shared =
        second.and_then(|_| scaled(&read.number, after.trim_start_matches(|sign| DASHES.contains(sign))));
    Some(numbered(span, shared.unwrap_or(read.number), !in_words))
}

/// Between the ends of a range.
const DASHES: &str = "-–—~～至到";

/// The number before a dash, in the scale of what is behind it: 10—20万.
fn scaled(number: &number::Number, behind: &str) -> Option<number::Number> {
    let length = behind.find(|sign| !is_numeral(sign)).unwrap_or(behind.len());
    let run = behind.get(..length)?;
    let figures = run.trim_end_matches(['千', '万', '亿', '百']);
    let read = |text: &str| number::read(Language::Chinese, text).ok().map(|read| read.number);
    let (plain, whole) = (read(figures)?, read(run)?);
    number.is_below(&plain).then(|| number.scaled_as(&plain, &whole)).flatten()
}
