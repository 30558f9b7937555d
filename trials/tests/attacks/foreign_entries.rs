//! One's availability is not the other's to decide: whatever another side writes, one's own record is written,
//! verified and restored.

use crate::circle::{Circle, TWO, meet, origin, settle, signer, state};
use paivand_node::disk::MachineDisk;
use paivand_node::store::LogStore;
use paivand_node::verify::{Lack, verify};
use paivand_node::{Intent, State};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Body, Citation, Entry, Succeed, seal};
use paivand_record::envelope::Envelope;
use paivand_record::fate::Fate;
use paivand_record::hash::Hash;
use paivand_record::key::Algorithm;
use paivand_record::suite::Suite;
use std::path::Path;
use std::sync::Arc;

const SUITE: Suite = Suite::Ed25519Sha256;

/// What a dishonest side writes, from its last entry.
type Write = fn(&Entry, u64, &Path) -> Vec<u8>;

fn resealed(last: &Entry, at: u64, folder: &Path, change: impl Fn(&mut Vec<Checkpoint>)) -> Vec<u8> {
    let mut seen = last.seen.clone();
    change(&mut seen);
    seal((&origin("birch"), at), &seen, last.stated_at, &last.body, &signer(folder, "birch")).unwrap()
}

const WRITES: [(&str, Write, Option<Lack>); 4] = [
    (
        "has seen a log nobody knows",
        |last, at, folder| {
            resealed(last, at, folder, |seen| {
                seen.push(Checkpoint { origin: "dogwood.example/x".into(), size: 3, root: Hash::of(b"x") });
            })
        },
        Some(Lack::Waits),
    ),
    (
        "has seen more than there is",
        |last, at, folder| resealed(last, at, folder, |seen| seen[0].size += 1_000),
        Some(Lack::Waits),
    ),
    (
        "is of a kind that the charter does not know",
        |last, at, folder| {
            let envelope = Envelope::parse(&resealed(last, at, folder, |_| {})).unwrap();
            let kind = "application/vnd.paivand.poem.v1+json";
            Envelope::seal(kind, envelope.payload, &signer(folder, "birch")).to_bytes("")
        },
        Some(Lack::Unknown),
    ),
    (
        "takes the own log for its next",
        |last, at, folder| {
            let enact = Citation { origin: origin("ash"), index: 0, leaf: Hash::of(b"x") };
            let body = Body::Succeed(Succeed { enact });
            seal((&origin("birch"), at), &[], last.stated_at, &body, &signer(folder, "birch")).unwrap()
        },
        None,
    ),
];

#[test]
fn whatever_another_side_writes_the_own_record_goes_on() {
    for (what, write, lack) in WRITES {
        let circle = Circle::of(TWO);
        let mut nodes = circle.chartered();
        drop(nodes.remove(1));
        let folder = circle.folder("birch");
        let mut store =
            LogStore::open(Arc::new(MachineDisk), &folder.join("logs/birch"), &origin("birch")).unwrap();
        let at = store.size();
        let last = Entry::parse(SUITE, &store.entry(at - 1).unwrap()).unwrap();
        let entry = write(&last, at, &folder);
        let key = signer(&folder, "birch");
        store.append(&[entry], |next| Ok(next.signed(&key))).unwrap();
        nodes.push(circle.open("birch"));
        meet(&mut nodes, 0, 1).unwrap();
        let ash = &mut nodes[0];
        assert_eq!(ash.state(), State::Normal, "what {what}");
        assert!(ash.submit(&state("institution/a")).unwrap().place().is_some(), "what {what}");
        drop(nodes);
        let report = verify(&circle.folder("ash")).unwrap();
        let stuck: Vec<_> =
            report.stuck.iter().map(|log| (log.origin.as_str(), log.index, log.why)).collect();
        let named: Vec<_> = lack.iter().map(|why| ("birch.example/grove", at, *why)).collect();
        assert_eq!(stuck, named, "what {what}");
        // The keys of the own log come from the own card, whoever names it.
        let keys = std::fs::read_to_string(circle.folder("ash").join("logs/ash/vkeys")).unwrap();
        assert!(keys.lines().next().unwrap().starts_with("ash.example/grove+"), "what {what}: {keys}");
        assert!(!circle.folder("ash").join("logs/birch.2").exists(), "what {what}");
        assert_eq!(circle.open("ash").state(), State::Normal, "what {what}");
    }
}

#[test]
fn the_keys_of_a_log_come_from_its_own_predecessor() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    let next = "ash.example/next";
    let recovery = std::fs::read(circle.folder("ash").join("keys/recovery.key")).unwrap();
    let act = nodes[0].succeed(next, &recovery).unwrap();
    settle(&mut nodes);
    nodes[1].submit(&Intent::Concur { act }).unwrap();
    settle(&mut nodes);
    let Fate::InForce { enact, .. } = nodes[0].record().acts()[&act].fate.clone() else { panic!("{act}") };
    let own = std::fs::read_to_string(circle.folder("ash").join("logs/ash.2/vkeys")).unwrap();
    // Birch says that the log is its own next one.
    drop(nodes.remove(1));
    let folder = circle.folder("birch");
    let disk = Arc::new(MachineDisk);
    let mut store = LogStore::open(disk, &folder.join("logs/birch"), &origin("birch")).unwrap();
    let at = store.size();
    let last = Entry::parse(SUITE, &store.entry(at - 1).unwrap()).unwrap();
    let key = signer(&folder, "birch");
    let taken = crate::circle::secret(&folder, "log.key", next, Algorithm::Ed25519);
    let body = Body::Succeed(Succeed { enact });
    let entry = seal((&origin("birch"), at), &last.seen, last.stated_at, &body, &key).unwrap();
    store.append(&[entry], |checkpoint| Ok(checkpoint.signed(&key))).unwrap();
    let source = paivand_node::source::Folder(folder);
    for number in 0..3 {
        nodes[0].exchange("birch", &source).ok();
        assert_eq!(nodes[0].state(), State::Normal);
        assert!(nodes[0].submit(&state(&format!("institution/i{number}"))).unwrap().place().is_some());
    }
    drop(nodes);
    let keys = std::fs::read_to_string(circle.folder("ash").join("logs/ash.2/vkeys")).unwrap();
    assert_eq!(keys.lines().next(), own.lines().next(), "the key is ash's");
    assert!(!keys.contains(&taken.verifier().to_string()), "{keys}");
    assert!(!circle.folder("ash").join("logs/birch.2").exists());
    verify(&circle.folder("ash")).unwrap();
    assert_eq!(circle.open("ash").state(), State::Normal);
}
