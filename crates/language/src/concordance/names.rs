//! Names of persons and places of a Tajik text, looked for in the others whatever their script.

use std::collections::BTreeSet;

use super::{Finding, Kind};
use crate::Language;
use crate::letters::{is_cyrillic, is_han};
use crate::morphology::{Upos, analyse};
use crate::names::{Cyrillic, alike, to_chinese};
use crate::terms::TermBase;

/// From this likeness on two names are one: spellings of the same name are at 0.8 and more.
const ALIKE_MIN: f32 = 0.7;

/// Most names of a text that are looked for: a provision has a handful, and each is held against every word.
const NAMES_MAX: usize = 32;

/// Most words, or Chinese characters, that a name is held against by its sound. A longer text is no provision, and
/// nothing is said of its names.
const SOUNDS_MAX: usize = 500;

/// Shortest name that is looked for, in letters: shorter ones are alike by chance.
const NAME_LETTERS_MIN: usize = 4;

/// The names of a Tajik text that a translation has in no form. Names that a base of terms knows are its matter.
pub(super) fn missing(bases: &[&TermBase], text: &str, (to, translation): (Language, &str)) -> Vec<Finding> {
    let known: Vec<_> = bases.iter().flat_map(|base| base.find(Language::Tajik, text)).collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for word in analyse(text) {
        let span = word.span.clone();
        let form = word.form;
        let named = word.upos == Upos::Propn
            && form.starts_with(|sign: char| sign.is_uppercase() && is_cyrillic(sign))
            && !form.chars().all(char::is_uppercase)
            && word.lemma.chars().count() >= NAME_LETTERS_MIN
            && !known.iter().any(|term| term.span.start <= span.start && span.end <= term.span.end);
        if !named || !seen.insert(word.lemma.to_string()) {
            continue;
        }
        if seen.len() > NAMES_MAX {
            break;
        }
        if stands(&word.lemma, to, translation) {
            continue;
        }
        let expected = match to {
            Language::Chinese => to_chinese(&word.lemma, Cyrillic::Tajik).text,
            Language::Tajik | Language::Russian | Language::English => word.lemma.to_string(),
        };
        let what = form.to_owned();
        found.push(Finding {
            kind: Kind::Name,
            what,
            language: Language::Tajik,
            span,
            missing: to,
            expected,
        });
    }
    found
}

/// Whether a name stands in a text in some form, or the text is too long to tell.
fn stands(name: &str, to: Language, text: &str) -> bool {
    if to != Language::Chinese {
        let words = text.split(|sign: char| !sign.is_alphabetic() && sign != '’');
        let words: BTreeSet<&str> = words.filter(|word| word.starts_with(char::is_uppercase)).collect();
        return words.len() > SOUNDS_MAX || words.iter().any(|word| alike(name, word) >= ALIKE_MIN);
    }
    let renamed = to_chinese(name, Cyrillic::Tajik);
    if text.contains(&renamed.text) || renamed.alternatives.iter().any(|other| text.contains(other.as_str()))
    {
        return true;
    }
    // A Chinese name in Tajik goes back by its sound only.
    let signs: Vec<char> = text.chars().collect();
    signs.len() > SOUNDS_MAX
        || (2..=4).any(|length| {
            let runs = signs.windows(length).filter(|run| run.iter().all(|sign| is_han(*sign)));
            runs.map(|run| run.iter().collect::<String>()).any(|run| alike(name, &run) >= ALIKE_MIN)
        })
}
