//! The binary as a person uses it: real processes, real HTTP on loopback, real files.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn paivand(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_paivand")).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn path(folder: &Path) -> &str {
    folder.to_str().unwrap()
}

#[test]
fn the_demonstration_ends_with_two_equal_records_that_verify() {
    let root = tempfile::tempdir().unwrap();
    let demo = paivand(&["demo", "--dir", path(root.path()), "--exit"]);
    assert!(demo.status.success(), "{}", said(&demo));
    assert!(said(&demo).contains("Both nodes hold and understand the same, and owe the same."));
    for city in ["beijing", "dushanbe"] {
        let folder = root.path().join(city);
        let verified = paivand(&["verify", path(&folder)]);
        assert!(verified.status.success(), "{}", said(&verified));
        assert!(
            said(&verified).contains("6 joint acts in force, 0 pending; 4 documents match their digests")
        );
    }
    // What a stranger needs to judge a certified copy: the log's key, and the other side as a witness.
    let policy = said(&paivand(&["keys", path(&root.path().join("beijing")), "--policy"]));
    let lines: Vec<&str> = policy.lines().collect();
    assert!(lines[0].starts_with("log beijing.example/tj-cn-ai+"), "{policy}");
    assert!(lines[1].starts_with("witness tj dushanbe.example/tj-cn-ai/mirror+"), "{policy}");
    assert_eq!(lines[2..], ["group parties all tj", "quorum parties"]);
    // Whose turn: the same list on both nodes, in four languages, and as JSON.
    let due = |city: &str, more: &[&str]| {
        let folder = root.path().join(city);
        let arguments = [&["dues", path(&folder), "--at", "2027-03-01"], more].concat();
        said(&paivand(&arguments))
    };
    assert_eq!(due("beijing", &["--json"]), due("dushanbe", &["--json"]));
    let list: serde_json::Value = serde_json::from_str(&due("beijing", &["--json"])).unwrap();
    assert!(list["dues"].as_array().unwrap().len() > 5, "{list:#}");
    for (language, word) in [("tg", "Ҷониби"), ("zh", "方"), ("ru", "сторон"), ("en", "side")] {
        let text = due("dushanbe", &["--language", language]);
        assert!(text.contains(word) && !text.contains('⟦'), "{text}");
    }
    // One side's word by hand, on a node that is not running; the other takes it by pouch.
    let (tj, cn) = (root.path().join("dushanbe"), root.path().join("beijing"));
    let names = ["--names", "tg=Донишгоҳ", "--names", "zh=大学", "--names", "en=University"];
    let record = ["act", path(&tj), "institution.record", "institution/university"];
    let stated = paivand(&[record.as_slice(), &names].concat());
    assert!(stated.status.success(), "{}", said(&stated));
    let memorandum = include_str!("../../../memorandum/memorandum.json");
    let (text, words) = (
        root.path().join("second.json"),
        memorandum.replacen("\"id\": \"memorandum\"", "\"id\": \"second\"", 1),
    );
    fs::write(&text, &words).unwrap();
    let adopt = ["act", path(&tj), "document.adopt", "document/second", "--kind", "instrument", "--document"];
    let proposed = paivand(&[adopt.as_slice(), &[&format!("@{}", path(&text))]].concat());
    assert!(said(&proposed).contains("act "), "{}", said(&proposed));
    let mut kept = fs::read_dir(tj.join("documents")).unwrap();
    assert!(kept.any(|file| fs::read(file.unwrap().path()).unwrap() == words.as_bytes()), "it is kept");
    let pouch = root.path().join("pouch");
    assert!(paivand(&["pouch", "pack", path(&tj), path(&pouch)]).status.success());
    let opened = paivand(&["pouch", "open", path(&cn), path(&pouch)]);
    assert!(said(&opened).contains("2 new entries of tj"), "{}", said(&opened));
    let shown = [&tj, &cn].map(|folder| said(&paivand(&["show", path(folder)])));
    // Who proposed it does not know yet that the other side holds it.
    let [here, there] = shown;
    assert_eq!(here.replace("; recorded here, not yet held by another side", ""), there);
    assert_ne!(here, there);
    // A tampered copy is told from a good one, by its exit code too.
    let document = fs::read_dir(cn.join("documents")).unwrap().next().unwrap().unwrap().path();
    fs::write(&document, b"another text").unwrap();
    let broken = paivand(&["verify", path(&cn)]);
    assert_eq!(broken.status.code(), Some(4), "{}", said(&broken));
}

/// A node of each suite is made, verified from its files, and says by which it signs.
#[test]
fn a_node_is_made_of_the_suite_that_is_named() {
    let root = tempfile::tempdir().unwrap();
    for suite in ["ed25519-sha256", "p256-sha512-256"] {
        let node = root.path().join(suite);
        let (circle, origin) = (["--circle", "test"], ["--origin", "tj.example/test"]);
        let mut made = vec!["init", path(&node), "--side", "tj", "--suite", suite];
        made.extend(circle.iter().chain(&origin));
        assert!(paivand(&made).status.success());
        assert!(paivand(&["verify", path(&node)]).status.success());
        assert!(paivand(&["rekey", path(&node)]).status.success(), "its keys are replaced within the suite");
        assert!(paivand(&["verify", path(&node)]).status.success());
    }
    let keys = |suite: &str| said(&paivand(&["keys", path(&root.path().join(suite))]));
    assert!(
        keys("p256-sha512-256").lines().next().unwrap().len()
            > keys("ed25519-sha256").lines().next().unwrap().len()
    );
}

#[test]
fn each_trouble_has_its_sentence_and_its_exit_code() {
    let root = tempfile::tempdir().unwrap();
    let node = root.path().join("node");
    let made = ["init", path(&node), "--side", "tj", "--circle", "test", "--origin", "tj.example/test"];
    assert!(paivand(&made).status.success());
    let missing = root.path().join("missing");
    for (arguments, code, sentence) in [
        (vec!["init", path(&node), "--side", "tj", "--circle", "c", "--origin", "o"], 2, "is not empty"),
        (
            vec!["init", path(&missing), "--side", "T J", "--circle", "c", "--origin", "o"],
            2,
            "names no side: it is 2 to 16",
        ),
        (
            vec![
                "init",
                path(&missing),
                "--side",
                "tj",
                "--circle",
                "c",
                "--origin",
                "o",
                "--suite",
                "rsa-md5",
            ],
            2,
            "there is no such suite; there are ed25519-sha256, p256-sha512-256",
        ),
        (vec!["serve", path(&node), "--listen", "0.0.0.0:1"], 2, "is not a loopback address"),
        (vec!["serve", path(&missing)], 2, "holds no node"),
        (
            vec!["act", path(&node), "--json", "institution/a", r#"{"content":"x"}"#],
            1,
            "no charter is in force",
        ),
        (vec!["act", path(&node), "--json", "institution/a", "{"], 2, "the JSON could not be read"),
        (vec!["act", path(&node), "institution/a"], 2, "unrecognized subcommand"),
        (vec!["act", path(&node)], 2, "name the kind of act"),
        (vec!["concur", path(&node), "abc"], 2, "names no act"),
        (vec!["verify", path(&missing)], 4, "holds no record"),
        (vec!["pouch", "open", path(&node), path(&node.join("node.json"))], 3, "not a pouch"),
        (vec!["meet", path(&node), path(&node.join("keys/log.key"))], 2, "is no card"),
        (vec!["nonsense"], 2, "unrecognized subcommand"),
    ] {
        let output = paivand(&arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains(sentence), "{arguments:?}: {}", said(&output));
    }
}
