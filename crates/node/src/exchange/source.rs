//! Where another side's files come from: its node over HTTP, a folder, or a pouch carried by hand.

mod folder;
mod http;
pub(crate) mod pouch;
mod same;

pub use folder::Folder;
pub use http::{ANSWER_SECONDS_MAX, Http};
pub use pouch::{POUCH_BYTES_MAX, Pouch};
pub use same::Published;

use crate::exchange::showing::SHOWING_BYTES_MAX;
use crate::published;
use crate::words::asked::{ANSWER_BYTES_MAX, path_of};
use paivand_kernel::words::WORDS_BYTES_MAX;
use paivand_record::bundle::BUNDLE_BYTES_MAX;
use paivand_record::hash::Hash;
use paivand_record::note::NOTE_BYTES_MAX;
use std::collections::BTreeMap;

/// Largest document: a long instrument in four languages is under 200 KiB.
pub const DOCUMENT_BYTES_MAX: usize = 1 << 20;

/// Largest tile of hashes (tlog-tiles: 256 of 32 bytes), and more than any other small file.
const TILE_BYTES_MAX: usize = 8 * 1024;

/// Why a file could not be had.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The peer was not reached, or broke off.
    #[error("{peer} could not be reached")]
    Unreached {
        /// Whom.
        peer: String,
        /// What the link said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The file on disk could not be read.
    #[error("a file could not be read")]
    Disk(#[from] std::io::Error),
    /// What this exchange may cost was spent.
    #[error("the other side sends more than one exchange takes: what came is kept, and the next goes on")]
    Spent,
    /// A file larger than any of its kind.
    #[error("{path} is larger than any such file may be, and was not taken")]
    TooLarge {
        /// Which.
        path: String,
    },
    /// Not a pouch.
    #[error("the pouch is damaged or not a pouch: ask for it to be packed again")]
    Pouch,
}

/// Answers for one path of a node's published files; `None` when there is no such file.
pub trait Source {
    /// The bytes at `path`, such as `logs/tj/checkpoint`.
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError>;

    /// The same for a file that only those have who are entitled to it, asked for with a signed line.
    fn get_entitled(&self, path: &str, _request: &str) -> Result<Option<Vec<u8>>, SourceError> {
        self.get(path)
    }

    /// Those of these words that are there; what is larger than any are is given as nothing.
    fn words(&self, digests: &[Hash]) -> Result<BTreeMap<Hash, Vec<u8>>, SourceError> {
        let mut found = BTreeMap::new();
        for digest in digests {
            let bytes = match self.get(&path_of(*digest)) {
                Err(SourceError::TooLarge { .. }) => Some(Vec::new()),
                other => other?,
            };
            found.extend(bytes.map(|bytes| (*digest, bytes)));
        }
        Ok(found)
    }
}

/// Most bytes that a published file of this path has.
pub fn bytes_max(path: &str) -> usize {
    if path.contains("/tile/entries/") {
        BUNDLE_BYTES_MAX
    } else if path.contains("/tile/") {
        TILE_BYTES_MAX
    } else if published::in_words(path).is_some() {
        // Several at once come in a pouch, of which the last may begin just below what one answer holds.
        if path.contains('+') { ANSWER_BYTES_MAX + 2 * WORDS_BYTES_MAX } else { WORDS_BYTES_MAX }
    } else if published::in_documents(path).is_some() {
        DOCUMENT_BYTES_MAX
    } else if path.starts_with("showing/") {
        SHOWING_BYTES_MAX
    } else {
        NOTE_BYTES_MAX
    }
}
