//! Names of countries in four languages, as a table of terms.

use super::BuildError;
use super::source::Sources;
use serde_json::Value;
use std::collections::BTreeMap;

const LANGUAGES: [&str; 4] = ["en", "tg", "zh", "ru"];

/// Codes of no country, and places whose very name is a matter between states: people compare those. Tajikistan
/// and China stand among the terms, with what is derived from them.
const LEFT_OUT: [&str; 16] =
    ["CN", "EU", "EZ", "UN", "QO", "TJ", "XA", "XB", "ZZ", "TW", "HK", "MO", "XK", "EH", "PS", "IO"];

/// Names of official usage that CLDR 48 lacks, before its own: code, place of the language, names.
const ADDED: [(&str, usize, &str); 11] = [
    ("DE", 1, "Олмон"),
    ("JP", 1, "Ҷопон"),
    ("KR", 1, "Ҷумҳурии Корея"),
    ("US", 1, "Иёлоти Муттаҳидаи Амрико; ИМА; Амрико"),
    ("GB", 1, "Британияи Кабир; Англия"),
    ("CZ", 1, "Чехия"),
    ("KG", 3, "Кыргызстан; Кыргызская Республика"),
    ("BY", 3, "Беларусь; Белоруссия"),
    ("TM", 3, "Туркменистан; Туркмения"),
    ("MD", 3, "Молдова; Молдавия"),
    ("AE", 3, "Объединенные Арабские Эмираты; ОАЭ"),
];

/// The table, one country a line.
pub(crate) fn table(sources: &Sources) -> Result<Vec<u8>, BuildError> {
    let mut names: BTreeMap<String, [String; 4]> = BTreeMap::new();
    for (place, language) in LANGUAGES.into_iter().enumerate() {
        let bytes = sources.file("cldr-localenames-full", &format!("main/{language}/territories.json"))?;
        let read: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        let found = read.pointer(&format!("/main/{language}/localeDisplayNames/territories"));
        let found = found.and_then(Value::as_object);
        let found =
            found.ok_or_else(|| BuildError::Format("territories.json".to_owned(), "names of territories"))?;
        for (key, name) in found {
            let (code, variant) = key.split_once("-alt-").unwrap_or((key, ""));
            let country = code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase());
            let Some(name) = name.as_str().filter(|_| country && !LEFT_OUT.contains(&code)) else { continue };
            // «Мьянма (Бирма)»: what stands in brackets is another name, or no name at all.
            let name = name.split(" (").next().unwrap_or(name);
            let cell = names.entry(code.to_owned()).or_default().get_mut(place);
            let Some(cell) = cell.filter(|cell| !cell.split("; ").any(|known| known == name)) else {
                continue;
            };
            // The first name is the preferred one: the keys come sorted, and the plain one is the shortest.
            let own = if variant.is_empty() || cell.is_empty() {
                name.to_owned()
            } else {
                format!("{cell}; {name}")
            };
            *cell = own;
        }
    }
    for (code, place, added) in ADDED {
        if let Some(cell) = names.get_mut(code).and_then(|cells| cells.get_mut(place)) {
            let kept = cell.split("; ").filter(|known| !added.split("; ").any(|added| added == *known));
            *cell = std::iter::once(added).chain(kept).collect::<Vec<_>>().join("; ");
        }
    }
    let mut table = format!("id\t{}\n", LANGUAGES.join("\t"));
    for (code, cells) in names {
        table.push_str(&format!("{}\t{}\n", code.to_lowercase(), cells.join("\t")));
    }
    Ok(table.into_bytes())
}
