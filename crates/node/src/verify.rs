//! Checks a node's files from the files alone: signatures, leaves, roots, tiles, and what every act came to.

use crate::disk;
use crate::node::{Folded, Held};
use crate::store::{LogStore, StoreError};
use paivand_kernel::Standing;
use paivand_record::bundle::BUNDLE_BYTES_MAX;
use paivand_record::checkpoint::{Checkpoint, cosigned};
use paivand_record::fate::{Fate, Record};
use paivand_record::hash::Hash;
use paivand_record::key::Verifier;
use paivand_record::note::SignatureLine;
use paivand_record::tile::{Tile, hashes_since};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Largest `vkeys` file: a line for each side.
const KEYS_BYTES_MAX: usize = 16 * 1024;

/// Largest document.
const DOCUMENT_BYTES_MAX: usize = 1 << 20;

/// What was checked of one log.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct LogReport {
    /// The side, as the folder is named.
    pub side: String,
    /// Where the log stands.
    pub checkpoint: Checkpoint,
    /// Fingerprint of its key, to compare by another channel.
    pub fingerprint: Hash,
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
    /// The entries of a log could not all be folded.
    #[error("the entries of {origin} can be understood only up to {size}")]
    Stuck {
        /// The log.
        origin: String,
        /// How far.
        size: u64,
    },
}

struct Opened {
    store: LogStore,
    report: LogReport,
}

/// Verifies the logs and documents below `folder`.
pub fn verify(folder: &Path) -> Result<Report, VerifyError> {
    let (record, logs, _) = verify_logs(folder)?;
    let count = |wanted: fn(&Fate) -> bool| record.acts().values().filter(|act| wanted(&act.fate)).count();
    Ok(Report {
        logs,
        in_force: count(|fate| matches!(fate, Fate::InForce { .. })),
        pending: count(|fate| matches!(fate, Fate::Open | Fate::Enacted { .. })),
        documents: documents(folder)?,
    })
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
    let (record, logs, folded) = verify_logs(folder)?;
    let mut standing = Standing::default();
    crate::meaning::tell(&mut standing, &record, &folded, folder);
    Ok(Understood { record, standing, cut: logs.into_iter().map(|log| log.checkpoint).collect() })
}

fn verify_logs(folder: &Path) -> Result<(Record, Vec<LogReport>, Vec<Folded>), VerifyError> {
    let mut record = Record::default();
    let mut stores = BTreeMap::new();
    let mut reports = BTreeMap::new();
    let logs =
        std::fs::read_dir(folder.join("logs")).map_err(|_| VerifyError::NoRecord(folder.to_owned()))?;
    for entry in logs {
        let opened = open(&entry?.path(), &mut record)?;
        let origin = opened.store.origin().to_owned();
        stores.insert(origin.clone(), opened.store);
        reports.insert(origin, opened.report);
    }
    if stores.is_empty() {
        return Err(VerifyError::NoRecord(folder.to_owned()));
    }
    let folded = fold(&mut record, &stores, &mut reports)?;
    Ok((record, reports.into_values().collect(), folded))
}

fn open(path: &Path, record: &mut Record) -> Result<Opened, VerifyError> {
    let broken = |file: &str| VerifyError::Broken(path.join(file));
    let keys = disk::read(&path.join("vkeys"), KEYS_BYTES_MAX)?.ok_or_else(|| broken("vkeys"))?;
    let keys = String::from_utf8(keys).map_err(|_| broken("vkeys"))?;
    let keys: Option<Vec<Verifier>> = keys.lines().map(Verifier::parse).collect();
    let keys = keys.ok_or_else(|| broken("vkeys"))?;
    let (key, cosigners) = keys.split_first().ok_or_else(|| broken("vkeys"))?;
    let store = LogStore::open(path, key.name())?;
    let mut cosignatures = 0;
    if let Some(note) = store.note() {
        note.verify(key).map_err(|_| broken("checkpoint"))?;
        // Lines of keys that are not in vkeys prove nothing and are refused with the note.
        let known =
            |line: &SignatureLine| keys.iter().any(|key| key.id() == line.id && key.name() == line.name);
        if !note.signatures.iter().all(known) {
            return Err(broken("checkpoint"));
        }
        for cosigner in cosigners.iter().filter(|cosigner| note.line_of(cosigner).is_some()) {
            cosigned(note, cosigner).map_err(|_| broken("checkpoint"))?;
            cosignatures += 1;
        }
    }
    for tile in hashes_since(0, store.size()) {
        if !path.join(tile.path()).exists() {
            return Err(broken(&tile.path()));
        }
    }
    let mut tiles = 0;
    check_files(path, Path::new(""), &store, &mut tiles)?;
    record.meet(key.clone());
    let side = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (checkpoint, fingerprint) = (store.checkpoint(), key.fingerprint());
    let report = LogReport { side, checkpoint, fingerprint, cosignatures, valid: 0, void: 0, tiles };
    Ok(Opened { store, report })
}

/// Every file of a log is what its name says: also the partial tiles of sizes long passed, which a reader
/// of an older checkpoint may still ask for. What lies beyond the checkpoint is no part of the log.
fn check_files(log: &Path, part: &Path, store: &LogStore, tiles: &mut usize) -> Result<(), VerifyError> {
    for entry in std::fs::read_dir(log.join(part))? {
        let entry = entry?;
        let name = part.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            check_files(log, &name, store, tiles)?;
            continue;
        }
        if ["checkpoint", "vkeys"].contains(&name.to_str().unwrap_or_default()) {
            continue;
        }
        // What a crash left of a write that never took its name.
        if name.extension().is_some_and(|extension| extension == "new") {
            continue;
        }
        let broken = || VerifyError::Broken(entry.path());
        let tile = name.to_str().and_then(Tile::parse).ok_or_else(broken)?;
        let held = disk::read(&entry.path(), BUNDLE_BYTES_MAX)?;
        match store.file(tile)? {
            Some(expected) if held.as_ref() == Some(&expected) => *tiles += 1,
            Some(_) => return Err(broken()),
            None => {}
        }
    }
    Ok(())
}

fn fold(
    record: &mut Record,
    stores: &BTreeMap<String, LogStore>,
    reports: &mut BTreeMap<String, LogReport>,
) -> Result<Vec<Folded>, VerifyError> {
    let mut all = Vec::new();
    let mut left: BTreeMap<&String, Vec<Vec<u8>>> = BTreeMap::new();
    for (origin, store) in stores {
        let mut entries = store.entries_from(0)?;
        entries.reverse();
        left.insert(origin, entries);
    }
    let mut moved = true;
    while moved {
        moved = false;
        for (origin, entries) in &mut left {
            while let Some(entry) = entries.last() {
                let Ok(outcome) = record.fold(origin, entry, &Held(stores)) else { break };
                entries.pop();
                moved = true;
                let index = record.logs().get(*origin).map_or(0, |log| log.size.saturating_sub(1));
                if let Some(report) = reports.get_mut(*origin) {
                    *(if outcome.is_ok() { &mut report.valid } else { &mut report.void }) += 1;
                }
                all.push(Folded { origin: (*origin).clone(), index, outcome });
            }
        }
    }
    match left.iter().find(|(_, entries)| !entries.is_empty()) {
        None => Ok(all),
        Some((origin, _)) => {
            let size = record.logs().get(*origin).map_or(0, |log| log.size);
            Err(VerifyError::Stuck { origin: (*origin).clone(), size })
        }
    }
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
