//! What the models are made of: formats and features, for the command that builds them.
//!
//! The models stand in `models/` of this crate, compiled in, and are read when first needed. They are built by
//! `cargo run -p language-models -- build`; `models/CARD.md` names their sources, licences and scores.

pub use crate::identify::{Alphabet, features};
pub use crate::morphology::models::{
    RANK_MAX, class, encoded_lexicon, is_adjective_by_shape, is_regular, splits, verb_forms,
};
pub use crate::names::{PINYIN_CHARACTERS, PINYIN_READINGS};
pub use crate::normalise::{Context, KEYBOARD_BUCKETS, following, forms, keyboard_features, preceding};
pub use crate::transliterate::{
    IZOFAT_BUCKETS, KIND_STEP, Kind, LETTER_CODES, RARITY_MAX, izofat_features, letter_code, persian_key,
    tajik_key,
};
pub use crate::words::{ALPHABET, BLOCK_WORDS};

/// Begins every file of weights: a scale (f32, little endian) and one signed byte a bucket follow.
pub const WEIGHTS_MAGIC: &[u8; 4] = b"PVW1";

/// Weights of a linear model, by the hash of a feature.
pub(crate) struct Weights {
    scale: f32,
    buckets: &'static [u8],
}

impl Weights {
    /// Reads a file of weights; what is no such file has no weights, and a test sees to ours.
    pub(crate) fn new(file: &'static [u8]) -> Self {
        let rest = file.strip_prefix(WEIGHTS_MAGIC).and_then(|rest| rest.split_first_chunk::<4>());
        let (scale, buckets) =
            rest.map_or((0.0, [].as_slice()), |(scale, buckets)| (f32::from_le_bytes(*scale), buckets));
        Self { scale, buckets }
    }

    /// The weight of a feature.
    pub(crate) fn at(&self, bucket: usize) -> f32 {
        self.buckets.get(bucket).map_or(0.0, |weight| f32::from(weight.cast_signed()) * self.scale)
    }
}

/// A hash of letters: FNV-1a over their code points, which is all the mixing that letters need.
#[derive(Clone, Copy)]
pub(crate) struct Hash(u32);

impl Hash {
    /// The beginning of a feature of this kind.
    pub(crate) fn of(kind: u32) -> Self {
        Self(0x811c_9dc5).with(kind)
    }

    pub(crate) fn with(self, value: u32) -> Self {
        Self((self.0 ^ value).wrapping_mul(0x0100_0193))
    }

    pub(crate) fn letter(self, letter: char) -> Self {
        self.with(u32::from(letter))
    }

    pub(crate) fn letters(self, letters: &[char]) -> Self {
        letters.iter().fold(self, |hash, letter| hash.letter(*letter))
    }

    /// The bucket among a power of two.
    pub(crate) fn bucket(self, buckets: usize) -> usize {
        let mixed = (self.0 ^ (self.0 >> 15)).wrapping_mul(0x2c1b_3c6d);
        usize::try_from(mixed ^ (mixed >> 13)).unwrap_or(0) & (buckets - 1)
    }
}
