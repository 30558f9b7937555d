//! The machine's disk, where a chosen write goes wrong.

use paivand_node::disk::{Disk, MachineDisk};
use std::any::Any;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// What goes wrong with the chosen write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// There is no room for it; the next finds room again.
    Full,
    /// There is no room for it, nor for any after it.
    FullForGood,
    /// The power goes in the middle of it: half of its files are there.
    Power,
}

#[derive(Debug)]
pub(crate) struct FaultyDisk {
    fault: Fault,
    /// Writes that still go well; none when the fault has come.
    left: Mutex<Option<usize>>,
}

impl FaultyDisk {
    /// The write after `writes` good ones goes wrong.
    pub(crate) fn after(writes: usize, fault: Fault) -> Self {
        Self { fault, left: Mutex::new(Some(writes)) }
    }

    /// Whether the fault came.
    pub(crate) fn has_failed(&self) -> bool {
        self.left.lock().unwrap().is_none()
    }

    /// Whether this write goes wrong, and whether it is the first that does.
    fn fails(&self) -> Option<bool> {
        let mut left = self.left.lock().unwrap();
        match *left {
            None => (self.fault != Fault::Full).then_some(false),
            Some(0) => {
                *left = None;
                Some(true)
            }
            Some(more) => {
                *left = Some(more - 1);
                None
            }
        }
    }

    fn error(&self) -> io::Error {
        match self.fault {
            Fault::Power => io::Error::other("the power is off"),
            Fault::Full | Fault::FullForGood => io::ErrorKind::StorageFull.into(),
        }
    }
}

impl Disk for FaultyDisk {
    fn read(&self, path: &Path, bytes_max: usize) -> io::Result<Option<Vec<u8>>> {
        MachineDisk.read(path, bytes_max)
    }

    fn write(&self, files: &[(PathBuf, Vec<u8>)]) -> io::Result<()> {
        match self.fails() {
            None => MachineDisk.write(files),
            Some(first) => {
                if first && self.fault == Fault::Power {
                    MachineDisk.write(&files[..files.len() / 2])?;
                }
                Err(self.error())
            }
        }
    }

    fn write_private(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.fails().map_or_else(|| MachineDisk.write_private(path, bytes), |_| Err(self.error()))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.fails().map_or_else(|| MachineDisk.remove(path), |_| Err(self.error()))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        MachineDisk.list(folder)
    }

    fn canonical(&self, folder: &Path) -> io::Result<PathBuf> {
        MachineDisk.canonical(folder)
    }

    fn lock(&self, folder: &Path) -> io::Result<Option<Box<dyn Any + Send>>> {
        MachineDisk.lock(folder)
    }
}
