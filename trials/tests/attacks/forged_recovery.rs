//! Below the mark everything is put aside: what a forger sends a restored mirror counts only if it reaches what
//! was once cosigned, and agrees with it.

use crate::circle::{Circle, TWO, copy, meet, origin, restore, settle, state};
use paivand_node::{Node, Published, World};
use paivand_record::suite::Suite;

#[test]
fn a_shorter_forged_history_never_counts() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    drop(nodes.remove(1));
    let twin = circle.twin("birch");
    nodes.push(circle.open("birch"));
    drop(nodes.remove(0));
    let backup = circle.root.path().join("backup");
    copy(&circle.folder("ash"), &backup);
    nodes.insert(0, circle.open("ash"));
    for number in 0..4 {
        nodes[1].submit(&state(&format!("institution/b{number}"))).unwrap();
    }
    settle(&mut nodes);
    let cosigned = nodes[1].own_size();
    drop(nodes.remove(0));
    restore(&backup, &circle.folder("ash"));
    let mut ash = circle.open("ash");
    let held = ash.cut();
    let mut forger = Node::open(&twin, World::machine()).unwrap();
    let forged = forger.submit(&state("institution/forged")).unwrap().act.unwrap();
    // Shorter than the mark, then as long, then longer.
    for number in 0..6 {
        ash.exchange("birch", &Published(&forger)).ok();
        assert!(!ash.record().stated().contains(&forged), "it never counts");
        assert_eq!(ash.cut()[1], held[1]);
        forger.submit(&state(&format!("institution/f{number}"))).unwrap();
    }
    let note = std::fs::read_to_string(circle.folder("ash").join("logs/birch/checkpoint")).unwrap();
    assert!(note.contains(&format!("\n{}\n", held[1].size)), "and nothing of it is cosigned: {note}");
    assert_eq!(ash.contradicted().into_iter().collect::<Vec<_>>(), [origin("birch")]);
    assert!(
        ash.evidence().iter().all(|piece| piece.proves(Suite::Ed25519Sha256).is_some()),
        "two notes on two branches"
    );
    // The log that was cosigned comes back, and counts.
    nodes.insert(0, ash);
    for _ in 0..2 {
        meet(&mut nodes, 0, 1).ok();
    }
    assert_eq!(nodes[0].cut()[1].size, cosigned);
    nodes[0].submit(&state("institution/a")).unwrap();
    settle(&mut nodes);
    assert_eq!(nodes[0].cut(), nodes[1].cut());
}
