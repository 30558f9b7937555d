//! What holds of every kind of act: its definition is its type, and no person's data gets past the parser.

use super::*;
use crate::definition::{Class, Field, Holds};
use serde_json::json;

fn is_personal(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.starts_with("personal:"))
}

/// A field of the content, or inside one, with the way to its value in the sample.
fn every_field(fields: &'static [Field], way: &str, into: &mut Vec<(String, Field)>) {
    for field in fields {
        let here = alloc::format!("{way}/{}", field.name);
        into.push((here.clone(), *field));
        if let Holds::Group(inner) = field.holds {
            every_field(inner, &here, into);
        } else if let Holds::Each(Holds::Group(inner)) = field.holds {
            every_field(inner, &alloc::format!("{here}/0"), into);
        }
    }
}

/// The newest version that a kind of act may have: tests imagine one more than there is.
const NEWEST: u32 = crate::trial::NEXT;

/// An act with this content, as the newest version reads it.
fn read_content(content: &Value) -> Result<Act, Refusal> {
    let definition = definition_of(content["act"].as_str().unwrap()).unwrap();
    let worded = definition.worded().next().map(|_| "ab".repeat(32));
    let mut act = json!({"nonce": "00".repeat(16), "by": "tj", "charter": null, "subject": "charter",
        "base": null, "sides": ["tj"], "content": content});
    if let Some(words) = worded {
        act["words"] = words.into();
    }
    Act::parse(&serde_json::to_vec(&act).unwrap(), NEWEST)
}

/// Forms, commands and lists trust `fields`; this is why they may.
#[test]
fn definitions_describe_their_types_exactly() {
    for definition in CATALOGUE {
        let sample = (definition.sample)();
        assert_eq!(sample.name(), definition.name);
        let json = serde_json::to_value(&sample).unwrap();
        assert_eq!(serde_json::from_value::<Content>(json.clone()).unwrap(), sample, "{}", definition.name);
        described(definition.name, &json, definition.fields, "act");
        let words = serde_json::from_str(definition.words).unwrap();
        let words = crate::Words::build(definition, &words, [0; 32]).unwrap();
        let said = |field: &Field| words.text(field.name).is_some() || !words.each(field.name).is_empty();
        let all_said = definition.worded().all(said);
        assert!(all_said, "{} shows every field whose words stand beside the log", definition.name);
        let mut fields = Vec::new();
        every_field(definition.fields, "", &mut fields);
        for (way, field) in fields.into_iter().filter(|(_, field)| field.class != Class::Worded) {
            assert_eq!((field.since, definition.since.min(NEWEST)), (1, definition.since), "{way}");
            let (parent, _) = way.rsplit_once('/').unwrap();
            let mut without = json.clone();
            without.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(field.name);
            assert_eq!(read_content(&without).is_err(), field.required, "{} {way}", definition.name);
            let mut more = json.clone();
            more.pointer_mut(parent).unwrap()["unheard"] = Value::from(1);
            let at = alloc::format!("content{}.unheard", parent.replace('/', "."));
            assert_eq!(read_content(&more), Err(Refusal::UnknownField { at }), "{}", definition.name);
        }
    }
}

/// The members of the sample are the fields described, here and in every group.
fn described(name: &str, json: &Value, fields: &[Field], tag: &str) {
    let mut said: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    said.retain(|key| *key != tag);
    let in_log = fields.iter().filter(|field| field.class != Class::Worded);
    let mut described_here: Vec<&str> = in_log.map(|field| field.name).collect();
    described_here.sort_unstable();
    assert_eq!(said, described_here, "{name}");
    for field in fields.iter().filter(|field| field.class != Class::Worded) {
        if let Holds::Group(inner) = field.holds {
            described(name, &json[field.name], inner, "");
        } else if let Holds::Each(Holds::Group(inner)) = field.holds {
            json[field.name].as_array().unwrap().iter().for_each(|each| described(name, each, inner, ""));
        }
    }
}

/// The barrier of rule 6: what is of a person can stand in the log only as a salted commitment.
#[test]
fn a_field_of_a_person_holds_a_commitment_and_plain_words_are_refused_on_parsing() {
    let mut barred = 0;
    for definition in CATALOGUE {
        let content = serde_json::to_value((definition.sample)()).unwrap();
        assert!(read_content(&content).is_ok(), "{}", definition.name);
        let mut fields = Vec::new();
        every_field(definition.fields, "", &mut fields);
        for (way, field) in fields.into_iter().filter(|(_, field)| field.class != Class::Worded) {
            let of_a_person = matches!(field.class, Class::Personal | Class::Special);
            let value = content.pointer(&way).unwrap();
            assert_eq!(of_a_person, field.holds == Holds::Personal, "{} {way}", definition.name);
            assert_eq!(of_a_person, is_personal(value), "{} {way}", definition.name);
            if !of_a_person {
                continue;
            }
            barred += 1;
            for plain in [json!("Фаррух"), json!({"tg": "Фаррух"}), json!(["Фаррух"]), json!(1), json!(true)]
            {
                let mut plainly = content.clone();
                *plainly.pointer_mut(&way).unwrap() = plain;
                let at = alloc::format!("content{}", way.replace('/', "."));
                let refusal = Refusal::Malformed { at, expected: Expected::Commitment };
                assert_eq!(read_content(&plainly), Err(refusal), "{} {way}", definition.name);
            }
        }
    }
    assert!(barred > 0, "the catalogue has a field of a person, or this test shows nothing");
}

