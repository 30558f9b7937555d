//! Two sides withhold what a third has seen. What was judged without it after an hour is not put off for another when
//! the one log comes and the other does not.

use crate::circle::{Circle, Peer, meet, origin, state};
use jiff::Timestamp;
use paivand_node::{Clock, Node, Published, World};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

const FOUR: &[&str] = &["ash", "birch", "cedar", "dogwood"];

/// A clock that is set by hand.
#[derive(Clone, Debug)]
struct SetClock(Arc<AtomicI64>);

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).unwrap()
    }
}

/// A side that shows nothing of some logs.
fn without<'a>(truth: &'a Published<'a>, logs: &[&str]) -> Peer<'a> {
    let mut peer = Peer::behind(truth);
    for log in logs {
        peer.instead.insert(format!("logs/{log}/checkpoint"), None);
    }
    peer
}

#[test]
fn what_waited_once_does_not_wait_again() {
    let circle = Circle::of(FOUR);
    let mut nodes = circle.chartered();
    drop(nodes.remove(1));
    let now = Timestamp::now().as_second();
    let clock = SetClock(Arc::new(AtomicI64::new(now)));
    let birch = Node::open(&circle.folder("birch"), World::at(clock.clone())).unwrap();
    nodes.insert(1, birch);
    for from in [2, 3] {
        nodes[from].submit(&state("institution/a")).unwrap();
        meet(&mut nodes, 0, from).unwrap();
    }
    let said = nodes[0].submit(&state("institution/b")).unwrap().act.unwrap();
    let hears = |nodes: &mut Vec<Node>, from: usize, withheld: &[&str]| {
        let mut birch = nodes.remove(1);
        let peer = Published(&nodes[from - usize::from(from > 1)]);
        birch.exchange(FOUR[from], &without(&peer, withheld)).unwrap();
        nodes.insert(1, birch);
        nodes[1].record().stated().contains(&said)
    };
    assert!(!hears(&mut nodes, 0, &["cedar", "dogwood"]), "it waits for what ash has seen");
    clock.0.fetch_add(3_601, Ordering::Relaxed);
    assert!(hears(&mut nodes, 0, &["cedar", "dogwood"]), "for an hour");
    // With dogwood's log all is folded again; cedar's is withheld still.
    let before = nodes[1].cut();
    assert!(hears(&mut nodes, 3, &["ash", "cedar"]), "and not for another");
    let held = |cut: &[paivand_record::checkpoint::Checkpoint], side: &str| {
        cut.iter().find(|log| log.origin == origin(side)).unwrap().size
    };
    assert_eq!(held(&nodes[1].cut(), "ash"), held(&before, "ash"), "all that was understood is");
    assert_eq!(held(&nodes[1].cut(), "dogwood"), held(&before, "dogwood") + 1);
}
