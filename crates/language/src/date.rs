//! Dates, days of the week and instants: written as an official of the language would, read by [`read`].
//!
//! Written by hand in all four languages: forty-eight words that do not change with the edition of a
//! library, so a printed record stays the same. CLDR 48 has Tajik months without the izofat and in capitals;
//! official usage is `23 ноябри соли 2026`.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::Offset;

use crate::Language;

mod reading;

pub use reading::{DATE_BYTES_MAX, DateError, Moment, moment, read};
pub(crate) use reading::{bare, month};

/// Months as they stand after a day and before «соли»: with the izofat.
const TAJIK_MONTHS: [&str; 12] = [
    "январи",
    "феврали",
    "марти",
    "апрели",
    "майи",
    "июни",
    "июли",
    "августи",
    "сентябри",
    "октябри",
    "ноябри",
    "декабри",
];

/// Months in the genitive, as they stand after a day.
const RUSSIAN_MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Writes a date with the month in words and the day first: `23 November 2026`.
#[must_use]
pub fn long(language: Language, date: Date) -> String {
    let (year, day) = (date.year(), date.day());
    let month = |names: [&'static str; 12]| {
        names.into_iter().nth(usize::from(date.month().unsigned_abs()).saturating_sub(1)).unwrap_or_default()
    };
    match language {
        Language::Tajik => format!("{day} {} соли {year}", month(TAJIK_MONTHS)),
        Language::Chinese => format!("{year}年{}月{day}日", date.month()),
        Language::Russian => format!("{day} {} {year} г.", month(RUSSIAN_MONTHS)),
        Language::English => format!("{day} {} {year}", month(ENGLISH_MONTHS)),
    }
}

/// The name of the date's day of the week, as it stands inside a sentence.
///
/// In Tajik Monday is «душанбе», which is also the capital: never put it next to a place.
#[must_use]
pub fn weekday(language: Language, date: Date) -> &'static str {
    let [tajik, chinese, russian, english] = match date.weekday() {
        Weekday::Monday => ["душанбе", "星期一", "понедельник", "Monday"],
        Weekday::Tuesday => ["сешанбе", "星期二", "вторник", "Tuesday"],
        Weekday::Wednesday => ["чоршанбе", "星期三", "среда", "Wednesday"],
        Weekday::Thursday => ["панҷшанбе", "星期四", "четверг", "Thursday"],
        Weekday::Friday => ["ҷумъа", "星期五", "пятница", "Friday"],
        Weekday::Saturday => ["шанбе", "星期六", "суббота", "Saturday"],
        Weekday::Sunday => ["якшанбе", "星期日", "воскресенье", "Sunday"],
    };
    match language {
        Language::Tajik => tajik,
        Language::Chinese => chinese,
        Language::Russian => russian,
        Language::English => english,
    }
}

/// Writes the time of day at an offset from UTC, in minutes east; the zone is always printed.
///
/// Offsets beyond ±25:59 do not exist and are shown as UTC.
#[must_use]
pub fn time(language: Language, instant: Timestamp, offset_minutes: i32) -> String {
    let (_, time, zone) = local(instant, offset_minutes);
    match language {
        Language::Chinese => format!("{time}（{zone}）"),
        Language::Tajik | Language::Russian | Language::English => format!("{time} ({zone})"),
    }
}

/// Writes date and time of day at an offset from UTC, in minutes east; the zone is always printed.
///
/// Offsets beyond ±25:59 do not exist and are shown as UTC.
#[must_use]
pub fn instant(language: Language, instant: Timestamp, offset_minutes: i32) -> String {
    let (date, _, _) = local(instant, offset_minutes);
    let (date, time) = (long(language, date), time(language, instant, offset_minutes));
    match language {
        Language::Tajik => format!("{date}, соати {time}"),
        Language::Chinese => format!("{date} {time}"),
        Language::Russian | Language::English => format!("{date}, {time}"),
    }
}

