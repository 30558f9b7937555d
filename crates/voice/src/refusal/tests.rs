//! Refusals as people of each language read them.

use jiff::civil::date;
use paivand_kernel::{Expected, Kind, Refusal};
use paivand_language::Language;
use serde_json::{Value, json};

use crate::voice;

/// Every refusal that the kernel has, each with some arguments that it takes: both are told by its own reader.
fn all() -> Vec<Refusal> {
    let read = |said: &Value| serde_json::from_value::<Refusal>(said.clone());
    let unknown = read(&json!({"refusal": "?"})).unwrap_err().to_string();
    let codes = unknown.split('`').skip(3).step_by(2);
    let filled = codes.map(|code| {
        let mut said = json!({"refusal": code});
        loop {
            let missing = match read(&said) {
                Ok(refusal) => return refusal,
                Err(error) => error.to_string(),
            };
            let name = missing.strip_prefix("missing field `").unwrap().trim_end_matches('`').to_owned();
            let mut values =
                [json!(7), json!("tj"), json!("2026-11-28"), json!("document"), json!("date")].into_iter();
            let taken = |value: Value| {
                said[name.as_str()] = value;
                read(&said).err().is_none_or(|error| error.to_string().starts_with("missing field"))
            };
            assert!(values.any(taken), "{code}: a value for {name}");
        }
    });
    filled.collect()
}

#[test]
fn every_refusal_is_said_with_what_it_tells() {
    let all = all();
    assert!(all.len() > 50, "{} refusals", all.len());
    for refusal in all {
        for said in four(&refusal) {
            assert!(!said.contains('⟦'), "{said}");
        }
        // Where the rule itself knows the field, the field has a name.
        let known = refusal.at().is_none_or(|at| at == "tj" || at == "content.act" || named(at));
        assert!(known, "{refusal:?}");
    }
}

fn named(way: &str) -> bool {
    voice(Language::English).field_at(way).is_some_and(|name| !name.contains('⟦'))
}

/// What is told of a refusal in Tajik, Chinese, Russian and English, with its field.
fn four(refusal: &Refusal) -> [String; 4] {
    Language::ALL.map(|language| {
        let said = voice(language).refusal(refusal);
        voice(language).refused_field(refusal).map_or(said.clone(), |field| format!("{said} | {field}"))
    })
}

#[test]
fn a_refusal_names_the_field_at_fault() {
    let table = [
        (
            Refusal::Malformed { at: "content.held_on".into(), expected: Expected::Date },
            [
                "Санадро хондан мумкин нест: дар «Санаи баргузорӣ» қимати навъи дигар лозим аст (сана). | Майдон: Санаи баргузорӣ (held_on)",
                "无法读取该行为：“举行日期”处的值须为另一形式（日期）。 | 字段：举行日期（held_on）",
                "Акт нельзя прочитать: в «Дата проведения» нужно значение другого вида (дата). | Поле: Дата проведения (held_on)",
                "The act cannot be read: at “Held on” another form of value is needed (a date). | Field: Held on (held_on)",
            ],
        ),
        (
            Refusal::NotYetHeld { on: date(2026, 11, 28) },
            [
                "Зикр шудааст, ки ҷаласа 28 ноябри соли 2026 баргузор шуд, вале ин рӯз ҳанӯз нарасидааст. Онро баъдан сабт кунед. | Майдон: Санаи баргузорӣ (held_on)",
                "所填会议日期2026年11月28日尚未到来，请于会后记录。 | 字段：举行日期（held_on）",
                "Указано, что заседание проведено 28 ноября 2026 г., но этот день ещё не наступил. Запишите его после. | Поле: Дата проведения (held_on)",
                "The session is said to be held on 28 November 2026, which is still to come. Record it afterwards. | Field: Held on (held_on)",
            ],
        ),
        (
            Refusal::WrongKind { expected: Kind::Log },
            [
                "Барои ин санад мавзуи навъи дигар лозим аст: дафтари сабт.",
                "该行为须针对另一类事项：日志。",
                "Для этого акта нужен предмет другого вида: журнал.",
                "This act needs a subject of another kind: log.",
            ],
        ),
    ];
    for (refusal, told) in table {
        assert_eq!(four(&refusal), told);
    }
}

#[test]
fn a_field_is_found_on_its_way() {
    let english = voice(Language::English);
    for (way, name) in [
        ("content.sides.1.zone", Some("Time zone")),
        ("content.continues.root", Some("Root of the log")),
        // What stands under a kind of act is no field of its name.
        ("content.hands.document.adopt.0", Some("How an office gives its consent, by kind of act")),
        ("text.tg", Some("Text")),
        ("attested.0.scan", Some("Scanned original")),
        ("content.nothing", None),
        ("", None),
    ] {
        assert_eq!(english.field_at(way).as_deref(), name, "{way}");
    }
}

#[test]
fn what_is_not_known_is_named_as_it_was_typed() {
    let unknown = Refusal::UnknownField { at: "content.sides.0.color".into() };
    assert_eq!(
        four(&unknown)[3],
        "These rules do not know the member “sides.0.color”. | Field: Sides (sides.0.color)"
    );
    let empty = Refusal::Malformed { at: String::new(), expected: Expected::Object };
    assert_eq!(
        four(&empty)[3],
        "The act cannot be read: at “act” another form of value is needed (a JSON object)."
    );
}
