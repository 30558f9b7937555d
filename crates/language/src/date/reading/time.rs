//! Times of day: «соати 14:30», «в 10 часов 30 минут», `2:30 p.m.`, 下午3点半.

use jiff::civil::Time;

use crate::Language;
use crate::number;

/// Words before a time.
const BEFORE: [&str; 8] = ["соати", "соат", "дар", "в", "at", "к", "то", "to"];

/// Words of hours, of minutes, and of halves of a day.
const HOURS: [&str; 8] = ["час", "часа", "часов", "ч", "соат", "o'clock", "oclock", "hours"];
const MINUTES: [&str; 7] = ["минут", "минуты", "минута", "мин", "дақиқа", "дакика", "minutes"];

/// The first and second half of the day in Chinese.
const CHINESE_HALVES: [(&str, bool); 8] = [
    ("上午", false),
    ("早上", false),
    ("凌晨", false),
    ("清晨", false),
    ("中午", true),
    ("下午", true),
    ("晚上", true),
    ("傍晚", true),
];

/// The time at the end or the beginning of a text, and the rest; `None` if there is none.
pub(super) fn apart(language: Language, text: &str) -> Option<(&str, Time)> {
    if language == Language::Chinese {
        return chinese(text);
    }
    let cuts = || text.char_indices().filter(|(_, sign)| sign.is_whitespace()).map(|(at, _)| at);
    // The longest that is one: «15 июня 2025, в 10 часов 30 минут».
    let behind = std::iter::once(0).chain(cuts()).find_map(|at| {
        let (rest, end) = text.split_at_checked(at)?;
        read(end).map(|time| (rest, time))
    });
    behind.or_else(|| {
        let mut starts: Vec<usize> = cuts().collect();
        starts.reverse();
        starts.into_iter().find_map(|at| {
            let (start, rest) = text.split_at_checked(at)?;
            read(start).map(|time| (rest, time))
        })
    })
}

/// A time, with the words of its kind.
fn read(text: &str) -> Option<Time> {
    let lower = text.to_lowercase().replace("a.m.", "am").replace("p.m.", "pm");
    let mut words: Vec<&str> = lower
        .split([' ', ','])
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    let is_said = words.first().is_some_and(|first| ["соати", "соат", "at"].contains(first));
    while words.first().is_some_and(|first| BEFORE.contains(first)) {
        words.remove(0);
    }
    let half = words.pop_if(|last| matches!(*last, "am" | "pm")).map(|half| half == "pm");
    let joined = words.last().copied().and_then(|last| last.strip_suffix("am").or(last.strip_suffix("pm")));
    let half = half.or_else(|| joined.is_some().then(|| lower.ends_with("pm")));
    let figures: Vec<&str> = match (words.as_slice(), joined) {
        ([_], Some(figures)) => vec![figures],
        (words, _) => words.to_vec(),
    };
    let (hour, minute, second) = match figures.as_slice() {
        [clock] if clock.contains(':') || (half.is_some() && clock.contains('.')) => {
            let mut parts = clock.split([':', '.']).map(two);
            let (hour, minute) = (parts.next()??, parts.next()??);
            let second = parts.next().map_or(Some(0), |second| second)?;
            (hour, minute, parts.next().is_none().then_some(second)?)
        }
        [hour] if is_said || half.is_some() => (two(hour)?, 0, 0),
        [hour, of] if HOURS.contains(of) => (two(hour)?, 0, 0),
        [hour, of, minute, parts] if HOURS.contains(of) && MINUTES.contains(parts) => {
            (two(hour)?, two(minute)?, 0)
        }
        [hour, and, minute, parts] if is_said && *and == "ва" && MINUTES.contains(parts) => {
            (two(hour)?, two(minute)?, 0)
        }
        _ => return None,
    };
    at(hour, minute, second, half)
}

/// One or two figures.
fn two(text: &str) -> Option<i8> {
    text.parse().ok().filter(|_| text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The time, of the half of the day that was said.
fn at(hour: i8, minute: i8, second: i8, half: Option<bool>) -> Option<Time> {
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    Time::new(hour, minute, second, 0).ok()
}

/// 上午10时30分, 下午三点半, 14:30.
fn chinese(text: &str) -> Option<(&str, Time)> {
    let start = match CHINESE_HALVES.iter().find_map(|(word, _)| text.find(word)) {
        Some(at) => at,
        None => text.rfind(['日', '号', ' ']).map_or(0, |at| {
            at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
        }),
    };
    let (rest, own) = text.split_at_checked(start)?;
    let own = own.trim();
    let half = CHINESE_HALVES.iter().find_map(|(word, late)| own.strip_prefix(word).map(|own| (own, *late)));
    let (own, late) = half.map_or((own, None), |(own, late)| (own, Some(late)));
    let value = |text: &str| i8::try_from(number::chinese_whole(text)?).ok();
    let (hour, minutes) = own.split_once(['时', '点', ':'])?;
    let minutes = minutes.strip_suffix('分').unwrap_or(minutes);
    let minute = match minutes {
        "" | "整" | "钟" => 0,
        "半" => 30,
        minutes => value(minutes)?,
    };
    let hour = value(hour)?;
    // 下午14时 is said too.
    let late = late.filter(|_| hour <= 12);
    Some((rest, at(hour, minute, 0, late)?))
}
