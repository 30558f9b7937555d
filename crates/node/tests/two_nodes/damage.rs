//! Files of a node that were damaged: each has its sentence and its way out, and nothing is lost by it.

use crate::pair::{Pair, copy, said, state};
use paivand_node::{Node, State, World};
use std::fs;

#[test]
fn a_damaged_file_is_named_with_a_way_out_and_stays_as_it_is() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    nodes[1].submit(&state("institution/a")).unwrap();
    pair.settle(&mut nodes);
    let cut = nodes[1].cut();
    let [_peer, node] = nodes;
    drop(node);
    let folder = &pair.folders[1];
    let backup = "restore it from a backup";
    for (file, sentence) in [
        ("node.json", backup),
        ("keys/log.key", "put it back from a backup, or replace it with `paivand recover`"),
        ("keys/cosigner.key", "put it back from a backup, or replace it with `paivand recover`"),
        ("peers/cn.json", backup),
        ("logs/tj/checkpoint", "restore it from a backup or from the other side"),
        ("logs/cn/checkpoint", "restore it from a backup or from the other side"),
        ("logs/tj/tile/0/000.p/5", "restore it from a backup or from the other side"),
        ("logs/tj/tile/entries/000.p/5", "restore it from a backup or from the other side"),
    ] {
        let path = folder.join(file);
        let good = fs::read(&path).unwrap();
        for bad in [&b"\xffnonsense\n"[..], b"", &good[..good.len() / 3]] {
            fs::write(&path, bad).unwrap();
            let error = Node::open(folder, World::machine()).unwrap_err();
            let said = said(&error);
            assert!(said.contains(sentence), "{file}: {said}");
            assert_eq!(fs::read(&path).unwrap(), bad, "{file} stays as it is");
            fs::write(&path, &good).unwrap();
            let node = Node::open(folder, World::machine()).unwrap();
            assert_eq!((node.cut(), node.state()), (cut.clone(), State::Normal), "{file}");
        }
    }
    // A vault is needed for personal values only.
    fs::write(folder.join("vault.sqlite"), b"\xffnonsense\n").unwrap();
    let mut node = Node::open(folder, World::machine()).unwrap();
    node.submit(&state("institution/b")).unwrap();
    let cut = node.cut();
    drop(node);
    // Views can be worked out again, and are.
    for bad in [&b"\xffnonsense\n"[..], b""] {
        fs::write(folder.join("views.sqlite"), bad).unwrap();
        assert_eq!(Node::open(folder, World::machine()).unwrap().cut(), cut);
    }
}

#[test]
fn a_key_that_is_another_signs_nothing() {
    let pair = Pair::new();
    drop(pair.chartered());
    for (file, of_new) in [("keys/log.key", true), ("keys/cosigner.key", false)] {
        let path = pair.folders[1].join(file);
        let good = fs::read(&path).unwrap();
        fs::write(&path, "ab".repeat(32)).unwrap();
        let mut node = pair.open(1);
        assert_eq!(node.state(), State::Keyless, "{file}");
        let refused = node.submit(&state("institution/a")).unwrap_err().to_string();
        assert!(refused.contains("put the newest keys back from a backup"), "{refused}");
        drop(node);
        fs::write(&path, good).unwrap();
        assert_eq!(pair.open(1).state(), State::Normal);
        // Before the first entry the node does not even open: its log would begin under a key nobody met.
        let new = pair.root.path().join(format!("new{of_new}"));
        paivand_node::identity::Identity::make(&World::machine(), &new, "test", "kz", "kz.example/test")
            .unwrap();
        fs::write(new.join(file), "ab".repeat(32)).unwrap();
        let error = Node::open(&new, World::machine()).unwrap_err();
        assert!(said(&error).contains("restore it from a backup"), "{}", said(&error));
    }
}

#[test]
fn a_log_in_the_folder_of_another_side_is_not_opened_and_comes_again_from_its_side() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    pair.settle(&mut nodes);
    let cut = nodes[0].cut();
    let [node, _peer] = nodes;
    drop(node);
    let (ours, theirs) = (pair.folders[0].join("logs/cn"), pair.folders[0].join("logs/tj"));
    fs::remove_dir_all(&theirs).unwrap();
    copy(&ours, &theirs);
    let error = Node::open(&pair.folders[0], World::machine()).unwrap_err();
    let text = said(&error);
    assert!(text.contains("logs/tj/checkpoint") && text.contains("from the other side"), "{text}");
    let refused = paivand_node::verify::verify(&pair.folders[0]).unwrap_err();
    assert!(refused.to_string().contains("does not"), "{refused}");
    // The way out that the sentence names: without the folder, the log is taken again.
    fs::remove_dir_all(&theirs).unwrap();
    let mut node = pair.open(0);
    node.exchange("tj", &pair.folder(1)).unwrap();
    assert_eq!((node.state(), node.cut()), (State::Normal, cut));
}
