//! `body.constitute`: all sides constitute a body.

use crate::act::Content;
use crate::definition::{Authority, Choice, Definition, Field, Holds, words};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::{Kind, Subject};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Constitutes a working group or a dialogue under a provision, with its terms of reference. Its names stand
/// beside the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BodyConstitute {
    /// What kind of body; it keeps it.
    pub kind: BodyKind,
    /// Its terms of reference.
    pub terms: Subject,
    /// The provision that sets it up.
    pub under: ProvisionOf,
}

/// What kind of body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyKind {
    /// A working group.
    WorkingGroup,
    /// A dialogue mechanism.
    Dialogue,
}

/// A provision of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvisionOf {
    /// The document.
    pub document: Subject,
    /// The provision's permanent id.
    pub provision: String,
}

const KINDS: &[Choice] = &words(["working-group", "dialogue"]);

/// See [`BodyConstitute`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "body.constitute",
    since: 1,
    subject: Kind::Body,
    authority: Authority::Joint,
    title: Some("names"),
    fields: &[
        Field::must("kind", Holds::Choice(KINDS)),
        Field::worded("names", Holds::Names),
        Field::must("terms", Holds::Subject(Kind::Document)),
        Field::must(
            "under",
            Holds::Group(&[
                Field::must("document", Holds::Subject(Kind::Document)),
                Field::must("provision", Holds::Item),
            ]),
        ),
    ],
    sample,
    words: r#"{"names":{"en":"Joint Working Group"}}"#,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"body.constitute","kind":"working-group",
        "terms":"document/terms","under":{"document":"document/memorandum","provision":"R7"}}"#,
    )
}

impl BodyConstitute {
    /// A body keeps its kind, and stands under documents.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let documents = self.terms.kind() == Kind::Document && self.under.document.kind() == Kind::Document;
        require(documents, Refusal::WrongKind { expected: Kind::Document })?;
        let before = case.head()?.map(|(_, act)| &act.act.content);
        let kept = before
            .is_none_or(|content| matches!(content, Content::BodyConstitute(was) if was.kind == self.kind));
        require(kept, Refusal::KindChanged)
    }
}
