//! By pouch, and in pieces.

use crate::pair::{Pair, in_force, joint, propose, state};
use paivand_node::source::Pouch;
use paivand_node::verify::verify;
use paivand_node::{Intent, Node, State};

#[test]
fn a_pouch_carries_what_the_link_does_not() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let act = nodes[1].submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    let carried = |node: &Node| Pouch::parse(&node.pack().unwrap().to_bytes()).unwrap();
    let pouch = carried(&nodes[1]);
    nodes[0].exchange("tj", &pouch).unwrap();
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    let stale = carried(&nodes[1]);
    for _ in 0..3 {
        let pouch = carried(&nodes[0]);
        nodes[1].exchange("cn", &pouch).unwrap();
        let pouch = carried(&nodes[1]);
        nodes[0].exchange("tj", &pouch).unwrap();
    }
    assert!(in_force(&nodes[0], act) && in_force(&nodes[1], act));
    let held = nodes[0].cut();
    assert!(nodes[0].exchange("tj", &stale).is_err(), "an old pouch is told from a new one");
    assert_eq!(nodes[0].cut(), held);
    assert!(nodes[0].contradicted().is_empty(), "and is no fork");
}

#[test]
fn a_log_longer_than_a_bundle_is_pulled_in_pieces_and_verifies() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    for number in 0..530 {
        nodes[1].submit(&state(&format!("institution/i{number}"))).unwrap();
        // Odd sizes on both sides of the bundle's edge.
        if [3, 250, 251, 252, 400, 529].contains(&number) {
            nodes[0].exchange("tj", &pair.folder(1)).unwrap();
            assert_eq!(nodes[0].cut()[1], nodes[1].cut()[1]);
        }
    }
    pair.settle(&mut nodes);
    drop(nodes);
    for folder in &pair.folders {
        let report = verify(folder).unwrap();
        assert!(report.logs[1].checkpoint.size > 512 && report.logs[1].void == 0);
    }
    let again = pair.open(1);
    assert_eq!(again.state(), State::Normal);
}
