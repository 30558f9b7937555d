//! Finding the most alike, without a look at most of the rest.

use super::distance::Pattern;
use super::figures::adapted;
use super::{MATCHES_MAX, Memory, MemoryError, TOKENS_MAX, bit, tokens};

/// How many matches are wanted, and how good they must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// How many at most; [`MATCHES_MAX`] if it is more.
    pub most: usize,
    /// The least score. A score of 0 means that nothing is alike, and is never a match.
    pub least: f64,
}

/// The five best, however bad.
impl Default for Wanted {
    fn default() -> Self {
        Self { most: 5, least: 0.0 }
    }
}

/// A pair that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Match<'a> {
    /// How alike the wanted text and this source are: above 0, and 1 if they have the same tokens.
    pub score: f64,
    /// The text that was translated.
    pub source: &'a str,
    /// Its translation.
    pub target: &'a str,
    /// The translation with the numbers of the wanted text, where these are all that must change in it.
    pub adapted: Option<String>,
}

/// A search through a memory.
#[derive(Debug)]
pub struct Search<'a> {
    memory: &'a Memory,
    pattern: Pattern,
    /// The slot of each token of the wanted text in the pattern, from 1; 0 for all others.
    slots: Vec<u16>,
    /// The last round in which a segment was met.
    met: Vec<u32>,
    round: u32,
    best: Best,
}

/// The best so far, the best first.
#[derive(Debug, Default)]
struct Best {
    found: Vec<(f64, u32)>,
    most: usize,
    least: f64,
}

impl Best {
    /// Whether a score is wanted still. Equal scores keep the order in which they were found.
    fn wants(&self, score: f64) -> bool {
        match self.found.last().filter(|_| self.found.len() >= self.most) {
            Some((worst, _)) => score > *worst,
            None => score > 0.0 && score >= self.least,
        }
    }
}

/// A distinct token of the wanted text that the memory knows.
struct Known {
    token: u32,
    /// How often it stands in the wanted text.
    times: usize,
}

/// Tokens in common, as a share of the longer text: what a score can be at most.
#[expect(clippy::cast_precision_loss, reason = "lengths are below 2^53")]
fn share(of: usize, longer: usize) -> f64 {
    of as f64 / longer as f64
}

impl<'a> Search<'a> {
    pub(super) fn new(memory: &'a Memory) -> Self {
        Self {
            memory,
            pattern: Pattern::default(),
            slots: vec![0; memory.vocabulary.len()],
            met: vec![0; memory.len()],
            round: 0,
            best: Best::default(),
        }
    }

