//! The words of every noun stand in four languages; what is in them is the voice crate's to test.

use crate::tree::{File, check, complaint, tree};
use std::collections::BTreeSet;

const LANGUAGES: [&str; 4] = ["tg", "zh", "ru", "en"];
const FOLDER: &str = "crates/voice/words/";

fn untranslated(files: &[File]) -> Vec<String> {
    let found: Vec<(&str, &str)> = files
        .iter()
        .filter_map(|file| file.path.strip_prefix(FOLDER)?.strip_suffix(".ftl")?.split_once('/'))
        .collect();
    let nouns: BTreeSet<&str> = found.iter().map(|(noun, _)| *noun).collect();
    let mut complaints = Vec::new();
    for noun in nouns {
        for language in LANGUAGES.iter().filter(|language| !found.contains(&(noun, language))) {
            let path = format!("{FOLDER}{noun}/{language}.ftl");
            complaints.push(complaint(&path, "the words of a noun lack a language", "translate them"));
        }
    }
    let strangers = found.iter().filter(|(_, language)| !LANGUAGES.contains(language));
    complaints.extend(strangers.map(|(noun, language)| {
        let path = format!("{FOLDER}{noun}/{language}.ftl");
        complaint(&path, "this language has no voice", "add the voice first")
    }));
    complaints
}

#[test]
fn the_words_of_every_noun_stand_in_four_languages() {
    let bad = [
        File::sample(&format!("{FOLDER}page/tg.ftl"), "a = а\n"),
        File::sample(&format!("{FOLDER}page/fr.ftl"), "a = à\n"),
    ];
    let tree = tree();
    assert!(tree.iter().any(|file| file.path == format!("{FOLDER}page/tg.ftl")), "no words were found");
    check(untranslated, &bad, &tree);
}
