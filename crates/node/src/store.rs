//! A log as C2SP tlog-tiles files: `checkpoint`, `tile/…`, and `vkeys` beside them.

use crate::disk;
use paivand_record::bundle::{self, BUNDLE_BYTES_MAX, BUNDLE_ENTRIES};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::hash::{HASH_BYTES, Hash};
use paivand_record::note::{NOTE_BYTES_MAX, Note};
use paivand_record::tile::{Kind, TILE_HASHES, Tile, bundles_since, hashes_since};
use paivand_record::tree::{Frontier, Hashes};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why a log on disk cannot be used; nothing of it is changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk says no.
    #[error("reading or writing the log in {folder} failed")]
    Disk {
        /// Where.
        folder: PathBuf,
        /// What the disk said.
        source: io::Error,
    },
    /// A file is not what its name says, or does not lead to the checkpoint.
    #[error("{file} is damaged: restore it from a backup or from the other side")]
    Damaged {
        /// Which.
        file: PathBuf,
    },
    /// The checkpoint to be written does not fit the entries.
    #[error("the checkpoint of {0} does not fit its entries")]
    Misfit(String),
}

/// One log: its files, and the hashes of its complete subtrees in memory (64 bytes an entry).
#[derive(Debug)]
pub struct LogStore {
    folder: PathBuf,
    origin: String,
    levels: Vec<Vec<Hash>>,
    frontier: Frontier,
    note: Option<Note>,
}

impl Hashes for LogStore {
    fn hash(&self, level: u8, index: u64) -> Option<Hash> {
        self.levels.get(usize::from(level))?.get(usize::try_from(index).ok()?).copied()
    }
}

impl LogStore {
    /// Opens the log in `folder`, or an empty one; every entry is read and must lead to the checkpoint.
    pub fn open(folder: &Path, origin: &str) -> Result<Self, StoreError> {
        let mut store = Self {
            folder: folder.to_owned(),
            origin: origin.to_owned(),
            levels: Vec::new(),
            frontier: Frontier::default(),
            note: None,
        };
        let path = folder.join("checkpoint");
        let Some(bytes) = disk::read(&path, NOTE_BYTES_MAX).map_err(|error| store.disk(error))? else {
            return Ok(store);
        };
        let damaged = || StoreError::Damaged { file: path.clone() };
        let note = Note::parse(&bytes).map_err(|_| damaged())?;
        let checkpoint = Checkpoint::of_note(&note).map_err(|_| damaged())?;
        if checkpoint.origin != origin {
            return Err(damaged());
        }
        for tile in bundles_since(0, checkpoint.size) {
            for entry in store.bundle(tile)? {
                store.grow(&entry);
            }
        }
        if store.frontier.root() != checkpoint.root {
            return Err(damaged());
        }
        store.note = Some(note);
        Ok(store)
    }

    fn disk(&self, source: io::Error) -> StoreError {
        StoreError::Disk { folder: self.folder.clone(), source }
    }

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

    /// Entries held.
    pub fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// The log's name.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Its right edge.
    pub fn frontier(&self) -> &Frontier {
        &self.frontier
    }

