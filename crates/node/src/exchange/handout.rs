//! Checkpoints on their way out: before one of the own log is first handed out, the mark rises (P-R8).
//!
//! What nobody was ever given binds nobody: a checkpoint on disk that was not handed out may be lost with the
//! disk, and the log goes on from before it.

use crate::log::mark::Mark;
use crate::log::names::parse_log_name;
use crate::published;
use crate::words::store::WordStore;
use paivand_record::note::{NOTE_BYTES_MAX, Note};
use paivand_world::disk::Disk;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Hands out the checkpoints of a node; asks nobody to wait for the node itself.
#[derive(Clone, Debug)]
pub struct HandOut {
    pub(crate) disk: Arc<dyn Disk>,
    pub(crate) folder: PathBuf,
    pub(crate) words: Arc<WordStore>,
    /// The own side: only its logs are marked when they leave.
    pub(crate) side: String,
    pub(crate) mark: Mark,
}

impl HandOut {
    /// The checkpoint of the log in the folder `name`, after the mark has risen to it if it is one's own.
    ///
    /// # Errors
    /// If the disk says no: then it is not handed out.
    pub fn checkpoint(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let Some((side, _)) = parse_log_name(name) else { return Ok(None) };
        let path = self.folder.join(published::checkpoint(name));
        let Some(bytes) = self.disk.read(&path, NOTE_BYTES_MAX)? else { return Ok(None) };
        if side == self.side {
            self.mark.raise(&Note::parse(&bytes).map_err(io::Error::other)?)?;
        }
        Ok(Some(bytes))
    }

    /// The node's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Any published file by its path, such as `logs/tj/tile/0/000`; checkpoints as above.
    ///
    /// # Errors
    /// As [`HandOut::checkpoint`].
    pub fn file(&self, path: &str, bytes_max: usize) -> io::Result<Option<Vec<u8>>> {
        match published::checkpoint_of(path) {
            Some(name) => self.checkpoint(name),
            None if published::in_words(path).is_some() => self.words.answer(path),
            None if published::is_of_log(path) || published::in_documents(path).is_some() => {
                self.disk.read(&self.folder.join(path), bytes_max)
            }
            None => Ok(None),
        }
    }
}
