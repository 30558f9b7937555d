//! How lengths of sentences and of their counterparts go together.

use super::Bead;

/// The kinds of beads: sentences of the first text, of the second, and how often.
pub(super) const BEADS: [(usize, usize, f32); 8] = [
    (1, 1, 0.78),
    (1, 0, 0.03),
    (0, 1, 0.03),
    (1, 2, 0.07),
    (2, 1, 0.07),
    (2, 2, 0.006),
    (1, 3, 0.007),
    (3, 1, 0.007),
];

/// The variance of a character, before the texts say their own: between 6.8 (Gale and Church, of languages that are near
/// to each other) and 20 of far ones.
const VARIANCE: f32 = 12.0;
/// Pairs whose weight the first guess has.
const TRUST: f32 = 10.0;
/// From this confidence on a bead tells how its texts go together.
const SURE: f64 = 0.8;
/// Up to so many deviations a length is one of many; beyond, only its distance counts.
const USUAL: f32 = 2.5;

/// The model, fitted to two texts.
pub(super) struct Model {
    /// Characters up to each sentence; those of the second text as many as the first would have.
    a: Vec<f32>,
    b: Vec<f32>,
    variance: f32,
    /// The deviation of the length of sentences.
    spread: f32,
    prior: [f32; 8],
}

#[expect(clippy::cast_precision_loss, reason = "lengths are small, and need no exactness")]
fn sums(lengths: &[u32], ratio: f32) -> Vec<f32> {
    let mut sums = Vec::with_capacity(lengths.len() + 1);
    let mut sum = 0.0_f64;
    sums.push(0.0);
    for length in lengths {
        sum += f64::from(*length as f32 * ratio);
        #[expect(clippy::cast_possible_truncation, reason = "lengths need no exactness")]
        sums.push(sum as f32);
    }
    sums
}

/// How probable a kind of bead is. A sentence without counterpart counts as sure, and all else by as many sentences more: all ways
/// through two texts have as many sentences, and a long run of lone ones does not vanish beside the rest.
#[expect(clippy::cast_precision_loss, reason = "a bead has four sentences at most")]
fn prior((a, b, often): (usize, usize, f32)) -> f32 {
    let (.., alone) = BEADS[1];
    often.ln() - (a + b) as f32 * alone.ln()
}

impl Model {
    pub(super) fn new(a: &[u32], b: &[u32]) -> Self {
        let own = sums(a, 1.0);
        let ratio = own.last().copied().unwrap_or(0.0).max(1.0)
            / sums(b, 1.0).last().copied().unwrap_or(0.0).max(1.0);
        let mut model =
            Self { a: own, b: sums(b, ratio), variance: VARIANCE, spread: 1.0, prior: BEADS.map(prior) };
        model.spread = model.deviation();
        model
    }

    /// The deviation of the lengths of sentences.
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    fn deviation(&self) -> f32 {
        let lengths: Vec<f32> =
            self.a.windows(2).map(|two| two.last().unwrap_or(&0.0) - two.first().unwrap_or(&0.0)).collect();
        let count = lengths.len().max(1) as f32;
        let mean = lengths.iter().sum::<f32>() / count;
        let variance = lengths.iter().map(|length| (length - mean).powi(2)).sum::<f32>() / count;
        variance.sqrt().clamp(15.0, 200.0)
    }

    fn length(sums: &[f32], from: usize, to: usize) -> f32 {
        sums.get(to).copied().unwrap_or(0.0) - sums.get(from).copied().unwrap_or(0.0)
    }

    /// How probable a bead is by its kind and the lengths of its sentences, as a logarithm, beside sentences that have
    /// nothing to do with each other.
    pub(super) fn score(&self, kind: usize, (row, column): (usize, usize), (a, b): (usize, usize)) -> f32 {
        let prior = self.prior.get(kind).copied().unwrap_or(0.0);
        if a == 0 || b == 0 {
            return prior;
        }
        let (own, other) = (Self::length(&self.a, row - a, row), Self::length(&self.b, column - b, column));
        let deviation = (self.variance * f32::midpoint(own, other) + 9.0).sqrt();
        let off = (own - other).abs() / deviation;
        let unlikely = if off < USUAL { off * off / 2.0 } else { USUAL * off - USUAL * USUAL / 2.0 };
        prior - unlikely - (deviation / self.spread).ln()
    }

    /// Learns ratio and variance from sure beads.
    pub(super) fn fit(&mut self, beads: &[Bead]) {
        let pairs: Vec<(f32, f32)> = beads
            .iter()
            .filter(|bead| bead.confidence >= SURE && bead.a.len() == 1 && bead.b.len() == 1)
            .map(|bead| {
                (
                    Self::length(&self.a, bead.a.start, bead.a.end),
                    Self::length(&self.b, bead.b.start, bead.b.end),
                )
            })
            .collect();
        let (own, other) = pairs.iter().fold((0.0, 0.0), |(one, two), (own, other)| (one + own, two + other));
        if pairs.len() < 3 || other <= 0.0 {
            return;
        }
        let ratio = own / other;
        self.b.iter_mut().for_each(|sum| *sum *= ratio);
        let square = |(own, other): &(f32, f32)| {
            let other = other * ratio;
            (own - other).powi(2) / f32::midpoint(*own, other).max(1.0)
        };
        #[expect(clippy::cast_precision_loss, reason = "counts are small")]
        let count = pairs.len() as f32;
        let seen: f32 = pairs.iter().map(square).sum();
        self.variance = ((seen + TRUST * VARIANCE) / (count + TRUST)).clamp(1.0, 100.0);
    }
}
