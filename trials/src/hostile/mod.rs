//! What every parser of foreign bytes promises, as one function each: tests and fuzzers call the same.
//!
//! Each function panics when a promise is broken: no panic inside, whatever parses prints back to the very
//! same bytes, and nothing verifies that was not signed. It says whether the bytes were taken.

mod acts;
mod entries;
mod exchange;
mod fate;
mod language;
mod samples;

pub use exchange::{tbx, tmx, xliff};
pub use fate::fate;
pub use language::{number, terms, text};
pub use samples::{Sample, log_key, mirror_key, samples};

use paivand_node::source::Pouch;
use paivand_record::act::{Head, charter_of, log_act_of};
use paivand_record::checkpoint::{Checkpoint, cosigned};
use paivand_record::copy::Proof;
use paivand_record::entry::{Entry, Unreadable, seal};
use paivand_record::envelope::Envelope;
use paivand_record::key::Verifier;
use paivand_record::note::Note;
use paivand_record::suite::Suite;
use paivand_record::tile::Tile;
use paivand_record::{bundle, json};
use std::str::from_utf8;

const SUITE: Suite = Suite::Ed25519Sha256;

/// Says whether bytes were taken; panics when a promise is broken.
pub type Promise = fn(&[u8]) -> bool;

/// Every parser of foreign bytes: the name of its corpus and its promise.
pub const TARGETS: [(&str, Promise); 16] = [
    ("note", note),
    ("checkpoint", checkpoint),
    ("bundle", entries),
    ("entry", entry),
    ("act", act),
    ("fate", fate),
    ("proof", proof),
    ("key", key),
    ("tile", tile),
    ("pouch", pouch),
    ("number", number),
    ("text", text),
    ("terms", terms),
    ("tmx", tmx),
    ("xliff", xliff),
    ("tbx", tbx),
];

/// A signed note (C2SP signed-note).
pub fn note(bytes: &[u8]) -> bool {
    let Ok(note) = Note::parse(bytes) else { return false };
    assert_eq!(note.to_string().as_bytes(), bytes, "a note has one spelling");
    if note.verify(log_key().verifier()).is_ok() {
        assert!(samples::SIGNED.texts.contains(&note.text), "a text nobody signed verifies: {:?}", note.text);
    }
    true
}

/// A checkpoint, alone or as the text of a note (C2SP tlog-checkpoint, tlog-cosignature).
pub fn checkpoint(bytes: &[u8]) -> bool {
    let note = Note::parse(bytes).ok();
    let text = note.as_ref().map_or_else(|| from_utf8(bytes).ok(), |note| Some(note.text.as_str()));
    let Some((text, read)) = text.and_then(|text| Some((text, Checkpoint::parse(text)?))) else {
        return false;
    };
    assert_eq!(read.text(), text, "a checkpoint has one spelling");
    assert!(read.size <= json::INTEGER_MAX);
    if let Some(time) = note.as_ref().and_then(|note| cosigned(note, mirror_key().verifier()).ok()) {
        let known = samples::SIGNED.cosigned.contains(&(time, text.to_owned()));
        assert!(known, "a cosignature nobody made verifies: {time} {text:?}");
    }
    true
}

/// A bundle of entries behind one byte that says how many there must be, less one (C2SP tlog-tiles).
pub fn entries(bytes: &[u8]) -> bool {
    let Some((width, rest)) = bytes.split_first() else { return false };
    let width = usize::from(*width) + 1;
    let Ok(found) = bundle::entries(rest, width) else { return false };
    assert_eq!(found.len(), width);
    let mut again = Vec::new();
    assert!(found.iter().all(|entry| bundle::push(&mut again, entry)));
    assert_eq!(again, rest, "a bundle has one spelling");
    true
}

