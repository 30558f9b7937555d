//! Where an entry stands, and what it could know.

use crate::side::Side;
use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use serde::{Deserialize, Serialize};

/// Bits of a place that count entries within one log; the bits above tell which log of the side it is.
///
/// Logs come in the order in which they continue each other, and two that are to continue the same one never share a
/// place. No log has as many entries.
pub const LOG_BITS: u32 = 36;

/// A place in the logs of a side; entries count from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// Whose log.
    pub side: Side,
    /// Which entry, see [`LOG_BITS`].
    pub index: u64,
}

impl Position {
    /// Which entry of its log.
    pub fn entry(&self) -> u64 {
        self.index & ((1 << LOG_BITS) - 1)
    }
}

/// Whether a place, or a size, is of the same log of a side.
pub(crate) fn is_same_log(one: u64, other: u64) -> bool {
    one >> LOG_BITS == other >> LOG_BITS
}

/// How many entries of each log an entry could know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past(pub Sizes);

/// The size of each log, by side, as the place behind its last entry; packed, for every act of a record keeps one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sizes(Box<[(Side, u64)]>);

impl FromIterator<(Side, u64)> for Sizes {
    fn from_iter<I: IntoIterator<Item = (Side, u64)>>(sizes: I) -> Self {
        let sizes: BTreeSet<(Side, u64)> = sizes.into_iter().collect();
        Self(sizes.into_iter().collect())
    }
}

impl Past {
    /// How many entries of each log.
    pub fn sizes(&self) -> impl Iterator<Item = (Side, u64)> {
        self.0.0.iter().copied()
    }

    /// Whether the entry at this place could be known.
    pub fn covers(&self, at: Position) -> bool {
        let covers = |size: u64| at.index < size && is_same_log(at.index, size);
        self.0.0.iter().any(|(side, size)| *side == at.side && covers(*size))
    }
}
