//! Sound and hostile entries at their places in two small records: what the rules take, and properly signed
//! siblings that they refuse (docs/protocol.md sections 6 to 8).

// The circle in memory with which the tests of the record write entries.
#[path = "../../../crates/record/tests/fate/circle.rs"]
#[allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "written for tests, which use all of it and may stop at what cannot happen"
)]
mod circle;
mod course;

use super::Sample;
use circle::{Circle, Held, at, begin};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{
    Body, Bytes, Citation, CloseReason, Entry, Keys, LogEnd, NewKey, Observe, Signature, Succeed,
    possession_message, seal,
};
use paivand_record::envelope::Envelope;
use paivand_record::hand::Hand;
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// An entry as the next of its log: whatever is refused leaves no trace, and nothing counts that was not signed to
/// count.
pub fn fate(bytes: &[u8]) -> bool {
    let Ok(entry) = Entry::parse(bytes) else { return false };
    STAGES.iter().any(|stage| {
        let mut record = stage.record.clone();
        let Ok(outcome) = record.fold(&entry.origin, bytes, &Held(&stage.parties)) else {
            assert_eq!(record, stage.record, "what must wait leaves no trace");
            return false;
        };
        if outcome.is_ok() {
            assert!(SIGNED.contains(&entry.envelope.payload), "an entry counts that nobody signed to count");
        } else {
            assert_eq!(record.acts(), stage.record.acts(), "a void entry changed an act");
        }
        outcome.is_ok()
    })
}

/// The payloads of all that the rules take.
static SIGNED: LazyLock<BTreeSet<Vec<u8>>> = LazyLock::new(|| {
    let sound = samples().into_iter().filter(|sample| sample.name.starts_with("sound"));
    sound.filter_map(|sample| Envelope::parse(&sample.bytes)).map(|envelope| envelope.payload).collect()
});

/// Ash and birch with an act at each step of its life, and logs that are to continue theirs.
struct Story {
    circle: Circle,
    open: Vec<u8>,
    declined: Vec<u8>,
    signed: Vec<u8>,
    enacted: Vec<u8>,
    /// Ash ends its log itself: this is enacted.
    ours: Vec<u8>,
    /// Birch has lost its log: this is proposed.
    theirs: Vec<u8>,
}

static STORY: LazyLock<Story> = LazyLock::new(|| {
    let mut circle = Circle::chartered(&["ash", "birch"]);
    let [open, declined, signed, enacted] =
        ["open", "declined", "signed", "enacted"].map(|name| put_forward(&mut circle, name));
    must(circle.says("birch", &circle.decline(&declined)));
    for act in [&signed, &enacted] {
        must(circle.says("birch", &circle.concur("birch", act)));
    }
    must(circle.says("ash", &circle.enact(&enacted)));
    let ours = circle.candidate("ash.2", "ash");
    must(circle.says("birch", &circle.lets("birch", &ours, None)));
    must(circle.says("ash.2", &circle.enact_ending("ash.2", &ours, None)));
    let theirs = circle.candidate("birch.2", "birch");
    // One more log that only begins.
    circle.parties.insert("birch.3".into(), begin("birch", "birch.3.example/log".into(), 40));
    assert!(circle.record.expect("birch.3.example/log"));
    Story { circle, open, declined, signed, enacted, ours, theirs }
});

/// Ash with a log that all let continue its old one, at a checkpoint that birch named.
static LOST: LazyLock<(Circle, Vec<u8>, LogEnd)> = LazyLock::new(|| {
    let mut circle = Circle::chartered(&["ash", "birch"]);
    let act = circle.candidate("ash.2", "ash");
    let Checkpoint { size, root, .. } = held(&circle, "ash");
    must(circle.says("birch", &circle.lets("birch", &act, Some(held(&circle, "ash")))));
    (circle, act, LogEnd { size, root, proofs: vec![Vec::new()], parts: None })
});

static STAGES: LazyLock<[&Circle; 2]> = LazyLock::new(|| [&STORY.circle, &LOST.0]);

fn must<T, E: std::fmt::Debug>(outcome: Result<T, E>) {
    drop(outcome.expect("the story is one that counts"));
}

fn put_forward(circle: &mut Circle, name: &str) -> Vec<u8> {
    let act = circle.joint("ash", &format!("document/{name}"), None);
    must(circle.says("ash", &circle.propose("ash", &act)));
    act
}

fn held(circle: &Circle, name: &str) -> Checkpoint {
    let party = circle.party(name);
    party.checkpoint(party.size())
}

/// A sample: in which log of which circle, and what.
fn sealed(circle: &Circle, log: &str, body: &Body) -> Vec<u8> {
    let party = circle.party(log);
    seal((&party.origin, party.size()), &circle.seen(log), at(0), body, &party.signer)
        .expect("a sample is short")
}

pub(super) fn samples() -> Vec<Sample> {
    let mut samples = begun();
    samples.extend(changed_keys());
    samples.extend(said());
    samples.extend(course::decided());
    samples.extend(course::observed());
    samples.extend(course::continued());
    samples
}

