//! The first year of a memorandum, with the documents of the demonstration.

use super::papers::{body, fill, fix, held};
use super::*;
use crate::commitment::Progress;

fn paper(bytes: &str) -> Value {
    serde_json::from_str(bytes).unwrap()
}

fn begun() -> Story {
    let mut story = Story::of_two();
    story.adopt(&paper(include_str!("../../../../memorandum/memorandum.json")));
    story.adopt(&paper(include_str!("../../../../memorandum/terms.json")));
    story.agree("body/group", &body());
    story
}

#[test]
fn what_the_terms_ask_is_owed_until_it_is_done() {
    let mut story = begun();
    let expected = [
        "D1 body/group co-chair cn 2026-11-20 2026-12-20",
        "D1 body/group co-chair tj 2026-11-20 2026-12-20",
        "D1 body/group contact cn 2026-11-20 2026-12-20",
        "D1 body/group contact tj 2026-11-20 2026-12-20",
        "D2 body/group - cn+tj 2026-11-20 2027-11-20",
    ];
    assert_eq!(story.owed("2026-11-20"), expected);

    for by in ["cn", "tj"] {
        story.states(by, "seat/chair", &fill("co-chair"));
        story.states(by, "seat/contact", &fill("contact"));
    }
    story.agree("session/1", &fix(1, "2027-03-12", Some("tj")));
    let expected = [
        "D7 session/1 - cn 2026-11-20 2027-02-10",
        "D7 session/1 - tj 2026-11-20 2027-02-10",
        "D2 body/group - cn+tj 2026-11-20 2027-11-20",
    ];
    assert_eq!(story.owed("2026-11-20"), expected);

    story.states("tj", "session/1", &json!({"act": "seat.confirm"}));
    story.agree("session/1", &held("2027-03-12"));
    assert_eq!(story.owed("2027-03-13"), ["D3 body/group - cn+tj 2027-03-12 2028-03-12"]);
    assert_eq!(story.standing.next_host(&subject("body/group")), Some(side("cn")));
}

#[test]
fn done_takes_two() {
    let mut story = begun();
    let plan = paper(include_str!("../../../../memorandum/workplan.json"));
    let version = story.adopt(&plan);
    let name = "commitment/workplan-2027.c02";
    assert_eq!(
        story.owed_of("workplan-2027.c02", "2026-11-20"),
        ["C02 commitment/workplan-2027.c02 C02 tj 2026-11-20 2027-05-31"]
    );
    let claim = json!({"act": "commitment.claim", "document": "document/workplan-2027", "version": version,
        "commitment": "C02", "outcome": "done", "text": {"en": "Published."}, "evidence": []});
    let claim = story.states("tj", name, &claim);
    assert_eq!(
        story.owed_of("workplan-2027.c02", "2026-11-20"),
        ["D12 commitment/workplan-2027.c02 C02 cn 2026-11-20 2026-12-20"]
    );

    let answer = json!({"act": "commitment.respond", "claim": claim, "answer": "concur"});
    assert_eq!(story.refused("tj", name, &answer), Refusal::OwnClaim);
    story.states("cn", name, &answer);
    assert!(story.owed_of("workplan-2027.c02", "2026-11-20").is_empty());
    let document = story.standing.document(&Digest::of(plan.to_string().as_bytes())).unwrap();
    let progress = story.standing.progress(&subject(name), version, document.commitment("C02").unwrap());
    assert!(matches!(progress, Progress::Settled(..)));
}
