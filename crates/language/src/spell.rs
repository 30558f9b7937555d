//! Whether a Tajik word is spelled as it should be, and what may have been meant.
//!
//! ```
//! use paivand_language::spell::check;
//!
//! assert!(check("китобҳоямонро").known);
//! let checked = check("хукукхо");
//! assert!(!checked.known);
//! assert_eq!(checked.suggestions.first().map(String::as_str), Some("ҳуқуқҳо"));
//! assert_eq!(check("муалимон").suggestions.first().map(String::as_str), Some("муаллимон"));
//! ```
//!
//! A word is known if the grammar reads it ([`crate::morphology`]), whether a list has the form or not. What may have
//! been meant is a stem with an ending, of which one or the other is written with a slip: the letters that a Russian
//! keyboard lacks count little, all other slips by how easily they happen.

mod cost;
mod index;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use crate::morphology::doubt;
use crate::morphology::stems::{Behind, Stem, behind};
use crate::normalise::legacy_letters;
use crate::words::WORDS;
use cost::{Distances, Place, places};
use index::{Code, Hashes, Index, LETTERS_MAX, STEMS, WRITTEN_CODES, code, power, then};

/// What is said of a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Whether the word is right as it stands.
    pub known: bool,
    /// What may have been meant, the likeliest first; for a known word, what it is itself but for the letters that
    /// a Russian keyboard lacks.
    pub suggestions: Vec<String>,
}

/// Suggestions that are given at most: nobody reads more.
const SUGGESTIONS_MAX: usize = 8;

/// Readings that cost more are too far-fetched to prove that a word is right.
const DOUBT_MAX: i16 = 26;

/// A word that only the crawl of the web has is a slip if so little leads to one of the lexicon.
const SLIP_MAX: i32 = 115;

/// A word that is right may be a slip of one that is so much likelier.
const LIKELIER_MAX: i32 = 75;

/// What is further away was not meant.
const DISTANCE_MAX: i32 = 230;

/// Candidates that are weighed to the end.
const WEIGHED_MAX: usize = 12;

/// Letters of the longest ending in which a slip is looked for.
const SLIPPED_ENDING_LETTERS_MAX: usize = 8;

/// Weights, in hundredths of an exchanged letter: of a step of rarity, of a tenth of a suffix, and of a form that
/// the crawl of the web has not met.
const RARITY: i32 = 3;
const SUFFIX: i32 = 2;
const UNMET: i32 = 28;

/// Endings by the hash of their letters.
static BEHIND: LazyLock<Index<Behind>> = LazyLock::new(|| Index::new(behind(), |behind| behind.text()));

/// Letters of the longest ending.
static BEHIND_LETTERS_MAX: LazyLock<usize> =
    LazyLock::new(|| BEHIND.all.iter().map(|behind| behind.text().chars().count()).max().unwrap_or(0));

/// Checks a word: whether it is known, and if not, what may have been meant.
///
/// Figures, marks and words in other letters are known: they are no matter of Tajik spelling.
#[must_use]
pub fn check(word: &str) -> Checked {
    let word = word.trim();
    let small = word.to_lowercase();
    let mended = legacy_letters(&small);
    let mut letters = Vec::new();
    places(&mended, &mut letters);
    let codes: Option<Vec<Code>> = mended.chars().map(code).collect();
    let Some(codes) = codes.filter(|codes| !codes.is_empty() && codes.len() <= LETTERS_MAX) else {
        return Checked { known: true, suggestions: Vec::new() };
    };
    let doubt = doubt(&mended).unwrap_or(i16::MAX);
    let mut search =
        Search { letters: &letters, codes: &codes, hashes: Hashes::new(&codes), found: Vec::new() };
    if doubt <= DOUBT_MAX && mended != small {
        return Checked { known: false, suggestions: vec![cased(word, &mended)] };
    }
    if doubt <= DOUBT_MAX {
        search.typed();
    } else {
        search.near();
        search.turned();
        if search.found.is_empty() {
            search.far();
        }
    }
    let mut ranked = search.ranked();
    let is_written = |found: &Found| mended == small && found.distance == 0;
    let is_slip =
        || ranked.iter().any(|found| found.distance > 0 && !found.is_crawled && found.cost <= SLIP_MAX);
    // What the web writes may be a slip that many share: it is right only if nothing likelier is near.
    let is_met = || (mended == small && WORDS.contains(&mended)) || ranked.iter().any(is_written);
    let known = doubt <= DOUBT_MAX
        || ranked.iter().any(|found| is_written(found) && !found.is_crawled)
        || (is_met() && !is_slip());
    ranked.retain(|found| found.distance > 0 || mended != small);
    if known {
        // What is right may still be a slip of something likelier, by the six letters: асоси, асосӣ.
        ranked.retain(|found| found.distance > 0 && found.cost <= LIKELIER_MAX);
    }
    Checked { known, suggestions: ranked.iter().map(|found| cased(word, &found.word)).collect() }
}

