//! `topic.raise`: a side raises a topic.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::Refusal;
use crate::rule::Case;
use crate::subject::{Kind, Subject};
use serde::{Deserialize, Serialize};

/// Raises a topic before a body, or opens again one that was closed; its title, and why, stand beside the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicRaise {
    /// The body before which it is raised.
    pub body: Subject,
}

/// See [`TopicRaise`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "topic.raise",
    since: 2,
    subject: Kind::Topic,
    authority: Authority::Own,
    title: Some("title"),
    fields: &[
        Field::must("body", Holds::Subject(Kind::Body)),
        Field::worded("title", Holds::Names),
        Field::may_word("text", Holds::Text),
    ],
    sample,
    words: r#"{"title":{"en":"Tajik speech data"},"text":{"en":"Who records, and under which licence."}}"#,
};

fn sample() -> Content {
    crate::act::sample_of(r#"{"act":"topic.raise","body":"body/working-group"}"#)
}

impl TopicRaise {
    /// A side raises what it likes before a body that there is.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        case.body(&self.body)
    }
}