/// One sound sample and the same with one thing changed at a time.
fn siblings<T: Clone>(
    place: (&Circle, &str),
    kind: &str,
    sound: &T,
    wrap: fn(T) -> Body,
    wrong: &[(&str, &dyn Fn(&mut T))],
) -> Vec<Sample> {
    let (circle, log) = place;
    let mut samples = vec![Sample::sound(kind, sealed(circle, log, &wrap(sound.clone())))];
    for (what, change) in wrong {
        let mut changed = sound.clone();
        change(&mut changed);
        let bytes = sealed(circle, log, &wrap(changed));
        samples.push(Sample::hostile(&format!("{kind}-{what}"), bytes));
    }
    samples
}

/// The citation of another entry than the one at its place.
fn astray(citation: &mut Citation) {
    citation.leaf = Hash::leaf(b"another");
}

fn begun() -> Vec<Sample> {
    let circle = &STORY.circle;
    let sound = circle.continuing("birch.3", "birch", circle.party("birch").size());
    siblings(
        (circle, "birch.3"),
        "genesis",
        &sound,
        Body::Genesis,
        &[
            ("bad-suite", &|genesis| genesis.suite = "rsa-md5".into()),
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
                    (old.size, old.root) = (0, Hash::empty_root());
                });
            }),
        ],
    )
}

fn changed_keys() -> Vec<Sample> {
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
            ("revoke-unknown", &|keys| keys.revoke.push(fresh.key.replace("ash", "elm"))),
            ("five", &|keys| {
                keys.add = (90..95).map(|secret| add(&party.origin, Algorithm::Ed25519, secret)).collect();
            }),
            ("sealing-key-31", &|keys| keys.sealing_key = Some(Bytes(vec![6; 31]))),
            ("sealing-key-33", &|keys| keys.sealing_key = Some(Bytes(vec![6; 33]))),
        ],
    )
}

fn pen(seat: &str) -> Hand {
    Hand::Pen { seat: seat.into(), on: "2027-03-01".parse().expect("a day"), scan: Hash::of(b"scan") }
}

/// An assertion larger than one may be.
fn large() -> Hand {
    let (authenticator_data, client_data, signature) =
        (Bytes(vec![0; 4096]), Bytes(vec![0; 1]), Bytes(vec![0; 64]));
    Hand::DeviceKey { seat: "seat/a".into(), authenticator_data, client_data, signature }
}

fn said() -> Vec<Sample> {
    let mut circle = STORY.circle.clone();
    let (word, act) = (circle.own("ash", "institution/a"), circle.joint("ash", "document/new", None));
    let (propose, other) = (circle.propose("ash", &act), circle.joint("ash", "document/open", None));
    let (Body::Statement(word), Body::Propose(propose), Body::Propose(second)) =
        (word, propose, circle.propose("ash", &other))
    else {
        return Vec::new();
    };
    let story = &*STORY;
    let (Body::Concur(concur), Body::Decline(decline)) =
        (story.circle.concur("birch", &story.open), story.circle.decline(&story.open))
    else {
        return Vec::new();
    };
    let respelled = |act: &Bytes, from: &str, to: &str| {
        Bytes(String::from_utf8_lossy(&act.0).replace(from, to).into_bytes())
    };
    let ash = held(&story.circle, "ash");
    [
        siblings(
            (&story.circle, "ash"),
            "statement",
            &word,
            Body::Statement,
            &[
                ("by-another", &|word| word.act = respelled(&word.act, "\"ash\"", "\"birch\"")),
                ("no-charter", &|word| {
                    word.act = Bytes(story.circle.party("ash").entries.first().cloned().unwrap_or_default());
                }),
                ("hand-of-no-seat", &|word| word.hand = Some(pen("body/group"))),
                ("large-hand", &|word| word.hand = Some(large())),
            ],
        ),
        siblings(
            (&story.circle, "ash"),
            "propose",
            &propose,
            Body::Propose,
            &[
                ("signature", &|propose| propose.signature = second.signature),
                ("taken", &|propose| *propose = second.clone()),
                ("releases", &|propose| propose.releases = Some(concur.proposal.clone())),
                ("hand-of-no-seat", &|propose| propose.hand = Some(pen("seat/Фаррух"))),
            ],
        ),
        siblings(
            (&story.circle, "birch"),
            "concur",
            &concur,
            Body::Concur,
            &[
                ("wrong-leaf", &|concur| astray(&mut concur.proposal)),
                ("wrong-place", &|concur| concur.proposal.index += 1),
                ("other-act", &|concur| concur.act_id = Hash::of(b"other")),
                ("signature", &|concur| concur.signature = second.signature),
                ("releases", &|concur| concur.releases = Some(concur.proposal.clone())),
                ("stopped", &|concur| concur.stopped = Some(ash.clone())),
                ("large-hand", &|concur| concur.hand = Some(large())),
            ],
        ),
        siblings(
            (&story.circle, "birch"),
            "decline",
            &decline,
            Body::Decline,
            &[
                ("wrong-leaf", &|decline| astray(&mut decline.proposal)),
                ("other-act", &|decline| decline.act_id = Hash::of(b"other")),
                ("hand-of-no-seat", &|decline| decline.hand = Some(pen(""))),
            ],
        ),
    ]
    .concat()
}
