//! A record of two real nodes whose charter goes from the first version of the rules to the second: topics, and rules
//! that a document or an event clears.

use crate::Outcome;
use crate::said::{Pair, play_all, state, text};
use paivand_node::Intent;
use paivand_record::hash::Hash;
use serde_json::{Value, json};
use std::path::Path;

const SUBJECT: &str = "topic/speech";

/// Writes the record below `to`.
pub(crate) fn write(to: &Path) -> Outcome<()> {
    play_all(to, &[("topics", topics)])
}

/// What one side says is void under the first version and counts under the second; all close a topic twice.
fn topics(pair: &mut Pair) -> Outcome<()> {
    let first = pair.charter(1, true, &json!({}))?;
    pair.agree(0, "charter", &first)?;
    let instrument = document("instrument", "memorandum", &["R1", "R7"]);
    adopt(pair, "instrument", "memorandum", &instrument)?;
    let raise = json!({"act": "topic.raise", "body": "body/group", "title": text("Speech data")});
    let mut terms = document("terms", "terms", &["T4", "T5", "T6"]);
    (terms["governs"], terms["rules"]) = ("document/memorandum".into(), rules());
    if adopt(pair, "terms", "terms", &terms).is_ok() {
        return Err("the first version reads no such rules".into());
    }
    if pair.nodes[1].submit(&state(SUBJECT, &raise)?).is_ok() {
        return Err("the first version knows no topics".into());
    }
    let second = pair.charter(2, true, &json!({}))?;
    pair.agree(1, "charter", &second)?;
    adopt(pair, "terms", "terms", &terms)?;
    let under = json!({"document": "document/memorandum", "provision": "R7"});
    let body = json!({"act": "body.constitute", "kind": "working-group", "names": text("Group"),
        "terms": "document/terms", "under": under});
    pair.agree(1, "body/group", &body)?;
    let close = json!({"act": "topic.close", "decision": "document/minutes", "text": text("Both record.")});
    for which in [0, 1] {
        pair.says(which, &state(SUBJECT, &raise)?)?;
        pair.agree(which, SUBJECT, &close)?;
    }
    pair.says(1, &state("topic/open", &raise)?)?;
    let fix = json!({"act": "session.fix", "body": "body/group", "number": 1, "on": "2027-03-12", "place": text("Here")});
    pair.agree(0, "session/first", &fix)?;
    let attest = json!({"act": "event.attest", "what": text("Deposited"), "on": "2026-11-28", "place": text("Here"),
        "who": [text("An office")], "instrument": "document/memorandum"});
    pair.says(0, &state("event/deposit", &attest)?)?;
    Ok(())
}

pub(crate) fn document(kind: &str, id: &str, provisions: &[&str]) -> Value {
    let provisions: Vec<Value> = provisions.iter().map(|id| json!({"id": id, "text": text(id)})).collect();
    json!({"kind": kind, "id": id, "title": text(id), "languages": [], "label": null, "source": null,
        "provisions": provisions})
}

/// Papers before a session, minutes after it, originals after entry into force.
fn rules() -> Value {
    let rule = |id: &str, anchor: &str, amount: i32, on: &str, clears: &str, provision: &str| {
        json!({"id": id, "anchor": anchor, "offset": {"amount": amount, "unit": "day"}, "on": on,
            "reaches_back": true, "clears": clears, "provision": provision, "precedent": "ours"})
    };
    json!([
        rule("D6", "session", -30, "host", "document.adopt", "T4"),
        rule("D8", "held", 20, "all", "document.adopt", "T5"),
        rule("D16", "in-force", 30, "each", "event.attest", "T6"),
    ])
}

pub(crate) fn adopt(pair: &mut Pair, kind: &str, id: &str, document: &Value) -> Outcome<Hash> {
    let document = pair.holds(1, document.to_string().as_bytes())?;
    pair.settle()?;
    let act = pair.says(
        1,
        &Intent::propose(
            format!("document/{id}"),
            serde_json::from_value(json!({"act": "document.adopt", "kind": kind, "document": document}))?,
        ),
    )?;
    pair.says(0, &Intent::Concur { act })
}
