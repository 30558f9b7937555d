//! `institution.record`: a side names an institution.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::Refusal;
use crate::rule::Case;
use crate::subject::Kind;
use serde::{Deserialize, Serialize};

/// Names a ministry, university, institute or enterprise, beside the log; the last word of the side counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstitutionRecord {}

/// See [`InstitutionRecord`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "institution.record",
    since: 1,
    subject: Kind::Institution,
    authority: Authority::Own,
    title: Some("names"),
    fields: &[Field::worded("names", Holds::Names)],
    sample,
    words: r#"{"names":{"en":"Academy of Sciences"}}"#,
};

fn sample() -> Content {
    Content::InstitutionRecord(InstitutionRecord {})
}

impl InstitutionRecord {
    /// A side names whom it likes.
    pub(crate) fn judge(&self, _: &Case<'_>) -> Result<(), Refusal> {
        Ok(())
    }
}
