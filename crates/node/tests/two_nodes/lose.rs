//! Disks lost and restored, marks lost, logs forked.

use crate::pair::{Pair, Still, copy, copy_with_mark, state};
use paivand_node::mark::Mark;
use paivand_node::source::Folder;
use paivand_node::source::Pouch;
use paivand_node::{Entered, Node, Published, State, World};
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
        let waiting = nodes[1].submit(&state(&format!("institution/x{number}"))).unwrap();
        assert!(matches!(waiting.entered, Entered::Waiting { .. }), "it is said, and not yet in the log");
        nodes[1].exchange("cn", &pair.folder(0)).unwrap();
        assert_eq!(nodes[1].state(), State::Normal);
        assert_eq!(nodes[1].waiting().unwrap(), [], "what waited is sealed");
        nodes[1].submit(&state(&format!("institution/after{number}"))).unwrap();
        pair.settle(&mut nodes);
        assert!(nodes[0].contradicted().is_empty() && nodes[1].contradicted().is_empty());
    }
}

#[test]
fn a_lost_mark_is_made_up_by_what_the_other_side_shows() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let backup = tempfile::tempdir().unwrap();
    copy(&pair.folders[1], backup.path());
    nodes[1].submit(&state("institution/a")).unwrap();
    nodes[0].submit(&state("institution/z")).unwrap();
    pair.settle(&mut nodes);
    let mirrored = nodes[0].own_size();
    drop(nodes);
    let (folder, mark) = (&pair.folders[1], Mark::path_for(&pair.folders[1]));
    fs::remove_dir_all(folder).unwrap();
    fs::remove_file(&mark).unwrap();
    copy(backup.path(), folder);
    let mut nodes = [pair.open(0), pair.open(1)];
    let unconfirmed = State::Unconfirmed { waits_for: vec!["cn".into()] };
    assert_eq!(nodes[1].state(), unconfirmed);
    let said = nodes[1].submit(&state("institution/b")).unwrap();
    assert_eq!(said.entered, Entered::Waiting { number: 1, waits_for: vec!["cn".into()] });
    // Files alone answer no question.
    nodes[1].exchange("cn", &pair.folder(0)).unwrap();
    assert_eq!(nodes[1].state(), unconfirmed);
    assert!(!mark.exists(), "and nothing is written that would confirm the next start");
    let [peer, node] = &mut nodes;
    node.exchange("cn", &Published(peer)).unwrap();
    assert_eq!(node.state(), State::Normal);
    assert!(node.standing().act(&said.act.unwrap().to_string().parse().unwrap()).is_some(), "sealed late");
    assert_eq!(Mark::open(folder).unwrap().of("cn.example/test").unwrap().size, mirrored);
    pair.settle(&mut nodes);
    drop(nodes);
    assert_eq!(pair.open(1).state(), State::Normal, "the mark is there again");
}

#[test]
fn by_pouch_the_answer_comes_with_the_second_journey() {
    let pair = Pair::new();
    let nodes = pair.chartered();
    drop(nodes);
    fs::remove_file(Mark::path_for(&pair.folders[1])).unwrap();
    let carried = |node: &Node| Pouch::parse(&node.pack().unwrap().to_bytes()).unwrap();
    // Each time another process.
    let early = carried(&pair.open(0));
    let question = carried(&pair.open(1));
    pair.open(1).exchange("cn", &early).unwrap();
    assert!(matches!(pair.open(1).state(), State::Unconfirmed { .. }), "it answers no question");
    pair.open(0).exchange("tj", &question).unwrap();
    let answer = carried(&pair.open(0));
    pair.open(1).exchange("cn", &answer).unwrap();
    assert_eq!(pair.open(1).state(), State::Normal);
    // The mark is lost again: the answer to another start counts for nothing.
    fs::remove_file(Mark::path_for(&pair.folders[1])).unwrap();
    let mut node = pair.open(1);
    node.exchange("cn", &answer).unwrap();
    assert!(matches!(node.state(), State::Unconfirmed { .. }));
}

#[test]
fn a_log_that_contradicts_itself_is_told_with_its_evidence_and_stops_nobody() {
    let pair = Pair::new();
    let nodes = pair.chartered();
    let fork = tempfile::tempdir().unwrap();
    drop(nodes);
    copy_with_mark(&pair.folders[1], &fork.path().join("tj"));
    let mut nodes = [pair.open(0), pair.open(1)];
    nodes[1].submit(&state("institution/a")).unwrap();
    nodes[0].exchange("tj", &pair.folder(1)).unwrap();
    // The same side, from the same point, with its mark: another history.
    let mut forked = Node::open(&fork.path().join("tj"), World::at(Still(0))).unwrap();
    forked.submit(&state("institution/b")).unwrap();
    let held = nodes[0].cut();
    let error = nodes[0].exchange("tj", &Folder(fork.path().join("tj"))).unwrap_err();
    assert!(error.to_string().contains("contradicts"), "{error}");
    assert_eq!(
        nodes[0].cut(),
        held,
        "nothing of the second history is taken, and its own people are told first"
    );
    nodes[1].submit(&state("institution/c")).unwrap();
    nodes[0].exchange("tj", &pair.folder(1)).unwrap();
    assert_eq!(nodes[0].cut()[1].size, held[1].size + 1, "what continues the copy held is taken");
    pair.settle(&mut nodes);
    drop(nodes);
    let node = pair.open(0);
    assert!(node.contradicted().contains("tj.example/test"), "also after a restart");
    assert!(node.record().logs()["cn.example/test"].told.is_empty());
    assert_eq!((node.evidence().len(), node.state()), (1, State::Normal));
}

#[test]
fn a_side_that_signed_two_histories_is_told_and_goes_on() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let backup = pair.root.path().join("backup");
    copy_with_mark(&pair.folders[1], &backup);
    nodes[1].submit(&state("institution/a")).unwrap();
    pair.settle(&mut nodes);
    drop(nodes);
    // A snapshot of folder and mark, of a machine that is not known to be snapshotted.
    fs::remove_dir_all(&pair.folders[1]).unwrap();
    copy_with_mark(&backup, &pair.folders[1]);
    let mut node = pair.open(1);
    node.submit(&state("institution/b")).unwrap();
    let refused = node.exchange("cn", &pair.folder(0)).unwrap_err();
    assert!(refused.to_string().contains("contradicts"), "{refused}");
    assert_eq!((node.state(), node.evidence().len()), (State::Normal, 1));
    node.submit(&state("institution/c")).unwrap();
}
