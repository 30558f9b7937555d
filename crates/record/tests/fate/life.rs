//! The life of joint acts, told as minutes.

use crate::circle::{self, Circle, entry};
use paivand_record::entry::{Body, CloseReason, Keys, NewKey, Signature, possession_message, seal};
use paivand_record::envelope::Envelope;
use paivand_record::fate::{Event, Fate, RULES_VERSION, Record, Void, Wait};
use paivand_record::key::{Algorithm, Signer};
use paivand_record::suite::Suite;

const SUITE: Suite = Suite::Ed25519Sha256;

pub(crate) fn name(outcome: &Result<Vec<Event>, Void>) -> String {
    match outcome {
        Ok(events) => events
            .iter()
            .filter(|event| !matches!(event, Event::Saw { .. } | Event::Cosigned { .. }))
            .map(|event| format!("{event:?}").split([' ', '{']).next().unwrap().to_owned())
            .collect(),
        Err(void) => format!("void: {void}"),
    }
}

#[test]
fn an_act_is_in_force_only_when_every_side_signed_and_holds_it() {
    for sides in [&["ash", "cedar"][..], &["ash", "birch", "cedar"]] {
        let mut circle = Circle::chartered(sides);
        let act = circle.joint("cedar", "document/memorandum", None);
        let others: Vec<&str> = sides.iter().copied().filter(|side| *side != "cedar").collect();
        let fate = |circle: &Circle| circle.record.acts()[&SUITE.act_id(&act)].fate.clone();

        assert_eq!(name(&circle.says("cedar", &circle.propose("cedar", &act))), "Proposed");
        assert_eq!(name(&circle.says("cedar", &circle.enact(&act))), format!("void: {}", Void::Unproven));
        for side in &others {
            assert_eq!(fate(&circle), Fate::Open);
            assert_eq!(name(&circle.says(side, &circle.concur(side, &act))), "Concurred");
        }
        assert_eq!(name(&circle.says("cedar", &circle.enact(&act))), "Enacted");
        assert_eq!(circle.record.head_of("document/memorandum"), None, "enacted is not in force");
        for missing in &others {
            let some: Vec<&str> = others.iter().copied().filter(|side| side != missing).collect();
            let early = circle.receipt("cedar", Some(circle.enacted(&act)), &some);
            assert_eq!(circle.says("cedar", &early), Err(Void::Receipt));
        }
        assert_eq!(
            name(&circle.says("cedar", &circle.receipt("cedar", Some(circle.enacted(&act)), &others))),
            "InForce"
        );
        assert_eq!(circle.record.head_of("document/memorandum"), Some(SUITE.act_id(&act)));
    }
}

#[test]
fn two_proposals_cross_and_one_yields() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let before = [circle.seen("ash"), circle.seen("cedar")];
    let ours = circle.joint("cedar", "document/terms", None);
    let theirs = circle.joint("ash", "document/terms", None);
    circle.says_having_seen("cedar", &circle.propose("cedar", &ours), &before[1]).unwrap();
    circle.says_having_seen("ash", &circle.propose("ash", &theirs), &before[0]).unwrap();
    // Both are bound: neither can sign the other's act.
    assert_eq!(circle.says("cedar", &circle.concur("cedar", &theirs)), Err(Void::Exclusivity));
    assert_eq!(circle.says("ash", &circle.concur("ash", &ours)), Err(Void::Exclusivity));
    // One yields, and may then sign, citing its close.
    circle.says("cedar", &circle.close(&ours, CloseReason::Crossed)).unwrap();
    assert_eq!(name(&circle.says("cedar", &circle.concur("cedar", &theirs))), "Concurred");
    circle.says("ash", &circle.enact(&theirs)).unwrap();
    circle.says("ash", &circle.receipt("ash", Some(circle.enacted(&theirs)), &["cedar"])).unwrap();
    assert_eq!(circle.record.head_of("document/terms"), Some(SUITE.act_id(&theirs)));
    assert_eq!(circle.record.conflicts().count(), 0);
}

#[test]
fn a_key_changes_while_an_act_is_in_flight() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let act = circle.joint("cedar", "document/terms", None);
    circle.says("cedar", &circle.propose("cedar", &act)).unwrap();
    let concur = circle.concur("ash", &act);
    circle.says("ash", &concur).unwrap();
    // ash's key is replaced after its concurrence: that stays valid, judged at its own place.
    let party = circle.party("ash");
    let fresh = Signer::new(&party.origin, Algorithm::Ed25519, &[99; 32]).unwrap();
    let key = fresh.verifier().to_string();
    let message = possession_message(&party.origin, party.size(), &key);
    let change = Keys {
        add: vec![NewKey { possession: Signature(fresh.sign(message.as_bytes())), key }],
        revoke: vec![party.signer.verifier().to_string()],
        sealing_key: None,
    };
    assert_eq!(name(&circle.says("ash", &Body::Keys(change))), "Rekeyed");
    let late = circle.own("ash", "institution/a");
    assert_eq!(circle.says("ash", &late), Err(Void::Signature), "a revoked key signs nothing more");
    circle.parties.get_mut("ash").unwrap().signer = fresh.into();
    let word = circle.own("ash", "institution/a");
    assert_eq!(name(&circle.says("ash", &word)), "Stated");
    assert_eq!(name(&circle.says("cedar", &circle.enact(&act))), "Enacted");
}

