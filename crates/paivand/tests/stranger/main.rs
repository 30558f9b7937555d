//! `paivand verify URL` at a real serving process, and at servers that mean no good.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod liar;

use liar::{Answer, Liar};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_paivand");

/// The folder of a node that has lived through the demonstration.
fn node(root: &Path) -> PathBuf {
    let demo = Command::new(PROGRAM).args(["demo", "--exit", "--dir"]).arg(root).output().unwrap();
    assert!(demo.status.success(), "{}", said(&demo));
    root.join("dushanbe")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Verifies with a temporary folder of its own, of which nothing may be left.
fn verify(url: &str, more: &[&str]) -> Output {
    let temporary = tempfile::tempdir().unwrap();
    let output = Command::new(PROGRAM)
        .args(["verify", url, "--patience", "2"])
        .args(more)
        .env("TMPDIR", temporary.path())
        .output()
        .unwrap();
    assert_eq!(temporary.path().read_dir().unwrap().count(), 0, "the temporary copy is removed");
    output
}

struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

fn serve(folder: &Path) -> (Serving, String) {
    let mut command = Command::new(PROGRAM);
    command.arg("serve").arg(folder).args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (Serving(child), line.trim().strip_prefix("listening on ").unwrap().to_owned())
}

/// Runs a command that must pass; gives what it said.
fn done(words: &[&dyn AsRef<OsStr>]) -> String {
    let output = Command::new(PROGRAM).args(words.iter().map(|word| word.as_ref())).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

/// Lets the log of Dushanbe go on in another: proposed, carried, signed by the other side, and carried back.
fn moves(root: &Path, origin: &str) {
    let [dushanbe, beijing] = ["dushanbe", "beijing"].map(|side| root.join(side));
    let key = dushanbe.join("keys/recovery.key");
    let carry = |from: &Path, to: &Path| {
        let pouch = root.join("pouch");
        done(&[&"pouch", &"pack", &from, &pouch]);
        done(&[&"pouch", &"open", &to, &pouch]);
    };
    let said = done(&[&"succeed", &dushanbe, &"--origin", &origin, &"--recovery-key", &key]);
    let act = said.lines().find_map(|line| line.strip_prefix("act ")).unwrap();
    carry(&dushanbe, &beijing);
    done(&[&"concur", &beijing, &act]);
    for _ in 0..2 {
        carry(&beijing, &dushanbe);
        carry(&dushanbe, &beijing);
    }
}

#[test]
fn a_stranger_verifies_a_running_node_without_its_folder() {
    let root = tempfile::tempdir().unwrap();
    let folder = node(root.path());
    let here = Command::new(PROGRAM).arg("verify").arg(&folder).output().unwrap();
    let (serving, url) = serve(&folder);
    let there = verify(&url, &[]);
    assert!(there.status.success(), "{}", said(&there));
    // A running node also keeps tiles of sizes long passed; a stranger needs none of them.
    let told = |output: &Output| {
        let lines = said(output);
        let logs = lines.lines().take_while(|line| !line.contains("joint acts in force"));
        logs.filter(|line| !line.contains("tiles and bundles")).map(String::from).collect::<Vec<_>>()
    };
    assert_eq!(told(&there), told(&here));
    assert!(said(&here).contains("6 joint acts in force, 0 pending; 4 documents match their digests"));
    // The record is for anyone to check; its files are for its sides.
    let ended = "6 joint acts in force, 0 pending; 0 documents match their digests\n\
        4 documents that joint acts name are not there\nthe words of 10 acts are not there\nEverything verifies.\n";
    assert!(said(&there).ends_with(ended), "{}", said(&there));
    let report: serde_json::Value = serde_json::from_str(&said(&verify(&url, &["--json"]))).unwrap();
    let fingerprint = report["logs"][0]["fingerprint"].as_str().unwrap();
    assert!(verify(&url, &["--trust", fingerprint]).status.success());
    let other = verify(&url, &["--trust", &"0".repeat(64)]);
    assert_eq!(other.status.code(), Some(4));
    // It changes its keys and its log, and is verified as before.
    drop(serving);
    done(&[&"rekey", &folder]);
    moves(root.path(), "dushanbe.example/second");
    done(&[&"rekey", &folder]);
    let (_again, url) = serve(&folder);
    let there = verify(&format!("{url}/"), &["--trust", fingerprint]);
    assert!(there.status.success(), "{}", said(&there));
    assert!(said(&there).contains("tj.2  dushanbe.example/second"), "{}", said(&there));
    assert!(said(&there).contains("present key"), "{}", said(&there));
}

#[test]
fn a_server_that_lies_stalls_or_floods_is_told_in_one_sentence() {
    let root = tempfile::tempdir().unwrap();
    let liar = Liar::before(&node(root.path()));
    let flipped = |path: &str| Answer::Flipped(path.into());
    let many = "tj\n".repeat(10_000);
    let at_once = |path: &str, text: &str| Answer::Instead(path.into(), text.into());
    for (answer, code, sentence) in [
        (Answer::Truth, 0, "Everything verifies"),
        (flipped("tile/entries"), 4, "is damaged"),
        (flipped("tile/0"), 4, "is damaged"),
        (flipped("checkpoint"), 4, "checkpoint"),
        (flipped("vkeys"), 4, "vkeys does not verify"),
        (flipped("documents"), 4, "does not verify"),
        (Answer::Flood("logs".into()), 4, "sends more than 16384 bytes"),
        (Answer::Flood("checkpoint".into()), 4, "sends more than 16384 bytes"),
        (Answer::Flood("tile/entries".into()), 4, "sends more than 16777472 bytes"),
        (Answer::Flood("documents".into()), 4, "sends more than 1048576 bytes"),
        (Answer::Stall, 3, "gave no whole answer within 2 s"),
        (Answer::HalfThenStall("tile/0".into()), 3, "gave no whole answer within 2 s"),
        (Answer::Close, 3, "gave no whole answer"),
        (Answer::Bytes(b"garbage, and no HTTP\r\n\r\n".to_vec()), 3, "gave no whole answer"),
        (Answer::Status("500 Internal Server Error"), 3, "answered with status 500"),
        (Answer::Status("302 Found\r\nLocation: http://127.0.0.1:9/"), 3, "answered with status 302"),
        (Answer::Status("404 Not Found"), 4, "publishes no whole record"),
        (at_once("logs", ""), 4, "publishes no record"),
        (at_once("logs", "<html></html>"), 4, "publishes no record"),
        (at_once("logs", "tj\n../../etc\n"), 4, "publishes no record"),
        (at_once("logs", &many), 4, "sends more than"),
        (at_once("logs", "cn\n"), 0, "builds on something that is not here"),
        (at_once("checkpoint", "garbage"), 4, "is not what it should be"),
        (at_once("checkpoint", &huge()), 4, "claims 9007199254740991 entries"),
        (at_once("tile/0", "short"), 4, "is damaged"),
        (at_once("tile/entries", ""), 4, "is damaged"),
        (at_once("vkeys", ""), 4, "vkeys does not verify"),
    ] {
        liar.will(answer.clone());
        let output = verify(&liar.url, &[]);
        assert_eq!(output.status.code(), Some(code), "{answer:?}: {}", said(&output));
        assert!(said(&output).contains(sentence), "{answer:?}: {}", said(&output));
        assert!(said(&output).lines().count() < 4 || code == 0, "{answer:?}: {}", said(&output));
    }
    drop(liar);
    for nobody in ["http://127.0.0.1:9", "https://127.0.0.1:9"] {
        let output = verify(nobody, &[]);
        assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    }
}

/// A checkpoint of the most entries that can be written.
fn huge() -> String {
    let signature = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
    format!("tj.example\n9007199254740991\n{signature}\n\n— tj.example {signature}\n")
}
