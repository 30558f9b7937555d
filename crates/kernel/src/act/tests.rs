//! What holds of every kind of act: its definition is its type, and no person's data gets past the parser.

use super::*;
use crate::definition::{Class, Field, Holds};
use serde_json::{Value, json};

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

/// Forms, commands and lists trust `fields`; this is why they may.
#[test]
fn definitions_describe_their_types_exactly() {
    for definition in CATALOGUE {
        let sample = (definition.sample)();
        assert_eq!(sample.name(), definition.name);
        let json = serde_json::to_value(&sample).unwrap();
        assert_eq!(serde_json::from_value::<Content>(json.clone()).unwrap(), sample, "{}", definition.name);
        described(definition.name, &json, definition.fields, "act");
        let mut fields = Vec::new();
        every_field(definition.fields, "", &mut fields);
        for (way, field) in fields {
            let (parent, _) = way.rsplit_once('/').unwrap();
            let mut without = json.clone();
            without.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(field.name);
            let read = serde_json::from_value::<Content>(without);
            assert_eq!(read.is_err(), field.required, "{} {way}", definition.name);
            let mut more = json.clone();
            more.pointer_mut(parent).unwrap()["unheard"] = Value::from(1);
            let read = serde_json::from_value::<Content>(more);
            assert!(read.is_err(), "{} refuses what it does not know at {parent}", definition.name);
        }
    }
}

/// The members of the sample are the fields described, here and in every group.
fn described(name: &str, json: &Value, fields: &[Field], tag: &str) {
    let mut said: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    said.retain(|key| *key != tag);
    let mut described_here: Vec<&str> = fields.iter().map(|field| field.name).collect();
    described_here.sort_unstable();
    assert_eq!(said, described_here, "{name}");
    for field in fields {
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
        let act = json!({"nonce": "00".repeat(16), "by": "tj", "charter": null, "subject": "charter",
            "base": null, "sides": ["tj"], "content": content});
        let parsed = |act: &Value| Act::parse(&serde_json::to_vec(act).unwrap());
        assert!(parsed(&act).is_ok(), "{}", definition.name);
        let mut fields = Vec::new();
        every_field(definition.fields, "", &mut fields);
        for (way, field) in fields {
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
                let mut plainly = act.clone();
                *plainly["content"].pointer_mut(&way).unwrap() = plain;
                let refused = parsed(&plainly);
                assert!(matches!(refused, Err(Refusal::Malformed { .. })), "{} {way}", definition.name);
            }
        }
    }
    assert!(barred > 0, "the catalogue has a field of a person, or this test shows nothing");
}
