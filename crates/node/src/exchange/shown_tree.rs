//! The tree of a log as another side shows it: hashes read from its tiles, a few for any proof.

use crate::exchange::source::Source;
use crate::log::store::block::{Block, LEVELS};
use crate::published;
use paivand_record::hash::{HASH_BYTES, Hash};
use paivand_record::suite::Suite;
use paivand_record::tile::{Kind, TILE_HASHES, Tile};
use paivand_record::tree::Hashes;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The tiles of a log of `size` entries, asked for as they are needed. Nothing of them is believed until they
/// lead to a root that was signed.
pub(crate) struct ShownTree<'a> {
    source: &'a dyn Source,
    name: &'a str,
    size: u64,
    suite: Suite,
    tiles: RefCell<BTreeMap<String, Option<Vec<u8>>>>,
}

impl<'a> ShownTree<'a> {
    pub(crate) fn new(source: &'a dyn Source, name: &'a str, size: u64, suite: Suite) -> Self {
        Self { source, name, size, suite, tiles: RefCell::default() }
    }

    /// The files that were read, by path.
    pub(crate) fn into_files(self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.tiles.into_inner().into_iter().filter_map(|(path, bytes)| Some((path, bytes?)))
    }

    fn read(&self, tile: Tile) -> Option<Vec<u8>> {
        let path = published::tile(self.name, tile);
        if let Some(held) = self.tiles.borrow().get(&path) {
            return held.clone();
        }
        let bytes = self.source.get(&path).ok().flatten();
        self.tiles.borrow_mut().insert(path, bytes.clone());
        bytes
    }
}

impl Hashes for ShownTree<'_> {
    fn suite(&self) -> Suite {
        self.suite
    }

    fn hash(&self, level: u8, index: u64) -> Option<Hash> {
        let (tile_level, row) = (level / LEVELS, level % LEVELS);
        let first = index.checked_shl(u32::from(row)).filter(|first| first >> row == index)?;
        let (tile, inside) = (first / TILE_HASHES, (first % TILE_HASHES) >> row);
        let unit = self.size.checked_shr(u32::from(LEVELS) * u32::from(tile_level))?;
        let width = unit.checked_sub(tile * TILE_HASHES)?.min(TILE_HASHES);
        let width = u16::try_from(width).ok().filter(|width| *width > 0)?;
        let wanted = Tile { kind: Kind::Hashes { level: tile_level }, index: tile, width };
        let bytes = self.read(wanted).or_else(|| self.read(wanted.full()))?;
        let bytes = bytes.get(..usize::from(width) * HASH_BYTES)?;
        Block::parse(self.suite, bytes, usize::from(width))?.at(row, inside)
    }
}
