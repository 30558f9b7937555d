//! The life of joint acts, told as minutes.

use crate::circle::{Circle, entry};
use paivand_record::entry::{Body, CloseReason, Keys, NewKey, Signature, possession_message, seal};
use paivand_record::envelope::act_id;
use paivand_record::fate::{Event, Fate, Void, Wait};
use paivand_record::key::{Algorithm, Signer};

pub(crate) fn name(outcome: &Result<Vec<Event>, Void>) -> String {
    match outcome {
        Ok(events) => events
            .iter()
            .map(|event| format!("{event:?}").split([' ', '{']).next().unwrap().to_owned())
            .collect(),
        Err(void) => format!("void: {void}"),
    }
}

#[test]
fn an_act_is_in_force_only_when_every_side_signed_and_holds_it() {
    for sides in [&["cn", "tj"][..], &["cn", "kg", "tj"]] {
        let mut circle = Circle::chartered(sides);
        let act = circle.joint("tj", "document/memorandum", None);
        let others: Vec<&str> = sides.iter().copied().filter(|side| *side != "tj").collect();
        let fate = |circle: &Circle| circle.record.acts()[&act_id(&act)].fate.clone();

        assert_eq!(name(&circle.says("tj", &circle.propose("tj", &act))), "Proposed");
        assert_eq!(name(&circle.says("tj", &circle.enact(&act))), format!("void: {}", Void::Unproven));
        for side in &others {
            assert_eq!(fate(&circle), Fate::Open);
            assert_eq!(name(&circle.says(side, &circle.concur(side, &act))), "Concurred");
        }
        let enact = circle.party("tj").size();
        assert_eq!(name(&circle.says("tj", &circle.enact(&act))), "Enacted");
        assert_eq!(circle.record.head_of("document/memorandum"), None, "enacted is not in force");
        for missing in &others {
            let some: Vec<&str> = others.iter().copied().filter(|side| side != missing).collect();
            let early = circle.receipt("tj", enact, &some);
            assert_eq!(circle.says("tj", &early), Err(Void::Receipt));
        }
        assert_eq!(name(&circle.says("tj", &circle.receipt("tj", enact, &others))), "InForce");
        assert_eq!(circle.record.head_of("document/memorandum"), Some(act_id(&act)));
    }
}

#[test]
fn two_proposals_cross_and_one_yields() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let before = [circle.seen("cn"), circle.seen("tj")];
    let ours = circle.joint("tj", "document/terms", None);
    let theirs = circle.joint("cn", "document/terms", None);
    circle.says_having_seen("tj", &circle.propose("tj", &ours), &before[1]).unwrap();
    circle.says_having_seen("cn", &circle.propose("cn", &theirs), &before[0]).unwrap();
    // Both are bound: neither can sign the other's act.
    assert_eq!(circle.says("tj", &circle.concur("tj", &theirs)), Err(Void::Exclusivity));
    assert_eq!(circle.says("cn", &circle.concur("cn", &ours)), Err(Void::Exclusivity));
    // One yields, and may then sign, citing its close.
    circle.says("tj", &circle.close(&ours, CloseReason::Crossed)).unwrap();
    assert_eq!(name(&circle.says("tj", &circle.concur("tj", &theirs))), "Concurred");
    let enact = circle.party("cn").size();
    circle.says("cn", &circle.enact(&theirs)).unwrap();
    circle.says("cn", &circle.receipt("cn", enact, &["tj"])).unwrap();
    assert_eq!(circle.record.head_of("document/terms"), Some(act_id(&theirs)));
    assert_eq!(circle.record.conflicts().count(), 0);
}

#[test]
fn a_key_changes_while_an_act_is_in_flight() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let act = circle.joint("tj", "document/terms", None);
    circle.says("tj", &circle.propose("tj", &act)).unwrap();
    let concur = circle.concur("cn", &act);
    circle.says("cn", &concur).unwrap();
    // cn's key is replaced after its concurrence: that stays valid, judged at its own place.
    let party = circle.party("cn");
    let fresh = Signer::new(&party.origin, Algorithm::Ed25519, &[99; 32]).unwrap();
    let key = fresh.verifier().to_string();
    let message = possession_message(&party.origin, party.size(), &key);
    let change = Keys {
        add: vec![NewKey { possession: Signature(fresh.sign(message.as_bytes())), key }],
        revoke: vec![party.signer.verifier().to_string()],
    };
    assert_eq!(name(&circle.says("cn", &Body::Keys(change))), "Rekeyed");
    let late = circle.own("cn", "institution/a");
    assert_eq!(circle.says("cn", &late), Err(Void::Signature), "a revoked key signs nothing more");
    circle.parties.get_mut("cn").unwrap().signer = fresh;
    let word = circle.own("cn", "institution/a");
    assert_eq!(name(&circle.says("cn", &word)), "Stated");
    assert_eq!(name(&circle.says("tj", &circle.enact(&act))), "Enacted");
}

#[test]
fn a_lost_key_is_replaced_by_the_recovery_key() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let party = circle.party("cn");
    let fresh = Signer::new(&party.origin, Algorithm::Ed25519, &[98; 32]).unwrap();
    let key = fresh.verifier().to_string();
    let message = possession_message(&party.origin, party.size(), &key);
    let add = vec![NewKey { possession: Signature(fresh.sign(message.as_bytes())), key }];
    let change = Body::Keys(Keys { add, revoke: vec![party.signer.verifier().to_string()] });
    let at = (party.origin.as_str(), party.size());
    let bytes = seal(at, &circle.seen("cn"), crate::circle::at(0), &change, &party.recovery).unwrap();
    assert_eq!(name(&circle.writes("cn", &bytes)), "Rekeyed");
    // For anything else the recovery key is no key.
    let party = circle.party("cn");
    let at = (party.origin.clone(), party.size());
    let word = circle.own("cn", "institution/a");
    let bytes =
        seal((&at.0, at.1), &circle.seen("cn"), crate::circle::at(0), &word, &circle.party("cn").recovery)
            .unwrap();
    assert_eq!(circle.writes("cn", &bytes), Err(Void::Signature));
}

#[test]
fn an_entry_of_a_newer_kind_stops_its_log_and_no_other() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let word = circle.own("cn", "institution/a");
    circle.says("cn", &word).unwrap();
    let index = circle.party("cn").entries.len() - 1;
    let known = entry(circle.party("cn"), index).envelope;
    let kind = known.payload_type.replace("statement", "poem");
    let signer = &circle.party("cn").signer;
    let newer = paivand_record::envelope::Envelope::seal(&kind, known.payload, signer).to_bytes("");
    let stopped = circle.try_writes("cn", &newer);
    assert!(
        matches!(stopped, Err(Wait::Stopped { index, .. }) if index == circle.record.logs()["cn.example/log"].size)
    );
    let word = circle.own("tj", "institution/b");
    let seen = vec![circle.party("cn").checkpoint(1)];
    assert_eq!(circle.says_having_seen("tj", &word, &seen), Err(Void::Seen), "seen goes backwards");
    let known = circle.party("cn").checkpoint(circle.record.logs()["cn.example/log"].size);
    let word = circle.own("tj", "institution/c");
    assert_eq!(name(&circle.says_having_seen("tj", &word, &[known])), "Stated");
}
