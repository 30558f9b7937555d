//! A log that ends and is continued by another, told as minutes.

use crate::disk::{Fault, FaultyDisk};
use crate::pair::{Pair, copy, in_force, joint, propose, state};
use paivand_node::source::Pouch;
use paivand_node::verify::verify;
use paivand_node::{Entered, Intent, Node, RekeyError, State, SubmitError, World};
use paivand_record::entry::CloseReason;
use paivand_record::fate::{Fate, Void};
use std::fs;
use std::sync::Arc;

const NEXT: &str = "tj.example/test-2";

fn verifies(pair: &Pair) -> usize {
    let reports = pair.folders.each_ref().map(|folder| verify(folder).unwrap());
    let [one, other] = reports.each_ref().map(|report| {
        let logs = report.logs.iter();
        logs.map(|log| (log.side.clone(), log.checkpoint.clone(), log.fingerprint)).collect::<Vec<_>>()
    });
    assert_eq!(one, other);
    for log in reports.iter().flat_map(|report| &report.logs) {
        assert_eq!((log.void, log.cosignatures), (0, 1), "{}", log.side);
    }
    one.len()
}

#[test]
fn a_side_moves_to_another_log_and_the_other_follows_by_itself() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let kept = nodes[1].submit(&propose("body/kept", &joint())).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    nodes[0].submit(&Intent::Concur { act: kept }).unwrap();
    pair.settle(&mut nodes);
    let open = nodes[1].submit(&propose("body/open", &joint())).unwrap().act.unwrap();
    let theirs = nodes[0].submit(&propose("body/theirs", &joint())).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    nodes[1].succeed(NEXT).unwrap();
    assert_eq!((nodes[1].identity().origin(), nodes[1].own_size()), (NEXT, 1));
    pair.settle(&mut nodes);
    for node in &nodes {
        assert_eq!(node.cut().len(), 3);
        assert!(in_force(node, kept), "what is in force stays");
        let lapsed = &node.record().acts()[&open].fate;
        assert!(matches!(lapsed, Fate::Closed { reason: CloseReason::Lapsed, .. }), "{lapsed:?}");
    }
    // The side goes on in its new log: its own word, its signature, its proposals.
    nodes[1].submit(&state("institution/a")).unwrap();
    nodes[1].submit(&Intent::Concur { act: theirs }).unwrap();
    let again = nodes[1].submit(&propose("body/open", &joint())).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    nodes[0].submit(&Intent::Concur { act: again }).unwrap();
    pair.settle(&mut nodes);
    assert!([theirs, again].iter().all(|act| nodes.iter().all(|node| in_force(node, *act))));
    assert_eq!(verifies(&pair), 3);
    let cut = nodes[0].cut();
    drop(nodes);
    let mut nodes = [pair.open(0), pair.open(1)];
    assert_eq!((nodes[0].cut(), nodes[1].cut()), (cut.clone(), cut), "a restart finds the same");
    // New keys in the new log, and then the other side moves too.
    nodes[1].rekey().unwrap();
    nodes[0].succeed("cn.example/moved").unwrap();
    pair.settle(&mut nodes);
    nodes[0].submit(&state("institution/b")).unwrap();
    nodes[1].succeed("tj.example/third").unwrap();
    pair.settle(&mut nodes);
    assert_eq!(verifies(&pair), 5);
    let copied = nodes[0].certified_copy("tj.2", 0).unwrap();
    assert!(copied.checkpoint.text.starts_with(NEXT), "a log is read where it always stood");
}

#[test]
fn what_cannot_succeed_changes_nothing() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let before = nodes[1].cut();
    for taken in ["tj.example/test", "cn.example/test"] {
        let refused = nodes[1].succeed(taken).unwrap_err();
        assert!(matches!(refused, RekeyError::Submit(SubmitError::Refused(Void::Successor))), "{refused:?}");
    }
    assert!(matches!(nodes[1].succeed("with space"), Err(RekeyError::Identity(_))));
    let act = nodes[1].submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    nodes[0].exchange("tj", &pair.folder(1)).unwrap();
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    nodes[1].exchange("cn", &pair.folder(0)).unwrap();
    let refused = nodes[1].succeed(NEXT).unwrap_err();
    assert!(matches!(refused, RekeyError::Submit(SubmitError::Refused(Void::Awaiting))), "{refused:?}");
    assert_eq!(nodes[1].cut().len(), before.len());
    pair.settle(&mut nodes);
    assert!(in_force(&nodes[0], act), "it goes on as if nothing had been asked");
    nodes[1].succeed(NEXT).unwrap();
    pair.settle(&mut nodes);
    verifies(&pair);
}

