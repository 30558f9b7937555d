//! `calendar.state`: a side states its holidays of a year.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use alloc::vec::Vec;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

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
    subject: Kind::Calendar,
    authority: Authority::Own,
    fields: &[
        Field::open("holidays", Holds::Each(&Holds::Date)),
        Field::open("workdays", Holds::Each(&Holds::Date)),
    ],
    sample,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"calendar.state","holidays":["2027-01-01","2027-03-22"],"workdays":["2027-02-20"]}"#,
    )
}

impl CalendarState {
    /// Every date lies in the year of the subject, in order, once.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let id = case.act.subject.id();
        let year: i16 = id.parse().map_err(|_| Refusal::WrongDates)?;
        let ordered = |dates: &[Date]| {
            dates.is_sorted_by(|left, right| left < right) && dates.iter().all(|date| date.year() == year)
        };
        let apart = self.holidays.iter().all(|day| self.workdays.binary_search(day).is_err());
        let sound = id.len() == 4 && ordered(&self.holidays) && ordered(&self.workdays) && apart;
        require(sound, Refusal::WrongDates)
    }
}
