//! `event.attest`: a side, or all, attest an event outside the record.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::identity::Digest;
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::{Kind, Subject};
use crate::text::LanguageText;
use alloc::vec::Vec;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Most offices that one event names: a large delegation.
const WHO_MAX: usize = 40;

/// Attests an event such as a signature on paper. Legal force and force in the record are two facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventAttest {
    /// What took place.
    pub what: LanguageText,
    /// When.
    pub on: Date,
    /// Where.
    pub place: LanguageText,
    /// The offices that took part, never people.
    pub who: Vec<LanguageText>,
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
    subject: Kind::Event,
    authority: Authority::Either,
    fields: &[
        Field::must("what", Holds::Text),
        Field::must("on", Holds::Date),
        Field::must("place", Holds::Text),
        Field::must("who", Holds::Each(&Holds::Text)),
        Field::may("instrument", Holds::Subject(Kind::Document)),
        Field::may("scan", Holds::Digest),
    ],
    sample,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"event.attest","what":{"en":"Signature on paper"},"on":"2025-06-17","place":{"en":"Astana"},
        "who":[{"en":"The Agency"}],"instrument":"document/memorandum",
        "scan":"3333333333333333333333333333333333333333333333333333333333333333"}"#,
    )
}

impl EventAttest {
    /// Any side may attest; the instrument it names is a document.
    pub(crate) fn judge(&self, _: &Case<'_>) -> Result<(), Refusal> {
        let fits = self.instrument.as_ref().is_none_or(|about| about.kind() == Kind::Document);
        require(fits, Refusal::WrongKind { expected: Kind::Document })?;
        let reason = "an event names at most forty offices".into();
        require(self.who.len() <= WHO_MAX, Refusal::Malformed { reason })
    }
}
