//! Sound and hostile entries at their places in two small records: what the rules take, and properly signed
//! siblings that they refuse (docs/protocol.md sections 6 to 8).

// The circle in memory with which the tests of the record write entries.
mod begun;
#[path = "../../../crates/record/tests/fate/circle.rs"]
#[allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "written for tests, which use all of it and may stop at what cannot happen"
)]
mod circle;
mod decided;
mod said;

use super::Sample;
use circle::{Circle, Held, at, begin};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Body, Citation, Entry, LogEnd, seal};
use paivand_record::envelope::Envelope;
use paivand_record::suite::Suite;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const SUITE: Suite = Suite::Ed25519Sha256;

/// An entry as the next of its log: whatever is refused leaves no trace, and nothing counts that was not signed to
/// count.
pub fn fate(bytes: &[u8]) -> bool {
    let Ok(entry) = Entry::parse(SUITE, bytes) else { return false };
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
    [
        begun::begun(),
        begun::changed_keys(),
        said::stated(),
        said::answered(),
        decided::decided(),
        decided::observed(),
        decided::continued(),
    ]
    .concat()
}

/// What makes something wrong of what is sound.
type Change<'a, T> = &'a dyn Fn(&mut T);

/// One sound sample and the same with one thing changed at a time.
fn siblings<T: Clone>(
    place: (&Circle, &str),
    kind: &str,
    sound: &T,
    wrap: fn(T) -> Body,
    wrong: &[(&str, Change<'_, T>)],
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
    citation.leaf = SUITE.leaf(b"another");
}
