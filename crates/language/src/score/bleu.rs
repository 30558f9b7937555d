//! BLEU: n-grams of words up to four, with a penalty for brevity.

use std::collections::HashMap;

use super::{Tokens, count};

const ORDER: usize = 4;

fn ngrams(tokens: &[String], order: usize) -> HashMap<&[String], usize> {
    let mut found = HashMap::new();
    for ngram in tokens.windows(order) {
        *found.entry(ngram).or_default() += 1;
    }
    found
}

/// Length, length of the closest reference, n-grams that are in a reference, n-grams.
pub(super) fn statistics(tokens: Tokens, hypothesis: &str, references: &[&str]) -> Vec<f64> {
    let hypothesis = tokens.of(hypothesis);
    let references: Vec<Vec<String>> = references.iter().map(|reference| tokens.of(reference)).collect();
    let closest =
        references.iter().map(Vec::len).min_by_key(|length| (length.abs_diff(hypothesis.len()), *length));
    let (mut correct, mut total) = (Vec::new(), Vec::new());
    for order in 1..=ORDER {
        let in_references: Vec<_> = references.iter().map(|reference| ngrams(reference, order)).collect();
        let matched = ngrams(&hypothesis, order).into_iter().map(|(ngram, times)| {
            let most = in_references.iter().filter_map(|known| known.get(ngram)).max();
            times.min(most.copied().unwrap_or(0))
        });
        correct.push(count(matched.sum()));
        total.push(count(hypothesis.len().saturating_sub(order - 1)));
    }
    [vec![count(hypothesis.len()), count(closest.unwrap_or(0))], correct, total].concat()
}

/// Precisions in percent, smoothed; the penalty; the score.
fn reckoned(sums: &[f64]) -> ([f64; ORDER], f64, f64) {
    let at = |place: usize| sums.get(place).copied().unwrap_or(0.0);
    let (length, reference) = (at(0), at(1));
    let penalty = match length < reference {
        true if length > 0.0 => (1.0 - reference / length).exp(),
        true => 0.0,
        false => 1.0,
    };
    let mut precisions = [0.0; ORDER];
    if (0..ORDER).all(|order| at(2 + order) == 0.0) {
        return (precisions, penalty, 0.0);
    }
    let mut smoothing = 1.0;
    for (order, precision) in precisions.iter_mut().enumerate() {
        let (correct, total) = (at(2 + order), at(2 + ORDER + order));
        if total == 0.0 {
            break;
        }
        if correct == 0.0 {
            smoothing *= 2.0;
            *precision = 100.0 / (smoothing * total);
        } else {
            *precision = 100.0 * correct / total;
        }
    }
    // An order without n-grams makes the whole zero: sacrebleu takes its logarithm for -9,999,999,999.
    let logarithms =
        precisions.iter().map(|precision| if *precision == 0.0 { -9_999_999_999.0 } else { precision.ln() });
    (precisions, penalty, penalty * (logarithms.sum::<f64>() / count(ORDER)).exp())
}

pub(super) fn value(sums: &[f64]) -> f64 {
    reckoned(sums).2
}

pub(super) fn details(sums: &[f64]) -> String {
    let (precisions, penalty, _) = reckoned(sums);
    let [length, reference, ..] = sums else { return String::new() };
    let precisions = precisions.map(|precision| format!("{precision:.1}")).join("/");
    let ratio = if *reference > 0.0 { length / reference } else { 0.0 };
    format!("{precisions} (BP = {penalty:.3} ratio = {ratio:.3} hyp_len = {length} ref_len = {reference})")
}
