//! Names of tiles and bundles (tlog-tiles), and which of them a tree of a given size has.

use crate::bundle::BUNDLE_ENTRIES;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Hashes in a full tile (tlog-tiles: 256, a height of 8).
pub const TILE_HASHES: u64 = 256;

/// Highest tile level (tlog-tiles).
pub const LEVEL_MAX: u8 = 63;

/// Largest tile index read from a path: beyond 2^53 - 1 no log of ours goes.
pub const INDEX_MAX: u64 = crate::json::INTEGER_MAX;

/// What a file under `tile/` holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Hashes: those at tree level `8 * level`.
    Hashes {
        /// Tile level, 0 to 63.
        level: u8,
    },
    /// Entries, as a bundle.
    Entries,
}

/// One tile or bundle: its kind, its index, and its width from 1 to 256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// Hashes or entries.
    pub kind: Kind,
    /// Position among the tiles of its kind.
    pub index: u64,
    /// How many hashes or entries it holds; 256 is full.
    pub width: u16,
}

impl Tile {
    /// Its path, relative to the log: `tile/0/x001/234`, `tile/entries/007.p/12`.
    pub fn path(&self) -> String {
        let kind = match self.kind {
            Kind::Hashes { level } => format!("{level}"),
            Kind::Entries => String::from("entries"),
        };
        let mut number = format!("{:03}", self.index % 1000);
        let mut rest = self.index / 1000;
        while rest > 0 {
            number = format!("x{:03}/{number}", rest % 1000);
            rest /= 1000;
        }
        let part = if self.is_full() { String::new() } else { format!(".p/{}", self.width) };
        format!("tile/{kind}/{number}{part}")
    }

    /// Whether it holds all 256.
    pub fn is_full(&self) -> bool {
        u64::from(self.width) == TILE_HASHES
    }

    /// The full tile that may have replaced this partial one.
    pub fn full(&self) -> Self {
        Self { width: 256, ..*self }
    }

    /// Reads a path; only the one canonical spelling of each tile is accepted.
    pub fn parse(path: &str) -> Option<Self> {
        let (kind, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let kind = match kind {
            "entries" => Kind::Entries,
            level => Kind::Hashes { level: level.parse().ok().filter(|level| *level <= LEVEL_MAX)? },
        };
        let (number, width) = match rest.split_once(".p/") {
            Some((number, width)) => (number, width.parse().ok().filter(|width| (1..256).contains(width))?),
            None => (rest, 256),
        };
        let mut index: u64 = 0;
        for part in number.split('/') {
            let digits = part.strip_prefix('x').unwrap_or(part);
            index = index.checked_mul(1000)?.checked_add(digits.parse().ok()?)?;
        }
        let tile = Self { kind, index, width };
        (index <= INDEX_MAX && tile.path() == path).then_some(tile)
    }
}

/// The tile of `kind` at `index` in a tree of `size` leaves; `None` if it would be empty.
fn tile_at(kind: Kind, index: u64, size: u64) -> Option<Tile> {
    let unit = match kind {
        Kind::Hashes { level } => size.checked_shr(8 * u32::from(level)).unwrap_or(0),
        Kind::Entries => size,
    };
    let width = unit.saturating_sub(index.checked_mul(TILE_HASHES)?).min(TILE_HASHES);
    let width = u16::try_from(width).ok().filter(|width| *width > 0)?;
    Some(Tile { kind, index, width })
}

/// Every tile of hashes that a tree of `size` leaves has and one of `held` leaves lacks, lowest level first.
pub fn hashes_since(held: u64, size: u64) -> Vec<Tile> {
    let mut tiles = Vec::new();
    for level in 0..8 {
        let (before, after) = (held >> (8 * u32::from(level)), size >> (8 * u32::from(level)));
        if after == 0 {
            break;
        }
        if before != after {
            let first = before / TILE_HASHES;
            let kind = Kind::Hashes { level };
            tiles.extend((first..=(after - 1) / TILE_HASHES).filter_map(|index| tile_at(kind, index, size)));
        }
    }
    tiles
}

/// Every bundle that a log of `size` entries has and one of `held` entries lacks.
pub fn bundles_since(held: u64, size: u64) -> Vec<Tile> {
    if held >= size {
        return Vec::new();
    }
    (held / BUNDLE_ENTRIES..=(size - 1) / BUNDLE_ENTRIES)
        .filter_map(|index| tile_at(Kind::Entries, index, size))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_have_one_spelling() {
        for (level, index, width, path) in [
            (0, 0, 256, "tile/0/000"),
            (0, 1_234_067, 256, "tile/0/x001/x234/067"),
            (1, 5, 17, "tile/1/005.p/17"),
            (63, 999, 255, "tile/63/999.p/255"),
        ] {
            let tile = Tile { kind: Kind::Hashes { level }, index, width };
            assert_eq!(tile.path(), path);
            assert_eq!(Tile::parse(path), Some(tile));
        }
        assert_eq!(Tile::parse("tile/entries/000.p/3").map(|tile| tile.kind), Some(Kind::Entries));
        for wrong in [
            "tile/0/0",
            "tile/0/0000",
            "tile/0/x000/001",
            "tile/64/000",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/007",
            "tile/00/000",
            "tile/0/001/002",
            "tile/0/../000",
            "tile/0/+01",
            "checkpoint",
            "",
            "tile/0/x999/x999/x999/x999/x999/x999/999",
            "tile/entries/000/",
            "tile//000",
        ] {
            assert_eq!(Tile::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_example_of_the_specification() {
        let tiles = hashes_since(0, 70_000);
        let count = |level, full| {
            let wanted = Kind::Hashes { level };
            tiles.iter().filter(|tile| tile.kind == wanted && tile.is_full() == full).count()
        };
        assert_eq!([count(0, true), count(0, false)], [273, 1]);
        assert_eq!([count(1, true), count(1, false)], [1, 1]);
        assert_eq!([count(2, true), count(2, false)], [0, 1]);
        let widths: Vec<u16> = tiles.iter().filter(|tile| !tile.is_full()).map(|tile| tile.width).collect();
        assert_eq!(widths, [112, 17, 1]);
        assert_eq!(bundles_since(0, 70_000).len(), 274);
        assert_eq!(bundles_since(256, 257), [Tile { kind: Kind::Entries, index: 1, width: 1 }]);
        assert_eq!(bundles_since(255, 256), [Tile { kind: Kind::Entries, index: 0, width: 256 }]);
        assert!(bundles_since(7, 7).is_empty() && hashes_since(7, 7).is_empty());
    }
}
