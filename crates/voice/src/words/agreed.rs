//! The interface's own words, held to the agreed ones.

use std::collections::BTreeMap;

use paivand_language::Language;
use paivand_language::concordance::{Kind, concordance};
use paivand_language::terms::TermBase;

use super::{names, sources};

/// Messages and the concepts that other languages need not name there.
const FREE: [(&str, &str); 4] = [
    // "Side by side" is about columns.
    ("help-document", "side"),
    ("show-languages", "side"),
    // Of one side: «яктарафа», «односторонний»; of both: «муштарак», «совместный».
    ("refusal-base-of-own-act", "side"),
    ("turn-both-blank", "sides"),
];

/// The texts of a catalogue by name, with the values put in left out.
fn texts(language: Language) -> BTreeMap<&'static str, String> {
    let mut found: BTreeMap<&str, String> = BTreeMap::new();
    let mut current = "";
    for line in sources(language).flat_map(str::lines).filter(|line| !line.starts_with('#')) {
        let text = match names(line).next() {
            Some(name) => {
                current = name;
                line.split_once('=').map_or("", |(_, text)| text)
            }
            None => line,
        };
        let said = found.entry(current).or_default();
        for (at, piece) in text.split('{').enumerate() {
            // Numbers of plural forms and names of values are no words.
            let after = if at == 0 { piece } else { piece.split_once('}').map_or("", |(_, after)| after) };
            said.push_str(after);
            said.push(' ');
        }
    }
    found
}

#[test]
fn the_interface_keeps_to_the_agreed_words() {
    let english = texts(Language::English);
    let others: Vec<_> = Language::ALL.into_iter().map(|language| (language, texts(language))).collect();
    assert!(english.len() > 200, "the catalogues are there");
    let mut wrong = Vec::new();
    for (name, text) in &english {
        let mut all = vec![(Language::English, text.as_str())];
        all.extend(
            others
                .iter()
                .filter(|(language, _)| *language != Language::English)
                .filter_map(|(language, texts)| Some((*language, texts.get(name)?.as_str()))),
        );
        for found in concordance(&[TermBase::seed()], &all) {
            let free = FREE.contains(&(name, &found.what));
            if matches!(found.kind, Kind::Term | Kind::Avoided) && !free {
                wrong.push(format!(
                    "{name}: {} has {:?}, expected {:?}",
                    found.missing.code(),
                    found.what,
                    found.expected
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
