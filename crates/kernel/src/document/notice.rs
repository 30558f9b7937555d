//! `document.notice`: a side gives written notice.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use crate::text::LanguageText;
use serde::{Deserialize, Serialize};

/// Gives written notice that a document will be terminated or not renewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentNotice {
    /// What the side intends.
    pub intent: Intent,
    /// The notice.
    pub text: LanguageText,
}

/// What a notice intends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    /// To end it once the time of notice has run.
    Terminate,
    /// To let it end with its term.
    NotRenew,
}

/// See [`DocumentNotice`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "document.notice",
    subject: Kind::Document,
    authority: Authority::Own,
    fields: &[
        Field::must("intent", Holds::Choice(&["terminate", "not-renew"])),
        Field::must("text", Holds::Text),
    ],
    sample,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"document.notice","intent":"not-renew","text":{"en":"We shall not renew."}}"#,
    )
}

impl DocumentNotice {
    /// Notice is given of what is in force.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        require(case.head()?.is_some(), Refusal::NoSuchDocument)
    }
}
