//! The texts in files of several forms: JSON, catalogues, scripts, pages.

use serde_json::Value;

/// The texts of a JSON document, however deep.
pub(crate) fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| strings(value, found)),
        Value::Object(values) => values.values().for_each(|value| strings(value, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
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
