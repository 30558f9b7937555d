//! `session.held`: all sides record that a session was held.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Records that the session was held, and perhaps when the next one will be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionHeld {
    /// The day it was held.
    pub held_on: Date,
    /// The date agreed for the next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_on: Option<Date>,
}

/// See [`SessionHeld`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "session.held",
    since: 1,
    subject: Kind::Session,
    authority: Authority::Joint,
    title: None,
    fields: &[Field::must("held_on", Holds::Date), Field::may("next_on", Holds::Date)],
    sample,
    words: "{}",
};

fn sample() -> Content {
    crate::act::sample_of(r#"{"act":"session.held","held_on":"2027-03-12","next_on":"2028-03-10"}"#)
}

impl SessionHeld {
    /// A fixed session is held once, and the next comes after it.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let (_, head) = case.head()?.ok_or(Refusal::NotFixed)?;
        require(matches!(head.act.content, Content::SessionFix(_)), Refusal::AlreadyHeld)?;
        require(self.next_on.is_none_or(|next| next > self.held_on), Refusal::DatesOutOfOrder)
    }
}
