//! `note.receive`: another side enters that a note reached it.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Enters that a note of another side arrived; a later entry corrects an earlier one. Its number in the side's own
/// register of what comes in stands beside the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteReceive {
    /// The day on which it arrived.
    pub arrived: Date,
}

/// See [`NoteReceive`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "note.receive",
    since: 3,
    subject: Kind::Note,
    authority: Authority::Own,
    title: None,
    fields: &[Field::must("arrived", Holds::Date), Field::worded("incoming", Holds::Names)],
    sample,
    words: r#"{"incoming":{"en":"in-0391"}}"#,
};

fn sample() -> Content {
    crate::act::sample_of(r#"{"act":"note.receive","arrived":"2027-03-09"}"#)
}

impl NoteReceive {
    /// The note is known, of another side, and did not arrive before the date that it bears.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let sent = super::of_another(case, &case.act.subject, Refusal::UnknownNote)?;
        require(self.arrived >= sent.dated, Refusal::ArrivedEarly { dated: sent.dated })
    }
}
