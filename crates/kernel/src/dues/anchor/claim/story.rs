//! D12: a claim is answered within thirty days; and what each answer does to the commitment.

use crate::commitment::Progress;
use crate::story::papers::{claim, commitment, memorandum, plan, respond, rule, terms};
use crate::story::{Story, subject};
use crate::{ActId, Refusal};
use serde_json::{Value, json};

const C1: &str = "commitment/plan.c1";

fn promises() -> Value {
    plan(json!([commitment("C1", "due", &["tj"], Some("2027-05-31"))]))
}

fn agreed(rules: Value) -> (Story, ActId) {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&terms(rules));
    let version = story.adopt(&promises());
    (story, version)
}

fn d12() -> Value {
    rule("D12", "claim", 30, "day")
}

const OWED: &str = "C1 commitment/plan.c1 C1 tj 2026-11-20 2027-05-31";

#[test]
fn a_claim_turns_the_turn_and_concurrence_settles_it() {
    let (mut story, version) = agreed(json!([d12()]));
    assert_eq!(story.owed("2027-01-01"), [OWED]);
    let claimed = story.on("2027-01-01").states("tj", C1, &claim(version, "C1", "done"));
    assert_eq!(story.owed("2027-01-01"), ["D12 commitment/plan.c1 C1 cn 2027-01-01 2027-01-31"]);
    assert_eq!(story.refused("tj", C1, &respond(claimed, "concur")), Refusal::OwnClaim);
    story.on("2027-01-20").states("cn", C1, &respond(claimed, "concur"));
    assert!(story.owed("2028-01-01").is_empty());
}

#[test]
fn a_claim_can_be_taken_back_until_another_side_concurs() {
    let (mut story, version) = agreed(json!([d12()]));
    let withdraw = |claim: ActId| json!({"act": "commitment.withdraw", "claim": claim});
    let first = story.on("2027-01-01").states("tj", C1, &claim(version, "C1", "partly"));
    let claimed = story.on("2027-01-02").states("tj", C1, &claim(version, "C1", "done"));
    assert_eq!(story.refused("cn", C1, &withdraw(claimed)), Refusal::NothingToWithdraw, "it is not theirs");
    let mut crossing = story.clone();
    story.on("2027-01-03").states("tj", C1, &withdraw(claimed));
    let before = [OWED, "D12 commitment/plan.c1 C1 cn 2027-01-01 2027-01-31"];
    assert_eq!(story.owed("2027-01-03"), before, "the one before stands again");
    assert_eq!(story.refused("cn", C1, &respond(claimed, "concur")), Refusal::AlreadyWithdrawn);
    assert_eq!(story.refused("tj", C1, &withdraw(claimed)), Refusal::AlreadyWithdrawn);
    story.states("tj", C1, &withdraw(first));
    assert_eq!(story.owed("2027-01-03"), [OWED], "as if nothing had been claimed");
    // Concurrence is final: it is no longer the side's to take back, whichever was written first.
    let past = crossing.past();
    let charter = crossing.standing.charter().unwrap().0;
    crossing.on("2027-01-03").states("tj", C1, &withdraw(claimed));
    crossing.states_late("cn", C1, charter, past, &respond(claimed, "concur"));
    assert!(crossing.owed("2027-01-03").is_empty(), "{:?}", crossing.owed("2027-01-03"));
    let again = crossing.on("2027-01-04").states("tj", C1, &claim(version, "C1", "done"));
    crossing.states("cn", C1, &respond(again, "concur"));
    assert_eq!(crossing.refused("tj", C1, &withdraw(again)), Refusal::Concurred);
}

/// Neither silence nor a note nor a dispute settles anything; a dispute is no verdict and stays visible.
#[test]
fn a_note_or_a_dispute_answers_the_claim_and_leaves_the_commitment_owed() {
    for answer in ["note", "dispute"] {
        let (mut story, version) = agreed(json!([d12()]));
        let claimed = story.on("2027-01-01").states("tj", C1, &claim(version, "C1", "done"));
        story.on("2027-01-20").states("cn", C1, &respond(claimed, answer));
        assert_eq!(story.owed("2027-01-20"), [OWED], "{answer}");
        let document = promises();
        let document = story.standing.document(&crate::story::papers::digest(&document)).unwrap();
        let progress = story.standing.progress(&subject(C1), version, document.commitment("C1").unwrap());
        assert_eq!(progress, Progress::Contested(claimed));
        // They talk, the side states it again, and the other concurs: the earlier answer is history.
        let again = story.on("2027-02-01").states("tj", C1, &claim(version, "C1", "done"));
        assert_eq!(story.owed("2027-02-01"), ["D12 commitment/plan.c1 C1 cn 2027-02-01 2027-03-03"]);
        story.states("cn", C1, &respond(again, "concur"));
        assert!(story.owed("2027-02-01").is_empty());
    }
}

