//! A topic is to be closed within a year of its raising, each counted where it was received.

use crate::story::Story;
use crate::story::papers::{body, memorandum, rule, terms, with};
use serde_json::{Value, json};

fn carried() -> Value {
    with(rule("R28", "topic", 12, "month"), json!({"on": "all", "clears": "topic.close", "roles": []}))
}

fn raise(body: &str) -> Value {
    json!({"act": "topic.raise", "body": body, "title": {"en": "Speech data"}})
}

fn story() -> Story {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&terms(json!([carried()])));
    story.agree("body/group", &body());
    story
}

#[test]
fn a_topic_is_owed_its_closing_until_all_close_it_and_again_when_it_is_raised_again() {
    let mut story = story();
    assert!(story.owed("2026-11-20").is_empty());
    story.on("2027-01-10").states("tj", "topic/speech", &raise("body/group"));
    let owed = ["R28 topic/speech - cn+tj 2027-01-10 2028-01-10"];
    assert_eq!(story.owed("2027-01-10"), owed);
    story.on("2027-02-01").states("cn", "topic/speech", &raise("body/group"));
    assert_eq!(story.owed("2027-02-01"), owed, "it counts from the first raising");
    let close = json!({"act": "topic.close", "text": {"en": "Both record."}});
    story.on("2027-06-01").agree("topic/speech", &close);
    assert!(story.owed("2027-06-01").is_empty());
    story.on("2027-07-01").states("cn", "topic/speech", &raise("body/group"));
    assert_eq!(story.owed("2027-07-01"), ["R28 topic/speech - cn+tj 2027-07-01 2028-07-01"]);
}

#[test]
fn a_topic_counts_from_receipt_and_has_no_date_before_it() {
    let mut story = story();
    story.is_cut_off("cn");
    story.on("2027-01-10").states("tj", "topic/speech", &raise("body/group"));
    assert_eq!(story.owed("2027-01-10"), ["R28 topic/speech - cn+tj unreceived -"]);
    story.on("2027-01-20").is_reached("cn");
    assert_eq!(story.owed("2027-01-20"), ["R28 topic/speech - cn+tj 2027-01-20 2028-01-20"]);
}

#[test]
fn a_topic_before_the_body_of_other_terms_is_not_of_these() {
    let mut story = story();
    let mut other = memorandum();
    other["id"] = "other".into();
    story.adopt(&other);
    let mut terms = terms(json!([]));
    (terms["id"], terms["governs"]) = ("other-terms".into(), "document/other".into());
    story.adopt(&terms);
    let mut body = body();
    body["terms"] = "document/other-terms".into();
    story.agree("body/other", &body);
    story.states("tj", "topic/speech", &raise("body/other"));
    assert!(story.owed("2026-11-20").is_empty());
}
