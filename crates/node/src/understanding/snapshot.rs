//! What was understood, kept between two runs in SQLite: a view of the logs, thrown away when its version
//! changes or when it does not fit them, and then folded again.
//!
//! Snapshot have no transaction in common with the log: they say which cut they have reached, and the node folds
//! what came after it. So nothing here need survive a crash.

use crate::database::{self, Durability};
use crate::keys::identity::Card;
use crate::log::held::{Held, Stores};
use crate::understanding::fold::Fold;
use paivand_kernel::{ActId, Position, Recorded, Side, Standing, Times, Void};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::fate::{JointAct, Past, Record, Roots, Stored};
use paivand_record::hash::Hash;
use paivand_record::key::Verifier;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// By which rules the views were made: a digest of the sources that say what is kept and what it means. Snapshot of
/// other rules are folded anew.
const VERSION: &str = env!("RULES_DIGEST");

const TABLES: [(&str, &str); 6] = [
    ("frame", "only integer primary key check (only = 0), content text not null"),
    ("joint", "act blob primary key, content text not null"),
    ("recorded", "act blob primary key, content text not null"),
    ("stated", "act blob primary key"),
    ("void", "side text, place integer, content text not null, primary key (side, place)"),
    ("past", "origin text, place integer, content text not null, primary key (origin, place)"),
];

