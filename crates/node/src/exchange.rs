//! Exchange with the other sides: what is asked for, taken and given.

pub mod budget;
mod discover;
pub(crate) mod entitled;
pub(crate) mod error;
pub(crate) mod handout;
pub(crate) mod link;
pub(crate) mod named;
pub(crate) mod order;
pub mod pack;
mod papers;
pub(crate) mod placed;
pub(crate) mod question;
pub(crate) mod quota;
mod remembered;
pub mod showing;
pub(crate) mod shown_tree;
pub mod source;
mod start;
pub(crate) mod take;
pub(crate) mod wants;

use crate::exchange::quota::Quotas;
use paivand_record::hash::Hash;
use paivand_world::World;
use paivand_world::disk::Disk;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is remembered of exchanges.
#[derive(Debug)]
pub(crate) struct Exchange {
    disk: Arc<dyn Disk>,
    /// The node's folder.
    folder: PathBuf,
    /// Documents that a side sent in vain: they are not asked for again.
    in_vain: BTreeSet<(String, Hash)>,
    /// How often what it publishes has changed since it was opened.
    changes: u64,
    /// How often files or words came that were missing.
    came_beside: u64,
    pub(crate) quotas: Quotas,
}

impl Exchange {
    /// Nothing is remembered in memory yet.
    pub(crate) fn new(world: &World, folder: &Path, quotas: Quotas) -> Self {
        let (disk, folder) = (Arc::clone(&world.disk), folder.to_owned());
        Self { disk, folder, in_vain: BTreeSet::new(), changes: 0, came_beside: 0, quotas }
    }

    /// Whether a document was sent by this side, or by any, and is of no use.
    pub(crate) fn is_in_vain(&self, side: &str, digest: &Hash) -> bool {
        [side, ""].iter().any(|side| self.in_vain.contains(&((*side).to_owned(), *digest)))
    }

    /// A document, or words, came in vain from a side; or from any, where its name is nothing.
    pub(crate) fn note_in_vain(&mut self, side: &str, digest: Hash) {
        self.in_vain.insert((side.to_owned(), digest));
    }

    /// What the node publishes has changed.
    pub(crate) fn note_change(&mut self) {
        self.changes += 1;
    }

    /// How often it has changed since the node was opened.
    pub(crate) fn changes(&self) -> u64 {
        self.changes
    }

    /// Files or words came that were missing.
    pub(crate) fn note_came_beside(&mut self) {
        self.came_beside += 1;
    }

    /// How often some came.
    pub(crate) fn came_beside(&self) -> u64 {
        self.came_beside
    }
}
