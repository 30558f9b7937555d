//! A log that ends and is continued by another, told as minutes.

use crate::disk::{Fault, FaultyDisk};
use crate::pair::{Pair, copy, copy_with_mark, in_force, joint, propose, state};
use paivand_node::identity::IdentityError;
use paivand_node::source::{Folder, Pouch};
use paivand_node::verify::verify;
use paivand_node::{Entered, Intent, Node, RekeyError, State, SubmitError, World};
use paivand_record::entry::CloseReason;
use paivand_record::fate::Fate;
use std::fs;
use std::sync::Arc;

const NEXT: &str = "tj.example/test-2";

/// The secret of a side's recovery key, as it was carried away.
fn recovery(pair: &Pair, side: usize) -> Vec<u8> {
    fs::read(pair.folders[side].join("keys/recovery.key")).unwrap()
}

/// One side proposes that another log continues its own, the other agrees.
fn moves(pair: &Pair, nodes: &mut [Node; 2], side: usize, origin: &str) {
    let act = nodes[side].succeed(origin, &recovery(pair, side)).unwrap();
    pair.settle(nodes);
    nodes[1 - side].submit(&Intent::Concur { act }).unwrap();
    pair.settle(nodes);
    assert_eq!(nodes[side].identity().origin(), origin);
    assert!(in_force(&nodes[0], act) && in_force(&nodes[1], act));
}

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
    let succession = nodes[1].succeed(NEXT, &recovery(&pair, 1)).unwrap();
    assert_ne!(nodes[1].identity().origin(), NEXT, "alone it moves nowhere");
    let refused = nodes[1].submit(&state("institution/a")).unwrap_err();
    assert!(matches!(&refused, SubmitError::Succeeding(origin) if origin == NEXT), "{refused:?}");
    pair.settle(&mut nodes);
    assert_eq!(
        (nodes[0].cut().len(), nodes[0].cut()),
        (3, nodes[1].cut()),
        "it is seen, and changes nothing"
    );
    nodes[0].submit(&Intent::Concur { act: succession }).unwrap();
    pair.settle(&mut nodes);
    assert_eq!((nodes[1].identity().origin(), nodes[1].own_size()), (NEXT, 4));
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
    pair.settle(&mut nodes);
    moves(&pair, &mut nodes, 0, "cn.example/moved");
    nodes[0].submit(&state("institution/b")).unwrap();
    pair.settle(&mut nodes);
    moves(&pair, &mut nodes, 1, "tj.example/third");
    assert_eq!(verifies(&pair), 5);
    let copied = nodes[0].certified_copy("tj.2", 0).unwrap();
    assert!(copied.checkpoint.text.starts_with(NEXT), "a log is read where it always stood");
}

#[test]
fn what_cannot_succeed_changes_nothing() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let (before, secret) = (nodes[1].cut(), recovery(&pair, 1));
    for taken in ["tj.example/test", "cn.example/test"] {
        let refused = nodes[1].succeed(taken, &secret).unwrap_err();
        assert!(matches!(refused, RekeyError::Known(_)), "{refused:?}");
    }
    assert!(matches!(
        nodes[1].succeed("with space", &secret),
        Err(RekeyError::Identity(IdentityError::Name))
    ));
    let other = nodes[1].succeed(NEXT, &recovery(&pair, 0)).unwrap_err();
    assert!(matches!(other, RekeyError::Identity(IdentityError::NotRecovery(_))), "{other:?}");
    assert_eq!(nodes[1].cut(), before);
    assert_eq!(fs::read_dir(pair.folders[1].join("logs")).unwrap().count(), 2);
}

#[test]
fn a_side_that_declines_leaves_the_old_log_as_it_was() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let act = nodes[1].succeed(NEXT, &recovery(&pair, 1)).unwrap();
    pair.settle(&mut nodes);
    nodes[0].submit(&Intent::Decline { act, reason: "en=By telephone first.".into() }).unwrap();
    pair.settle(&mut nodes);
    assert!(nodes[1].submit(&state("institution/a")).is_err(), "it still waits");
    nodes[1].submit(&Intent::Close { act, reason: CloseReason::Declined }).unwrap();
    nodes[1].submit(&state("institution/a")).unwrap();
    pair.settle(&mut nodes);
    assert_eq!(nodes[1].identity().origin(), "tj.example/test");
    assert!(nodes[1].succeed(NEXT, &recovery(&pair, 1)).is_err(), "that log has had its one proposal");
    let act = nodes[1].succeed("tj.example/again", &recovery(&pair, 1)).unwrap();
    pair.settle(&mut nodes);
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    pair.settle(&mut nodes);
    assert_eq!(nodes[1].identity().origin(), "tj.example/again");
    assert_eq!(verifies(&pair), 4);
}

