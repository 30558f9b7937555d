//! Names of territories in Chinese, Russian and Tajik.

use super::BuildError;
use super::source::Sources;
use std::collections::BTreeMap;

type Names = BTreeMap<String, String>;

fn names(sources: &Sources, language: &str) -> Result<Names, BuildError> {
    let file = format!("main/{language}/territories.json");
    let bytes = sources.file("cldr-localenames-full", &file)?;
    let root: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let names = root.pointer(&format!("/main/{language}/localeDisplayNames/territories")).cloned();
    serde_json::from_value(names.unwrap_or_default())
        .map_err(|_| BuildError::Format(file, "names of territories"))
}

/// A territory a line: Chinese, Russian, Tajik.
pub(crate) fn territories(sources: &Sources) -> Result<Vec<u8>, BuildError> {
    let [chinese, russian, tajik] = [names(sources, "zh")?, names(sources, "ru")?, names(sources, "tg")?];
    let mut lines = String::new();
    for (code, chinese) in &chinese {
        let of = |names: &Names| names.get(code).filter(|name| !name.contains('\t')).cloned();
        if let (Some(russian), Some(tajik)) = (of(&russian), of(&tajik))
            && !code.contains('-')
            && code.chars().all(char::is_alphabetic)
        {
            lines.push_str(&format!("{chinese}\t{russian}\t{tajik}\n"));
        }
    }
    Ok(lines.into_bytes())
}
