//! Where an entry stands, and what it could know.

use crate::side::Side;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use serde::{Deserialize, Serialize};

/// A place in the log of a side; entries count from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// Whose log.
    pub side: Side,
    /// Which entry.
    pub index: u64,
}

/// How many entries of each side's log an entry could know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past(pub Sizes);

/// The size of each side's log, by side; packed, for every act of a record keeps one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<Side, u64>", into = "BTreeMap<Side, u64>")]
pub struct Sizes(Box<[(Side, u64)]>);

impl FromIterator<(Side, u64)> for Sizes {
    fn from_iter<I: IntoIterator<Item = (Side, u64)>>(sizes: I) -> Self {
        sizes.into_iter().collect::<BTreeMap<_, _>>().into()
    }
}

impl From<BTreeMap<Side, u64>> for Sizes {
    fn from(sizes: BTreeMap<Side, u64>) -> Self {
        Self(sizes.into_iter().collect())
    }
}

impl From<Sizes> for BTreeMap<Side, u64> {
    fn from(sizes: Sizes) -> Self {
        sizes.0.into_iter().collect()
    }
}

impl Past {
    /// How many entries of each side.
    pub fn sizes(&self) -> impl Iterator<Item = (Side, u64)> {
        self.0.0.iter().copied()
    }

    /// Whether the entry at this place could be known.
    pub fn covers(&self, at: Position) -> bool {
        self.0.0.iter().any(|(side, size)| *side == at.side && at.index < *size)
    }
}
