//! Checking a replica: every signature, every leaf, the root; and the start of a node that holds it.

use crate::bare::Bare;
use crate::pair::{Pair, statement};
use crate::{Line, rate, start, timed};
use paivand_node::BATCH_ACTS_MAX;
use paivand_node::disk::MachineDisk;
use paivand_node::source::Folder;
use paivand_node::store::LogStore;
use paivand_node::verify;
use paivand_record::bundle::BUNDLE_ENTRIES;
use paivand_record::fate::Checker;
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use paivand_record::tree::Frontier;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

const SUITE: Suite = Suite::Ed25519Sha256;

/// Reads every entry on all cores, checks its leaf and its signature, and works out the root; gives how many.
fn check(store: &LogStore, checker: &Checker) -> usize {
    let bundles: Vec<u64> = (0..store.size().div_ceil(BUNDLE_ENTRIES)).collect();
    let next = AtomicUsize::new(0);
    let leaves = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(bundle) = bundles.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let entries = store.entries_at(bundle * BUNDLE_ENTRIES).unwrap();
                    assert!(entries.iter().all(|entry| checker.check(entry).is_signed()));
                    let hashes: Vec<Hash> = entries.iter().map(|entry| SUITE.leaf(entry)).collect();
                    leaves.lock().unwrap().insert(*bundle, hashes);
                }
            });
        }
    });
    let mut frontier = Frontier::default();
    leaves.into_inner().unwrap().values().flatten().for_each(|leaf| frontier.append(*leaf, |_, _, _| {}));
    assert_eq!(frontier.root(), store.checkpoint().root);
    usize::try_from(frontier.size()).unwrap()
}

pub(crate) fn lines(count: usize, bare: &Bare) -> Vec<Line> {
    let mut pair = Pair::chartered(&[None, None]);
    for first in (0..count).step_by(BATCH_ACTS_MAX) {
        let batch: Vec<_> = (first..count.min(first + BATCH_ACTS_MAX)).map(statement).collect();
        assert!(pair.nodes[1].submit_all(&batch).iter().all(Result::is_ok));
    }
    let source = Folder(pair.folders[1].clone());
    let (pulled, _) = timed(|| pair.nodes[0].exchange("tj", &source).unwrap());
    assert_eq!(pair.nodes[0].cut()[1], pair.nodes[1].cut()[1]);
    let origin = pair.nodes[1].identity().origin().to_owned();
    let checker = pair.nodes[0].record().checker(&origin).unwrap();
    let store = LogStore::open(Arc::new(MachineDisk), &pair.folders[0].join("logs/tj"), &origin).unwrap();
    let (checked, signatures) = timed(|| check(&store, &checker));
    let folder = pair.folders[0].clone();
    let (verified, report) = timed(|| verify::verify(&folder).unwrap());
    let entries = usize::try_from(report.logs.iter().map(|log| log.checkpoint.size).sum::<u64>()).unwrap();
    drop(pair.nodes);
    let share = |time| 100.0 * rate(entries, time) / bare.verified;
    let mut lines = vec![
        Line::new(
            "check a replica: signatures, leaves, root; signatures/s",
            format!(
                "{:.0}, {:.0} % of {:.0}/s bare",
                rate(signatures, checked),
                100.0 * rate(signatures, checked) / bare.verified,
                bare.verified
            ),
            "70 %",
        ),
        Line::new(
            "pull it over: check, write, fold, mean, cosign",
            format!("{:.0}, {:.0} %", rate(entries, pulled), share(pulled)),
            "",
        ),
        Line::new(
            "verify a folder: tiles, signatures, meaning",
            format!("{:.0}, {:.0} %", rate(entries, verified), share(verified)),
            "",
        ),
    ];
    lines.extend(start::lines(&folder, entries));
    lines
}
