//! Where an entry stands, and what it could know.

use crate::side::Side;
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
pub struct Past(pub BTreeMap<Side, u64>);

impl Past {
    /// Whether the entry at this place could be known.
    pub fn covers(&self, at: Position) -> bool {
        self.0.get(&at.side).is_some_and(|size| at.index < *size)
    }
}
