//! The hashes of one tile, with those of the subtrees inside it.

use paivand_record::hash::{HASH_BYTES, Hash};
use paivand_record::suite::Suite;
use paivand_record::tile::TILE_HASHES;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Levels of a tree inside one tile (tlog-tiles: height 8).
pub(crate) const LEVELS: u8 = 8;

/// Most full tiles kept in memory for each log: 16 KiB each, enough for the proofs of one page.
const TILES_MAX: usize = 64;

/// A tile as it grows: row 0 holds its hashes, row `n` those of the subtrees of `2^n` of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Block {
    suite: Suite,
    rows: [Vec<Hash>; LEVELS as usize],
}

impl Block {
    /// An empty tile of a log of this suite.
    pub(super) fn new(suite: Suite) -> Self {
        Self { suite, ..Self::default() }
    }

    /// Reads a tile's bytes; `None` unless they are whole hashes, at most a tile of them.
    pub(crate) fn parse(suite: Suite, bytes: &[u8], width: usize) -> Option<Self> {
        let (hashes, rest) = bytes.as_chunks::<HASH_BYTES>();
        let sound = rest.is_empty() && hashes.len() == width && width as u64 <= TILE_HASHES;
        sound.then(|| {
            let mut block = Self::new(suite);
            hashes.iter().for_each(|hash| block.push(Hash(*hash)));
            block
        })
    }

    pub(super) fn push(&mut self, hash: Hash) {
        let mut hash = hash;
        for row in &mut self.rows {
            row.push(hash);
            match row.as_slice() {
                [.., left, right] if row.len() % 2 == 0 => hash = self.suite.node(left, right),
                _ => return,
            }
        }
    }

    pub(super) fn len(&self) -> u64 {
        self.hashes().len() as u64
    }

    fn hashes(&self) -> &[Hash] {
        self.rows.first().map_or(&[], Vec::as_slice)
    }

    /// The hash of subtree `index` of `2^row` hashes.
    pub(crate) fn at(&self, row: u8, index: u64) -> Option<Hash> {
        self.rows.get(usize::from(row))?.get(usize::try_from(index).ok()?).copied()
    }

    /// The hash that a full tile is in the level above.
    pub(super) fn root(&self) -> Option<Hash> {
        let [left, right] = self.rows.last()?.as_slice() else { return None };
        Some(self.suite.node(left, right))
    }

    /// The bytes of the tile's file, at any width it has had.
    pub(super) fn to_bytes(&self, width: usize) -> Vec<u8> {
        self.hashes().iter().take(width).flat_map(|hash| hash.0).collect()
    }
}

/// Full tiles lately read, by level and index.
#[derive(Debug, Default)]
pub(super) struct Lately(BTreeMap<(u8, u64), Arc<Block>>);

impl Lately {
    pub(super) fn get(&self, level: u8, index: u64) -> Option<Arc<Block>> {
        self.0.get(&(level, index)).cloned()
    }

    pub(super) fn keep(&mut self, level: u8, index: u64, block: Arc<Block>) {
        // Logs are read forwards: the lowest index is the one that is least likely asked again.
        if self.0.len() >= TILES_MAX {
            self.0.pop_first();
        }
        self.0.insert((level, index), block);
    }
}
