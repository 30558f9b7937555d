//! Counting days that are open on sides.

use crate::act::Content;
use crate::document::Shift;
use crate::recorded::Recorded;
use crate::side::Side;
use crate::standing::Standing;
use crate::subject::{Kind, Subject};
use jiff::civil::{Date, Weekday};

/// Most days walked: the longest offset of a rule at one open day in seven.
const DAYS_MAX: u32 = 260_000;

/// Most days that a date is moved: no country closes for longer.
const SHIFT_DAYS_MAX: usize = 60;

/// The calendars of sides, as far as an anchor could know them.
pub(crate) struct Calendars<'a> {
    pub(crate) standing: &'a Standing,
    pub(crate) anchor: &'a Recorded,
}

impl Calendars<'_> {
    /// The date `amount` days, open on each of these sides, from `from`; whether a table was missing on the way.
    pub(crate) fn count(&self, sides: &[Side], from: Date, amount: i32) -> (Date, bool) {
        let (mut day, mut left, mut provisional) = (from, amount.unsigned_abs(), false);
        for _ in 0..DAYS_MAX {
            if left == 0 {
                break;
            }
            let next = if amount > 0 { day.tomorrow() } else { day.yesterday() };
            let Ok(next) = next else { break };
            day = next;
            let (open, known) = self.is_open(sides, day);
            provisional |= !known;
            left -= u32::from(open);
        }
        (day, provisional)
    }

    /// A date, moved to one on which all these sides work; whether a table was missing on the way.
    pub(crate) fn shift(&self, sides: &[Side], date: Date, shift: Shift) -> (Date, bool) {
        let step = |day: &Date| match shift {
            Shift::Earlier => day.yesterday().ok(),
            Shift::Later => day.tomorrow().ok(),
        };
        let mut provisional = false;
        let mut days = core::iter::successors(Some(date), step).take(SHIFT_DAYS_MAX);
        let open = days.find(|day| {
            let (open, known) = self.is_open(sides, *day);
            provisional |= !known;
            open
        });
        (open.unwrap_or(date), provisional)
    }

    /// Whether all these sides work on a day, and whether their tables for the year were known.
    fn is_open(&self, sides: &[Side], day: Date) -> (bool, bool) {
        sides.iter().fold((true, true), |(open, known), side| {
            let (works, table) = is_open(self.standing, self.anchor, *side, day);
            (open && works, known && table)
        })
    }
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
