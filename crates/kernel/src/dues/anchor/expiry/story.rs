//! D15 and the term: tacit renewal, notice in time and late, an end that is fixed, and a new beginning.

use crate::Refusal;
use crate::document::Why;
use crate::story::papers::{claim, commitment, memorandum, notice, plan, rule, terms, with};
use crate::story::{Story, subject};
use serde_json::{Value, json};

/// Five years, renewed unless a side says six months before that it will not.
fn lasting(renewal: &str) -> Value {
    let d15 = with(rule("D15", "expiry", -6, "month"), json!({"of": "terms"}));
    let mut terms = terms(json!([d15, rule("D12", "claim", 30, "day"), rule("D1", "in-force", 30, "day")]));
    terms["term"] = json!({"years": 5, "renewal": renewal, "notice_months": 6, "provision": "T2"});
    terms
}

fn agreed(renewal: &str) -> Story {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&lasting(renewal));
    story
}

fn end(story: &Story, day: &str) -> Option<(alloc::string::String, Why)> {
    use alloc::string::ToString;
    let end = story.standing.end_of(&subject("document/terms"), day.parse().unwrap());
    end.map(|end| (end.on.to_string(), end.why))
}

#[test]
fn the_decision_shows_for_ninety_days_and_passes_with_the_last_day_for_notice() {
    let story = agreed("tacit");
    let owed =
        ["D15 document/terms - cn 2031-02-18 2031-05-19", "D15 document/terms - tj 2031-02-18 2031-05-19"];
    assert_eq!(story.owed_of("D15", "2031-05-19"), owed);
    let shown = story.shown("D15", "2031-02-01", 200);
    assert_eq!(shown, (Some("2031-02-18".into()), Some("2031-05-20".into())));
    let next = story.shown("D15", "2035-11-20", 400);
    assert_eq!(next, (Some("2036-02-19".into()), Some("2036-05-20".into())), "and again after five years");
    assert_eq!(end(&story, "2040-01-01"), None, "renewed tacitly");
}

/// The two sides' clocks and zones differ; the period of the document is one for both.
#[test]
fn notice_in_time_ends_the_terms_with_their_period_and_what_was_begun_is_carried_through() {
    let mut story = agreed("tacit");
    let version = story.adopt(&plan(json!([commitment("C1", "due", &["tj"], Some("2031-12-31"))])));
    story.on("2031-05-19").states("tj", "document/terms", &notice("not-renew"));
    assert_eq!(end(&story, "2031-05-19"), Some(("2031-11-19".into(), Why::Notice)));
    assert!(story.owed_of("D15", "2031-05-19").is_empty(), "nothing is left to decide");
    assert_eq!(story.owed_of("D1 ", "2031-11-19").len(), 2);
    assert!(story.owed_of("D1 ", "2031-11-20").is_empty(), "their rules have ended with them");
    story.on("2031-11-01").states("tj", "commitment/plan.c1", &claim(version, "C1", "done"));
    let answer = ["D12 commitment/plan.c1 C1 cn 2031-11-01 2031-12-01"];
    assert_eq!(story.owed("2031-11-25"), answer, "a claim stated under the terms is answered under them");
    story.on("2031-11-25").states("tj", "commitment/plan.c1", &claim(version, "C1", "done"));
    assert_eq!(story.owed("2031-11-25"), ["C1 commitment/plan.c1 C1 cn 2031-11-25 -"], "a later one without");
}

#[test]
fn a_notice_can_be_taken_back_until_it_takes_effect() {
    let mut story = agreed("tacit");
    let given = story.on("2031-05-19").states("tj", "document/terms", &notice("not-renew"));
    let withdraw = |notice: crate::ActId| json!({"act": "document.withdraw", "notice": notice});
    assert_eq!(
        story.refused("cn", "document/terms", &withdraw(given)),
        Refusal::NothingToWithdraw,
        "its own"
    );
    assert_eq!(story.refused("tj", "document/memorandum", &withdraw(given)), Refusal::NothingToWithdraw);
    // The last day is one on which it can still be taken back.
    let mut late = story.clone();
    story.on("2031-11-19").states("tj", "document/terms", &withdraw(given));
    assert_eq!(end(&story, "2031-11-20"), None, "as if it had not been given");
    assert_eq!(story.refused("tj", "document/terms", &withdraw(given)), Refusal::AlreadyWithdrawn);
    story.on("2032-01-01").states("tj", "document/terms", &notice("not-renew"));
    assert_eq!(end(&story, "2032-01-01"), Some(("2036-11-19".into(), Why::Notice)), "another may be given");
    late.on("2031-11-20").states("tj", "document/terms", &withdraw(given));
    assert_eq!(end(&late, "2031-11-20"), Some(("2031-11-19".into(), Why::Notice)), "what has ended stays so");
}

#[test]
fn notice_given_late_is_in_time_for_the_next_period() {
    let mut story = agreed("tacit");
    story.on("2031-05-20").states("tj", "document/terms", &notice("not-renew"));
    assert_eq!(end(&story, "2031-05-20"), Some(("2036-11-19".into(), Why::Notice)));
}

#[test]
fn termination_takes_its_months_and_not_the_period() {
    let mut story = agreed("tacit");
    story.on("2027-02-28").states("cn", "document/terms", &notice("terminate"));
    assert_eq!(end(&story, "2027-02-28"), Some(("2027-08-28".into(), Why::Notice)));
    let (_, gone) = story.shown("D1 ", "2027-08-01", 60);
    assert_eq!(gone.as_deref(), Some("2027-08-29"));
}

#[test]
fn a_term_that_is_not_renewed_leaves_nothing_to_decide() {
    let story = agreed("none");
    assert_eq!(end(&story, "2026-11-20"), Some(("2031-11-19".into(), Why::Term)));
    assert_eq!(story.shown("D15", "2026-11-20", 2_000), (None, None));
    assert_eq!(story.shown("D1 ", "2031-11-01", 60).1.as_deref(), Some("2031-11-20"));
}

/// What ended is not revived by a new agreement, and does not end it.
#[test]
fn terms_agreed_again_after_their_end_begin_anew() {
    let mut story = agreed("tacit");
    story.on("2027-02-28").states("cn", "document/terms", &notice("terminate"));
    let mut again = lasting("tacit");
    again["title"]["en"] = "Second terms".into();
    again["rules"][2]["reaches_back"] = true.into();
    story.on("2028-01-10").adopt(&again);
    assert_eq!(end(&story, "2027-12-31"), Some(("2027-08-28".into(), Why::Notice)), "as it stood then");
    assert_eq!(end(&story, "2028-01-10"), None);
    assert_eq!(story.owed_of("D1 ", "2028-01-10").len(), 2);
    let shown = story.shown("D15", "2032-01-01", 300);
    assert_eq!(shown, (Some("2032-04-10".into()), Some("2032-07-10".into())), "five years from 2028-01-10");
}

/// Notice that has nothing to end would be recorded and have no effect: nobody signs it.
#[test]
fn notice_needs_a_term_to_count_from() {
    let mut story = agreed("tacit");
    let about = |about: &str, story: &mut Story| {
        let act = story.on("2027-02-28").states("cn", about, &notice("terminate"));
        let (act, past) = (story.standing.act(&act).unwrap().act.clone(), story.past());
        let now = "2027-02-28T07:00:00Z".parse().unwrap();
        story.standing.before_signing(&act, crate::story::side("cn"), &past, now)
    };
    assert_eq!(about("document/memorandum", &mut story), Err(Refusal::NoTerm));
    assert_eq!(about("document/terms", &mut story), Ok(()));
}
