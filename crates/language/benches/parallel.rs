//! Speeds of memory and alignment, and scores on open sets where they are at hand.
//!
//! `PAIVAND_OPEN_SETS` names a folder with tables of tab-separated values, which are not part of this
//! repository: `tm_ui_en-tg.tsv` (`en`, `tg`); `tm_ui_en-tg-ru-zh.tsv` and `tm_firefox_en-tg-ru-zh.tsv`, in that order;
//! `udhr_paragraphs.tsv` (`lang`, `article`, `par`, `text`). Documents of even numbers were kept from all tuning: they are measured with
//! `PAIVAND_TEST=1`, the others without. With the argument `align` the memories are left out.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a measurement may stop at what cannot happen"
)]

use paivand_language::Language::{self, Chinese, English, Russian, Tajik};
use paivand_language::align::align;
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

/// Seconds of the processor that this process has used, where the system says so; else seconds that went by.
/// On a machine that others use too, only the first are its own.
fn used(since: Instant) -> f64 {
    let nanoseconds = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = nanoseconds.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| since.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
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
    let (started, before) = (Instant::now(), used(Instant::now()));
    let mut slowest = 0.0_f64;
    let mut best = Vec::with_capacity(queries.len());
    for query in queries {
        let begun = Instant::now();
        let found = search.find(query, wanted).unwrap();
        slowest = slowest.max(begun.elapsed().as_secs_f64());
        best.push(found.first().map_or(0.0, |found| found.score));
    }
    let each = (used(started) - before) / queries.len() as f64;
    println!(
        "{name:<58} {:>9.0} queries/s, {:.3} ms each, slowest {:.2} ms",
        1.0 / each,
        each * 1e3,
        slowest * 1e3
    );
    best
}

