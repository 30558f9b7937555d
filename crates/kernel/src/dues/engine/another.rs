//! The terms of another memorandum, in Malay, Chinese and English: what is owed under them follows from their file.

use crate::story::Story;
use crate::story::papers::{claim, commitment, held, notice, plan, respond};
use alloc::string::ToString;
use serde_json::{Value, json};

fn paper(bytes: &str) -> Value {
    serde_json::from_str(bytes).unwrap()
}

fn begun() -> Story {
    let mut story = Story::of(&[("cn", "Asia/Shanghai"), ("my", "Asia/Kuala_Lumpur")]);
    story.adopt(&paper(include_str!("another/memorandum.json")));
    story.adopt(&paper(include_str!("another/terms.json")));
    let body = json!({"act": "body.constitute", "kind": "working-group", "names": {"ms": "Kumpulan Kerja"},
        "terms": "document/terma", "under": {"document": "document/memorandum-data", "provision": "P2"}});
    story.agree("body/group", &body);
    story
}

fn deposited() -> Value {
    json!({"act": "event.attest", "what": {"ms": "Naskhah asal didepositkan"}, "on": "2026-12-01",
        "place": {"ms": "Putrajaya"}, "who": [{"ms": "Kementerian"}], "instrument": "document/memorandum-data"})
}

fn fixed(on: &str) -> Value {
    json!({"act": "session.fix", "body": "body/group", "number": 1, "on": on,
        "place": {"ms": "Kuala Lumpur"}, "host": {"side": "my", "counts": true}})
}

/// A paper about the memorandum, adopted by both.
fn paper_of(id: &str, commitments: Value) -> Value {
    let mut paper = plan(commitments);
    (paper["id"], paper["governs"]) = (id.into(), "document/memorandum-data".into());
    (paper["title"], paper["provisions"][0]["id"]) = (json!({"ms": id}), "P9".into());
    paper
}

const DEPOSIT: [&str; 2] = [
    "deposit document/memorandum-data - cn 2026-11-20 2026-12-20",
    "deposit document/memorandum-data - my 2026-11-20 2026-12-20",
];
const FIRST: &str = "first body/group - cn+my 2026-11-20 2027-05-20";
const RENEWAL: [&str; 2] = [
    "renewal document/terma - cn 2029-05-23 2029-08-21",
    "renewal document/terma - my 2029-05-23 2029-08-21",
];

/// Every day on which something changes, and all that is then owed.
#[test]
fn the_terms_of_another_memorandum_work_from_their_file() {
    let mut story = begun();
    assert_eq!(story.owed("2026-11-20"), [DEPOSIT[0], DEPOSIT[1], FIRST]);
    story.on("2026-12-10").states("my", "event/ours", &deposited());
    assert_eq!(story.owed("2026-12-10"), [DEPOSIT[0], FIRST]);
    story.states("cn", "event/theirs", &deposited());
    assert_eq!(story.owed("2026-12-10"), [FIRST]);
    story.on("2027-01-15").agree("session/1", &fixed("2027-03-16"));
    let papers = "papers session/1 - cn+my 2027-01-15 2027-02-14";
    assert_eq!(story.owed("2027-01-15"), [FIRST, papers]);
    let mut promise = commitment("C1", "due", &["my"], Some("2027-12-31"));
    promise["provisions"] = json!(["P1"]);
    let version = story.on("2027-02-10").adopt(&paper_of("plan", json!([promise])));
    let owed = "C1 commitment/plan.c1 C1 my 2027-02-10 2027-12-31";
    assert_eq!(story.owed("2027-02-10"), [owed, FIRST]);
    story.on("2027-03-16").agree("session/1", &held("2027-03-16"));
    let minutes = "minutes session/1 - my 2027-03-16 2027-04-05";
    assert_eq!(story.owed("2027-03-16"), [owed, minutes]);
    story.on("2027-03-30").adopt(&paper_of("minutes", json!([])));
    assert_eq!(story.owed("2027-03-30"), [owed]);
    let claimed = story.on("2027-06-01").states("my", "commitment/plan.c1", &claim(version, "C1", "done"));
    assert_eq!(story.owed("2027-06-01"), ["answer commitment/plan.c1 C1 cn 2027-06-01 2027-07-16"]);
    story.on("2027-06-20").states("cn", "commitment/plan.c1", &respond(claimed, "concur"));
    assert!(story.owed("2027-06-20").is_empty());
    assert_eq!(story.shown("renewal", "2027-06-20", 900).0.as_deref(), Some("2029-05-23"));
    assert_eq!(story.owed("2029-08-21"), RENEWAL);
    assert!(story.owed("2029-08-22").is_empty(), "renewed for three years");
}

#[test]
fn notice_is_in_time_ninety_days_before_and_late_a_day_after() {
    for (day, end) in [("2029-08-21", "2029-11-19"), ("2029-08-22", "2032-11-19")] {
        let mut story = begun();
        story.on(day).states("cn", "document/terma", &notice("not-renew"));
        let found = story.standing.end_of(&crate::story::subject("document/terma"), day.parse().unwrap());
        assert_eq!(found.map(|end| end.on), Some(end.parse().unwrap()), "{day}");
    }
    let mut story = begun();
    story.on("2027-02-28").states("cn", "document/terma", &notice("terminate"));
    let day = "2027-03-01".parse().unwrap();
    let end = story.standing.end_of(&crate::story::subject("document/terma"), day);
    assert_eq!(end.map(|end| end.on), Some("2027-05-29".parse().unwrap()), "ninety days later");
}

/// A term says its notice in days or in months, and notice is shorter than the term.
#[test]
fn notice_is_counted_in_one_unit() {
    let check = |months: u8, days: Value| {
        let mut terms = paper(include_str!("another/terms.json"));
        terms["term"]["notice_months"] = months.into();
        terms["term"]["notice_days"] = days;
        crate::document::check(terms.to_string().as_bytes()).is_ok()
    };
    assert!(check(0, 90.into()) && check(3, Value::Null) && check(0, 1_094.into()));
    assert!(!check(3, 90.into()) && !check(0, 1_095.into()));
}
