//! The high-water mark (P-R8): the largest size ever released of one's own log, and ever cosigned of each
//! other one. It lives beside the node's folder, outside every backup of it.

use crate::disk::{Disk, MachineDisk};
use paivand_record::checkpoint::Checkpoint;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Largest mark file: a line for each log of a circle.
const MARK_BYTES_MAX: usize = 16 * 1024;

/// The marks of a node, and where they are kept.
#[derive(Debug)]
pub struct Mark {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    logs: BTreeMap<String, Checkpoint>,
}

impl Mark {
    /// The file for the node in `folder`: `folder.mark`, beside it.
    pub fn path_for(folder: &Path) -> PathBuf {
        let mut name: OsString = folder.as_os_str().to_owned();
        name.push(".mark");
        name.into()
    }

    /// Reads the marks of a node on the machine's disk.
    pub fn open(folder: &Path) -> io::Result<Self> {
        Self::open_on(Arc::new(MachineDisk), folder)
    }

    /// Reads the marks; no file means that nothing was ever released, or that the mark was lost.
    pub fn open_on(disk: Arc<dyn Disk>, folder: &Path) -> io::Result<Self> {
        let path = Self::path_for(folder);
        let bytes = disk.read(&path, MARK_BYTES_MAX)?.unwrap_or_default();
        let damaged = || {
            let why = format!(
                "{} is damaged: move it away, and exchange with every other side before anything is signed here",
                path.display()
            );
            io::Error::new(io::ErrorKind::InvalidData, why)
        };
        let text = String::from_utf8(bytes).map_err(|_| damaged())?;
        let mut logs = BTreeMap::new();
        for block in text.split_terminator("\n\n") {
            let checkpoint = Checkpoint::parse(&format!("{block}\n")).ok_or_else(damaged)?;
            logs.insert(checkpoint.origin.clone(), checkpoint);
        }
        Ok(Self { disk, path, logs })
    }

    /// The mark of a log.
    pub fn of(&self, origin: &str) -> Option<&Checkpoint> {
        self.logs.get(origin)
    }

    /// Raises a mark, durably, before the checkpoint is released; it never sinks.
    pub fn raise(&mut self, checkpoint: &Checkpoint) -> io::Result<()> {
        if self.of(&checkpoint.origin).is_some_and(|held| held.size >= checkpoint.size) {
            return Ok(());
        }
        let mut logs = self.logs.clone();
        logs.insert(checkpoint.origin.clone(), checkpoint.clone());
        let text: String = logs.values().map(|checkpoint| checkpoint.text() + "\n").collect();
        self.disk.write(&[(self.path.clone(), text.into_bytes())])?;
        self.logs = logs;
        Ok(())
    }
}
