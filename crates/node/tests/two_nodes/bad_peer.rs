//! A peer that sends what it should not: each row says what, and what is then said; nothing changes, and the
//! truth is taken as soon as it comes.

use crate::pair::{Pair, copy, copy_with_mark, in_force, propose, said, state};
use paivand_node::source::{Folder, Source, SourceError};
use paivand_node::verify::{Lack, Stuck, verify};
use paivand_node::{Intent, Node, State};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Entry, seal};
use paivand_record::envelope::Envelope;
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use paivand_record::note::Note;
use paivand_record::suite::Suite;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const SUITE: Suite = Suite::Ed25519Sha256;

/// The files of a folder, some of them other than they are.
struct Lying {
    truth: Folder,
    instead: BTreeMap<String, Option<Vec<u8>>>,
}

impl Source for Lying {
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        match self.instead.get(path) {
            Some(other) => Ok(other.clone()),
            None => self.truth.get(path),
        }
    }
}

/// All files below a folder, but those that a node keeps beside its record.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else if !name.contains("sqlite") && name != "lock" {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
    found
}

fn signer(folder: &Path, origin: &str) -> Signer {
    let secret = Hash::from_hex(&fs::read_to_string(folder.join("keys/log.key")).unwrap()).unwrap();
    Signer::new(origin, Algorithm::Ed25519, &secret.0).unwrap()
}

const CHECKPOINT: &str = "logs/tj/checkpoint";
/// The bundle of a log of five entries.
const BUNDLE: &str = "logs/tj/tile/entries/000.p/5";

/// What is sent in the place of a file, and what is then said.
struct Row {
    what: &'static str,
    path: &'static str,
    bytes: Option<Vec<u8>>,
    sentence: &'static str,
}

const MINE: &str = "logs/cn/checkpoint";

/// All that may be wrong with a checkpoint, while the peer has one entry that is not taken yet.
fn checkpoints(pair: &Pair) -> Vec<Row> {
    let truth = |path: &str| fs::read(pair.folders[1].join(path)).unwrap();
    let good = truth(CHECKPOINT);
    let note = Note::parse(&good).unwrap();
    let mut forged = note.clone();
    forged.signatures[0].signature[9] ^= 1;
    let mut unsigned = Note::new(note.text.clone());
    unsigned.sign(&signer(&pair.folders[0], "cn.example/test"));
    let shown = Checkpoint::of_note(&note).unwrap();
    let own = signer(&pair.folders[1], "tj.example/test");
    let larger = Checkpoint { size: shown.size + 1, ..shown.clone() }.signed(&own);
    let vast = Checkpoint { size: (1 << 53) - 1, ..shown.clone() }.signed(&own);
    let other_root = Checkpoint { root: Hash::of(b"x"), ..shown }.signed(&own);
    let garbage = vec![0xff; 300];
    let note = |note: &Note| note.to_string().into_bytes();
    let (unreadable, unsigned_by) = ("checkpoint is unreadable", "not signed by its log");
    let (leads_nowhere, nothing_came) =
        ("neither continues what is held", "nothing came that its checkpoint promises");
    let row = |what, path, bytes, sentence| Row { what, path, bytes: Some(bytes), sentence };
    vec![
        row("a checkpoint of no form", CHECKPOINT, garbage.clone(), unreadable),
        row("an empty one", CHECKPOINT, Vec::new(), unreadable),
        row("one without end", CHECKPOINT, vec![b'a'; 1 << 20], unreadable),
        row("another side's log", CHECKPOINT, truth(MINE), "a checkpoint of cn.example/test"),
        row("a forged signature", CHECKPOINT, note(&forged), unsigned_by),
        row("another side's signature", CHECKPOINT, note(&unsigned), unsigned_by),
        row("more entries than there are", CHECKPOINT, note(&larger), nothing_came),
        row("more than anybody could take", CHECKPOINT, note(&vast), nothing_came),
        row("a root that nothing leads to", CHECKPOINT, note(&other_root), leads_nowhere),
        row("our own log of no form", MINE, garbage, unreadable),
        row("theirs as ours", MINE, good, "a checkpoint of tj.example/test"),
    ]
}