/// A suggestion with the large letters of what was written.
fn cased(written: &str, suggestion: &str) -> String {
    let mut letters = written.chars().filter(|letter| letter.is_alphabetic());
    let is_large = letters.next().is_some_and(char::is_uppercase);
    if is_large && letters.clone().next().is_some() && letters.all(char::is_uppercase) {
        return suggestion.to_uppercase();
    }
    let mut meant = suggestion.chars();
    match meant.next().filter(|_| is_large) {
        Some(first) => first.to_uppercase().chain(meant).collect(),
        None => suggestion.to_owned(),
    }
}

/// The search for what may have been meant.
struct Search<'a> {
    letters: &'a [Place],
    codes: &'a [Code],
    hashes: Hashes,
    found: Vec<Candidate>,
}

/// A stem with what is behind it.
#[derive(Clone, Copy)]
struct Candidate {
    stem: &'static Stem<'static>,
    behind: Option<&'static Behind>,
}

impl Candidate {
    fn write(&self, written: &mut String) -> bool {
        match self.behind {
            Some(behind) => self.stem.joined(behind, written),
            None => {
                written.clear();
                written.push_str(self.stem.text);
                self.stem.stands_alone()
            }
        }
    }

    fn cost(&self) -> i32 {
        let suffix = self.behind.map_or(0, |behind| i32::from(behind.cost()));
        i32::from(self.stem.cost) * RARITY + suffix * SUFFIX
    }
}

