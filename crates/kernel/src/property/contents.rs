//! What the sides of a random history say: real acts with real papers, chosen by numbers.

use crate::document::{Anchor, Unit};
use crate::story::papers::{
    adoption, answer, arrival, body, calendar, claim, commitment, fill, fix, held, memorandum, note, notice,
    plan, respond, rule, terms, with,
};
use crate::*;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde_json::{Value, json};

/// One of these, by number.
fn one_of<'a>(of: &[&'a str], number: u8) -> &'a str {
    of[usize::from(number) % of.len()]
}

/// Terms in one of sixteen variants.
fn some_terms(number: u8) -> Value {
    let unit = if number & 1 == 0 { "day" } else { "working-both" };
    let own_unit = one_of(&["working-host", "working-own", "day"], number);
    let until = json!({"amount": 2, "unit": own_unit, "end_of_month": number & 4 != 0, "shift": "later"});
    let saying = |on: &str, clears: &str| json!({"on": on, "clears": clears, "roles": []});
    let back = json!({"reaches_back": number & 2 != 0});
    let first = json!({"on": "all", "of": "instrument", "clears": "session.held", "roles": []});
    let mut terms = terms(json!([
        with(rule("D1", "in-force", 30, unit), back.clone()),
        with(with(rule("D2", "in-force", 1, "year"), first), back.clone()),
        with(rule("D3", "held", 12, "month"), back),
        with(rule("D6", "session", -30, unit), saying("all", "document.adopt")),
        rule("D7", "session", -20, unit),
        with(rule("D8", "held", 20, unit), saying("host", "document.adopt")),
        rule("D12", "claim", 10 + i32::from(number & 3), unit),
        with(
            rule("D15", "expiry", -6, "month"),
            json!({"of": if number & 4 == 0 { "terms" } else { "instrument" }})
        ),
        with(rule("D16", "in-force", 30, unit), saying("each", "event.attest")),
        with(
            with(rule("D13", "year-end", 60, unit), saying("each", "event.attest")),
            json!({"offset": until})
        ),
        rule("D11", "note", 20 + i32::from(number & 3), unit),
        with(rule("R28", "topic", 6, "month"), saying("all", "topic.close")),
    ]));
    let renewal = if number & 8 == 0 { "tacit" } else { "none" };
    terms["term"] = json!({"years": 1, "renewal": renewal, "notice_months": 6, "provision": "T2"});
    terms
}

fn some_plan(number: u8) -> Value {
    let strength = one_of(&["due", "constitutive"], number);
    let mut promises = alloc::vec![
        commitment("C1", "due", &["tj"], Some("2027-05-31")),
        commitment("C2", strength, &["cn", "tj"], Some("2027-03-31")),
        commitment("C3", "best-efforts", &["cn"], Some("2027-09-30")),
        commitment("C4", "standing", &["cn", "tj"], None),
    ];
    if number & 2 != 0 {
        promises.remove(0);
    }
    if number & 4 != 0 {
        promises[0]["text"]["en"] = "A wider promise.".into();
    }
    plan(json!(promises))
}

fn kept(document: &Value, documents: &mut Vec<Value>) -> Value {
    if !documents.contains(document) {
        documents.push(document.clone());
    }
    adoption(document)
}

/// What all sides say, and what is said around it.
pub(super) fn joint_content(
    one: u8,
    two: u8,
    documents: &mut Vec<Value>,
    host: Option<Side>,
) -> (String, Value, Value) {
    let dates = match two {
        240.. => json!({"in_force_until": "2027-08-31"}),
        220.. => json!({"in_force_from": "2027-02-01"}),
        _ => json!({}),
    };
    let session = format!("session/{}", 1 + two % 2);
    let (about, content) = match one % 21 {
        0..=1 => {
            let mut document = memorandum();
            document["title"]["en"] = format!("Memorandum {}", two % 2).into();
            ("document/memorandum".into(), kept(&document, documents))
        }
        2..=4 => ("document/terms".into(), kept(&some_terms(two), documents)),
        5..=7 => ("document/plan".into(), kept(&some_plan(two), documents)),
        8..=9 => (String::from(one_of(&["body/group", "body/dialogue"], two)), body()),
        10..=13 => {
            let host = host.map(|side| side.to_string()).filter(|_| two & 4 == 0);
            let on = one_of(&["2027-03-12", "2027-06-01", "2027-12-20"], two / 3);
            (session, fix(u32::from(1 + two % 2), on, host.as_deref()))
        }
        19 => ("topic/speech".into(), json!({"act": "topic.close"})),
        14..=18 => (session, held(one_of(&["2027-03-12", "2027-06-02"], two))),
        _ => {
            let event = json!({"act": "event.attest", "what": {"en": "Signature"}, "on": "2025-06-17",
                "place": {"en": "Astana"}, "who": [{"en": "An office"}], "instrument": "document/memorandum"});
            (String::from("event/paper"), event)
        }
    };
    (about, dates, content)
}

