//! Each log is tried by itself: whichever is spoiled, and receipts and words beside it, all others are taken, the
//! question of a start is answered, and what is owed is done.

use crate::circle::{Circle, Peer, THREE, meet, settle, state};
use paivand_node::{Published, State};
use std::fs;

/// What ash spoils for birch, and whether birch is told: of a third side's log a mirror need not be right.
const SPOILED: [(&str, bool); 5] = [
    ("logs/ash/checkpoint", true),
    ("logs/birch/checkpoint", true),
    ("logs/cedar/checkpoint", false),
    ("receipts/cedar", false),
    ("logs/cedar.2/checkpoint", false),
];

#[test]
fn one_log_that_fails_stops_nothing_else() {
    for (spoiled, told) in SPOILED {
        let circle = Circle::of(THREE);
        let mut nodes = circle.chartered();
        // Ash holds something new of every side; birch has lost its mark and what it said last.
        drop(nodes.remove(1));
        let backup = circle.root.path().join("backup");
        crate::circle::copy(&circle.folder("birch"), &backup);
        nodes.insert(1, circle.open("birch"));
        for (number, side) in THREE.iter().enumerate() {
            nodes[number].submit(&state(&format!("institution/{side}"))).unwrap();
        }
        meet(&mut nodes, 0, 1).unwrap();
        meet(&mut nodes, 0, 2).unwrap();
        let whole = nodes[0].cut();
        drop(nodes.remove(1));
        crate::circle::restore(&backup, &circle.folder("birch"));
        fs::remove_file(circle.mark("birch")).unwrap();
        let mut birch = circle.open("birch");
        let before = birch.cut();
        let outcome =
            birch.exchange("ash", &Peer::behind(&Published(&nodes[0])).with(spoiled, b"spoiled".to_vec()));
        assert_eq!(outcome.is_err(), told, "{spoiled}: {outcome:?}");
        for ((side, now), (before, whole)) in THREE.iter().zip(birch.cut()).zip(before.iter().zip(&whole)) {
            let expected = if spoiled == format!("logs/{side}/checkpoint") { before } else { whole };
            assert_eq!(now.size, expected.size, "{spoiled}: the log of {side}");
        }
        let waits_for = birch.waits_for();
        let heard = !waits_for.contains(&"ash".to_owned()) || spoiled == "logs/birch/checkpoint";
        assert!(heard, "{spoiled}: ash has answered the question of the start, {waits_for:?}");
        nodes.insert(1, birch);
        // Until birch has caught up it shows less than the others hold.
        for _ in 0..2 {
            for (to, from) in [(1, 0), (1, 2), (0, 1), (2, 1)] {
                meet(&mut nodes, to, from).ok();
            }
        }
        settle(&mut nodes);
        assert!(
            nodes.iter().all(|node| node.state() == State::Normal && node.cut() == nodes[0].cut()),
            "{spoiled}"
        );
    }
}
