//! `document.adopt`: all sides adopt a version of a document, in all its languages at once.

use super::DocumentKind;
use crate::act::Content;
use crate::definition::{Authority, Choice, Definition, Field, FileClass, Holds, words};
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

/// The kinds that are adopted; the text of a charter is named by the charter itself.
const KINDS: &[Choice] = &words(["instrument", "terms", "workplan"]);

/// See [`DocumentAdopt`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "document.adopt",
    since: 1,
    subject: Kind::Document,
    authority: Authority::Joint,
    title: None,
    fields: &[
        Field::must("kind", Holds::Choice(KINDS)),
        Field::must("document", Holds::File(FileClass::Joint)),
    ],
    sample,
    words: "{}",
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
