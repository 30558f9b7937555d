//! A log as C2SP tlog-tiles files: `checkpoint`, `tile/…`, and `vkeys` beside them.

pub(crate) mod block;
mod growth;
mod sweep;

use block::{Block, LEVELS, Lately};
use growth::Growth;
use paivand_record::bundle::{self, BUNDLE_BYTES_MAX, BUNDLE_ENTRIES};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::suite_of;
use paivand_record::hash::{HASH_BYTES, Hash};
use paivand_record::note::{NOTE_BYTES_MAX, Note};
use paivand_record::suite::Suite;
use paivand_record::tile::{Kind, TILE_HASHES, Tile, bundles_since, hashes_since};
use paivand_record::tree::{Frontier, Hashes};
use paivand_world::disk::Disk;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Partial forms kept of a tile at the edge: a reader of the checkpoint before last may still ask for its own,
/// while a form for every size there ever was would be most of the folder.
const PARTIAL_FORMS_MAX: usize = 8;

/// Why a log on disk cannot be used; nothing of it is changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk says no.
    #[error("reading or writing the log in {folder} failed: {why}")]
    Disk {
        /// Where.
        folder: PathBuf,
        /// What the disk said.
        why: io::Error,
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

/// One log: its files, and in memory only its right edge and the tiles lately read.
#[derive(Debug)]
pub struct LogStore {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    origin: String,
    edge: Growth,
    /// The edge with the entries that were put aside beyond the checkpoint and count for nothing yet.
    aside: Option<Growth>,
    note: Option<Note>,
    lately: Mutex<Lately>,
}

impl Hashes for LogStore {
    fn suite(&self) -> Suite {
        self.edge.frontier.suite()
    }

    fn hash(&self, level: u8, index: u64) -> Option<Hash> {
        let (tile_level, row) = (level / LEVELS, level % LEVELS);
        let first = index.checked_shl(u32::from(row)).filter(|first| first >> row == index)?;
        let (tile, inside) = (first / TILE_HASHES, (first % TILE_HASHES) >> row);
        match self.edge.block(tile_level, tile) {
            Some(block) => block.at(row, inside),
            None => self.full_tile(tile_level, tile).ok()?.at(row, inside),
        }
    }
}

impl LogStore {
    /// Opens the log in `folder`, or an empty one. Only the tiles of the right edge are read and must lead to
    /// the checkpoint; older ones are checked against them whenever they are read.
    pub fn open(disk: Arc<dyn Disk>, folder: &Path, origin: &str) -> Result<Self, StoreError> {
        let mut store = Self {
            disk,
            folder: folder.to_owned(),
            origin: origin.to_owned(),
            edge: Growth::default(),
            aside: None,
            note: None,
            lately: Mutex::default(),
        };
        let path = folder.join("checkpoint");
        let Some(bytes) = store.disk.read(&path, NOTE_BYTES_MAX).map_err(|error| store.failed(error))? else {
            return Ok(store);
        };
        let damaged = || StoreError::Damaged { file: path.clone() };
        let note = Note::parse(&bytes).map_err(|_| damaged())?;
        let checkpoint = Checkpoint::of_note(&note).map_err(|_| damaged())?;
        if checkpoint.origin != origin {
            return Err(damaged());
        }
        // Where the first bundle is damaged, which `verify` names, the root tells the suite.
        let suites =
            store.named_suite(checkpoint.size).map_or_else(|| Suite::ALL.to_vec(), |suite| vec![suite]);
        let edges = suites.into_iter().map(|suite| store.edge_of(suite, checkpoint.size));
        let edges = edges.collect::<Result<Vec<_>, _>>()?;
        let led = |edge: &Growth| edge.frontier.root() == checkpoint.root;
        store.edge = edges.into_iter().flatten().find(led).ok_or_else(damaged)?;
        store.note = Some(note);
        Ok(store)
    }

    /// The suite that the first entry names.
    fn named_suite(&self, size: u64) -> Option<Suite> {
        let first = self.read_bundle(*bundles_since(0, size).first()?).ok()?;
        first.first().map(|entry| suite_of(entry))
    }

    /// The right edge of the log at a size, if it is of this suite; it must still lead to the checkpoint.
    fn edge_of(&self, suite: Suite, size: u64) -> Result<Option<Growth>, StoreError> {
        let mut blocks = Vec::new();
        for level in 0..LEVELS {
            let unit = size >> (u32::from(LEVELS) * u32::from(level));
            if unit == 0 {
                break;
            }
            let width = u16::try_from(unit % TILE_HASHES).unwrap_or(0);
            let tile = Tile { kind: Kind::Hashes { level }, index: unit / TILE_HASHES, width };
            blocks.push(if width == 0 { Block::new(suite) } else { self.read_tile(suite, tile)? });
        }
        let tail = bundles_since(size - size % BUNDLE_ENTRIES, size);
        let tail = tail.first().map(|tile| self.read_bundle(*tile)).transpose()?.unwrap_or_default();
        Ok(Growth::of(suite, size, blocks, &tail))
    }

    fn failed(&self, why: io::Error) -> StoreError {
        StoreError::Disk { folder: self.folder.clone(), why }
    }

    fn misfit(&self) -> StoreError {
        StoreError::Misfit(self.origin.clone())
    }

    /// Entries held.
    pub fn size(&self) -> u64 {
        self.edge.frontier.size()
    }

    /// The log's name.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Its right edge.
    pub fn frontier(&self) -> &Frontier {
        &self.edge.frontier
    }

    /// Where it stands.
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint { origin: self.origin.clone(), size: self.size(), root: self.edge.frontier.root() }
    }

    /// The checkpoint note as last written.
    pub fn note(&self) -> Option<&Note> {
        self.note.as_ref()
    }

    /// The file of a tile in its own form, or in the full form that replaced it.
    fn read_file(&self, tile: Tile, bytes_max: usize) -> Result<(Tile, Vec<u8>), StoreError> {
        for tile in [tile, tile.full()] {
            let read = self.disk.read(&self.folder.join(tile.path()), bytes_max);
            if let Some(bytes) = read.map_err(|error| self.failed(error))? {
                return Ok((tile, bytes));
            }
        }
        Err(self.damaged(tile))
    }

    fn damaged(&self, tile: Tile) -> StoreError {
        StoreError::Damaged { file: self.folder.join(tile.path()) }
    }

    fn read_tile(&self, suite: Suite, tile: Tile) -> Result<Block, StoreError> {
        let tile_bytes_max = usize::try_from(TILE_HASHES).unwrap_or(0) * HASH_BYTES;
        let (found, bytes) = self.read_file(tile, tile_bytes_max)?;
        let wanted = usize::from(tile.width) * HASH_BYTES;
        let cut = bytes.get(..wanted).filter(|_| bytes.len() == usize::from(found.width) * HASH_BYTES);
        cut.and_then(|bytes| Block::parse(suite, bytes, usize::from(tile.width)))
            .ok_or_else(|| self.damaged(found))
    }

    /// The entries of a bundle as its file has them, not yet held against their leaves.
    fn read_bundle(&self, tile: Tile) -> Result<Vec<Vec<u8>>, StoreError> {
        let (found, bytes) = self.read_file(tile, BUNDLE_BYTES_MAX)?;
        let entries = bundle::entries(&bytes, usize::from(found.width)).map_err(|_| self.damaged(found))?;
        Ok(entries.into_iter().take(usize::from(tile.width)).map(<[u8]>::to_vec).collect())
    }

    /// A full tile, which must be what the level above says it is.
    fn full_tile(&self, level: u8, index: u64) -> Result<Arc<Block>, StoreError> {
        let lately = || self.lately.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(block) = lately().get(level, index) {
            return Ok(block);
        }
        let tile = Tile { kind: Kind::Hashes { level }, index, width: 256 };
        let block = Arc::new(self.read_tile(self.suite(), tile)?);
        let above = self.hash((level + 1) * LEVELS, index);
        if block.root().is_none() || block.root() != above {
            return Err(self.damaged(tile));
        }
        lately().keep(level, index, Arc::clone(&block));
        Ok(block)
    }

    /// The entries of one bundle of the current size, each held against its leaf.
    pub fn bundle(&self, tile: Tile) -> Result<Vec<Vec<u8>>, StoreError> {
        let entries = self.read_bundle(tile)?;
        for (index, entry) in (tile.index * BUNDLE_ENTRIES..).zip(&entries) {
            if self.hash(0, index) != Some(self.suite().leaf(entry)) {
                return Err(self.damaged(tile));
            }
        }
        Ok(entries)
    }

    /// The entries from `first` on, at most to the end of the bundle it stands in.
    pub fn entries_at(&self, first: u64) -> Result<Vec<Vec<u8>>, StoreError> {
        let Some(tile) = bundles_since(first, self.size()).first().copied() else { return Ok(Vec::new()) };
        let skip = usize::try_from(first % BUNDLE_ENTRIES).unwrap_or(usize::MAX);
        Ok(self.bundle(tile)?.into_iter().skip(skip).collect())
    }

    /// One entry, from disk.
    pub fn entry(&self, index: u64) -> Option<Vec<u8>> {
        self.entries_at(index).ok()?.into_iter().next()
    }

    /// What the log would be with these entries.
    pub fn with(&self, entries: &[Vec<u8>]) -> Checkpoint {
        let mut frontier = self.edge.frontier.clone();
        entries.iter().for_each(|entry| frontier.take(entry, |_, _, _| {}));
        Checkpoint { origin: self.origin.clone(), size: frontier.size(), root: frontier.root() }
    }

    /// Makes entries durable, calls `release` (which raises the mark and gives the note to be published over
    /// the new checkpoint), then publishes that. A crash leaves the old log or the new one, or new files beyond
    /// the old checkpoint, which count for nothing and are written again or completed at the next opening;
    /// after an error, open the log again.
    pub fn append(
        &mut self,
        entries: &[Vec<u8>],
        release: impl FnOnce(&Checkpoint) -> io::Result<Note>,
    ) -> Result<(), StoreError> {
        self.append_with(entries, Vec::new(), release)
    }

    /// The same with files that entries name, which are made durable with them.
    pub(crate) fn append_with(
        &mut self,
        entries: &[Vec<u8>],
        beside: Vec<(PathBuf, Vec<u8>)>,
        release: impl FnOnce(&Checkpoint) -> io::Result<Note>,
    ) -> Result<(), StoreError> {
        if self.aside.is_some() {
            self.drop_aside()?;
        }
        let before = self.size();
        let mut edge = self.edge.clone();
        self.write(&mut edge, entries, beside)?;
        let next = Checkpoint {
            origin: self.origin.clone(),
            size: edge.frontier.size(),
            root: edge.frontier.root(),
        };
        let note = release(&next).map_err(|error| self.failed(error))?;
        if Checkpoint::of_note(&note).map_err(|_| self.misfit())? != next {
            return Err(self.misfit());
        }
        self.publish(&note)?;
        self.edge = edge;
        // Only now: until the checkpoint is there, readers of the old one need the partial forms.
        self.prune(before)
    }

    fn write(
        &self,
        edge: &mut Growth,
        entries: &[Vec<u8>],
        mut files: Vec<(PathBuf, Vec<u8>)>,
    ) -> Result<(), StoreError> {
        let grown = edge.grow(entries).ok_or_else(|| self.misfit())?;
        files.extend(grown.into_iter().map(|(tile, bytes)| (self.folder.join(tile.path()), bytes)));
        self.disk.write(&files).map_err(|error| self.failed(error))
    }

    /// The right edge with what was put aside.
    pub fn reached(&self) -> &Frontier {
        self.aside.as_ref().map_or(self.frontier(), |aside| &aside.frontier)
    }

    /// Makes entries durable beyond the checkpoint, where they count for nothing until a checkpoint covers
    /// them; one that is not reached before the next start is asked for again.
    pub fn put_aside(&mut self, entries: &[Vec<u8>]) -> Result<(), StoreError> {
        let mut aside = self.aside.clone().unwrap_or_else(|| self.edge.clone());
        self.write(&mut aside, entries, Vec::new())?;
        self.aside = Some(aside);
        Ok(())
    }

    /// The entries put aside from `first` on, at most to the end of the bundle it stands in.
    pub fn aside_at(&self, first: u64) -> Result<Vec<Vec<u8>>, StoreError> {
        let size = self.reached().size();
        let index = first / BUNDLE_ENTRIES;
        let width = size.saturating_sub(index * BUNDLE_ENTRIES).min(BUNDLE_ENTRIES);
        if first >= size {
            return Ok(Vec::new());
        }
        let width = u16::try_from(width).unwrap_or(0);
        let skip = usize::try_from(first % BUNDLE_ENTRIES).unwrap_or(usize::MAX);
        Ok(self.read_bundle(Tile { kind: Kind::Entries, index, width })?.into_iter().skip(skip).collect())
    }

    /// Lets what was put aside count: it leads to this checkpoint.
    pub fn settle(&mut self, note: &Note) -> Result<(), StoreError> {
        let before = self.size();
        let shown = Checkpoint::of_note(note).map_err(|_| self.misfit())?;
        let fits =
            |aside: &Growth| aside.frontier.size() == shown.size && aside.frontier.root() == shown.root;
        if shown.origin != self.origin || !self.aside.as_ref().is_some_and(fits) {
            return Err(self.misfit());
        }
        self.publish(note)?;
        self.edge = self.aside.take().unwrap_or_default();
        self.prune(before)
    }

    /// Removes what was put aside: it leads nowhere.
    pub fn drop_aside(&mut self) -> Result<(), StoreError> {
        self.aside = None;
        self.sweep()
    }

    /// Entries beyond the checkpoint that lead to `mark`: written and marked, but a crash came before they
    /// were published. `None` if there are none, or they lead elsewhere.
    pub fn unpublished(&self, mark: &Checkpoint) -> Option<Vec<Vec<u8>>> {
        let mut entries = Vec::new();
        // One bundle after another, so that a mark of any size asks for no more than there is.
        while self.size() + (entries.len() as u64) < mark.size {
            let have = self.size() + entries.len() as u64;
            let index = have / BUNDLE_ENTRIES;
            let width = u16::try_from((mark.size - index * BUNDLE_ENTRIES).min(BUNDLE_ENTRIES)).ok()?;
            let skip = usize::try_from(have % BUNDLE_ENTRIES).ok()?;
            let bundle = self.read_bundle(Tile { kind: Kind::Entries, index, width }).ok()?;
            entries.extend(bundle.into_iter().skip(skip));
        }
        (!entries.is_empty() && self.with(&entries) == *mark).then_some(entries)
    }

    /// Replaces the checkpoint note by one of the same log, with more entries or more signatures.
    pub fn publish(&mut self, note: &Note) -> Result<(), StoreError> {
        let file = (self.folder.join("checkpoint"), note.to_string().into_bytes());
        self.disk.write(&[file]).map_err(|error| self.failed(error))?;
        self.note = Some(note.clone());
        Ok(())
    }

    /// Removes partial forms that full ones published since `before` cover (tlog-tiles allows it), and of the
    /// tiles at the edge all but the latest.
    fn prune(&self, before: u64) -> Result<(), StoreError> {
        let tiles = hashes_since(before, self.size()).into_iter().chain(bundles_since(before, self.size()));
        for tile in tiles {
            let mut part = self.folder.join(tile.full().path()).into_os_string();
            part.push(".p");
            let part = PathBuf::from(part);
            if tile.is_full() {
                self.disk.remove(&part).map_err(|error| self.failed(error))?;
                continue;
            }
            let names = self.disk.list(&part).map_err(|error| self.failed(error))?;
            let mut widths: Vec<u64> = names.iter().filter_map(|name| name.parse().ok()).collect();
            widths.sort_unstable_by_key(|width| std::cmp::Reverse(*width));
            for width in widths.into_iter().skip(PARTIAL_FORMS_MAX) {
                self.disk.remove(&part.join(width.to_string())).map_err(|error| self.failed(error))?;
            }
        }
        Ok(())
    }
}
