//! Clocks that disagree: what is marked, what counts, and what is not moved.

use super::{ClockWhy, Times};
use crate::document::Why;
use crate::position::Position;
use crate::side::Side;
use crate::story::papers::{claim, commitment, institution, memorandum, notice, plan, rule, terms, with};
use crate::story::{Story, subject};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use jiff::Timestamp;
use serde_json::json;

const C1: &str = "commitment/plan.c1";

/// A memorandum from 1 March 2027 for a year, renewed unless somebody says otherwise six months before.
fn yearly() -> Story {
    let mut story = Story::of_two();
    story.adopt_with(&memorandum(), json!({"in_force_from": "2027-03-01"}));
    let mut terms = terms(json!([with(rule("D15", "expiry", -6, "month"), json!({"of": "instrument"}))]));
    terms["term"] = json!({"years": 1, "renewal": "tacit", "notice_months": 6, "provision": "T2"});
    story.adopt(&terms);
    story
}

fn marks(story: &Story) -> Vec<(String, ClockWhy)> {
    story.standing.clocks().iter().map(|mark| (mark.at.side.to_string(), mark.why)).collect()
}

fn end(story: &Story) -> Option<(String, Why)> {
    let end = story.standing.end_of(&subject("document/memorandum"), "2027-12-01".parse().unwrap());
    end.map(|end| (end.on.to_string(), end.why))
}

/// From 31 August six months end on 29 February, within the term; the page and the list say the same day.
#[test]
fn the_last_day_for_notice_is_the_last_from_which_the_months_end_within_the_term() {
    let story = yearly();
    let owed = story.owed_of("D15", "2027-08-31");
    assert_eq!(owed[0], "D15 document/memorandum - cn 2027-06-02 2027-08-31");
    assert!(story.owed_of("D15", "2027-09-01").is_empty());
    for (day, last) in [("2027-08-31", "2028-02-29"), ("2027-09-01", "2029-02-28")] {
        let mut story = yearly();
        story.on(day).states("tj", "document/memorandum", &notice("not-renew"));
        assert_eq!(end(&story), Some((last.into(), Why::Notice)), "{day}");
    }
}

/// Its own log held 15 September when ash dated a notice back to 20 August: it is marked, and counts for the later day.
#[test]
fn a_notice_dated_back_behind_the_own_log_counts_for_the_day_the_log_had_reached() {
    let mut story = yearly();
    let mut alone = story.clone();
    alone.is_cut_off("cn");
    for story in [&mut story, &mut alone] {
        story.on("2027-09-15").states("tj", "institution/a", &institution());
        story.on("2027-08-20").states("tj", "document/memorandum", &notice("not-renew"));
        assert_eq!(marks(story), [("tj".into(), ClockWhy::BeforeOwn)], "also before anybody received it");
    }
    assert_eq!(end(&story), Some(("2029-02-28".into(), Why::Notice)), "too late for this term");
}

/// Nothing was said before it, so only the receipt shows that birch dated its notice back.
#[test]
fn a_notice_received_after_the_grace_counts_on_the_day_of_receipt() {
    for (received, last) in [("2027-09-02", "2028-02-29"), ("2027-09-20", "2029-02-28")] {
        let mut story = yearly();
        story.is_cut_off("cn").on("2027-08-31").states("tj", "document/memorandum", &notice("not-renew"));
        story.on(received).is_reached("cn");
        assert_eq!(end(&story), Some((last.into(), Why::Notice)), "{received}");
    }
}

/// Cedar says that it is 2035; the others received it in 2027, and it counts for that day.
#[test]
fn a_notice_from_the_future_counts_on_the_day_of_receipt_and_is_marked() {
    let mut story = yearly();
    story.is_cut_off("cn").on("2035-01-01").states("tj", "document/memorandum", &notice("not-renew"));
    story.on("2027-08-20").is_reached("cn");
    assert_eq!(marks(&story), [("tj".into(), ClockWhy::AfterReceipt)]);
    assert_eq!(end(&story), Some(("2028-02-29".into(), Why::Notice)));
    // What is marked bounds nobody: with its clock right again the side is not held to 2035.
    story.on("2027-08-21").states("tj", "institution/a", &institution());
    assert_eq!(marks(&story).len(), 1);
}

/// A claim obliges the other side from its own receipt on, whatever day it was stated.
#[test]
fn an_answer_is_owed_from_the_receipt_of_the_claim_and_has_no_date_before() {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&terms(json!([rule("D12", "claim", 30, "day")])));
    let version = story.adopt(&plan(json!([commitment("C1", "due", &["tj"], Some("2027-05-31"))])));
    story.is_cut_off("cn").on("2027-01-05").states("tj", C1, &claim(version, "C1", "done"));
    let waiting = ["D12 commitment/plan.c1 C1 cn unreceived -"];
    assert_eq!(story.owed_of("D12", "2027-03-01"), waiting, "not past, however late it is");
    story.on("2027-03-01").is_reached("cn");
    assert_eq!(story.owed_of("D12", "2027-03-01"), ["D12 commitment/plan.c1 C1 cn 2027-03-01 2027-03-31"]);
}

#[test]
fn a_proposal_is_read_from_its_receipt_on() {
    let mut story = Story::of_two();
    story.holds(&memorandum());
    let adoption = crate::story::papers::adoption(&memorandum());
    story.is_cut_off("cn").proposes("tj", "document/memorandum", json!({}), &adoption);
    assert!(story.owed("2026-11-21")[0].contains("cn unreceived -"));
    story.on("2026-12-01").is_reached("cn");
    assert!(story.owed("2026-12-01")[0].contains("cn 2026-12-01 -"));
}

#[test]
fn two_logs_of_one_side_show_their_receipts_in_any_order() {
    let [ash, birch]: [Side; 2] = ["ash", "birch"].map(|side| side.parse().unwrap());
    let on = |day: i64| Timestamp::from_second(1_800_000_000 + day * 86_400).unwrap();
    // Ash shows what it has of birch in its log, and in one that is to continue that.
    let shown = [
        ((ash, 0), 2, on(9)),
        ((ash, 0), 5, on(11)),
        ((ash, 1 << 40), 2, on(1)),
        ((ash, 1 << 40), 3, on(10)),
    ];
    let told = |order: [usize; 4]| {
        let mut times = Times::default();
        for (by, size, on) in order.map(|place| shown[place]) {
            times.receive(by, birch, size, on);
        }
        times
    };
    let times = told([0, 1, 2, 3]);
    assert_eq!(times, told([2, 3, 0, 1]));
    let received = |index| times.receipt(Position { side: birch, index }, ash);
    assert_eq!([1, 2, 4].map(received), [Some(on(1)), Some(on(10)), Some(on(11))]);
}