#[test]
fn a_lost_key_is_replaced_by_the_recovery_key() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let party = circle.party("ash");
    let fresh = Signer::new(&party.origin, Algorithm::Ed25519, &[98; 32]).unwrap();
    let key = fresh.verifier().to_string();
    let message = possession_message(&party.origin, party.size(), &key);
    let add = vec![NewKey { possession: Signature(fresh.sign(message.as_bytes())), key }];
    let change =
        Body::Keys(Keys { add, revoke: vec![party.signer.verifier().to_string()], sealing_key: None });
    let at = (party.origin.as_str(), party.size());
    let bytes = seal(at, &circle.seen("ash"), circle::at(0), &change, &party.recovery).unwrap();
    assert_eq!(name(&circle.writes("ash", &bytes)), "Rekeyed");
    // For anything else the recovery key is no key.
    let party = circle.party("ash");
    let at = (party.origin.clone(), party.size());
    let word = circle.own("ash", "institution/a");
    let bytes = seal((&at.0, at.1), &circle.seen("ash"), circle::at(0), &word, &circle.party("ash").recovery)
        .unwrap();
    assert_eq!(circle.writes("ash", &bytes), Err(Void::Signature));
}

/// An entry of a kind that nobody has heard of, properly signed.
fn of_unknown_kind(circle: &mut Circle, side: &str) -> Vec<u8> {
    let word = circle.own(side, "institution/unknown");
    circle.says(side, &word).unwrap();
    let index = circle.party(side).entries.len() - 1;
    let known = entry(circle.party(side), index).envelope;
    let kind = known.payload_type.replace("statement", "poem");
    Envelope::seal(&kind, known.payload, &circle.party(side).signer).to_bytes("")
}

#[test]
fn an_entry_of_a_kind_that_the_charter_does_not_know_counts_for_nothing() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let poem = of_unknown_kind(&mut circle, "ash");
    assert_eq!(circle.writes("ash", &poem), Err(Void::Kind));
    let (origin, at) = (circle.party("ash").origin.clone(), circle.party("ash").size() - 1);
    assert_eq!(circle.record.logs()[&origin].unknown, Some(at), "and is told");
    let word = circle.own("ash", "institution/b");
    assert_eq!(name(&circle.says("ash", &word)), "Stated", "and stops nobody");
}

#[test]
fn a_charter_newer_than_the_software_stops_what_is_said_under_it_and_nothing_else() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let newer = circle.next_charter("cedar", RULES_VERSION + 1);
    circle.agree("cedar", &newer);
    let word = circle.own("ash", "institution/before");
    let known = circle.seen("ash");
    let before = vec![circle.party("cedar").checkpoint(circle.party("cedar").size() - 1)];
    assert!(known != before);
    let Body::Statement(mut statement) = word else { unreachable!() };
    let old = circle.record.acts()[&circle.record.charter().unwrap()].head.base.unwrap();
    let text = String::from_utf8(statement.act.0).unwrap();
    let new = circle.record.charter().unwrap();
    statement.act.0 = text.replace(&new.to_string(), &old.to_string()).into_bytes();
    let said = circle.says_having_seen("ash", &Body::Statement(statement), &before);
    assert_eq!(name(&said), "Stated", "who has not seen the new charter speaks under the old");

    let poem = of_unknown_kind_unfolded(&circle, "cedar");
    let stopped = circle.try_writes("cedar", &poem);
    let at = circle.party("cedar").size() - 1;
    assert!(matches!(stopped, Err(Wait::Stopped { index, .. }) if index == at), "{stopped:?}");
    let word = circle.own("ash", "institution/a");
    let party = circle.party("ash");
    let bytes = seal((&party.origin, party.size()), &known, circle::at(0), &word, &party.signer).unwrap();
    let stopped = circle.try_writes("ash", &bytes);
    assert!(matches!(stopped, Err(Wait::Stopped { .. })), "{stopped:?}");
}

fn of_unknown_kind_unfolded(circle: &Circle, side: &str) -> Vec<u8> {
    let known = entry(circle.party(side), 0).envelope;
    let kind = known.payload_type.replace("genesis", "poem");
    Envelope::seal(&kind, known.payload, &circle.party(side).signer).to_bytes("")
}

#[test]
fn what_software_knows_it_still_knows_when_all_is_folded_again() {
    let kept = |record: &Record| serde_json::to_value(record.stored()).unwrap();
    let newer = Record::knowing(RULES_VERSION + 1);
    assert_ne!(kept(&newer), kept(&Record::default()), "what is kept tells them apart");
    assert_eq!(kept(&newer.again()), kept(&newer));
}
