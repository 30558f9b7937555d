//! Commitments of each strength: only what is constitutive or due can pass a date.

use crate::story::papers::{commitment, memorandum, plan};
use crate::story::{Story, line};
use serde_json::json;

#[test]
fn each_strength_is_owed_in_its_own_way() {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&plan(json!([
        commitment("C1", "constitutive", &["cn", "tj"], Some("2027-03-31")),
        commitment("C2", "due", &["tj"], Some("2027-05-31")),
        commitment("C3", "best-efforts", &["cn"], Some("2027-05-31")),
        commitment("C4", "standing", &["cn", "tj"], None),
    ])));
    let owed = [
        "C1 commitment/plan.c1 C1 cn+tj 2026-11-20 2027-03-31",
        "C2 commitment/plan.c2 C2 tj 2026-11-20 2027-05-31",
        "C3 commitment/plan.c3 C3 cn 2026-11-20 -",
    ];
    assert_eq!(story.owed("2046-11-20"), owed);
    let now = "2046-11-20T00:00:00Z".parse().unwrap();
    let standing = crate::standing_commitments(&story.standing, now);
    let lines: alloc::vec::Vec<_> = standing.iter().map(line).collect();
    assert_eq!(lines, ["C4 commitment/plan.c4 C4 cn+tj 2026-11-20 -"]);
    let past = |due: &crate::Due| story.standing.is_past(due, now);
    assert!(!standing.iter().any(past), "reported on, never past a date");
    let passed: alloc::vec::Vec<bool> = crate::dues(&story.standing, now).iter().map(past).collect();
    assert_eq!(passed, [true, true, false]);
}

/// A day ends at midnight where the side is that owes: on one instant it is past for one and not for the other.
#[test]
fn a_date_passes_at_midnight_where_the_side_is_that_owes() {
    let mut story =
        Story::of(&[("br", "America/Sao_Paulo"), ("cn", "Asia/Shanghai"), ("tj", "Asia/Dushanbe")]);
    story.adopt(&memorandum());
    story.adopt(&plan(json!([
        commitment("C1", "due", &["br"], Some("2027-05-31")),
        commitment("C2", "due", &["cn"], Some("2027-05-31")),
        commitment("C3", "due", &["tj"], Some("2027-05-31")),
        commitment("C4", "due", &["br", "cn"], Some("2027-05-31")),
    ])));
    let past = |at: &str| {
        let now = at.parse().unwrap();
        let past = |due| story.standing.is_past(due, now);
        crate::dues(&story.standing, now).iter().map(past).collect::<alloc::vec::Vec<_>>()
    };
    assert_eq!(past("2027-05-31T15:59:59Z"), [false, false, false, false]);
    assert_eq!(past("2027-05-31T16:00:00Z"), [false, true, false, false], "midnight in Beijing");
    assert_eq!(past("2027-05-31T19:00:00Z"), [false, true, true, false], "midnight in Dushanbe");
    assert_eq!(past("2027-06-01T03:00:00Z"), [true, true, true, true], "midnight in Brasilia, the last");
}

#[test]
fn a_plan_that_ends_on_a_date_asks_nothing_after_it() {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    let plan = plan(json!([commitment("C1", "due", &["tj"], Some("2027-05-31"))]));
    story.adopt_with(&plan, json!({"in_force_from": "2027-01-01", "in_force_until": "2027-12-31"}));
    let (first, gone) = story.shown("C1", "2026-11-20", 500);
    assert_eq!(first.as_deref(), Some("2027-01-01"));
    assert_eq!(gone.as_deref(), Some("2028-01-01"));
}

/// Ten follows nine, and not one.
#[test]
fn commitments_are_listed_in_the_order_of_their_plan() {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    let ids = ["C1", "C2", "C9", "C10", "C100", "C3"];
    let promises = ids.map(|id| commitment(id, "due", &["tj"], Some("2027-05-31")));
    story.adopt(&plan(json!(promises)));
    let owed = story.owed("2026-11-21");
    let listed: alloc::vec::Vec<&str> = owed.iter().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(listed, ids);
}
