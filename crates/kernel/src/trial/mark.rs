//! `trial.mark`: a side marks something; only the next version of the rules knows it.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::Refusal;
use crate::rule::Case;
use crate::subject::Kind;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Marks something with a code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrialMark {
    /// The code.
    pub code: String,
}

/// See [`TrialMark`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "trial.mark",
    since: super::NEXT,
    subject: Kind::Event,
    authority: Authority::Own,
    title: None,
    fields: &[Field::must("code", Holds::Code)],
    sample,
    words: "{}",
};

fn sample() -> Content {
    Content::TrialMark(TrialMark { code: "a".into() })
}

impl TrialMark {
    /// A side marks what it likes.
    pub(crate) fn judge(&self, _: &Case<'_>) -> Result<(), Refusal> {
        Ok(())
    }
}
