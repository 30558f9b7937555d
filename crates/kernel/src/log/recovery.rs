//! `log.recovery`: all sides put another recovery key in the place of the present one.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::Refusal;
use crate::rule::Case;
use crate::subject::Kind;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Puts a new recovery key in the place of the old, for a key that was used, lost or stolen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogRecovery {
    /// The verifier key.
    pub key: String,
}

/// See [`LogRecovery`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "log.recovery",
    since: 1,
    subject: Kind::Log,
    authority: Authority::Joint,
    title: None,
    fields: &[Field::open("key", Holds::Key)],
    sample,
    words: "{}",
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"log.recovery","key":"tj.example/log/recovery+12345678+AaQw0pZl2vQm1x3n5o7r9t1v3x5z7B9d1f3h5j7l9n1p"}"#,
    )
}

impl LogRecovery {
    /// Only the side itself puts it forward.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        super::of_its_side(case)
    }
}