#[test]
fn a_partial_claim_is_answered_too_and_leaves_the_commitment_owed() {
    let (mut story, version) = agreed(json!([d12()]));
    let claimed = story.on("2027-01-01").states("tj", C1, &claim(version, "C1", "partly"));
    assert_eq!(story.owed("2027-01-01"), [OWED, "D12 commitment/plan.c1 C1 cn 2027-01-01 2027-01-31"]);
    story.states("cn", C1, &respond(claimed, "concur"));
    assert_eq!(story.owed("2027-01-01"), [OWED]);
}

#[test]
fn where_no_rule_sets_a_date_the_answer_is_owed_without_one() {
    let (mut story, version) = agreed(json!([]));
    story.on("2027-01-01").states("tj", C1, &claim(version, "C1", "done"));
    assert_eq!(story.owed("2027-01-01"), ["C1 commitment/plan.c1 C1 cn 2027-01-01 -"]);
}

/// Both promised, both say it is done: neither claim hides the other, whatever the order of the logs.
#[test]
fn where_two_sides_promised_the_claim_of_each_is_answered_by_the_other() {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    let version = story.adopt(&plan(json!([commitment("C1", "due", &["cn", "tj"], Some("2027-05-31"))])));
    for by in ["cn", "tj"] {
        story.on("2027-01-01").states(by, C1, &claim(version, "C1", "done"));
    }
    let answers = ["C1 commitment/plan.c1 C1 cn 2027-01-01 -", "C1 commitment/plan.c1 C1 tj 2027-01-01 -"];
    assert_eq!(story.owed("2027-01-01"), answers);
}

#[test]
fn three_sides_settle_what_all_others_concur_in() {
    let mut story = Story::of(&[("cn", "Asia/Shanghai"), ("kg", "Asia/Bishkek"), ("tj", "Asia/Dushanbe")]);
    story.adopt(&memorandum());
    story.adopt(&terms(json!([d12()])));
    let version = story.adopt(&promises());
    let claimed = story.on("2027-01-01").states("tj", C1, &claim(version, "C1", "overtaken"));
    story.states("cn", C1, &respond(claimed, "concur"));
    assert_eq!(story.owed("2027-01-01"), ["D12 commitment/plan.c1 C1 kg 2027-01-01 2027-01-31"]);
    story.states("kg", C1, &respond(claimed, "note"));
    assert_eq!(story.owed("2027-01-01"), [OWED]);
    story.states("kg", C1, &respond(claimed, "concur"));
    assert!(story.owed("2027-01-01").is_empty(), "a later answer replaces an earlier one");
}

/// A claim stays good for a later version that reads the same, and not for one whose words have changed.
#[test]
fn a_claim_on_an_earlier_version_counts_where_the_promise_reads_the_same() {
    let (mut story, version) = agreed(json!([d12()]));
    let claimed = story.on("2027-01-01").states("tj", C1, &claim(version, "C1", "done"));
    let mut wider = promises();
    wider["commitments"].as_array_mut().unwrap().push(commitment("C2", "due", &["cn"], Some("2027-09-30")));
    story.on("2027-01-10").adopt(&wider);
    story.states("cn", C1, &respond(claimed, "concur"));
    assert_eq!(story.owed("2027-01-10"), ["C2 commitment/plan.c2 C2 cn 2027-01-10 2027-09-30"]);
    let mut other = wider.clone();
    other["commitments"][0]["text"]["en"] = "Another promise.".into();
    story.on("2027-02-01").adopt(&other);
    assert_eq!(story.owed_of("C1 ", "2027-02-01"), [OWED]);
}

#[test]
fn concurrence_with_a_claim_is_final() {
    let (mut story, version) = agreed(json!([d12()]));
    let claimed = story.on("2027-01-01").states("tj", C1, &claim(version, "C1", "done"));
    story.states("cn", C1, &respond(claimed, "concur"));
    for answer in ["dispute", "note", "concur"] {
        assert_eq!(story.refused("cn", C1, &respond(claimed, answer)), Refusal::Concurred);
    }
}