impl Search<'_> {
    fn length(&self) -> usize {
        self.codes.len()
    }

    /// Words that a Russian keyboard types alike.
    fn typed(&mut self) {
        let length = self.length();
        for cut in (1..=length).rev().take(*BEHIND_LETTERS_MAX + 1) {
            let behind: Vec<&'static Behind> = self.exact_endings(cut).collect();
            if cut == length || !behind.is_empty() {
                let stems = self.stems_at(self.hashes.part(0, cut));
                self.join(&stems, cut == length, &behind);
            }
        }
    }

    /// Words of which two letters changed places where the ending begins.
    fn turned(&mut self) {
        let mut codes = self.codes.to_vec();
        for at in 1..self.length() {
            codes.swap(at - 1, at);
            if codes.get(at) != codes.get(at - 1) {
                let mut search = Search {
                    letters: self.letters,
                    codes: &codes,
                    hashes: Hashes::new(&codes),
                    found: Vec::new(),
                };
                search.typed();
                self.found.append(&mut search.found);
            }
            codes.swap(at - 1, at);
        }
    }

    /// Words of which the stem or the ending is a slip away.
    fn near(&mut self) {
        let length = self.length();
        for cut in (1..=length).rev().take(*BEHIND_LETTERS_MAX + 1) {
            let behind: Vec<&'static Behind> = self.exact_endings(cut).collect();
            if cut == length || !behind.is_empty() {
                // A stem of one or two letters is anything after a slip.
                let stems =
                    if cut > 2 { self.stems_near(cut) } else { self.stems_at(self.hashes.part(0, cut)) };
                self.join(&stems, cut == length, &behind);
            }
            let stems = self.stems_at(self.hashes.part(0, cut));
            if cut > 1 && !stems.is_empty() && length - cut <= SLIPPED_ENDING_LETTERS_MAX {
                let behind = self.endings_near(cut);
                self.join(&stems, length == cut + 1, &behind);
            }
        }
    }

    /// Words two slips away, of which one is a letter too many, or two letters that changed places.
    fn far(&mut self) {
        let length = self.length();
        if length < 4 {
            return;
        }
        let mut shorter = Vec::with_capacity(length);
        for gap in 0..length {
            shorter.clear();
            shorter.extend(
                self.codes.iter().enumerate().filter(|(place, _)| *place != gap).map(|(_, code)| *code),
            );
            let mut search = Search {
                letters: self.letters,
                codes: &shorter,
                hashes: Hashes::new(&shorter),
                found: Vec::new(),
            };
            search.near();
            self.found.append(&mut search.found);
        }
    }

    fn join(&mut self, stems: &[&'static Stem<'static>], alone: bool, behind: &[&'static Behind]) {
        for stem in stems {
            if alone {
                self.found.push(Candidate { stem, behind: None });
            }
            self.found.extend(behind.iter().map(|behind| Candidate { stem, behind: Some(behind) }));
        }
    }

    fn stems_at(&self, hash: u64) -> Vec<&'static Stem<'static>> {
        let stems: &'static Index<Stem<'static>> = &STEMS;
        stems.find(hash).collect()
    }

    fn exact_endings(&self, cut: usize) -> impl Iterator<Item = &'static Behind> + use<> {
        let behind: &'static Index<Behind> = &BEHIND;
        behind.find(self.hashes.part(cut, self.length()))
    }

    fn stems_near(&self, cut: usize) -> Vec<&'static Stem<'static>> {
        let stems: &'static Index<Stem<'static>> = &STEMS;
        let mut found = Vec::new();
        self.slips(0, cut, |hash| found.extend(stems.find(hash)));
        found
    }

    fn endings_near(&self, cut: usize) -> Vec<&'static Behind> {
        let behind: &'static Index<Behind> = &BEHIND;
        let mut found = Vec::new();
        self.slips(cut, self.length(), |hash| found.extend(behind.find(hash)));
        found
    }

    /// The hashes of a part of the word, as it stands and after each slip.
    fn slips(&self, start: usize, end: usize, mut each: impl FnMut(u64)) {
        let part = |from: usize, to: usize| self.hashes.part(from, to);
        let codes: &[Code] = &WRITTEN_CODES;
        each(part(start, end));
        for at in start..=end {
            let (before, rest) = (part(start, at), part(at, end));
            // A letter left out: all letters differ by what they are times the weight of their place.
            let weight = power(end - at);
            let base = then(then(before, 0, 1), rest, end - at);
            for code in codes {
                each(base.wrapping_add(u64::from(*code).wrapping_mul(weight)));
            }
            let Some(own) = self.codes.get(at).filter(|_| at < end) else { continue };
            let rest = part(at + 1, end);
            // A letter too many, and another letter.
            each(then(before, rest, end - at - 1));
            let weight = power(end - at - 1);
            let base = then(then(before, 0, 1), rest, end - at - 1);
            for code in codes.iter().filter(|code| *code != own) {
                each(base.wrapping_add(u64::from(*code).wrapping_mul(weight)));
            }
            // Two letters that changed places.
            if let Some(next) = self.codes.get(at + 1).filter(|next| at + 1 < end && *next != own) {
                let turned = then(then(before, u64::from(*next), 1), u64::from(*own), 1);
                each(then(turned, part(at + 2, end), end - at - 2));
            }
        }
    }

    /// The candidates by how likely they were meant.
    fn ranked(&mut self) -> Vec<Found> {
        let mut distances = Distances::default();
        let (mut written, mut letters) = (String::new(), Vec::new());
        self.found.sort_by_key(Candidate::cost);
        let mut best: Vec<Found> = Vec::with_capacity(WEIGHED_MAX + 1);
        for candidate in &self.found {
            let most = best.get(WEIGHED_MAX - 1).map_or(i32::MAX, |found| found.cost);
            // Candidates come by their own cost: none behind this one can be better than what is found.
            if candidate.cost() >= most {
                break;
            }
            if !candidate.write(&mut written) {
                continue;
            }
            places(&written, &mut letters);
            let distance = distances.between(self.letters, &letters);
            let cost = distance + candidate.cost();
            if distance > DISTANCE_MAX {
                continue;
            }
            if cost >= most || best.iter().any(|found| found.word == written && found.cost <= cost) {
                continue;
            }
            best.retain(|found| found.word != written);
            let place = best.partition_point(|found| found.cost <= cost);
            best.insert(
                place,
                Found { cost, distance, word: written.clone(), is_crawled: candidate.stem.is_crawled },
            );
            best.truncate(WEIGHED_MAX);
        }
        for found in &mut best {
            found.cost += if WORDS.contains(&found.word) { 0 } else { UNMET };
        }
        best.sort_by_key(|found| found.cost);
        best.truncate(SUGGESTIONS_MAX);
        best
    }
}

/// A word that may have been meant.
struct Found {
    cost: i32,
    /// How far it is from what was written.
    distance: i32,
    word: String,
    /// Only the crawl of the web has its stem.
    is_crawled: bool,
}
