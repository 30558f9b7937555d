//! A log that a newer version wrote: page and command line say at which place, and go on with what they know.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

use paivand_node::disk::MachineDisk;
use paivand_node::mark::Mark;
use paivand_node::store::LogStore;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Entry, seal};
use paivand_record::envelope::Envelope;
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use paivand_record::suite::Suite;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

const SUITE: Suite = Suite::Ed25519Sha256;

const ORIGIN: &str = "dushanbe.example/tj-cn-ai";

fn paivand(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_paivand")).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Appends an entry as a later version might write it, properly signed; gives its place.
fn append_newer(folder: &Path) -> u64 {
    let secret = Hash::from_hex(&fs::read_to_string(folder.join("keys/log.key")).unwrap()).unwrap();
    let signer = Signer::new(ORIGIN, Algorithm::Ed25519, &secret.0).unwrap();
    let mut store = LogStore::open(Arc::new(MachineDisk), &folder.join("logs/tj"), ORIGIN).unwrap();
    let at = store.size();
    let known = Entry::parse(SUITE, &store.entry(at - 1).unwrap()).unwrap();
    let bytes = seal((ORIGIN, at), &known.seen, known.stated_at, &known.body, &signer).unwrap();
    let envelope = Envelope::parse(&bytes).unwrap();
    let newer = Envelope::seal("application/vnd.paivand.poem.v1+json", envelope.payload, &signer);
    let mark = Mark::open(folder).unwrap();
    let release = |next: &Checkpoint| {
        let note = next.signed(&signer);
        mark.raise(&note).map(|()| note)
    };
    store.append(&[newer.to_bytes("")], release).unwrap();
    at
}

fn page(folder: &str) -> String {
    let token = said(&paivand(&["token", folder, "--seat", "reader"]));
    let token = token.split_whitespace().last().unwrap().to_owned();
    let mut serve = Command::new(env!("CARGO_BIN_EXE_paivand"))
        .args(["serve", folder, "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(serve.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("listening on http://").unwrap().to_owned();
    let mut stream = TcpStream::connect(&address).unwrap();
    write!(stream, "GET /?lang=en HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n").unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    serve.kill().unwrap();
    serve.wait().unwrap();
    page
}

#[test]
fn page_and_command_line_say_where_a_newer_version_wrote() {
    let root = tempfile::tempdir().unwrap();
    let path = |name: &str| root.path().join(name).to_str().unwrap().to_owned();
    assert!(paivand(&["demo", "--exit", "--dir", &path("")]).status.success());
    let at = append_newer(&root.path().join("dushanbe"));
    assert!(paivand(&["pouch", "pack", &path("dushanbe"), &path("pouch")]).status.success());
    let opened = paivand(&["pouch", "open", &path("beijing"), &path("pouch")]);
    assert!(opened.status.success(), "{}", said(&opened));
    let place = format!("{ORIGIN} holds at entry {at} something that this version does not know");
    for verb in [&["show"][..], &["dues", "--at", "2027-03-01"]] {
        let output = paivand(&[&[verb[0], &path("beijing")], &verb[1..]].concat());
        assert!(output.status.success(), "{}", said(&output));
        assert!(said(&output).contains(&place), "{}", said(&output));
        assert!(output.stdout.len() > 100, "and what is known is shown");
    }
    let verified = paivand(&["verify", &path("beijing")]);
    assert!(verified.status.success(), "what another side wrote makes no record fail: {}", said(&verified));
    assert!(said(&verified).contains(&place), "{}", said(&verified));
    let page = page(&path("beijing"));
    assert!(page.contains(ORIGIN) && page.contains(&format!("at entry {at}")), "{page}");
}