/// All that may be wrong with the entries under a good checkpoint.
fn bundles(pair: &Pair) -> Vec<Row> {
    let truth = |path: &str| fs::read(pair.folders[1].join(path)).unwrap();
    let good = truth(BUNDLE);
    let mut altered = good.clone();
    altered[good.len() - 9] ^= 1;
    let half = good[..good.len() / 2].to_vec();
    let row = |what, bytes: Option<Vec<u8>>| {
        let sentence = if bytes.is_some() {
            "neither continues what is held"
        } else {
            "nothing came that its checkpoint promises"
        };
        Row { what, path: BUNDLE, bytes, sentence }
    };
    vec![
        row("a bundle of no form", Some(vec![0xff; 300])),
        row("no bundle", None),
        row("an empty bundle", Some(Vec::new())),
        row("an entry altered", Some(altered)),
        row("half a bundle", Some(half)),
        row("another log's bundle", Some(truth("logs/cn/tile/entries/000.p/2"))),
    ]
}

fn exchange(node: &mut Node, pair: &Pair, path: &str, bytes: Option<Vec<u8>>) -> Result<usize, String> {
    let instead = BTreeMap::from([(path.to_owned(), bytes)]);
    node.exchange("tj", &Lying { truth: pair.folder(1), instead }).map_err(|error| said(&error))
}

#[test]
fn what_a_peer_sends_wrong_is_refused_in_one_sentence_and_changes_nothing() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let older = fs::read(pair.folders[1].join(CHECKPOINT)).unwrap();
    nodes[1].submit(&state("institution/a")).unwrap();
    for Row { what, path, bytes, sentence } in bundles(&pair).into_iter().chain(checkpoints(&pair)) {
        let before = (nodes[0].cut(), files(&pair.folders[0]));
        let said = exchange(&mut nodes[0], &pair, path, bytes).unwrap_err();
        assert!(said.contains(sentence), "{what}: {said}");
        if path == MINE {
            // Their log came before ours was asked about, and was good.
            assert_eq!(nodes[0].cut()[0], before.0[0], "{what}");
        } else {
            assert_eq!((nodes[0].cut(), files(&pair.folders[0])), before, "{what}");
        }
        assert_eq!(
            (nodes[0].state(), nodes[0].contradicted().len()),
            (State::Normal, 0),
            "{what}: nobody is blamed"
        );
    }
    pair.settle(&mut nodes);
    let said = exchange(&mut nodes[0], &pair, CHECKPOINT, Some(older)).unwrap_err();
    assert!(said.contains("offers 4 entries where 5 are held"), "{said}");
    // An altered past beside new entries is not looked at: it is held here.
    nodes[1].submit(&state("institution/b")).unwrap();
    let next = BUNDLE.replace("/5", "/6");
    let mut past = fs::read(pair.folders[1].join(&next)).unwrap();
    past[40] ^= 1;
    assert_eq!(exchange(&mut nodes[0], &pair, &next, Some(past)), Ok(1));
    pair.settle(&mut nodes);
    drop(nodes);
    for folder in &pair.folders {
        assert_eq!(verify(folder).unwrap().logs.iter().map(|log| log.void).sum::<u64>(), 0);
    }
}

#[test]
fn lines_that_a_peer_puts_under_its_checkpoint_are_not_published() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    nodes[1].submit(&state("institution/a")).unwrap();
    let path = pair.folders[1].join(CHECKPOINT);
    let good = fs::read(&path).unwrap();
    let mut note = Note::parse(&good).unwrap();
    note.sign(&Signer::new("nobody", Algorithm::Ed25519, &[9; 32]).unwrap());
    let mut forged = note.signatures[0].clone();
    forged.name = "cn.example/test/mirror".into();
    note.signatures.push(forged);
    fs::write(&path, note.to_string()).unwrap();
    nodes[0].exchange("tj", &pair.folder(1)).unwrap();
    verify(&pair.folders[0]).unwrap();
    fs::write(&path, good).unwrap();
    pair.settle(&mut nodes);
}

