//! A charter is followed by another of the same sides: what it may change, what it must keep, and who may still
//! cite the one before.

use crate::story::papers::{charter, institution};
use crate::story::{Story, side};
use crate::{Kind, Refusal, ZONE_DATA};
use alloc::string::String;
use serde_json::{Value, json};

const SIDES: &[(&str, &str)] = &[("cn", "Asia/Shanghai"), ("tj", "Asia/Dushanbe")];

fn next(with: impl Fn(&mut Value)) -> Value {
    let mut next = charter(SIDES);
    with(&mut next);
    next
}

#[test]
fn a_later_charter_may_change_zones_and_text_and_what_was_stated_under_it_counts() {
    let mut story = Story::of_two();
    let first = story.standing.charter().unwrap().0;
    let second = story.charters(&next(|next| next["sides"][0]["zone"] = "Asia/Urumqi".into()));
    assert_eq!(story.standing.charter().unwrap().0, second);
    let now = "2026-11-20T17:00:00Z".parse().unwrap();
    assert_eq!(story.standing.offset_of(side("cn"), now).as_deref(), Some("+06:00"));
    story.states("tj", "institution/a", &institution());
    let late = story.past();
    let cited = story.states_late("cn", "institution/b", first, late, &institution());
    assert_eq!(story.why_void(cited), Refusal::NoCharter, "the charter before is cited no more");
}

/// Who has not yet heard of the new charter speaks under the one it knows.
#[test]
fn who_could_not_know_of_the_new_charter_still_cites_the_old_one() {
    let mut story = Story::of_two();
    let (first, before) = (story.standing.charter().unwrap().0, story.past());
    story.charters(&next(|_| {}));
    let cited = story.states_late("cn", "institution/a", first, before, &institution());
    assert!(story.standing.act(&cited).is_some(), "{:?}", story.standing.voids().last());
}

#[test]
fn a_later_charter_keeps_its_circle_its_sides_and_their_logs() {
    let mut story = Story::of_two();
    for (spoilt, why) in [
        (next(|next| next["circle"] = "another".into()), Refusal::CharterDiffers),
        (next(|next| next["sides"][0]["origin"] = "other.example/log".into()), Refusal::CharterDiffers),
        (next(|next| next["sides"][1]["genesis"] = "22".repeat(32).into()), Refusal::CharterDiffers),
        (next(|next| next["version"] = 0.into()), malformed("content.version", crate::Expected::Number)),
        (next(|next| next["suite"] = "other".into()), unknown("content.suite", "other")),
        (
            next(|next| next["languages"] = json!(["tg", "tg"])),
            malformed("content.languages", crate::Expected::Language),
        ),
        (
            next(|next| next["sides"][0]["origin"] = Value::Null),
            malformed("content.sides", crate::Expected::Origin),
        ),
        // Nobody locks out what nodes say by themselves, the recovery key, or the charter that would mend this one.
        (
            next(|next| next["hands"] = json!({"charter.found": ["pen"]})),
            malformed("content.hands", crate::Expected::Choice),
        ),
        (
            next(|next| next["hands"] = json!({"act.erased": ["pen"]})),
            malformed("content.hands", crate::Expected::Choice),
        ),
        (
            next(|next| next["hands"] = json!({"document.adopt": []})),
            malformed("content.hands", crate::Expected::Choice),
        ),
    ] {
        let act = story.proposes("tj", "charter", json!({}), &spoilt);
        assert_eq!(story.why_void(act), why);
    }
    let act = story.proposes("tj", "charter", json!({"charter": null}), &next(|_| {}));
    assert_eq!(story.why_void(act), Refusal::CharterExists);
}

fn malformed(at: &str, expected: crate::Expected) -> Refusal {
    Refusal::Malformed { at: at.into(), expected }
}

fn unknown(at: &str, value: &str) -> Refusal {
    Refusal::UnknownValue { at: at.into(), value: value.into() }
}

/// The names of the sides stand in the text of the charter, which is a document like others.
#[test]
fn the_text_of_the_charter_names_the_sides_and_is_missed_where_it_is_not_held() {
    let mut story = Story::of_two();
    let text = story.standing.charter_document().unwrap();
    assert_eq!(text.side(side("tj")).and_then(|named| named.office.get("en")), Some("Office of tj"));
    assert!(story.standing.incomplete().is_empty());
    story.charters(&next(|next| next["document"] = "ab".repeat(32).into()));
    assert!(story.standing.charter_document().is_none());
    assert_eq!(story.standing.incomplete()[0].subject.kind(), Kind::Charter);
}

/// It would count, for others may be able to read it; this software leaves it unsigned.
#[test]
fn nobody_signs_a_charter_that_it_cannot_read() {
    let mut story = Story::of_two();
    let known = crate::RULES_VERSION;
    let zone = || String::from("Asia/Nowhere");
    for (beyond, why) in [
        (
            next(|next| next["version"] = (known + 1).into()),
            Refusal::BeyondRules { version: known + 1, known },
        ),
        (next(|next| next["tzdb"] = "1970a".into()), Refusal::UnknownZoneData { name: "1970a".into() }),
        (next(|next| next["sides"][0]["zone"] = zone().into()), Refusal::UnknownZone { name: zone() }),
    ] {
        let act = story.proposes("tj", "charter", json!({}), &beyond);
        let (act, past) = (story.standing.act(&act).unwrap().act.clone(), story.past());
        let now = "2026-11-21T00:00:00Z".parse().unwrap();
        for by in ["cn", "tj"] {
            assert_eq!(story.standing.before_signing(&act, side(by), &past, now), Err(why.clone()));
        }
    }
    assert_ne!(ZONE_DATA, "1970a");
}

/// A circle of one: what it agrees with itself is proposed, enacted and in force like anything else.
#[test]
fn a_side_may_found_a_circle_alone() {
    let mut story = Story::of(&[("tj", "Asia/Dushanbe")]);
    story.adopt(&crate::story::papers::memorandum());
    story.states("tj", "institution/a", &institution());
    assert_eq!(story.standing.versions(&crate::story::subject("document/memorandum")).len(), 1);
}
