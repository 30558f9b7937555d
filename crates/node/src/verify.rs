//! Checks a node's files from the files alone: signatures, leaves, roots, tiles, and what every act came to.

mod log;
mod understood;

pub use understood::{Understood, read};

use crate::keys::identity::Identity;
use crate::log::held::Stores;
use crate::log::rehash;
use crate::log::store::StoreError;
use crate::published;
use crate::understanding::fold::Fold;
use crate::vault::personal;
use crate::words::store::WordStore;
use jiff::Timestamp;
use paivand_kernel::{ClockMark, Standing};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::fate::Fate;
use paivand_record::hash::Hash;
use paivand_world::disk::{self, MachineDisk};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Largest document.
const DOCUMENT_BYTES_MAX: usize = 1 << 20;

/// What was checked of one log.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct LogReport {
    /// The side, as the folder is named.
    pub side: String,
    /// Where the log stands.
    pub checkpoint: Checkpoint,
    /// Fingerprint of its first key, by which the sides met, to compare by another channel.
    pub fingerprint: Hash,
    /// Fingerprints of the keys that it has now: the entries lead from the first to these.
    pub keys: Vec<Hash>,
    /// Other sides whose cosignature on the checkpoint was verified.
    pub cosignatures: usize,
    /// Entries that count.
    pub valid: u64,
    /// Entries that are void.
    pub void: u64,
    /// Tiles and bundles compared byte by byte.
    pub tiles: usize,
}

/// What was checked in all.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    /// Each log.
    pub logs: Vec<LogReport>,
    /// Joint acts in force.
    pub in_force: usize,
    /// Joint acts not yet decided, or enacted and awaiting receipts.
    pub pending: usize,
    /// Documents whose digest was checked.
    pub documents: usize,
    /// Documents that joint acts name and that are not there.
    pub missing: usize,
    /// Words that acts name and that are not there.
    pub missing_words: usize,
    /// Logs that could not be understood to their end: nobody's record fails by what another wrote.
    pub stuck: Vec<Stuck>,
    /// Personal values to which own acts commit and that the vault lacks; none where the folder is no node's.
    pub vault: Option<VaultReport>,
    /// Acts whose times contradict others of the record.
    pub clocks: Vec<ClockMark>,
}

/// What the vault of a folder says of itself.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum VaultReport {
    /// It can be read and lacks so many values to which own acts commit.
    Lacks(usize),
    /// It cannot be read.
    Unreadable(String),
}

impl VaultReport {
    /// What to tell, if anything is wrong.
    pub fn trouble(&self) -> Option<String> {
        match self {
            Self::Lacks(0) => None,
            Self::Lacks(count) => Some(format!(
                "the vault lacks {count} personal values to which this side's acts commit: put `vault.sqlite` back from the newest backup"
            )),
            Self::Unreadable(why) => Some(format!("the vault cannot be read: {why}")),
        }
    }
}

/// A log that is whole and cannot be understood to its end.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Stuck {
    /// The log.
    pub origin: String,
    /// The entry that is not understood.
    pub index: u64,
    /// Why.
    pub why: Lack,
}

/// Why an entry is not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lack {
    /// A newer version wrote it.
    Newer,
    /// It is of a kind that the charter in force does not know: it counts for nothing.
    Unknown,
    /// It builds on something that is not here.
    Waits,
}

impl std::fmt::Display for Stuck {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (origin, index) = (&self.origin, self.index);
        match self.why {
            Lack::Newer => write!(
                to,
                "{origin} holds at entry {index} something that this version does not know: a newer one wrote it, so update this one; what builds on it is not shown"
            ),
            Lack::Unknown => write!(
                to,
                "{origin} holds at entry {index} something that this version does not know: under the charter in force it counts for nothing"
            ),
            Lack::Waits => write!(
                to,
                "{origin} is understood up to entry {index}: what stands there builds on something that is not here"
            ),
        }
    }
}

