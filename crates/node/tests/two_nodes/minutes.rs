//! Two nodes on real disks, told as minutes: agree, lose the link, lose a disk, carry a pouch.

use crate::pair::{Pair, Still, copy, deed, in_force, joint, propose, state, words};
use paivand_node::identity::Identity;
use paivand_node::source::{Folder, Pouch};
use paivand_node::verify::verify;
use paivand_node::{Intent, Node, NodeError, State, SubmitError, World};
use paivand_record::entry::CloseReason;
use paivand_record::fate::Fate;
use paivand_record::hash::Hash;
use serde_json::{Map, json};
use std::collections::BTreeMap;
use std::fs;

#[test]
fn an_act_comes_into_force_on_both_nodes_and_survives_a_restart() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let text = include_str!("../../../../memorandum/memorandum.json");
    let digest = Hash::of(text.as_bytes());
    fs::create_dir_all(pair.folders[1].join("documents")).unwrap();
    fs::write(pair.folders[1].join(format!("documents/{digest}")), text).unwrap();
    let intent = propose(
        "document/memorandum",
        &json!({"deed": "document.adopt", "kind": "instrument", "document": digest}),
    );
    let act = nodes[1].submit(&intent).unwrap().act.unwrap();
    assert!(matches!(nodes[1].submit(&intent), Err(SubmitError::Bound(bound)) if bound == act));
    let unheld = json!({"deed": "document.adopt", "kind": "terms", "document": Hash::of(b"not here")});
    let refused = nodes[1].submit(&propose("document/terms", &unheld));
    assert!(matches!(refused, Err(SubmitError::DocumentMissing(_))), "nobody signs what is not held");
    pair.settle(&mut nodes);
    assert_eq!(nodes[0].missing_documents(), [""; 0], "the document travelled");
    assert!(!in_force(&nodes[0], act));
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    pair.settle(&mut nodes);
    assert!(in_force(&nodes[0], act) && in_force(&nodes[1], act));
    let (cut, acts) = (nodes[0].cut(), nodes[0].record().acts().clone());
    drop(nodes);
    let again = pair.open(0);
    assert_eq!((again.cut(), again.record().acts()), (cut, &acts), "a restart folds the same");
    drop(again);
    for folder in &pair.folders {
        let report = verify(folder).unwrap();
        assert_eq!((report.in_force, report.pending, report.documents), (2, 0, 1));
        assert_eq!(report.logs.iter().map(|log| log.void).sum::<u64>(), 0);
    }
}

#[test]
fn what_the_rules_refuse_changes_nothing() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let act = nodes[1].submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    let before = nodes[0].cut();
    let own = nodes[0].record().charter().unwrap();
    for (intent, refused) in [
        (Intent::Close { act, reason: CloseReason::Withdrawn }, "Citation"),
        (Intent::Close { act: own, reason: CloseReason::Withdrawn }, "Citation"),
        (Intent::Concur { act: Hash::of(b"none") }, "UnknownAct"),
        (Intent::Decline { act, reason: "a".repeat(3000) }, "TooLong"),
        (
            Intent::State { subject: String::new(), deed: Map::new(), personal: BTreeMap::new() },
            "Meaning(Malformed",
        ),
        (
            Intent::State {
                subject: "institution/a".into(),
                deed: deed(&json!({"deed": "poem"})),
                personal: BTreeMap::new(),
            },
            "UnknownDeed",
        ),
        (
            Intent::State {
                subject: "seat/a".into(),
                deed: deed(&json!({"deed": "institution.record", "names": words()})),
                personal: BTreeMap::new(),
            },
            "WrongKind",
        ),
        (
            Intent::State { subject: "body/a".into(), deed: deed(&joint()), personal: BTreeMap::new() },
            "Meaning(",
        ),
        (propose("institution/a", &json!({"deed": "institution.record", "names": words()})), "Meaning("),
        (
            Intent::State {
                subject: "a".into(),
                deed: deed(&json!({"text": "a".repeat(30_000)})),
                personal: BTreeMap::new(),
            },
            "ActTooLong",
        ),
        (
            Intent::State {
                subject: "institution/a".into(),
                deed: deed(&json!({"deed": "institution.record", "names": words(), "share": 0.5})),
                personal: BTreeMap::new(),
            },
            "Meaning(Malformed",
        ),
    ] {
        let error = nodes[0].submit(&intent).unwrap_err();
        assert!(format!("{error:?}").contains(refused), "{intent:?}: {error:?}");
        assert_eq!(nodes[0].cut(), before);
    }
    let error = nodes[1].submit(&Intent::Concur { act }).unwrap_err();
    assert!(matches!(error, SubmitError::Bound(bound) if bound == act), "one side does not sign twice");
}

