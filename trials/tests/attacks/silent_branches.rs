//! A side that shows two others two branches of its log is found out as soon as these two exchange.

use crate::circle::{Circle, THREE, meet, origin, state};
use paivand_node::{Node, Published, State, World};
use paivand_record::suite::Suite;

#[test]
fn two_honest_sides_that_exchange_find_the_branches_and_go_on() {
    let circle = Circle::of(THREE);
    let mut nodes = circle.chartered();
    drop(nodes.remove(2));
    let twin = circle.twin("cedar");
    let mut cedar = circle.open("cedar");
    let mut other = Node::open(&twin, World::machine()).unwrap();
    cedar.submit(&state("institution/one")).unwrap();
    for number in 0..2 {
        other.submit(&state(&format!("institution/other{number}"))).unwrap();
    }
    nodes[0].exchange("cedar", &Published(&cedar)).unwrap();
    nodes[1].exchange("cedar", &Published(&other)).unwrap();
    let held: Vec<_> = nodes.iter().map(Node::cut).collect();
    // Neither asks cedar any more: each has the other's mirror.
    for _ in 0..3 {
        meet(&mut nodes, 0, 1).ok();
        meet(&mut nodes, 1, 0).ok();
    }
    for (node, held) in nodes.iter_mut().zip(held) {
        assert_eq!(node.contradicted().into_iter().collect::<Vec<_>>(), [origin("cedar")]);
        assert!(node.evidence().iter().all(|piece| piece.proves(Suite::Ed25519Sha256).is_some()));
        assert_eq!(node.cut()[2], held[2], "each keeps the copy it holds");
        assert_eq!(node.state(), State::Normal);
        assert!(node.submit(&state("institution/mine")).unwrap().place().is_some());
    }
    meet(&mut nodes, 0, 1).ok();
    meet(&mut nodes, 1, 0).ok();
    let sizes = |node: &Node| node.hand_out().checkpoint("ash").unwrap().is_some();
    assert!(nodes.iter().all(sizes), "the honest logs are mirrored as before");
    let text = |side: &str, of: &str| {
        std::fs::read_to_string(circle.folder(side).join(format!("logs/{of}/checkpoint"))).unwrap()
    };
    for of in ["ash", "birch"] {
        let [one, two] = ["ash", "birch"].map(|side| text(side, of).lines().nth(1).unwrap().to_owned());
        assert_eq!(one, two, "the log of {of}");
    }
}
