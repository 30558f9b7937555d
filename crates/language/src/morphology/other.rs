//! What is not written in Cyrillic letters alone: figures, marks, foreign words, words with a hyphen.

use super::ending::ENDINGS;
use super::features::{Features, Slot};
use super::guess;
use super::reading::{self, Lemma, Reading};
use super::upos::Upos;
use crate::letters::is_cyrillic;

/// Signs that say something, unlike marks.
const SYMBOLS: &str = "+=<>$€£¥₽%‰№°§©®™^~|&@#*/\\";

/// Suffixes that make an ordinal of figures.
const ORDINALS: [&str; 7] = ["ум", "юм", "ӯм", "вум", "умин", "юмин", "м"];

fn whole(form: &str, upos: Upos, features: Features) -> Reading {
    Reading { lemma: Lemma::Cut(u8::try_from(form.len()).unwrap_or(u8::MAX), ""), upos, features, cost: 0 }
}

/// An abbreviation in large letters.
pub(crate) fn abbreviation(form: &str) -> Reading {
    whole(form, Upos::Propn, Features::NONE.with(Slot::Number, 1))
}

/// Readings of a word that is not all Cyrillic; `small` is the same in small letters.
pub(crate) fn readings(form: &str, small: &str, found: &mut Vec<Reading>) {
    let first = form.chars().next().unwrap_or(' ');
    if !form.chars().any(char::is_alphanumeric) {
        let upos = if SYMBOLS.contains(first) { Upos::Sym } else { Upos::Punct };
        found.push(whole(form, upos, Features::NONE));
        return;
    }
    // The offsets of the parts are those of the form only if no letter changed its size.
    match form.rsplit_once('-').filter(|_| small.len() == form.len() && form.len() < 256) {
        Some((head, tail)) => hyphened(head, tail, small, found),
        None => found.push(whole(form, of_signs(form), Features::NONE)),
    }
    if found.is_empty() {
        found.push(whole(form, of_signs(form), Features::NONE));
    }
}

/// The part of speech of a word by its signs alone.
fn of_signs(form: &str) -> Upos {
    let first = form.chars().next().unwrap_or(' ');
    let is_roman = form.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | 'C' | 'M'));
    if is_roman || form.chars().all(|sign| sign.is_numeric() || !sign.is_alphanumeric()) {
        Upos::Num
    } else if form.starts_with(|sign: char| sign.is_ascii_digit()) && form.chars().any(is_cyrillic) {
        Upos::Adj
    } else if first.is_uppercase() {
        Upos::Propn
    } else if first.is_ascii_digit() {
        Upos::Num
    } else {
        Upos::X
    }
}

/// A word with a hyphen: an ending behind figures or letters, or two words in one.
fn hyphened(head: &str, tail: &str, small: &str, found: &mut Vec<Reading>) {
    let end = u8::try_from(head.len()).unwrap_or(u8::MAX);
    let behind = small.get(head.len() + 1..).unwrap_or(tail);
    let ending = ENDINGS.all().iter().find(|ending| ending.text == behind);
    let upos = of_signs(head);
    let is_plain_head = head.chars().all(is_cyrillic);
    let is_letters = is_plain_head && !head.chars().any(char::is_lowercase) && head.chars().count() > 1;
    let is_figures = head.chars().all(|sign| !sign.is_alphabetic());
    if is_figures && let Some(rest) = ordinal(behind) {
        let added = ENDINGS.all().iter().find(|ending| ending.text == rest).map(|ending| ending.features);
        let length = small.len() - rest.len();
        found.push(Reading {
            lemma: Lemma::Cut(u8::try_from(length).unwrap_or(u8::MAX), ""),
            upos: Upos::Adj,
            features: Features::NONE.with(Slot::NumType, 2).and(added.unwrap_or_default()),
            cost: 0,
        });
        return;
    }
    if is_figures && behind.ends_with('а') && behind.chars().count() > 3 {
        // 45-сола, 30-рӯза.
        found.push(whole(small, Upos::Adj, Features::NONE.with(Slot::Degree, 1)));
        return;
    }
    if let Some(ending) = ending.filter(|_| !is_plain_head || is_letters || behind.len() <= 4) {
        let (upos, features) = match (is_figures, is_plain_head && !is_letters) {
            (true, _) => (Upos::Num, Features::NONE.with(Slot::NumType, 1)),
            (_, true) => (Upos::Noun, Features::NONE.with(Slot::Number, 1)),
            _ => (if upos == Upos::X { Upos::X } else { Upos::Propn }, Features::NONE.with(Slot::Number, 1)),
        };
        found.push(Reading {
            lemma: Lemma::Cut(end, ""),
            upos,
            features: features.and(ending.features),
            cost: 0,
        });
        return;
    }
    if !behind.chars().all(is_cyrillic) {
        return;
    }
    let is_name = head.chars().next().is_some_and(char::is_uppercase)
        && tail.chars().next().is_some_and(char::is_uppercase);
    let mut parts = Vec::new();
    if !is_name {
        reading::readings(behind, &mut parts);
        parts.retain(|part| part.upos != Upos::Propn);
    }
    if parts.is_empty() {
        guess::guesses(behind, is_name, &mut parts);
    }
    // The lemma of the whole is that of its last part behind the others.
    let before = head.len() + 1;
    found.extend(parts.into_iter().filter_map(|part| {
        let lemma = match part.lemma {
            Lemma::Known(word) => Lemma::Joined(u8::try_from(before).ok()?, word),
            Lemma::Cut(end, tail) => Lemma::Cut(u8::try_from(before + usize::from(end)).ok()?, tail),
            Lemma::Joined(end, word) => Lemma::Joined(u8::try_from(before + usize::from(end)).ok()?, word),
        };
        Some(Reading { lemma, ..part })
    }));
}

/// What stands behind the suffix of an ordinal.
fn ordinal(behind: &str) -> Option<&str> {
    ORDINALS
        .iter()
        .filter_map(|suffix| behind.strip_prefix(suffix))
        .find(|rest| rest.is_empty() || ENDINGS.all().iter().any(|ending| ending.text == *rest))
}
