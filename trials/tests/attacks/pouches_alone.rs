//! Three sides live by pouches alone, each carried and opened by another process, and with a link down.

use crate::circle::{Circle, Peer, THREE, in_force, joint, meet, propose, state};
use paivand_node::Intent;
use paivand_node::pack::PART_BYTES_MAX;
use paivand_node::source::Pouch;

#[test]
fn an_act_comes_into_force_by_pouches_between_processes() {
    let circle = Circle::of(THREE);
    drop(circle.chartered());
    let act = circle.open("ash").submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    for round in 0..5 {
        for from in THREE {
            let pouch = Pouch::parse(&circle.open(from).pack().unwrap().to_bytes()).unwrap();
            for to in THREE.iter().filter(|to| *to != from) {
                circle.open(to).exchange(from, &pouch).unwrap();
            }
        }
        if round == 0 {
            for side in ["birch", "cedar"] {
                circle.open(side).submit(&Intent::Concur { act }).unwrap();
            }
        }
    }
    for side in THREE {
        assert!(in_force(&circle.open(side), act), "at {side}");
    }
}

#[test]
fn a_side_whose_link_is_down_is_taken_from_the_mirror_of_another() {
    let circle = Circle::of(THREE);
    let mut nodes = circle.chartered();
    // Birch and cedar reach only ash.
    let act = nodes[2].submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    for round in 0..6 {
        for (to, from) in [(0, 2), (1, 0), (0, 1), (2, 0)] {
            meet(&mut nodes, to, from).unwrap();
        }
        if round == 1 {
            nodes[0].submit(&Intent::Concur { act }).unwrap();
            nodes[1].submit(&Intent::Concur { act }).unwrap();
        }
    }
    assert!(nodes.iter().all(|node| in_force(node, act)), "in force at all three");
    assert!(nodes.iter().all(|node| node.cut() == nodes[0].cut()));
}

#[test]
fn a_log_that_fails_stops_no_other_in_the_same_pouch() {
    let circle = Circle::of(THREE);
    let mut nodes = circle.chartered();
    nodes[0].submit(&state("institution/a")).unwrap();
    nodes[2].submit(&state("institution/c")).unwrap();
    meet(&mut nodes, 0, 2).unwrap();
    let pouch = nodes[0].pack().unwrap();
    let spoiled = Peer::behind(&pouch).with("logs/ash/checkpoint", b"spoiled".to_vec());
    let before = nodes[1].cut();
    assert!(nodes[1].exchange("ash", &spoiled).is_err());
    let after = nodes[1].cut();
    assert_eq!(after[0], before[0], "the spoiled one is not taken");
    assert_eq!(after[2].size, before[2].size + 1, "the other is");
}

#[test]
fn a_pouch_for_a_side_holds_what_it_lacks_in_parts() {
    let circle = Circle::of(THREE);
    let mut nodes = circle.chartered();
    let many: Vec<Intent> = (0..300).map(|number| state(&format!("institution/i{number}"))).collect();
    assert!(nodes[0].submit_all(&many).iter().all(Result::is_ok));
    crate::circle::settle(&mut nodes);
    let whole = nodes[0].pack().unwrap().to_bytes().len();
    nodes[0].submit(&state("institution/new")).unwrap();
    let parts = nodes[0].pack_for("birch").unwrap();
    let size = parts.iter().map(|part| part.to_bytes().len()).sum::<usize>();
    assert!(parts.len() == 1 && size < whole / 2, "{size} of {whole} bytes");
    assert_eq!(nodes[1].exchange("ash", &parts[0]).unwrap(), 1);
    // Everything, for one that has nothing: no part is larger than mail takes.
    assert!(nodes[0].pack_for("dogwood").is_err());
    for part in nodes[0].pack_for("cedar").unwrap() {
        assert!(part.to_bytes().len() <= PART_BYTES_MAX);
    }
}
