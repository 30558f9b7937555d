//! The papers of a story, as short as they can be.

use crate::{Digest, Words, definition_of, words};
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use serde_json::{Value, json};

/// The charter of these sides, each in its zone.
pub(crate) fn charter(sides: &[(&str, &str)]) -> Value {
    let document = digest(&charter_text(sides));
    let side = |(name, zone): &(&str, &str)| json!({"side": name, "origin": format!("{name}.example/log"), "genesis": "11".repeat(32), "zone": zone});
    let sides: Vec<Value> = sides.iter().map(side).collect();
    json!({"act": "charter.found", "circle": "circle", "version": crate::RULES_VERSION, "suite": "ed25519-sha256",
        "document": document, "languages": ["en"], "tzdb": crate::ZONE_DATA, "sides": sides, "hands": {}})
}

/// The text of that charter.
pub(crate) fn charter_text(sides: &[(&str, &str)]) -> Value {
    let mut text = document("charter", "charter", &["H1"]);
    let named = |(name, _): &(&str, &str)| json!({"side": name, "names": {"en": name}, "office": {"en": format!("Office of {name}")}});
    text["sides"] = sides.iter().map(named).collect();
    text
}

/// Takes the worded fields out of the content of an act and names them in the act, as a node does.
pub(crate) fn put_words_beside(act: &mut Value) -> Option<Words> {
    let content = act.get_mut("content")?.as_object_mut()?;
    let definition = definition_of(content.get("act")?.as_str()?)?;
    let said = words::take(definition, content);
    if said.is_empty() {
        return None;
    }
    let words = Words::build(definition, &said, [5; words::SALT_BYTES]).unwrap();
    act["words"] = json!(words.digest());
    Some(words)
}

fn document(kind: &str, id: &str, provisions: &[&str]) -> Value {
    let provisions: Vec<Value> =
        provisions.iter().map(|id| json!({"id": id, "text": {"en": format!("Provision {id}.")}})).collect();
    json!({"kind": kind, "id": id, "title": {"en": id}, "languages": [], "label": null, "source": null,
        "provisions": provisions})
}

/// A memorandum with provisions R1 to R3.
pub(crate) fn memorandum() -> Value {
    document("instrument", "memorandum", &["R1", "R2", "R3"])
}

/// Terms with these rules, and with no term.
pub(crate) fn terms(rules: Value) -> Value {
    let mut terms = document("terms", "terms", &["T1", "T2", "T3"]);
    terms["governs"] = "document/memorandum".into();
    terms["rules"] = rules;
    terms
}

/// A rule: whatever is not said is as usual for its anchor.
pub(crate) fn rule(id: &str, anchor: &str, amount: i32, unit: &str) -> Value {
    let (on, clears) = match anchor {
        "in-force" => ("each", "seat.fill"),
        "held" => ("all", "session.held"),
        "session" => ("each", "seat.confirm"),
        "claim" => ("other", "commitment.respond"),
        "note" => ("other", "note.send"),
        _ => ("each", "document.notice"),
    };
    let roles: &[&str] = if clears == "seat.fill" { &["co-chair"] } else { &[] };
    json!({"id": id, "anchor": anchor, "offset": {"amount": amount, "unit": unit}, "on": on, "roles": roles,
        "reaches_back": false, "clears": clears, "provision": "T1", "precedent": "ours"})
}

/// A rule with some of its words said otherwise.
pub(crate) fn with(mut rule: Value, more: Value) -> Value {
    if let (Value::Object(rule), Value::Object(more)) = (&mut rule, more) {
        rule.extend(more);
    }
    rule
}

/// A work plan with these commitments.
pub(crate) fn plan(commitments: Value) -> Value {
    let mut plan = document("workplan", "plan", &["W1"]);
    plan["governs"] = "document/memorandum".into();
    plan["commitments"] = commitments;
    plan
}

/// A commitment of these sides.
pub(crate) fn commitment(id: &str, strength: &str, on: &[&str], due: Option<&str>) -> Value {
    json!({"id": id, "provisions": ["R1"], "text": {"en": format!("Promise {id}.")}, "strength": strength,
        "on": on, "due": due, "evidence": {"en": "A report."}})
}

/// The content that adopts a document as it is.
pub(crate) fn adoption(document: &Value) -> Value {
    json!({"act": "document.adopt", "kind": document["kind"], "document": digest(document)})
}

/// The digest of a document's file.
pub(crate) fn digest(document: &Value) -> Digest {
    Digest::of(document.to_string().as_bytes())
}

/// A working group under the terms.
pub(crate) fn body() -> Value {
    json!({"act": "body.constitute", "kind": "working-group", "names": {"en": "Group"},
        "terms": "document/terms", "under": {"document": "document/memorandum", "provision": "R1"}})
}

/// An institution is named.
pub(crate) fn institution() -> Value {
    json!({"act": "institution.record", "names": {"en": "Academy"}})
}

/// A seat of the group is filled.
pub(crate) fn fill(role: &str) -> Value {
    json!({"act": "seat.fill", "body": "body/group", "role": role, "office": {"en": "Director"},
        "alternate": false})
}

/// A session of the group is fixed.
pub(crate) fn fix(number: u32, on: &str, host: Option<&str>) -> Value {
    let host = host.map(|side| json!({"side": side, "counts": true}));
    let mut fix = json!({"act": "session.fix", "body": "body/group", "number": number, "on": on,
        "place": {"en": "Dushanbe"}});
    if let Some(host) = host {
        fix["host"] = host;
    }
    fix
}

/// A session was held.
pub(crate) fn held(on: &str) -> Value {
    json!({"act": "session.held", "held_on": on})
}

/// What became of a commitment of the plan.
pub(crate) fn claim(version: crate::ActId, commitment: &str, outcome: &str) -> Value {
    json!({"act": "commitment.claim", "document": "document/plan", "version": version,
        "commitment": commitment, "outcome": outcome, "text": {"en": "Said."}, "evidence": []})
}

/// What another side says to a claim.
pub(crate) fn respond(claim: crate::ActId, answer: &str) -> Value {
    json!({"act": "commitment.respond", "claim": claim, "answer": answer})
}

/// A note of the fourth of March, which asks for an answer.
pub(crate) fn note() -> Value {
    json!({"act": "note.send", "form": "note-verbale", "channel": "embassy", "kind": "request",
        "dated": "2027-03-04", "asks": true, "outgoing": {"en": "17-112"}, "title": {"en": "Composition"}})
}

/// A note that answers another, and asks for nothing.
pub(crate) fn answer(note: &str) -> Value {
    with(self::note(), json!({"kind": "information", "asks": false, "answers": note}))
}

/// A note has arrived.
pub(crate) fn arrival(on: &str) -> Value {
    json!({"act": "note.receive", "arrived": on, "incoming": {"en": "in-0391"}})
}

/// A side's holidays and make-up days of a year.
pub(crate) fn calendar(holidays: &[&str], workdays: &[&str]) -> Value {
    json!({"act": "calendar.state", "holidays": holidays, "workdays": workdays})
}

/// A notice.
pub(crate) fn notice(intent: &str) -> Value {
    json!({"act": "document.notice", "intent": intent, "text": {"en": "Notice."}})
}
