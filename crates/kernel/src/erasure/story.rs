//! An act that should not have been released: agreed to erase, removed on each side, confirmed, never twice.

use crate::charter::HandKind;
use crate::story::papers::{adoption, claim, commitment, memorandum, plan, rule, terms};
use crate::story::{Story, side, subject};
use crate::{ActId, Consent, Digest, Heard, Refusal, Shown};
use alloc::format;
use serde_json::json;

fn erase() -> serde_json::Value {
    json!({"act": "act.erase"})
}

fn erased() -> serde_json::Value {
    json!({"act": "act.erased"})
}

fn claimed() -> (Story, ActId) {
    let mut story = Story::of_two();
    story.adopt(&memorandum());
    story.adopt(&terms(json!([rule("D12", "claim", 30, "day")])));
    let version = story.adopt(&plan(json!([commitment("C1", "due", &["tj"], Some("2027-05-31"))])));
    let claim = story.on("2027-01-01").states("tj", "commitment/plan.c1", &claim(version, "C1", "done"));
    (story, claim)
}

#[test]
fn what_all_agree_to_erase_is_owed_until_each_side_says_it_is_removed() {
    let (mut story, claim) = claimed();
    let about = format!("act/{claim}");
    assert_eq!(story.refused("cn", &about, &erased()), Refusal::NoErasure);
    let before = story.owed_of("D12", "2027-01-02");
    story.on("2027-01-02").agree(&about, &erase());
    let [(act, beside)] = &story.standing.erased()[..] else { panic!("one is agreed on") };
    assert_eq!(
        (*act, beside.words, beside.files.len()),
        (claim, story.standing.act(&claim).unwrap().act.words, 0)
    );
    assert!(story.standing.erasure(&claim).is_some());
    let owed = |story: &Story| story.owed_of("erasure", "2027-01-03");
    assert_eq!(owed(&story).len(), 2);
    story.states("cn", &about, &erased());
    assert_eq!(owed(&story).len(), 1);
    assert_eq!(story.refused("cn", &about, &erased()), Refusal::Erased);
    story.states("tj", &about, &erased());
    assert!(owed(&story).is_empty());
    assert_eq!(story.owed_of("D12", "2027-01-02"), before, "what is owed stays as it was");
    let again = story.proposes("cn", &about, json!({}), &erase());
    assert_eq!(story.why_void(again), Refusal::Erased);
}

#[test]
fn what_is_relied_on_is_not_erased_and_what_was_erased_is_not_named_again() {
    let (mut story, _) = claimed();
    let scan = |digit: &str| {
        json!({"act": "event.attest", "what": {"en": format!("Signed {digit}")}, "on": "2027-01-01",
        "place": {"en": "Here"}, "who": [{"en": "An office"}], "scan": digit.repeat(32)})
    };
    let first = story.states("tj", "event/first", &scan("ab"));
    let mut second = scan("ab");
    second["what"]["en"] = "Signed too".into();
    story.states("cn", "event/second", &second);
    let proposed = story.proposes("tj", &format!("act/{first}"), json!({}), &erase());
    assert_eq!(story.why_void(proposed), Refusal::NamedElsewhere);
    let alone = story.states("tj", "event/alone", &scan("cd"));
    story.agree(&format!("act/{alone}"), &erase());
    assert_eq!(story.refused("cn", "event/again", &scan("cd")), Refusal::NamesErased);
    assert_eq!(story.refused("tj", "event/again", &scan("cd")), Refusal::NamesErased);
}

/// Whoever judges an erasure may or may not know an answer to the act yet: the hand on that decides nothing.
#[test]
fn a_hand_on_an_answer_does_not_decide_whether_an_erasure_counts() {
    let (mut story, _) = claimed();
    let act = story.proposes("tj", "document/memorandum", json!({}), &adoption(&memorandum()));
    let scan = Digest([7; 32]);
    let seat = subject("seat/minister");
    let (kind, shown) = (HandKind::Pen, Shown::Kept);
    let hand = Some(Consent { seat, kind, shown, file: Some(scan), on: None });
    let at = story.next_at("cn");
    let stated_at = "2027-01-01T07:00:00Z".parse().unwrap();
    story.hear(&Heard::Concurred { by: side("cn"), act, at, stated_at, hand });
    let proposed = story.proposes("tj", &format!("act/{act}"), json!({}), &erase());
    assert_eq!(story.why_void(proposed), Refusal::NothingBeside);
}

#[test]
fn there_must_be_something_to_erase() {
    let (mut story, _) = claimed();
    let charter = story.standing.charter().unwrap().0;
    for (about, why) in [
        (format!("act/{charter}"), Refusal::NothingBeside),
        (format!("act/{}", "ab".repeat(32)), Refusal::NoSuchAct),
        ("act/x".into(), Refusal::NoSuchAct),
    ] {
        let proposed = story.proposes("cn", &about, json!({}), &erase());
        assert_eq!(story.why_void(proposed), why, "{about}");
    }
    assert!(story.standing.erasure(&charter).is_none());
    assert_eq!(super::about(&subject("document/x")), None);
}
