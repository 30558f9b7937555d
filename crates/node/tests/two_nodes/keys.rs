//! Keys that change while the record goes on, told as minutes.

use crate::disk::{Fault, FaultyDisk};
use crate::pair::{Pair, copy, copy_with_mark, in_force, joint, propose, state};
use paivand_node::identity::{Identity, IdentityError};
use paivand_node::source::Folder;
use paivand_node::verify::verify;
use paivand_node::{Intent, Node, RekeyError, State, SubmitError, World};
use paivand_record::checkpoint::cosign;
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use paivand_record::note::Note;
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn verifies(pair: &Pair) {
    for folder in &pair.folders {
        let report = verify(folder).unwrap();
        assert_eq!(report.logs.iter().map(|log| log.void).sum::<u64>(), 0);
        assert_eq!(report.logs.iter().map(|log| log.cosignatures).sum::<usize>(), 2);
    }
}

fn lines(folder: &Path, side: &str) -> Vec<String> {
    let text = fs::read_to_string(folder.join(format!("logs/{side}/vkeys"))).unwrap();
    text.lines().map(String::from).collect()
}

fn secrets(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder.join("keys")).unwrap();
    let mut names: Vec<String> = names.map(|name| name.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// How many secrets are there that sign: keys that only open older pouches stay.
fn signing(folder: &Path) -> usize {
    secrets(folder).iter().filter(|name| name.starts_with("log") || name.starts_with("cosigner")).count()
}

fn stolen(secret: &[u8], name: &str, algorithm: Algorithm) -> Signer {
    let secret = Hash::from_hex(std::str::from_utf8(secret).unwrap()).unwrap();
    Signer::new(name, algorithm, &secret.0).unwrap()
}

#[test]
fn both_sides_change_their_keys_while_an_act_is_in_flight() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let first = lines(&pair.folders[0], "tj");
    let act = nodes[1].submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    // The proposer changes its keys before the other side has even seen the proposal.
    nodes[1].rekey().unwrap();
    pair.settle(&mut nodes);
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    // And the other side between its signature and the enactment that proves it.
    nodes[0].rekey().unwrap();
    pair.settle(&mut nodes);
    assert!(in_force(&nodes[0], act) && in_force(&nodes[1], act));
    nodes[1].rekey().unwrap();
    pair.settle(&mut nodes);
    let cut = nodes[0].cut();
    drop(nodes);
    verifies(&pair);
    for folder in &pair.folders {
        let now = lines(folder, "tj");
        assert_eq!(now.last(), first.first(), "the key by which the sides met stands last");
        assert_ne!(now[0], first[0], "and the one that signs now stands first");
        assert_ne!(now[1], first[1], "with the other side's present cosigner");
        assert_eq!(now.len(), 3);

        assert_eq!(signing(folder), 2, "a cosigner and a log key");
    }
    let mut nodes = [pair.open(0), pair.open(1)];
    assert_eq!(nodes[0].cut(), cut, "a restart finds the same");
    nodes[1].submit(&state("institution/a")).unwrap();
    pair.settle(&mut nodes);
    drop(nodes);
    verifies(&pair);
}

#[test]
fn a_receipt_given_before_a_change_of_keys_still_brings_the_act_into_force() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let act = nodes[1].submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    nodes[0].exchange("tj", &pair.folder(1)).unwrap();
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    nodes[1].exchange("cn", &pair.folder(0)).unwrap();
    nodes[0].exchange("tj", &pair.folder(1)).unwrap();
    nodes[1].rekey().unwrap();
    nodes[1].exchange("cn", &pair.folder(0)).unwrap();
    assert!(in_force(&nodes[1], act), "the checkpoint is judged by the keys of its size");
    pair.settle(&mut nodes);
}

#[test]
fn a_stolen_old_key_signs_nothing_that_counts() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let thief = pair.root.path().join("thief");
    let loot =
        ["log.key", "cosigner.key"].map(|file| fs::read(pair.folders[1].join("keys").join(file)).unwrap());
    nodes[1].rekey().unwrap();
    pair.settle(&mut nodes);
    // The thief continues the log in public, under the old key.
    copy_with_mark(&pair.folders[1], &thief);
    let [log, cosigner] = [
        stolen(&loot[0], "tj.example/test", Algorithm::Ed25519),
        stolen(&loot[1], "tj.example/test/mirror", Algorithm::Cosignature),
    ];
    let path = thief.join("logs/tj/checkpoint");
    let good = Note::parse(&fs::read(&path).unwrap()).unwrap();
    let mut resigned = Note::new(good.text.clone());
    resigned.sign(&log);
    fs::write(&path, resigned.to_string()).unwrap();
    let refused = verify(&thief).unwrap_err();
    assert!(refused.to_string().contains("checkpoint"), "{refused}");
    let held = nodes[0].cut();
    let refused = nodes[0].exchange("tj", &Folder(thief.clone())).unwrap_err();
    assert!(refused.to_string().contains("not signed by its log"), "{refused}");
    assert_eq!(nodes[0].cut(), held);
    assert!(nodes[0].contradicted().is_empty(), "and nobody is blamed for it");
    // Put back into the stolen node's own folder, the old keys are no keys.
    drop(nodes);
    for (file, secret) in ["log.key", "cosigner.key"].iter().zip(&loot) {
        fs::write(thief.join("keys").join(file), secret).unwrap();
    }
    for name in secrets(&thief).iter().filter(|name| name.contains('-')) {
        fs::remove_file(thief.join("keys").join(name)).unwrap();
    }
    fs::write(&path, good.to_string()).unwrap();
    let mut node = Node::open(&thief, World::machine()).unwrap();
    assert_eq!(node.state(), State::Keyless);
    let refused = node.submit(&state("institution/a")).unwrap_err();
    assert!(matches!(refused, SubmitError::Keyless), "{refused}");
    assert!(matches!(node.rekey(), Err(RekeyError::Submit(SubmitError::Keyless))));
    drop(node);
    // A cosignature by the old mirror key is no receipt.
    let path = pair.folders[0].join("logs/cn/checkpoint");
    let mut note = Note::parse(&fs::read(&path).unwrap()).unwrap();
    note.signatures.truncate(1);
    note.signatures.push(cosign(&note, &cosigner, 1_900_000_000));
    fs::write(&path, note.to_string()).unwrap();
    let report = verify(&pair.folders[0]).unwrap();
    let cosigned = report.logs.iter().find(|log| log.side == "cn").unwrap().cosignatures;
    assert_eq!(cosigned, 0, "it is told from a good one, and not counted");
}

