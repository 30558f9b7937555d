//! Chinese dates: 2026年11月24日, 二〇二六年十一月二十四日, 1991年元月九号（星期一）.

use jiff::civil::Date;

use super::{DateError, day_of, on_a};
use crate::number;

/// What may stand before a date, and behind it.
const BEFORE: [&str; 14] =
    ["公元", "西元", "截至", "截止到", "截止", "自", "从", "至", "到", "于", "在", "不迟于", "不晚于", "由"];
const BEHIND: [&str; 12] =
    ["起", "前", "止", "以前", "之前", "以后", "之后", "后", "为止", "以来", "开始", "内"];

/// The text without what says whether the date begins or ends something.
pub(super) fn without_prepositions(text: &str) -> &str {
    let mut rest = text.trim();
    while let Some(shorter) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter.trim_start();
    }
    while let Some(shorter) = BEHIND.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = shorter.trim_end();
    }
    rest
}

/// The day of the week behind a date, and the rest.
pub(super) fn without_weekday(text: &str) -> (Option<i8>, &str) {
    let own = text.trim_end_matches([')', '）', ' ']);
    let at = ["星期", "礼拜", "周"].iter().filter_map(|word| own.rfind(word)).max();
    let found =
        at.and_then(|at| own.split_at_checked(at)).and_then(|(rest, day)| Some((rest, weekday(day)?)));
    found.map_or((None, text), |(rest, day)| (Some(day), rest.trim_end_matches(['(', '（', ' ', ',', '，'])))
}

/// Reads year, month and day by their signs.
pub(super) fn read(text: &str) -> Result<Date, DateError> {
    let refused = || DateError::NotUnderstood(text.to_owned());
    let plain: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let plain = without_prepositions(&plain);
    let (year, rest) = plain.split_once('年').ok_or_else(refused)?;
    let (month, rest) = rest.split_once('月').ok_or_else(refused)?;
    let end = rest.find(['日', '号', '號']);
    let (day, after) = end.and_then(|at| rest.split_at_checked(at)).unwrap_or((rest, ""));
    let tail: String = after.chars().skip(1).filter(|sign| !"（）() ，,。".contains(*sign)).collect();
    let days = match tail.as_str() {
        "" => None,
        tail => Some(weekday(tail).ok_or_else(refused)?),
    };
    let month = if month == "元" { Some(1) } else { number::chinese_whole(month) };
    let day = number::chinese_whole(day.trim_start_matches('初'));
    match (year_of(year), month, day) {
        (Some(year), Some(month), Some(day)) => on_a(days.as_slice(), day_of(year, month, day)?, text),
        _ => Err(refused()),
    }
}

/// 2025年6月.
pub(super) fn year_and_month(text: &str) -> Option<(u64, u64)> {
    let plain: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let (year, rest) = plain.split_once('年')?;
    let month = rest.strip_suffix("月份").or_else(|| rest.strip_suffix('月'))?;
    let month = if month == "元" { Some(1) } else { number::chinese_whole(month) };
    year_of(year).zip(month.filter(|month| (1..=12).contains(month)))
}

fn year_of(year: &str) -> Option<u64> {
    match year.strip_prefix("民国") {
        // The first year of the Republic was 1912.
        Some(year) => number::chinese_whole(year).map(|year| year + 1_911),
        None => number::chinese_whole(year).map(|whole| if whole < 100 { short(whole) } else { whole }),
    }
}

/// 26年 in figures of two is in the window that all languages use.
fn short(year: u64) -> u64 {
    if year < 70 { 2_000 + year } else { 1_900 + year }
}

/// The day of the week, from 1 for Monday.
fn weekday(tail: &str) -> Option<i8> {
    let day = ["星期", "礼拜", "周"].iter().find_map(|start| tail.strip_prefix(start))?;
    let day = if day == "天" { "日" } else { day };
    let place = ["一", "二", "三", "四", "五", "六", "日"].iter().position(|known| *known == day)?;
    i8::try_from(place + 1).ok()
}
