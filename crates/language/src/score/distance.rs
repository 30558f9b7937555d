//! Edits for each unit of the reference.

use super::count;
use super::tokens::split;

/// Insertions, deletions and substitutions between two sequences (Wagner and Fischer).
fn edits<T: PartialEq>(one: &[T], other: &[T]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, unit) in one.iter().enumerate() {
        let mut diagonal = place;
        let mut left = place + 1;
        for (cell, theirs) in row.iter_mut().skip(1).zip(other) {
            let best = (diagonal + usize::from(unit != theirs)).min(left + 1).min(*cell + 1);
            (diagonal, *cell, left) = (*cell, best, best);
        }
        if let Some(first) = row.first_mut() {
            *first = place + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Edits to the nearest reference, and its length.
fn nearest<T: PartialEq>(hypothesis: &[T], references: &[Vec<T>]) -> Vec<f64> {
    let all = references.iter().map(|reference| (edits(hypothesis, reference), reference.len()));
    let (edits, length) = all.min().unwrap_or((hypothesis.len(), 0));
    vec![count(edits), count(length)]
}

pub(super) fn characters(hypothesis: &str, references: &[&str]) -> Vec<f64> {
    let letters = |line: &str| line.chars().collect::<Vec<char>>();
    nearest(&letters(hypothesis), &references.iter().map(|line| letters(line)).collect::<Vec<_>>())
}

pub(super) fn words(hypothesis: &str, references: &[&str]) -> Vec<f64> {
    let own: Vec<&str> = split(hypothesis).collect();
    nearest(&own, &references.iter().map(|line| split(line).collect()).collect::<Vec<Vec<&str>>>())
}

/// The first sum for each hundred of the second.
pub(super) fn rate(sums: &[f64]) -> f64 {
    match sums {
        [part, whole, ..] if *whole > 0.0 => 100.0 * (part / whole),
        [part, ..] if *part > 0.0 => 100.0,
        _ => 0.0,
    }
}
