//! The usual rules of a joint body, as the page of formats gives them: each is owed on its day.

use crate::story::Story;
use crate::story::papers::{body, claim, commitment, fix, held, memorandum, note, plan, terms};
use alloc::string::String;
use alloc::vec::Vec;
use serde_json::json;

const PAGE: &str = include_str!("../../../../../docs/formats.md");

fn begun() -> Story {
    let (_, rules) = PAGE.split_once("```json\n").unwrap();
    let mut terms = terms(serde_json::from_str(rules.split_once("```").unwrap().0).unwrap());
    terms["term"] = json!({"years": 5, "renewal": "tacit", "notice_months": 6, "provision": "T2"});
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&terms);
    story.agree("body/group", &body());
    story
}

/// The rules that ask something on a day, each with whom and until when.
fn asked(story: &Story, when: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for line in story.owed(when) {
        let words: Vec<&str> = line.split(' ').collect();
        lines.push([words[0], words[3], words[5]].join(" "));
    }
    lines
}

#[test]
fn each_of_the_usual_rules_is_owed_on_its_day() {
    let mut story = begun();
    let first = "D2 cn+tj 2027-11-20";
    let seats = ["D1 cn 2026-12-20", "D1 tj 2026-12-20", "D1 cn 2026-12-20", "D1 tj 2026-12-20"];
    let deposits = ["D16 cn 2026-12-20", "D16 tj 2026-12-20"];
    assert_eq!(asked(&story, "2026-11-20"), [&deposits[..], &[first], &seats].concat());

    let version = story.adopt(&plan(json!([commitment("C1", "best-efforts", &["tj"], None)])));
    story.on("2026-12-01").states("tj", "commitment/plan.c1", &claim(version, "C1", "partly"));
    let raise = json!({"act": "topic.raise", "body": "body/group", "title": {"en": "Speech data"}});
    story.states("tj", "topic/speech", &raise);
    story.states("tj", "note/a", &note());
    story.agree("session/1", &fix(1, "2027-03-12", Some("tj")));
    let news = |story: &Story, when: &str, known: &[&str]| -> Vec<String> {
        let is_new = |line: &String| !known.iter().any(|rule| line.starts_with(rule));
        asked(story, when).into_iter().filter(is_new).collect()
    };
    let ahead = [
        "D11 cn 2026-12-31",
        "D12 cn 2026-12-31",
        "D4 tj 2027-01-26",
        "D5 cn+tj 2027-02-10",
        "D6 cn 2027-02-20",
        "D6 tj 2027-02-20",
        "D7 cn 2027-02-10",
        "D7 tj 2027-02-10",
        "R28 cn+tj 2027-12-01",
    ];
    let mut found = news(&story, "2026-12-01", &["D1 ", "D2 ", "D16 ", "C1 "]);
    found.sort();
    assert_eq!(found, ahead);
    let year = ["D13 cn 2027-03-01", "D13 tj 2027-03-01"];
    assert_eq!(
        news(
            &story,
            "2027-01-01",
            &["D1 ", "D2 ", "D16 ", "C1 ", "D11", "D12", "D4", "D5", "D6", "D7", "R28"]
        ),
        year
    );
    story.on("2027-03-12").agree("session/1", &held("2027-03-12"));
    let mut found = news(&story, "2027-03-12", &["D1 ", "D16 ", "C1 ", "D11", "D12", "D13", "R28"]);
    found.sort();
    assert_eq!(found, ["D3 cn+tj 2028-03-12", "D8 cn+tj 2027-04-02", "R11 cn+tj 2027-03-12"]);
    assert_eq!(story.owed_of("D15", "2031-05-19").len(), 2);
}
