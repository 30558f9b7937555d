//! A record in which a side changed its suite, from its files: the old entries must lead to the root that the new log
//! names, also where every side has signed that they do.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

// The circle in memory with which the tests of the record write entries.
#[path = "../../crates/record/tests/fate/circle.rs"]
#[allow(dead_code, reason = "written for other tests, which use all of it")]
mod circle;

use circle::{Circle, begin_of};
use paivand_node::disk::MachineDisk;
use paivand_node::store::LogStore;
use paivand_node::verify::{VerifyError, verify};
use paivand_record::entry::{Body, LogEnd};
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use std::path::Path;
use std::sync::Arc;

const NEXT: &str = "cedar.2.example/log";

/// Cedar goes on under the second suite; the root under the new hash is true, or it is not.
fn turned(lies: bool) -> Circle {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    circle.suite = Suite::P256Sha512_256;
    let charter = circle.next_charter("ash", 1);
    circle.agree("ash", &charter);
    circle.parties.insert("cedar.2".into(), begin_of(circle.suite, "cedar", NEXT.into(), 20));
    assert!(circle.record.expect(NEXT));
    let held = circle.party("cedar").size();
    let mut genesis = circle.continuing("cedar.2", "cedar", held);
    if lies {
        genesis.predecessor.as_mut().unwrap().rehashed = Some(Hash::of(b"another"));
    }
    let genesis = circle.authorised("cedar.2", genesis, &circle.party("cedar").recovery);
    circle.says("cedar.2", &Body::Genesis(genesis)).unwrap();
    let content = format!(r#"{{"act":"log.succeed","origin":"{NEXT}"}}"#);
    let act = circle.act("cedar.2", "log/cedar", circle.record.charter(), None, &content);
    circle.says("cedar.2", &circle.propose("cedar.2", &act)).unwrap();
    let stopped = circle.party("cedar").checkpoint(held);
    circle.says("ash", &circle.lets("ash", &act, Some(stopped.clone()))).unwrap();
    let end = LogEnd { size: held, root: stopped.root, proofs: vec![Vec::new()], parts: None };
    circle.says("cedar.2", &circle.enact_ending("cedar.2", &act, Some(end))).unwrap();
    let receipt = circle.receipt("cedar.2", Some(circle.enacted(&act)), &["ash"]);
    circle.says("cedar.2", &receipt).unwrap();
    assert_eq!(circle.record.origin_of("cedar"), Some(NEXT));
    circle
}

fn keep(circle: &Circle, to: &Path) {
    for (name, party) in &circle.parties {
        let log = to.join("logs").join(name);
        let note = party.checkpoint(party.size()).signed(&party.signer);
        let mut store = LogStore::open(Arc::new(MachineDisk), &log, &party.origin).unwrap();
        store.append(&party.entries, |_| Ok(note.clone())).unwrap();
        std::fs::write(log.join("vkeys"), format!("{}\n", party.signer.verifier())).unwrap();
    }
}

#[test]
fn what_a_new_log_says_of_the_old_entries_is_worked_out_again() {
    for lies in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        keep(&turned(lies), folder.path());
        match verify(folder.path()) {
            Err(VerifyError::Rehashed(origin)) => assert!(lies && origin == NEXT),
            other => assert!(!lies && other.is_ok(), "{other:?}"),
        }
    }
}
