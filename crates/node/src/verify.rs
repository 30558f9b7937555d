//! Checks a node's files from the files alone: signatures, leaves, roots, tiles, and what every act came to.

mod log;

use crate::disk::{self, MachineDisk};
use crate::fold::{Fold, Held, Logs};
use crate::store::StoreError;
use paivand_kernel::{ClockMark, Standing};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::fate::{Fate, Record, Roots};
use paivand_record::hash::Hash;
use std::path::{Path, PathBuf};

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
    /// Acts whose times contradict others of the record.
    pub clocks: Vec<ClockMark>,
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
    /// A log that a newer version wrote.
    #[error(
        "the log {origin} holds at entry {index} something that this version does not know: use a newer one"
    )]
    Newer {
        /// The log.
        origin: String,
        /// Where.
        index: u64,
    },
    /// The entries of a log could not all be folded.
    #[error("the entries of {origin} can be understood only up to {size}")]
    Stuck {
        /// The log.
        origin: String,
        /// How far.
        size: u64,
    },
}

/// Verifies the logs and documents below `folder`.
pub fn verify(folder: &Path) -> Result<Report, VerifyError> {
    let Checked { mut fold, logs, .. } = check(folder)?.whole()?;
    let documents = named(&folder.join("documents"))?;
    named(&folder.join("words"))?;
    fold.hold_documents(&MachineDisk, folder);
    let acts = || fold.record.acts().values();
    let count = |wanted: fn(&Fate) -> bool| acts().filter(|act| wanted(&act.fate)).count();
    Ok(Report {
        logs,
        in_force: count(|fate| matches!(fate, Fate::InForce { .. })),
        pending: count(|fate| matches!(fate, Fate::Open | Fate::Enacted { .. })),
        documents,
        missing: fold.missing.len(),
        clocks: fold.standing.clocks(),
    })
}

/// The documents that the joint acts in verified logs name.
pub fn named_documents(folder: &Path) -> Result<Vec<Hash>, VerifyError> {
    Ok(check(folder)?.whole()?.fold.missing.into_iter().collect())
}

/// What the verified logs below a folder come to.
#[derive(Clone, Debug)]
pub struct Understood {
    /// The fate of joint acts.
    pub record: Record,
    /// What the acts mean, with the documents that are held.
    pub standing: Standing,
    /// How far each log could be understood.
    pub cut: Vec<Checkpoint>,
    /// Logs in which a newer version wrote something that this one does not know, and where.
    pub newer: Vec<(String, u64)>,
}

/// Reads a record from its files alone, beside a node that may be running. What a newer version wrote is left
/// out, with all that builds on it.
pub fn read(folder: &Path) -> Result<Understood, VerifyError> {
    let checked = check(folder)?;
    let newer = checked.newer();
    let Checked { mut fold, stores, .. } = if newer.is_empty() { checked.whole()? } else { checked };
    fold.hold_documents(&MachineDisk, folder);
    let cut = stores.keys().map(|origin| {
        let size = fold.size(origin);
        let root = Held(&stores).root(origin, size).unwrap_or_else(Hash::empty_root);
        Checkpoint { origin: origin.clone(), size, root }
    });
    Ok(Understood { cut: cut.collect(), newer, record: fold.record, standing: fold.standing })
}

/// Logs whose files are checked, and what they come to as far as they can be understood.
struct Checked {
    fold: Fold,
    stores: Logs,
    logs: Vec<LogReport>,
}

impl Checked {
    fn newer(&self) -> Vec<(String, u64)> {
        let logs = self.fold.record.logs().iter();
        logs.filter_map(|(origin, log)| Some((origin.clone(), log.stopped?))).collect()
    }

    /// Everything was understood, or what was not.
    fn whole(self) -> Result<Self, VerifyError> {
        if let Some((origin, index)) = self.newer().pop() {
            return Err(VerifyError::Newer { origin, index });
        }
        let short = |log: &&LogReport| self.fold.size(&log.checkpoint.origin) < log.checkpoint.size;
        match self.logs.iter().find(short) {
            None => Ok(self),
            Some(log) => {
                let origin = log.checkpoint.origin.clone();
                Err(VerifyError::Stuck { size: self.fold.size(&origin), origin })
            }
        }
    }
}

fn check(folder: &Path) -> Result<Checked, VerifyError> {
    let mut fold = Fold::default();
    let (mut stores, mut reads) = (Logs::new(), Vec::new());
    let folders =
        std::fs::read_dir(folder.join("logs")).map_err(|_| VerifyError::NoRecord(folder.to_owned()))?;
    let mut paths = folders.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        let (store, read) = log::open(&path)?;
        // Those that continue others are led to by the ends of these.
        if read.number == 1 {
            fold.record.meet(read.anchor.clone(), &read.side);
        }
        if stores.insert(store.origin().to_owned(), store).is_some() {
            return Err(VerifyError::Misplaced(path));
        }
        reads.push(read);
    }
    if stores.is_empty() {
        return Err(VerifyError::NoRecord(folder.to_owned()));
    }
    fold.take_all(&stores);
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
