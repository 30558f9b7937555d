//! Disks lost and restored, marks lost, logs forked.

use crate::pair::{Pair, Still, copy, state};
use paivand_node::source::Folder;
use paivand_node::{Node, State, SubmitError, World};
use std::fs;

/// How many backups are restored, one after another.
const BACKUPS: usize = 50;

#[test]
fn an_old_backup_is_read_only_until_it_has_caught_up_and_never_forks() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let backups = tempfile::tempdir().unwrap();
    for number in 0..BACKUPS {
        copy(&pair.folders[1], &backups.path().join(number.to_string()));
        nodes[1].submit(&state(&format!("institution/i{number}"))).unwrap();
        pair.settle(&mut nodes);
    }
    drop(nodes);
    for number in 0..BACKUPS {
        let (folder, released) = (&pair.folders[1], {
            let node = pair.open(1);
            node.own_size()
        });
        fs::remove_dir_all(folder).unwrap();
        copy(&backups.path().join(number.to_string()), folder);
        let mut nodes = [pair.open(0), pair.open(1)];
        let held = nodes[1].own_size();
        assert_eq!(
            nodes[1].state(),
            State::ReadOnly { origin: "tj.example/test".into(), released, held },
            "the mark outlives the backup"
        );
        let refused = nodes[1].submit(&state("institution/x"));
        assert!(matches!(refused, Err(SubmitError::ReadOnly { .. })));
        nodes[1].exchange("cn", &pair.folder(0)).unwrap();
        assert_eq!(nodes[1].state(), State::Normal);
        nodes[1].submit(&state(&format!("institution/after{number}"))).unwrap();
        pair.settle(&mut nodes);
        assert!(nodes[0].frozen().is_empty() && nodes[1].frozen().is_empty());
    }
}

#[test]
fn a_lost_mark_is_made_up_by_what_the_other_side_holds() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let backup = tempfile::tempdir().unwrap();
    copy(&pair.folders[1], backup.path());
    nodes[1].submit(&state("institution/a")).unwrap();
    pair.settle(&mut nodes);
    drop(nodes);
    fs::remove_dir_all(&pair.folders[1]).unwrap();
    fs::remove_file(paivand_node::mark::Mark::path_for(&pair.folders[1])).unwrap();
    copy(backup.path(), &pair.folders[1]);
    let mut nodes = [pair.open(0), pair.open(1)];
    nodes[1].exchange("cn", &pair.folder(0)).unwrap();
    pair.settle(&mut nodes);
    assert_eq!(nodes[1].state(), State::Normal);
}

#[test]
fn a_log_that_forks_is_frozen_and_the_evidence_kept() {
    let pair = Pair::new();
    let nodes = pair.chartered();
    let fork = tempfile::tempdir().unwrap();
    drop(nodes);
    copy(&pair.folders[1], &fork.path().join("tj"));
    let mut nodes = [pair.open(0), pair.open(1)];
    nodes[1].submit(&state("institution/a")).unwrap();
    nodes[0].exchange("tj", &pair.folder(1)).unwrap();
    // The same side, from the same point, without its mark: another history.
    let mut forked = Node::open(&fork.path().join("tj"), World::at(Still(0))).unwrap();
    forked.submit(&state("institution/b")).unwrap();
    let held = nodes[0].cut();
    let error = nodes[0].exchange("tj", &Folder(fork.path().join("tj"))).unwrap_err();
    assert!(error.to_string().contains("frozen"), "{error}");
    assert_eq!(nodes[0].cut()[1], held[1], "nothing of the second history is taken");
    assert_eq!(nodes[0].cut()[0].size, held[0].size + 1, "and the evidence stands in the own log");
    assert!(nodes[0].standing().frozen().contains_key(&"tj".parse().unwrap()));
    assert!(pair.folders[0].join("evidence/tj-shown.note").exists());
    assert!(nodes[0].exchange("tj", &pair.folder(1)).is_err(), "and no branch is chosen");
    let cut = nodes[0].cut();
    drop(nodes);
    let mut node = pair.open(0);
    assert!(node.frozen().contains("tj.example/test"), "also after a restart");
    assert!(node.exchange("tj", &pair.folder(1)).is_err());
    assert_eq!(node.cut(), cut, "and the evidence enters the log once");
}