    /// The best matches of a text, the best first.
    ///
    /// # Errors
    /// [`MemoryError::Long`] for a text of more than [`TOKENS_MAX`] tokens.
    pub fn find(&mut self, text: &str, wanted: Wanted) -> Result<Vec<Match<'a>>, MemoryError> {
        let sequence: Vec<Option<u32>> = tokens(text)
            .take(TOKENS_MAX + 1)
            .map(|token| self.memory.vocabulary.get(token).copied())
            .collect();
        if sequence.len() > TOKENS_MAX {
            return Err(MemoryError::Long);
        }
        self.best = Best { found: Vec::new(), most: wanted.most.clamp(1, MATCHES_MAX), least: wanted.least };
        if self.round == u32::MAX {
            self.met.fill(0);
            self.round = 0;
        }
        self.round += 1;
        let mut known = self.enter(&sequence);
        known.sort_by_key(|known| self.memory.list(known.token).len());
        self.scan(sequence.len(), &known);
        for Known { token, .. } in &known {
            if let Some(slot) = self.slots.get_mut(*token as usize) {
                *slot = 0;
            }
        }
        let found = self.best.found.iter().map(|(score, id)| {
            let (source, target) = self.memory.pair(*id as usize);
            Match { score: *score, source, target, adapted: adapted(text, source, target) }
        });
        Ok(found.collect())
    }

    /// Gives each distinct token its slot and the pattern its places.
    fn enter(&mut self, sequence: &[Option<u32>]) -> Vec<Known> {
        let mut known: Vec<Known> = Vec::new();
        let mut pattern = Vec::with_capacity(sequence.len());
        for token in sequence {
            let slot = token.and_then(|token| Some((token, self.slots.get_mut(token as usize)?)));
            let Some((token, slot)) = slot else {
                pattern.push(0);
                continue;
            };
            if *slot == 0 {
                known.push(Known { token, times: 0 });
                *slot = u16::try_from(known.len()).unwrap_or(u16::MAX);
            }
            if let Some(known) = known.get_mut(usize::from(*slot) - 1) {
                known.times += 1;
            }
            pattern.push(*slot);
        }
        self.pattern.set(&pattern);
        known
    }

    /// Looks through the lists of tokens, the rarest first, until what is left cannot be good enough.
    ///
    /// A segment that stands in none of the lists so far shares at most `left` tokens. Lists are in the order of
    /// lengths: from the wanted length upward and downward, until length alone says no.
    fn scan(&mut self, length: usize, known: &[Known]) {
        let memory = self.memory;
        let mut left: usize = known.iter().map(|known| known.times).sum();
        for (number, Known { token, times }) in known.iter().enumerate() {
            if !self.best.wants(share(left, length)) {
                return;
            }
            let rest = known.get(number..).unwrap_or_default();
            let bits = rest.iter().fold(0, |bits, known| bits | bit(known.token));
            // What the signature does not tell apart counts as shared.
            let slack = left - (bits.count_ones() as usize);
            let list = memory.list(*token);
            let first =
                memory.lengths.get(length).map_or_else(|| memory.pairs.len(), |first| *first as usize);
            let middle = list.partition_point(|id| (*id as usize) < first);
            let (shorter, longer) = list.split_at_checked(middle).unwrap_or_default();
            let upward = longer.iter();
            self.walk(upward, length, left, |_, longer| share(left, longer), (bits, slack));
            let downward = shorter.iter().rev();
            self.walk(
                downward,
                length,
                left,
                |shorter, longer| share(left.min(shorter), longer),
                (bits, slack),
            );
            left -= times;
        }
    }

    /// Compares the segments of a list, until `at_most`, which falls along the list, is too little.
    fn walk<'l>(
        &mut self,
        list: impl Iterator<Item = &'l u32>,
        length: usize,
        left: usize,
        at_most: impl Fn(usize, usize) -> f64,
        (bits, slack): (u128, usize),
    ) {
        let memory = self.memory;
        for id in list {
            let place = *id as usize;
            let (Some(start), Some(end)) = (memory.starts.get(place), memory.starts.get(place + 1)) else {
                return;
            };
            let own = end - start;
            let longer = own.max(length);
            if !self.best.wants(at_most(own, longer)) {
                return;
            }
            match self.met.get_mut(place) {
                Some(met) if *met != self.round => *met = self.round,
                _ => continue,
            }
            let signature = memory.signatures.get(place).copied().unwrap_or_default();
            let shared = ((bits & signature).count_ones() as usize + slack).min(left);
            if self.best.wants(share(shared, longer)) {
                self.compare(*id, longer);
            }
        }
    }

    fn compare(&mut self, id: u32, longer: usize) {
        let slot = |token: &u32| self.slots.get(*token as usize).copied().unwrap_or(0);
        let segment = self.memory.segment(id as usize);
        let Some(distance) = self.pattern.distance(segment.iter().map(slot), longer) else { return };
        let score = share(longer - distance, longer);
        if !self.best.wants(score) {
            return;
        }
        let place = self.best.found.partition_point(|(known, _)| *known >= score);
        // The same pair twice is one match.
        let pair = self.memory.pair(id as usize);
        let twice =
            |(known, other): &(f64, u32)| *known >= score && self.memory.pair(*other as usize) == pair;
        if self.best.found.iter().any(twice) {
            return;
        }
        self.best.found.insert(place, (score, id));
        self.best.found.truncate(self.best.most);
    }
}