/// What one side says.
pub(super) fn own_content(
    one: u8,
    two: u8,
    version: Option<ActId>,
    claims: &[(ActId, String)],
) -> (String, Value) {
    let seat = format!("seat/{}", one_of(&["chair", "second"], two));
    match one % 16 {
        0..=3 => {
            let id = one_of(&["C1", "C2", "C3", "C4"], two);
            let outcome = one_of(&["done", "partly", "overtaken", "obstacle"], two / 4);
            let about = format!("commitment/plan.{}", id.to_ascii_lowercase());
            (about, claim(version.unwrap_or(ActId([9; 32])), id, outcome))
        }
        4..=6 => {
            let answer = one_of(&["concur", "concur", "note", "dispute"], one);
            let unknown = (ActId([8; 32]), String::from("commitment/plan.c1"));
            let (claim, about) = claims.get(usize::from(two) % claims.len().max(1)).unwrap_or(&unknown);
            (about.clone(), respond(*claim, answer))
        }
        7 => (seat, fill("co-chair")),
        8 => (seat, json!({"act": "seat.vacate", "body": "body/group", "role": "co-chair"})),
        9 => (format!("session/{}", 1 + two % 2), json!({"act": "seat.confirm"})),
        10 => {
            let days = [&["2027-01-01"][..], &["2027-01-01", "2027-01-04", "2027-03-22"], &[]];
            let year = one_of(&["2027", "2026"], two / 3);
            (format!("calendar/{year}"), calendar(days[usize::from(two) % 3], &[]))
        }
        11 => {
            let unknown = (ActId([8; 32]), String::from("commitment/plan.c1"));
            let (claim, about) = claims.get(usize::from(two) % claims.len().max(1)).unwrap_or(&unknown);
            (about.clone(), json!({"act": "commitment.withdraw", "claim": claim}))
        }
        12 => {
            let raise = json!({"act": "topic.raise", "body": "body/group", "title": {"en": "Speech"}});
            (String::from("topic/speech"), raise)
        }
        13 => {
            let about = one_of(&["note/one", "note/two", "note/three"], two);
            (
                about.into(),
                if two & 16 == 0 { note() } else { answer(one_of(&["note/one", "note/two"], two / 3)) },
            )
        }
        14 => {
            let about = one_of(&["note/one", "note/two"], two);
            (about.into(), arrival(one_of(&["2027-03-09", "2027-03-01"], two / 2)))
        }
        _ => {
            let about = one_of(&["document/terms", "document/memorandum"], two);
            (about.into(), notice(one_of(&["not-renew", "terminate"], two / 2)))
        }
    }
}

/// A sample of the catalogue, about something of its kind; mostly it will not count.
pub(super) fn sample(one: u8, two: u8) -> (String, Value, bool) {
    let definition = &CATALOGUE[usize::from(one) % CATALOGUE.len()];
    let joint = match definition.authority {
        Authority::Own => false,
        Authority::Joint => true,
        Authority::Either => two & 1 == 0,
    };
    let kind = if two > 250 { Kind::ALL[usize::from(two) % 9] } else { definition.subject };
    let id = one_of(&["plan.c1", "2027", "1", "memorandum"], two / 2);
    let about = if kind == Kind::Charter { String::from("charter") } else { format!("{}/{id}", kind.word()) };
    let mut content = serde_json::to_value((definition.sample)()).unwrap();
    let words: serde_json::Map<String, Value> = serde_json::from_str(definition.words).unwrap();
    content.as_object_mut().unwrap().extend(words);
    (about, content, joint)
}

/// The anchors and units that random terms use are all there are.
#[test]
fn random_terms_use_every_anchor_and_count_in_every_way() {
    let read = |number| document::check(some_terms(number).to_string().as_bytes()).unwrap();
    let rules: Vec<_> = (0..16).flat_map(|number| read(number).rules).collect();
    let anchors = [
        Anchor::InForce,
        Anchor::Held,
        Anchor::Session,
        Anchor::Claim,
        Anchor::Topic,
        Anchor::Note,
        Anchor::YearEnd,
        Anchor::Expiry,
    ];
    for anchor in anchors {
        assert!(rules.iter().any(|rule| rule.anchor == anchor), "{anchor:?}");
    }
    let units = [Unit::Day, Unit::Month, Unit::Year, Unit::WorkingBoth, Unit::WorkingHost, Unit::WorkingOwn];
    for unit in units {
        assert!(rules.iter().any(|rule| rule.offset.unit == unit), "{unit:?}");
    }
}
