//! `institution.record`: a side names an institution.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::Refusal;
use crate::rule::Case;
use crate::subject::Kind;
use crate::text::Names;
use serde::{Deserialize, Serialize};

/// Names a ministry, university, institute or enterprise; the last word of the side counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InstitutionRecord {
    /// Its names.
    pub names: Names,
}

/// See [`InstitutionRecord`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "institution.record",
    subject: Kind::Institution,
    authority: Authority::Own,
    fields: &[Field::open("names", Holds::Names)],
    sample,
};

fn sample() -> Content {
    crate::act::sample_of(r#"{"act":"institution.record","names":{"en":"Academy of Sciences"}}"#)
}

impl InstitutionRecord {
    /// A side names whom it likes.
    pub(crate) fn judge(&self, _: &Case<'_>) -> Result<(), Refusal> {
        Ok(())
    }
}
