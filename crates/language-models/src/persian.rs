//! The Persian word list: forms with how rare they are, as a transducer that is walked letter by letter.

use super::source::Sources;
use super::{BuildError, tessdata};
use paivand_language::models::{RARITY_MAX, persian_key};
use std::collections::BTreeMap;

/// A form of the list of frequent web words counts at least as much as a word with this count.
const FREQUENT: u64 = 400_000;

/// What an inflected form of a verb counts that no list has.
const VERB: u64 = 3_000;

/// Counts above are artefacts of the corpus they were taken from.
const COUNT_MAX: u64 = 40_000_000;

/// How rare: the logarithm of the count, turned round, in steps that [`RARITY_MAX`] bounds.
fn rarity(count: u64) -> u64 {
    let steps =
        |count: u64| u64::from((count + 1).ilog2()) * 10 + (count + 1) * 10 / (1 << (count + 1).ilog2());
    (steps(COUNT_MAX).saturating_sub(steps(count.min(COUNT_MAX)))).min(RARITY_MAX)
}

/// Persian letters only: no Arabic endings, no vowel signs, no remains of other words.
fn is_word(word: &str) -> bool {
    !word.contains('ة')
        && !word.starts_with('\u{200c}')
        && !word.ends_with('\u{200c}')
        && word.chars().count() >= 2
}

/// Persons of a past and of a present stem.
fn conjugated(past: &str, present: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for ending in ["", "م", "ی", "یم", "ید", "ند", "ه", "ن"] {
        forms.push(format!("{past}{ending}"));
    }
    let glide = if present.ends_with(['ا', 'و']) { "ی" } else { "" };
    for ending in ["م", "د", "یم", "ید", "ند"] {
        let glide = if ending.starts_with('ی') && glide.is_empty() { "" } else { glide };
        forms.push(format!("{present}{glide}{ending}"));
    }
    forms.push(format!("{present}{glide}ی"));
    forms.push(format!("{present}{glide}نده"));
    forms
}

/// The list.
pub(crate) fn list(sources: &Sources) -> Result<Vec<u8>, BuildError> {
    let mut counts: BTreeMap<Vec<u8>, u64> = BTreeMap::new();
    let mut add = |word: &str, count: u64| {
        if let Some(key) = Some(word).filter(|word| is_word(word)).and_then(persian_key) {
            let known = counts.entry(key).or_default();
            *known = count.max(*known);
        }
    };
    for line in String::from_utf8_lossy(&sources.file("hazm", "hazm/data/words.dat")?).lines() {
        let mut cells = line.split('\t');
        let (word, count) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        add(word, count.parse().unwrap_or(0));
    }
    for line in String::from_utf8_lossy(&sources.file("hazm", "hazm/data/verbs.dat")?).lines() {
        if let Some((past, present)) = line.split_once('#') {
            for form in conjugated(past, present).iter().filter(|_| !past.is_empty()) {
                add(form, VERB);
            }
        }
    }
    for word in tessdata::words(&sources.file("tesseract-ocr-fas", "tessdata/fas.traineddata")?)? {
        add(&word, FREQUENT);
    }
    let failed = |_| BuildError::Format("the Persian words".to_owned(), "a sorted list");
    let mut builder = fst::MapBuilder::memory();
    for (key, count) in &counts {
        builder.insert(key, rarity(*count)).map_err(failed)?;
    }
    builder.into_inner().map_err(failed)
}
