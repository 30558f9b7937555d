//! `seat.confirm`: a side's composition for a session is final.

use crate::act::Content;
use crate::definition::{Authority, Definition};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use serde::{Deserialize, Serialize};

/// Confirms that the side's composition for the session is final.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatConfirm {}

/// See [`SeatConfirm`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "seat.confirm",
    since: 1,
    subject: Kind::Session,
    authority: Authority::Own,
    title: None,
    fields: &[],
    sample,
    words: "{}",
};

fn sample() -> Content {
    Content::SeatConfirm(SeatConfirm {})
}

impl SeatConfirm {
    /// A session that is fixed and not yet held.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let (_, head) = case.head()?.ok_or(Refusal::NotFixed)?;
        require(matches!(head.act.content, Content::SessionFix(_)), Refusal::AlreadyHeld)
    }
}
