//! The right edge of a log: all that appending needs.

use super::block::Block;
use paivand_record::bundle::{self, BUNDLE_ENTRIES};
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use paivand_record::tile::{Kind, TILE_HASHES, Tile, bundles_since, hashes_since};
use paivand_record::tree::{Frontier, Hashes};
use std::collections::BTreeMap;

/// The tiles that are not full yet, one a level, the bundle that is not full yet, and the frontier.
#[derive(Clone, Debug, Default)]
pub(super) struct Growth {
    pub(super) frontier: Frontier,
    blocks: Vec<Block>,
    /// The bytes of the bundle that is not full yet.
    tail: Vec<u8>,
}

struct Edge<'a>(Suite, &'a [Block], u64);

impl Hashes for Edge<'_> {
    fn suite(&self) -> Suite {
        self.0
    }

    fn hash(&self, level: u8, index: u64) -> Option<Hash> {
        let (tile_level, row) = (level / 8, level % 8);
        let unit = self.2 >> (8 * u32::from(tile_level));
        let first = (unit - unit % TILE_HASHES) >> row;
        self.1.get(usize::from(tile_level))?.at(row, index.checked_sub(first)?)
    }
}

impl Growth {
    /// The edge of a log of `size` entries, of the tiles and the bundle that are not full.
    pub(super) fn of(suite: Suite, size: u64, blocks: Vec<Block>, tail: &[Vec<u8>]) -> Option<Self> {
        let frontier = Frontier::at(&Edge(suite, &blocks, size), size)?;
        let mut bytes = Vec::new();
        let leaves = blocks.first();
        for (index, entry) in (0..).zip(tail) {
            let sound = leaves?.at(0, index) == Some(suite.leaf(entry));
            (sound && bundle::push(&mut bytes, entry)).then_some(())?;
        }
        (tail.len() as u64 == size % BUNDLE_ENTRIES).then_some(Self { frontier, blocks, tail: bytes })
    }

    /// The tile at the edge, if `index` is it.
    pub(super) fn block(&self, level: u8, index: u64) -> Option<&Block> {
        let unit = self.frontier.size() >> (8 * u32::from(level));
        self.blocks.get(usize::from(level)).filter(|_| index == unit / TILE_HASHES)
    }

    /// Appends entries; gives the files that the log then needs, tiles and bundles, each whole. `None` if an
    /// entry is too long.
    pub(super) fn grow(&mut self, entries: &[Vec<u8>]) -> Option<Vec<(Tile, Vec<u8>)>> {
        let before = self.frontier.size();
        let mut full: BTreeMap<(Kind, u64), Vec<u8>> = BTreeMap::new();
        for entry in entries {
            bundle::push(&mut self.tail, entry).then_some(())?;
            let index = self.frontier.size();
            let mut leaf = None;
            self.frontier.take(entry, |level, _, hash| leaf = leaf.or((level == 0).then_some(hash)));
            self.push(0, index, leaf?, &mut full);
            if (index + 1).is_multiple_of(BUNDLE_ENTRIES) {
                full.insert((Kind::Entries, index / BUNDLE_ENTRIES), std::mem::take(&mut self.tail));
            }
        }
        let size = self.frontier.size();
        let tiles = bundles_since(before, size).into_iter().chain(hashes_since(before, size));
        let files = tiles.map(|tile| {
            let edge = || match tile.kind {
                Kind::Entries => Some(self.tail.clone()),
                Kind::Hashes { level } => {
                    Some(self.blocks.get(usize::from(level))?.to_bytes(usize::from(tile.width)))
                }
            };
            Some((tile, full.get(&(tile.kind, tile.index)).cloned().or_else(edge)?))
        });
        files.collect()
    }

    fn push(&mut self, level: u8, index: u64, hash: Hash, full: &mut BTreeMap<(Kind, u64), Vec<u8>>) {
        let place = usize::from(level);
        if self.blocks.len() <= place {
            let suite = self.frontier.suite();
            self.blocks.resize_with(place + 1, || Block::new(suite));
        }
        let Some(block) = self.blocks.get_mut(place) else { return };
        block.push(hash);
        if let Some(root) = block.root().filter(|_| block.len() == TILE_HASHES) {
            let block = std::mem::replace(block, Block::new(self.frontier.suite()));
            full.insert((Kind::Hashes { level }, index / TILE_HASHES), block.to_bytes(256));
            self.push(level + 1, index / TILE_HASHES, root, full);
        }
    }
}
