//! One log: its checkpoint, and every file of it against a tree worked out from the entries themselves.

use super::{LogReport, VerifyError};
use crate::log::names::parse_log_name;
use crate::log::store::LogStore;
use paivand_record::bundle::{self, BUNDLE_BYTES_MAX, BUNDLE_ENTRIES};
use paivand_record::checkpoint::{Checkpoint, cosigned};
use paivand_record::fate::Record;
use paivand_record::hash::{HASH_BYTES, Hash};
use paivand_record::key::{Purpose, Verifier};
use paivand_record::note::{Note, SignatureLine};
use paivand_record::tile::{Kind, TILE_HASHES, Tile, bundles_since, hashes_since};
use paivand_record::tree::Frontier;
use paivand_world::disk::{self, MachineDisk};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Largest `vkeys` file: a line for each side.
const KEYS_BYTES_MAX: usize = 16 * 1024;

/// The hashes of all complete subtrees, 64 bytes an entry, owing nothing to the tiles on disk.
#[derive(Default)]
struct Tree {
    levels: Vec<Vec<Hash>>,
    frontier: Frontier,
}

impl Tree {
    fn grow(&mut self, entry: &[u8]) {
        let levels = &mut self.levels;
        self.frontier.take(entry, |level, _, hash| {
            let level = usize::from(level);
            if levels.len() <= level {
                levels.resize_with(level + 1, Vec::new);
            }
            if let Some(hashes) = levels.get_mut(level) {
                hashes.push(hash);
            }
        });
    }

    /// Whether a file holds what a tile or bundle of this tree holds; `None` beyond the tree.
    fn agrees(&self, tile: Tile, bytes: &[u8]) -> Option<bool> {
        let level = if let Kind::Hashes { level } = tile.kind { 8 * usize::from(level) } else { 0 };
        let start = usize::try_from(tile.index * TILE_HASHES).ok()?;
        let wanted = self.levels.get(level)?.get(start..start + usize::from(tile.width))?;
        Some(match tile.kind {
            Kind::Hashes { .. } => {
                bytes.len() == wanted.len() * HASH_BYTES && wanted.iter().flat_map(|hash| &hash.0).eq(bytes)
            }
            Kind::Entries => bundle::entries(bytes, wanted.len()).is_ok_and(|entries| {
                entries.iter().map(|entry| self.frontier.suite().leaf(entry)).eq(wanted.iter().copied())
            }),
        })
    }
}

/// One log as read, with every file of it compared; whose signatures are on its checkpoint is still to be
/// judged by what its entries say.
pub(super) struct Read {
    pub(super) checkpoint: Checkpoint,
    /// Which of its side's logs it is, by the name of its folder.
    pub(super) number: usize,
    pub(super) side: String,
    note: Option<Note>,
    /// The key of its genesis: the last plain key of `vkeys`.
    pub(super) anchor: Verifier,
    keys: Vec<Verifier>,
    path: PathBuf,
    tiles: usize,
}

/// Opens a log and compares every tile and every bundle; the entries' own signatures are checked when they
/// are folded.
pub(super) fn open(path: &Path) -> Result<(LogStore, Read), VerifyError> {
    let broken = |file: &str| VerifyError::Broken(path.join(file));
    let name = path.file_name().unwrap_or_default().to_str();
    let (side, number) = name.and_then(parse_log_name).ok_or_else(|| VerifyError::Broken(path.to_owned()))?;
    let side = side.to_owned();
    let keys = disk::read(&path.join("vkeys"), KEYS_BYTES_MAX)?.ok_or_else(|| broken("vkeys"))?;
    let keys = String::from_utf8(keys).map_err(|_| broken("vkeys"))?;
    let keys: Option<Vec<Verifier>> = keys.lines().map(Verifier::parse).collect();
    let keys = keys.ok_or_else(|| broken("vkeys"))?;
    let plain = |key: &&Verifier| key.purpose() == Purpose::Log;
    let anchor = keys.iter().rfind(plain).ok_or_else(|| broken("vkeys"))?.clone();
    let store = LogStore::open(Arc::new(MachineDisk), path, anchor.name())?;
    let tree = tree_of(path, &store)?;
    if tree.frontier.root() != store.checkpoint().root {
        return Err(broken("checkpoint"));
    }
    for tile in hashes_since(0, store.size()) {
        if !path.join(tile.path()).exists() {
            return Err(broken(&tile.path()));
        }
    }
    let mut tiles = 0;
    check_files(path, Path::new(""), &tree, &mut tiles)?;
    let (checkpoint, note) = (store.checkpoint(), store.note().cloned());
    Ok((store, Read { checkpoint, number, side, note, anchor, keys, path: path.to_owned(), tiles }))
}

