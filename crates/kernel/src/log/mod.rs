//! The logs of a side: what all sides say about which one is its own, and under which recovery key.

pub(crate) mod recovery;
pub(crate) mod succeed;

pub use recovery::LogRecovery;
pub use succeed::LogSucceed;

use crate::refusal::{Refusal, require};
use crate::rule::Case;

/// An act on `log/SIDE` is put forward by that side.
fn of_its_side(case: &Case<'_>) -> Result<(), Refusal> {
    require(case.act.subject.id() == case.act.by.as_str(), Refusal::NotYours { by: case.act.by })
}
