//! chrF: n-grams of characters without spaces, and of words.

use std::collections::HashMap;
use std::hash::Hash;

use super::count;
use super::tokens::split;

const CHARACTER_ORDER: usize = 6;

/// Recall counts this much more than precision, squared.
const BETA_SQUARED: f64 = 4.0;

/// Counts of n-grams in the hypothesis and in a reference, and of those in both.
fn matched<T: Hash + Eq>(hypothesis: &[T], reference: &[T], order: usize) -> [f64; 3] {
    let mut known: HashMap<&[T], usize> = HashMap::new();
    for ngram in reference.windows(order) {
        *known.entry(ngram).or_default() += 1;
    }
    let mut both = 0;
    for ngram in hypothesis.windows(order) {
        if let Some(left) = known.get_mut(ngram).filter(|left| **left > 0) {
            *left -= 1;
            both += 1;
        }
    }
    // Without a reference of that length nothing is held against the hypothesis.
    let in_hypothesis = if known.is_empty() { 0 } else { hypothesis.len().saturating_sub(order - 1) };
    [count(in_hypothesis), count(reference.len().saturating_sub(order - 1)), count(both)]
}

/// Words with one mark set apart, at the end or else at the beginning.
fn words(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for word in split(line) {
        let mark = |letter: char| letter.is_ascii_punctuation();
        let single = word.chars().nth(1).is_none();
        match (word.strip_suffix(mark), word.strip_prefix(mark)) {
            (Some(stem), _) if !single => found.extend([stem, word.get(stem.len()..).unwrap_or_default()]),
            (_, Some(stem)) if !single => {
                found.extend([word.get(..word.len() - stem.len()).unwrap_or_default(), stem]);
            }
            _ => found.push(word),
        }
    }
    found
}

/// For each order: n-grams of the hypothesis, of the best reference, of both.
pub(super) fn statistics(word_order: usize, hypothesis: &str, references: &[&str]) -> Vec<f64> {
    let letters = |line: &str| split(line).flat_map(str::chars).collect::<Vec<char>>();
    let (own_letters, own_words) = (letters(hypothesis), words(hypothesis));
    let mut best: Option<(f64, Vec<f64>)> = None;
    for reference in references {
        let (their_letters, their_words) = (letters(reference), words(reference));
        let by_letters = (1..=CHARACTER_ORDER).map(|order| matched(&own_letters, &their_letters, order));
        let by_words = (1..=word_order).map(|order| matched(&own_words, &their_words, order));
        let statistics: Vec<f64> = by_letters.chain(by_words).flatten().collect();
        let value = value(&statistics);
        if best.as_ref().is_none_or(|(best, _)| value > *best) {
            best = Some((value, statistics));
        }
    }
    best.map(|(_, statistics)| statistics).unwrap_or_default()
}

pub(super) fn value(sums: &[f64]) -> f64 {
    let (mut precision, mut recall, mut orders) = (0.0, 0.0, 0.0);
    let (counts, _) = sums.as_chunks::<3>();
    for [own, theirs, both] in counts {
        if *own > 0.0 && *theirs > 0.0 {
            precision += both / own;
            recall += both / theirs;
            orders += 1.0;
        }
    }
    if orders == 0.0 || precision + recall == 0.0 {
        return 0.0;
    }
    let (precision, recall) = (precision / orders, recall / orders);
    100.0 * ((1.0 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall))
}
