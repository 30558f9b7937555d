//! Learns where a word is bound to the next one by -и.

use super::learn::{Chance, Linear};
use super::tajik::words;
use paivand_language::models::{IZOFAT_BUCKETS, Kind, izofat_features};
use std::collections::BTreeMap;

/// Rounds over all places.
const ROUNDS: usize = 12;

/// Features that speak of kinds stand first. Of the others so many in a hundred are left out each time, lest the
/// model lean on words that it will not meet again.
const KINDS: usize = 4;
const DROPPED: usize = 45;

/// Words whose final и belongs to them.
const OWN: [&str; 8] = ["ки", "чи", "си", "ди", "ни", "барои", "баъзи", "ҳатти"];

/// A word without its izofat, and whether it had one.
fn parted(word: &str) -> (String, bool) {
    let bare = word.strip_suffix('и').filter(|bare| bare.chars().count() > 1 && !OWN.contains(&word));
    match bare {
        // The и before it was ӣ: «ҷумҳурӣ», «ҷумҳурии».
        Some(bare) if bare.ends_with('и') => (format!("{}ӣ", bare.strip_suffix('и').unwrap_or(bare)), true),
        Some(bare) => (bare.to_owned(), true),
        None => (word.to_owned(), false),
    }
}

/// The file of weights.
pub(crate) fn train(running: &[String], kinds: &BTreeMap<String, Kind>) -> Vec<u8> {
    let mut places = Vec::new();
    for clause in
        running.iter().flat_map(|line| line.split(['.', ',', ';', ':', '!', '?', '(', ')', '«', '»']))
    {
        let (bare, bound): (Vec<String>, Vec<bool>) = words(clause).iter().map(|word| parted(word)).unzip();
        let own: Vec<Kind> = bare
            .iter()
            .map(|word| kinds.get(word).copied().unwrap_or_else(|| Kind::by_ending(word)))
            .collect();
        for (at, bound) in bound.iter().enumerate() {
            places.push((izofat_features(&bare, &own, at), *bound));
        }
    }
    println!("izofat: {} places", places.len());
    let (mut model, mut chance) = (Linear::new(IZOFAT_BUCKETS), Chance(0x51ed_270b));
    for _ in 0..ROUNDS {
        chance.shuffle(&mut places);
        for (features, bound) in &places {
            let kept: Vec<usize> = features
                .iter()
                .enumerate()
                .filter(|(at, _)| *at < KINDS || chance.below(100) >= DROPPED)
                .map(|(_, bucket)| *bucket)
                .collect();
            let likely = 1.0 / (1.0 + (-model.sum(&kept)).exp());
            model.step(&kept, likely - f32::from(u8::from(*bound)));
        }
    }
    model.encoded()
}
