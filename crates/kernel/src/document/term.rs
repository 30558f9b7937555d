//! How long a document lasts: its term, tacit renewal and the last day for notice.

use super::notice::Intent;
use alloc::string::String;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The term that terms of reference state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Years of one period.
    pub years: u8,
    /// What happens at its end.
    pub renewal: Renewal,
    /// Months of notice; none where it is counted in days.
    pub notice_months: u8,
    /// Days of notice, where terms count it in days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_days: Option<u16>,
    /// Where it is said.
    pub provision: String,
    /// Within how many days of a date an act that was stated by it must have reached the other side.
    #[serde(default)]
    pub grace_days: Option<u8>,
}

/// What happens at the end of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Renewal {
    /// It is renewed for an equal period unless a side has given notice.
    Tacit,
    /// It ends.
    None,
}

/// One period of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Last day on which notice of non-renewal is in time.
    pub notice_by: Date,
}

/// Periods looked at; a term renewed more often than this has long been replaced.
const PERIODS_MAX: i64 = 1_000;

/// Most days by which the last day for notice lies behind the same day of an earlier month: from the 28th of
/// February to the 31st.
const MONTH_END_DAYS: usize = 3;

/// The last day from which so many months, counted forward, still end by a date. Counted forward, a month that is too
/// short ends on its last day: from 31 August six months end on 29 February.
pub(crate) fn last_day_before(until: Date, months: i64) -> Date {
    let ends = |day: &Date| day.saturating_add(months.months()) <= until;
    let same = until.saturating_sub(months.months());
    let days = core::iter::successors(Some(same), |day| day.tomorrow().ok());
    days.take(MONTH_END_DAYS + 1).take_while(ends).last().unwrap_or(same)
}

impl Term {
    /// The period of this number, from 0, of a document in force since `from`.
    fn period(&self, from: Date, number: i64) -> Period {
        let years = i64::from(self.years);
        let start = from.saturating_add((years * number).years());
        let until = from.saturating_add((years * (number + 1)).years()).saturating_sub(1.day());
        let notice_by = match self.notice_days {
            Some(days) => until.saturating_sub(i64::from(days).days()),
            None => last_day_before(until, i64::from(self.notice_months)),
        };
        Period { from: start, until, notice_by }
    }

    /// The first period that ends on or after this day.
    pub fn period_at(&self, from: Date, on: Date) -> Period {
        let years = i64::from(on.year()) - i64::from(from.year());
        let guess = (years / i64::from(self.years.max(1)) - 1).clamp(0, PERIODS_MAX);
        let mut periods = (guess..guess + 3).map(|number| self.period(from, number));
        periods.find(|period| period.until >= on).unwrap_or_else(|| self.period(from, guess))
    }

    /// The first period whose last day for notice is on or after this day.
    pub fn period_for_notice(&self, from: Date, on: Date) -> Period {
        let period = self.period_at(from, on);
        if period.notice_by >= on {
            period
        } else {
            self.period_at(from, period.until.saturating_add(1.day()))
        }
    }

    /// When it ends by this notice, given on this day.
    pub fn end_by(&self, from: Date, intent: Intent, on: Date) -> Date {
        match intent {
            Intent::NotRenew => self.period_for_notice(from, on).until,
            Intent::Terminate => on.saturating_add(match self.notice_days {
                Some(days) => i64::from(days).days(),
                None => i64::from(self.notice_months).months(),
            }),
        }
    }
}
