//! `event.attest`: a side, or all, attest an event outside the record.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, FileClass, Holds};
use crate::identity::Digest;
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::{Kind, Subject};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Attests an event such as a signature on paper. Legal force and force in the record are two facts. What took
/// place, where, and which offices took part stands beside the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventAttest {
    /// When.
    pub on: Date,
    /// The document it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<Subject>,
    /// The digest of a scan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<Digest>,
}

/// See [`EventAttest`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "event.attest",
    since: 1,
    subject: Kind::Event,
    authority: Authority::Either,
    title: None,
    fields: &[
        Field::worded("what", Holds::Text),
        Field::must("on", Holds::Date),
        Field::worded("place", Holds::Text),
        Field::worded("who", Holds::Each(&Holds::Text)),
        Field::may("instrument", Holds::Subject(Kind::Document)),
        Field::may("scan", Holds::File(FileClass::Joint)),
    ],
    sample,
    words: r#"{"what":{"en":"Signature on paper"},"place":{"en":"Astana"},"who":[{"en":"The Agency"}]}"#,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"event.attest","on":"2025-06-17","instrument":"document/memorandum",
        "scan":"3333333333333333333333333333333333333333333333333333333333333333"}"#,
    )
}

impl EventAttest {
    /// Any side may attest; the instrument it names is a document.
    pub(crate) fn judge(&self, _: &Case<'_>) -> Result<(), Refusal> {
        let fits = self.instrument.as_ref().is_none_or(|about| about.kind() == Kind::Document);
        require(fits, Refusal::WrongKind { expected: Kind::Document })
    }
}