#[test]
fn a_pouch_carries_the_end_and_the_beginning() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let act = nodes[1].succeed(NEXT, &recovery(&pair, 1)).unwrap();
    let carried = |node: &Node| Pouch::parse(&node.pack().unwrap().to_bytes()).unwrap();
    let pouch = carried(&nodes[1]);
    nodes[0].exchange("tj", &pouch).unwrap();
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    for _ in 0..2 {
        let pouch = carried(&nodes[0]);
        nodes[1].exchange("cn", &pouch).unwrap();
        let pouch = carried(&nodes[1]);
        nodes[0].exchange("tj", &pouch).unwrap();
    }
    assert_eq!(nodes[1].identity().origin(), NEXT);
    nodes[1].submit(&state("institution/a")).unwrap();
    pair.settle(&mut nodes);
    verifies(&pair);
    // Over a link, what is wanted is asked for log by log.
    let act = nodes[1].succeed("tj.example/third", &recovery(&pair, 1)).unwrap();
    let fetched = nodes[0].wants("tj").fetch(&pair.folder(1)).unwrap();
    nodes[0].exchange("tj", &fetched).unwrap();
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    for _ in 0..3 {
        let fetched = nodes[1].wants("cn").fetch(&pair.folder(0)).unwrap();
        nodes[1].exchange("cn", &fetched).unwrap();
        let fetched = nodes[0].wants("tj").fetch(&pair.folder(1)).unwrap();
        nodes[0].exchange("tj", &fetched).unwrap();
    }
    assert_eq!((nodes[1].identity().origin(), nodes[0].cut()), ("tj.example/third", nodes[1].cut()));
}

