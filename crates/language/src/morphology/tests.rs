//! Words and texts as tables, and what holds of every text.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::closed::CLOSED;
use super::lexicon::{Hash, LEXICON, class};
use super::reading::{Lemma, Taken, open};
use super::verb::VERBS;
use super::{Upos, Word, analyse, forms};

/// Words across the grammar: a sentence, its word, lemma, part of speech, features.
const WORDS: &str = include_str!("tests/words.tsv");
const DEVELOPMENT: &str = include_str!("tests/development.tsv");
const TEST: &str = include_str!("tests/test.tsv");

/// Rows of a table as cells.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

#[test]
fn words_are_read_as_the_table_says() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in rows(WORDS) {
        let [sentence, form, lemma, upos, features] = row[..] else { panic!("five cells: {row:?}") };
        let words = analyse(sentence);
        let word = words.iter().find(|word| word.form == form).expect(form);
        let read = format!("{}\t{}\t{}", word.lemma, word.upos, word.features);
        if read != format!("{lemma}\t{upos}\t{features}") {
            wrong.push(format!("{sentence}\t{form}\t{read}"));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 300, "{count}");
}

/// Shares of right lemmas, right lemmas of inflected words, and right parts of speech, and how many words.
fn scores(table: &str) -> ([f64; 3], u32) {
    let (mut all, mut inflected, mut right) = (0_u32, 0_u32, [0_u32; 3]);
    for block in table.split("\n\n") {
        let gold: Vec<Vec<&str>> = rows(block).collect();
        let text = gold.iter().map(|row| row[0]).collect::<Vec<_>>().join(" ");
        let words = analyse(&text);
        assert_eq!(words.len(), gold.len(), "the words are those of the table: {text}");
        for (word, row) in words.iter().zip(&gold) {
            let [form, lemma, upos] = row[..] else { panic!("three cells: {row:?}") };
            if upos == "PUNCT" {
                continue;
            }
            let is_inflected = form.to_lowercase() != lemma.to_lowercase();
            all += 1;
            inflected += u32::from(is_inflected);
            right[0] += u32::from(word.lemma == lemma);
            right[1] += u32::from(is_inflected && word.lemma == lemma);
            right[2] += u32::from(word.upos.tag() == upos);
        }
    }
    let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole);
    ([share(right[0], all), share(right[1], inflected), share(right[2], all)], all)
}

#[test]
fn running_texts_are_read_as_well_as_the_card_says() {
    for (name, table, least) in
        [("development", DEVELOPMENT, [0.99, 0.985, 0.985]), ("test", TEST, [0.97, 0.95, 0.96])]
    {
        let (reached, words) = scores(table);
        println!("{name}: {words} words, lemmas, of inflected words, parts of speech: {reached:?}");
        assert!(words > 800, "{name} has {words}");
        for (reached, least) in reached.iter().zip(least) {
            assert!(*reached >= least, "{name}: {reached} where the card says {least}");
        }
    }
}

#[test]
fn what_is_no_sentence_is_read_too() {
    for (text, expected) in [
        ("", ""),
        (" \n\t", ""),
        ("?!", "?/PUNCT !/PUNCT"),
        ("24 2026-ум 5-уми 2027-ро 3,14", "24/NUM 2026-ум/ADJ 5-ум/ADJ 2027/NUM 3,14/NUM"),
        ("СММ СММ-ро ТОҶИКИСТОН", "СММ/PROPN СММ/PROPN Тоҷикистон/PROPN"),
        ("ҶУМҲУРИИ ТОҶИКИСТОН", "ҷумҳурӣ/NOUN Тоҷикистон/PROPN"),
        ("Windows-и нав", "Windows/PROPN нав/ADJ"),
        ("файли README.md", "файл/NOUN README/PROPN ./PUNCT md/X"),
        ("人工智能 AI", "人工智能/X AI/PROPN"),
    ] {
        let read: Vec<String> =
            analyse(text).iter().map(|word| format!("{}/{}", word.lemma, word.upos)).collect();
        assert_eq!(read.join(" "), expected, "{text}");
    }
}

/// Whether a form has a reading with this lemma.
fn leads_back(form: &str, lemma: &str) -> bool {
    let mut found = Vec::new();
    open(&Taken::new(form).expect(form), &mut found);
    found.iter().any(|reading| {
        reading.lemma == Lemma::Known(LEXICON.get(lemma).map_or(lemma_of_verb(lemma), |entry| entry.word))
    })
}

fn lemma_of_verb(lemma: &str) -> &'static str {
    VERBS.get(lemma).map_or("", |verb| verb.infinitive)
}

#[test]
fn every_form_of_every_listed_verb_leads_back_to_it() {
    let mut count = 0;
    for verb in VERBS.verbs.iter().filter(|verb| verb.is_listed) {
        for form in forms(verb.infinitive, Upos::Verb) {
            assert!(leads_back(&form.text, verb.infinitive), "{} of {}", form.text, verb.infinitive);
            count += 1;
        }
    }
    assert!(count > 40_000, "{count}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_form_of_a_noun_or_an_adjective_leads_back_to_it(place in 0..LEXICON.entries().len()) {
        let entry = LEXICON.entries()[place];
        for (classes, upos) in [(class::NOUN, Upos::Noun), (class::NAME, Upos::Propn), (class::ADJECTIVE, Upos::Adj)] {
            // Two letters and an ending are too little to be taken apart.
            if entry.classes & classes != 0 && entry.word.chars().count() > 2 {
                for form in forms(entry.word, upos) {
                    prop_assert!(leads_back(&form.text, entry.word), "{} of {}", form.text, entry.word);
                }
            }
        }
    }

    #[test]
    fn any_text_has_its_words_in_order(text in "([а-яғӣқӯҳҷА-ЯҒӢҚӮҲҶ]{1,9}(ҳо|и|ро|ам|-ум|-ро)?[ .,-]|[0-9]{1,4}|\\PC){0,24}") {
        ordered(&text, &analyse(&text));
    }
}

fn ordered(text: &str, words: &[Word<'_>]) {
    let mut end = 0;
    for word in words {
        assert_eq!(text.get(word.span.clone()), Some(word.form), "{text:?}");
        assert!(word.span.start >= end && !word.lemma.is_empty(), "{text:?}: {word:?}");
        end = word.span.end;
    }
}

#[test]
fn no_word_of_the_closed_classes_is_left_without_a_reading() {
    let mut seen = BTreeSet::new();
    for form in CLOSED.forms() {
        assert!(seen.insert(form), "{form}");
        let hash = Hash::EMPTY.bytes(form.as_bytes());
        assert!(!CLOSED.find(hash, form).is_empty(), "{form}");
    }
}