    /// Where it stands.
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint { origin: self.origin.clone(), size: self.size(), root: self.frontier.root() }
    }

    /// The checkpoint note as last written.
    pub fn note(&self) -> Option<&Note> {
        self.note.as_ref()
    }

    /// The entries of one bundle of the current size, from disk.
    pub fn bundle(&self, tile: Tile) -> Result<Vec<Vec<u8>>, StoreError> {
        let wanted = usize::from(tile.width);
        for tile in [tile, tile.full()] {
            let file = self.folder.join(tile.path());
            let Some(bytes) = disk::read(&file, BUNDLE_BYTES_MAX).map_err(|error| self.disk(error))? else {
                continue;
            };
            let entries = bundle::entries(&bytes, usize::from(tile.width));
            return match entries {
                Ok(entries) => Ok(entries.into_iter().take(wanted).map(<[u8]>::to_vec).collect()),
                Err(_) => Err(StoreError::Damaged { file }),
            };
        }
        Err(StoreError::Damaged { file: self.folder.join(tile.path()) })
    }

    /// The entries from `first` on.
    pub fn entries_from(&self, first: u64) -> Result<Vec<Vec<u8>>, StoreError> {
        let mut entries = Vec::new();
        for tile in bundles_since(first, self.size()) {
            let start = tile.index * BUNDLE_ENTRIES;
            let skip = usize::try_from(first.saturating_sub(start)).unwrap_or(usize::MAX);
            let wanted = usize::from(tile.width);
            entries.extend(self.bundle(tile)?.into_iter().take(wanted).skip(skip));
        }
        Ok(entries)
    }

    /// One entry, from disk.
    pub fn entry(&self, index: u64) -> Option<Vec<u8>> {
        let tile = *bundles_since(index, self.size()).first()?;
        let place = usize::try_from(index % BUNDLE_ENTRIES).ok()?;
        self.bundle(tile).ok()?.into_iter().nth(place)
    }

    /// What the log would be with these entries: the text of its next checkpoint.
    pub fn with(&self, entries: &[Vec<u8>]) -> Checkpoint {
        let mut frontier = self.frontier.clone();
        entries.iter().for_each(|entry| frontier.append(Hash::leaf(entry), |_, _, _| {}));
        Checkpoint { origin: self.origin.clone(), size: frontier.size(), root: frontier.root() }
    }

    /// Makes entries durable, calls `released` (which raises the mark), then publishes the checkpoint over
    /// them. A crash leaves the old log or the new one, or new files beyond the old checkpoint, which count for
    /// nothing and are written again or completed; an error leaves the old log.
    pub fn append(
        &mut self,
        entries: &[Vec<u8>],
        note: &Note,
        released: impl FnOnce() -> io::Result<()>,
    ) -> Result<(), StoreError> {
        if Checkpoint::of_note(note).map_err(|_| self.misfit())? != self.with(entries) {
            return Err(self.misfit());
        }
        let (before, frontier) = (self.size(), self.frontier.clone());
        let written = self.write_entries(before, entries).and_then(|()| {
            released().map_err(|error| self.disk(error))?;
            self.publish(note)
        });
        if written.is_ok() {
            // Only now: until the checkpoint is there, readers of the old one need the partial forms.
            return self.prune(before).map_err(|error| self.disk(error));
        }
        for (level, hashes) in (0u32..).zip(&mut self.levels) {
            hashes.truncate(usize::try_from(before >> level).unwrap_or(usize::MAX));
        }
        self.frontier = frontier;
        written
    }

    fn misfit(&self) -> StoreError {
        StoreError::Misfit(self.origin.clone())
    }

    fn write_entries(&mut self, before: u64, entries: &[Vec<u8>]) -> Result<(), StoreError> {
        let held = self.entries_from(before - before % BUNDLE_ENTRIES)?;
        let mut tail: Vec<&[u8]> = held.iter().chain(entries).map(Vec::as_slice).collect();
        let size = before + entries.len() as u64;
        for tile in bundles_since(before, size) {
            let rest = tail.split_off(usize::from(tile.width).min(tail.len()));
            let mut bytes = Vec::new();
            for entry in std::mem::replace(&mut tail, rest) {
                if !bundle::push(&mut bytes, entry) {
                    return Err(self.misfit());
                }
            }
            self.write(tile, &bytes)?;
        }
        entries.iter().for_each(|entry| self.grow(entry));
        for tile in hashes_since(before, size) {
            let bytes = self.tile(tile).ok_or_else(|| self.misfit())?;
            self.write(tile, &bytes)?;
        }
        Ok(())
    }

    /// Entries beyond the checkpoint that lead to `mark`: written and marked, but a crash came before they
    /// were published. `None` if there are none, or they lead elsewhere.
    pub fn unpublished(&self, mark: &Checkpoint) -> Option<Vec<Vec<u8>>> {
        let mut entries = Vec::new();
        for tile in bundles_since(self.size(), mark.size) {
            let skip = usize::try_from(self.size().saturating_sub(tile.index * BUNDLE_ENTRIES)).ok()?;
            entries.extend(self.bundle(tile).ok()?.into_iter().skip(skip));
        }
        (!entries.is_empty() && self.with(&entries) == *mark).then_some(entries)
    }

    /// Replaces the checkpoint note by one of the same log at the same size, with more signatures.
    pub fn publish(&mut self, note: &Note) -> Result<(), StoreError> {
        let bytes = note.to_string();
        disk::write(&self.folder.join("checkpoint"), bytes.as_bytes()).map_err(|error| self.disk(error))?;
        self.note = Some(note.clone());
        Ok(())
    }

    fn write(&self, tile: Tile, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.folder.join(tile.path());
        disk::write(&path, bytes).map_err(|error| self.disk(error))?;
        Ok(())
    }

    /// Removes partial forms that full ones published since `before` cover (tlog-tiles allows it).
    fn prune(&self, before: u64) -> io::Result<()> {
        let tiles = hashes_since(before, self.size()).into_iter().chain(bundles_since(before, self.size()));
        for tile in tiles.filter(Tile::is_full) {
            let part = self.folder.join(format!("{}.p", tile.path()));
            if part.exists() {
                fs::remove_dir_all(part)?;
            }
        }
        Ok(())
    }

    /// Removes what a crash left beyond the checkpoint, so that no file of the log ever tells of another.
    pub fn sweep(&self) -> Result<(), StoreError> {
        let levels = (0..8).map(|level| (Kind::Hashes { level }, self.size() >> (8 * u32::from(level))));
        for (kind, unit) in std::iter::once((Kind::Entries, self.size())).chain(levels) {
            let mut index = unit / TILE_HASHES;
            while self.sweep_tile(kind, index, unit).map_err(|error| self.disk(error))? {
                index += 1;
            }
        }
        Ok(())
    }

    fn sweep_tile(&self, kind: Kind, index: u64, unit: u64) -> io::Result<bool> {
        let name = Tile { kind, index, width: 256 }.path();
        let (full, part) = (self.folder.join(&name), self.folder.join(format!("{name}.p")));
        let (full_there, part_there) = (full.exists(), part.exists());
        let width = unit.saturating_sub(index * TILE_HASHES).min(TILE_HASHES);
        if full_there && width < TILE_HASHES {
            fs::remove_file(&full)?;
        }
        for file in if part_there { Some(fs::read_dir(&part)?) } else { None }.into_iter().flatten() {
            let file = file?;
            let held = file.file_name().to_str().and_then(|name| name.parse::<u64>().ok());
            if held.is_none_or(|held| held > width) {
                fs::remove_file(file.path())?;
            }
        }
        Ok(full_there || part_there)
    }

    /// The bytes that the file of a tile or bundle must have; `None` beyond the checkpoint.
    pub fn file(&self, tile: Tile) -> Result<Option<Vec<u8>>, StoreError> {
        let Kind::Entries = tile.kind else { return Ok(self.tile(tile)) };
        let (start, width) = (tile.index * BUNDLE_ENTRIES, usize::from(tile.width));
        let current = bundles_since(start, self.size()).first().copied();
        let Some(current) = current.filter(|current| current.width >= tile.width) else { return Ok(None) };
        let mut bytes = Vec::new();
        for (index, entry) in (start..).zip(self.bundle(current)?.iter().take(width)) {
            // The leaf hashes were folded into the root at opening: an entry that differs now is damage.
            if self.hash(0, index) != Some(Hash::leaf(entry)) || !bundle::push(&mut bytes, entry) {
                return Err(StoreError::Damaged { file: self.folder.join(current.path()) });
            }
        }
        Ok(Some(bytes))
    }

    /// The bytes of a tile of hashes.
    pub fn tile(&self, tile: Tile) -> Option<Vec<u8>> {
        let Kind::Hashes { level } = tile.kind else { return None };
        let mut bytes = Vec::with_capacity(usize::from(tile.width) * HASH_BYTES);
        for index in 0..u64::from(tile.width) {
            bytes.extend(self.hash(level * 8, tile.index * TILE_HASHES + index)?.0);
        }
        Some(bytes)
    }
}