fn built(name: &str, pairs: &[(String, String)]) -> Memory {
    let (started, before) = (Instant::now(), used(Instant::now()));
    let mut builder = Builder::default();
    pairs.iter().for_each(|(source, target)| builder.add(source, target).unwrap());
    let memory = builder.finish();
    println!("{name:<58} {:>9.3} s for {} pairs", used(started) - before, memory.len());
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

/// Sentences on both sides, and which of them belong together.
struct Document {
    a: Vec<String>,
    b: Vec<String>,
    beads: Vec<[std::ops::Range<usize>; 2]>,
}

/// Pairs strung together, with some merged with the next on one side, and some left out on one side.
fn document(pairs: &[(String, String)], languages: [Language; 2], chance: &mut Chance) -> Document {
    let mut text = Document { a: Vec::new(), b: Vec::new(), beads: Vec::new() };
    let space = |language| if language == Chinese { "" } else { " " };
    let mut rest = pairs.iter();
    while let Some((a, b)) = rest.next() {
        let start = [text.a.len(), text.b.len()];
        let event = chance.below(100);
        match event {
            0..5 => text.a.push(a.clone()),
            5..10 => text.b.push(b.clone()),
            10..26 if rest.len() > 0 => {
                let (next_a, next_b) = rest.next().unwrap();
                if event < 18 {
                    text.a.push([a, next_a].map(String::as_str).join(space(languages[0])));
                    text.b.extend([b.clone(), next_b.clone()]);
                } else {
                    text.a.extend([a.clone(), next_a.clone()]);
                    text.b.push([b, next_b].map(String::as_str).join(space(languages[1])));
                }
            }
            _ => {
                text.a.push(a.clone());
                text.b.push(b.clone());
            }
        }
        text.beads.push([start[0]..text.a.len(), start[1]..text.b.len()]);
    }
    text
}

/// Strict F1 over all beads, and over those with sentences on both sides; and how well confidence is calibrated.
fn aligned(name: &str, languages: [Language; 2], documents: &[Document]) {
    let (started, before) = (Instant::now(), used(Instant::now()));
    let found: Vec<_> =
        documents.iter().map(|text| align(languages[0], &text.a, languages[1], &text.b).unwrap()).collect();
    let seconds = used(started) - before;
    let sentences: usize = documents.iter().map(|text| text.a.len() + text.b.len()).sum();
    let mut counts = [[0.0_f64; 3]; 2];
    let (mut sure, mut sure_right) = (0.0, 0.0);
    for (text, beads) in documents.iter().zip(&found) {
        for (both, counts) in counts.iter_mut().enumerate() {
            let wanted = |a: &std::ops::Range<usize>, b: &std::ops::Range<usize>| {
                both == 0 || !(a.is_empty() || b.is_empty())
            };
            counts[1] += beads.iter().filter(|bead| wanted(&bead.a, &bead.b)).count() as f64;
            counts[2] += text.beads.iter().filter(|[a, b]| wanted(a, b)).count() as f64;
            for bead in beads.iter().filter(|bead| wanted(&bead.a, &bead.b)) {
                let right = text.beads.contains(&[bead.a.clone(), bead.b.clone()]);
                counts[0] += f64::from(u8::from(right));
                if both == 0 && bead.confidence >= 0.9 {
                    sure += 1.0;
                    sure_right += f64::from(u8::from(right));
                }
            }
        }
    }
    let f1 = counts.map(|[right, found, wanted]| 2.0 * right / (found + wanted));
    println!(
        "align {name:<52} F1 {:.4}, two-sided {:.4}; of sure ones right {:.3}; {:>6.0} sentences/s",
        f1[0],
        f1[1],
        sure_right / f64::max(sure, 1.0),
        sentences as f64 / seconds
    );
}

/// Documents of ten to sixty pairs each; those with odd numbers are for development, the others for the score.
fn documents(
    pairs: &[(String, String)],
    languages: [Language; 2],
    times: usize,
    test: bool,
) -> Vec<Document> {
    let mut chance = Chance(11);
    let mut found = Vec::new();
    for _ in 0..times {
        let mut at = 0;
        while at + 10 <= pairs.len() {
            let end = (at + 10 + chance.below(51)).min(pairs.len());
            found.push(document(&pairs[at..end], languages, &mut chance));
            at = end;
        }
    }
    found
        .into_iter()
        .enumerate()
        .filter(|(number, _)| (number % 2 == 0) == test)
        .map(|(_, text)| text)
        .collect()
}

fn column(language: Language) -> usize {
    [English, Tajik, Russian, Chinese].iter().position(|known| *known == language).unwrap()
}

/// The paragraphs of the Declaration's articles that two languages have. (The Tajik preamble lacks a paragraph, and the numbers of
/// the others with it.)
fn declaration(folder: &Path, languages: [Language; 2]) -> Vec<(String, String)> {
    let rows = rows(folder, "udhr_paragraphs.tsv").unwrap_or_default();
    let of =
        |language: Language| rows.iter().filter(move |row| row[0] == language.code() && row[1] != "preamble");
    of(languages[0])
        .filter_map(|own| {
            let other = of(languages[1]).find(|other| other[1..3] == own[1..3])?;
            Some((own[3].clone(), other[3].clone()))
        })
        .collect()
}

fn alignments(folder: &Path) {
    let test = std::env::var_os("PAIVAND_TEST").is_some();
    for languages in
        [[Tajik, Chinese], [Tajik, Russian], [Tajik, English], [Russian, Chinese], [English, Chinese]]
    {
        let pair = format!("{}-{}", languages[0].code(), languages[1].code());
        let pairs = declaration(folder, languages);
        aligned(&format!("{pair}, the Declaration"), languages, &documents(&pairs, languages, 20, test));
        for file in ["tm_firefox_en-tg-ru-zh.tsv", "tm_ui_en-tg-ru-zh.tsv"] {
            let rows = rows(folder, file).unwrap_or_default();
            let pairs: Vec<(String, String)> = rows
                .iter()
                .filter(|row| row[0].split_whitespace().count() >= 6)
                .map(|row| (row[column(languages[0])].clone(), row[column(languages[1])].clone()))
                .collect();
            aligned(&format!("{pair}, {file}"), languages, &documents(&pairs, languages, 1, test));
            if file.starts_with("tm_ui") {
                let long = pairs;
                let long = [document(&long, languages, &mut Chance(5))];
                aligned(&format!("{pair}, one long text"), languages, &long);
            }
        }
    }
}

fn main() {
    let Some(folder) = std::env::var_os("PAIVAND_OPEN_SETS") else {
        println!("PAIVAND_OPEN_SETS names no folder: the measurements on open sets are left out");
        return;
    };
    let folder = Path::new(&folder);
    if std::env::args().any(|argument| argument == "align") {
        return alignments(folder);
    }
    memories(folder);
    alignments(folder);
}
