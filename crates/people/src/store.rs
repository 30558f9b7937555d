//! Where people are kept: one file beside the record, for its owner only.

use core::fmt;
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::atomic::AtomicUsize;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use paivand_world::Randomness;
use rusqlite::Connection;

use crate::PeopleError;
use crate::attempts::Attempts;
use crate::password::Memory;

/// The file in the folder of a home.
pub const FILE: &str = "people.sqlite";

/// How long one process waits for another that writes: a command beside a running node takes milliseconds.
const BUSY: Duration = Duration::from_secs(5);

const TABLES: &str = "
    create table if not exists account (
        id integer primary key, name text not null unique, memory_kib integer not null, passes integer not null,
        salt blob not null, hash blob not null, secret blob not null, last_period integer not null,
        made integer not null, ended integer
    ) strict;
    create table if not exists held (
        account integer not null references account, seat text not null, since integer not null, until integer,
        primary key (account, seat, since)
    ) strict;
    create table if not exists recovery (
        digest text primary key, account integer not null references account, used integer
    ) strict;
    create table if not exists invitation (
        digest text primary key, seats text not null, secret blob not null, made integer not null,
        ends integer not null, used integer
    ) strict;
    create table if not exists session (
        digest text primary key, account integer not null references account, made integer not null,
        seen integer not null, ends integer not null, device text not null
    ) strict;
    create table if not exists device (
        id integer primary key, account integer not null references account, credential blob not null unique,
        key blob not null, made integer not null
    ) strict;
    create table if not exists challenge (
        digest text primary key, account integer references account, ends integer not null
    ) strict;
    create table if not exists token (
        digest text primary key, seat text not null, made integer not null, ends integer not null
    ) strict;
    create table if not exists draft (
        account integer not null references account, form text not null, body text not null, saved integer not null,
        primary key (account, form)
    ) strict;
    create table if not exists submission (
        id integer primary key, account integer not null references account, kind text not null, body text not null,
        at integer not null
    ) strict;
    create table if not exists trail (
        id integer primary key, at integer not null, who text not null, seat text, mark text not null,
        about text not null, address text not null
    ) strict;
";

/// The people of one home.
pub struct People {
    connection: Mutex<Connection>,
    /// Passwords are hashed one at a time: that is slow by design, and pages go on meanwhile.
    pub(crate) hashing: Mutex<Memory>,
    /// How many wait for it.
    pub(crate) waiting: AtomicUsize,
    pub(crate) attempts: Mutex<Attempts>,
    pub(crate) randomness: Box<dyn Randomness>,
    /// What an authenticator calls this node.
    pub(crate) issuer: String,
}

impl People {
    /// Opens the people of a home, or makes their file; `side` is what an authenticator calls it.
    ///
    /// # Errors
    /// [`PeopleError::Database`] if the file cannot be opened.
    pub fn open(
        folder: &Path,
        side: &str,
        randomness: impl Randomness + 'static,
    ) -> Result<Self, PeopleError> {
        let path = folder.join(FILE);
        // SQLite would make the file readable by all; a failure to make it shows in the opening below.
        OpenOptions::new().create(true).append(true).mode(0o600).open(&path).ok();
        let connection = Connection::open(&path)?;
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", "on")?;
        // What is deleted was somebody's: nothing of it stays in a free page.
        connection.pragma_update(None, "secure_delete", "on")?;
        connection.execute_batch(TABLES)?;
        let issuer = format!("paivand-{side}").chars().filter(|letter| is_plain(*letter)).collect();
        Ok(Self {
            connection: Mutex::new(connection),
            hashing: Mutex::default(),
            waiting: AtomicUsize::new(0),
            attempts: Mutex::default(),
            randomness: Box::new(randomness),
            issuer,
        })
    }

    /// Copies all to a new file, as it stands at one moment, while others go on.
    ///
    /// # Errors
    /// [`PeopleError::Database`], also where the file is there already.
    pub fn copy_to(&self, file: &Path) -> Result<(), PeopleError> {
        // As the original, the copy is for its owner alone; SQLite writes into an empty file.
        OpenOptions::new().create_new(true).write(true).mode(0o600).open(file).ok();
        self.connection().execute("vacuum into ?1", [file.to_string_lossy()])?;
        Ok(())
    }

    /// Fills bytes that nobody can foresee; false if there is no randomness to be had.
    pub fn chance(&self, bytes: &mut [u8]) -> bool {
        self.randomness.fill(bytes)
    }

    pub(crate) fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for People {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("People")
    }
}

fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-'
}
