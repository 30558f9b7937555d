//! What speaks for a counterpart: features, and how much each kind of them says.

/// Kinds of features; how much each says stands with [`Kind::found`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    /// A number up to twenty, which may as well be a word, or an article.
    Count,
    Latin,
    Cognate,
    Name,
    Word,
    Mark,
}

/// A feature: a hash whose lowest bits are its kind.
pub(super) type Feature = u64;

const KINDS: [Kind; 7] =
    [Kind::Number, Kind::Count, Kind::Latin, Kind::Cognate, Kind::Name, Kind::Word, Kind::Mark];

impl Kind {
    pub(super) fn of(feature: Feature) -> Self {
        let place = usize::try_from(feature & 7).unwrap_or(0);
        KINDS.get(place).copied().unwrap_or(Self::Mark)
    }

    /// How often a feature of a sentence stands in its counterpart too.
    pub(super) fn found(self) -> f32 {
        match self {
            Self::Number => 0.93,
            Self::Count => 0.65,
            Self::Latin => 0.65,
            Self::Cognate => 0.5,
            Self::Name => 0.3,
            Self::Word => 0.5,
            Self::Mark => 0.75,
        }
    }

    fn feature(self, hash: u64) -> Feature {
        let place = KINDS.iter().position(|kind| *kind == self).and_then(|place| u64::try_from(place).ok());
        (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) & !7) | place.unwrap_or(0)
    }

    /// A feature made of letters.
    pub(super) fn letters(self, letters: impl IntoIterator<Item = char>) -> Feature {
        let hash = letters.into_iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, letter| {
            (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
        });
        self.feature(hash)
    }

    /// A feature that is a number.
    pub(super) fn number(self, value: u64) -> Feature {
        self.feature(value.wrapping_add(0x51_7cc1))
    }
}
