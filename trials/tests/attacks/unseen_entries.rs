//! What nobody was given binds nobody: a restore that loses it goes on. What somebody was given is waited for.

use crate::circle::{Circle, TWO, copy, meet, restore, settle, state};
use paivand_node::{Entered, State};

#[test]
fn an_entry_that_never_left_may_be_lost_with_the_disk() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    let backup = circle.root.path().join("backup");
    copy(&circle.folder("ash"), &backup);
    let before = nodes[0].own_size();
    let act = nodes[0].submit(&state("institution/a")).unwrap().act.unwrap();
    assert!(!nodes[0].held_elsewhere(before), "it is recorded here, and nowhere else");
    assert!(nodes[0].held_elsewhere(before - 1));
    drop(nodes.remove(0));
    restore(&backup, &circle.folder("ash"));
    nodes.insert(0, circle.open("ash"));
    assert_eq!((nodes[0].state(), nodes[0].own_size()), (State::Normal, before));
    let again = nodes[0].submit(&state("institution/b")).unwrap();
    assert!(matches!(again.entered, Entered::Recorded { index, .. } if index == before));
    settle(&mut nodes);
    assert!(
        nodes.iter().all(|node| node.contradicted().is_empty() && !node.record().stated().contains(&act))
    );
    assert!(nodes[0].held_elsewhere(before), "now another side holds it");
    // What is written behind it has a checkpoint of its own, without that cosignature.
    nodes[0].submit(&state("institution/c")).unwrap();
    drop(nodes.remove(0));
    let ash = circle.open("ash");
    let last = ash.own_size() - 1;
    assert!(ash.held_elsewhere(before) && !ash.held_elsewhere(last), "and that is known after a restart");
}

#[test]
fn an_entry_that_left_is_waited_for() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    let backup = circle.root.path().join("backup");
    copy(&circle.folder("ash"), &backup);
    nodes[0].submit(&state("institution/a")).unwrap();
    // One look at the checkpoint is enough, whether or not the entries were taken.
    assert!(nodes[0].hand_out().checkpoint("ash").unwrap().is_some());
    let released = nodes[0].own_size();
    drop(nodes.remove(0));
    restore(&backup, &circle.folder("ash"));
    nodes.insert(0, circle.open("ash"));
    let below = State::ReadOnly { origin: "ash.example/grove".into(), released, held: released - 1 };
    assert_eq!(nodes[0].state(), below);
    assert!(nodes[0].submit(&state("institution/b")).unwrap().place().is_none(), "it waits");
    assert!(nodes[0].confirm_by_person("nobody took it").is_err(), "no word outweighs the mark");
    meet(&mut nodes, 0, 1).unwrap();
    assert_eq!(nodes[0].state(), below);
}
