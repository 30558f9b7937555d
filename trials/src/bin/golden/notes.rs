//! A record of two real nodes whose charter goes from the second version of the rules to the third: notes between the
//! sides, and the rule that they are answered.

use crate::Outcome;
use crate::said::{Pair, play_all, state, text};
use crate::topics::{adopt, document};
use serde_json::{Value, json};
use std::path::Path;

/// Writes the record below `to`.
pub(crate) fn write(to: &Path) -> Outcome<()> {
    play_all(to, &[("notes", notes)])
}

/// What the second version refuses counts under the third: notes are sent, corrected, received and answered; one is
/// still to be answered, and one asks for nothing.
fn notes(pair: &mut Pair) -> Outcome<()> {
    let second = pair.charter(2, true, &json!({}))?;
    pair.agree(0, "charter", &second)?;
    let instrument = document("instrument", "memorandum", &["R1"]);
    adopt(pair, "instrument", "memorandum", &instrument)?;
    let mut terms = document("terms", "terms", &["T1"]);
    (terms["governs"], terms["rules"]) = ("document/memorandum".into(), rules());
    if adopt(pair, "terms", "terms", &terms).is_ok() {
        return Err("the second version reads no such rules".into());
    }
    let asking = note("request", true, "OUT-1");
    if pair.nodes[1].submit(&state("note/asking", &asking)?).is_ok() {
        return Err("the second version knows no notes".into());
    }
    let third = pair.charter(3, true, &json!({}))?;
    pair.agree(1, "charter", &third)?;
    adopt(pair, "terms", "terms", &terms)?;
    pair.says(1, &state("note/asking", &asking)?)?;
    let mut corrected = asking.clone();
    corrected["channel"] = "agency".into();
    pair.says(1, &state("note/asking", &corrected)?)?;
    let arrived = json!({"act": "note.receive", "arrived": "2026-11-28", "incoming": text("IN-7")});
    pair.says(0, &state("note/asking", &arrived)?)?;
    let mut answer = note("acceptance", false, "OUT-2");
    (answer["answers"], answer["form"]) = ("note/asking".into(), "letter".into());
    let scan = pair.holds(0, b"what the embassy handed over")?;
    answer["scan"] = json!(scan);
    pair.says(0, &state("note/answer", &answer)?)?;
    let wrong = json!({"act": "note.receive", "arrived": "2026-11-01", "incoming": text("IN-8")});
    let refused = [(0, "note/none", &arrived), (0, "note/answer", &arrived), (1, "note/answer", &wrong)];
    for (which, about, said) in refused {
        if pair.nodes[which].submit(&state(about, said)?).is_ok() {
            return Err(format!("{about} is not received so").into());
        }
    }
    pair.says(0, &state("note/open", &note("proposal", true, "OUT-3"))?)?;
    pair.says(1, &state("note/telling", &note("information", false, "OUT-4"))?)?;
    Ok(())
}

fn note(kind: &str, asks: bool, outgoing: &str) -> Value {
    json!({"act": "note.send", "form": "note-verbale", "channel": "embassy", "kind": kind, "dated": "2026-11-27",
        "asks": asks, "outgoing": text(outgoing), "title": text("The group"), "text": text("As agreed.")})
}

/// A note that asks is answered within thirty days of its receipt.
fn rules() -> Value {
    json!([{"id": "D11", "anchor": "note", "offset": {"amount": 30, "unit": "day"}, "on": "other",
        "reaches_back": true, "clears": "note.send", "provision": "T1", "precedent": "ours"}])
}
