//! `log.succeed`: all sides let another log continue that of one.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::refusal::Refusal;
use crate::rule::Case;
use crate::subject::Kind;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Lets the log in which this is proposed continue the present one of its side. The record judges the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogSucceed {
    /// The name of the log that goes on.
    pub origin: String,
}

/// See [`LogSucceed`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "log.succeed",
    since: 1,
    subject: Kind::Log,
    authority: Authority::Joint,
    title: None,
    fields: &[Field::open("origin", Holds::Origin)],
    sample,
    words: "{}",
};

fn sample() -> Content {
    crate::act::sample_of(r#"{"act":"log.succeed","origin":"tj.example/log-2"}"#)
}

impl LogSucceed {
    /// Only the side itself puts it forward.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        super::of_its_side(case)
    }
}

#[cfg(test)]
mod story {
    use crate::Refusal;
    use crate::story::{Story, side};
    use serde_json::json;

    #[test]
    fn a_side_asks_the_others_to_let_its_log_go_on_in_another() {
        let mut story = Story::of_two();
        let content = json!({"act": "log.succeed", "origin": "tj.example/log-2"});
        let act = story.proposes("tj", "log/tj", json!({}), &content);
        assert_eq!(story.owed_of("log/tj", "2026-11-21").len(), 1, "the other side is asked to sign");
        story.concurs("cn", act);
        story.enacts(act);
        story.takes_effect(act);
        let other = story.proposes("cn", "log/tj", json!({}), &content);
        assert_eq!(story.why_void(other), Refusal::NotYours { by: side("cn") });
    }
}
