//! `document.notice`: a side gives written notice.

use crate::act::Content;
use crate::definition::{Authority, Choice, Definition, Field, Holds, words};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use serde::{Deserialize, Serialize};

/// Gives written notice that a document will be terminated or not renewed; its words stand beside the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentNotice {
    /// What the side intends.
    pub intent: Intent,
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

const INTENTS: &[Choice] = &words(["terminate", "not-renew"]);

/// See [`DocumentNotice`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "document.notice",
    since: 1,
    subject: Kind::Document,
    authority: Authority::Own,
    title: None,
    fields: &[Field::must("intent", Holds::Choice(INTENTS)), Field::worded("text", Holds::Text)],
    sample,
    words: r#"{"text":{"en":"We shall not renew."}}"#,
};

fn sample() -> Content {
    crate::act::sample_of(r#"{"act":"document.notice","intent":"not-renew"}"#)
}

impl DocumentNotice {
    /// Notice is given of what is in force.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        require(case.head()?.is_some(), Refusal::NoSuchDocument)
    }
}
