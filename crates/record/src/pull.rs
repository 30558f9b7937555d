//! Replication as messages in and messages out: what to ask a peer for, and what its answers prove.
//!
//! A pull asks for the checkpoint, then for every bundle that the new size needs, one after another. What came
//! may be put aside in slices: only the right edge stays in memory, and nothing counts until all of it leads to
//! the root that was signed. The same steps take a pouch: a file carried by hand answers the same questions.

use crate::bundle::{BUNDLE_ENTRIES, BundleError, entries};
use crate::checkpoint::Checkpoint;
use crate::hash::Hash;
use crate::note::{Note, NoteError};
use crate::tile::{Kind, Tile};
use crate::tree::Frontier;
use alloc::string::String;
use alloc::vec::Vec;

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
    /// The entries do not pass through a checkpoint that is known to be one of the log.
    #[error("the peer's log is another than the one whose {size} entries were signed for")]
    Mark {
        /// Size of that checkpoint.
        size: u64,
    },
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
    /// The new entries, in order, without those that were put aside.
    pub entries: Vec<Vec<u8>>,
    /// The right edge after them.
    pub frontier: Frontier,
}

/// A pull under way.
#[derive(Clone, Debug)]
pub struct Pull {
    held: u64,
    pulled: Pulled,
    /// A checkpoint that the log must pass through.
    mark: Option<Checkpoint>,
    broken: bool,
}

impl Pull {
    /// Takes the peer's checkpoint, and says with [`Pull::wants`] what else is needed.
    ///
    /// # Errors
    /// The checkpoint is of another log, is shorter than what is held, or contradicts it.
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
        if checkpoint.size == size && checkpoint.root != *held_root {
            return Err(PullError::Fork { held: size });
        }
        let pulled = Pulled { checkpoint, note, entries: Vec::new(), frontier: held.clone() };
        Ok(Self { held: size, pulled, mark: None, broken: false })
    }

    /// Has the log pass through `mark`, or refuses it.
    ///
    /// # Errors
    /// What is held is as long as the mark, and another history.
    pub fn through(mut self, mark: Checkpoint) -> Result<Self, PullError> {
        let (size, root) = (mark.size, mark.root);
        self.mark = Some(mark);
        let missed = self.pulled.frontier.size() == size && self.pulled.frontier.root() != root;
        if missed { Err(PullError::Mark { size }) } else { Ok(self) }
    }

    /// The bundle needed next; if the peer has pruned a partial one, its full form serves as well.
    pub fn wants(&self) -> Option<Tile> {
        let (have, size) = (self.pulled.frontier.size(), self.pulled.checkpoint.size);
        let index = have / BUNDLE_ENTRIES;
        let width = (size - index * BUNDLE_ENTRIES).min(BUNDLE_ENTRIES);
        let tile = Tile { kind: Kind::Entries, index, width: u16::try_from(width).unwrap_or(u16::MAX) };
        (have < size && !self.broken).then_some(tile)
    }

    /// Takes the bundle that was wanted: its own bytes or those of the full form.
    ///
    /// # Errors
    /// The bundle is not the one that was wanted.
    pub fn give(&mut self, bundle: &[u8], full: bool) -> Result<(), PullError> {
        let Some(tile) = self.wants() else { return Ok(()) };
        let first = tile.index * BUNDLE_ENTRIES;
        let width = if full { tile.full().width } else { tile.width };
        let found = entries(bundle, usize::from(width)).map_err(|source| {
            // After a bundle that was refused nothing fits any more.
            self.broken = true;
            PullError::Bundle { at: first, source }
        })?;
        let skip = usize::try_from(self.pulled.frontier.size() - first).unwrap_or(usize::MAX);
        for entry in found.into_iter().take(usize::from(tile.width)).skip(skip) {
            self.pulled.frontier.take(entry, |_, _, _| {});
            self.pulled.entries.push(entry.to_vec());
            let size = self.pulled.frontier.size();
            let missed = |mark: &Checkpoint| mark.size == size && mark.root != self.pulled.frontier.root();
            if self.mark.as_ref().is_some_and(missed) {
                self.broken = true;
                return Err(PullError::Mark { size });
            }
        }
        Ok(())
    }

    /// What came so far, still to be counted for nothing.
    pub fn pulled(&self) -> &Pulled {
        &self.pulled
    }

    /// Hands over the entries that came, to be put aside; their hashes stay.
    pub fn put_aside(&mut self) -> Vec<Vec<u8>> {
        core::mem::take(&mut self.pulled.entries)
    }

    /// Ends the pull: the entries lead to the root, or the whole is refused.
    ///
    /// # Errors
    /// Something that was wanted is missing, or the entries do not lead to the root.
    pub fn end(self) -> Result<Pulled, PullError> {
        let whole = !self.broken && self.pulled.frontier.size() == self.pulled.checkpoint.size;
        if whole && self.pulled.frontier.root() == self.pulled.checkpoint.root {
            Ok(self.pulled)
        } else {
            Err(PullError::Fork { held: self.held })
        }
    }
}
