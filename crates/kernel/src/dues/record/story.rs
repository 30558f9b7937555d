//! What the record itself awaits of a proposal, from the first signature to the last receipt, and at a freeze.

use crate::story::papers::{adoption, memorandum, rule, terms};
use crate::story::{Story, side, subject};
use crate::{CloseReason, Heard, Refusal};
use serde_json::{Value, json};

const ABOUT: &str = "document/memorandum";

fn other(title: &str) -> Value {
    let mut document = memorandum();
    document["title"]["en"] = title.into();
    document
}

/// The rules asked, on whom.
fn awaited(story: &Story) -> alloc::vec::Vec<alloc::string::String> {
    let lines = story.owed("2026-11-21");
    let words = |line: &alloc::string::String| {
        let words: alloc::vec::Vec<&str> = line.split(' ').collect();
        alloc::format!("{} {}", words[0], words[3])
    };
    lines.iter().map(words).collect()
}

#[test]
fn a_proposal_awaits_each_signature_then_enactment_then_receipt() {
    let mut story = Story::of(&[("cn", "Asia/Shanghai"), ("kg", "Asia/Bishkek"), ("tj", "Asia/Dushanbe")]);
    story.holds(&memorandum());
    let act = story.proposes("tj", ABOUT, json!({}), &adoption(&memorandum()));
    assert_eq!(awaited(&story), ["P-R4 cn", "P-R4 kg"]);
    story.concurs("cn", act);
    assert_eq!(awaited(&story), ["P-R4 kg"]);
    story.concurs("kg", act);
    assert_eq!(awaited(&story), ["P-R9 tj"]);
    story.enacts(act);
    assert_eq!(awaited(&story), ["P-R7 cn+kg+tj"]);
    story.takes_effect(act);
    assert!(awaited(&story).is_empty());
}

#[test]
fn a_declined_proposal_is_closed_by_its_proposer() {
    let mut story = Story::of_two();
    let act = story.proposes("tj", ABOUT, json!({}), &adoption(&memorandum()));
    let (at, stated_at) = (story.next_at("cn"), "2026-11-20T08:00:00Z".parse().unwrap());
    story.hear(&Heard::Declined { by: side("cn"), act, at, stated_at, words: None, draft: None, hand: None });
    assert_eq!(awaited(&story), ["P-R12 tj"]);
    let at = story.next_at("tj");
    story.hear(&Heard::Closed { act, at, stated_at, reason: CloseReason::Declined });
    assert!(awaited(&story).is_empty());
}

/// Of two proposals that cross, the one that ranks lower gives way; the rank is a hash that nobody can choose.
#[test]
fn of_two_crossing_proposals_one_is_to_be_closed_and_the_other_signed() {
    let mut story = Story::of_two();
    story.proposes("tj", ABOUT, json!({}), &adoption(&other("Ours")));
    story.proposes("cn", ABOUT, json!({}), &adoption(&other("Theirs")));
    let mut lines = awaited(&story);
    lines.sort();
    assert!(
        lines == ["P-R12 cn", "P-R4 cn"] || lines == ["P-R12 tj", "P-R4 tj"],
        "the side that gives way is the side that then signs: {lines:?}"
    );
}

/// Only a dishonest side can bring it about: two acts on one base, each with every signature.
#[test]
fn two_enacted_successors_freeze_the_subject_at_their_base() {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    let base = story.adopt(&terms(json!([rule("D1", "in-force", 30, "day")])));
    let [left, right] = [10, 20].map(|days| terms(json!([rule("D1", "in-force", days, "day")])));
    story.holds(&left);
    story.holds(&right);
    let before = story.owed("2026-11-21");
    let one = story.proposes("tj", "document/terms", json!({}), &adoption(&left));
    let two = story.proposes("cn", "document/terms", json!({}), &adoption(&right));
    story.concurs("cn", one);
    story.concurs("tj", two);
    story.enacts(one);
    story.takes_effect(one);
    assert_eq!(story.standing.head(&subject("document/terms")).unwrap().0, one);
    story.enacts(two);
    assert_eq!(story.standing.head(&subject("document/terms")).unwrap().0, one, "no side holds it yet");
    story.takes_effect(two);
    story.hear(&Heard::Conflicted { subject: subject("document/terms"), base: Some(base) });
    assert_eq!(story.standing.head(&subject("document/terms")).unwrap().0, base);
    assert_eq!(story.owed("2026-11-21"), before, "what was in force before them is owed, both are kept");
    assert!(story.standing.act(&one).is_some() && story.standing.act(&two).is_some());
    let third = story.proposes("tj", "document/terms", json!({}), &adoption(&left));
    assert_eq!(story.why_void(third), Refusal::Frozen);
    // The next act of all names both, and takes their place.
    let one_only = story.proposes("tj", "document/terms", json!({"settles": [one]}), &adoption(&left));
    assert_eq!(story.why_void(one_only), Refusal::Frozen);
    let settling = story.agree_with("document/terms", json!({"settles": [one, two]}), &adoption(&left));
    assert_eq!(story.standing.head(&subject("document/terms")).unwrap().0, settling);
    let next = story.agree("document/terms", &adoption(&right));
    assert_eq!(story.standing.head(&subject("document/terms")).unwrap().0, next);
}
