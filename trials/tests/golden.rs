//! Golden records: what every later version must find in them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

use paivand_trials::golden::{EXPECTATION, MEANING, folder, meant, told};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A record and its nodes, so that a lost folder is not a passed test.
const KEPT: [(&str, &[&str]); 6] = [
    ("0001", &["beijing", "dushanbe"]),
    ("0002", &["paper", "three", "two"]),
    ("0003", &["suites"]),
    ("0004", &["offices", "paper"]),
    ("0005", &["topics"]),
    ("0006", &["notes"]),
];

/// Largest golden record: they stay in every clone for ever.
const RECORD_BYTES_MAX: u64 = 300 * 1024;

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.file_type().unwrap().is_dir());
    let mut names: Vec<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn expectation(node: &Path) -> Value {
    serde_json::from_slice(&fs::read(node.join(EXPECTATION)).unwrap()).unwrap()
}

#[test]
fn every_golden_record_says_what_it_said() {
    assert_eq!(names(&folder()), KEPT.map(|(record, _)| record), "the list of golden records");
    for (record, nodes) in KEPT {
        let record = folder().join(record);
        assert_eq!(names(&record), nodes);
        for node in nodes.iter().map(|node| record.join(node)) {
            assert_eq!(told(&node).unwrap(), expectation(&node), "{}", node.display());
        }
    }
}

#[test]
fn the_acts_of_the_fourth_record_mean_what_they_meant() {
    for node in ["offices", "paper"].map(|node| folder().join("0004").join(node)) {
        let kept: Value = serde_json::from_slice(&fs::read(node.join(MEANING)).unwrap()).unwrap();
        assert_eq!(meant(&node).unwrap(), kept, "{}", node.display());
        assert_eq!(kept["voids"].as_array().unwrap().len(), 0, "what a node says counts");
    }
    let meaning = |node: &str| fs::read_to_string(folder().join("0004").join(node).join(MEANING)).unwrap();
    let (offices, paper) = (meaning("offices"), meaning("paper"));
    for said in
        ["device-key", "\"pen\"", "checked", "kept", "commitment.withdraw", "document.withdraw", "act.erased"]
    {
        assert!(offices.contains(said), "{said}");
    }
    let filled = |name: &str| paper.contains(&format!("\"{name}\": {{\n        \"tj\""));
    assert!(filled("taken_over") && filled("disputed"), "{paper}");
}

#[test]
fn the_acts_of_the_fifth_record_mean_what_they_meant() {
    let node = folder().join("0005/topics");
    let kept: Value = serde_json::from_slice(&fs::read(node.join(MEANING)).unwrap()).unwrap();
    assert_eq!(meant(&node).unwrap(), kept);
    let acts = kept["acts"].as_array().unwrap();
    let count = |kind: &str| acts.iter().filter(|act| act["kind"] == kind).count();
    assert_eq!((count("charter.found"), count("topic.raise"), count("topic.close")), (2, 3, 2));
}

#[test]
fn the_acts_of_the_sixth_record_mean_what_they_meant() {
    let node = folder().join("0006/notes");
    let kept: Value = serde_json::from_slice(&fs::read(node.join(MEANING)).unwrap()).unwrap();
    assert_eq!(meant(&node).unwrap(), kept);
    let acts = kept["acts"].as_array().unwrap();
    let count = |kind: &str| acts.iter().filter(|act| act["kind"] == kind).count();
    assert_eq!((count("charter.found"), count("note.send"), count("note.receive")), (2, 5, 1));
    let owed = expectation(&node)["dues"].to_string();
    assert!(owed.contains("count"), "{owed}");
}

#[test]
fn golden_records_are_small_and_hold_no_secret() {
    for (record, _) in KEPT {
        let files = files(&folder().join(record));
        let size: u64 = files.iter().map(|file| fs::metadata(file).unwrap().len()).sum();
        assert!(size < RECORD_BYTES_MAX, "{record} has {size} bytes");
        for file in files {
            let name = file.to_str().unwrap();
            let public =
                ["/logs/", "/documents/", EXPECTATION, MEANING].iter().any(|part| name.contains(part));
            assert!(public && !name.ends_with(".key"), "{name}");
        }
    }
}

#[test]
fn both_nodes_of_the_demonstration_say_the_same() {
    let nodes = ["beijing", "dushanbe"].map(|node| expectation(&folder().join("0001").join(node)));
    assert_eq!(nodes[0], nodes[1]);
    assert!(
        nodes[0]["documents"].as_array().unwrap().len() == 4
            && nodes[0]["dues"][0]["count"].as_u64() > Some(5)
    );
}

/// What was told of one node of the second record.
fn second(node: &str) -> Value {
    expectation(&folder().join("0002").join(node))
}

#[test]
fn the_second_record_holds_what_a_demonstration_never_does() {
    let (two, three, paper) = (second("two"), second("three"), second("paper"));
    for (told, fates) in [
        (&two, &["crossed", "declined", "withdrawn", "open", "in_force"][..]),
        (&three, &["lapsed", "in_force"]),
        (&paper, &["in_force"]),
    ] {
        let found = told["acts"].to_string();
        for fate in fates {
            assert!(found.contains(&format!("\"{fate}\"")), "{fate}: {found}");
        }
    }
    let void = |told: &Value| {
        told["logs"].as_array().unwrap().iter().filter_map(|log| log["void"].as_u64()).sum::<u64>()
    };
    assert_eq!([&two, &three, &paper].map(void), [8, 1, 0]);
    let subjects = three["acts"].to_string();
    for subject in ["log/birch", "log/cedar"] {
        assert!(subjects.contains(subject), "{subject} is continued");
    }
}

fn copied(to: &Path) {
    let from = folder().join("0002/two");
    for file in files(&from) {
        let copy = to.join(file.strip_prefix(&from).unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(&file, copy).unwrap();
    }
}

#[test]
fn a_changed_golden_record_is_noticed() {
    for changed in [
        "logs/ash/tile/entries/000.p/18",
        "logs/birch/tile/0/000.p/25",
        "logs/ash/checkpoint",
        "logs/birch/vkeys",
    ] {
        let root = tempfile::tempdir().unwrap();
        copied(root.path());
        assert_eq!(told(root.path()).unwrap(), expectation(root.path()));
        let file = root.path().join(changed);
        let mut bytes = fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(&file, bytes).unwrap();
        assert!(told(root.path()).is_err(), "{changed}");
    }
}
