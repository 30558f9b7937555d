//! What `paivand doctor` finds wrong with an installation, and what it says to do.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The findings by what they are about, with how each stands and what mends it; and the exit code.
fn doctor(folder: &Path) -> (Vec<(String, String, String)>, i32) {
    let program = env!("CARGO_BIN_EXE_paivand");
    let done = Command::new(program).arg("doctor").arg(folder).arg("--json").output().unwrap();
    let findings: Vec<Value> = serde_json::from_slice(&done.stdout).unwrap();
    let word = |finding: &Value, name: &str| finding[name].as_str().unwrap_or_default().to_owned();
    let told = |finding: &Value| (word(finding, "what"), word(finding, "stands"), word(finding, "next"));
    (findings.iter().map(told).collect(), done.status.code().unwrap())
}

#[test]
fn what_is_broken_is_wrong_and_what_is_only_missing_is_advice() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("node");
    let made = Command::new(env!("CARGO_BIN_EXE_paivand"))
        .args(["init", folder.to_str().unwrap(), "--side", "tj", "--circle", "c", "--origin", "tj.example/c"])
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let (findings, code) = doctor(&folder);
    assert_eq!(code, 0, "a new node is well: {findings:?}");
    let stands = |findings: &[(String, String, String)], about: &str| {
        findings.iter().find(|(what, ..)| what == about).cloned().unwrap()
    };
    let (_, how, next) = stands(&findings, "people");
    assert_eq!((&*how, next.starts_with("paivand invite")), ("advice", true), "nobody came yet");

    for (file, about, mends) in [
        ("people.sqlite", "people", "people.sqlite"),
        ("logs/tj/tile/entries/000.p/1", "record", "backup"),
        ("keys/log.key", "keys", "backup"),
    ] {
        let path = folder.join(file);
        let held = std::fs::read(&path).unwrap();
        std::fs::write(&path, b"this is no such file, and never was one").unwrap();
        let (findings, code) = doctor(&folder);
        let (_, how, next) = stands(&findings, about);
        assert_eq!((&*how, code != 0), ("wrong", true), "{file}: {findings:?}");
        assert!(next.contains(mends), "{file}: {next}");
        std::fs::write(&path, held).unwrap();
    }
    assert_eq!(doctor(&folder).1, 0, "put back, all is well");
}
