//! Words lately read, so that a page that is looked at again reads nothing.

use paivand_kernel::Words;
use paivand_record::hash::Hash;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Bytes of words after which a generation is full; two are kept: what a page of a thousand lines says.
const BYTES_MAX: usize = 2 << 20;

/// Two generations: what is read again moves to the newer, and the older is dropped when that is full.
#[derive(Debug, Default)]
pub(super) struct Lately {
    newer: BTreeMap<Hash, (Arc<Words>, usize)>,
    older: BTreeMap<Hash, (Arc<Words>, usize)>,
    bytes: usize,
}

impl Lately {
    pub(super) fn get(&mut self, digest: Hash) -> Option<Arc<Words>> {
        if let Some((words, _)) = self.newer.get(&digest) {
            return Some(Arc::clone(words));
        }
        let (words, bytes) = self.older.remove(&digest)?;
        Some(self.keep(digest, words, bytes))
    }

    pub(super) fn keep(&mut self, digest: Hash, words: Arc<Words>, bytes: usize) -> Arc<Words> {
        if self.bytes + bytes > BYTES_MAX {
            self.older = std::mem::take(&mut self.newer);
            self.bytes = 0;
        }
        self.bytes += bytes;
        self.newer.insert(digest, (Arc::clone(&words), bytes));
        words
    }

    pub(super) fn forget(&mut self, digest: Hash) {
        self.newer.remove(&digest);
        self.older.remove(&digest);
    }
}