/// What is wrong.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// No record there.
    #[error("{0} holds no record: name a node's folder")]
    NoRecord(PathBuf),
    /// A log cannot be read, or does not lead to its checkpoint.
    #[error("a log does not verify")]
    Store(#[from] StoreError),
    /// A file could not be read.
    #[error("a file could not be read")]
    Disk(#[from] std::io::Error),
    /// A file is not what it claims.
    #[error("{0} does not verify")]
    Broken(PathBuf),
    /// A log in the folder of another.
    #[error("{0} does not hold the log after which it is named")]
    Misplaced(PathBuf),
    /// A log that continues another under a suite in which the entries of that have another root.
    #[error("{0} says a root of the old log's entries under its suite that they have not")]
    Rehashed(String),
}

/// Verifies the logs and documents below `folder`.
///
/// # Errors
/// The first thing that does not verify.
pub fn verify(folder: &Path) -> Result<Report, VerifyError> {
    let checked = check(folder)?;
    let stuck = checked.stuck();
    let Checked { mut fold, logs, .. } = checked;
    let documents = named(&folder.join(published::DOCUMENTS))?;
    let words = words_in(folder)?;
    if let Some(damaged) = words.damaged().first() {
        return Err(VerifyError::Broken(damaged.clone()));
    }
    fold.hold_documents(&MachineDisk, folder, &words);
    let acts = || fold.record.acts().values();
    let count = |wanted: fn(&Fate) -> bool| acts().filter(|act| wanted(&act.fate)).count();
    Ok(Report {
        logs,
        in_force: count(|fate| matches!(fate, Fate::InForce { .. })),
        pending: count(|fate| matches!(fate, Fate::Open | Fate::Enacted { .. })),
        documents,
        missing: fold.missing.len(),
        missing_words: fold.missing_words.len(),
        stuck,
        vault: vault_of(folder, &fold.standing),
        clocks: fold.standing.clocks(),
    })
}

fn words_in(folder: &Path) -> Result<WordStore, VerifyError> {
    Ok(WordStore::open(Arc::new(MachineDisk), folder)?)
}

fn vault_of(folder: &Path, standing: &Standing) -> Option<VaultReport> {
    let side = Identity::open(folder).ok()?.card.side;
    Some(match personal::lacking(folder, &side, standing) {
        Ok(lacking) => VaultReport::Lacks(lacking),
        Err(error) => VaultReport::Unreadable(error.to_string()),
    })
}

/// What the acts in verified logs name and a folder may still lack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Documents and other files, by digest.
    pub documents: Vec<Hash>,
    /// Words beside the log, by digest.
    pub words: Vec<Hash>,
}

/// What the acts in verified logs name.
///
/// # Errors
/// As [`verify`].
pub fn named_in(folder: &Path) -> Result<Named, VerifyError> {
    let fold = check(folder)?.fold;
    let (documents, words) = (fold.missing.into_keys().collect(), fold.missing_words.into_keys().collect());
    Ok(Named { documents, words })
}

/// Logs whose files are checked, and what they come to as far as they can be understood.
struct Checked {
    fold: Fold,
    stores: Stores,
    logs: Vec<LogReport>,
}

impl Checked {
    /// Where logs are not understood to their end, and what counts for nothing because nobody here knows it.
    fn stuck(&self) -> Vec<Stuck> {
        let unknown = self.fold.record.logs().iter().filter_map(|(origin, log)| {
            Some(Stuck { origin: origin.clone(), index: log.unknown?, why: Lack::Unknown })
        });
        let short =
            self.logs.iter().filter(|log| self.fold.size(&log.checkpoint.origin) < log.checkpoint.size);
        let stuck = short.map(|log| {
            let origin = log.checkpoint.origin.clone();
            let stopped = self.fold.record.logs().get(&origin).and_then(|log| log.stopped);
            let index = stopped.unwrap_or_else(|| self.fold.size(&origin));
            Stuck { origin, index, why: stopped.map_or(Lack::Waits, |_| Lack::Newer) }
        });
        unknown.chain(stuck).collect()
    }
}

fn check(folder: &Path) -> Result<Checked, VerifyError> {
    let mut fold = Fold::default();
    let (mut stores, mut reads) = (Stores::new(), Vec::new());
    let folders = std::fs::read_dir(folder.join(published::LOGS))
        .map_err(|_| VerifyError::NoRecord(folder.to_owned()))?;
    let mut paths = folders.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        let (store, read) = log::open(&path)?;
        if read.number == 1 {
            fold.record.meet(read.anchor.clone(), &read.side);
        } else {
            fold.record.expect(read.anchor.name());
        }
        if stores.insert(store.origin().to_owned(), store).is_some() {
            return Err(VerifyError::Misplaced(path));
        }
        reads.push(read);
    }
    if stores.is_empty() {
        return Err(VerifyError::NoRecord(folder.to_owned()));
    }
    fold.take_all(&stores, Timestamp::MIN);
    for (origin, log) in fold.record.logs() {
        // A log that nobody let continue another may say what it likes.
        if !log.is_candidate() && !rehash::is_true(log, &stores) {
            return Err(VerifyError::Rehashed(origin.clone()));
        }
    }
    let mut logs = Vec::new();
    for read in reads {
        read.is_where_it_belongs(&fold.record)?;
        let [valid, void] = fold.counts.get(&read.checkpoint.origin).copied().unwrap_or_default();
        logs.push(LogReport { valid, void, ..read.report(&fold.record)? });
    }
    logs.sort_by(|left, right| left.checkpoint.origin.cmp(&right.checkpoint.origin));
    Ok(Checked { fold, stores, logs })
}

/// Checks that each file of a folder bears the name of its bytes.
fn named(folder: &Path) -> Result<usize, VerifyError> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(0) };
    let mut checked = 0;
    for entry in entries {
        let path = entry?.path();
        let bytes = disk::read(&path, DOCUMENT_BYTES_MAX)?.unwrap_or_default();
        if path.file_name() != Some(Hash::of(&bytes).to_string().as_ref()) {
            return Err(VerifyError::Broken(path));
        }
        checked += 1;
    }
    Ok(checked)
}
