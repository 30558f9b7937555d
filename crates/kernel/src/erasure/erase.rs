//! `act.erase`: all sides agree to remove what stands beside the log of an act.

use super::{Beside, about};
use crate::act::Content;
use crate::definition::{Authority, Definition};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use serde::{Deserialize, Serialize};

/// Removes the words of an act, and the files that it and the hands on it name; documents stay. The subject names the
/// act, `act/` and its digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActErase {}

/// See [`ActErase`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "act.erase",
    since: 1,
    subject: Kind::Act,
    authority: Authority::Joint,
    title: None,
    fields: &[],
    sample,
    words: "{}",
};

fn sample() -> Content {
    Content::ActErase(ActErase {})
}

impl ActErase {
    /// There is something to remove, and it has not been removed before.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let named = about(&case.act.subject).and_then(|act| case.known(&act));
        let beside = named.map(Beside::of_entry).ok_or(Refusal::NoSuchAct)?;
        require(!beside.is_empty(), Refusal::NothingBeside)?;
        require(!case.is_named_elsewhere(&beside), Refusal::NamedElsewhere)?;
        require(case.head()?.is_none(), Refusal::Erased)
    }
}