#[test]
fn a_crash_at_any_write_of_a_succession_leaves_a_node_that_goes_on() {
    for fault in [Fault::Power, Fault::FullForGood, Fault::Full] {
        for writes in 0.. {
            let pair = Pair::new();
            let [peer, node] = pair.chartered();
            drop(node);
            let secret = recovery(&pair, 1);
            let disk = Arc::new(FaultyDisk::after(writes, fault));
            let world = World { disk: disk.clone(), ..World::machine() };
            let begun =
                Node::open(&pair.folders[1], world).is_ok_and(|mut node| node.succeed(NEXT, &secret).is_ok());
            let mut node = pair.open(1);
            // Where the beginning was lost with the disk, the mark of it tells, and the other side is asked.
            assert!(matches!(node.state(), State::Normal | State::Unconfirmed { .. }), "{:?}", node.state());
            node.exchange("cn", &pair.folder(0)).unwrap();
            node.exchange("cn", &paivand_node::Published(&peer)).unwrap();
            assert_eq!(node.state(), State::Normal, "after {writes} writes and {fault:?}");
            let proposed = |node: &Node| {
                let acts = node.record().acts().iter();
                acts.filter(|(_, act)| act.at.origin == NEXT).map(|(id, _)| *id).next()
            };
            let act = match proposed(&node) {
                Some(act) => act,
                None => {
                    assert!(!begun, "what was said to be done is done");
                    node.succeed(NEXT, &secret).unwrap()
                }
            };
            let mut nodes = [peer, node];
            pair.settle(&mut nodes);
            nodes[0].submit(&Intent::Concur { act }).unwrap();
            pair.settle(&mut nodes);
            nodes[1].submit(&state("institution/a")).unwrap();
            pair.settle(&mut nodes);
            assert_eq!(nodes[1].identity().origin(), NEXT);
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
    moves(&pair, &mut nodes, 1, NEXT);
    nodes[1].submit(&state("institution/a")).unwrap();
    pair.settle(&mut nodes);
    let keys = pair.root.path().join("keys");
    copy(&pair.folders[1].join("keys"), &keys);
    drop(nodes);
    fs::remove_dir_all(&pair.folders[1]).unwrap();
    copy(&backup, &pair.folders[1]);
    let mut nodes = [pair.open(0), pair.open(1)];
    assert!(matches!(nodes[1].state(), State::Unconfirmed { .. }), "a log is marked that it does not know");
    let [cn, tj] = &mut nodes;
    let fetched = tj.wants("cn").fetch(&paivand_node::Published(cn)).unwrap();
    tj.exchange("cn", &fetched).unwrap();
    assert_eq!((tj.state(), tj.cut()), (State::Keyless, cn.cut()));
    drop(nodes);
    copy(&keys, &pair.folders[1].join("keys"));
    let mut nodes = [pair.open(0), pair.open(1)];
    nodes[1].submit(&state("institution/b")).unwrap();
    pair.settle(&mut nodes);
    verifies(&pair);
}

#[test]
fn a_node_that_lost_more_than_anybody_holds_goes_on_in_another_log() {
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
    let said = nodes[1].rekey().unwrap_err();
    let said = std::error::Error::source(&said).unwrap().to_string();
    for words in
        ["read-only", "let it catch up", "restore a newer backup", "`paivand succeed` and the recovery key"]
    {
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(nodes[1].own_size(), held);
    moves(&pair, &mut nodes, 1, NEXT);
    assert_eq!(nodes[1].state(), State::Normal);
    let waited = nodes.iter().all(|node| node.record().stated().len() == 1);
    assert!(waited, "what waited is said in the new log");
    pair.settle(&mut nodes);
    verifies(&pair);
}

/// The log key was stolen and used: the other side holds the thief's branch, the side its own. The word of both and of
/// the recovery key ends the log where they agreed last.
#[test]
fn a_side_whose_key_was_stolen_and_used_goes_on_in_another_log() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let thief = pair.root.path().join("thief");
    copy_with_mark(&pair.folders[1], &thief);
    let mut stolen = Node::open(&thief, World::machine()).unwrap();
    let theirs = stolen.submit(&state("institution/stolen")).unwrap().act.unwrap();
    nodes[0].exchange("tj", &Folder(thief)).unwrap();
    assert!(nodes[0].record().stated().contains(&theirs));
    nodes[1].submit(&state("institution/own")).unwrap();
    let exchange = |nodes: &mut [Node; 2]| {
        for _ in 0..4 {
            let [cn, tj] = nodes;
            cn.exchange("tj", &pair.folder(1)).ok();
            tj.exchange("cn", &pair.folder(0)).ok();
        }
    };
    exchange(&mut nodes);
    assert_eq!(nodes[0].contradicted().len(), 1, "the other side is told");
    let act = nodes[1].succeed(NEXT, &recovery(&pair, 1)).unwrap();
    exchange(&mut nodes);
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    exchange(&mut nodes);
    assert_eq!(nodes[1].identity().origin(), NEXT);
    assert!(nodes.iter().all(|node| in_force(node, act) && node.record().stated().is_empty()));
    nodes[1].submit(&state("institution/again")).unwrap();
    exchange(&mut nodes);
    assert_eq!(nodes[0].record().stated(), nodes[1].record().stated());
    assert_eq!(nodes[0].standing(), nodes[1].standing());
}

/// Until it is enacted the side may take its proposal back, and is where it was, though the other has let the old log
/// go.
#[test]
fn a_succession_may_be_taken_back() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let act = nodes[1].succeed(NEXT, &recovery(&pair, 1)).unwrap();
    pair.settle(&mut nodes);
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    let [cn, tj] = &mut nodes;
    let close = Intent::Close { act, reason: CloseReason::Withdrawn };
    tj.submit(&close).unwrap();
    tj.exchange("cn", &pair.folder(0)).unwrap();
    cn.exchange("tj", &pair.folder(1)).unwrap();
    pair.settle(&mut nodes);
    nodes[1].submit(&state("institution/a")).unwrap();
    pair.settle(&mut nodes);
    assert_eq!(nodes[0].record().stated().len(), 1, "the old log is taken again");
}

/// The pouch with the logs of a side under other numbers: who carries it needs no key for that.
fn renamed(pouch: Pouch, names: &[(&str, &str)]) -> Pouch {
    let path = |path: String| {
        let step = path.split('/').nth(1).unwrap_or_default().to_owned();
        let other = names.iter().find(|(from, _)| *from == step).map_or(step.as_str(), |(_, to)| *to);
        path.replacen(&format!("/{step}"), &format!("/{other}"), 1)
    };
    Pouch(pouch.0.into_iter().map(|(from, bytes)| (path(from), bytes)).collect())
}

#[test]
fn who_carries_a_pouch_cannot_make_two_nodes_number_logs_apart() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let (second, third) = (NEXT, "tj.example/third");
    let withdrawn = nodes[1].succeed(second, &recovery(&pair, 1)).unwrap();
    nodes[1].submit(&Intent::Close { act: withdrawn, reason: CloseReason::Withdrawn }).unwrap();
    nodes[1].succeed(third, &recovery(&pair, 1)).unwrap();
    let packed = renamed(nodes[1].pack().unwrap(), &[("tj.2", "tj.3"), ("tj.3", "tj.2")]);
    nodes[0].exchange("tj", &packed).unwrap();
    let found = fs::read_to_string(pair.folders[0].join("logs/tj.2/checkpoint")).unwrap();
    assert!(found.starts_with(third), "it was found in another order: {found}");
    // By the link and by further pouches each finds the other's logs by what they are.
    let (&act, _) = nodes[0].record().succession(third).unwrap();
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    pair.settle(&mut nodes);
    assert_eq!(nodes[1].identity().origin(), third);
    nodes[1].submit(&state("institution/a")).unwrap();
    let packed = nodes[1].pack().unwrap();
    nodes[0].exchange("tj", &packed).unwrap();
    pair.settle(&mut nodes);
    assert_eq!(nodes[0].cut(), nodes[1].cut());
    assert_eq!(nodes[0].cut().len(), 4);
}
