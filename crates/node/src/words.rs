//! Words beside the log: what a person typed, taken out of an intent and kept.

pub(crate) mod asked;
mod lately;
mod places;
pub(crate) mod store;

pub use store::WordStore;

use crate::door::error::SubmitError;
use crate::words::store::Unkept;
use paivand_kernel::Words;
use paivand_record::hash::Hash;
use paivand_world::World;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The words beside the logs: those that are held, and those of acts that are judged and not yet written.
#[derive(Debug)]
pub(crate) struct Beside {
    pub(crate) store: Arc<WordStore>,
    unwritten: Mutex<BTreeMap<Hash, Vec<u8>>>,
}

impl Beside {
    /// Those of the node in this folder.
    pub(crate) fn of(world: &World, folder: &Path) -> Self {
        let store = Arc::new(WordStore::of(Arc::clone(&world.disk), folder));
        Self { store, unwritten: Mutex::default() }
    }

    /// Keeps new words in memory until the act that names them is written: many are made durable at once.
    pub(crate) fn keep(&self, words: &Words) -> Hash {
        let digest = Hash(words.digest().0);
        self.unwritten().insert(digest, words.to_bytes());
        digest
    }

    fn unwritten(&self) -> MutexGuard<'_, BTreeMap<Hash, Vec<u8>>> {
        self.unwritten.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The words of acts that are about to be written.
    pub(crate) fn to_write(&self) -> Unkept {
        self.store.unkept(std::mem::take(&mut *self.unwritten()))
    }

    /// Makes durable the words of acts that are not written yet.
    pub(crate) fn write(&self) -> Result<(), SubmitError> {
        let written = self.store.put(std::mem::take(&mut *self.unwritten()));
        written.map_err(|error| SubmitError::WordsUnkept(Arc::new(error)))
    }

    /// Takes back what was kept for an act that was then refused.
    pub(crate) fn forget(&self, kept: Option<Hash>) {
        if kept.is_some_and(|digest| self.unwritten().remove(&digest).is_some()) {
            return;
        }
        let removed = kept.map_or(Ok(()), |digest| self.store.remove(digest));
        if let Err(error) = removed {
            tracing::warn!(%error, "the words of a refused act stay in the folder");
        }
    }

    /// Words that are held, or are about to be written.
    pub(crate) fn bytes(&self, digest: Hash) -> Option<Vec<u8>> {
        let unwritten = self.unwritten().get(&digest).cloned();
        unwritten.or_else(|| self.store.bytes(digest).ok().flatten())
    }
}
