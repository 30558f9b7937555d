//! A side that handed out more than anybody holds: its old log is below its mark for good, and is continued.

use crate::pair::{Pair, copy, in_force, state};
use paivand_node::source::Folder;
use paivand_node::{Intent, State};
use std::fs;

const NEXT: &str = "tj.example/test-2";

#[test]
fn what_comes_of_a_log_that_is_given_up_counts_below_its_mark() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let recovery = fs::read(pair.folders[1].join("keys/recovery.key")).unwrap();
    let backup = pair.root.path().join("backup");
    copy(&pair.folders[1], &backup);
    // The first of three the other side takes; the others leave, and nobody has them.
    nodes[1].submit(&state("institution/a")).unwrap();
    nodes[0].exchange("tj", &pair.folder(1)).unwrap();
    let taken = nodes[1].own_size();
    for subject in ["institution/b", "institution/c"] {
        nodes[1].submit(&state(subject)).unwrap();
    }
    let released = nodes[1].own_size();
    let [cn, tj] = nodes;
    drop(tj);
    fs::remove_dir_all(&pair.folders[1]).unwrap();
    copy(&backup, &pair.folders[1]);
    let mut nodes = [cn, pair.open(1)];
    let held = nodes[1].own_size();
    let short = State::ReadOnly { origin: "tj.example/test".into(), released, held };
    assert_eq!(nodes[1].state(), short);
    nodes[1].exchange("cn", &Folder(pair.folders[0].clone())).unwrap();
    assert_eq!(nodes[1].state(), short, "what comes back is short of the mark, and does not count");
    // Once another log is to continue it, it does: the end on which all agree must be read.
    let act = nodes[1].succeed(NEXT, &recovery).unwrap();
    nodes[1].exchange("cn", &Folder(pair.folders[0].clone())).unwrap();
    let size = |side: usize, nodes: &[paivand_node::Node; 2]| {
        nodes[side].cut().iter().find(|log| log.origin == "tj.example/test").unwrap().size
    };
    assert_eq!(size(1, &nodes), taken, "all that the other side holds");
    assert!(matches!(nodes[1].state(), State::ReadOnly { .. }), "and nothing is signed there");
    nodes[0].exchange("tj", &pair.folder(1)).unwrap();
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    pair.settle(&mut nodes);
    assert!(in_force(&nodes[1], act));
    assert_eq!((nodes[1].state(), nodes[1].identity().origin()), (State::Normal, NEXT));
    let end = nodes[0].record().logs()["tj.example/test"].ended.as_ref().unwrap();
    assert_eq!(end.size, taken);
}