impl Read {
    /// The log is that of the side after which its folder is named, and the one of that number.
    pub(super) fn is_where_it_belongs(&self, record: &Record) -> Result<(), VerifyError> {
        let place = record.origins_of(&self.side).position(|origin| *origin == self.checkpoint.origin);
        let continues = place.is_some_and(|place| place > 0)
            || record.candidates_of(&self.side).any(|(origin, _)| *origin == self.checkpoint.origin);
        let belongs = if self.number == 1 { place == Some(0) } else { continues };
        // A log in which nothing stands yet belongs to nobody.
        if self.checkpoint.size == 0 || belongs {
            return Ok(());
        }
        match record.logs().get(&self.checkpoint.origin) {
            // Its entries wait for another log: that is told with its size.
            Some(log) if log.size < self.checkpoint.size => Ok(()),
            None if self.number > 1 => Ok(()),
            Some(_) | None => Err(VerifyError::Misplaced(self.path.clone())),
        }
    }

    /// Judges `vkeys` and the signatures on the checkpoint by the keys that the log has at its size and those
    /// that the other sides have (P-R10).
    pub(super) fn report(&self, record: &Record) -> Result<LogReport, VerifyError> {
        let broken = |file: &str| VerifyError::Broken(self.path.join(file));
        let (origin, checkpoint) = (&self.checkpoint.origin, self.checkpoint.clone());
        // Where a log is understood only in part, its keys may have changed behind that.
        let known = record.logs().get(origin).is_some_and(|log| log.size == checkpoint.size);
        let present = record.keys_at(origin, checkpoint.size);
        let own = present.map_or_else(|| vec![self.anchor.clone()], |keys| keys.log.clone());
        let mut cosigners = BTreeSet::new();
        if let Some(note) = &self.note {
            // A log that has entries begins with a genesis under its first key, or says nothing.
            if known {
                present.ok_or_else(|| broken("vkeys"))?;
                own.iter().find(|key| note.verify(key).is_ok()).ok_or_else(|| broken("checkpoint"))?;
            }
            for line in &note.signatures {
                cosigners.extend(self.cosigner(record, &own, note, line)?);
            }
        }
        let first = record.keys_ever(origin).next();
        if first.is_some_and(|first| !first.log.contains(&self.anchor)) {
            return Err(broken("vkeys"));
        }
        let ever = |key: &Verifier| record.keys_ever(origin).any(|keys| keys.log.contains(key));
        let named = |key: &Verifier| key.purpose() == Purpose::Cosigner || ever(key) || *key == self.anchor;
        if known && !self.keys.iter().all(named) {
            return Err(broken("vkeys"));
        }
        let side = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (fingerprint, tiles) = (self.anchor.fingerprint(), self.tiles);
        let keys = own.iter().map(Verifier::fingerprint).collect();
        let cosignatures = cosigners.len();
        Ok(LogReport { side, checkpoint, fingerprint, keys, cosignatures, valid: 0, void: 0, tiles })
    }

    /// The other log whose side this signature line shows as holding the checkpoint. A line of a key that
    /// nothing here names proves nothing, and is refused with the note; so is one that does not verify.
    fn cosigner<'a>(
        &self,
        record: &'a Record,
        own: &[Verifier],
        note: &Note,
        line: &SignatureLine,
    ) -> Result<Option<&'a str>, VerifyError> {
        let broken = || VerifyError::Broken(self.path.join("checkpoint"));
        let is_by = |key: &&Verifier| key.id() == line.id && key.name() == line.name;
        if let Some(key) = own.iter().find(is_by) {
            return note.verify(key).map(|()| None).map_err(|_| broken());
        }
        let others = || record.logs().keys().filter(|origin| **origin != self.checkpoint.origin);
        let ever = others().flat_map(|origin| record.keys_ever(origin)).flat_map(|keys| &keys.cosigner);
        let known = ever.chain(&self.keys).find(is_by).ok_or_else(broken)?;
        cosigned(note, known).map_err(|_| broken())?;
        // A revoked key, or one of a log that ended, may have signed before that, or after it was stolen.
        let has = |origin: &&String| {
            !record.is_continued(origin)
                && record.keys_at(origin, u64::MAX).is_some_and(|keys| keys.cosigner.contains(known))
        };
        Ok(others().find(has).map(String::as_str))
    }
}

fn tree_of(path: &Path, store: &LogStore) -> Result<Tree, VerifyError> {
    let mut tree = Tree::default();
    for tile in bundles_since(0, store.size()) {
        for entry in store.entries_at(tile.index * BUNDLE_ENTRIES)? {
            tree.grow(&entry);
        }
    }
    if tree.frontier.size() == store.size() { Ok(tree) } else { Err(VerifyError::Broken(path.to_owned())) }
}

/// Every file of a log is what its name says: also the partial tiles of sizes long passed, which a reader
/// of an older checkpoint may still ask for. What lies beyond the checkpoint is no part of the log.
fn check_files(log: &Path, part: &Path, tree: &Tree, tiles: &mut usize) -> Result<(), VerifyError> {
    for entry in std::fs::read_dir(log.join(part))? {
        let entry = entry?;
        let name = part.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            check_files(log, &name, tree, tiles)?;
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
        // A running node may have put a full tile in the place of this partial one meanwhile.
        let Some(held) = disk::read(&entry.path(), BUNDLE_BYTES_MAX)? else { continue };
        match tree.agrees(tile, &held) {
            Some(true) => *tiles += 1,
            Some(false) => return Err(broken()),
            None => {}
        }
    }
    Ok(())
}
