//! Every catalogue stands in four languages; what is in them is the language crate's to test.

use crate::tree::{File, check, complaint, tree};
use std::collections::BTreeSet;

const LANGUAGES: [&str; 4] = ["tg", "zh", "ru", "en"];
const FOLDER: &str = "crates/language/catalogue/";

fn untranslated(files: &[File]) -> Vec<String> {
    let found: Vec<(&str, &str)> =
        files.iter().filter_map(|file| file.path.strip_prefix(FOLDER)?.split_once('/')).collect();
    let catalogues: BTreeSet<&str> = found.iter().map(|(_, catalogue)| *catalogue).collect();
    let mut complaints = Vec::new();
    for catalogue in catalogues {
        for language in LANGUAGES.iter().filter(|language| !found.contains(&(language, catalogue))) {
            let path = format!("{FOLDER}{language}/{catalogue}");
            complaints.push(complaint(&path, "a catalogue lacks a language", "translate it"));
        }
    }
    let strangers = found.iter().filter(|(language, _)| !LANGUAGES.contains(language));
    complaints.extend(strangers.map(|(language, catalogue)| {
        complaint(
            &format!("{FOLDER}{language}/{catalogue}"),
            "this language has no voice",
            "add the voice first",
        )
    }));
    complaints
}

#[test]
fn every_catalogue_stands_in_four_languages() {
    let bad = [
        File::sample(&format!("{FOLDER}tg/page.ftl"), "a = а\n"),
        File::sample(&format!("{FOLDER}fr/page.ftl"), "a = à\n"),
    ];
    let tree = tree();
    assert!(tree.iter().any(|file| file.path == format!("{FOLDER}tg/page.ftl")), "no catalogue was found");
    check(untranslated, &bad, &tree);
}
