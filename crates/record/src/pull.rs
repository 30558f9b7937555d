//! Replication as messages in and messages out: what to ask a peer for, and what its answers prove.
//!
//! A pull asks for the checkpoint, then for every bundle and tile that the new size needs. The same steps
//! take a pouch: a file carried by hand answers the same questions. Nothing is kept unless all of it fits.

use crate::bundle::{BUNDLE_ENTRIES, BundleError, entries};
use crate::checkpoint::Checkpoint;
use crate::hash::Hash;
use crate::note::{Note, NoteError};
use crate::tile::{Tile, bundles_since};
use crate::tree::Frontier;
use alloc::string::String;
use alloc::vec::Vec;

/// Most entries taken in one pull: what one commit may hold in memory (64 bundles of usual entries are
/// about 16 MiB). A longer absence is made up in several pulls only if the peer publishes sizes between, so
/// the bound is generous.
pub const PULL_ENTRIES_MAX: u64 = 1 << 20;

/// Why a peer's answer was refused; nothing of the pull is kept.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PullError {
    /// The checkpoint is not a note, or not a checkpoint.
    #[error("the peer's checkpoint is unreadable")]
    Note(#[source] NoteError),
    /// The checkpoint is of another log.
    #[error("the peer answered with a checkpoint of {0}")]
    OtherLog(String),
    /// A bundle is out of shape.
    #[error("the peer's bundle at entry {at} is unreadable")]
    Bundle {
        /// First entry of the bundle.
        at: u64,
        /// What is wrong.
        source: BundleError,
    },
    /// A smaller checkpoint than the one held: old, or a restored peer; it proves nothing.
    #[error("the peer offers {offered} entries where {held} are held")]
    Smaller {
        /// Size offered.
        offered: u64,
        /// Size held.
        held: u64,
    },
    /// Too much at once.
    #[error("the peer offers more than {PULL_ENTRIES_MAX} new entries at once")]
    TooMuch,
    /// The entries do not lead from what is held to the root that was signed: a forked or damaged log.
    #[error("the peer's log is not a continuation of the {held} entries held")]
    Fork {
        /// Size held.
        held: u64,
    },
}

/// What a pull proved, save the checkpoint's signature: that needs the keys at its size, which the
/// entries themselves may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pulled {
    /// The log as it now is.
    pub checkpoint: Checkpoint,
    /// The note, with whatever signatures it carries.
    pub note: Note,
    /// The new entries, in order.
    pub entries: Vec<Vec<u8>>,
    /// The right edge after them.
    pub frontier: Frontier,
}

/// A pull under way.
#[derive(Clone, Debug)]
pub struct Pull {
    held: u64,
    pulled: Pulled,
    wanted: Vec<Tile>,
}

impl Pull {
    /// Takes the peer's checkpoint, and says with [`Pull::wants`] what else is needed.
    pub fn begin(origin: &str, held: &Frontier, held_root: &Hash, note: &[u8]) -> Result<Self, PullError> {
        let note = Note::parse(note).map_err(PullError::Note)?;
        let checkpoint = Checkpoint::of_note(&note).map_err(PullError::Note)?;
        if checkpoint.origin != origin {
            return Err(PullError::OtherLog(checkpoint.origin));
        }
        let size = held.size();
        if checkpoint.size < size {
            return Err(PullError::Smaller { offered: checkpoint.size, held: size });
        }
        if checkpoint.size - size > PULL_ENTRIES_MAX {
            return Err(PullError::TooMuch);
        }
        if checkpoint.size == size && checkpoint.root != *held_root {
            return Err(PullError::Fork { held: size });
        }
        let mut wanted = bundles_since(size, checkpoint.size);
        wanted.reverse();
        let pulled = Pulled { checkpoint, note, entries: Vec::new(), frontier: held.clone() };
        Ok(Self { held: size, pulled, wanted })
    }

    /// The bundle needed next; if the peer has pruned a partial one, its full form serves as well.
    pub fn wants(&self) -> Option<Tile> {
        self.wanted.last().copied()
    }

    /// Takes the bundle that was wanted: its own bytes or those of the full form.
    pub fn give(&mut self, bundle: &[u8], full: bool) -> Result<(), PullError> {
        let Some(tile) = self.wanted.pop() else { return Ok(()) };
        let first = tile.index * BUNDLE_ENTRIES;
        let width = if full { tile.full().width } else { tile.width };
        let found =
            entries(bundle, usize::from(width)).map_err(|source| PullError::Bundle { at: first, source })?;
        // After a bundle that was refused nothing fits any more.
        let have = self.pulled.frontier.size().checked_sub(first);
        let have = have.ok_or(PullError::Fork { held: self.held })?;
        let skip = usize::try_from(have).unwrap_or(usize::MAX);
        for entry in found.into_iter().take(usize::from(tile.width)).skip(skip) {
            self.pulled.frontier.append(Hash::leaf(entry), |_, _, _| {});
            self.pulled.entries.push(entry.to_vec());
        }
        Ok(())
    }

    /// Ends the pull: the entries lead to the root, or the whole is refused.
    pub fn end(self) -> Result<Pulled, PullError> {
        let whole = self.wanted.is_empty() && self.pulled.frontier.size() == self.pulled.checkpoint.size;
        if whole && self.pulled.frontier.root() == self.pulled.checkpoint.root {
            Ok(self.pulled)
        } else {
            Err(PullError::Fork { held: self.held })
        }
    }
}
