//! Dates in Persian script, of the solar, the lunar and the Gregorian calendar.

use jiff::civil::Date;

use super::{DateError, Moment, day_of, lunar, on_a, solar};

/// Months of Iran and of Afghanistan.
const SOLAR: [[&str; 2]; 12] = [
    ["فروردین", "حمل"],
    ["اردیبهشت", "ثور"],
    ["خرداد", "جوزا"],
    ["تیر", "سرطان"],
    ["مرداد", "اسد"],
    ["شهریور", "سنبله"],
    ["مهر", "میزان"],
    ["آبان", "عقرب"],
    ["آذر", "قوس"],
    ["دی", "جدی"],
    ["بهمن", "دلو"],
    ["اسفند", "حوت"],
];

/// Lunar months; their words are joined before they are compared.
const LUNAR: [&[&str]; 12] = [
    &["محرم"],
    &["صفر"],
    &["ربیعالاول"],
    &["ربیعالثانی", "ربیعالاخر", "ربیعالآخر"],
    &["جمادیالاول", "جمادیالاولی"],
    &["جمادیالثانی", "جمادیالثانیه", "جمادیالاخر"],
    &["رجب"],
    &["شعبان"],
    &["رمضان"],
    &["شوال"],
    &["ذیالقعده", "ذوالقعده", "ذیقعده"],
    &["ذیالحجه", "ذوالحجه", "ذیحجه"],
];

/// Gregorian months in Iran and in Afghanistan.
const GREGORIAN: [[&str; 2]; 12] = [
    ["ژانویه", "جنوری"],
    ["فوریه", "فبروری"],
    ["مارس", "مارچ"],
    ["آوریل", "اپریل"],
    ["مه", "می"],
    ["ژوئن", "جون"],
    ["ژوئیه", "جولای"],
    ["اوت", "اگست"],
    ["سپتامبر", "سپتمبر"],
    ["اکتبر", "اکتوبر"],
    ["نوامبر", "نومبر"],
    ["دسامبر", "دسمبر"],
];

/// Days of the week from Monday, their words joined.
const DAYS: [&str; 7] = ["دوشنبه", "سهشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"];

/// Words that say no more than "year" or "day", and how a day is counted.
const NOISE: [&str; 16] = [
    "سال",
    "ماه",
    "روز",
    "مورخ",
    "تاریخ",
    "از",
    "تا",
    "در",
    "به",
    "هجری",
    "شمسی",
    "خورشیدی",
    "قمری",
    "میلادی",
    "ش",
    "ق",
];

/// The calendars of months.
enum Month {
    Solar(u64),
    Lunar(u64),
    Gregorian(u64),
}

/// Whether a letter is of Persian script.
pub(super) fn is_persian(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{6ff}')
}

/// Figures of Persian and Arabic become plain, letters of Arabic keyboards Persian.
fn plain(letter: char) -> char {
    match letter {
        '۰'..='۹' => char::from_u32(u32::from(letter) - u32::from('۰') + u32::from('0')).unwrap_or(letter),
        '٠'..='٩' => char::from_u32(u32::from(letter) - u32::from('٠') + u32::from('0')).unwrap_or(letter),
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        _ => letter,
    }
}

fn placed(place: Option<usize>) -> Option<u64> {
    place.and_then(|place| u64::try_from(place + 1).ok())
}

fn month(words: &str) -> Option<Month> {
    let two = |table: &[[&str; 2]; 12]| placed(table.iter().position(|names| names.contains(&words)));
    two(&SOLAR)
        .map(Month::Solar)
        .or_else(|| two(&GREGORIAN).map(Month::Gregorian))
        .or_else(|| placed(LUNAR.iter().position(|names| names.contains(&words))).map(Month::Lunar))
}

/// Reads a date; `None` if it is none.
pub(super) fn read(text: &str) -> Option<Result<Moment, DateError>> {
    let plain: String = text.chars().map(plain).filter(|sign| *sign != '\u{200c}').collect();
    if let Some(read) = in_figures(&plain) {
        return Some(read);
    }
    let mut days: Vec<i8> = Vec::new();
    let is_mark = |sign: char| sign.is_whitespace() || "،,.؛()«»".contains(sign);
    let words: Vec<&str> = plain.split(is_mark).filter(|word| !word.is_empty()).collect();
    let mut numbers: Vec<u64> = Vec::new();
    let mut named = String::new();
    for word in words {
        // 5ام and ۵م are ordinals.
        let figures = word.trim_end_matches(['ا', 'م']);
        if let Ok(number) = figures.parse() {
            numbers.push(number);
        } else if let Some(day) = DAYS.iter().position(|day| *day == word) {
            days.push(i8::try_from(day + 1).ok()?);
        } else if !NOISE.contains(&word) {
            named.push_str(word);
        }
    }
    let [day, year] = numbers.as_slice() else { return None };
    let (day, year) = if *day > 31 { (*year, *day) } else { (*day, *year) };
    let whole =
        |read: Result<Date, DateError>| read.and_then(|date| on_a(&days, date, text)).map(Moment::Day);
    Some(match month(&named)? {
        Month::Solar(month) => whole(solar::gregorian(year, month, day)),
        Month::Gregorian(month) => whole(day_of(year, month, day)),
        Month::Lunar(month) => lunar::gregorian(year, month, day).map(Moment::About),
    })
}

/// `۱۴۰۴/۰۳/۲۵` is solar by its year, `۲۰۲۵/۰۶/۱۵` Gregorian; lunar dates are not written so.
fn in_figures(text: &str) -> Option<Result<Moment, DateError>> {
    let mut parts = text.split(['/', '-', '.']).map(|part| part.trim().parse::<u64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() {
        return None;
    }
    let (year, day) = if year > 31 { (year, day) } else { (day, year) };
    let read = if year < 1_700 { solar::gregorian(year, month, day) } else { day_of(year, month, day) };
    Some(read.map(Moment::Day))
}
