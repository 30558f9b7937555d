//! Folders and files.

use crate::pair::{Pair, Still};
use paivand_node::identity::Identity;
use paivand_node::verify::verify;
use paivand_node::{Node, NodeError, World};
use std::fs;

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