/// Why views were not read or written; they are then folded again.
#[derive(Debug, thiserror::Error)]
enum SnapshotError {
    #[error("the database of the views failed")]
    Database(#[from] rusqlite::Error),
    #[error("a view is not in the form expected")]
    Form(#[from] serde_json::Error),
}

/// The views of one node; without a connection nothing is kept, and every start folds from nothing.
#[derive(Debug)]
pub(crate) struct Snapshot(Option<Connection>);

/// What changes with every entry.
#[derive(Serialize, Deserialize)]
struct Frame {
    cut: Vec<Checkpoint>,
    logs: Stored,
    times: Times,
    /// Words still to come that no act names, with the side that named them.
    beside: BTreeMap<Hash, String>,
}

impl Snapshot {
    /// Opens `views.sqlite` in a folder; a file that cannot be used is replaced by a new one.
    pub(crate) fn open(folder: &Path) -> Self {
        let path = folder.join("views.sqlite");
        let opened = prepare(&path).or_else(|error| {
            tracing::warn!(%error, "the views cannot be used and are folded again");
            database::remove(&path);
            prepare(&path)
        });
        if let Err(error) = &opened {
            tracing::warn!(%error, "no views are kept: the next start will fold everything again");
        }
        Self(opened.ok())
    }
}

fn prepare(path: &Path) -> rusqlite::Result<Connection> {
    let connection = database::connect(path, Durability::Derived)?;
    let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let version = version.to_string();
    for (table, columns) in TABLES {
        if version != VERSION {
            connection.execute_batch(&format!("drop table if exists {table}"))?;
        }
        connection.execute_batch(&format!("create table if not exists {table} ({columns}) without rowid"))?;
    }
    connection.pragma_update(None, "user_version", VERSION.parse::<i32>().unwrap_or(1))?;
    Ok(connection)
}

fn emptied() -> String {
    TABLES.iter().map(|(table, _)| format!("delete from {table};")).collect()
}

impl Snapshot {
    /// What was kept, if it fits the logs held.
    pub(crate) fn kept(&self, stores: &Stores, cards: &[Card]) -> Option<Fold> {
        let connection = self.0.as_ref()?;
        match read_kept(connection, stores, cards) {
            Ok(kept) => kept,
            Err(error) => {
                tracing::warn!(%error, "the views cannot be read and are folded again");
                None
            }
        }
    }

    /// Keeps what is folded at a cut; after a failure nothing is kept any further.
    pub(crate) fn save(&mut self, fold: &Fold, cut: Vec<Checkpoint>) {
        if let Err(error) = self.write(fold, cut) {
            tracing::warn!(%error, "the views could not be saved and are kept no further");
            self.0 = None;
        }
    }

    fn write(&self, fold: &Fold, cut: Vec<Checkpoint>) -> Result<(), SnapshotError> {
        let Some(connection) = &self.0 else { return Ok(()) };
        let transaction = connection.unchecked_transaction()?;
        if fold.anew {
            transaction.execute_batch(&emptied())?;
        }
        let logs = fold.record.stored();
        let times = fold.standing.times().clone();
        let beside = fold.beside.clone();
        let frame = serde_json::to_string(&Frame { cut, logs, times, beside })?;
        let before: BTreeMap<String, u64> = saved_sizes(&transaction)?;
        transaction.execute("insert or replace into frame values (0, ?1)", [frame])?;
        let mut joint = transaction.prepare("insert or replace into joint values (?1, ?2)")?;
        let mut recorded = transaction.prepare("insert or replace into recorded values (?1, ?2)")?;
        for id in &fold.unsaved.acts {
            if let Some(act) = fold.record.acts().get(id) {
                joint.execute(params![id.0, serde_json::to_string(act)?])?;
            }
            if let Some(act) = fold.standing.act(&ActId(id.0)) {
                recorded.execute(params![id.0, serde_json::to_string(act)?])?;
            }
        }
        let mut stated = transaction.prepare("insert or ignore into stated values (?1)")?;
        for id in &fold.unsaved.stated {
            stated.execute([id.0])?;
        }
        let mut void = transaction.prepare("insert or replace into void values (?1, ?2, ?3)")?;
        for at in &fold.unsaved.voids {
            if let Some(what) = fold.standing.void_at(at) {
                void.execute(params![
                    at.side.as_str(),
                    at.index.cast_signed(),
                    serde_json::to_string(what)?
                ])?;
            }
        }
        let mut past = transaction.prepare("insert or replace into past values (?1, ?2, ?3)")?;
        for origin in fold.record.logs().keys() {
            let first = before.get(origin).copied().unwrap_or(0);
            for (from, content) in fold.record.pasts_since(origin, first) {
                past.execute(params![origin, from.cast_signed(), serde_json::to_string(content)?])?;
            }
        }
        drop((joint, recorded, stated, void, past));
        Ok(transaction.commit()?)
    }

    /// Forgets what was kept: it fits no more.
    pub(crate) fn clear(&self) {
        if let Some(Err(error)) = self.0.as_ref().map(|connection| connection.execute_batch(&emptied())) {
            tracing::warn!(%error, "the views could not be emptied");
        }
    }
}

/// A place: below 2^63, so the signed numbers of SQLite hold it.
fn place(row: &Row<'_>) -> Result<u64, SnapshotError> {
    Ok(row.get::<_, i64>(1)?.cast_unsigned())
}

type Read<T> = Result<([u8; 32], T), SnapshotError>;

/// The rows of a table of acts, each read from its stored form.
fn all<T: DeserializeOwned>(
    connection: &Connection,
    query: &str,
) -> Result<impl Iterator<Item = Read<T>>, SnapshotError> {
    let one = |row: &Row<'_>| -> Read<T> {
        Ok((row.get(0)?, serde_json::from_str(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?))
    };
    let mut statement = connection.prepare(query)?;
    let rows: Vec<Read<T>> = statement.query_and_then([], one)?.collect();
    Ok(rows.into_iter())
}

fn read_kept(
    connection: &Connection,
    stores: &Stores,
    cards: &[Card],
) -> Result<Option<Fold>, SnapshotError> {
    let frame = connection.query_row("select content from frame", [], |row| row.get::<_, String>(0));
    let Some(frame) = frame.optional()? else { return Ok(None) };
    let frame: Frame = serde_json::from_str(&frame)?;
    if !fits(&frame, stores, cards) {
        return Ok(None);
    }
    let joint: BTreeMap<Hash, JointAct> = all(connection, "select act, content from joint order by act")?
        .map(|read| read.map(|(act, content)| (Hash(act), content)))
        .collect::<Result<_, _>>()?;
    let recorded: BTreeMap<ActId, Recorded> =
        all(connection, "select act, content from recorded order by act")?
            .map(|read| read.map(|(act, content)| (ActId(act), content)))
            .collect::<Result<_, _>>()?;
    let stated: BTreeSet<Hash> = connection
        .prepare("select act from stated order by act")?
        .query_map([], |row| Ok(Hash(row.get(0)?)))?
        .collect::<Result<_, _>>()?;
    let mut statement = connection.prepare("select side, place, content from void order by side, place")?;
    let voids: Vec<(Position, Void)> = statement
        .query_and_then([], |row| -> Result<_, SnapshotError> {
            let side: Side = serde_json::from_value(row.get::<_, String>(0)?.into())?;
            Ok((Position { side, index: place(row)? }, serde_json::from_str(&row.get::<_, String>(2)?)?))
        })?
        .collect::<Result<_, _>>()?;
    let mut statement =
        connection.prepare("select origin, place, content from past order by origin, place")?;
    let pasts: Vec<(String, u64, Past)> = statement
        .query_and_then([], |row| -> Result<_, SnapshotError> {
            Ok((row.get(0)?, place(row)?, serde_json::from_str(&row.get::<_, String>(2)?)?))
        })?
        .collect::<Result<_, _>>()?;
    let standing = Standing::restore(recorded, voids, frame.times);
    let record = Record::restore(frame.logs, pasts, joint, stated);
    let mut fold = Fold::default();
    (fold.record, fold.standing, fold.beside) = (record, standing, frame.beside);
    Ok(Some(fold))
}

/// Whether the logs held are those of a frame, or longer: they may have been restored from a backup, or
/// their sides met anew.
fn fits(frame: &Frame, stores: &Stores, cards: &[Card]) -> bool {
    let held = Held(stores);
    let mut sizes = frame.logs.sizes().filter(|(_, size)| *size > 0);
    let logs_fit = sizes.all(|(origin, size)| {
        let seen = frame.cut.iter().find(|seen| seen.origin == origin && seen.size == size);
        seen.is_some_and(|seen| held.root(origin, size) == Some(seen.root))
    });
    let known = |key: &Verifier| cards.iter().any(|card| card.verifier().as_ref() == Some(key));
    logs_fit && frame.logs.trusted().all(known)
}

fn saved_sizes(connection: &Connection) -> Result<BTreeMap<String, u64>, SnapshotError> {
    let frame = connection.query_row("select content from frame", [], |row| row.get::<_, String>(0));
    let Some(frame) = frame.optional()? else { return Ok(BTreeMap::new()) };
    let frame: Frame = serde_json::from_str(&frame)?;
    Ok(frame.logs.sizes().map(|(origin, size)| (origin.to_owned(), size)).collect())
}
