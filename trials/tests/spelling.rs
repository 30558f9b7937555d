//! The product's own Tajik, word by word: what the speller flags in it is either a slip or a fault of the speller.

use std::path::{Path, PathBuf};

use paivand_language::Language::Tajik;
use paivand_language::segment::words;
use paivand_language::spell::check;
use serde_json::Value;

/// Of a thousand words so many may be flagged: edited text has names and new words that no list has.
const FLAGGED_PER_MILLE_MAX: usize = 10;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The Tajik messages of every noun, without what stands in braces.
fn messages() -> String {
    let folders = std::fs::read_dir(root().join("crates/voice/words")).expect("the words of the house");
    let files =
        folders.filter_map(|folder| Some(folder.ok()?.path().join("tg.ftl"))).filter(|file| file.exists());
    let mut texts = String::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a catalogue");
        for (_, message) in text.lines().filter_map(|line| line.split_once(" = ")) {
            texts.extend(message.split(['{', '}']).step_by(2));
            texts.push('\n');
        }
    }
    texts
}

/// The Tajik texts of a document, however deep.
fn tajik(value: &Value, texts: &mut String) {
    match value {
        Value::Object(values) => {
            for (name, value) in values {
                match value.as_str().filter(|_| name == "tg") {
                    Some(text) => texts.extend([text, "\n"]),
                    None => tajik(value, texts),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| tajik(value, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The Tajik texts of the demonstration.
fn documents() -> String {
    let mut texts = String::new();
    for name in ["memorandum", "terms", "workplan"] {
        let document = std::fs::read(root().join(format!("memorandum/{name}.json"))).expect("a document");
        tajik(&serde_json::from_slice(&document).expect("a document in JSON"), &mut texts);
    }
    texts
}

#[test]
fn pages_and_documents_pass_their_own_speller() {
    for (name, text) in [("messages", messages()), ("documents", documents())] {
        let spans = words(Tajik, &text).filter_map(|span| text.get(span));
        let words: Vec<&str> = spans.filter(|word| word.chars().any(char::is_alphabetic)).collect();
        let flagged: Vec<&&str> = words.iter().filter(|word| !check(word).known).collect();
        println!("{name}: {} words, {} flagged: {flagged:?}", words.len(), flagged.len());
        assert!(words.len() > 500, "{name}: {} words", words.len());
        assert!(1_000 * flagged.len() <= FLAGGED_PER_MILLE_MAX * words.len(), "{name}: {flagged:?}");
    }
}
