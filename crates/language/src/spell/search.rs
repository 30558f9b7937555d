//! The search for what may have been meant: stems with endings, of which one or the other has a slip.

use std::sync::LazyLock;

use super::SUGGESTIONS_MAX;
use super::cost::{Distances, Place, places};
use super::index::{Code, Hashes, Index, STEMS, WRITTEN_CODES, power, then};
use crate::morphology::stems::{Behind, Stem, behind};
use crate::transliterate::rarity;
use crate::words::WORDS;

/// What is further away was not meant.
const DISTANCE_MAX: i32 = 230;

/// Candidates that are weighed to the end.
const WEIGHED_MAX: usize = 12;

/// Letters of the longest ending in which a slip is looked for.
const SLIPPED_ENDING_LETTERS_MAX: usize = 8;

/// Weights, in hundredths of an exchanged letter: of a step of rarity of a stem, of a tenth of a suffix, of a step of
/// rarity of a form as running text has it (seven of them), of a form that only the crawl of the web has met, and of
/// one that nobody has.
const RARITY: i32 = 3;
const SUFFIX: i32 = 2;
const FORM_RARITY_STEPS: i32 = 7;
const CRAWLED_FORM: i32 = 36;
const UNMET: i32 = 50;

/// How unlikely a form is beside another with the same letters wrong.
fn rarity_cost(form: &str) -> i32 {
    match rarity(form) {
        Some(rarity) => i32::try_from(rarity).unwrap_or(i32::MAX) / FORM_RARITY_STEPS,
        None if WORDS.contains(form) => CRAWLED_FORM,
        None => UNMET,
    }
}

/// Endings by the hash of their letters.
static BEHIND: LazyLock<Index<Behind>> = LazyLock::new(|| Index::new(behind(), |behind| behind.text()));

/// Letters of the longest ending.
static BEHIND_LETTERS_MAX: LazyLock<usize> =
    LazyLock::new(|| BEHIND.all.iter().map(|behind| behind.text().chars().count()).max().unwrap_or(0));

/// The search for what may have been meant.
pub(super) struct Search<'a> {
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

impl<'a> Search<'a> {
    /// A search for the word with these letters.
    pub(super) fn new(letters: &'a [Place], codes: &'a [Code]) -> Self {
        Self { letters, codes, hashes: Hashes::new(codes), found: Vec::new() }
    }

    /// Whether nothing was found.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    fn length(&self) -> usize {
        self.codes.len()
    }

    /// Words that a Russian keyboard types alike.
    pub(super) fn typed(&mut self) {
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
    pub(super) fn turned(&mut self) {
        let mut codes = self.codes.to_vec();
        for at in 1..self.length() {
            codes.swap(at - 1, at);
            if codes.get(at) != codes.get(at - 1) {
                let mut search = Search::new(self.letters, &codes);
                search.typed();
                self.found.append(&mut search.found);
            }
            codes.swap(at - 1, at);
        }
    }

    /// Words of which the stem or the ending is a slip away.
    pub(super) fn near(&mut self) {
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
    pub(super) fn far(&mut self) {
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
            let mut search = Search::new(self.letters, &shorter);
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
    pub(super) fn ranked(&mut self) -> Vec<Found> {
        let mut distances = Distances::default();
        let (mut written, mut letters) = (String::new(), Vec::new());
        self.found.sort_by_cached_key(Candidate::cost);
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
                Found {
                    cost,
                    distance,
                    word: written.clone(),
                    is_crawled: candidate.stem.is_crawled,
                    is_attested: candidate.stem.is_attested(),
                },
            );
            best.truncate(WEIGHED_MAX);
        }
        for found in &mut best {
            found.cost += rarity_cost(&found.word);
        }
        best.sort_by_key(|found| found.cost);
        best.truncate(SUGGESTIONS_MAX);
        best
    }
}

/// A word that may have been meant.
pub(super) struct Found {
    pub(super) cost: i32,
    /// How far it is from what was written.
    pub(super) distance: i32,
    pub(super) word: String,
    /// Only the crawl of the web has its stem.
    pub(super) is_crawled: bool,
    /// The crawl has its stem with many endings.
    pub(super) is_attested: bool,
}
