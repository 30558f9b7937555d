//! Files that are either whole and durable, or not there.
//!
//! Everything a node keeps goes through [`Disk`], so that a trial can put a disk beneath it that tears,
//! fills up and loses power.

mod machine;

pub use machine::{MachineDisk, read, write};

use std::any::Any;
use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};

/// How the name of a file ends that a crash kept from being finished.
pub const UNFINISHED: &str = ".new";

/// What a node needs of a disk.
///
/// Every method that writes returns only when a loss of power changes nothing any more. A write that fails
/// or is cut short leaves each file as it was or as it was to be, never between, and may leave files whose
/// names end in `.new`, which count for nothing.
pub trait Disk: Debug + Send + Sync {
    /// Reads a file of at most `bytes_max` bytes; `None` if there is none.
    fn read(&self, path: &Path, bytes_max: usize) -> io::Result<Option<Vec<u8>>>;

    /// Reads a part of a file; `None` if there is no such file, or it ends before.
    fn read_part(&self, path: &Path, start: usize, length: usize) -> io::Result<Option<Vec<u8>>> {
        let read = self.read(path, usize::MAX)?;
        Ok(read.and_then(|bytes| Some(bytes.get(start..start.checked_add(length)?)?.to_vec())))
    }

    /// Writes files, each whole; which of them survive a loss of power midway is open.
    fn write(&self, files: &[(PathBuf, Vec<u8>)]) -> io::Result<()>;

    /// Writes one file that only its owner may read, from its first byte on.
    fn write_private(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Removes a file or a folder with all that is in it; nothing happens if there is none.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// The names in a folder, sorted; none if there is no folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<String>>;

    /// The one name of a folder, whatever way it was spelled: absolute, without links, dots or a last slash. A
    /// folder that is not there yet stands in the one name of the folder above it.
    fn canonical(&self, folder: &Path) -> io::Result<PathBuf>;

    /// Holds the folder against other processes until what is returned is dropped; `None` if one has it.
    fn lock(&self, folder: &Path) -> io::Result<Option<Box<dyn Any + Send>>>;
}