#[test]
fn lost_keys_are_replaced_by_the_recovery_key() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let act = nodes[0].submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    drop(nodes);
    let (keys, world) = (pair.folders[1].join("keys"), World::machine());
    let recovery = fs::read(keys.join("recovery.key")).unwrap();
    for file in ["log.key", "cosigner.key", "recovery.key"] {
        fs::remove_file(keys.join(file)).unwrap();
    }
    let refused = Node::open(&pair.folders[1], world.clone()).unwrap_err();
    assert!(format!("{refused:?}").contains("Key(\"keys/log.key\")"), "{refused:?}");
    Identity::replace_lost(&world, &pair.folders[1]).unwrap();
    let mut nodes = [pair.open(0), pair.open(1)];
    assert_eq!(nodes[1].state(), State::Keyless);
    nodes[1].exchange("cn", &pair.folder(0)).unwrap();
    let cut = nodes[1].cut();
    let wrong = nodes[1].recover(&[b'a'; 64]);
    assert!(matches!(wrong, Err(RekeyError::Identity(IdentityError::NotRecovery(_)))), "{wrong:?}");
    assert_eq!(nodes[1].cut(), cut);
    nodes[1].recover(&recovery).unwrap();
    assert_eq!((nodes[1].state(), signing(&pair.folders[1])), (State::Normal, 2));
    nodes[1].submit(&Intent::Concur { act }).unwrap();
    pair.settle(&mut nodes);
    assert!(in_force(&nodes[0], act) && in_force(&nodes[1], act));
    drop(nodes);
    verifies(&pair);
}

#[test]
fn a_backup_from_before_a_change_of_keys_follows_and_signs_nothing() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let backup = pair.root.path().join("backup");
    copy(&pair.folders[1], &backup);
    nodes[1].submit(&state("institution/a")).unwrap();
    nodes[1].rekey().unwrap();
    pair.settle(&mut nodes);
    // The other side's change has seen entries that the backup lacks: it is followed all the same.
    nodes[0].rekey().unwrap();
    pair.settle(&mut nodes);
    let newest = copy_of_keys(&pair.folders[1]);
    drop(nodes);
    fs::remove_dir_all(&pair.folders[1]).unwrap();
    copy(&backup, &pair.folders[1]);
    let mut nodes = [pair.open(0), pair.open(1)];
    assert!(matches!(nodes[1].state(), State::ReadOnly { .. }), "the mark outlives the backup");
    nodes[1].exchange("cn", &pair.folder(0)).unwrap();
    assert_eq!(nodes[1].state(), State::Keyless, "it has caught up to keys that it does not have");
    assert_eq!(nodes[0].cut(), nodes[1].cut());
    drop(nodes);
    for (name, bytes) in newest {
        fs::write(pair.folders[1].join("keys").join(name), bytes).unwrap();
    }
    let mut nodes = [pair.open(0), pair.open(1)];
    nodes[1].submit(&state("institution/b")).unwrap();
    pair.settle(&mut nodes);
    drop(nodes);
    verifies(&pair);
    assert_eq!(signing(&pair.folders[1]), 2, "and the revoked keys are gone");
}

fn copy_of_keys(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let read = |name: String| (name.clone(), fs::read(folder.join("keys").join(name)).unwrap());
    secrets(folder).into_iter().map(read).collect()
}

#[test]
fn a_crash_at_any_write_of_a_change_of_keys_leaves_a_node_that_goes_on() {
    for fault in [Fault::Power, Fault::FullForGood] {
        let pair = Pair::new();
        let mut peer = drop_second(pair.chartered());
        let mut changed = 0;
        for writes in 0.. {
            let disk = Arc::new(FaultyDisk::after(writes, fault));
            let world = World { disk: disk.clone(), ..World::machine() };
            let Ok(mut node) = Node::open(&pair.folders[1], world) else { continue };
            let before = node.own_size();
            let outcome = node.rekey();
            drop(node);
            let mut node = pair.open(1);
            assert_eq!(node.state(), State::Normal, "after {writes} writes and {fault:?}");
            assert!(outcome.is_err() || node.own_size() > before, "what was acknowledged is there");
            changed += usize::from(node.own_size() > before);
            node.submit(&state("institution/a")).unwrap();
            let mut nodes = [peer, node];
            pair.settle(&mut nodes);
            peer = drop_second(nodes);
            verifies(&pair);
            if !disk.has_failed() {
                assert!(writes >= 4 && changed > 1, "{writes} writes, {changed} changes");
                break;
            }
        }
    }
}

fn drop_second([first, _]: [Node; 2]) -> Node {
    first
}
