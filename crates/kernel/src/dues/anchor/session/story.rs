//! D2, D3 and D7: the first session within a year, the next a year after the last, the composition a month before.

use crate::story::papers::{body, fix, held, memorandum, rule, terms, with};
use crate::story::{Story, side, subject};
use serde_json::{Value, json};

fn story_with(rules: Value) -> Story {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&terms(rules));
    story.agree("body/group", &body());
    story
}

fn d2() -> Value {
    let more = json!({"of": "instrument", "on": "all", "clears": "session.held", "roles": []});
    with(rule("D2", "in-force", 1, "year"), more)
}

#[test]
fn the_first_session_is_owed_by_both_until_it_is_held() {
    let mut story = story_with(json!([d2()]));
    let owed = ["D2 body/group - cn+tj 2026-11-20 2027-11-20"];
    assert_eq!(story.owed("2026-11-20"), owed);
    story.on("2027-01-10").agree("session/1", &fix(1, "2027-03-12", Some("tj")));
    assert_eq!(story.owed("2027-01-10"), owed, "a date is not yet a session");
    story.on("2027-03-12").agree("session/1", &held("2027-03-12"));
    assert!(story.owed("2027-03-12").is_empty());
}

#[test]
fn terms_may_be_content_with_a_date() {
    let mut story = story_with(json!([with(d2(), json!({"clears": "session.fix"}))]));
    assert_eq!(story.owed("2026-11-20").len(), 1);
    story.agree("session/1", &fix(1, "2027-03-12", Some("tj")));
    assert!(story.owed("2026-11-20").is_empty());
}

/// The host is the side after the last one; a session in a third place that does not count changes no turn.
#[test]
fn the_next_session_is_owed_a_year_after_the_last_and_the_next_host_leads() {
    let mut story = story_with(json!([rule("D3", "held", 12, "month")]));
    assert!(story.owed("2026-11-20").is_empty(), "nothing follows a session that was not held");
    story.on("2027-03-12").agree("session/1", &fix(1, "2027-03-12", Some("tj")));
    story.agree("session/1", &held("2027-03-12"));
    assert_eq!(story.owed("2027-03-12"), ["D3 body/group - cn+tj 2027-03-12 2028-03-12"]);
    assert_eq!(
        crate::dues(&story.standing, "2027-03-13T00:00:00Z".parse().unwrap())[0].lead,
        Some(side("cn"))
    );

    let mut elsewhere = fix(2, "2028-02-01", Some("tj"));
    elsewhere["host"]["counts"] = false.into();
    story.on("2028-02-01").agree("session/2", &elsewhere);
    story.agree("session/2", &held("2028-02-01"));
    assert_eq!(story.owed("2028-02-01"), ["D3 body/group - cn+tj 2028-02-01 2029-02-01"]);
    assert_eq!(story.standing.next_host(&subject("body/group")), Some(side("cn")));
}

#[test]
fn sessions_held_before_the_terms_make_nothing_overdue() {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.agree("body/group", &body());
    story.agree("session/1", &fix(1, "2024-05-01", Some("tj")));
    story.agree("session/1", &held("2024-05-01"));
    story.on("2027-01-15").adopt(&terms(json!([
        rule("D3", "held", 12, "month"),
        with(rule("D3b", "held", 12, "month"), json!({"reaches_back": true}))
    ])));
    assert_eq!(story.owed("2027-01-15"), ["D3b body/group - cn+tj 2027-01-15 2028-01-15"]);
}

/// A confirmation holds when the session is moved.
#[test]
fn each_side_confirms_its_composition_a_month_before_and_never_sooner_than_the_date_is_known() {
    let mut story = story_with(json!([rule("D7", "session", -30, "day")]));
    story.on("2027-01-10").agree("session/1", &fix(1, "2027-03-12", Some("tj")));
    let owed = ["D7 session/1 - cn 2027-01-10 2027-02-10", "D7 session/1 - tj 2027-01-10 2027-02-10"];
    assert_eq!(story.owed("2027-01-10"), owed);
    story.states("cn", "session/1", &json!({"act": "seat.confirm"}));
    story.on("2027-01-20").agree("session/1", &fix(1, "2027-02-01", Some("tj")));
    let late = ["D7 session/1 - tj 2027-01-20 2027-01-20"];
    assert_eq!(story.owed("2027-01-20"), late, "a session fixed at short notice is confirmed the same day");
    story.agree("session/1", &held("2027-02-01"));
    assert!(story.owed("2027-02-01").is_empty());
}

/// The door asks the day it is; in the list it counts once that day has come.
#[test]
fn a_session_is_not_held_before_it_is_held() {
    let mut story = story_with(json!([d2()]));
    story.on("2027-01-10").agree("session/1", &fix(1, "2027-03-12", Some("tj")));
    let act = story.agree("session/1", &held("2027-03-12"));
    let (act, past) = (story.standing.act(&act).unwrap().act.clone(), story.past());
    let signing = |day: &str| {
        let now = alloc::format!("{day}T12:00:00Z").parse().unwrap();
        story.standing.before_signing(&act, side("tj"), &past, now)
    };
    let on = "2027-03-12".parse().unwrap();
    assert_eq!(signing("2027-03-11"), Err(crate::Refusal::NotYetHeld { on }));
    assert_eq!(signing("2027-03-12"), Ok(()));
    assert_eq!(story.owed_of("D2", "2027-03-11").len(), 1);
    assert!(story.owed_of("D2", "2027-03-12").is_empty());
}
