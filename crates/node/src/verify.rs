//! Checks a node's files from the files alone: signatures, leaves, roots, tiles, and what every act came to.

mod log;

use crate::disk::{self, MachineDisk};
use crate::fold::{Fold, Logs};
use crate::store::StoreError;
use paivand_kernel::Standing;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::fate::{Fate, Record};
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
    let (mut fold, logs) = verify_logs(folder)?;
    let documents = documents(folder)?;
    fold.hold_documents(&MachineDisk, folder);
    let acts = || fold.record.acts().values();
    let count = |wanted: fn(&Fate) -> bool| acts().filter(|act| wanted(&act.fate)).count();
    Ok(Report {
        logs,
        in_force: count(|fate| matches!(fate, Fate::InForce { .. })),
        pending: count(|fate| matches!(fate, Fate::Open | Fate::Enacted { .. })),
        documents,
        missing: fold.missing.len(),
    })
}

/// The documents that the joint acts in verified logs name.
pub fn named_documents(folder: &Path) -> Result<Vec<Hash>, VerifyError> {
    Ok(verify_logs(folder)?.0.missing.into_iter().collect())
}

/// What the verified logs below a folder come to.
#[derive(Clone, Debug)]
pub struct Understood {
    /// The fate of joint acts.
    pub record: Record,
    /// What the acts mean, with the documents that are held.
    pub standing: Standing,
    /// Where each log stands.
    pub cut: Vec<Checkpoint>,
}

/// Reads a record from its files alone, beside a node that may be running.
pub fn read(folder: &Path) -> Result<Understood, VerifyError> {
    let (mut fold, logs) = verify_logs(folder)?;
    fold.hold_documents(&MachineDisk, folder);
    let cut = logs.into_iter().map(|log| log.checkpoint).collect();
    Ok(Understood { record: fold.record, standing: fold.standing, cut })
}

fn verify_logs(folder: &Path) -> Result<(Fold, Vec<LogReport>), VerifyError> {
    let mut fold = Fold::default();
    let (mut logs, mut reads) = (Logs::new(), Vec::new());
    let folders =
        std::fs::read_dir(folder.join("logs")).map_err(|_| VerifyError::NoRecord(folder.to_owned()))?;
    for entry in folders {
        let (store, read) = log::open(&entry?.path())?;
        // Those that continue others are led to by the ends of these.
        if read.number == 1 {
            fold.record.meet(read.anchor.clone());
        }
        logs.insert(store.origin().to_owned(), store);
        reads.push(read);
    }
    if logs.is_empty() {
        return Err(VerifyError::NoRecord(folder.to_owned()));
    }
    fold.take_all(&logs);
    let mut reports = Vec::new();
    for read in reads {
        read.is_where_it_belongs(&fold.record)?;
        let (origin, size) = (read.checkpoint.origin.clone(), fold.size(&read.checkpoint.origin));
        if size < read.checkpoint.size {
            return Err(VerifyError::Stuck { origin, size });
        }
        let [valid, void] = fold.counts.get(&origin).copied().unwrap_or_default();
        reports.push(LogReport { valid, void, ..read.report(&fold.record)? });
    }
    reports.sort_by(|left, right| left.checkpoint.origin.cmp(&right.checkpoint.origin));
    Ok((fold, reports))
}

fn documents(folder: &Path) -> Result<usize, VerifyError> {
    let Ok(entries) = std::fs::read_dir(folder.join("documents")) else { return Ok(0) };
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
