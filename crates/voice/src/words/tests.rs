//! What holds for every message in every language.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use paivand_language::Language;

use super::{NOUNS, messages, names, sources};
use crate::{Said, voice};

/// The words of each noun in each language, with a name for messages of failed tests.
fn catalogues() -> impl Iterator<Item = (String, Language, &'static str)> {
    Language::ALL.into_iter().flat_map(|language| {
        NOUNS.iter().map(move |noun| {
            (format!("{}/{}.ftl", noun.name, language.code()), language, noun.source(language))
        })
    })
}

#[test]
fn every_folder_of_words_is_spoken_from() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("words");
    let entries = std::fs::read_dir(folder).unwrap();
    let mut found: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    found.sort();
    assert_eq!(found, NOUNS.iter().map(|noun| noun.name).collect::<Vec<_>>());
}

/// The messages of a catalogue with the arguments each of them takes.
fn arguments(source: &'static str) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut found: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    let mut current = "";
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = names(line).next() {
            current = name;
            found.entry(name).or_default();
        }
        for rest in line.split('$').skip(1) {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
            found.entry(current).or_default().insert(&rest[..end]);
        }
    }
    found
}

/// The words of a catalogue as people read them: without comments, names and the values put in.
fn prose(source: &'static str) -> impl Iterator<Item = String> {
    source.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let text = match names(line).next() {
            Some(_) => line.split_once('=').map_or("", |(_, text)| text),
            None => line,
        };
        let mut said = String::new();
        for (index, piece) in text.split('{').enumerate() {
            let after = if index == 0 { piece } else { piece.split_once('}').map_or("", |(_, after)| after) };
            said.push_str(if index == 0 { "" } else { "\u{fffc}" });
            said.push_str(after);
        }
        said
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty())
}

#[test]
fn every_catalogue_is_read_without_remainder() {
    for (name, _, source) in catalogues() {
        let errors = FluentResource::try_new(source.to_owned()).err().map(|(_, errors)| errors);
        assert_eq!(errors, None, "{name}");
    }
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    for (file, language, source) in catalogues() {
        let noun =
            NOUNS.iter().find(|noun| file == format!("{}/{}.ftl", noun.name, language.code())).unwrap();
        let (expected, found) = (arguments(noun.source(Language::English)), arguments(source));
        assert_eq!(
            found.keys().collect::<Vec<_>>(),
            expected.keys().collect::<Vec<_>>(),
            "{file}: the messages"
        );
        for (name, taken) in &found {
            assert_eq!(taken, &expected[name], "{file}: {name}");
        }
    }
}

#[test]
fn a_name_is_kebab_case_and_stands_once() {
    let mut seen = BTreeSet::new();
    for name in messages() {
        let kebab = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        assert!(name.chars().all(kebab), "{name}");
        assert!(seen.insert(name), "{name} stands twice");
    }
}

#[test]
fn every_message_can_be_said_with_counts_and_with_texts() {
    for (_, language, source) in catalogues() {
        for (name, arguments) in arguments(source) {
            for value in [Said::from(0), Said::from(1), Said::from(3), Said::from(21), Said::from("…")] {
                let with: Vec<_> = arguments.iter().map(|argument| (*argument, value.clone())).collect();
                let said = voice(language).tell(name, &with);
                assert!(!said.is_empty() && !said.contains(['⟦', '{', '}', '$']), "{name}: {said}");
            }
        }
    }
}

#[test]
fn tajik_has_no_plural_branches() {
    for source in sources(Language::Tajik) {
        for branch in ["[one]", "[few]", "[many]"] {
            assert!(!source.contains(branch), "fluent's plural rules know no Tajik: {branch}");
        }
    }
}

#[test]
fn every_letter_is_of_its_language() {
    let tajik = "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя";
    let russian = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    for (name, language, source) in catalogues() {
        for line in prose(source) {
            for word in words(&line) {
                let lower = word.to_lowercase();
                let latin = word.is_ascii();
                let sound = match language {
                    Language::Tajik => lower.chars().all(|letter| tajik.contains(letter)),
                    Language::Russian => lower.chars().all(|letter| russian.contains(letter)),
                    Language::Chinese => {
                        word.chars().all(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
                    }
                    Language::English => latin,
                };
                // A single Latin letter among Cyrillic words is a look-alike, not a word.
                let foreign =
                    latin && word.len() > 1 || language == Language::Chinese && words_are_split(word);
                assert!(sound || foreign, "{name}: «{word}» in «{line}»");
            }
        }
    }
}

/// Chinese is written without spaces, so a Latin word may touch Chinese ones.
fn words_are_split(word: &str) -> bool {
    word.chars().all(|letter| letter.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&letter))
}

#[test]
fn chinese_sentences_have_chinese_marks() {
    let han = |letter: Option<char>| letter.is_some_and(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    for source in sources(Language::Chinese) {
        for line in prose(source) {
            let letters: Vec<char> = line.chars().filter(|letter| *letter != ' ').collect();
            for (index, mark) in letters.iter().enumerate().filter(|(_, mark)| ",.;:!?()".contains(**mark)) {
                let before = index.checked_sub(1).and_then(|before| letters.get(before)).copied();
                let after = letters.get(index + 1).copied();
                assert!(!han(before) && !han(after), "«{mark}» in «{line}»");
            }
        }
    }
}

#[test]
fn no_message_accuses_and_no_term_misleads() {
    let traps = |language| match language {
        Language::Tajik => &["хитой", "вайронкун", "риоя накард", "баҳси"][..],
        Language::Chinese => &["议定书", "争端", "缔约", "违约", "违反", "逾期未", "签字"],
        Language::Russian => &["просроч", "наруш", " спор", "неисполнен"],
        Language::English => &["violat", "in default", "overdue", "breach", "protocol"],
    };
    for (name, language, source) in catalogues() {
        for line in prose(source) {
            let lower = line.to_lowercase();
            for trap in traps(language) {
                assert!(!lower.contains(trap), "{name}: «{trap}» in «{line}»");
            }
            assert!(!line.contains('"'), "{name}: a straight quotation mark in «{line}»");
        }
    }
}