/// What a person types stands beside the log: in the act itself it is a member that nobody knows.
#[test]
fn words_in_an_act_are_refused_and_so_is_an_act_that_lacks_them_or_has_too_many() {
    for definition in CATALOGUE {
        let content = serde_json::to_value((definition.sample)()).unwrap();
        let words: Value = serde_json::from_str(definition.words).unwrap();
        for (name, said) in words.as_object().unwrap() {
            let mut inside = content.clone();
            inside[name] = said.clone();
            let at = alloc::format!("content.{name}");
            assert_eq!(read_content(&inside), Err(Refusal::UnknownField { at }), "{}", definition.name);
        }
        let mut act = serde_json::to_value(read_content(&content).unwrap()).unwrap();
        let without = act.as_object_mut().unwrap().remove("words").is_some();
        let parsed = |act: &Value| Act::parse(&serde_json::to_vec(act).unwrap(), NEWEST);
        if definition.worded().any(|field| field.required) {
            assert_eq!(parsed(&act), Err(Refusal::WordsMissing), "{}", definition.name);
        } else if !without {
            act["words"] = "ab".repeat(32).into();
            assert_eq!(parsed(&act), Err(Refusal::WordsUnasked), "{}", definition.name);
        }
    }
}

/// What is wrong is told by where and what, whoever reads it; no reader's own sentence is among it.
#[test]
fn a_malformed_act_is_told_by_place_and_code() {
    let good = json!({"nonce": "00".repeat(16), "by": "tj", "charter": null, "subject": "session/a",
        "base": null, "sides": ["tj"], "content": {"act": "session.held", "held_on": "2027-01-01"}});
    let malformed = |at: &str, expected| Refusal::Malformed { at: at.into(), expected };
    for (at, to, why) in [
        ("/nonce", json!("12"), malformed("nonce", Expected::Nonce)),
        ("/by", json!("T"), malformed("by", Expected::Side)),
        ("/charter", json!("ab"), malformed("charter", Expected::Act)),
        ("/sides/0", json!(1), malformed("sides.0", Expected::Side)),
        ("/subject", json!("session"), malformed("subject", Expected::Subject)),
        ("/content", json!([]), malformed("content", Expected::Object)),
        ("/content/act", json!(7), malformed("content.act", Expected::KindOfAct)),
        ("/content/act", json!("held.session"), Refusal::UnknownKind { name: "held.session".into() }),
        ("/content/held_on", json!("2027-02-30"), malformed("content.held_on", Expected::Date)),
        ("/content/held_on", json!("+002027-01-01"), malformed("content.held_on", Expected::Date)),
        ("/content/held_on", json!(null), malformed("content.held_on", Expected::Date)),
    ] {
        let mut act = good.clone();
        *act.pointer_mut(at).unwrap() = to;
        assert_eq!(Act::parse(&serde_json::to_vec(&act).unwrap(), 1), Err(why), "{at}");
    }
    assert!(Act::parse(&serde_json::to_vec(&good).unwrap(), 1).is_ok());
    assert_eq!(Act::parse(b"{", 1), Err(malformed("", Expected::Json)));
    assert_eq!(malformed("by", Expected::Side).code(), "malformed");
    assert_eq!(Expected::OneSpelling.code(), "one-spelling");
}

/// An algorithm of a state stands beside the digest that counts; what is out of shape is refused as the record does.
#[test]
fn second_digests_of_files_are_kept() {
    let (file, other) = ("0".repeat(64), "1".repeat(64));
    let one = |file: &str, algorithm: &str, digest: &str| json!({"file": file, "algorithm": algorithm, "digest": digest});
    let parse = |digests: Value| {
        let act = json!({"nonce": "00".repeat(16), "by": "tj", "charter": null, "subject": "session/a",
            "base": null, "sides": ["tj"], "digests": digests,
            "content": {"act": "session.held", "held_on": "2027-01-01"}});
        Act::parse(&serde_json::to_vec(&act).unwrap(), 1)
    };
    let good = json!([
        one(&file, "gost-r-34.11-2012-256", "0f"),
        one(&file, "sm3", "ab"),
        one(&other, "unheard", "00")
    ]);
    let act = parse(good.clone()).unwrap();
    assert_eq!(serde_json::to_value(&act).unwrap()["digests"], good, "they survive the wire");
    let many: Vec<Value> = (0..9).map(|number| one(&file, &alloc::format!("a{number}"), "ab")).collect();
    for wrong in [
        json!({}),
        json!(many),
        json!([one(&file, "sm3", "ab"), one(&file, "sm3", "cd")]),
        json!([one(&other, "sm3", "ab"), one(&file, "sm3", "ab")]),
        json!([one(&file, "SM3", "ab")]),
        json!([one(&file, "sm3", "abc")]),
        json!([one(&file, "sm3", "")]),
        json!([[file, "sm3", "ab"]]),
        json!([{"file": file, "algorithm": "sm3", "digest": "ab", "more": 1}]),
    ] {
        let why = Refusal::Malformed { at: "digests".into(), expected: Expected::List };
        assert_eq!(parse(wrong.clone()), Err(why), "{wrong}");
    }
}

/// Evidence, scans and texts are found wherever a definition says that a file is named.
#[test]
fn every_file_that_an_act_names_is_found_by_its_definition() {
    let digests = |name: &str| {
        let files = (definition_of(name).unwrap().sample)().files();
        files.into_iter().map(|(class, file)| (class, file.short())).collect::<Vec<_>>()
    };
    for (name, file) in [
        ("document.adopt", "44444444"),
        ("charter.found", "44444444"),
        ("event.attest", "33333333"),
        ("commitment.claim", "77777777"),
    ] {
        assert_eq!(digests(name), [(FileClass::Joint, file.into())], "{name}");
    }
    assert!(digests("seat.fill").is_empty());
}
