//! A name planted in every personal field is found in no log, tile, view or pouch, only in its side's vault.

use crate::pair::{Pair, joint, propose};
use base64::{Engine, engine::general_purpose::STANDARD};
use paivand_kernel::{Authority, CATALOGUE, Class, Definition, Personal, WordSource, definition_of};
use paivand_node::{Intent, SubmitError};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A name whose parts occur nowhere else, and the parts as they may be written.
const NAME: &str = "Ҷӯрақул Ғафурзода 张伟明 Plantedname";
const PARTS: [&str; 5] = ["Ғафурзода", "张伟明", "Plantedname", "\\u0492\\u0430", "\\u5f20\\u4f1f"];

/// Entries hold acts as base64 within base64.
const LAYERS: usize = 3;

/// Shortest run of letters worth decoding.
const RUN_LETTERS_MIN: usize = 12;

/// Whether bytes hold a part of the name, as they are or within base64.
fn tells(bytes: &[u8], layers: usize) -> bool {
    let text = String::from_utf8_lossy(bytes);
    if PARTS.iter().any(|part| text.contains(part)) {
        return true;
    }
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/".contains(byte);
    let runs = bytes.split(|byte| !is_letter(byte)).filter(|run| run.len() >= RUN_LETTERS_MIN);
    layers > 0
        && runs.into_iter().any(|run| {
            let whole = run.get(..run.len() / 4 * 4).unwrap_or_default();
            STANDARD.decode(whole).is_ok_and(|inner| tells(&inner, layers - 1))
        })
}

