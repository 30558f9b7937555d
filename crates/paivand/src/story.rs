//! The words of the demonstration: the folder `memorandum/`, read at build time.

use serde_json::{Value, json};

/// The working text, reconstructed from public reporting.
pub(crate) const MEMORANDUM: &str = include_str!("../../../memorandum/memorandum.json");
/// Terms of reference for the demonstration.
pub(crate) const TERMS: &str = include_str!("../../../memorandum/terms.json");
/// A first work plan for the demonstration.
pub(crate) const WORKPLAN: &str = include_str!("../../../memorandum/workplan.json");
/// The text of the charter, with the names of the sides.
pub(crate) const CHARTER: &str = include_str!("../../../memorandum/charter.json");
const STORY: &str = include_str!("../../../memorandum/story.json");

/// One thing a side says in the story.
pub(crate) struct Line {
    /// Who.
    pub(crate) by: String,
    /// About what.
    pub(crate) subject: String,
    /// What.
    pub(crate) content: Value,
}

fn story() -> Value {
    serde_json::from_str(STORY).unwrap_or_default()
}

/// The zone of each side of the demonstration.
const ZONES: [(&str, &str); 2] = [("cn", "Asia/Shanghai"), ("tj", "Asia/Dushanbe")];

/// The charter's content, given each side's log and genesis, and the digest of its text.
pub(crate) fn charter(logs: &[(String, String, String)], document: &str) -> Value {
    let sides = ZONES.iter().filter_map(|(side, zone)| {
        let (_, origin, genesis) = logs.iter().find(|(known, ..)| known == side)?;
        Some(json!({"side": side, "origin": origin, "genesis": genesis, "zone": zone}))
    });
    let sides: Vec<Value> = sides.collect();
    json!({"act": "charter.found", "circle": "tj-cn-ai", "version": paivand_kernel::RULES_VERSION,
        "suite": "ed25519-sha256", "document": document, "languages": ["tg", "zh", "ru", "en"],
        "tzdb": paivand_kernel::ZONE_DATA, "sides": sides, "hands": {}})
}

fn with(act: &str, mut words: Value, without: &[&str]) -> Value {
    if let Some(members) = words.as_object_mut() {
        without.iter().for_each(|name| drop(members.remove(*name)));
        members.insert("act".into(), act.into());
    }
    words
}

fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Each side attests the paper signature, and says which institution acts for it.
pub(crate) fn statements() -> Vec<Line> {
    let story = story();
    let mut lines = Vec::new();
    if let Some(signature) = story.get("signature") {
        lines.extend(["cn", "tj"].map(|by| Line {
            by: by.into(),
            subject: format!("event/signature-{by}"),
            content: with("event.attest", signature.clone(), &["subject"]),
        }));
    }
    for institution in story.get("institutions").and_then(Value::as_array).into_iter().flatten() {
        let (by, subject) = (text(institution, "side"), text(institution, "subject"));
        lines.push(Line {
            by,
            subject,
            content: with("institution.record", institution.clone(), &["subject", "side"]),
        });
    }
    lines
}

/// The two bodies that the sides constitute together.
pub(crate) fn bodies() -> Vec<Line> {
    let story = story();
    let bodies = story.get("bodies").and_then(Value::as_array).into_iter().flatten();
    bodies
        .map(|body| Line {
            by: "tj".into(),
            subject: text(body, "subject"),
            content: with("body.constitute", body.clone(), &["subject"]),
        })
        .collect()
}

/// The seats that are filled at once; one is left open, so that something is owed.
pub(crate) fn seats() -> Vec<Line> {
    let story = story();
    let seats = story.get("seats").and_then(Value::as_array).into_iter().flatten();
    let named = seats.filter(|seat| !(text(seat, "side") == "cn" && text(seat, "role") == "contact"));
    named
        .map(|seat| {
            let mut content = with("seat.fill", seat.clone(), &["side"]);
            if let Some(members) = content.as_object_mut() {
                members.insert("body".into(), "body/working-group".into());
                members.insert("alternate".into(), false.into());
            }
            let (by, role) = (text(seat, "side"), text(seat, "role"));
            Line { subject: format!("seat/working-group-{by}-{role}"), by, content }
        })
        .collect()
}

/// A first claim of completion, to which the other side has yet to respond.
pub(crate) fn claim(version: &str) -> Option<Line> {
    let claim = story().get("claim")?.clone();
    let (by, commitment) = (text(&claim, "by"), text(&claim, "commitment"));
    let mut content = with("commitment.claim", claim, &["by"]);
    let members = content.as_object_mut()?;
    members.insert("version".into(), version.into());
    members.insert("evidence".into(), json!([]));
    Some(Line { by, subject: format!("commitment/workplan-2027.{}", commitment.to_lowercase()), content })
}
