//! Which Tajik letter follows which two: for words that no list has.

use paivand_language::models::{LETTER_CODES, letter_code};
use std::collections::BTreeSet;

/// What is added to every count, so that nothing is impossible.
const SMOOTHING: f32 = 0.3;

/// Steps of a byte to a unit of the logarithm.
const STEPS: f32 = 16.0;

/// Costs of each letter after each two, by their codes; zero is what stands around a word.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
pub(crate) fn train(words: &BTreeSet<String>) -> Vec<u8> {
    let mut counts = vec![0.0_f32; LETTER_CODES * LETTER_CODES * LETTER_CODES];
    for word in words {
        let Some(codes) = word.chars().map(letter_code).collect::<Option<Vec<usize>>>() else { continue };
        let (mut first, mut second) = (0, 0);
        for code in codes.into_iter().chain([0]) {
            if let Some(count) = counts.get_mut((first * LETTER_CODES + second) * LETTER_CODES + code) {
                *count += 1.0;
            }
            (first, second) = (second, code);
        }
    }
    let rows = counts.chunks(LETTER_CODES).flat_map(|row| {
        let sum: f32 = row.iter().sum::<f32>() + SMOOTHING * 40.0;
        row.iter().map(move |count| (-((count + SMOOTHING) / sum).ln() * STEPS).clamp(0.0, 255.0) as u8)
    });
    rows.collect()
}
