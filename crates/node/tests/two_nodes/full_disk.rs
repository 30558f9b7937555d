//! A disk that fills up or loses power at any write: nothing acknowledged is lost, and the node goes on.

use crate::disk::{Fault, FaultyDisk};
use crate::pair::{Pair, copy, in_force, joint, propose, state};
use paivand_node::source::Folder;
use paivand_node::verify::verify;
use paivand_node::{Intent, Node, State, World};
use std::fs;
use std::sync::Arc;

const FAULTS: [Fault; 3] = [Fault::Full, Fault::FullForGood, Fault::Power];

/// Does `work` on the second node of `pair` with each write failing once in each way; afterwards, on a sound
/// disk, `check` says whether all that was acknowledged is there.
fn at_every_write(
    pair: &Pair,
    work: impl Fn(&mut Node) -> Option<String>,
    check: impl Fn(&mut Node, Option<String>),
) {
    let before = pair.root.path().join("before");
    copy(&pair.folders[1], &before);
    let mark = paivand_node::mark::Mark::path_for(&pair.folders[1]);
    let marked = fs::read(&mark).unwrap();
    for fault in FAULTS {
        for writes in 0.. {
            fs::remove_dir_all(&pair.folders[1]).unwrap();
            copy(&before, &pair.folders[1]);
            fs::write(&mark, &marked).unwrap();
            let disk = Arc::new(FaultyDisk::after(writes, fault));
            let world = World { disk: disk.clone(), ..World::machine() };
            let mut acknowledged = None;
            if let Ok(mut node) = Node::open(&pair.folders[1], world) {
                acknowledged = work(&mut node);
                if fault == Fault::Full && acknowledged.is_none() {
                    // There is room again: the same process goes on.
                    work(&mut node).expect("after a failed write there was room");
                }
            }
            let mut node = pair.open(1);
            assert_eq!(node.state(), State::Normal, "{fault:?} after {writes} writes");
            check(&mut node, acknowledged);
            work(&mut node).unwrap();
            drop(node);
            verify(&pair.folders[1]).unwrap();
            if !disk.has_failed() {
                assert!(writes > 2, "{writes} writes were tried");
                break;
            }
        }
    }
}

#[test]
fn a_submit_on_a_full_disk_is_refused_or_durable() {
    let pair = Pair::new();
    drop(pair.chartered());
    at_every_write(
        &pair,
        |node| match node.submit(&state("institution/a")) {
            Ok(receipt) => receipt.act.map(|act| act.to_string()),
            Err(error) => {
                let said = error.to_string();
                assert!(
                    ["no storage space", "the power is off"].iter().any(|why| said.contains(why)),
                    "{said}"
                );
                None
            }
        },
        |node, acknowledged| {
            if let Some(act) = acknowledged {
                assert!(node.standing().act(&act.parse().unwrap()).is_some(), "{act} was acknowledged");
            }
        },
    );
}

#[test]
fn an_exchange_on_a_full_disk_brings_nothing_or_all_of_it() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    // To be taken: an entry, a concurrence that is owed an enact, and receipts.
    let act = nodes[1].submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    nodes[0].exchange("tj", &pair.folder(1)).unwrap();
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    nodes[0].submit(&state("institution/a")).unwrap();
    let [peer, node] = nodes;
    let size = peer.own_size();
    drop((peer, node));
    let source = Folder(pair.folders[0].clone());
    at_every_write(
        &pair,
        |node| node.exchange("cn", &source).ok().map(|taken| taken.to_string()),
        |node, acknowledged| {
            let held = node.cut()[0].size;
            assert!(held == size || (held < size && acknowledged.is_none()), "{held} of {size}");
        },
    );
    let mut nodes = [pair.open(0), pair.open(1)];
    pair.settle(&mut nodes);
    assert!(in_force(&nodes[0], act) && in_force(&nodes[1], act));
    assert!(nodes.iter().all(|node| node.contradicted().is_empty()));
}
