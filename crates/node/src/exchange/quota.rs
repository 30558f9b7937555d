//! What is stored of one other side, whoever delivers it: bounded, and told before the bound is reached.

use crate::node::Node;
use crate::node::error::NodeError;
use std::collections::BTreeMap;

/// Bytes after which the count is written down: a crash forgets at most so much of it.
const UNSAVED_BYTES_MAX: u64 = 1 << 20;

/// Largest file of the counts: a line for each side.
const FILE_BYTES_MAX: usize = 4_096;

/// The part of its quota from which on a side is named: four fifths, so that there is time to speak.
const ALARM_FIFTHS: u64 = 4;

/// How a side stands to its quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quota {
    /// Far from it.
    Free,
    /// Near it: people are told.
    Near,
    /// Nothing more of this side is taken.
    Spent,
}

/// Bytes of entries, and of the files and words that they name, stored by side.
#[derive(Debug, Default)]
pub(crate) struct Stored {
    bytes: BTreeMap<String, u64>,
    unsaved: u64,
}

impl Node {
    pub(crate) fn load_stored(&mut self) -> Result<(), NodeError> {
        let path = self.folder.join("stored.json");
        let bytes = self.world.disk.read(&path, FILE_BYTES_MAX).map_err(NodeError::Mark)?.unwrap_or_default();
        // A count that cannot be read begins anew: it is a guard, and no part of the record.
        self.exchange.stored =
            Stored { bytes: serde_json::from_slice(&bytes).unwrap_or_default(), unsaved: 0 };
        Ok(())
    }

    /// How a side stands to what is stored for it here.
    pub fn quota_of(&self, side: &str) -> Quota {
        let (stored, quota) =
            (self.exchange.stored.bytes.get(side).copied().unwrap_or(0), self.keys.identity.settings.quota());
        if stored >= quota {
            Quota::Spent
        } else if stored / ALARM_FIFTHS >= quota / 5 {
            Quota::Near
        } else {
            Quota::Free
        }
    }

    /// The other sides that are near their quota or beyond it.
    pub fn near_quota(&self) -> Vec<String> {
        let others = self.keys.cards.iter().map(|card| &card.side);
        others.filter(|side| self.quota_of(side) > Quota::Free).cloned().collect()
    }

    /// Counts bytes that were stored of a side.
    pub(crate) fn spend(&mut self, side: &str, bytes: usize) {
        if side == self.keys.identity.card.side {
            return;
        }
        let before = self.quota_of(side);
        let more = bytes as u64;
        *self.exchange.stored.bytes.entry(side.to_owned()).or_default() += more;
        self.exchange.stored.unsaved += more;
        let after = self.quota_of(side);
        if after > before {
            tracing::error!(
                side,
                ?after,
                "a side writes more than is usual: speak to it, or raise `quota_bytes` in `node.json`"
            );
        }
        if self.exchange.stored.unsaved < UNSAVED_BYTES_MAX && after == before {
            return;
        }
        let text = serde_json::to_vec(&self.exchange.stored.bytes).unwrap_or_default();
        match self.world.disk.write(&[(self.folder.join("stored.json"), text)]) {
            Ok(()) => self.exchange.stored.unsaved = 0,
            Err(error) => tracing::warn!(%error, "what is stored of each side could not be written down"),
        }
    }
}
