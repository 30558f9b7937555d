//! Papers a month before a session, minutes twenty days after it, originals deposited a month after entry into force.

use crate::story::Story;
use crate::story::papers::{body, fix, held, memorandum, plan, rule, terms, with};
use serde_json::{Value, json};

fn story_with(rules: Value) -> Story {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&terms(rules));
    story.agree("body/group", &body());
    story
}

fn of(id: &str, anchor: &str, amount: i32, on: &str, clears: &str) -> Value {
    with(rule(id, anchor, amount, "day"), json!({"on": on, "clears": clears, "roles": []}))
}

fn deposit(instrument: &str) -> Value {
    json!({"act": "event.attest", "what": {"en": "Originals deposited"}, "on": "2026-12-01",
        "place": {"en": "Dushanbe"}, "who": [{"en": "The Ministry"}], "instrument": instrument})
}

#[test]
fn each_side_deposits_its_original_and_says_so() {
    let mut story = story_with(json!([of("D16", "in-force", 30, "each", "event.attest")]));
    let owed = |side: &str| alloc::format!("D16 document/memorandum - {side} 2026-11-20 2026-12-20");
    assert_eq!(story.owed("2026-11-20"), [owed("cn"), owed("tj")]);
    story.states("tj", "event/elsewhere", &deposit("document/other"));
    assert_eq!(story.owed("2026-11-20"), [owed("cn"), owed("tj")], "of another instrument");
    story.states("tj", "event/deposit", &deposit("document/memorandum"));
    assert_eq!(story.owed("2026-11-20"), [owed("cn")], "one side says it for itself alone");
    story.states("cn", "event/ours", &deposit("document/memorandum"));
    assert!(story.owed("2026-11-20").is_empty());
}

#[test]
fn what_was_attested_before_entry_into_force_is_no_deposit() {
    let mut story = Story::of_two();
    story.states("tj", "event/signature", &deposit("document/memorandum"));
    story.adopt(&memorandum());
    story.adopt(&terms(json!([of("D16", "in-force", 30, "each", "event.attest")])));
    assert_eq!(story.owed("2026-11-20").len(), 2);
}

/// Terms agreed after the Memorandum, and after a session, make nothing due at birth.
#[test]
fn rules_that_reach_back_count_from_their_own_entry_into_force() {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.agree("body/group", &body());
    story.on("2026-12-01").agree("session/1", &fix(1, "2026-12-01", Some("tj")));
    story.agree("session/1", &held("2026-12-01"));
    let back = |rule| with(rule, json!({"reaches_back": true}));
    story.on("2027-06-01").adopt(&terms(json!([
        back(of("D8", "held", 20, "host", "document.notice")),
        back(of("D16", "in-force", 30, "all", "event.attest")),
    ])));
    let owed =
        ["D16 document/memorandum - cn+tj 2027-06-01 2027-07-01", "D8 session/1 - tj 2027-06-01 2027-06-21"];
    assert_eq!(story.owed("2027-06-01"), owed);
}

#[test]
fn papers_are_owed_a_month_before_a_session_and_never_before_its_date_is_known() {
    let mut story = story_with(json!([of("D6", "session", -30, "all", "document.adopt")]));
    assert!(story.owed("2026-11-20").is_empty(), "no session is fixed");
    story.on("2027-01-10").agree("session/1", &fix(1, "2027-03-12", Some("tj")));
    assert_eq!(story.owed("2027-01-10"), ["D6 session/1 - cn+tj 2027-01-10 2027-02-10"]);
    let mut late = story.clone();
    late.on("2027-03-01").agree("session/1", &fix(1, "2027-03-20", Some("tj")));
    assert_eq!(late.owed("2027-03-01"), ["D6 session/1 - cn+tj 2027-03-01 2027-03-01"], "not past at birth");
    story.adopt(&plan(json!([])));
    assert!(story.owed("2027-01-10").is_empty(), "a document for the instrument was adopted since");
}

#[test]
fn minutes_are_owed_after_a_session_was_held() {
    let mut story = story_with(json!([of("D8", "held", 20, "host", "document.adopt")]));
    story.on("2027-01-10").adopt(&plan(json!([])));
    story.agree("session/1", &fix(1, "2027-03-12", Some("tj")));
    assert!(story.owed("2027-01-10").is_empty());
    story.on("2027-03-12").agree("session/1", &held("2027-03-12"));
    assert_eq!(
        story.owed("2027-03-12"),
        ["D8 session/1 - tj 2027-03-12 2027-04-01"],
        "what was adopted before is not of it"
    );
    let mut minutes = memorandum();
    (minutes["id"], minutes["kind"], minutes["governs"]) =
        ("minutes".into(), "workplan".into(), "document/memorandum".into());
    story.adopt(&minutes);
    assert!(story.owed("2027-03-12").is_empty());
}

#[test]
fn a_rule_that_nothing_could_clear_is_no_rule() {
    for (anchor, on, clears) in [
        ("in-force", "host", "event.attest"),
        ("claim", "each", "event.attest"),
        ("expiry", "each", "document.adopt"),
        ("held", "other", "document.adopt"),
        ("session", "each", "institution.record"),
        ("session", "each", "calendar.state"),
        ("held", "each", "document.unknown"),
    ] {
        let mut story = Story::of_two();
        story.adopt(&memorandum());
        let refused = terms(json!([of("D9", anchor, 30, on, clears)]));
        let bytes = serde_json::to_vec(&refused).unwrap();
        let mut standing = story.standing.clone();
        assert!(standing.hold(crate::Digest::of(&bytes), &bytes).is_err(), "{anchor} {on} {clears}");
    }
}
