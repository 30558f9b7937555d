//! D1: within thirty days of the entry into force each side names who holds its seats.

use crate::story::Story;
use crate::story::papers::{body, fill, memorandum, rule, terms, with};
use serde_json::json;

fn d1() -> serde_json::Value {
    with(rule("D1", "in-force", 30, "day"), json!({"of": "instrument"}))
}

fn constituted() -> Story {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&terms(json!([d1()])));
    story.agree("body/group", &body());
    story
}

#[test]
fn each_side_names_its_co_chair_and_names_another_when_the_seat_falls_vacant() {
    let mut story = constituted();
    let owed = [
        "D1 body/group co-chair cn 2026-11-20 2026-12-20",
        "D1 body/group co-chair tj 2026-11-20 2026-12-20",
    ];
    assert_eq!(story.owed("2026-11-20"), owed);

    let mut alternate = fill("co-chair");
    alternate["alternate"] = true.into();
    story.on("2026-12-01").states("tj", "seat/alternate", &alternate);
    assert_eq!(story.owed("2026-12-01"), owed, "an alternate stands in and does not fill the seat");
    story.states("tj", "seat/chair", &fill("co-chair"));
    assert_eq!(story.owed("2026-12-01"), owed[..1]);

    let vacate = json!({"act": "seat.vacate", "body": "body/group", "role": "co-chair"});
    story.on("2027-03-01").states("tj", "seat/chair", &vacate);
    assert_eq!(story.owed_of("tj", "2027-03-01"), ["D1 body/group co-chair tj 2027-03-01 2027-03-31"]);
    assert_eq!(story.refused("tj", "seat/chair", &vacate), crate::Refusal::NotHeld);
    story.on("2027-03-05").states("tj", "seat/second", &fill("co-chair"));
    assert!(story.owed_of("tj", "2027-03-05").is_empty(), "any seat of that role will do");
}

#[test]
fn a_seat_filled_until_a_day_is_to_be_filled_again_after_it() {
    let mut story = constituted();
    story.states_with("tj", "seat/chair", json!({"in_force_until": "2027-12-31"}), &fill("co-chair"));
    assert!(story.owed_of("tj", "2027-12-31").is_empty());
    assert_eq!(story.owed_of("tj", "2028-01-01"), ["D1 body/group co-chair tj 2028-01-01 2028-01-31"]);
}

/// The receipt came at 02:00 in Greenwich: still the evening before in the west, morning in the east.
#[test]
fn each_side_counts_from_the_day_it_was_where_it_is() {
    let mut story = Story::of(&[("br", "America/Sao_Paulo"), ("tj", "Asia/Dushanbe")]);
    story.on("2026-11-21T02:00:00Z").adopt(&memorandum());
    story.adopt(&terms(json!([d1()])));
    let owed = [
        "D1 document/terms co-chair br 2026-11-20 2026-12-20",
        "D1 document/terms co-chair tj 2026-11-21 2026-12-21",
    ];
    assert_eq!(story.owed("2026-11-22"), owed, "and while there is no body, the terms stand for it");
}

#[test]
fn a_body_made_later_counts_from_its_own_making_and_one_that_has_ended_asks_nothing() {
    let mut story = constituted();
    let until = json!({"in_force_until": "2027-06-30"});
    story.on("2027-03-01").agree_with("body/dialogue", until, &body());
    assert_eq!(
        story.owed_of("body/dialogue co-chair tj", "2027-06-30"),
        ["D1 body/dialogue co-chair tj 2027-03-01 2027-03-31"]
    );
    assert!(story.owed_of("body/dialogue", "2027-07-01").is_empty());
    assert_eq!(story.owed_of("D1", "2027-07-01").len(), 2, "the other body goes on");
}

/// Terms agreed after the Memorandum make nothing overdue at birth.
#[test]
fn terms_that_reach_back_count_from_their_own_entry_and_others_ask_nothing_of_the_past() {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    let back = with(d1(), json!({"id": "D1b", "reaches_back": true}));
    story.on("2027-11-20").adopt(&terms(json!([d1(), back])));
    let owed = [
        "D1b document/terms co-chair cn 2027-11-20 2027-12-20",
        "D1b document/terms co-chair tj 2027-11-20 2027-12-20",
    ];
    assert_eq!(story.owed("2027-11-20"), owed);
}

#[test]
fn a_seat_is_filled_in_a_body_that_there_is() {
    let mut story = Story::of_two();
    assert_eq!(story.refused("tj", "seat/chair", &fill("co-chair")), crate::Refusal::NoSuchBody);
}
