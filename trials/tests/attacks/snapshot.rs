//! Of a machine that is snapshotted with all that lies beside the folder, a mark there confirms nothing; one
//! outside the machine does.

use crate::circle::{Circle, TWO, copy, meet, settle, state};
use paivand_node::{Node, Settings, State, World};
use std::fs;

#[test]
fn a_snapshot_of_folder_and_mark_loses_time_and_never_forks() {
    let circle = Circle::of(TWO);
    circle.configure("ash", Settings { snapshotted: true, ..Settings::default() });
    let mut nodes = circle.chartered();
    for number in 0..3 {
        drop(nodes.remove(0));
        let twin = circle.twin("ash");
        nodes.insert(0, circle.open("ash"));
        settle(&mut nodes);
        nodes[0].submit(&state(&format!("institution/a{number}"))).unwrap();
        meet(&mut nodes, 1, 0).unwrap();
        let written = nodes[0].own_size();
        drop(nodes.remove(0));
        // The machine is rolled back, its mark with it.
        fs::remove_dir_all(circle.folder("ash")).unwrap();
        copy(&twin, &circle.folder("ash"));
        fs::copy(paivand_node::mark::Mark::path_for(&twin), circle.mark("ash")).unwrap();
        fs::remove_dir_all(&twin).unwrap();
        nodes.insert(0, circle.open("ash"));
        assert_eq!(nodes[0].state(), State::Unconfirmed { waits_for: vec!["birch".into()] });
        let said = nodes[0].submit(&state(&format!("institution/b{number}"))).unwrap();
        assert!(said.place().is_none());
        settle(&mut nodes);
        assert!(nodes[0].own_size() > written, "what was lost came back, and what was said is behind it");
        assert!(nodes.iter().all(|node| node.contradicted().is_empty()));
        assert_eq!(nodes[0].cut(), nodes[1].cut());
    }
}

#[test]
fn a_second_place_counts_where_the_configuration_names_it() {
    let circle = Circle::of(TWO);
    let elsewhere = circle.root.path().join("another-machine/ash.mark");
    let settings =
        Settings { snapshotted: true, mark_elsewhere: Some(elsewhere.clone()), ..Settings::default() };
    circle.configure("ash", settings);
    let mut nodes = circle.chartered();
    nodes[0].submit(&state("institution/a")).unwrap();
    settle(&mut nodes);
    drop(nodes);
    assert_eq!(
        fs::read(&elsewhere).unwrap(),
        fs::read(circle.mark("ash")).unwrap(),
        "both places rise together"
    );
    assert_eq!(circle.open("ash").state(), State::Normal, "the place outside confirms the start");
    fs::remove_file(circle.mark("ash")).unwrap();
    assert_eq!(circle.open("ash").state(), State::Normal, "also alone");
    fs::remove_file(&elsewhere).unwrap();
    assert!(matches!(circle.open("ash").state(), State::Unconfirmed { .. }));
    // Nobody else looks there: without the setting it is a file like any other.
    circle.configure("ash", Settings::default());
    assert!(matches!(circle.open("ash").state(), State::Unconfirmed { .. }));
    drop(Node::open(&circle.folder("birch"), World::machine()).unwrap());
}
