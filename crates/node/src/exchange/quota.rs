//! What is stored of one other side, whoever delivers it: bounded, and told before the bound is reached.

use crate::keys::identity::Identity;
use paivand_world::World;
use paivand_world::disk::Disk;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
#[derive(Debug)]
pub(crate) struct Quotas {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// The own side, which has no quota.
    own: String,
    bytes_max: u64,
    bytes: BTreeMap<String, u64>,
    unsaved: u64,
}

impl Quotas {
    /// Those of the node in this folder; nothing is counted yet.
    pub(crate) fn new(world: &World, folder: &Path, identity: &Identity) -> Self {
        let (disk, path) = (Arc::clone(&world.disk), folder.join("stored.json"));
        let (own, bytes_max) = (identity.card.side.clone(), identity.settings.quota());
        Self { disk, path, own, bytes_max, bytes: BTreeMap::new(), unsaved: 0 }
    }

    /// Reads what was counted before.
    pub(crate) fn load(&mut self) -> io::Result<()> {
        let bytes = self.disk.read(&self.path, FILE_BYTES_MAX)?.unwrap_or_default();
        // A count that cannot be read begins anew: it is a guard, and no part of the record.
        (self.bytes, self.unsaved) = (serde_json::from_slice(&bytes).unwrap_or_default(), 0);
        Ok(())
    }

    /// How a side stands to what is stored for it here.
    pub(crate) fn of(&self, side: &str) -> Quota {
        let stored = self.bytes.get(side).copied().unwrap_or(0);
        if stored >= self.bytes_max {
            Quota::Spent
        } else if stored / ALARM_FIFTHS >= self.bytes_max / 5 {
            Quota::Near
        } else {
            Quota::Free
        }
    }

    /// Counts bytes that were stored of a side.
    pub(crate) fn spend(&mut self, side: &str, bytes: usize) {
        if side == self.own {
            return;
        }
        let before = self.of(side);
        let more = bytes as u64;
        *self.bytes.entry(side.to_owned()).or_default() += more;
        self.unsaved += more;
        let after = self.of(side);
        if after > before {
            tracing::error!(
                side,
                ?after,
                "a side writes more than is usual: speak to it, or raise `quota_bytes` in `node.json`"
            );
        }
        if self.unsaved < UNSAVED_BYTES_MAX && after == before {
            return;
        }
        let text = serde_json::to_vec(&self.bytes).unwrap_or_default();
        match self.disk.write(&[(self.path.clone(), text)]) {
            Ok(()) => self.unsaved = 0,
            Err(error) => tracing::warn!(%error, "what is stored of each side could not be written down"),
        }
    }
}
