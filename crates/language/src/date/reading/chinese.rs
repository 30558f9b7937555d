//! Chinese dates: 2026年11月24日, 二〇二六年十一月二十四日, 1991年元月九号（星期一）.

use jiff::civil::Date;

use super::{DateError, day_of};
use crate::number;

/// Reads year, month and day by their signs.
pub(super) fn read(text: &str) -> Result<Date, DateError> {
    let refused = || DateError::NotUnderstood(text.to_owned());
    let plain: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let plain = ["公元", "西元", "于", "自"]
        .iter()
        .fold(plain.as_str(), |text, start| text.strip_prefix(start).unwrap_or(text));
    let (year, rest) = plain.split_once('年').ok_or_else(refused)?;
    let (month, rest) = rest.split_once('月').ok_or_else(refused)?;
    let end = rest.find(['日', '号', '號']);
    let (day, after) = end.and_then(|at| rest.split_at_checked(at)).unwrap_or((rest, ""));
    let tail: String = after.chars().skip(1).filter(|sign| !"（）() ，,。".contains(*sign)).collect();
    if !tail.is_empty() && !is_weekday(&tail) {
        return Err(refused());
    }
    let year = match year.strip_prefix("民国") {
        // The first year of the Republic was 1912.
        Some(year) => number::chinese_whole(year).map(|year| year + 1_911),
        None => number::chinese_whole(year).map(|whole| if whole < 100 { short(whole) } else { whole }),
    };
    let month = if month == "元" { Some(1) } else { number::chinese_whole(month) };
    let day = number::chinese_whole(day.trim_start_matches('初'));
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => day_of(year, month, day),
        _ => Err(refused()),
    }
}

/// 26年 in figures of two is in the window that all languages use.
fn short(year: u64) -> u64 {
    if year < 70 { 2_000 + year } else { 1_900 + year }
}

fn is_weekday(tail: &str) -> bool {
    let day = ["星期", "礼拜", "周"].iter().find_map(|start| tail.strip_prefix(start));
    day.is_some_and(|day| ["一", "二", "三", "四", "五", "六", "日", "天"].contains(&day))
}