/// Files below a folder that tell the name.
fn telling(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(telling(&path));
        } else if tells(&fs::read(&path).unwrap(), LAYERS) {
            found.push(path.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    found
}

/// The words of a kind of act's sample, with the name in each of them.
fn planted_words(definition: &Definition) -> Map<String, Value> {
    fn plant(value: &mut Value) {
        match value {
            Value::String(text) => *text = format!("{text} {NAME}"),
            Value::Array(items) => items.iter_mut().for_each(plant),
            Value::Object(members) => members.iter_mut().for_each(|(_, inner)| plant(inner)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut words: Value = serde_json::from_str(definition.words).unwrap();
    plant(&mut words);
    words.as_object().cloned().unwrap()
}

/// The sample of a kind of act, with the name in its personal fields.
fn planted(definition: &Definition) -> Option<Intent> {
    let personal: BTreeMap<String, String> = definition
        .fields
        .iter()
        .filter(|field| field.class == Class::Personal)
        .map(|field| (field.name.to_owned(), NAME.to_owned()))
        .collect();
    let Value::Object(mut content) = serde_json::to_value((definition.sample)()).unwrap() else {
        return None;
    };
    personal.keys().for_each(|field| drop(content.remove(field)));
    content.extend(serde_json::from_str::<Map<String, Value>>(definition.words).unwrap());
    content.insert("body".into(), "body/a".into());
    let subject = format!("{}/planted", definition.subject.word());
    (!personal.is_empty()).then_some(Intent::State { subject, content, personal })
}

/// The commitments that stand in the contents of a node's own acts.
fn commitments(value: &Value) -> Vec<Personal> {
    match value {
        Value::String(text) => text.parse().into_iter().collect(),
        Value::Array(items) => items.iter().flat_map(commitments).collect(),
        Value::Object(members) => members.values().flat_map(commitments).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

#[test]
fn a_planted_name_stays_in_the_vault_of_its_side() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let act = nodes[1].submit(&propose("body/a", &joint())).unwrap().act.unwrap();
    pair.settle(&mut nodes);
    nodes[0].submit(&Intent::Concur { act }).unwrap();
    pair.settle(&mut nodes);
    let intents: Vec<Intent> = CATALOGUE.iter().filter_map(planted).collect();
    assert!(!intents.is_empty(), "some act has a personal field");
    for intent in &intents {
        nodes[1].submit(intent).unwrap();
    }
    pair.settle(&mut nodes);
    let standing = serde_json::to_value(nodes[0].standing()).unwrap();
    let held = commitments(&standing);
    assert_eq!(held.len(), intents.len(), "the other side holds a commitment for each");
    for commitment in &held {
        assert_eq!(nodes[1].personal(commitment).unwrap().as_deref(), Some(NAME));
        assert_eq!(nodes[0].personal(commitment).unwrap(), None);
    }
    let lacking = |which: usize| {
        let (side, standing) = (["cn", "tj"][which], nodes[which].standing());
        paivand_node::personal::lacking(&pair.folders[which], side, standing).unwrap()
    };
    assert_eq!([lacking(0), lacking(1)], [0, 0], "nobody misses what is another's");
    let empty = tempfile::tempdir().unwrap();
    let lost = paivand_node::personal::lacking(empty.path(), "tj", nodes[1].standing()).unwrap();
    assert_eq!(lost, intents.len(), "a vault that is gone is missed");
    let pouches = [0, 1].map(|which: usize| nodes[which].pack().unwrap().to_bytes());
    assert!(pouches.iter().all(|pouch| pouch.len() > 1_000 && !tells(pouch, LAYERS)));
    drop(nodes);
    assert_eq!(telling(&pair.folders[0]), [""; 0], "nothing came to the other side");
    let own = telling(&pair.folders[1]);
    assert!(!own.is_empty() && own.iter().all(|name| name.starts_with("vault.sqlite")), "{own:?}");
    // The search itself finds a name inside an act inside an entry.
    let act = format!("{{\"act\":\"{}\"}}", STANDARD.encode(format!("{{\"holder\":\"{NAME}\"}}")));
    assert!(tells(format!("{{\"payload\":\"{}\"}}", STANDARD.encode(act)).as_bytes(), LAYERS));
}

/// An act of this kind with these words, about something that it may be about here.
fn worded(
    definition: &Definition,
    words: Map<String, Value>,
    claim: Option<paivand_record::hash::Hash>,
) -> (String, Map<String, Value>) {
    let mut content = serde_json::to_value((definition.sample)()).unwrap().as_object().cloned().unwrap();
    content.extend(words);
    content.remove("scan");
    content.remove("answers");
    for (field, value) in [("body", json!("body/planted")), ("evidence", json!([])), ("claim", json!(claim))]
    {
        content.entry(field).and_modify(|there| *there = value);
    }
    let commitment = definition.subject == paivand_kernel::Kind::Commitment;
    let id = match definition.name {
        "note.receive" => "theirs",
        _ if commitment => "workplan.c01",
        _ => "planted",
    };
    (format!("{}/{id}", definition.subject.word()), content)
}

/// Words travel and are read on the other side, and no log, view or database holds them: only the blobs do.
#[test]
fn a_planted_word_stands_in_no_log_and_reaches_the_other_side_beside_it() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let claimed = definition_of("commitment.claim").unwrap();
    let (subject, content) = worded(claimed, serde_json::from_str(claimed.words).unwrap(), None);
    let claim = nodes[0].submit(&Intent::state(subject, content)).unwrap().act;
    let sent = definition_of("note.send").unwrap();
    let (_, content) = worded(sent, serde_json::from_str(sent.words).unwrap(), None);
    nodes[0].submit(&Intent::state("note/theirs", content)).unwrap();
    pair.settle(&mut nodes);
    let (mut count, mut own_claim) = (0, None);
    // A body comes first: seats and sessions are in it.
    let mut kinds: Vec<&Definition> =
        CATALOGUE.iter().filter(|kind| kind.worded().next().is_some()).collect();
    kinds.sort_by_key(|kind| kind.name != "body.constitute");
    for definition in kinds {
        let words = planted_words(definition);
        assert_eq!(words.len(), definition.worded().count(), "{}", definition.name);
        let about = if definition.name == "commitment.withdraw" { own_claim } else { claim };
        let (subject, content) = worded(definition, words, about);
        let own = definition.authority == Authority::Own;
        let intent = if own { Intent::state(subject, content) } else { Intent::propose(subject, content) };
        let said = nodes[1].submit(&intent);
        // There are no terms here that notice could count from, so none is taken back either: both are refused and
        // must leave nothing at all.
        let refused = ["document.notice", "document.withdraw"].contains(&definition.name);
        assert_eq!(said.is_err(), refused, "{}: {said:?}", definition.name);
        if definition.name == "commitment.claim" {
            own_claim = said.as_ref().unwrap().act;
        }
        count += usize::from(said.is_ok());
        pair.settle(&mut nodes);
        if let (false, Some(act)) = (own, said.ok().and_then(|said| said.act)) {
            nodes[0].submit(&Intent::Concur { act }).unwrap();
            pair.settle(&mut nodes);
        }
    }
    pair.settle(&mut nodes);
    assert_eq!(nodes[0].missing_words(), [""; 0], "they travel with the acts");
    let read = nodes[0].standing().acts().filter(|(_, act)| nodes[0].words().words_of(act).is_some());
    assert_eq!(read.count(), count + 2, "with the claim and the note of the other side");
    drop(nodes);
    for (which, folder) in pair.folders.iter().enumerate() {
        let blobs: Vec<String> = telling(folder);
        assert_eq!(telling(&folder.join("words")).len(), blobs.len(), "in no other folder: {blobs:?}");
        assert_eq!(pair.open(which).words().count(), count + 2);
    }
}

#[test]
fn the_name_of_a_refused_act_is_not_kept() {
    let pair = Pair::new();
    let mut nodes = pair.chartered();
    let personal = |field: &str| BTreeMap::from([(field.to_owned(), NAME.to_owned())]);
    let mut content: Map<String, Value> = Map::new();
    content.insert("act".into(), "seat.fill".into());
    let (subject, cut) = ("seat/planted".to_owned(), nodes[1].cut());
    for (field, refused) in [("holder", "Meaning("), ("office", "NotPersonal"), ("nobody", "NotPersonal")] {
        let intent =
            Intent::State { subject: subject.clone(), content: content.clone(), personal: personal(field) };
        let error = nodes[1].submit(&intent).unwrap_err();
        assert!(format!("{error:?}").contains(refused), "{field}: {error:?}");
    }
    let long = BTreeMap::from([("holder".to_owned(), NAME.repeat(100))]);
    let error = nodes[1].submit(&Intent::State { subject, content, personal: long }).unwrap_err();
    assert!(matches!(error, SubmitError::Vault(_)), "{error:?}");
    assert_eq!(nodes[1].cut(), cut);
    drop(nodes);
    assert_eq!(telling(&pair.folders[1]), [""; 0], "nothing of it is left, not even in the vault");
}
