//! How certain a score is: corpora drawn with replacement from its lines (Koehn 2004).

use super::Corpus;

/// Corpora that are drawn.
pub const RESAMPLES: usize = 1_000;

/// Most lines for which an interval is reckoned: each is drawn a thousand times.
const LINES_MAX: usize = 100_000;

/// The beginning of the sequence of chance, which is the same each time.
const SEED: u64 = 12_345;

/// Where a score lies with 95 % certainty, from corpora drawn with replacement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The mean of the drawn corpora.
    pub mean: f64,
    /// A fortieth of them score less.
    pub low: f64,
    /// A fortieth of them score more.
    pub high: f64,
}

/// Numbers of chance (SplitMix64, Steele and others 2014).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let limit = u64::try_from(limit.max(1)).unwrap_or(1);
        usize::try_from((mixed ^ (mixed >> 31)) % limit).unwrap_or(0)
    }
}

/// The scores of the drawn corpora; two corpora of as many lines draw the same lines.
fn drawn(corpus: &Corpus) -> Vec<f64> {
    let mut chance = Chance(SEED);
    let count = corpus.lines();
    let draw = |_| {
        let lines: Vec<usize> = (0..count).map(|_| chance.below(count)).collect();
        corpus.metric.value(&corpus.sums(lines.into_iter()))
    };
    (0..RESAMPLES).map(draw).collect()
}

pub(super) fn interval(corpus: &Corpus) -> Option<Interval> {
    if !(2..=LINES_MAX).contains(&corpus.lines()) {
        return None;
    }
    let mut scores = drawn(corpus);
    scores.sort_by(f64::total_cmp);
    let mean = scores.iter().sum::<f64>() / super::count(RESAMPLES);
    let cut = RESAMPLES / 40;
    Some(Interval { mean, low: *scores.get(cut)?, high: *scores.get(RESAMPLES - 1 - cut)? })
}

/// How likely a difference as large between two translations of the same lines is by chance alone (the p-value
/// of the paired bootstrap test, as sacrebleu reckons it); `None` if they have not as many lines, or too many.
#[must_use]
pub fn paired(one: &Corpus, other: &Corpus) -> Option<f64> {
    if one.lines() != other.lines() || one.metric != other.metric || !(2..=LINES_MAX).contains(&one.lines()) {
        return None;
    }
    let real = (one.score_alone() - other.score_alone()).abs();
    let differences: Vec<f64> = drawn(one).iter().zip(drawn(other)).map(|(one, other)| one - other).collect();
    let mean = differences.iter().sum::<f64>() / super::count(RESAMPLES);
    let beyond = differences.iter().filter(|difference| (*difference - mean).abs() >= real).count();
    Some((super::count(beyond) + 1.0) / (super::count(RESAMPLES) + 1.0))
}

impl Corpus {
    fn score_alone(&self) -> f64 {
        self.metric.value(&self.sums(0..self.lines()))
    }
}
