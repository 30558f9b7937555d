//! Finding the most alike, without a look at most of the rest.

use super::distance::Pattern;
use super::figures::adapted;
use super::{MATCHES_MAX, Memory, MemoryError, TOKENS_MAX, bit, tokens};
use crate::Language;

/// How many matches are wanted, and how good they must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// How many at most; [`MATCHES_MAX`] if it is more.
    pub most: usize,
    /// The least score. A score of 0 means that nothing is alike, and is never a match.
    pub least: f64,
    /// Whether the best match is wanted even if its score is less.
    pub best: bool,
}

/// The five best from 0.5 on, below which a translator writes anew; and the best in any case.
impl Default for Wanted {
    fn default() -> Self {
        Self { most: 5, least: 0.5, best: true }
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
    /// The languages of the texts and of their translations.
    languages: Option<(Language, Language)>,
    pattern: Pattern,
    /// The slot of each token of the wanted text in the pattern, from 1; 0 for all others.
    slots: Vec<u16>,
    /// The last round in which a segment was met.
    met: Vec<u32>,
    round: u32,
    best: Best,
}

/// The best so far, the best first.
#[derive(Debug)]
struct Best {
    found: Vec<(f64, u32)>,
    wanted: Wanted,
}

impl Best {
    /// Whether a score is wanted still. Equal scores keep the order in which they were found.
    fn wants(&self, score: f64) -> bool {
        if self.found.len() >= self.wanted.most {
            return self.found.last().is_some_and(|(worst, _)| score > *worst);
        }
        let above = |best: &(f64, u32)| score > best.0;
        score > 0.0
            && (score >= self.wanted.least || (self.wanted.best && self.found.first().is_none_or(above)))
    }

    /// The fewest shared tokens with which a score can be wanted still.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "scores lie between 0 and 1, and lengths are below 2^53"
    )]
    fn need(&self, longer: usize) -> usize {
        let worst = self.found.last().map_or(0.0, |(worst, _)| *worst);
        // A guess that is not too high, since scores are rounded, and then up to the first that will do.
        let mut need = ((worst.min(self.wanted.least) * longer as f64) as usize).saturating_sub(1);
        if self.found.len() >= self.wanted.most {
            need = ((worst * longer as f64) as usize).saturating_sub(1);
        }
        while need <= longer && !self.wants(share(need, longer)) {
            need += 1;
        }
        need
    }

    fn insert(&mut self, place: usize, score: f64, id: u32) {
        self.found.insert(place, (score, id));
        self.found.truncate(self.wanted.most);
        // One that was the best, and less than wanted, is not any more.
        while self.found.len() > 1 && self.found.last().is_some_and(|(worst, _)| *worst < self.wanted.least) {
            self.found.pop();
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
            languages: None,
            pattern: Pattern::default(),
            slots: vec![0; memory.vocabulary.len()],
            met: vec![0; memory.len()],
            round: 0,
            best: Best { found: Vec::new(), wanted: Wanted::default() },
        }
    }

    /// The same search where the languages are known, so that numbers are put into a translation as its language
    /// writes them.
    ///
    /// ```
    /// use paivand_language::Language::{English, Tajik};
    /// use paivand_language::memory::{Builder, Wanted};
    ///
    /// let mut builder = Builder::default();
    /// builder.add("In 30 days", "Дар 30 рӯз")?;
    /// let memory = builder.finish();
    /// let found = memory.search().between(English, Tajik).find("In 1,000.5 days", Wanted::default())?;
    /// assert_eq!(found[0].adapted.as_deref(), Some("Дар 1000,5 рӯз"));
    /// # Ok::<(), paivand_language::memory::MemoryError>(())
    /// ```
    #[must_use]
    pub fn between(mut self, from: Language, to: Language) -> Self {
        self.languages = Some((from, to));
        self
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
        let wanted = Wanted { most: wanted.most.clamp(1, MATCHES_MAX), ..wanted };
        self.best = Best { found: Vec::new(), wanted };
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
            Match { score: *score, source, target, adapted: adapted(self.languages, text, source, target) }
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
            let left_of = Left { tokens: left, bits };
            let list = memory.list(*token);
            let longest = memory.lengths.len().saturating_sub(1);
            for own in (length..=longest).take_while(|own| *own <= TOKENS_MAX) {
                if !self.best.wants(share(left, own)) {
                    break;
                }
                self.walk(list, own, length, &left_of);
            }
            for own in (1..length.min(longest + 1)).rev() {
                if !self.best.wants(share(left.min(own), length)) {
                    break;
                }
                self.walk(list, own, length, &left_of);
            }
            left -= times;
        }
    }

    /// Compares the segments of one length in a list.
    fn walk(&mut self, list: &[u32], own: usize, length: usize, left: &Left) {
        let memory = self.memory;
        let first = |own: usize| memory.lengths.get(own).copied().unwrap_or(u32::MAX);
        let (from, to) = (first(own), first(own + 1));
        let list = list.get(list.partition_point(|id| *id < from)..).unwrap_or_default();
        let longer = own.max(length);
        let mut need = self.best.need(longer);
        // What the signature does not tell apart counts as shared.
        let slack = left.tokens - left.bits.count_ones() as usize;
        for id in list.iter().take_while(|id| **id < to) {
            let signature = memory.signatures.get(*id as usize).copied().unwrap_or_default();
            if (left.bits & signature).count_ones() as usize + slack < need {
                continue;
            }
            match self.met.get_mut(*id as usize) {
                Some(met) if *met != self.round => *met = self.round,
                _ => continue,
            }
            if self.compare(*id, longer, longer.saturating_sub(need)) {
                need = self.best.need(longer);
            }
        }
    }

    /// Compares one segment, and says whether it is among the best.
    fn compare(&mut self, id: u32, longer: usize, limit: usize) -> bool {
        let slot = |token: &u32| self.slots.get(*token as usize).copied().unwrap_or(0);
        let segment = self.memory.segment(id as usize);
        let distance = self.pattern.distance(segment.iter().map(slot), limit);
        let Some(score) = distance.map(|distance| share(longer - distance, longer)) else { return false };
        if !self.best.wants(score) {
            return false;
        }
        let place = self.best.found.partition_point(|(known, _)| *known >= score);
        // The same pair twice is one match.
        let pair = self.memory.pair(id as usize);
        let same = self.best.found.iter().take(place).rev().take_while(|(known, _)| *known <= score);
        if same.into_iter().any(|(_, other)| self.memory.pair(*other as usize) == pair) {
            return false;
        }
        self.best.insert(place, score, id);
        true
    }
}

/// What a segment in none of the lists so far can share with the wanted text.
struct Left {
    /// So many tokens.
    tokens: usize,
    /// These tokens, as a signature.
    bits: u128,
}
