//! A topic is raised by one side, closed by all, and raised again.

use crate::Refusal;
use crate::story::Story;
use crate::story::papers::{body, memorandum, terms};
use serde_json::{Value, json};

fn raise() -> Value {
    json!({"act": "topic.raise", "body": "body/group", "title": {"en": "Speech data"}})
}

fn close() -> Value {
    json!({"act": "topic.close", "text": {"en": "Both record."}})
}

/// Why it counts for nothing when put to all.
fn put(story: &mut Story, content: &Value) -> Refusal {
    let act = story.proposes("tj", "topic/speech", json!({}), content);
    story.why_void(act)
}

fn story() -> Story {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&terms(json!([])));
    story.agree("body/group", &body());
    story
}

#[test]
fn a_topic_is_raised_by_a_side_and_closed_by_all() {
    let mut story = story();
    assert_eq!(put(&mut story, &close()), Refusal::NotRaised);
    story.states("tj", "topic/speech", &raise());
    assert_eq!(story.refused("cn", "topic/speech", &close()), Refusal::WrongSides);
    story.agree("topic/speech", &close());
    assert_eq!(put(&mut story, &close()), Refusal::NotRaised);
    story.states("cn", "topic/speech", &raise());
    story.agree("topic/speech", &close());
}

#[test]
fn a_topic_is_raised_before_a_body_that_there_is() {
    let mut story = story();
    let mut elsewhere = raise();
    elsewhere["body"] = "body/other".into();
    assert_eq!(story.refused("tj", "topic/speech", &elsewhere), Refusal::NoSuchBody);
    assert_eq!(put(&mut story, &raise()), Refusal::WrongSides);
}

#[test]
fn a_decision_stands_in_a_document() {
    let mut story = story();
    story.states("tj", "topic/speech", &raise());
    let mut decided = close();
    decided["decision"] = "body/group".into();
    let expected = Refusal::WrongKind { expected: crate::Kind::Document };
    assert_eq!(put(&mut story, &decided), expected);
    decided["decision"] = "document/minutes".into();
    story.agree("topic/speech", &decided);
}
