//! `seat.vacate`: a side states that a seat is vacant.

use super::fill::{ROLES, Role};
use super::is_filling;
use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::{Kind, Subject};
use serde::{Deserialize, Serialize};

/// Vacates a seat that the side holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatVacate {
    /// The body.
    pub body: Subject,
    /// The role.
    pub role: Role,
}

/// See [`SeatVacate`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "seat.vacate",
    since: 1,
    subject: Kind::Seat,
    authority: Authority::Own,
    title: None,
    fields: &[Field::must("body", Holds::Subject(Kind::Body)), Field::must("role", Holds::Choice(ROLES))],
    sample,
    words: "{}",
};

fn sample() -> Content {
    crate::act::sample_of(r#"{"act":"seat.vacate","body":"body/working-group","role":"co-chair"}"#)
}

impl SeatVacate {
    /// Only a seat that is held can be vacated, under the body and role it was filled for.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let held = case.own_words().filter(|word| is_filling(&word.act.content)).last().is_some_and(|last| {
            matches!(&last.act.content, Content::SeatFill(fill) if fill.body == self.body && fill.role == self.role)
        });
        require(held, Refusal::NotHeld)
    }
}
