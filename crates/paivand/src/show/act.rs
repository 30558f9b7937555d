//! `paivand show --act`: one act whole, as somebody reads it who is asked to sign it: what is said, its text in
//! every language, what changes against the version in force, and where it stands.

use crate::out::say;
use crate::trouble::Trouble;
use paivand_kernel::document::Document;
use paivand_kernel::{ActId, Code, LanguageText, Recorded, Shown, Side, Standing, WordSource};
use paivand_language::Language;
use paivand_node::verify::Understood;
use paivand_record::fate::JointAct;
use paivand_record::hash::Hash;
use paivand_voice::voice;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Prints the act of this name; why it counts for nothing is told in a language.
pub(crate) fn print(read: &Understood, id: &Hash, language: Language) -> Result<(), Trouble> {
    let named = ActId(id.0);
    let Some(recorded) = read.standing.act(&named) else {
        return void(read, id, language);
    };
    let act = &recorded.act;
    say!("{id}")?;
    say!("{}  {}  by {}", act.content.name(), act.subject, act.by)?;
    if act.sides.len() > 1 {
        let sides: Vec<&str> = act.sides.iter().map(Side::as_str).collect();
        say!("needs the signatures of {}", sides.join(", "))?;
    }
    if let Some(joint) = read.record.acts().get(id) {
        signatures(joint)?;
    }
    for side in read.standing.lacking_hands(recorded) {
        say!("  signed by {side} without the consent of an office that the charter asks for")?;
    }
    let refusing = recorded.refusing().iter().map(|hand| ("refusal", hand));
    for (what, (side, hand)) in recorded.hands().iter().map(|hand| ("consent", hand)).chain(refusing) {
        let known = match hand.shown {
            Shown::Checked => "checked: by the key that the seat had there",
            Shown::Kept => "kept in its file, not checked here",
            Shown::Unproven => "shown by no key of the seat",
        };
        let on = hand.on.map(|day| format!(" of {day}")).unwrap_or_default();
        say!("  {what} of {} of {side}, by {}{on}: {known}", hand.seat, hand.kind.word())?;
        if let Some(file) = hand.file {
            say!("    file {file}")?;
        }
    }
    for (what, day) in [("in force from", act.in_force_from), ("in force until", act.in_force_until)] {
        if let Some(day) = day {
            say!("{what} {day}")?;
        }
    }
    said(read, &named, recorded)?;
    text(&read.standing, recorded)
}

/// An act that counts for nothing, and why.
fn void(read: &Understood, id: &Hash, language: Language) -> Result<(), Trouble> {
    match read.standing.voids().find(|(_, void)| void.act.0 == id.0) {
        Some((at, void)) => {
            say!("{id}")?;
            let why = voice(language).refusal(&void.refusal);
            say!("entry {} of {} counts for nothing: {why}", at.entry(), at.side)
        }
        None => say!("{id} is in the record, and nothing of what it says is understood here"),
    }
}

fn signatures(joint: &JointAct) -> Result<(), Trouble> {
    say!("  signed by {} (proposal, entry {})", joint.head.by, joint.at.index)?;
    for (side, signed) in &joint.concurs {
        say!("  signed by {side} (entry {})", signed.at.index)?;
    }
    for paper in &joint.head.attested {
        let (side, on) = (&paper.side, paper.on);
        let since = match (joint.taken_over.contains_key(side), joint.disputes.contains_key(side)) {
            (true, _) => "signed here since",
            (_, true) => "contested by it since",
            _ => "it has no node yet, or has not taken it over",
        };
        say!("  signed on paper by {side} on {on}, as attested by {}: {since}", joint.head.by)?;
        say!("    scan {}", paper.scan)?;
    }
    for side in joint.others().filter(|side| !joint.concurs.contains_key(*side)) {
        let declined = joint.declines.contains_key(side);
        say!("  {} {side}", if declined { "declined by" } else { "awaits the signature of" })?;
    }
    Ok(())
}

