//! Erasure: what all sides agreed to remove from beside the log is removed here, whatever brought it, and said so.

use crate::published;
use crate::understanding::erased::Erased;
use crate::understanding::fold::Fold;
use crate::words::store::WordStore;
use paivand_world::disk::Disk;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

impl Fold {
    /// Removes what all sides agreed to erase. What the disk refuses is tried again with the next entry.
    pub(crate) fn erase_agreed(&mut self, disk: &dyn Disk, folder: &Path, words: &WordStore) {
        for erased in std::mem::take(&mut self.to_erase) {
            if let Err(error) = remove(erased, disk, folder, words) {
                let digest = erased.digest;
                tracing::error!(%digest, %error, "what all sides agreed to erase could not be removed yet");
                self.to_erase.insert(erased);
            }
        }
    }

    /// Works out anew what all sides have agreed to erase by now: the same on every node, whatever came first. What
    /// another act names after all is missed again.
    pub(crate) fn note_erasures(&mut self) {
        let agreed = self.standing.erased();
        let words = agreed.iter().filter_map(|(_, beside)| beside.words).map(Erased::words);
        let files = agreed.iter().flat_map(|(_, beside)| &beside.files).copied().map(Erased::file);
        let erased: BTreeSet<Erased> = words.chain(files).collect();
        let back = self.erased.iter().any(|before| !erased.contains(before));
        self.to_erase.retain(|before| erased.contains(before));
        self.to_erase.extend(erased.difference(&self.erased).copied());
        self.erased = erased;
        for erased in self.erased.clone() {
            if erased.is_words {
                self.missing_words.remove(&erased.digest);
            } else {
                self.missing.remove(&erased.digest);
            }
        }
        if back {
            self.miss_acts();
        }
    }
}

fn remove(erased: Erased, disk: &dyn Disk, folder: &Path, words: &WordStore) -> io::Result<()> {
    let Erased { is_words, digest } = erased;
    if is_words {
        return words.remove(digest);
    }
    disk.remove(&published::document_file(folder, digest))
}
