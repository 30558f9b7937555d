//! A linear model over hashed features, learnt by stochastic gradients with a rate for each weight (AdaGrad).

use paivand_language::models::WEIGHTS_MAGIC;

/// How fast weights move at first.
const RATE: f32 = 0.15;

/// The largest weight that a byte holds.
const LARGEST_STEP: f32 = 127.0;

/// Deviations that seven steps of half a byte span: more blurs the many small weights, less cuts the large ones.
const HALF_DEVIATIONS: f32 = 3.0;

/// The weights while they are learnt.
pub(crate) struct Linear {
    weights: Vec<f32>,
    squares: Vec<f32>,
}

/// A sequence of chance that is the same in every run (xorshift).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for place in (1..items.len()).rev() {
            let other = self.below(place + 1);
            items.swap(place, other);
        }
    }
}

impl Linear {
    pub(crate) fn new(buckets: usize) -> Self {
        Self { weights: vec![0.0; buckets], squares: vec![1e-3; buckets] }
    }

    pub(crate) fn sum(&self, features: &[usize]) -> f32 {
        features.iter().filter_map(|bucket| self.weights.get(*bucket)).sum()
    }

    /// Moves the weights of these features against a gradient.
    pub(crate) fn step(&mut self, features: &[usize], gradient: f32) {
        for bucket in features {
            if let (Some(weight), Some(square)) =
                (self.weights.get_mut(*bucket), self.squares.get_mut(*bucket))
            {
                *square += gradient * gradient;
                *weight -= RATE * gradient / square.sqrt();
            }
        }
    }

    /// The file of weights.
    pub(crate) fn encoded(&self) -> Vec<u8> {
        quantised(&self.weights)
    }
}

/// The file of rows of weights, each in half a byte, eight bytes a row.
#[expect(clippy::cast_possible_truncation, reason = "rounded into the range of half a byte")]
pub(crate) fn halved(weights: &[f32], row: usize) -> Vec<u8> {
    let squares = weights.iter().map(|weight| weight * weight).filter(|square| *square > 0.0);
    let (sum, count) =
        squares.fold((0.0_f64, 0.0_f64), |(sum, count), square| (sum + f64::from(square), count + 1.0));
    let scale = HALF_DEVIATIONS * (sum / count.max(1.0)).sqrt() as f32 / 7.0;
    let half =
        |weight: Option<&f32>| (weight.copied().unwrap_or(0.0) / scale).round().clamp(-8.0, 7.0) as i8 + 8;
    // A row that is not there says nothing: the last one is left out, so that the largest file has room for its
    // head within a mebibyte, the most that the house lets a file have.
    let rows = (weights.len() / row.max(1)).saturating_sub(1);
    let bytes = weights.chunks(row).take(rows).flat_map(|row| {
        (0..8).map(move |byte| (half(row.get(2 * byte)) | half(row.get(2 * byte + 1)) << 4).cast_unsigned())
    });
    let head = WEIGHTS_MAGIC.iter().copied().chain(scale.to_le_bytes());
    head.chain(bytes).collect()
}

/// The file of weights: each in one byte.
#[expect(clippy::cast_possible_truncation, reason = "rounded into the range of a byte")]
pub(crate) fn quantised(weights: &[f32]) -> Vec<u8> {
    // The largest weights are rare: beyond six deviations they are cut, so that the others keep their steps.
    let squares = weights.iter().map(|weight| weight * weight).filter(|square| *square > 0.0);
    let (sum, count) = squares.fold((0.0_f32, 0.0_f32), |(sum, count), square| (sum + square, count + 1.0));
    let scale = 6.0 * (sum / count.max(1.0)).sqrt() / LARGEST_STEP;
    let bytes =
        weights.iter().map(|weight| (weight / scale).round().clamp(-LARGEST_STEP, LARGEST_STEP) as i8);
    let head = WEIGHTS_MAGIC.iter().copied().chain(scale.to_le_bytes());
    head.chain(bytes.map(i8::cast_unsigned)).collect()
}
