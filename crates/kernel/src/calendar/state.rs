//! `calendar.state`: a side states its holidays of a year.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::form::{Expected, Misfit};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use alloc::vec::Vec;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Most holidays of a year: the longest tables in use name some thirty days, and bridging days double none of them.
const HOLIDAYS_MAX: usize = 60;
/// Most days of rest that are worked in a year: each makes up for a holiday, and China's tables name under ten.
const WORKDAYS_MAX: usize = 30;

/// States a year's holidays, and the days of rest on which the side works. The side's last word counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarState {
    /// Days closed that would be open, sorted.
    pub holidays: Vec<Date>,
    /// Days open that would be closed, sorted.
    pub workdays: Vec<Date>,
}

/// See [`CalendarState`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "calendar.state",
    since: 1,
    subject: Kind::Calendar,
    authority: Authority::Own,
    title: None,
    fields: &[
        Field::open("holidays", Holds::Each(&Holds::Date)),
        Field::open("workdays", Holds::Each(&Holds::Date)),
    ],
    sample,
    words: "{}",
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"calendar.state","holidays":["2027-01-01","2027-03-22"],"workdays":["2027-02-20"]}"#,
    )
}

impl CalendarState {
    /// Every date lies in the year of the subject, in order, once, and no list is longer than a year needs.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let id = case.act.subject.id();
        let digits = id.len() == 4 && id.bytes().all(|byte| byte.is_ascii_digit());
        let year: i16 = id.parse().ok().filter(|_| digits).ok_or(Refusal::NoYear)?;
        ordered(&self.holidays, year, ("content.holidays", HOLIDAYS_MAX))?;
        ordered(&self.workdays, year, ("content.workdays", WORKDAYS_MAX))?;
        let both = self.workdays.iter().find(|day| self.holidays.binary_search(day).is_ok());
        both.map_or(Ok(()), |on| Err(Refusal::DateTwice { on: *on }))
    }
}

/// Names the first date that is out of place.
fn ordered(dates: &[Date], year: i16, (at, most): (&str, usize)) -> Result<(), Refusal> {
    require(dates.len() <= most, Misfit::at(at, Expected::ShorterList).into())?;
    let mut before = None;
    for on in dates {
        require(on.year() == year, Refusal::OutsideYear { on: *on })?;
        require(before != Some(on), Refusal::DateTwice { on: *on })?;
        require(before < Some(on), Refusal::DateUnsorted { on: *on })?;
        before = Some(on);
    }
    Ok(())
}

#[cfg(test)]
mod story;
