//! Running Tajik text: the Declaration, names of CLDR, and what this repository itself says in Tajik.

use super::BuildError;
use super::catalogue::Catalogues;
use super::extract::strings;
use super::source::{Sources, read, walk};
use serde_json::Value;
use std::path::Path;

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
