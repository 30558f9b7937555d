//! A note that asks is to be answered within a month of its receipt, by each other side for itself.

use crate::Refusal;
use crate::story::Story;
use crate::story::papers::{answer, arrival, digest, memorandum, note, rule, terms, with};
use alloc::string::ToString;
use serde_json::{Value, json};

fn answered() -> Value {
    terms(json!([rule("D11", "note", 30, "day")]))
}

fn under_terms(mut story: Story) -> Story {
    story.adopt(&memorandum());
    story.adopt(&answered());
    story
}

#[test]
fn a_note_that_asks_is_owed_an_answer_until_a_note_names_it() {
    let mut story = under_terms(Story::of_two());
    story.on("2027-03-04").states("tj", "note/a", &note());
    let owed = ["D11 note/a - cn 2027-03-04 2027-04-03"];
    assert_eq!(story.owed("2027-03-04"), owed);
    story.on("2027-03-09").states("cn", "note/a", &arrival("2027-03-09"));
    assert_eq!(story.owed("2027-03-09"), owed, "that it arrived is no answer");
    story.states("tj", "note/a", &with(note(), json!({"channel": "agency"})));
    story.states("cn", "note/b", &with(note(), json!({"asks": false})));
    assert_eq!(story.owed("2027-03-09"), owed, "nor is a note that names none, or a correction");
    story.states("cn", "note/c", &answer("note/a"));
    assert!(story.owed("2027-03-09").is_empty());
    story.states("cn", "note/c", &with(note(), json!({"asks": false})));
    assert_eq!(story.owed("2027-03-09"), owed, "its last word is that it answers nothing");
}

#[test]
fn a_note_counts_from_receipt_and_has_no_date_before_it() {
    let mut story = under_terms(Story::of_two());
    story.is_cut_off("cn");
    story.on("2027-03-04").states("tj", "note/a", &note());
    assert_eq!(story.owed("2028-03-04"), ["D11 note/a - cn unreceived -"]);
    story.on("2027-03-20").is_reached("cn");
    assert_eq!(story.owed("2027-03-20"), ["D11 note/a - cn 2027-03-20 2027-04-19"]);
}

#[test]
fn a_note_that_asks_nothing_is_owed_nothing() {
    let mut story = under_terms(Story::of_two());
    story.states("tj", "note/a", &with(note(), json!({"asks": false})));
    assert!(story.owed("2027-03-04").is_empty());
    let asks = story.on("2027-03-10").states("tj", "note/a", &note());
    assert_eq!(story.owed("2027-03-10"), ["D11 note/a - cn 2027-03-10 2027-04-09"]);
    assert_eq!(crate::dues(&story.standing, "2027-03-10T07:00:00Z".parse().unwrap())[0].act, Some(asks));
}

#[test]
fn of_three_sides_each_other_one_owes_its_own_answer() {
    let zones = [("cn", "Asia/Shanghai"), ("kz", "Asia/Almaty"), ("tj", "Asia/Dushanbe")];
    let mut story = under_terms(Story::of(&zones));
    story.on("2027-03-04").states("tj", "note/a", &note());
    story.states("kz", "note/b", &answer("note/a"));
    assert_eq!(story.owed("2027-03-04"), ["D11 note/a - cn 2027-03-04 2027-04-03"]);
}

#[test]
fn a_rule_on_notes_lies_on_the_other_side_and_counts_from_receipt() {
    let fits = |more: Value| {
        let terms = terms(json!([with(rule("D11", "note", 30, "day"), more)]));
        crate::document::check(terms.to_string().as_bytes()).is_ok()
    };
    assert!(fits(json!({})) && fits(json!({"starts": "receipt"})));
    assert!(!fits(json!({"starts": "event"})) && !fits(json!({"on": "each"})));
    assert!(!fits(json!({"clears": "commitment.respond"})));
}

#[test]
fn a_rule_on_notes_waits_for_the_third_version_of_the_rules() {
    for version in [1, 2, 3] {
        let mut story = Story::of_version(version);
        story.adopt(&memorandum());
        let terms = answered();
        story.holds(&terms);
        let read = story.standing.document(&digest(&terms)).unwrap().clone();
        let unread = Refusal::UnknownValue { at: "rules.anchor".into(), value: "D11".into() };
        let expected = if version < 3 { Err(unread) } else { Ok(()) };
        assert_eq!(story.standing.before_adopting(&read), expected, "{version}");
    }
}
