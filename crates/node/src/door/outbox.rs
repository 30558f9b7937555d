//! Acts that are said and not yet sealed: while the start of the node is not confirmed they wait here, durable
//! and unsealed, with the instant at which they were said, and are judged and sealed afterwards, in order.
//!
//! Sealing late, never again: an entry once sealed has one place, and no second life.

use crate::database::{self, Durability};
use crate::door::intent::Intent;
use jiff::Timestamp;
use paivand_record::entry::Bytes;
use paivand_record::hand::Hand;
use paivand_record::hash::Hash;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::path::Path;

/// Most acts that wait: a year of a busy side; more means that nobody looks.
const WAITING_MAX: u64 = 10_000;

/// Why something could not be kept in the outbox or taken out of it.
#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    /// The database says no.
    #[error(
        "`outbox.sqlite` could not be read or written ({0}): if it is damaged, put it back from a backup"
    )]
    Database(#[from] rusqlite::Error),
    /// What is kept there has another form.
    #[error("`outbox.sqlite` holds something that is no act ({0}): put it back from a backup")]
    Form(#[from] serde_json::Error),
    /// Too many.
    #[error("{WAITING_MAX} acts wait already: let the other side show what it holds first")]
    Full,
}

/// An act that waits, or that the rules refused when it was to be sealed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// When it was said.
    pub said_at: Timestamp,
    /// What was said; personal values are in the vault already.
    pub intent: Intent,
    /// The bytes of the act, where it is this side's own: its identifier is fixed by them.
    pub(crate) act: Option<Bytes>,
    /// The act it is about.
    pub id: Hash,
    /// Commitments to its personal values.
    pub(crate) kept: Map<String, Value>,
    /// The name of its words.
    pub(crate) words: Option<Hash>,
    /// Why the rules refused it, for the person who said it.
    pub refused: Option<String>,
    /// Whether it waits for the hand of an office.
    #[serde(default)]
    pub awaits_hand: bool,
    /// The hand given on it.
    #[serde(default)]
    pub(crate) hand: Option<Hand>,
}

/// The outbox of one node.
#[derive(Debug)]
pub struct Outbox(Connection);

impl Outbox {
    /// Opens `outbox.sqlite` in a folder, or makes it.
    ///
    /// # Errors
    /// If the database cannot be used.
    pub fn open(folder: &Path) -> Result<Self, OutboxError> {
        let connection = database::connect(&folder.join("outbox.sqlite"), Durability::Precious)?;
        connection.execute_batch(
            "create table if not exists waiting (number integer primary key autoincrement, content text not null)",
        )?;
        Ok(Self(connection))
    }

    /// Everything in it, in the order in which it was said, by number.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn all(&self) -> Result<Vec<(u64, Waiting)>, OutboxError> {
        let mut statement = self.0.prepare("select number, content from waiting order by number")?;
        let rows = statement.query_and_then([], |row| -> Result<_, OutboxError> {
            Ok((
                row.get::<_, i64>(0)?.cast_unsigned(),
                serde_json::from_str(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?,
            ))
        })?;
        rows.collect()
    }

    /// Puts an act in; gives its number.
    pub(crate) fn put(&self, waiting: &Waiting) -> Result<u64, OutboxError> {
        let held: i64 = self.0.query_row("select count(*) from waiting", [], |row| row.get(0))?;
        if held.cast_unsigned() >= WAITING_MAX {
            return Err(OutboxError::Full);
        }
        self.0.execute("insert into waiting (content) values (?1)", [serde_json::to_string(waiting)?])?;
        Ok(self.0.last_insert_rowid().cast_unsigned())
    }

    pub(crate) fn replace(&self, number: u64, waiting: &Waiting) -> Result<(), OutboxError> {
        let content = serde_json::to_string(waiting)?;
        self.0.execute(
            "update waiting set content = ?2 where number = ?1",
            params![number.cast_signed(), content],
        )?;
        self.forget()
    }

    pub(crate) fn remove(&self, number: u64) -> Result<(), OutboxError> {
        self.0.execute("delete from waiting where number = ?1", [number.cast_signed()])?;
        self.forget()
    }

    /// What the write-ahead log still holds of what is gone goes too: it may have been taken back, or be erased.
    fn forget(&self) -> Result<(), OutboxError> {
        Ok(self.0.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?)
    }
}