/// An entry and the envelope around it (DSSE, docs/protocol.md section 4).
pub fn entry(bytes: &[u8]) -> bool {
    let Some(envelope) = Envelope::parse(bytes) else {
        assert_eq!(Entry::parse(SUITE, bytes), Err(Unreadable::Malformed));
        return false;
    };
    assert!(json::check(bytes).is_ok(), "an envelope is strict JSON");
    let hint = keyid(bytes).expect("an envelope has a keyid");
    assert_eq!(envelope.to_bytes(&hint), bytes, "an envelope has one spelling");
    if envelope.is_by(log_key().verifier()) {
        let known = entries::PAYLOADS.contains(&(envelope.payload_type.clone(), envelope.payload));
        assert!(known, "a payload nobody signed verifies");
    }
    let Ok(entry) = Entry::parse(SUITE, bytes) else { return false };
    assert_eq!(entry.leaf, SUITE.leaf(bytes));
    let at = (entry.origin.as_str(), entry.index);
    let sealed = seal(at, &entry.seen, entry.stated_at, &entry.body, log_key());
    if let Ok(again) = sealed {
        let again = Envelope::parse(&again).expect("what is sealed is read");
        assert_eq!(again.payload, entry.envelope.payload, "a payload has one spelling");
    }
    true
}

fn keyid(bytes: &[u8]) -> Option<String> {
    let wire: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    Some(wire.get("signatures")?.get(0)?.get("keyid")?.as_str()?.to_owned())
}

/// An act: strict JSON with the head of an act (docs/protocol.md section 5).
pub fn act(bytes: &[u8]) -> bool {
    let strict = json::check(bytes).is_ok();
    if strict {
        let value: serde_json::Value = serde_json::from_slice(bytes).expect("strict JSON is JSON");
        let again = serde_json::to_vec(&value).expect("JSON is written");
        assert!(json::check(&again).is_ok(), "strict JSON stays strict");
        let back: serde_json::Value = serde_json::from_slice(&again).expect("JSON is read back");
        assert_eq!(back, value, "nothing of strict JSON is lost");
    }
    let Some(head) = Head::parse(bytes) else { return false };
    assert!(strict && head.sides.contains(&head.by));
    // What it lists is for the record to judge; reading it must not fail.
    drop((charter_of(bytes), log_act_of(bytes)));
    true
}

/// A certified copy (C2SP tlog-proof).
pub fn proof(bytes: &[u8]) -> bool {
    let Some((text, proof)) = from_utf8(bytes).ok().and_then(|text| Some((text, Proof::parse(text)?))) else {
        return false;
    };
    assert_eq!(proof.to_string(), text, "a certified copy has one spelling");
    let signed = proof.checkpoint.verify(log_key().verifier()).is_ok();
    if signed && proof.covers(SUITE, samples::CERTIFIED).is_some() {
        assert_eq!(proof.index, samples::CERTIFIED_AT, "an entry is proven where it does not stand");
    }
    true
}

/// A verifier key line (C2SP signed-note).
pub fn key(bytes: &[u8]) -> bool {
    let Some((line, key)) = from_utf8(bytes).ok().and_then(|line| Some((line, Verifier::parse(line)?)))
    else {
        return false;
    };
    assert_eq!(key.to_string(), line, "a verifier key has one spelling");
    assert!(!key.verifies(b"message", &[0; 64]), "a signature of zeros verifies");
    true
}

/// The path of a tile or bundle (C2SP tlog-tiles).
pub fn tile(bytes: &[u8]) -> bool {
    let Some((path, tile)) = from_utf8(bytes).ok().and_then(|path| Some((path, Tile::parse(path)?))) else {
        return false;
    };
    assert_eq!(tile.path(), path, "a tile has one path");
    assert_eq!(Tile::parse(&tile.full().path()), Some(tile.full()));
    true
}

/// A pouch: files carried by hand (docs/protocol.md section 9).
pub fn pouch(bytes: &[u8]) -> bool {
    let Ok(pouch) = Pouch::parse(bytes) else { return false };
    assert_eq!(pouch.to_bytes(), bytes, "a pouch has one spelling");
    true
}
