//! The road from a folder to a text, over a tiny model that each test makes: one layer each way, random weights.

mod tiny;

use super::*;
use crate::{Gate, Policy, Request, TextClass};
use tiny::{Form, Tiny};

/// A text of letters that the tiny tokenizer knows.
const TEXT: &str = "баг гад";

fn ids(folder: &tempfile::TempDir) -> Vec<u32> {
    let model = LocalModel::open(folder.path()).unwrap();
    model.decoded(&model.source(Language::Tajik, TEXT).unwrap()).unwrap().ids
}

#[test]
fn whole_and_quantised_weights_give_the_same_tokens_every_time() {
    let tiny = Tiny::default();
    let (whole, quantised) = (tiny.folder(&[Form::Whole]), tiny.folder(&[Form::Quantised]));
    let first = ids(&whole);
    assert!(
        first.len() > 4 && first.iter().any(|id| *id != first[0]),
        "the weights say something: {first:?}"
    );
    assert_eq!(first, ids(&whole));
    assert_eq!(first, ids(&quantised));
    assert_eq!(first, ids(&tiny.folder(&[Form::Halves])), "weights in two files");
    assert_ne!(
        first,
        ids(&Tiny { seed: 2, ..Tiny::default() }.folder(&[Form::Whole])),
        "other weights say otherwise"
    );
}

#[test]
fn the_cache_changes_nothing() {
    let folder = Tiny::default().folder(&[Form::Whole]);
    let model = LocalModel::open(folder.path()).unwrap();
    let source = model.source(Language::Tajik, TEXT).unwrap();
    let decoded = model.decoded(&source).unwrap().ids;
    let without = Tiny::default().without_cache(&folder, &source, decoded.len());
    assert_eq!(decoded, without);
    // Another text between leaves nothing behind.
    model.decoded(&model.source(Language::English, "дад").unwrap()).unwrap();
    assert_eq!(model.decoded(&source).unwrap().ids, decoded);
}

#[test]
fn the_target_language_leads_and_the_end_follows() {
    let folder = Tiny::default().folder(&[Form::Quantised]);
    let model = LocalModel::open(folder.path()).unwrap();
    let token = |name: &str| model.tokenizer.token_to_id(name).unwrap();
    let source = model.source(Language::Tajik, TEXT).unwrap();
    assert_eq!(source.first(), Some(&token("<2tg>")));
    assert_eq!(source.last(), Some(&token("</s>")));
    assert_eq!(source.iter().filter(|id| **id == token("</s>")).count(), 1);
    assert_eq!(
        source[1..source.len() - 1],
        model.source(Language::English, TEXT).unwrap()[1..source.len() - 1]
    );
    assert_eq!(model.tokenizer.decode(&source, true).unwrap().trim(), TEXT);
}

#[test]
fn a_text_goes_through_the_gate_and_is_marked() {
    let folder = Tiny::default().folder(&[Form::Quantised]);
    let model = LocalModel::open(folder.path()).unwrap();
    let gate = Gate::new(&model, Policy::default());
    let pair = |to| Pair { from: Language::Russian, to };
    let request = |to| Request {
        class: TextClass::Special,
        pair: pair(to),
        segments: &[TEXT, TEXT],
        date: jiff::civil::date(2026, 11, 24),
    };
    let answers = gate.translate(&request(Language::Tajik)).unwrap();
    assert_eq!(answers[0], answers[1]);
    let named = folder.path().file_name().unwrap().to_str().unwrap();
    assert_eq!(answers[0].mark.version, format!("{named} model.gguf"));
    assert!(answers[0].text.is_some());
    // Random weights come to no end by themselves.
    assert!(answers[0].warnings.contains(&Warning::Unfinished));
    // The tiny tokenizer has no <2zh>.
    let error = gate.translate(&request(Language::Chinese)).unwrap_err().to_string();
    assert!(error.contains("does not translate from ru to zh: it offers tg ru en"), "{error}");
    let long = "баг ".repeat(SOURCE_TOKENS_MAX);
    let error =
        gate.translate(&Request { segments: &[&long], ..request(Language::Tajik) }).unwrap_err().to_string();
    assert!(error.contains("cut it into sentences"), "{error}");
}

#[test]
fn the_end_token_ends() {
    // With its end token as the likeliest answer to everything, the model says nothing.
    let tiny = Tiny::default();
    let first = ids(&tiny.folder(&[Form::Whole]))[0];
    let folder = Tiny { end: first, ..tiny }.folder(&[Form::Whole]);
    let model = LocalModel::open(folder.path()).unwrap();
    let mut source = model.source(Language::Tajik, TEXT).unwrap();
    source.pop();
    source.pop();
    source.push(2);
    let decoded = model.decoded(&source).unwrap();
    assert!(decoded.ended && decoded.ids.is_empty(), "{:?}", decoded.ids);
}

/// What makes a folder unfit.
type Spoiling = Box<dyn Fn(&Path)>;

#[test]
fn a_folder_that_is_no_model_is_refused_with_the_reason() {
    let tiny = Tiny::default();
    let write = |name: &'static str, text: &'static str| {
        move |path: &Path| std::fs::write(path.join(name), text).unwrap()
    };
    let remove = |name: &'static str| move |path: &Path| std::fs::remove_file(path.join(name)).unwrap();
    let cases: [(&str, Spoiling, &str); 9] = [
        ("no config", Box::new(remove("config.json")), "config.json cannot be read"),
        ("no tokenizer", Box::new(remove("tokenizer.json")), "tokenizer.json cannot be read"),
        ("no weights", Box::new(remove("model.safetensors")), "it has no weights"),
        ("a config of something else", Box::new(write("config.json", "{}")), "not that of a T5"),
        ("weights cut off", Box::new(write("model.safetensors", "cut")), "*.safetensors cannot be used"),
        ("gguf cut off", Box::new(write("model.gguf", "GGUF")), "*.gguf cannot be used"),
        (
            "several gguf",
            Box::new(move |path| {
                write("a.gguf", "")(path);
                write("b.gguf", "")(path);
            }),
            "several *.gguf",
        ),
        (
            "tokenizer of something else",
            Box::new(write("tokenizer.json", "{}")),
            "tokenizer.json cannot be read",
        ),
        ("no target tokens", Box::new(tiny::without_targets), "none of <2tg>"),
    ];
    for (what, spoil, expected) in cases {
        let folder = tiny.folder(&[Form::Whole]);
        spoil(folder.path());
        let error = LocalModel::open(folder.path()).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.contains(expected), "{what}: {error}");
    }
    for changed in [
        ("\"vocab_size\":72", "\"vocab_size\":1"),
        ("\"num_heads\":4", "\"num_heads\":0"),
        ("\"eos_token_id\":2", "\"eos_token_id\":72"),
        ("\"d_ff\":64", "\"d_ff\":96"),
        ("\"is_encoder_decoder\":true", "\"is_encoder_decoder\":false"),
    ] {
        let folder = tiny.folder(&[Form::Whole]);
        let path = folder.path().join("config.json");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(changed.0), "{text}");
        std::fs::write(&path, text.replace(changed.0, changed.1)).unwrap();
        assert!(matches!(LocalModel::open(folder.path()), Err(EngineError::Model { .. })), "{changed:?}");
    }
}