#[test]
fn a_document_with_other_bytes_is_not_the_document() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let text = include_str!("../../../../memorandum/memorandum.json");
    let digest = Hash::of(text.as_bytes());
    fs::create_dir_all(pair.folders[1].join("documents")).unwrap();
    fs::write(pair.folders[1].join(format!("documents/{digest}")), text).unwrap();
    let adopt = json!({"act": "document.adopt", "kind": "instrument", "document": digest});
    let act = nodes[1].submit(&propose("document/memorandum", &adopt)).unwrap().act.unwrap();
    let instead = BTreeMap::from([(format!("documents/{digest}"), Some(b"another text".to_vec()))]);
    let source = Lying { truth: pair.folder(1), instead };
    nodes[0].exchange("tj", &source).unwrap();
    assert_eq!(nodes[0].missing_documents(), [digest.to_string()]);
    let fetched = nodes[0].wants("tj").fetch(&source).unwrap();
    assert!(!fetched.0.keys().any(|path| path.starts_with("documents/")), "nobody is asked twice in vain");
    assert!(!pair.folders[0].join(format!("documents/{digest}")).exists());
    let refused = nodes[0].submit(&Intent::Concur { act }).unwrap_err().to_string();
    assert!(refused.contains("is not held here"), "nobody signs what is not held: {refused}");
    pair.settle(&mut nodes);
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    pair.settle(&mut nodes);
    assert!(in_force(&nodes[0], act));
}

#[test]
fn a_longer_branch_is_told_from_damage_and_only_the_copy_held_is_continued() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let fork = pair.root.path().join("fork");
    // A log of more than one bundle: what is not new is not fetched at first.
    let many: Vec<Intent> = (0..300).map(|number| state(&format!("institution/i{number}"))).collect();
    assert!(nodes[1].submit_all(&many).iter().all(Result::is_ok));
    pair.settle(&mut nodes);
    let [peer, node] = nodes;
    drop(node);
    copy_with_mark(&pair.folders[1], &fork);
    nodes = [peer, pair.open(1)];
    nodes[1].submit(&state("institution/a")).unwrap();
    pair.settle(&mut nodes);
    let mut forked = Node::open(&fork, paivand_node::World::machine()).unwrap();
    for number in 0..3 {
        forked.submit(&state(&format!("institution/b{number}"))).unwrap();
    }
    // Over a link, only what seems new is fetched at first: that shows nothing yet.
    let source = Folder(fork);
    let fetched = nodes[0].wants("tj").fetch(&source).unwrap();
    let first = nodes[0].exchange("tj", &fetched).unwrap_err().to_string();
    assert!(first.contains("asked for again") && nodes[0].contradicted().is_empty(), "{first}");
    let fetched = nodes[0].wants("tj").fetch(&source).unwrap();
    let second = nodes[0].exchange("tj", &fetched).unwrap_err().to_string();
    assert!(second.contains("contradicts what it showed") && nodes[0].contradicted().len() == 1, "{second}");
    assert!(nodes[0].evidence()[0].branch.is_some(), "two notes of two sizes, and the proof of two branches");
    // It has no other effect: the copy held is continued as before, and everybody goes on writing.
    nodes[0].submit(&state("institution/c")).unwrap();
    nodes[1].submit(&state("institution/d")).unwrap();
    pair.settle(&mut nodes);
    drop(nodes);
    let node = pair.open(0);
    assert_eq!((node.contradicted().len(), node.state()), (1, State::Normal), "also after a restart");
}

