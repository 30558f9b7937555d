//! SQLite files of a node: private to their owner, with a write-ahead log.

use rusqlite::Connection;
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// How much of a transaction a loss of power may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Durability {
    /// The last ones: what is kept can be worked out again.
    Derived,
    /// None.
    Precious,
}

/// Opens or makes a database file that only its owner may read.
pub(crate) fn connect(path: &Path, durability: Durability) -> rusqlite::Result<Connection> {
    // SQLite would make the file readable by all; a failure to make it shows in the opening below.
    OpenOptions::new().create(true).append(true).mode(0o600).open(path).ok();
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    let synchronous = match durability {
        Durability::Derived => "normal",
        Durability::Precious => "full",
    };
    connection.pragma_update(None, "synchronous", synchronous)?;
    // What is deleted is a value of a person, or words taken back: nothing of it stays in a free page.
    connection.pragma_update(None, "secure_delete", "on")?;
    Ok(connection)
}

/// Removes a database with the files SQLite keeps beside it.
pub(crate) fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        std::fs::remove_file(PathBuf::from(name)).ok();
    }
}
