//! A folder and a pouch hold the forms of tiles that a checkpoint names, and not one for every size there was.

use crate::circle::{Circle, TWO, meet, settle, state};
use paivand_node::verify::verify;
use std::fs;
use std::path::Path;

/// Acts handed in one by one.
const ACTS: usize = 120;

fn files(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| if entry.file_type().unwrap().is_dir() { files(&entry.path()) } else { 1 }).sum()
}

#[test]
fn acts_handed_in_one_by_one_leave_few_files_and_a_small_pouch() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    for number in 0..ACTS {
        nodes[0].submit(&state(&format!("institution/i{number}"))).unwrap();
        meet(&mut nodes, 1, 0).unwrap();
    }
    settle(&mut nodes);
    for side in TWO {
        let held = files(&circle.folder(side).join("logs"));
        assert!(held < 60, "{held} files at {side} after {ACTS} acts");
    }
    let pouch = nodes[0].pack().unwrap();
    let tiles = pouch.0.keys().filter(|path| path.contains("/tile/")).count();
    assert_eq!(tiles, 4, "one bundle and one tile of each log: {:?}", pouch.0.keys());
    let bytes = pouch.to_bytes().len();
    assert!(bytes < ACTS * 3_000, "{bytes} bytes for {ACTS} acts");
    drop(nodes);
    for side in TWO {
        verify(&circle.folder(side)).unwrap();
    }
}
