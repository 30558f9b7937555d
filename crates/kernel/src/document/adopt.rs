//! `document.adopt`: all sides adopt a version of a document, in all its languages at once.

use super::DocumentKind;
use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::identity::Digest;
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use serde::{Deserialize, Serialize};

/// Adopts the first or the next version of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentAdopt {
    /// What kind of document; every version keeps it.
    pub kind: DocumentKind,
    /// The digest of the exact text.
    pub document: Digest,
}

/// See [`DocumentAdopt`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "document.adopt",
    subject: Kind::Document,
    authority: Authority::Joint,
    fields: &[
        Field::must("kind", Holds::Choice(&["instrument", "terms", "workplan"])),
        Field::must("document", Holds::Digest),
    ],
    sample,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"document.adopt","kind":"instrument",
        "document":"4444444444444444444444444444444444444444444444444444444444444444"}"#,
    )
}

impl DocumentAdopt {
    /// A document keeps its kind from version to version.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let before = case.head()?.map(|(_, act)| &act.act.content);
        let kept = before
            .is_none_or(|content| matches!(content, Content::DocumentAdopt(was) if was.kind == self.kind));
        require(kept, Refusal::KindChanged)
    }
}
