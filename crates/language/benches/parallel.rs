//! Speeds of memory and alignment, and scores on open sets where they are at hand.
//!
//! `PAIVAND_OPEN_SETS` names a folder with tables of tab-separated values, which are not part of this
//! repository: `tm_ui_en-tg.tsv` (`en`, `tg`).
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a measurement may stop at what cannot happen"
)]

use paivand_language::memory::{Builder, Memory, Wanted, tokens};
use std::path::Path;
use std::time::Instant;

/// Chance that is the same each time (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

/// The rows of a table without its head.
fn rows(folder: &Path, file: &str) -> Option<Vec<Vec<String>>> {
    let text = std::fs::read_to_string(folder.join(file)).ok()?;
    Some(text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

/// A text with some of its words changed, left out or added, as in the next edition of a program.
fn changed(text: &str, words: &[&str], chance: &mut Chance) -> String {
    let mut own: Vec<&str> = text.split_whitespace().collect();
    for _ in 0..1 + chance.below(1 + own.len() / 3) {
        let (place, word) = (chance.below(own.len()), words[chance.below(words.len())]);
        match chance.below(3) {
            0 if own.len() > 1 => drop(own.remove(place)),
            1 => own.insert(place, word),
            _ => own.iter_mut().skip(place).take(1).for_each(|own| *own = word),
        }
    }
    own.join(" ")
}

fn table_distance(one: &[&str], two: &[&str]) -> usize {
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (above, token) in (1..).zip(one) {
        let mut corner = std::mem::replace(&mut row[0], above);
        for (at, other) in (1..).zip(two) {
            let cell = (corner + usize::from(token != other)).min(row[at] + 1).min(row[at - 1] + 1);
            corner = std::mem::replace(&mut row[at], cell);
        }
    }
    row[two.len()]
}

/// The best score by comparison with every segment.
fn exhaustive(query: &str, segments: &[Vec<&str>]) -> f64 {
    let own: Vec<&str> = tokens(query).collect();
    let score = |segment: &Vec<&str>| {
        let longer = own.len().max(segment.len());
        (longer - table_distance(&own, segment)) as f64 / longer as f64
    };
    segments.iter().map(score).fold(0.0, f64::max)
}

fn asked(name: &str, memory: &Memory, queries: &[String], wanted: Wanted) -> Vec<f64> {
    let mut search = memory.search();
    let started = Instant::now();
    let mut slowest = 0.0_f64;
    let mut best = Vec::with_capacity(queries.len());
    for query in queries {
        let begun = Instant::now();
        let found = search.find(query, wanted).unwrap();
        slowest = slowest.max(begun.elapsed().as_secs_f64());
        best.push(found.first().map_or(0.0, |found| found.score));
    }
    let each = started.elapsed().as_secs_f64() / queries.len() as f64;
    println!(
        "{name:<58} {:>9.0} queries/s, {:.3} ms each, slowest {:.2} ms",
        1.0 / each,
        each * 1e3,
        slowest * 1e3
    );
    best
}

fn built(name: &str, pairs: &[(String, String)]) -> Memory {
    let started = Instant::now();
    let mut builder = Builder::default();
    pairs.iter().for_each(|(source, target)| builder.add(source, target).unwrap());
    let memory = builder.finish();
    println!("{name:<58} {:>9.3} s for {} pairs", started.elapsed().as_secs_f64(), memory.len());
    memory
}

fn memories(folder: &Path) {
    let Some(rows) = rows(folder, "tm_ui_en-tg.tsv") else { return };
    let pairs: Vec<(String, String)> = rows.into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    let words: Vec<&str> = pairs.iter().flat_map(|(source, _)| source.split_whitespace()).collect();
    let mut chance = Chance(7);
    // Every twelfth is left out of the memory and asked for; as many again are changed ones.
    let (asked_for, kept): (Vec<_>, Vec<_>) =
        pairs.iter().cloned().enumerate().partition(|(place, _)| place % 12 == 0);
    let kept: Vec<_> = kept.into_iter().map(|(_, pair)| pair).collect();
    let strange: Vec<String> = asked_for.iter().map(|(_, (source, _))| source.clone()).take(600).collect();
    let near: Vec<String> =
        (0..600).map(|_| changed(&kept[chance.below(kept.len())].0, &words, &mut chance)).collect();
    let queries: Vec<String> = [strange, near].concat();
    let memory = built("memory, built from interface strings", &kept);
    let segments: Vec<Vec<&str>> = kept.iter().map(|(source, _)| tokens(source).collect()).collect();
    let truth: Vec<f64> = queries.iter().map(|query| exhaustive(query, &segments)).collect();
    for (name, wanted) in [
        ("memory, best, and five from 0.5, of interface strings", Wanted::default()),
        ("memory, the best", Wanted { most: 1, ..Wanted::default() }),
        ("memory, five best, however bad", Wanted { most: 5, least: 0.0, best: true }),
    ] {
        let best = asked(name, &memory, &queries, wanted);
        let same = truth.iter().zip(&best).filter(|(truth, best)| truth == best).count();
        println!("{:<58} {same} of {} equal exhaustive search", "", queries.len());
    }
    // A million: pieces of interface strings strung together, as long as sentences are.
    let many: Vec<(String, String)> = (0..1_000_000)
        .map(|_| {
            let parts: Vec<&str> =
                (0..1 + chance.below(4)).map(|_| pairs[chance.below(pairs.len())].0.as_str()).collect();
            (changed(&parts.join(" "), &words, &mut chance), "матн".to_owned())
        })
        .collect();
    let memory = built("memory, built from a million segments", &many);
    let near: Vec<String> =
        (0..1_200).map(|_| changed(&many[chance.below(many.len())].0, &words, &mut chance)).collect();
    for (name, wanted) in [
        ("memory, best, and five from 0.5, of a million", Wanted::default()),
        ("memory, the best of a million", Wanted { most: 1, ..Wanted::default() }),
        ("memory, five best of a million, however bad", Wanted { most: 5, least: 0.0, best: true }),
    ] {
        asked(name, &memory, &near, wanted);
    }
    asked("memory, best and five from 0.5 of a million, strange texts", &memory, &queries, Wanted::default());
}

fn main() {
    let Some(folder) = std::env::var_os("PAIVAND_OPEN_SETS") else {
        println!("PAIVAND_OPEN_SETS names no folder: the measurements on open sets are left out");
        return;
    };
    let folder = Path::new(&folder);
    memories(folder);
}
