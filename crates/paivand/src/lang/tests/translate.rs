//! Machine translation at the door.

use super::*;

#[test]
fn a_translation_is_marked_or_nothing_is_claimed() {
    let folder = tempfile::tempdir().unwrap();
    let terms = folder.path().join("terms.tsv");
    std::fs::write(&terms, "id\ten\ttg\nhub\tmodel hub\tанбори моделҳо\n").unwrap();
    let flags = format!("translate --from en --to tg --json --glossary {}", terms.display());
    let read = answers(&flags, b"The model hub serves the working group.\n");
    assert_eq!(read.len(), 1);
    let object: serde_json::Value = serde_json::from_str(&read[0]).unwrap();
    let today = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date();
    assert!(object["date"].as_str().is_some_and(|date| date <= today.to_string().as_str()), "{object}");
    assert_eq!(
        [
            &object["text"],
            &object["engine"],
            &object["certified"],
            &object["warnings"],
            &object["alternatives"]
        ],
        [
            &serde_json::Value::Null,
            &serde_json::json!("memory"),
            &serde_json::json!(false),
            &serde_json::json!([]),
            &serde_json::json!([])
        ]
    );
    let terms: Vec<&str> =
        object["terms"].as_array().unwrap().iter().map(|term| term["targets"][0].as_str().unwrap()).collect();
    assert_eq!(terms, ["анбори моделҳо", "гурӯҳи корӣ"]);
    let plain = answers("translate --from en --to zh", b"A working group.\n");
    assert!(plain[0].starts_with("[no suggestion of memory; term working group: 工作组"), "{plain:?}");
    assert_eq!(
        answers("translate --from tg --to tg --json", "а".as_bytes()),
        [r#"{"error":"a text was to be translated from tg to itself: name another language"}"#]
    );
}

#[test]
fn settings_that_would_let_too_much_out_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("translation.json");
    std::fs::write(&settings, r#"{"allow":{"outside":["internal"]}}"#).unwrap();
    let flags = format!("translate --from en --to tg --settings {}", settings.display());
    let typed = Typed::try_parse_from(flags_of(&flags)).unwrap();
    let refused = run_over(&typed.lang, &b"one\n"[..], Vec::new()).unwrap_err();
    assert!(refused.to_string().contains("texts that are internal never leave the node"), "{refused}");
}

#[test]
fn an_engine_that_is_not_there_is_told() {
    for (engine, built) in [
        ("libretranslate", cfg!(feature = "http-engines")),
        ("chat", cfg!(feature = "http-engines")),
        ("local", cfg!(feature = "local-model")),
    ] {
        let typed =
            Typed::try_parse_from(flags_of(&format!("translate --from en --to tg --engine {engine}")))
                .unwrap();
        let refused = run_over(&typed.lang, &b"one\n"[..], Vec::new()).unwrap_err().to_string();
        let expected =
            if built { "the settings name no" } else { "is no part of this program: build it with" };
        assert!(refused.contains(engine) && refused.contains(expected), "{refused}");
    }
}

/// Two texts that were translated before.
const MEMORY: &str = r#"<?xml version="1.0"?><tmx version="1.4"><header srclang="en" datatype="plaintext" segtype="sentence"
 adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body>
<tu><tuv xml:lang="en"><seg>The session is open.</seg></tuv><tuv xml:lang="tg"><seg>Ҷаласа кушода аст.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>See article 5 of the charter.</seg></tuv><tuv xml:lang="tg"><seg>Ниг. моддаи 5 ойиннома.</seg></tuv></tu>
</body></tmx>"#;

#[test]
fn the_memory_says_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let memory = folder.path().join("memory.tmx");
    std::fs::write(&memory, MEMORY).unwrap();
    let flags = format!("translate --from en --to tg --json --memory {}", memory.display());
    let lines =
        "The session is open.\nSee article 7 of the charter.\nThe session is not open.\nQuite another text\n";
    let told: Vec<(Option<String>, usize, String)> = answers(&flags, lines.as_bytes())
        .iter()
        .map(|line| {
            let object: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = object["text"].as_str().map(str::to_owned);
            (
                text,
                object["alternatives"].as_array().unwrap().len(),
                object["warnings"][0]["kind"].to_string(),
            )
        })
        .collect();
    let row =
        |text: Option<&str>, others, warning: &str| (text.map(str::to_owned), others, warning.to_owned());
    assert_eq!(
        told,
        [
            row(Some("Ҷаласа кушода аст."), 0, "null"),
            row(Some("Ниг. моддаи 7 ойиннома."), 1, "\"numbers-replaced\""),
            row(None, 1, "null"),
            row(None, 0, "null"),
        ]
    );
}

#[test]
fn a_memory_of_other_languages_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let memory = folder.path().join("memory.tmx");
    std::fs::write(&memory, MEMORY).unwrap();
    for (to, path, expected) in [
        ("zh", memory.clone(), "has no unit in both en and zh"),
        ("tg", folder.path().join("no.tmx"), "cannot be read"),
    ] {
        let flags = format!("translate --from en --to {to} --memory {}", path.display());
        let typed = Typed::try_parse_from(flags_of(&flags)).unwrap();
        let refused = run_over(&typed.lang, &b"one\n"[..], Vec::new()).unwrap_err().to_string();
        assert!(refused.contains(expected), "{refused}");
    }
}
