//! What all sides agreed to remove from beside the log.

use paivand_kernel::Digest;
use paivand_record::hash::Hash;

/// Words, or a file, that all sides agreed to erase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Erased {
    pub(super) is_words: bool,
    pub(super) digest: Hash,
}

impl Erased {
    pub(crate) fn words(digest: Digest) -> Self {
        Self { is_words: true, digest: Hash(digest.0) }
    }

    pub(crate) fn file(digest: Digest) -> Self {
        Self { is_words: false, digest: Hash(digest.0) }
    }
}
