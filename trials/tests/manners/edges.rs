//! Which crate may know which, and what the pure ones may not have.

use crate::tree::{File, check, complaint, file, tree};
use serde_json::Value;
use std::process::Command;

const L0: [&str; 4] = ["kernel", "language", "record", "world"];

/// All edges that ARCHITECTURE.md allows; who may know everything is not listed.
const ALLOWED: [(&str, &[&str]); 11] = [
    ("kernel", &[]),
    ("record", &[]),
    ("language", &[]),
    ("world", &[]),
    ("language-models", &["language"]),
    ("translation", &["language"]),
    ("voice", &["kernel", "language"]),
    ("node", &L0),
    ("people", &["kernel"]),
    ("report", &["kernel", "language"]),
    ("web", &["node", "kernel", "language", "people", "record", "report", "voice"]),
];

const EVERYTHING: [&str; 2] = ["paivand", "trials"];

/// What cargo knows of the workspace and all it depends on, also where a feature asks for it.
pub(crate) fn metadata() -> Value {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    serde_json::from_slice(&cargo.stdout).unwrap()
}

/// Ours are in the workspace; of the others, `source` says where they come from.
fn edges(metadata: &Value) -> Vec<(String, String)> {
    let short = |name: &Value| name.as_str().unwrap().trim_start_matches("paivand-").to_owned();
    let ours = |package: &&Value| package["source"].is_null();
    let packages = metadata["packages"].as_array().unwrap().iter().filter(ours);
    packages
        .flat_map(|package| {
            let needed = package["dependencies"].as_array().unwrap().iter().filter(ours);
            needed.map(move |needed| (short(&package["name"]), short(&needed["name"])))
        })
        .collect()
}

fn forbidden(edges: &[(String, String)]) -> Vec<String> {
    let allowed = |from: &str, to: &str| {
        EVERYTHING.contains(&from) || ALLOWED.iter().any(|(name, known)| *name == from && known.contains(&to))
    };
    edges
        .iter()
        .filter(|(from, to)| !allowed(from, to))
        .map(|(from, to)| {
            complaint(
                &format!("crates/{from}/Cargo.toml"),
                &format!("it depends on {to}, which is no allowed edge"),
                "move what is shared down, or pass it in; ARCHITECTURE.md lists the edges",
            )
        })
        .collect()
}

#[test]
fn crates_know_only_whom_they_may() {
    for (from, to) in [
        ("kernel", "record"),
        ("record", "language"),
        ("translation", "node"),
        ("node", "web"),
        ("voice", "node"),
        ("stranger", "kernel"),
    ] {
        assert_eq!(forbidden(&[(from.into(), to.into())]).len(), 1, "{from} to {to}");
    }
    let edges = edges(&metadata());
    assert!(edges.contains(&("web".into(), "kernel".into())), "no edges were found: {edges:?}");
    assert_eq!(forbidden(&edges), Vec::<String>::new());
}

/// The compiler then holds them to have no disk, socket or clock.
fn pure(files: &[File]) -> Vec<String> {
    let roots = files
        .iter()
        .filter(|file| file.ends("crates/kernel/src/lib.rs") || file.ends("crates/record/src/lib.rs"));
    roots
        .filter(|file| {
            let text = file.text().unwrap_or_default();
            !text.lines().any(|line| line == "#![no_std]") || text.contains("extern crate std")
        })
        .map(|file| {
            complaint(&file.path, "what decides must be pure", "begin with #![no_std] and take no std")
        })
        .collect()
}

#[test]
fn what_decides_is_pure() {
    let bad = [
        File::sample("crates/kernel/src/lib.rs", "//! Rules.\nextern crate alloc;\n"),
        File::sample("crates/record/src/lib.rs", "#![no_std]\nextern crate std;\n"),
    ];
    drop([file("crates/kernel/src/lib.rs"), file("crates/record/src/lib.rs")]);
    check(pure, &bad, &tree());
}
