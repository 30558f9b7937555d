//! The consent of an office beside the signature of its node, told as minutes.

use crate::pair::{Pair, content, in_force, joint, propose, state};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use paivand_kernel::{ActId, Refusal, Shown};
use paivand_node::{Entered, Intent, Node, SubmitError};
use paivand_record::entry::Bytes;
use paivand_record::hand::{Hand, HandError};
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use serde_json::{Value, json};
use std::fs;

const SITE: &str = "records.example";

/// The device of an office: a key that signs only when somebody was verified.
struct Device(Signer);

impl Device {
    fn new(secret: u8) -> Self {
        Self(Signer::new("device", Algorithm::Ed25519, &[secret; 32]).unwrap())
    }

    fn key(&self) -> String {
        let line = self.0.verifier().to_string();
        let bytes = STANDARD.decode(line.rsplit_once('+').unwrap().1).unwrap();
        format!("eddsa:{}", STANDARD.encode(&bytes[1..]))
    }

    /// `seat.key`, as the side states it.
    fn enrolment(&self) -> Value {
        json!({"act": "seat.key", "key": self.key(), "site": SITE})
    }

    fn answers(&self, challenge: &Hash, seat: &str) -> Hand {
        let data = [&Hash::of(SITE.as_bytes()).0[..], &[0x05, 0, 0, 0, 1]].concat();
        let challenge = URL_SAFE_NO_PAD.encode(challenge.0);
        let client =
            format!(r#"{{"type":"webauthn.get","challenge":"{challenge}","origin":"https://{SITE}"}}"#);
        let signature = self.0.sign(&[&data[..], &Hash::of(client.as_bytes()).0].concat());
        Hand::DeviceKey {
            seat: seat.into(),
            authenticator_data: Bytes(data),
            client_data: Bytes(client.into_bytes()),
            signature: Bytes(signature.to_vec()),
        }
    }
}

fn prepare(node: &mut Node, of: Intent) -> (Hash, Hash) {
    let receipt = node.submit(&Intent::Prepare { of: Box::new(of) }).unwrap();
    let Entered::Prepared { challenge, .. } = receipt.entered else { panic!("{receipt:?}") };
    (receipt.act.unwrap(), challenge)
}

fn enrol(device: &Device, seat: &str) -> Intent {
    Intent::state(seat, content(&device.enrolment()))
}

fn shown(node: &Node, act: Hash, side: &str) -> Shown {
    let recorded = node.standing().act(&ActId(act.0)).unwrap();
    recorded.hands()[&side.parse().unwrap()].shown
}

fn needs_hand(refused: &SubmitError) -> bool {
    matches!(refused, SubmitError::Meaning(Refusal::NeedsHand))
}

#[test]
fn an_act_that_the_charter_names_needs_the_hand_of_an_office() {
    let pair = Pair::new();
    let hands = json!({"body.constitute": ["device-key", "pen"], "institution.record": ["pen"]});
    let mut nodes = pair.chartered_with(&hands);
    assert!(needs_hand(&nodes[0].submit(&propose("body/group", &joint())).unwrap_err()));
    assert!(needs_hand(&nodes[0].submit(&state("institution/a")).unwrap_err()));
    // One office has a device, the other signs on paper.
    let device = Device::new(3);
    nodes[0].submit(&enrol(&device, "seat/chair")).unwrap();
    let before = nodes[0].own_size();
    let (act, challenge) = prepare(&mut nodes[0], propose("body/group", &joint()));
    assert_eq!(nodes[0].own_size(), before, "nothing of it is in the log");
    let stranger = Device::new(4).answers(&challenge, "seat/chair");
    for (hand, why) in [
        (stranger, HandError::Signature),
        (device.answers(&act, "seat/chair"), HandError::OtherChallenge),
        (device.answers(&challenge, "seat/other"), HandError::Signature),
    ] {
        let refused = nodes[0].submit(&Intent::Complete { act, hand }).unwrap_err();
        assert!(matches!(&refused, SubmitError::Hand(error) if *error == why), "{refused:?}");
    }
    let hand = device.answers(&challenge, "seat/chair");
    let receipt = nodes[0].submit(&Intent::Complete { act, hand: hand.clone() }).unwrap();
    assert_eq!(receipt.place().map(|(_, index)| index), Some(before));
    assert!(matches!(nodes[0].submit(&Intent::Complete { act, hand }), Err(SubmitError::NotPrepared(_))));
    pair.settle(&mut nodes);
    assert!(needs_hand(&nodes[1].submit(&Intent::Concur { act }).unwrap_err()));
    prepare(&mut nodes[1], Intent::Concur { act });
    let scan = Hash::of(b"a scan");
    let pen = Hand::Pen { seat: "seat/minister".into(), on: "2027-01-15".parse().unwrap(), scan };
    let missing = nodes[1].submit(&Intent::Complete { act, hand: pen.clone() }).unwrap_err();
    assert!(matches!(missing, SubmitError::FileMissing(_)), "{missing:?}");
    let place = |side: usize| pair.folders[side].join(format!("documents/{scan}"));
    fs::write(place(1), "a scan").unwrap();
    nodes[1].submit(&Intent::Complete { act, hand: pen }).unwrap();
    pair.settle(&mut nodes);
    assert!(in_force(&nodes[0], act) && in_force(&nodes[1], act));
    for node in &nodes {
        assert_eq!((shown(node, act, "cn"), shown(node, act, "tj")), (Shown::Checked, Shown::Kept));
        assert!(node.waiting().unwrap().is_empty());
    }
    assert!(place(0).exists(), "the file of a hand travels with it");
    drop(nodes);
    let nodes = [pair.open(0), pair.open(1)];
    assert_eq!(nodes[0].standing(), nodes[1].standing(), "and a restart knows the same");
    assert_eq!(shown(&nodes[1], act, "cn"), Shown::Checked);
}

#[test]
fn a_key_of_a_seat_is_replaced_by_the_hand_of_the_old_one() {
    let pair = Pair::new();
    let mut nodes = pair.chartered_with(&json!({}));
    let (old, new) = (Device::new(3), Device::new(4));
    nodes[0].submit(&enrol(&old, "seat/chair")).unwrap();
    // Who stole the log's key is no office.
    assert!(needs_hand(&nodes[0].submit(&enrol(&new, "seat/chair")).unwrap_err()));
    let (act, challenge) = prepare(&mut nodes[0], enrol(&new, "seat/chair"));
    let by_itself = new.answers(&challenge, "seat/chair");
    assert!(matches!(nodes[0].submit(&Intent::Complete { act, hand: by_itself }), Err(SubmitError::Hand(_))));
    let hand = old.answers(&challenge, "seat/chair");
    nodes[0].submit(&Intent::Complete { act, hand }).unwrap();
    // From here on the new one is the hand of the seat, and a hand may be given where none is asked for.
    let (act, challenge) = prepare(&mut nodes[0], state("institution/a"));
    let by_the_old = old.answers(&challenge, "seat/chair");
    assert!(matches!(
        nodes[0].submit(&Intent::Complete { act, hand: by_the_old }),
        Err(SubmitError::Hand(_))
    ));
    nodes[0].submit(&Intent::Complete { act, hand: new.answers(&challenge, "seat/chair") }).unwrap();
    pair.settle(&mut nodes);
    assert_eq!(shown(&nodes[1], act, "cn"), Shown::Checked);
    // A seat keeps who holds it beside its key.
    let fill = json!({"act": "seat.vacate", "body": "body/group", "role": "co-chair"});
    let refused = nodes[0].submit(&Intent::state("seat/chair", content(&fill))).unwrap_err();
    assert!(matches!(refused, SubmitError::Meaning(Refusal::NotHeld)), "{refused:?}");
}

#[test]
fn what_waits_for_a_hand_can_be_taken_back_and_survives_a_restart() {
    let pair = Pair::new();
    let mut nodes = pair.chartered_with(&json!({}));
    let (act, _) = prepare(&mut nodes[0], state("institution/a"));
    let [node, other] = nodes;
    drop(node);
    let mut nodes = [pair.open(0), other];
    pair.settle(&mut nodes);
    assert_eq!(nodes[0].waiting().unwrap().len(), 1, "it waits on, and nothing seals it");
    let withdrawn = Intent::Close { act, reason: paivand_record::entry::CloseReason::Withdrawn };
    assert_eq!(nodes[0].submit(&withdrawn).unwrap().entered, Entered::Withdrawn);
    assert!(nodes[0].waiting().unwrap().is_empty());
    let kept = fs::read_dir(pair.folders[0].join("words")).unwrap().count();
    assert_eq!(kept, 0, "its words are gone too");
    let asked = nodes[0].submit(&Intent::Prepare { of: Box::new(withdrawn) }).unwrap_err();
    assert!(matches!(asked, SubmitError::NoHandHere), "{asked:?}");
}
