//! Counting days that are open on every side.

use crate::act::Content;
use crate::recorded::Recorded;
use crate::side::Side;
use crate::standing::Standing;
use crate::subject::{Kind, Subject};
use jiff::civil::{Date, Weekday};

/// Most days walked: the longest offset of a rule at one open day in seven.
const DAYS_MAX: u32 = 260_000;

/// The date `amount` days, open on every side, from `from`; whether a table was missing on the way. Tables are
/// those that the anchor could know.
pub(crate) fn working_both(standing: &Standing, anchor: &Recorded, from: Date, amount: i32) -> (Date, bool) {
    let sides = standing.sides();
    let (mut day, mut left, mut provisional) = (from, amount.unsigned_abs(), false);
    for _ in 0..DAYS_MAX {
        if left == 0 {
            break;
        }
        let next = if amount > 0 { day.tomorrow() } else { day.yesterday() };
        let Ok(next) = next else { break };
        day = next;
        let mut open = true;
        for side in &sides {
            let (works, known) = is_open(standing, anchor, *side, day);
            open &= works;
            provisional |= !known;
        }
        left -= u32::from(open);
    }
    (day, provisional)
}

/// Whether a side works on a day, and whether its table for the year was known.
fn is_open(standing: &Standing, anchor: &Recorded, side: Side, day: Date) -> (bool, bool) {
    let week = !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let year = Subject::new(Kind::Calendar, &alloc::format!("{:04}", day.year()));
    let words = year.iter().flat_map(|year| standing.own_words(year, side));
    let table = words.filter(|(_, act)| anchor.preceded_by(act.at)).last();
    match table.map(|(_, act)| &act.act.content) {
        Some(Content::CalendarState(table)) => {
            let holiday = table.holidays.binary_search(&day).is_ok();
            let workday = table.workdays.binary_search(&day).is_ok();
            (workday || (week && !holiday), true)
        }
        _ => (week, false),
    }
}
