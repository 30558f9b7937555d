//! `act.erased`: a side states that it has removed what all agreed to erase.

use crate::act::Content;
use crate::definition::{Authority, Definition};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use serde::{Deserialize, Serialize};

/// States that nothing of it is held any more; copies in backups go with their rotation. A node says so by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActErased {}

/// See [`ActErased`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "act.erased",
    since: 1,
    subject: Kind::Act,
    authority: Authority::Own,
    title: None,
    fields: &[],
    sample,
    words: "{}",
};

fn sample() -> Content {
    Content::ActErased(ActErased {})
}

impl ActErased {
    /// All sides have agreed on it, and this one has not said so before.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        require(case.head()?.is_some(), Refusal::NoErasure)?;
        require(case.own_words().next().is_none(), Refusal::Erased)
    }
}
