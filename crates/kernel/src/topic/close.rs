//! `topic.close`: all sides close a topic.

use super::TopicRaise;
use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::{Kind, Subject};
use serde::{Deserialize, Serialize};

/// Closes a topic by a decision: perhaps in a document, in words or without any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicClose {
    /// The document that holds the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Subject>,
}

/// See [`TopicClose`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "topic.close",
    since: 2,
    subject: Kind::Topic,
    authority: Authority::Joint,
    title: None,
    fields: &[Field::may("decision", Holds::Subject(Kind::Document)), Field::may_word("text", Holds::Text)],
    sample,
    words: r#"{"text":{"en":"Both universities record; the data are open."}}"#,
};

fn sample() -> Content {
    crate::act::sample_of(r#"{"act":"topic.close","decision":"document/minutes"}"#)
}

impl TopicClose {
    /// The topic is open: some side raised it, and did so knowing of its last close. The decision is a document.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let fits = self.decision.as_ref().is_none_or(|decision| decision.kind() == Kind::Document);
        require(fits, Refusal::WrongKind { expected: Kind::Document })?;
        let closed = case.head()?.and_then(|(_, close)| close.in_force());
        let acts = case.standing().on(&case.act.subject);
        let mut raised = acts.filter_map(|(id, _)| case.known(&id));
        let open = raised.any(|act| {
            act.act.content.said::<TopicRaise>().is_some() && closed.is_none_or(|step| act.knew(step))
        });
        require(open, Refusal::NotRaised)
    }
}
