//! Changes of keys, and what they change.

use crate::circle::Circle;
use crate::refused::concurred;
use paivand_record::entry::{Body, Bytes, Keys, NewKey, Signature, possession_message};
use paivand_record::fate::Void;
use paivand_record::key::{Algorithm, Signer};

#[test]
fn changes_of_keys_that_change_nothing() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let party = circle.party("ash");
    let held = party.signer.verifier().to_string();
    let other = circle.party("cedar").signer.verifier().to_string();
    let unproven = NewKey { key: held.clone(), possession: Signature([0; 64]) };
    for (add, revoke) in [
        (vec![], vec![]),
        (vec![], vec![held.clone()]),
        (vec![], vec![other]),
        (vec![], vec!["nonsense".into()]),
        (vec![unproven], vec![]),
        (vec![NewKey { key: "nonsense".into(), possession: Signature([0; 64]) }], vec![]),
    ] {
        assert_eq!(circle.says("ash", &Body::Keys(Keys { add, revoke, sealing_key: None })), Err(Void::Keys));
    }
}

/// A key that is added proves that its owner agrees, at this place of this log.
fn added(circle: &Circle, side: &str, fresh: &Signer) -> NewKey {
    let (party, key) = (circle.party(side), fresh.verifier().to_string());
    let message = possession_message(&party.origin, party.size(), &key);
    NewKey { possession: Signature(fresh.sign(message.as_bytes())), key }
}

#[test]
fn a_new_key_is_held_by_who_adds_it() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let fresh = Signer::new("ash.example/log", Algorithm::Ed25519, &[201; 32]).unwrap();
    let key = fresh.verifier().to_string();
    let elsewhere = possession_message("cedar.example/log", circle.party("ash").size(), &key);
    let later = possession_message("ash.example/log", circle.party("ash").size() + 9, &key);
    for signed in [Vec::new(), elsewhere.into_bytes(), later.into_bytes()] {
        let possession = Signature(fresh.sign(&signed));
        let add = vec![NewKey { possession, key: key.clone() }];
        let change = Body::Keys(Keys { add, revoke: vec![], sealing_key: None });
        assert_eq!(circle.says("ash", &change), Err(Void::Keys));
    }
    let named = Signer::new("cedar.example/log", Algorithm::Ed25519, &[202; 32]).unwrap();
    let add = vec![added(&circle, "ash", &named)];
    let change = Body::Keys(Keys { add, revoke: vec![], sealing_key: None });
    assert_eq!(circle.says("ash", &change), Err(Void::Keys), "a key of another name");
    let short = Some(Bytes(vec![1; 31]));
    let change = Body::Keys(Keys { add: vec![], revoke: vec![], sealing_key: short });
    assert_eq!(circle.says("ash", &change), Err(Void::Keys), "no sealing key");
    let sealing = Some(Bytes(vec![1; 32]));
    let change = Body::Keys(Keys { add: vec![], revoke: vec![], sealing_key: sealing });
    circle.says("ash", &change).unwrap();
    let size = circle.party("ash").size();
    assert_eq!(circle.record.keys_at("ash.example/log", size).unwrap().sealing, [1; 32]);
}

#[test]
fn a_log_has_at_most_four_keys() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    for number in 1..=4_u8 {
        let fresh = Signer::new("ash.example/log", Algorithm::Ed25519, &[210 + number; 32]).unwrap();
        let add = vec![added(&circle, "ash", &fresh)];
        let said = circle.says("ash", &Body::Keys(Keys { add, revoke: vec![], sealing_key: None }));
        assert_eq!(said.is_ok(), number < 4, "{number}");
    }
}

/// A receipt is judged by the cosigners that its reader could know of, not by those there are by now.
#[test]
fn a_receipt_of_a_cosigner_known_to_be_revoked() {
    let (mut circle, act) = concurred();
    circle.says("cedar", &circle.enact(&act)).unwrap();
    let receipt = circle.receipt("cedar", Some(circle.enacted(&act)), &["ash"]);
    let before = circle.seen("cedar");
    let fresh = Signer::new("ash.example/log/mirror", Algorithm::Cosignature, &[220; 32]).unwrap();
    let (add, old) =
        (vec![added(&circle, "ash", &fresh)], circle.party("ash").cosigner.verifier().to_string());
    circle.says("ash", &Body::Keys(Keys { add, revoke: vec![old], sealing_key: None })).unwrap();
    let mut late = circle.clone();
    assert_eq!(late.says("cedar", &receipt), Err(Void::Receipt), "known to be revoked");
    assert!(circle.says_having_seen("cedar", &receipt, &before).is_ok(), "not known then");
}
