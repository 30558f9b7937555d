//! Running Tajik text: the Declaration, names of CLDR, and what this repository itself says in Tajik.

use super::BuildError;
use super::catalogue::Catalogues;
use super::source::{Sources, read, walk};
use serde_json::Value;
use std::path::Path;

/// The texts of a JSON document, however deep.
pub(crate) fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| strings(value, found)),
        Value::Object(values) => values.values().for_each(|value| strings(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The texts under `"tg"` keys.
fn tajik_values(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(values) => {
            for (key, value) in values {
                if key == "tg" { strings(value, found) } else { tajik_values(value, found) }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| tajik_values(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What stands in quotes after a key: `msgstr` for the translations, `msgid` for what is translated.
pub(crate) fn messages(catalogue: &str, wanted: &str, found: &mut Vec<String>) {
    let mut open = false;
    for line in catalogue.lines() {
        let quoted = line.split_once('"').and_then(|(before, rest)| Some((before, rest.strip_suffix('"')?)));
        let Some((before, text)) = quoted else { continue };
        match (before.trim(), open, found.last_mut()) {
            ("", true, Some(last)) => last.push_str(&text.replace("\\n", " ")),
            ("", ..) => {}
            (key, ..) => {
                open = key.starts_with(wanted);
                found.extend(open.then(|| text.replace("\\n", " ")));
            }
        }
    }
}

/// The texts in quotes of a script, without names of keys and what is only a remark.
pub(crate) fn quoted(script: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in script.lines().filter(|line| !line.trim_start().starts_with(['/', '*'])) {
        let mut rest = line;
        while let Some((at, quote)) = rest.char_indices().find(|(_, sign)| matches!(sign, '"' | '\'')) {
            let inside = rest.get(at + 1..).unwrap_or_default();
            let Some(end) = inside
                .char_indices()
                .scan('\0', |before, (at, sign)| Some((at, sign, std::mem::replace(before, sign))))
                .find(|(_, sign, before)| *sign == quote && *before != '\\')
                .map(|(at, ..)| at)
            else {
                break;
            };
            let (text, after) = inside.split_at(end);
            rest = after.get(1..).unwrap_or_default();
            if !rest.trim_start().starts_with([']', ':']) {
                found.push(text.replace("\\n", " ").replace('\\', ""));
            }
        }
    }
    found
}

/// The text of a page, without its marks.
pub(crate) fn page(html: &str) -> impl Iterator<Item = String> {
    html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text.trim().to_owned())
}

/// How often our sentences count: the other texts are laws and interfaces, these are news.
const NEWS_TIMES: usize = 8;

/// Sentences as news have them, written for this.
pub(crate) fn news() -> Vec<String> {
    let lines: Vec<String> = include_str!("../text/news-tg.txt").lines().map(str::to_owned).collect();
    std::iter::repeat_n(lines, NEWS_TIMES).flatten().collect()
}
/// Under these names catalogues and the Declaration are Tajik.
pub(crate) const TAJIK: [&str; 5] = ["tg", "tg-cyrl", "tajik", "messages_tj", "udhr/tgk"];

/// Lines of running text; those without a Tajik letter and with Latin ones are of no use.
pub(crate) fn tajik(root: &Path, sources: &Sources) -> Result<Vec<String>, BuildError> {
    let mut found = Vec::new();
    found.extend(Catalogues::new(sources)?.lines(&TAJIK)?);
    let sentences = read(&root.join("crates/language/lexicon/sentences-tg.txt"))?;
    found.extend(String::from_utf8_lossy(&sentences).lines().map(str::to_owned));
    let mut words = Vec::new();
    walk(&root.join("crates/voice/words"), &mut words)?;
    words.retain(|path| path.ends_with("tg.ftl"));
    words.sort();
    for path in words {
        let catalogue = read(&path)?;
        found.extend(
            String::from_utf8_lossy(&catalogue)
                .lines()
                .filter_map(|line| Some(line.split_once('=')?.1.to_owned())),
        );
    }
    for part in ["memorandum", "terms", "workplan"] {
        let document: Value =
            serde_json::from_slice(&read(&root.join(format!("memorandum/{part}.json")))?).unwrap_or_default();
        tajik_values(&document, &mut found);
    }
    found.retain(|line| line.chars().any(|letter| ('а'..='я').contains(&letter)));
    Ok(found)
}
