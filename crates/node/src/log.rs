//! The logs of all sides, as far as they are held.

pub mod evidence;
pub(crate) mod held;
pub mod mark;
pub mod names;
pub(crate) mod receipts;
pub(crate) mod rehash;
pub(crate) mod signed;
pub mod store;
pub(crate) mod succession;
pub(crate) mod vkeys;

use crate::disk::Disk;
use crate::log::evidence::Evidence;
use crate::log::held::Stores;
use crate::log::mark::Mark;
use crate::world::World;
use paivand_record::note::Note;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The logs that are held, where they stand, and what is known of each.
#[derive(Debug)]
pub(crate) struct Logs {
    disk: Arc<dyn Disk>,
    /// The node's folder.
    folder: PathBuf,
    pub(crate) stores: Stores,
    /// Side of each log, as the cards and the ends of logs say.
    pub(crate) sides: BTreeMap<String, String>,
    /// Folder of each log.
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) mark: Mark,
    /// Checkpoints of the own logs as other sides cosigned them, by log and size.
    pub(crate) receipts: BTreeMap<(String, u64), Note>,
    pub(crate) evidence: Vec<Evidence>,
    /// Logs of which something arrived damaged: they are asked for again from their beginning.
    pub(crate) doubted: BTreeSet<String>,
    /// Logs of which something put aside changes the keys.
    pub(crate) rekeyed: BTreeSet<String>,
    /// What `vkeys` says of each side, as last written.
    pub(crate) key_lines: BTreeMap<String, String>,
}

impl Logs {
    /// No logs yet, of the node in this folder.
    pub(crate) fn new(world: &World, folder: &Path, mark: Mark) -> Self {
        Self {
            disk: Arc::clone(&world.disk),
            folder: folder.to_owned(),
            stores: Stores::new(),
            sides: BTreeMap::new(),
            names: BTreeMap::new(),
            mark,
            receipts: BTreeMap::new(),
            evidence: Vec::new(),
            doubted: BTreeSet::new(),
            rekeyed: BTreeSet::new(),
            key_lines: BTreeMap::new(),
        }
    }
}