/// What the act says: its structure, then its words in every language.
fn said(read: &Understood, id: &ActId, recorded: &Recorded) -> Result<(), Trouble> {
    let content = serde_json::to_value(&recorded.act.content)?;
    for (name, value) in content.as_object().into_iter().flatten().filter(|(name, _)| *name != "act") {
        say!("{name}: {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned))?;
    }
    if let Some(mark) = read.standing.erasure(id) {
        return say!("its words and files were removed by agreement on {}", mark.on);
    }
    let Some(words) = read.words.words_of(recorded) else {
        return if recorded.act.words.is_some() { say!("its words are not here yet") } else { Ok(()) };
    };
    for field in recorded.act.content.definition().worded() {
        let each = words.each(field.name);
        let all = if each.is_empty() { words.text(field.name).into_iter().collect() } else { each };
        for text in all {
            in_languages(field.name, text)?;
        }
    }
    Ok(())
}

fn in_languages(what: &str, text: &LanguageText) -> Result<(), Trouble> {
    text.iter().try_for_each(|(language, text)| say!("{what} [{language}]: {text}"))
}

/// The text that the act adopts, in every language, and what it changes.
fn text(standing: &Standing, recorded: &Recorded) -> Result<(), Trouble> {
    let Some(digest) = recorded.act.content.document() else { return Ok(()) };
    let Some(document) = standing.document(&digest) else {
        return say!("\nits text {digest} is not here yet");
    };
    say!("\ntext {digest}")?;
    for (what, line) in lines(document) {
        say!("{what}: {line}")?;
    }
    let Some((version, before)) = in_force(standing, recorded) else {
        let first = if recorded.in_force().is_some() {
            "It was the first version."
        } else {
            "It would be the first version."
        };
        return say!("\n{first}");
    };
    say!("\nAgainst the version before it, {version}:")?;
    let (old, new): (Lines, Lines) = (lines(&before).collect(), lines(document).collect());
    let changed: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let mut any = false;
    for what in changed.into_iter().filter(|what| old.get(*what) != new.get(*what)) {
        any = true;
        if let Some(line) = old.get(what) {
            say!("- {what}: {line}")?;
        }
        if let Some(line) = new.get(what) {
            say!("+ {what}: {line}")?;
        }
    }
    if any { Ok(()) } else { say!("nothing changes") }
}

/// Lines of a text by what they are of.
type Lines = BTreeMap<String, String>;

/// The version that the act would follow.
fn in_force(standing: &Standing, recorded: &Recorded) -> Option<(ActId, Arc<Document>)> {
    let base = recorded.act.base?;
    let digest = standing.act(&base)?.act.content.document()?;
    Some((base, standing.document(&digest)?.clone()))
}

/// Every line of a document in every language, with its place, and its dates.
fn lines(document: &Document) -> impl Iterator<Item = (String, String)> {
    let mut lines = Vec::new();
    let mut each = |what: &str, pairs: &mut dyn Iterator<Item = (Code, String)>| {
        lines.extend(pairs.map(|(language, text)| (format!("{what} [{language}]"), text)));
    };
    let owned = |(code, text): (Code, &str)| (code, text.to_owned());
    each("title", &mut document.title.iter().map(owned));
    for provision in document.all_provisions() {
        if let Some(text) = &provision.text {
            each(&provision.id, &mut text.iter().map(owned));
        }
    }
    for side in &document.sides {
        each(side.side.as_str(), &mut side.names.iter().map(owned));
        each(&format!("{} office", side.side), &mut side.office.iter().map(owned));
    }
    for commitment in &document.commitments {
        each(&commitment.id, &mut commitment.text.iter().map(owned));
        each(&format!("{} evidence", commitment.id), &mut commitment.evidence.iter().map(owned));
    }
    for commitment in &document.commitments {
        let on: Vec<&str> = commitment.on.iter().map(Side::as_str).collect();
        lines.push((format!("{} on", commitment.id), on.join(", ")));
        lines.extend(commitment.due.map(|due| (format!("{} due", commitment.id), due.to_string())));
    }
    for rule in &document.rules {
        let rule_as_json = serde_json::to_string(rule).unwrap_or_default(); // every type here has a form in JSON
        lines.push((format!("rule {}", rule.id), rule_as_json));
    }
    lines.into_iter()
}
