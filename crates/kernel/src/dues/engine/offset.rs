//! How far: days open at the host or with who owes, the end of a month, a date moved to a working day, and what starts
//! the counting.

use crate::Refusal;
use crate::story::Story;
use crate::story::papers::{body, calendar, digest, fix, held, memorandum, rule, terms, with};
use alloc::string::ToString;
use serde_json::{Value, json};

fn of(anchor: &str, offset: &Value, on: &str, clears: &str) -> Value {
    with(rule("D8", anchor, 0, "day"), json!({"offset": offset, "on": on, "clears": clears, "roles": []}))
}

/// A story in which China is closed on Monday 15 March 2027, and the other side on Tuesday.
fn story_with(rule: &Value) -> Story {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&terms(json!([rule])));
    story.agree("body/group", &body());
    story.states("cn", "calendar/2027", &calendar(&["2027-03-15"], &[]));
    story.states("tj", "calendar/2027", &calendar(&["2027-03-16"], &[]));
    story.on("2027-01-10").agree("session/1", &fix(1, "2027-03-12", Some("tj")));
    story
}

/// Held on a Friday.
fn after(rule: &Value) -> alloc::vec::Vec<alloc::string::String> {
    let mut story = story_with(rule);
    story.on("2027-03-12").agree("session/1", &held("2027-03-12"));
    story.owed("2027-03-12")
}

#[test]
fn working_days_are_those_of_the_host_of_who_owes_or_of_all() {
    let two =
        |unit: &str, on: &str| after(&of("held", &json!({"amount": 2, "unit": unit}), on, "document.adopt"));
    let owed = |on: &str, by: &str| alloc::format!("D8 session/1 - {on} 2027-03-12 {by}");
    assert_eq!(two("working-both", "all"), [owed("cn+tj", "2027-03-18")]);
    assert_eq!(two("working-host", "all"), [owed("cn+tj", "2027-03-17")], "open in Dushanbe on Monday");
    assert_eq!(two("working-own", "host"), [owed("tj", "2027-03-17")]);
    assert_eq!(two("working-own", "each"), [owed("cn", "2027-03-17"), owed("tj", "2027-03-17")]);
    assert_eq!(two("working-own", "all"), [owed("cn+tj", "2027-03-18")]);
}

#[test]
fn a_date_that_is_no_working_day_of_who_owes_is_moved() {
    let moved = |amount: i32, shift: &str| {
        let offset = json!({"amount": amount, "unit": "day", "shift": shift});
        after(&of("held", &offset, "each", "document.adopt"))
    };
    let owed = |on: &str, by: &str| alloc::format!("D8 session/1 - {on} 2027-03-12 {by}");
    assert_eq!(moved(3, "later"), [owed("cn", "2027-03-16"), owed("tj", "2027-03-15")], "Monday");
    assert_eq!(moved(4, "earlier"), [owed("cn", "2027-03-16"), owed("tj", "2027-03-15")], "Tuesday");
    assert_eq!(moved(2, "earlier"), [owed("cn", "2027-03-12"), owed("tj", "2027-03-12")], "Sunday");
}

#[test]
fn a_date_moved_through_a_year_without_a_table_is_provisional() {
    let offset = json!({"amount": 10, "unit": "month", "shift": "later"});
    let owed = after(&of("held", &offset, "host", "document.adopt"));
    assert_eq!(owed, ["D8 session/1 - tj 2027-03-12 2028-01-12 provisional"]);
}

#[test]
fn a_date_may_be_the_last_day_of_its_month() {
    let offset = json!({"amount": 1, "unit": "month", "end_of_month": true});
    assert_eq!(
        after(&of("held", &offset, "host", "document.adopt")),
        ["D8 session/1 - tj 2027-03-12 2027-04-30"]
    );
    let offset = json!({"amount": -1, "unit": "month", "end_of_month": true, "shift": "earlier"});
    let owed = story_with(&of("session", &offset, "host", "document.adopt")).owed("2027-01-10");
    assert_eq!(owed, ["D8 session/1 - tj 2027-01-10 2027-02-26"], "the 28th is a Sunday");
}

/// Held in March, and known to be so in April.
#[test]
fn minutes_may_count_from_the_receipt_of_what_says_that_the_session_was_held() {
    let late = |starts: &str| {
        let offset = json!({"amount": 20, "unit": "day"});
        let rule = with(of("held", &offset, "host", "document.adopt"), json!({"starts": starts}));
        let mut story = story_with(&rule);
        story.on("2027-04-10").agree("session/1", &held("2027-03-12"));
        story.owed("2027-04-10")
    };
    assert_eq!(late("event"), ["D8 session/1 - tj 2027-04-10 2027-04-10"], "not past at birth");
    assert_eq!(late("receipt"), ["D8 session/1 - tj 2027-04-10 2027-04-30"]);
}

#[test]
fn what_another_begins_counts_from_receipt_and_what_is_ahead_from_its_day() {
    let sound = |anchor: &str, starts: &str| {
        let terms = terms(json!([with(rule("D9", anchor, 30, "day"), json!({"starts": starts}))]));
        crate::document::check(terms.to_string().as_bytes()).is_ok()
    };
    assert!(sound("claim", "receipt") && !sound("claim", "event"));
    for anchor in ["in-force", "held", "session", "expiry"] {
        assert!(sound(anchor, "event") && !sound(anchor, "receipt"), "{anchor}");
    }
}

/// Software of the first version refuses such terms whole: nobody signs them under its charter.
#[test]
fn what_was_added_is_signed_under_the_second_version_only() {
    let with_offset = |offset: Value| with(rule("D12", "claim", 30, "day"), json!({"offset": offset}));
    let at = |field: &str| Refusal::UnknownField { at: field.into() };
    let word = |at: &str, value: &str| Refusal::UnknownValue { at: at.into(), value: value.into() };
    let newer = [
        (with_offset(json!({"amount": 3, "unit": "working-own"})), word("rules.offset.unit", "D12")),
        (with_offset(json!({"amount": 3, "unit": "day", "shift": "later"})), at("rules.offset.shift")),
        (
            with_offset(json!({"amount": 3, "unit": "day", "end_of_month": true})),
            at("rules.offset.end_of_month"),
        ),
        (with(rule("D12", "claim", 30, "day"), json!({"starts": "receipt"})), at("rules.starts")),
        (
            of("topic", &json!({"amount": 1, "unit": "year"}), "all", "topic.close"),
            word("rules.anchor", "D8"),
        ),
        (
            of("held", &json!({"amount": 1, "unit": "day"}), "all", "event.attest"),
            word("rules.clears", "event.attest"),
        ),
    ];
    let signing = |version: u32, terms: &Value| {
        let mut story = Story::of_version(version);
        story.adopt(&memorandum());
        story.holds(terms);
        let read = story.standing.document(&digest(terms)).unwrap().clone();
        story.standing.before_adopting(&read)
    };
    for (rule, refusal) in newer {
        let terms = terms(json!([rule]));
        assert_eq!(signing(1, &terms), Err(refusal), "{rule}");
        assert_eq!(signing(2, &terms), Ok(()), "{rule}");
    }
    let mut in_days = terms(json!([]));
    in_days["term"] =
        json!({"years": 3, "renewal": "tacit", "notice_months": 0, "notice_days": 90, "provision": "T1"});
    assert_eq!(signing(1, &in_days), Err(at("term.notice_days")));
    assert_eq!(signing(2, &in_days), Ok(()));
}
