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
    samples.extend(decided());
    samples.extend(observed());
    samples.extend(continued());
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

fn decided() -> Vec<Sample> {
    let story = &*STORY;
    let circle = &story.circle;
    let closes = [(&story.declined, CloseReason::Declined), (&story.signed, CloseReason::Withdrawn)];
    let [Body::Close(close), Body::Close(feigned)] = closes.map(|(act, reason)| circle.close(act, reason))
    else {
        return Vec::new();
    };
    let (Body::Enact(enact), Body::Enact(unsigned)) =
        (circle.enact(&story.signed), circle.enact(&story.open))
    else {
        return Vec::new();
    };
    let end = &LOST.2;
    [
        siblings(
            (circle, "ash"),
            "close",
            &close,
            Body::Close,
            &[
                ("wrong-leaf", &|close| astray(&mut close.proposal)),
                ("feigned-ignorance", &|close| *close = feigned.clone()),
                ("not-declined", &|close| {
                    (close.proposal, close.act_id) = (unsigned.proposal.clone(), unsigned.act_id);
                }),
            ],
        ),
        siblings(
            (circle, "ash"),
            "enact",
            &enact,
            Body::Enact,
            &[
                ("wrong-leaf", &|enact| astray(&mut enact.proposal)),
                ("unsigned", &|enact| *enact = unsigned.clone()),
                ("no-concur", &|enact| enact.concurs.clear()),
                ("concur-twice", &|enact| enact.concurs.extend(enact.concurs.clone())),
                ("concur-wrong-leaf", &|enact| {
                    enact.concurs.iter_mut().for_each(|one| astray(&mut one.concur))
                }),
                ("signature", &|enact| {
                    enact.concurs.iter_mut().for_each(|one| one.signature = Signature([1; 64]));
                }),
                ("proof", &|enact| enact.concurs.iter_mut().for_each(|one| one.proof.push(Hash::of(b"")))),
                ("checkpoint", &|enact| enact.concurs.iter_mut().for_each(|one| one.checkpoint.clear())),
                ("end", &|enact| enact.end = Some(end.clone())),
            ],
        ),
    ]
    .concat()
}

fn observed() -> Vec<Sample> {
    let story = &*STORY;
    let circle = &story.circle;
    let enact = circle.enacted(&story.enacted);
    let of = |enact: Option<Citation>, mirrors: &[&str]| circle.receipt("ash", enact, mirrors);
    let mut astray_enact = enact.clone();
    astray(&mut astray_enact);
    let (birch, truth) = (circle.party("birch"), held(circle, "birch"));
    let signed = |checkpoint: &Checkpoint| checkpoint.signed(&birch.signer).to_string();
    let lie = signed(&Checkpoint { root: Hash::of(b"lie"), ..truth.clone() });
    let fork = |first: &str, second: &str, root, proof: Vec<Hash>| {
        let (first, second) = (first.to_owned(), second.to_owned());
        Body::Observe(Observe::Fork { first, second, root, proof })
    };
    let (earlier, truth_signed) = (birch.checkpoint(truth.size - 1), signed(&truth));
    let seen = || Body::Observe(Observe::Seen {});
    let confirmed = Body::Observe(Observe::Confirmed { words: Some(Hash::of(b"words")) });
    let cases = [
        (true, "seen", seen()),
        (true, "confirmed", confirmed),
        (true, "receipt", of(Some(enact.clone()), &["birch"])),
        (true, "receipt-alone", of(None, &["birch"])),
        (false, "receipt-wrong-leaf", of(Some(astray_enact), &["birch"])),
        (false, "receipt-not-cosigned", of(Some(enact), &[])),
        (false, "receipt-alone-not-cosigned", of(None, &[])),
        (
            false,
            "receipt-of-nothing",
            Body::Observe(Observe::Receipt { enact: None, checkpoint: String::new() }),
        ),
        (true, "fork", fork(&truth_signed, &lie, None, Vec::new())),
        (false, "fork-same", fork(&truth_signed, &truth_signed, None, Vec::new())),
        (
            false,
            "fork-proves-nothing",
            fork(&signed(&earlier), &lie, Some(Hash::of(b"a")), vec![Hash::of(b"b")]),
        ),
        (false, "fork-no-fork", fork(&signed(&earlier), &truth_signed, Some(earlier.root), Vec::new())),
        (false, "fork-needless-proof", fork(&truth_signed, &lie, None, vec![Hash::of(b"b")])),
        (false, "fork-larger-first", fork(&truth_signed, &signed(&earlier), Some(truth.root), Vec::new())),
        (
            false,
            "fork-unsigned",
            fork(&truth_signed, &lie.replace("birch.example/log ", "birch.example/other "), None, Vec::new()),
        ),
    ];
    let sample = |(sound, what, body): (bool, &str, Body)| {
        let bytes = sealed(circle, "ash", &body);
        if sound { Sample::sound(what, bytes) } else { Sample::hostile(what, bytes) }
    };
    cases.map(sample).into()
}

fn continued() -> Vec<Sample> {
    let story = &*STORY;
    let circle = &story.circle;
    let (lost, act, end) = &*LOST;
    let Body::Concur(lets) = circle.lets("ash", &story.theirs, Some(held(circle, "birch"))) else {
        return Vec::new();
    };
    let Body::Enact(enact) = lost.enact_ending("ash.2", act, Some(end.clone())) else { return Vec::new() };
    let succeed = Succeed { enact: circle.enacted(&story.ours) };
    let (ash, enacted) = (held(circle, "ash"), circle.enacted(&story.enacted));
    let earlier = lost.party("ash").checkpoint(end.size - 1);
    [
        siblings(
            (circle, "ash"),
            "concur-stopped",
            &lets,
            Body::Concur,
            &[
                ("of-another-log", &|lets| lets.stopped = Some(ash.clone())),
                ("before-the-genesis", &|lets| {
                    lets.stopped.iter_mut().for_each(|stopped| stopped.size = 1);
                }),
            ],
        ),
        siblings(
            (lost, "ash.2"),
            "enact-ending",
            &enact,
            Body::Enact,
            &[
                ("no-end", &|enact| enact.end = None),
                ("other-root", &|enact| enact.end.iter_mut().for_each(|end| end.root = Hash::of(b"other"))),
                ("earlier", &|enact| {
                    enact.end.iter_mut().for_each(|end| (end.size, end.root) = (earlier.size, earlier.root));
                }),
                ("no-proofs", &|enact| enact.end.iter_mut().for_each(|end| end.proofs.clear())),
                ("two-proofs", &|enact| enact.end.iter_mut().for_each(|end| end.proofs.push(Vec::new()))),
            ],
        ),
        siblings(
            (circle, "ash"),
            "succeed",
            &succeed,
            Body::Succeed,
            &[
                ("wrong-leaf", &|succeed| astray(&mut succeed.enact)),
                ("other-act", &|succeed| succeed.enact = enacted.clone()),
            ],
        ),
    ]
    .concat()
}