#[test]
fn a_pouch_carries_the_end_and_the_beginning() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    nodes[1].succeed(NEXT).unwrap();
    nodes[1].submit(&state("institution/a")).unwrap();
    let carried = |node: &Node| Pouch::parse(&node.pack().unwrap().to_bytes()).unwrap();
    let pouch = carried(&nodes[1]);
    nodes[0].exchange("tj", &pouch).unwrap();
    let pouch = carried(&nodes[0]);
    nodes[1].exchange("cn", &pouch).unwrap();
    pair.settle(&mut nodes);
    verifies(&pair);
    // Over a link, what is wanted is asked for log by log.
    nodes[1].succeed("tj.example/third").unwrap();
    let mut rounds = 0;
    while nodes[0].cut().len() < 4 || nodes[0].cut() != nodes[1].cut() {
        let fetched = nodes[0].wants("tj").fetch(&pair.folder(1)).unwrap();
        nodes[0].exchange("tj", &fetched).unwrap();
        rounds += 1;
        assert!(rounds < 5, "{:?}", nodes[0].cut());
    }
}

#[test]
fn a_crash_at_any_write_of_a_succession_leaves_a_node_that_goes_on() {
    for fault in [Fault::Power, Fault::FullForGood, Fault::Full] {
        for writes in 0.. {
            let pair = Pair::new();
            let [peer, node] = pair.chartered();
            drop(node);
            let disk = Arc::new(FaultyDisk::after(writes, fault));
            let world = World { disk: disk.clone(), ..World::machine() };
            if let Ok(mut node) = Node::open(&pair.folders[1], world) {
                let outcome = node.succeed(NEXT);
                assert!(outcome.is_err() || node.identity().origin() == NEXT);
            }
            let mut node = pair.open(1);
            assert_eq!(node.state(), State::Normal, "after {writes} writes and {fault:?}");
            assert!(node.own_size() > 0);
            if node.identity().origin() != NEXT {
                node.succeed(NEXT).unwrap();
            }
            node.submit(&state("institution/a")).unwrap();
            let mut nodes = [peer, node];
            pair.settle(&mut nodes);
            assert_eq!(verifies(&pair), 3, "after {writes} writes and {fault:?}");
            if !disk.has_failed() {
                assert!(writes > 8, "{writes} writes were tried");
                break;
            }
        }
    }
}

#[test]
fn an_old_backup_follows_its_own_succession() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let backup = pair.root.path().join("backup");
    copy(&pair.folders[1], &backup);
    nodes[1].succeed(NEXT).unwrap();
    nodes[1].submit(&state("institution/a")).unwrap();
    pair.settle(&mut nodes);
    let keys = pair.root.path().join("keys");
    copy(&pair.folders[1].join("keys"), &keys);
    drop(nodes);
    fs::remove_dir_all(&pair.folders[1]).unwrap();
    copy(&backup, &pair.folders[1]);
    let mut nodes = [pair.open(0), pair.open(1)];
    assert!(matches!(nodes[1].state(), State::ReadOnly { .. }));
    nodes[1].exchange("cn", &pair.folder(0)).unwrap();
    assert_eq!((nodes[1].state(), nodes[1].cut()), (State::Keyless, nodes[0].cut()));
    drop(nodes);
    copy(&keys, &pair.folders[1].join("keys"));
    let mut nodes = [pair.open(0), pair.open(1)];
    nodes[1].submit(&state("institution/b")).unwrap();
    pair.settle(&mut nodes);
    verifies(&pair);
}

#[test]
fn a_node_that_lost_more_than_anybody_holds_reads_only_and_says_so() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let backup = pair.root.path().join("backup");
    copy(&pair.folders[1], &backup);
    // Released, and seen by nobody who still has it.
    nodes[1].submit(&state("institution/a")).unwrap();
    let released = nodes[1].own_size();
    drop(nodes);
    fs::remove_dir_all(&pair.folders[1]).unwrap();
    copy(&backup, &pair.folders[1]);
    let mut nodes = [pair.open(0), pair.open(1)];
    nodes[1].exchange("cn", &pair.folder(0)).unwrap();
    let held = nodes[1].own_size();
    assert_eq!(nodes[1].state(), State::ReadOnly { origin: "tj.example/test".into(), released, held });
    let waiting = nodes[1].submit(&state("institution/b")).unwrap();
    assert!(matches!(waiting.entered, Entered::Waiting { .. }), "{waiting:?}");
    let Err(RekeyError::Submit(refused)) = nodes[1].succeed(NEXT) else { panic!("it begins nothing") };
    let said = refused.to_string();
    for words in ["read-only", "let it catch up", "restore a newer backup", "succeeded by the recovery key"] {
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(nodes[1].own_size(), held);
}
