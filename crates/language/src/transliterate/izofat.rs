//! Where a word is bound to the next one by -и, which Persian script does not write.

use crate::models::{Hash, Weights};
use std::sync::LazyLock;

/// What a word is, as far as it matters for what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// No list knows it.
    Unknown,
    /// A noun or a numeral.
    Noun,
    /// An adjective.
    Adjective,
    /// The name of a person or place.
    Name,
    /// A verb.
    Verb,
    /// Anything that binds or stands alone: prepositions, pronouns, adverbs.
    Function,
}

/// What a kind is multiplied with in the list of words.
pub const KIND_STEP: u64 = 256;

impl Kind {
    const ALL: [Self; 6] =
        [Self::Unknown, Self::Noun, Self::Adjective, Self::Name, Self::Verb, Self::Function];

    /// The number of a kind in the list of words.
    #[must_use]
    pub fn number(self) -> u64 {
        Self::ALL.iter().zip(0..).find(|(kind, _)| **kind == self).map_or(0, |(_, number)| number)
    }

    /// The kind with this number.
    pub(super) fn numbered(number: u64) -> Self {
        usize::try_from(number)
            .ok()
            .and_then(|number| Self::ALL.get(number).copied())
            .unwrap_or(Self::Unknown)
    }

    /// The kind that the form of an unknown small word speaks for.
    #[must_use]
    pub fn by_ending(word: &str) -> Self {
        let any = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
        if word.starts_with("ме") || word.starts_with("наме") {
            Self::Verb
        } else if any(&["ашон", "амон", "яшон", "ямон", "аш", "яш", "ро", "анд", "аст"])
        {
            // What has its own ending is bound no further.
            Self::Function
        } else if any(&["ҳо", "гон", "он", "иён", "ият", "от"]) {
            Self::Noun
        } else if any(&["ӣ", "тар", "тарин", "она"]) {
            Self::Adjective
        } else {
            Self::Unknown
        }
    }
}

/// Weights of the model.
pub const IZOFAT_BUCKETS: usize = 1 << 15;

/// Built by `language-models`.
static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::new(include_bytes!("../../models/izofat-tg.bin")));

/// What speaks for an izofat after the word at this place: words are small and bare.
#[must_use]
pub fn izofat_features(words: &[String], kinds: &[Kind], at: usize) -> Vec<usize> {
    let kind_at = |at: Option<usize>| {
        at.and_then(|at| kinds.get(at)).map_or(9, |kind| u32::try_from(kind.number()).unwrap_or(9))
    };
    let word_at = |at: usize| words.get(at).map_or("", String::as_str);
    let word = |hash: Hash, text: &str| text.chars().fold(hash, Hash::letter);
    let ending = |text: &str, letters: usize| {
        let skipped = text.chars().count().saturating_sub(letters);
        text.chars().skip(skipped).collect::<String>()
    };
    let (before, own, next, later) =
        (kind_at(at.checked_sub(1)), kind_at(Some(at)), kind_at(Some(at + 1)), kind_at(Some(at + 2)));
    let (this, following) = (word_at(at), word_at(at + 1));
    let kinds = |number: u32| Hash::of(number).with(own).with(next);
    let hashes = [
        Hash::of(1),
        kinds(2),
        kinds(3).with(later),
        kinds(4).with(before),
        word(Hash::of(5), this),
        word(Hash::of(6), following),
        word(Hash::of(7).with(next), this),
        word(Hash::of(8).with(own), following),
        word(Hash::of(9).with(next), &ending(this, 2)),
        word(Hash::of(10).with(own), &ending(following, 2)),
        word(Hash::of(11).with(next), &ending(this, 3)),
        word(word(Hash::of(12), &ending(this, 2)).letter(' '), &ending(following, 2)),
        word(Hash::of(13).with(own), word_at(at + 2)),
        word(Hash::of(14), &ending(following, 3)),
    ];
    hashes.into_iter().map(|hash| hash.bucket(IZOFAT_BUCKETS)).collect()
}

/// Whether the word at this place is bound to the next one.
pub(super) fn is_bound(words: &[String], kinds: &[Kind], at: usize) -> bool {
    at + 1 < words.len()
        && izofat_features(words, kinds, at).iter().map(|bucket| WEIGHTS.at(*bucket)).sum::<f32>() > 0.0
}
