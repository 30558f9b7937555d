//! An act that should not have been released, told as minutes: agreed to erase, gone from both, and all else stands.

use crate::pair::{Pair, content, copy, in_force, propose, words};
use paivand_kernel::Refusal;
use paivand_node::verify::verify;
use paivand_node::{Intent, Node, SubmitError};
use paivand_record::hash::Hash;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const SECRET: &str = "Name of a person who was never to be named";

/// A statement with words and a scan that should not have been given away.
fn released(pair: &Pair, nodes: &mut [Node; 2]) -> (Hash, Hash) {
    let scan = Hash::of(SECRET.as_bytes());
    fs::create_dir_all(pair.folders[0].join("documents")).unwrap();
    fs::write(pair.folders[0].join(format!("documents/{scan}")), SECRET).unwrap();
    let secret = json!({"en": SECRET});
    let attest = json!({"act": "event.attest", "what": secret, "on": "2027-01-10", "place": words(),
        "who": [words()], "scan": scan});
    let act = nodes[0].submit(&Intent::state("event/paper", content(&attest))).unwrap().act.unwrap();
    pair.settle(nodes);
    (act, scan)
}

/// The files of a folder that hold the planted bytes, whatever they are.
fn holding(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path));
        } else if fs::read(&path).unwrap().windows(SECRET.len()).any(|bytes| bytes == SECRET.as_bytes()) {
            found.push(path.display().to_string());
        }
    }
    found
}

fn erase(act: Hash) -> Intent {
    propose(&format!("act/{act}"), &json!({"act": "act.erase"}))
}

#[test]
fn what_all_agree_to_erase_is_gone_from_both_and_nothing_else_changes() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let (act, scan) = released(&pair, &mut nodes);
    assert!(pair.folders.iter().all(|folder| holding(folder).len() == 2), "words and scan stand on both");
    let now = nodes[0].now();
    let dues = |node: &Node| node.dues(now);
    let before = dues(&nodes[0]);
    let backup = pair.root.path().join("backup");
    copy(&pair.folders[1], &backup);
    let proposal = nodes[0].submit(&erase(act)).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    nodes[1].submit(&Intent::Concur { act: proposal }).unwrap();
    pair.settle(&mut nodes);
    assert!(in_force(&nodes[0], proposal) && in_force(&nodes[1], proposal));
    for (node, folder) in nodes.iter().zip(&pair.folders) {
        assert_eq!(holding(folder), Vec::<String>::new());
        assert!(node.standing().act(&paivand_kernel::ActId(act.0)).is_some(), "the act stands");
        assert_eq!(dues(node), before, "both have said that it is removed, and nothing else is owed");
        assert!(node.missing_documents().is_empty() && node.missing_words().is_empty());
        assert!(verify(folder).unwrap().missing_words == 0);
    }
    // A pouch that was packed before brings nothing back, and neither does a backup.
    fs::write(pair.folders[0].join(format!("documents/{scan}")), SECRET).unwrap();
    let packed = nodes[1].pack().unwrap();
    assert!(
        !packed.0.values().any(|bytes| bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()))
    );
    for kept in ["words", "documents"] {
        copy(&backup.join(kept), &pair.folders[1].join(kept));
    }
    drop(nodes);
    let mut nodes = [pair.open(0), pair.open(1)];
    assert!(pair.folders.iter().all(|folder| holding(folder).is_empty()), "before anything is served");
    pair.settle(&mut nodes);
    let again = nodes[1].submit(&erase(act)).unwrap_err();
    assert!(matches!(again, SubmitError::Meaning(Refusal::Erased)), "{again:?}");
}

/// An attestation of one side that names this file.
fn naming(subject: &str, scan: Hash) -> Intent {
    let said: Value = json!({"act": "event.attest", "what": words(), "on": "2027-01-10", "place": words(),
        "who": [words()], "scan": scan});
    Intent::state(subject, content(&said))
}

#[test]
fn what_another_act_relies_on_is_not_erased_and_what_was_erased_does_not_come_back() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let (act, scan) = released(&pair, &mut nodes);
    let held = format!("documents/{scan}");
    let mut relied = [pair.open_copy(0), pair.open_copy(1)];
    drop(relied[1].submit(&naming("event/other", scan)).unwrap());
    let refused = relied[1].submit(&erase(act)).unwrap_err();
    assert!(matches!(refused, SubmitError::Meaning(Refusal::NamedElsewhere)), "{refused:?}");
    drop(relied);
    let proposal = nodes[1].submit(&erase(act)).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    nodes[0].submit(&Intent::Concur { act: proposal }).unwrap();
    // Another act of the same side names the file before it can know that the erasure is in force.
    nodes[0].submit(&naming("event/late", scan)).unwrap();
    pair.settle(&mut nodes);
    assert!(in_force(&nodes[0], proposal));
    for (node, folder) in nodes.iter().zip(&pair.folders) {
        assert!(folder.join(&held).exists() && node.missing_documents().is_empty(), "it is held again");
        assert_eq!(holding(folder).len(), 1, "the words are gone");
    }
    let again = nodes[1].submit(&naming("event/again", scan)).unwrap_err();
    assert!(matches!(again, SubmitError::Meaning(Refusal::NamesErased)), "{again:?}");
    drop(nodes);
    let nodes = [pair.open(0), pair.open(1)];
    assert!(pair.folders.iter().all(|folder| folder.join(&held).exists()), "and after a restart");
    assert_eq!(nodes[0].standing(), nodes[1].standing());
}

#[test]
fn words_and_files_of_one_name_are_two_things() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let kept = nodes[1].submit(&Intent::state(
        "institution/kept",
        content(&json!({"act": "institution.record", "names": words()})),
    ));
    let kept = kept.unwrap().act.unwrap();
    pair.settle(&mut nodes);
    let named = Hash(nodes[0].standing().act(&paivand_kernel::ActId(kept.0)).unwrap().act.words.unwrap().0);
    // One names the words of another as a file of its own, and has that erased.
    let bytes = fs::read(pair.folders[0].join(format!("words/{named}"))).unwrap();
    fs::create_dir_all(pair.folders[0].join("documents")).unwrap();
    fs::write(pair.folders[0].join(format!("documents/{named}")), bytes).unwrap();
    let act = nodes[0].submit(&naming("event/lunch", named)).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    let refused = nodes[0].submit(&erase(act)).unwrap_err();
    assert!(matches!(refused, SubmitError::Meaning(Refusal::NamedElsewhere)), "{refused:?}");
    assert!(pair.folders.iter().all(|folder| folder.join(format!("words/{named}")).exists()));
}
