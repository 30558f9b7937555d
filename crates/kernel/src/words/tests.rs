//! Words are read in one spelling, and only those that the kind of act has.

use super::*;
use crate::act::definition_of;
use alloc::string::ToString;
use serde_json::json;

const SALT: [u8; SALT_BYTES] = [7; SALT_BYTES];

fn built(kind: &str, said: &Value) -> Result<Words, Refusal> {
    Words::build(definition_of(kind).unwrap(), said.as_object().unwrap(), SALT)
}

fn attested() -> Value {
    json!({"what": {"en": "Signature"}, "place": {"en": "Astana"}, "who": [{"en": "One"}, {"en": "Another", "tg": "Дигаре"}]})
}

#[test]
fn the_spelling_is_the_one_that_is_written_down() {
    let words = built("event.attest", &attested()).unwrap();
    let salt = "07".repeat(SALT_BYTES);
    let spelt = alloc::format!(
        r#"{{"salt":"{salt}","fields":{{"place":{{"en":"Astana"}},"what":{{"en":"Signature"}},"who.0":{{"en":"One"}},"who.1":{{"en":"Another","tg":"Дигаре"}}}}}}"#
    );
    assert_eq!(words.to_bytes(), spelt.as_bytes());
    assert_eq!(Words::read(words.digest(), spelt.as_bytes()), Ok(words.clone()));
    assert_eq!(words.text("place").and_then(|text| text.get("en")), Some("Astana"));
    assert_eq!(words.each("who").len(), 2);
    let other = Words { salt: [8; SALT_BYTES], ..words.clone() };
    assert_ne!(other.digest(), words.digest(), "the salt hides what is easily guessed");
}

#[test]
fn other_bytes_and_other_spellings_are_refused() {
    let words = built("event.attest", &attested()).unwrap();
    let spelt = String::from_utf8(words.to_bytes()).unwrap();
    let read = |bytes: &str| Words::read(Digest::of(bytes.as_bytes()), bytes.as_bytes());
    assert_eq!(Words::read(Digest([0; 32]), spelt.as_bytes()), Err(WordsError::OtherBytes));
    for (from, to) in [
        (",\"fields\"", ", \"fields\""),
        ("\"salt\":\"07", "\"salt\":\"7"),
        ("Astana", "\\u0041stana"),
        ("Astana", ""),
        ("Astana", "Asta\u{202e}na"),
        ("}}}", "},\"more\":{}}}"),
    ] {
        assert_eq!(read(&spelt.replace(from, to)), Err(WordsError::Malformed), "{to}");
    }
    let long = spelt.replace("Astana", &"a".repeat(WORDS_BYTES_MAX));
    assert_eq!(read(&long), Err(WordsError::TooLong));
}

#[test]
fn only_what_the_kind_of_act_has_may_be_said_and_all_that_it_needs_must_be() {
    let refused = |kind: &str, said: Value| built(kind, &said).unwrap_err();
    let at = |at: &str| at.to_string();
    let malformed = |field: &str, expected| Refusal::Malformed { at: at(field), expected };
    assert_eq!(refused("document.notice", json!({})), malformed("text", Expected::Text));
    assert_eq!(refused("document.notice", json!({"text": "Plain."})), malformed("text", Expected::Text));
    assert_eq!(
        refused("body.constitute", json!({"names": {"en": "a".repeat(601)}})),
        malformed("names", Expected::Names)
    );
    let more = json!({"text": {"en": "Notice."}, "intent": {"en": "more"}});
    assert_eq!(refused("document.notice", more), Refusal::UnknownField { at: at("intent") });
    let turned = json!({"text": {"en": "a\u{202e}b"}});
    assert_eq!(refused("document.notice", turned), Refusal::Reordering { at: at("text") });
    let mut crowd = attested();
    crowd["who"] = Value::from(alloc::vec![json!({"en": "One"}); TEXTS_MAX + 1]);
    assert_eq!(refused("event.attest", crowd), malformed("who", Expected::ShorterList));
    let holed = Words { salt: SALT, fields: built("event.attest", &attested()).unwrap().fields };
    let mut fields = holed.fields.clone();
    let last = fields.remove("who.1").unwrap();
    fields.insert("who.2".into(), last);
    let holed = Words { fields, ..holed };
    assert!(holed.fits(definition_of("event.attest").unwrap()).is_err(), "a list has no holes");
    assert!(built("commitment.respond", &json!({})).is_ok(), "what may be said may be left out");
}