#[test]
fn crossing_proposals_resolve_without_a_person() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let acts = [0, 1]
        .map(|which: usize| nodes[which].submit(&propose("body/terms", &joint())).unwrap().act.unwrap());
    pair.settle(&mut nodes);
    let closed: Vec<bool> =
        acts.iter().map(|act| matches!(nodes[0].record().acts()[act].fate, Fate::Closed { .. })).collect();
    assert_eq!(closed.iter().filter(|closed| **closed).count(), 1, "exactly one yields");
    let (yielding, standing) = if closed[0] { (0, acts[1]) } else { (1, acts[0]) };
    nodes[yielding].submit(&Intent::Concur { act: standing }).unwrap();
    pair.settle(&mut nodes);
    assert!(in_force(&nodes[0], standing) && in_force(&nodes[1], standing));
}

#[test]
fn an_old_backup_is_read_only_until_it_has_caught_up_and_never_forks() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let backups = tempfile::tempdir().unwrap();
    for number in 0..10 {
        copy(&pair.folders[1], &backups.path().join(number.to_string()));
        nodes[1].submit(&state(&format!("institution/i{number}"))).unwrap();
        pair.settle(&mut nodes);
    }
    drop(nodes);
    for number in 0..10 {
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

#[test]
fn a_pouch_carries_what_the_link_does_not() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let act = nodes[1].submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    let carried =
        |which: usize| Pouch::parse(&Pouch::pack(&pair.folders[which]).unwrap().to_bytes()).unwrap();
    nodes[0].exchange("tj", &carried(1)).unwrap();
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    let stale = carried(1);
    for _ in 0..3 {
        nodes[1].exchange("cn", &carried(0)).unwrap();
        nodes[0].exchange("tj", &carried(1)).unwrap();
    }
    assert!(in_force(&nodes[0], act) && in_force(&nodes[1], act));
    let held = nodes[0].cut();
    assert!(nodes[0].exchange("tj", &stale).is_err(), "an old pouch is told from a new one");
    assert_eq!(nodes[0].cut(), held);
    assert!(nodes[0].frozen().is_empty(), "and is no fork");
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

#[test]
fn a_folder_belongs_to_one_process_and_a_node_to_one_folder() {
    let pair = Pair::new();
    let _open = pair.open(0);
    assert!(matches!(Node::open(&pair.folders[0], World::at(Still(0))), Err(NodeError::InUse(_))));
    assert!(Identity::make(&World::machine(), &pair.folders[0], "test", "cn", "cn.example/test").is_err());
    assert!(verify(&pair.folders[0].join("keys")).is_err());
}

#[test]
fn every_altered_byte_below_logs_is_caught() {
    let pair = Pair::new();
    drop(pair.chartered());
    verify(&pair.folders[0]).unwrap();
    let mut files = Vec::new();
    let mut folders = vec![pair.folders[0].join("logs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    let mut checked = 0;
    for path in &files {
        let good = fs::read(path).unwrap();
        let step = (good.len() / 40).max(1);
        for at in (0..good.len()).step_by(step) {
            let mut bad = good.clone();
            bad[at] ^= 1 << (at % 8);
            fs::write(path, &bad).unwrap();
            assert!(verify(&pair.folders[0]).is_err(), "byte {at} of {}", path.display());
            checked += 1;
        }
        fs::write(path, &good).unwrap();
    }
    assert!(checked > 200, "{checked} bytes were tried");
    verify(&pair.folders[0]).unwrap();
}
