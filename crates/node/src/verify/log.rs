//! One log: its checkpoint, and every file of it against a tree worked out from the entries themselves.

use super::{LogReport, VerifyError};
use crate::disk::{self, MachineDisk};
use crate::store::LogStore;
use paivand_record::bundle::{self, BUNDLE_BYTES_MAX, BUNDLE_ENTRIES};
use paivand_record::checkpoint::cosigned;
use paivand_record::hash::{HASH_BYTES, Hash};
use paivand_record::key::Verifier;
use paivand_record::note::SignatureLine;
use paivand_record::tile::{Kind, TILE_HASHES, Tile, bundles_since, hashes_since};
use paivand_record::tree::Frontier;
use std::path::Path;
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
        self.frontier.append(Hash::leaf(entry), |level, _, hash| {
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
                entries.iter().map(|entry| Hash::leaf(entry)).eq(wanted.iter().copied())
            }),
        })
    }
}

/// Opens a log and checks signatures on its checkpoint, every tile and every bundle; the entries' own
/// signatures are checked when they are folded.
pub(super) fn open(path: &Path) -> Result<(LogStore, Verifier, LogReport), VerifyError> {
    let broken = |file: &str| VerifyError::Broken(path.join(file));
    let keys = disk::read(&path.join("vkeys"), KEYS_BYTES_MAX)?.ok_or_else(|| broken("vkeys"))?;
    let keys = String::from_utf8(keys).map_err(|_| broken("vkeys"))?;
    let keys: Option<Vec<Verifier>> = keys.lines().map(Verifier::parse).collect();
    let keys = keys.ok_or_else(|| broken("vkeys"))?;
    let (key, cosigners) = keys.split_first().ok_or_else(|| broken("vkeys"))?;
    let store = LogStore::open(Arc::new(MachineDisk), path, key.name())?;
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
    let side = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (checkpoint, fingerprint) = (store.checkpoint(), key.fingerprint());
    let report = LogReport { side, checkpoint, fingerprint, cosignatures, valid: 0, void: 0, tiles };
    Ok((store, key.clone(), report))
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
