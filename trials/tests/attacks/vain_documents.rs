//! Documents that are too large, or other than their name, are fetched once and never again in vain.

use crate::circle::{Circle, Peer, TWO, meet, origin, propose, signer};
use paivand_node::disk::MachineDisk;
use paivand_node::store::LogStore;
use paivand_node::{Intent, Published, Quota, Settings};
use paivand_record::entry::{Body, Bytes, Entry, Propose, Signature, seal};
use paivand_record::envelope::{ACT_TYPE, encoding};
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use serde_json::json;
use std::fs;
use std::sync::Arc;

const SUITE: Suite = Suite::Ed25519Sha256;

#[test]
fn what_cannot_be_a_document_is_asked_for_once() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    let text = include_str!("../../../memorandum/memorandum.json");
    let digest = Hash::of(text.as_bytes());
    fs::create_dir_all(circle.folder("birch").join("documents")).unwrap();
    let path = circle.folder("birch").join(format!("documents/{digest}"));
    fs::write(&path, text).unwrap();
    let adopt = json!({"act": "document.adopt", "kind": "instrument", "document": digest});
    nodes[1].submit(&propose("document/memorandum", &adopt)).unwrap();
    meet(&mut nodes, 0, 1).unwrap();
    let held = circle.folder("ash").join(format!("documents/{digest}"));
    for (what, bytes) in [("larger than any", vec![7; (1 << 20) + 1]), ("another", b"{}".to_vec())] {
        let [ash, birch] = &mut nodes[..] else { unreachable!() };
        let truth = Published(birch);
        let peer = Peer::behind(&truth).with(&format!("documents/{digest}"), bytes);
        for _ in 0..4 {
            let pouch = ash.wants("birch").fetch(&peer).unwrap();
            ash.exchange("birch", &pouch).unwrap();
        }
        assert!(peer.asked_for("documents/") <= 1, "{what}: {:?}", peer.asked);
        assert!(!held.exists(), "{what} is not written");
    }
    // What is carried by hand costs nothing to look at.
    let pouch = nodes[1].pack().unwrap();
    nodes[0].exchange("birch", &pouch).unwrap();
    assert!(held.exists() && nodes[0].missing_documents().is_empty());
}

/// A proposal of a dishonest side that names bytes which are no document.
fn propose_unreadable(circle: &Circle, digest: Hash, held: Hash) {
    let folder = circle.folder("birch");
    let name = origin("birch");
    let mut store = LogStore::open(Arc::new(MachineDisk), &folder.join("logs/birch"), &name).unwrap();
    let at = store.size();
    let last = Entry::parse(SUITE, &store.entry(at - 1).unwrap()).unwrap();
    let Body::Propose(honest) = &last.body else { panic!("{last:?}") };
    let text = String::from_utf8(honest.act.0.clone()).unwrap();
    let text = text.replace(&held.to_string(), &digest.to_string());
    let text = text.replace("document/memorandum", "document/annex").replace("\"nonce\":\"", "\"nonce\":\"0");
    let end = text.find("\",\"by\"").unwrap();
    let act = [&text[..end - 1], &text[end..]].concat().into_bytes();
    let key = signer(&folder, "birch");
    let signature = Signature(key.sign(&encoding(ACT_TYPE, &act)));
    let body = Body::Propose(Propose { act: Bytes(act), signature, releases: None, hand: None });
    let entry = seal((&name, at), &last.seen, last.stated_at, &body, &key).unwrap();
    store.append(&[entry], |next| Ok(next.signed(&key))).unwrap();
}

#[test]
fn a_document_that_nobody_can_read_is_fetched_and_written_once() {
    let circle = Circle::of(TWO);
    let mut nodes = circle.chartered();
    let text = include_str!("../../../memorandum/memorandum.json");
    let (held, digest) = (Hash::of(text.as_bytes()), Hash::of(b"no document"));
    fs::create_dir_all(circle.folder("birch").join("documents")).unwrap();
    fs::write(circle.folder("birch").join(format!("documents/{held}")), text).unwrap();
    fs::write(circle.folder("birch").join(format!("documents/{digest}")), "no document").unwrap();
    let adopt = json!({"act": "document.adopt", "kind": "instrument", "document": held});
    nodes[1].submit(&propose("document/memorandum", &adopt)).unwrap();
    drop(nodes.remove(1));
    propose_unreadable(&circle, digest, held);
    nodes.push(circle.open("birch"));
    let [ash, birch] = &mut nodes[..] else { unreachable!() };
    let truth = Published(birch);
    let peer = Peer::behind(&truth);
    for _ in 0..4 {
        let pouch = ash.wants("birch").fetch(&peer).unwrap();
        ash.exchange("birch", &pouch).unwrap();
    }
    assert_eq!(ash.missing_documents(), [digest.to_string()], "it is shown as missing");
    assert_eq!(peer.asked_for(&format!("documents/{digest}")), 1, "{:?}", peer.asked);
    assert_eq!(peer.asked_for(&format!("documents/{held}")), 1);
}

#[test]
fn documents_count_for_the_quota_of_the_side_that_names_them() {
    let circle = Circle::of(TWO);
    circle.configure("ash", Settings { quota_bytes: Some(1 << 20), ..Settings::default() });
    let mut nodes = circle.chartered();
    let texts = [1, 2, 3].map(|number| format!("{number}{}", "x".repeat(600_000)));
    let place =
        |side, text: &String| circle.folder(side).join(format!("documents/{}", Hash::of(text.as_bytes())));
    for (number, text) in texts.iter().enumerate() {
        paivand_node::disk::write(&place("birch", text), text.as_bytes()).unwrap();
        let said = json!({"en": "Signed"});
        let attest = json!({"act": "event.attest", "what": said, "on": "2027-01-15", "place": said,
            "who": [said], "scan": Hash::of(text.as_bytes())});
        let attest = Intent::state(format!("event/paper-{number}"), attest.as_object().unwrap().clone());
        nodes[1].submit(&attest).unwrap();
    }
    // What entries name is asked for once they are held.
    meet(&mut nodes, 0, 1).unwrap();
    meet(&mut nodes, 0, 1).unwrap();
    let taken = texts.iter().filter(|text| place("ash", text).exists()).count();
    assert_eq!((taken, nodes[0].quota_of("birch")), (2, Quota::Spent), "the second passes the quota");
    let [ash, birch] = &mut nodes[..] else { unreachable!() };
    let truth = Published(birch);
    let peer = Peer::behind(&truth);
    ash.wants("birch").fetch(&peer).unwrap();
    assert_eq!(peer.asked_for("documents/"), 0, "{:?}", peer.asked);
}