#[test]
fn a_mirrored_log_below_its_mark_counts_when_it_reaches_it_and_never_where_it_contradicts_it() {
    for contradicts in [false, true] {
        let pair = Pair::new();
        let [peer, node] = pair.chartered();
        drop((peer, node));
        let (mirror, source) = (pair.folders[0].join("logs/tj"), pair.folders[1].clone());
        let (backup, fork) = (pair.root.path().join("backup"), pair.root.path().join("fork"));
        copy(&mirror, &backup);
        copy_with_mark(&source, &fork);
        let mut nodes = [pair.open(0), pair.open(1)];
        nodes[1].submit(&state("institution/a")).unwrap();
        nodes[1].submit(&state("institution/b")).unwrap();
        pair.settle(&mut nodes);
        let [node, peer] = nodes;
        let size = peer.own_size();
        drop((node, peer));
        fs::remove_dir_all(&mirror).unwrap();
        copy(&backup, &mirror);
        let mut node = pair.open(0);
        assert_eq!((node.state(), node.cut()[1].size), (State::Normal, size - 2));
        let mut forked = Node::open(&fork, paivand_node::World::machine()).unwrap();
        let subject = if contradicts { "institution/x" } else { "institution/a" };
        forked.submit(&state(subject)).unwrap();
        // Less than was cosigned: it is put aside, and nothing of it counts or is cosigned.
        node.exchange("tj", &Folder(fork.clone())).unwrap();
        assert_eq!(node.cut()[1].size, size - 2, "nothing of it counts");
        let published = fs::read_to_string(mirror.join("checkpoint")).unwrap();
        assert!(published.contains(&format!("\n{}\n", size - 2)), "{published}");
        if contradicts {
            forked.submit(&state("institution/y")).unwrap();
            let said = node.exchange("tj", &Folder(fork)).unwrap_err().to_string();
            assert!(said.contains("contradicts what it showed"), "{said}");
            assert_eq!(node.cut()[1].size, size - 2, "nothing of it ever counts");
            assert_eq!(node.contradicted().len(), 1);
        }
        // The log that was cosigned comes, and counts.
        for _ in 0..2 {
            node.exchange("tj", &Folder(source.clone())).ok();
        }
        assert_eq!(node.cut()[1].size, size);
        node.submit(&state("institution/c")).unwrap();
    }
}

#[test]
fn an_entry_of_an_unknown_kind_is_told_and_mirrored_and_counts_for_nothing() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    nodes[1].submit(&state("institution/a")).unwrap();
    pair.settle(&mut nodes);
    let [mut node, peer] = nodes;
    let at = peer.own_size();
    drop(peer);
    newer(&pair.folders[1], at);
    node.exchange("tj", &pair.folder(1)).unwrap();
    let told = |node: &Node| (node.record().logs()["tj.example/test"].unknown, node.cut()[1].size);
    assert_eq!(told(&node), (Some(at), at + 1));
    let mirrored = fs::read_to_string(pair.folders[0].join(CHECKPOINT)).unwrap();
    assert!(mirrored.contains(&format!("\n{}\n", at + 1)), "and held beyond");
    assert!(mirrored.contains("cn.example/test/mirror"), "with our cosignature");
    node.submit(&state("institution/b")).unwrap();
    let stuck = Stuck { origin: "tj.example/test".into(), index: at, why: Lack::Unknown };
    assert_eq!(
        verify(&pair.folders[0]).unwrap().stuck,
        std::slice::from_ref(&stuck),
        "it verifies, and names the place"
    );
    let read = paivand_node::verify::read(&pair.folders[0]).unwrap();
    assert_eq!(read.stuck, [stuck], "what is known can still be read");
    assert_eq!(read.cut, node.cut());
    drop(node);
    let mut nodes = [pair.open(0), pair.open(1)];
    assert_eq!(told(&nodes[0]), (Some(at), at + 1), "a restart tells it too");
    nodes[1].submit(&state("institution/c")).unwrap();
    pair.settle(&mut nodes);
}

/// Appends an entry as a later version might write it, properly signed.
fn newer(folder: &Path, at: u64) {
    let origin = "tj.example/test";
    let signer = signer(folder, origin);
    let disk = std::sync::Arc::new(paivand_node::disk::MachineDisk);
    let mut store = paivand_node::store::LogStore::open(disk, &folder.join("logs/tj"), origin).unwrap();
    let known = Entry::parse(SUITE, &store.entry(at - 1).unwrap()).unwrap();
    let bytes = seal((origin, at), &known.seen, known.stated_at, &known.body, &signer).unwrap();
    let envelope = Envelope::parse(&bytes).unwrap();
    let kind = "application/vnd.paivand.poem.v1+json".to_owned();
    let bytes =
        Envelope::seal(&kind, envelope.payload, &signer).to_bytes(&signer.verifier().id().to_string());
    let mark = paivand_node::mark::Mark::open(folder).unwrap();
    let release = |next: &Checkpoint| {
        let note = next.signed(&signer);
        mark.raise(&note).map(|()| note)
    };
    store.append(&[bytes], release).unwrap();
}
