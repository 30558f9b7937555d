//! Gives views the version of the rules by which they were made: a digest of their sources, so that nobody has to
//! think of raising a number when a rule changes.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Where the rules stand, and what is kept of them.
const RULES: [&str; 7] = [
    "../record/src",
    "../kernel/src",
    "src/understanding/snapshot.rs",
    "src/understanding/fold.rs",
    "src/understanding/bridge.rs",
    "src/understanding/places.rs",
    "../../Cargo.lock",
];

fn main() {
    let mut files = BTreeSet::new();
    for place in RULES {
        println!("cargo::rerun-if-changed={place}");
        gather(Path::new(place), &mut files);
    }
    // Another version of Rust may hash otherwise: then views are made once more, which is no harm.
    let mut hasher = DefaultHasher::new();
    for file in &files {
        file.hash(&mut hasher);
        fs::read(file).expect("sources can be read").hash(&mut hasher);
    }
    // As many bits as a database keeps for a version.
    let [a, b, c, d, ..] = hasher.finish().to_be_bytes();
    let version = i32::from_be_bytes([a, b, c, d]);
    println!("cargo::rustc-env=RULES_DIGEST={version}");
}

fn gather(place: &Path, files: &mut BTreeSet<PathBuf>) {
    if place.is_dir() {
        for entry in fs::read_dir(place).expect("sources can be listed") {
            gather(&entry.expect("sources can be listed").path(), files);
        }
    } else {
        files.insert(place.to_owned());
    }
}
