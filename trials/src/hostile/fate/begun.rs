//! How logs begin, and how their keys change.

use super::{STORY, siblings};
use crate::hostile::Sample;
use paivand_record::entry::{Body, Bytes, Keys, NewKey, Signature, possession_message};
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Purpose, Signer};
use paivand_record::suite::Suite;

const SUITE: Suite = Suite::Ed25519Sha256;

pub(super) fn begun() -> Vec<Sample> {
    let circle = &STORY.circle;
    let sound = circle.continuing("birch.3", "birch", circle.party("birch").size());
    siblings(
        (circle, "birch.3"),
        "genesis",
        &sound,
        Body::Genesis,
        &[
            ("bad-suite", &|genesis| genesis.suite = "rsa-md5".into()),
            ("other-suite", &|genesis| genesis.suite = Suite::P256Sha512_256.name().into()),
            ("other-suite-hashed-anew", &|genesis| {
                genesis.suite = Suite::P256Sha512_256.name().into();
                genesis.predecessor.iter_mut().for_each(|old| old.rehashed = Some(Hash::of(b"anew")));
            }),
            ("hashed-anew-in-one-suite", &|genesis| {
                genesis.predecessor.iter_mut().for_each(|old| old.rehashed = Some(Hash::of(b"anew")));
            }),
            ("recovery-of-other-suite", &|genesis| {
                genesis.recovery_key = curve("birch.3.example/log/recovery", Purpose::Log);
            }),
            ("cosigner-of-other-suite", &|genesis| {
                genesis.cosigner_key = curve("birch.3.example/log/mirror", Purpose::Cosigner);
            }),
            ("sealing-key-31", &|genesis| genesis.sealing_key = Bytes(vec![7; 31])),
            ("sealing-key-33", &|genesis| genesis.sealing_key = Bytes(vec![7; 33])),
            ("other-circle", &|genesis| genesis.circle = "other".into()),
            ("other-side", &|genesis| genesis.side = "ash".into()),
            ("no-predecessor", &|genesis| genesis.predecessor = None),
            ("cosigner-as-log-key", &|genesis| genesis.log_key.clone_from(&genesis.cosigner_key)),
            ("recovery-as-cosigner", &|genesis| genesis.cosigner_key.clone_from(&genesis.recovery_key)),
            ("other-root", &|genesis| {
                genesis.predecessor.iter_mut().for_each(|old| old.root = Hash::of(b"other"));
            }),
            ("more-than-held", &|genesis| genesis.predecessor.iter_mut().for_each(|old| old.size += 1)),
            ("from-nothing", &|genesis| {
                genesis.predecessor.iter_mut().for_each(|old| {
                    (old.size, old.root) = (0, SUITE.empty_root());
                });
            }),
        ],
    )
}

/// A key of the second suite.
fn curve(name: &str, purpose: Purpose) -> String {
    let algorithm = Algorithm::of(Suite::P256Sha512_256, purpose);
    Signer::new(name, algorithm, &[92; 32]).expect("the name is one").verifier().to_string()
}

pub(super) fn changed_keys() -> Vec<Sample> {
    let circle = &STORY.circle;
    let party = circle.party("ash");
    let add = |name: &str, algorithm, secret: u8| {
        let signer = Signer::new(name, algorithm, &[secret; 32]).expect("the name is one");
        let key = signer.verifier().to_string();
        let message = possession_message(&party.origin, party.size(), &key);
        NewKey { key, possession: Signature(signer.sign(message.as_bytes())) }
    };
    let fresh = add(&party.origin, Algorithm::Ed25519, 90);
    let line = party.signer.verifier().to_string();
    let sound =
        Keys { add: vec![fresh.clone()], revoke: vec![line.clone()], sealing_key: Some(Bytes(vec![6; 32])) };
    siblings(
        (circle, "ash"),
        "keys",
        &sound,
        Body::Keys,
        &[
            ("none-left", &|keys| keys.add.clear()),
            ("nothing", &|keys| *keys = Keys { add: Vec::new(), revoke: Vec::new(), sealing_key: None }),
            ("not-held", &|keys| keys.add.iter_mut().for_each(|new| new.possession = Signature([1; 64]))),
            ("twice", &|keys| keys.add.push(fresh.clone())),
            ("other-name", &|keys| keys.add = vec![add("cedar.example/log", Algorithm::Ed25519, 91)]),
            ("other-suite", &|keys| keys.add = vec![add(&party.origin, Algorithm::P256, 93)]),
            ("revoke-unknown", &|keys| keys.revoke.push(fresh.key.replace("ash", "elm"))),
            ("five", &|keys| {
                keys.add = (90..95).map(|secret| add(&party.origin, Algorithm::Ed25519, secret)).collect();
            }),
            ("sealing-key-31", &|keys| keys.sealing_key = Some(Bytes(vec![6; 31]))),
            ("sealing-key-33", &|keys| keys.sealing_key = Some(Bytes(vec![6; 33]))),
        ],
    )
}
