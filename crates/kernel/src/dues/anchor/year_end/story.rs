//! D13: sixty days after the end of a year each side reports on it.

use crate::story::Story;
use crate::story::papers::{memorandum, rule, terms, with};
use serde_json::{Value, json};

fn d13(on: &str) -> Value {
    with(rule("D13", "year-end", 60, "day"), json!({"on": on, "clears": "event.attest", "roles": []}))
}

fn report() -> Value {
    json!({"act": "event.attest", "what": {"en": "Report of the year"}, "on": "2027-01-15",
        "place": {"en": "Dushanbe"}, "who": [{"en": "The Ministry"}], "instrument": "document/memorandum"})
}

fn story_with(rule: &Value) -> Story {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&terms(json!([rule])));
    story
}

#[test]
fn each_side_reports_on_every_year_in_force_after_its_end() {
    let mut story = story_with(&d13("each"));
    story.on("2026-12-20").states("tj", "event/early", &report());
    assert!(story.owed("2026-12-31").is_empty(), "the year has not ended");
    let owed = |side: &str, year: i32| {
        alloc::format!("D13 document/memorandum - {side} {year}-12-31 {}-03-01", year + 1)
    };
    assert_eq!(
        story.owed("2027-01-01"),
        [owed("cn", 2026), owed("tj", 2026)],
        "what was said before is no report"
    );
    story.on("2027-01-15").states("tj", "event/report", &report());
    assert_eq!(story.owed("2027-01-15"), [owed("cn", 2026)]);
    let next = [
        "D13 document/memorandum - cn 2026-12-31 2027-03-01",
        "D13 document/memorandum - cn 2027-12-31 2028-02-29",
        "D13 document/memorandum - tj 2027-12-31 2028-02-29",
    ];
    assert_eq!(story.owed("2028-01-10"), next);
}

/// At 21:00 in Greenwich a new year has begun in Beijing and in Dushanbe; at 17:00 in Beijing alone.
#[test]
fn a_year_ends_where_the_side_is() {
    let story = story_with(&d13("each"));
    let count = |at: &str| story.owed(at).len();
    assert_eq!((count("2026-12-31T15:00:00Z"), count("2026-12-31T17:00:00Z")), (0, 1));
    assert_eq!(count("2026-12-31T21:00:00Z"), 2);
}

#[test]
fn a_year_before_entry_into_force_asks_for_no_report() {
    let mut story = Story::of_two();
    story.adopt_with(&memorandum(), json!({"in_force_from": "2027-02-01"}));
    story.adopt(&terms(json!([d13("all")])));
    assert!(story.owed("2027-12-31").is_empty());
    assert_eq!(story.owed("2028-01-01"), ["D13 document/memorandum - cn+tj 2027-12-31 2028-02-29"]);
}
