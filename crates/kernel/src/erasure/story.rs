//! An act that should not have been released: agreed to erase, removed on each side, confirmed, never twice.

use crate::story::papers::{claim, commitment, memorandum, plan, rule, terms};
use crate::story::{Story, subject};
use crate::{ActId, Refusal};
use alloc::format;
use serde_json::json;

fn erase() -> serde_json::Value {
    json!({"act": "act.erase"})
}

fn erased() -> serde_json::Value {
    json!({"act": "act.erased"})
}

fn claimed() -> (Story, ActId) {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&terms(json!([rule("D12", "claim", 30, "day")])));
    let version = story.adopt(&plan(json!([commitment("C1", "due", &["tj"], Some("2027-05-31"))])));
    let claim = story.on("2027-01-01").states("tj", "commitment/plan.c1", &claim(version, "C1", "done"));
    (story, claim)
}

#[test]
fn what_all_agree_to_erase_is_owed_until_each_side_says_it_is_removed() {
    let (mut story, claim) = claimed();
    let about = format!("act/{claim}");
    assert_eq!(story.refused("cn", &about, &erased()), Refusal::NoErasure);
    let before = story.owed_of("D12", "2027-01-02");
    story.on("2027-01-02").agree(&about, &erase());
    let [(act, beside)] = &story.standing.erased()[..] else { panic!("one is agreed on") };
    assert_eq!(
        (*act, beside.words, beside.files.len()),
        (claim, story.standing.act(&claim).unwrap().act.words, 0)
    );
    assert!(story.standing.erasure(&claim).is_some());
    let owed = |story: &Story| story.owed_of("erasure", "2027-01-03");
    assert_eq!(owed(&story).len(), 2);
    story.states("cn", &about, &erased());
    assert_eq!(owed(&story).len(), 1);
    assert_eq!(story.refused("cn", &about, &erased()), Refusal::Erased);
    story.states("tj", &about, &erased());
    assert!(owed(&story).is_empty());
    assert_eq!(story.owed_of("D12", "2027-01-02"), before, "what is owed stays as it was");
    let again = story.proposes("cn", &about, json!({}), &erase());
    assert_eq!(story.why_void(again), Refusal::Erased);
}

#[test]
fn there_must_be_something_to_erase() {
    let (mut story, _) = claimed();
    let charter = story.standing.charter().unwrap().0;
    for (about, why) in [
        (format!("act/{charter}"), Refusal::NothingBeside),
        (format!("act/{}", "ab".repeat(32)), Refusal::NoSuchAct),
        ("act/x".into(), Refusal::NoSuchAct),
    ] {
        let proposed = story.proposes("cn", &about, json!({}), &erase());
        assert_eq!(story.why_void(proposed), why, "{about}");
    }
    assert!(story.standing.erasure(&charter).is_none());
    assert_eq!(super::about(&subject("document/x")), None);
}
