//! A due uses the version of its rule in force at its anchor; dates counted in days open on every side.

use crate::story::Story;
use crate::story::papers::{body, calendar, claim, commitment, fix, memorandum, plan, rule, terms};
use serde_json::{Value, json};

fn answer_in(amount: i32, unit: &str) -> Value {
    terms(json!([rule("D12", "claim", amount, unit)]))
}

fn with_plan(terms: &Value) -> (Story, crate::ActId) {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(terms);
    let promises = ["C1", "C2", "C3"].map(|id| commitment(id, "due", &["tj"], Some("2029-12-31")));
    let version = story.adopt(&plan(json!(promises)));
    (story, version)
}

fn claims(story: &mut Story, version: crate::ActId, id: &str, on: &str) {
    let about = alloc::format!("commitment/plan.{}", id.to_ascii_lowercase());
    story.on(on).states("tj", &about, &claim(version, id, "done"));
}

#[test]
fn an_amended_rule_applies_to_what_comes_after_it() {
    let (mut story, version) = with_plan(&answer_in(30, "day"));
    claims(&mut story, version, "C1", "2027-01-01");
    story.on("2027-01-10").adopt(&answer_in(10, "day"));
    claims(&mut story, version, "C2", "2027-01-10");
    let owed = [
        "D12 commitment/plan.c1 C1 cn 2027-01-01 2027-01-31",
        "D12 commitment/plan.c2 C2 cn 2027-01-10 2027-01-20",
    ];
    assert_eq!(story.owed_of("D12", "2027-01-15"), owed);
    story.on("2027-02-01").adopt(&terms(json!([])));
    claims(&mut story, version, "C3", "2027-02-01");
    assert_eq!(
        story.owed_of("D12", "2027-02-01"),
        owed,
        "a rule that was struck out binds what came before it"
    );
    assert_eq!(story.owed_of("c3", "2027-02-01"), ["C3 commitment/plan.c3 C3 cn 2027-02-01 -"]);
}

#[test]
fn terms_that_end_on_a_date_ask_nothing_after_it() {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    let until = json!({"in_force_until": "2027-06-30"});
    story.adopt_with(&terms(json!([rule("D1", "in-force", 30, "day")])), until);
    assert_eq!(story.shown("D1", "2026-11-20", 400).1.as_deref(), Some("2027-07-01"));
}

#[test]
fn the_rules_end_with_the_instrument_that_they_serve() {
    let mut story = Story::of_two();
    story.adopt_with(&memorandum(), json!({"in_force_until": "2027-06-30"}));
    story.adopt(&terms(json!([rule("D1", "in-force", 30, "day")])));
    assert_eq!(story.shown("D1", "2026-11-20", 400).1.as_deref(), Some("2027-07-01"));
}

/// Friday 1 January is a holiday on both sides, Saturday the 9th is worked in China only, and Nowruz is Tajik.
#[test]
fn a_day_counts_where_both_sides_work() {
    let (mut story, version) = with_plan(&answer_in(5, "working-both"));
    story.states("cn", "calendar/2027", &calendar(&["2027-01-01"], &["2027-01-09"]));
    story.states("tj", "calendar/2027", &calendar(&["2027-01-01", "2027-03-22", "2027-03-23"], &[]));
    claims(&mut story, version, "C1", "2027-01-05");
    assert_eq!(story.owed_of("D12", "2027-01-05"), ["D12 commitment/plan.c1 C1 cn 2027-01-05 2027-01-12"]);
    claims(&mut story, version, "C2", "2027-03-18");
    assert_eq!(story.owed_of("c2", "2027-03-18"), ["D12 commitment/plan.c2 C2 cn 2027-03-18 2027-03-29"]);
}

#[test]
fn a_day_worked_by_both_on_a_saturday_counts() {
    let (mut story, version) = with_plan(&answer_in(5, "working-both"));
    for by in ["cn", "tj"] {
        story.states(by, "calendar/2027", &calendar(&[], &["2027-01-09"]));
    }
    claims(&mut story, version, "C1", "2027-01-05");
    assert_eq!(story.owed_of("D12", "2027-01-05"), ["D12 commitment/plan.c1 C1 cn 2027-01-05 2027-01-11"]);
}

/// The claim could not know of the holiday stated after it; the next claim does.
#[test]
fn a_date_keeps_the_calendars_its_anchor_could_know() {
    let (mut story, version) = with_plan(&answer_in(5, "working-both"));
    for by in ["cn", "tj"] {
        story.states(by, "calendar/2027", &calendar(&[], &[]));
    }
    claims(&mut story, version, "C1", "2027-01-04");
    story.states("cn", "calendar/2027", &calendar(&["2027-01-06"], &[]));
    claims(&mut story, version, "C2", "2027-01-04");
    let owed = [
        "D12 commitment/plan.c1 C1 cn 2027-01-04 2027-01-11",
        "D12 commitment/plan.c2 C2 cn 2027-01-04 2027-01-12",
    ];
    assert_eq!(story.owed_of("D12", "2027-01-04"), owed);
}

#[test]
fn a_year_without_a_table_makes_the_date_provisional_on_either_side() {
    let (mut story, version) = with_plan(&answer_in(5, "working-both"));
    claims(&mut story, version, "C1", "2027-01-04");
    story.states("cn", "calendar/2027", &calendar(&[], &[]));
    claims(&mut story, version, "C2", "2027-01-04");
    story.states("tj", "calendar/2027", &calendar(&[], &[]));
    claims(&mut story, version, "C3", "2027-12-28");
    let owed = [
        "D12 commitment/plan.c1 C1 cn 2027-01-04 2027-01-11 provisional",
        "D12 commitment/plan.c2 C2 cn 2027-01-04 2027-01-11 provisional",
        "D12 commitment/plan.c3 C3 cn 2027-12-28 2028-01-04 provisional",
    ];
    assert_eq!(story.owed_of("D12", "2027-12-28"), owed, "the last one runs into a year without tables");
}

/// A session agreed by all is an anchor whose past is everything any of them knew when it took effect.
#[test]
fn a_joint_anchor_knows_what_any_of_its_signers_knew() {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&terms(json!([rule("D7", "session", -5, "working-both")])));
    story.agree("body/group", &body());
    story.states("tj", "calendar/2027", &calendar(&[], &[]));
    let proposed =
        story.on("2027-02-01").proposes("tj", "session/1", json!({}), &fix(1, "2027-03-12", Some("tj")));
    story.states("cn", "calendar/2027", &calendar(&["2027-03-11"], &[]));
    story.concurs("cn", proposed);
    story.enacts(proposed);
    story.takes_effect(proposed);
    assert_eq!(story.owed_of("cn", "2027-02-01"), ["D7 session/1 - cn 2027-02-01 2027-03-04"]);
}