/// The date, the time to the minute and the name of the zone at an offset.
fn local(instant: Timestamp, offset_minutes: i32) -> (Date, String, String) {
    let offset = Offset::from_seconds(offset_minutes.saturating_mul(60)).unwrap_or(Offset::UTC);
    let there = offset.to_datetime(instant);
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let time = format!("{:02}:{:02}", there.hour(), there.minute());
    (there.date(), time, format!("UTC{sign}{hours:02}:{rest:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Tajik, Chinese, Russian, English.
    fn four(of: impl Fn(Language) -> String) -> [String; 4] {
        Language::ALL.map(of)
    }

    #[test]
    fn every_month_has_its_name() {
        let table = [
            ["1 январи соли 2026", "2026年1月1日", "1 января 2026 г.", "1 January 2026"],
            ["2 феврали соли 2026", "2026年2月2日", "2 февраля 2026 г.", "2 February 2026"],
            ["3 марти соли 2026", "2026年3月3日", "3 марта 2026 г.", "3 March 2026"],
            ["4 апрели соли 2026", "2026年4月4日", "4 апреля 2026 г.", "4 April 2026"],
            ["5 майи соли 2026", "2026年5月5日", "5 мая 2026 г.", "5 May 2026"],
            ["6 июни соли 2026", "2026年6月6日", "6 июня 2026 г.", "6 June 2026"],
            ["7 июли соли 2026", "2026年7月7日", "7 июля 2026 г.", "7 July 2026"],
            ["8 августи соли 2026", "2026年8月8日", "8 августа 2026 г.", "8 August 2026"],
            ["9 сентябри соли 2026", "2026年9月9日", "9 сентября 2026 г.", "9 September 2026"],
            ["10 октябри соли 2026", "2026年10月10日", "10 октября 2026 г.", "10 October 2026"],
            ["11 ноябри соли 2026", "2026年11月11日", "11 ноября 2026 г.", "11 November 2026"],
            ["12 декабри соли 2026", "2026年12月12日", "12 декабря 2026 г.", "12 December 2026"],
        ];
        for (month, expected) in (1..).zip(table) {
            assert_eq!(four(|language| long(language, date(2026, month, month))), expected);
        }
    }

    #[test]
    fn every_day_of_the_week_has_its_name() {
        let table = [
            ["душанбе", "星期一", "понедельник", "Monday"],
            ["сешанбе", "星期二", "вторник", "Tuesday"],
            ["чоршанбе", "星期三", "среда", "Wednesday"],
            ["панҷшанбе", "星期四", "четверг", "Thursday"],
            ["ҷумъа", "星期五", "пятница", "Friday"],
            ["шанбе", "星期六", "суббота", "Saturday"],
            ["якшанбе", "星期日", "воскресенье", "Sunday"],
        ];
        for (day, expected) in (23..).zip(table) {
            assert_eq!(Language::ALL.map(|language| weekday(language, date(2026, 11, day))), expected);
        }
    }

    #[test]
    fn an_instant_prints_its_zone() {
        let at: Timestamp = "2026-11-23T20:04:59Z".parse().unwrap();
        assert_eq!(
            four(|language| instant(language, at, 300)),
            [
                "24 ноябри соли 2026, соати 01:04 (UTC+05:00)",
                "2026年11月24日 01:04（UTC+05:00）",
                "24 ноября 2026 г., 01:04 (UTC+05:00)",
                "24 November 2026, 01:04 (UTC+05:00)",
            ]
        );
        assert_eq!(time(Language::English, at, 0), "20:04 (UTC+00:00)");
        assert_eq!(time(Language::English, at, -210), "16:34 (UTC-03:30)");
        assert_eq!(time(Language::Chinese, at, 480), "04:04（UTC+08:00）");
        assert_eq!(time(Language::Russian, at, i32::MAX), "20:04 (UTC+00:00)");
        assert_eq!(time(Language::Tajik, at, i32::MIN), "20:04 (UTC+00:00)");
    }
}
