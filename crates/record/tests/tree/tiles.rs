//! Which tiles a log has, against the arithmetic of tlog-tiles written out anew.

use crate::definition::SIZES;
use paivand_record::tile::{Kind, Tile, bundles_since, hashes_since};
use std::collections::BTreeSet;

/// tlog-tiles: a tree of `s` leaves has, on level L, floor(s / 256^L) hashes: so many full tiles and a partial one.
fn of_the_specification(size: u64) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    let mut put = |kind: &str, hashes: u64| {
        for index in 0..hashes / 256 {
            paths.insert(format!("tile/{kind}/{}", number(index)));
        }
        if !hashes.is_multiple_of(256) {
            paths.insert(format!("tile/{kind}/{}.p/{}", number(hashes / 256), hashes % 256));
        }
    };
    put("entries", size);
    let mut hashes = size;
    for level in 0..64 {
        put(&level.to_string(), hashes);
        hashes /= 256;
    }
    paths
}

/// Groups of three digits, all but the last with an `x`; no tested log has a million tiles.
fn number(index: u64) -> String {
    if index < 1000 { format!("{index:03}") } else { format!("x{:03}/{:03}", index / 1000, index % 1000) }
}

fn paths(held: u64, size: u64) -> BTreeSet<String> {
    hashes_since(held, size).iter().chain(&bundles_since(held, size)).map(Tile::path).collect()
}

#[test]
fn a_log_has_the_tiles_of_the_specification() {
    for size in SIZES.into_iter().chain([256 * 1000, 256 * 1000 + 1]) {
        assert_eq!(paths(0, size), of_the_specification(size), "{size}");
    }
    let example = of_the_specification(70_000);
    let on = |level: &str| example.iter().filter(|path| path.starts_with(level)).count();
    assert_eq!([on("tile/0/"), on("tile/1/"), on("tile/2/"), on("tile/3/")], [274, 2, 1, 0]);
    for partial in ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112"] {
        assert!(example.contains(partial), "{partial}");
    }
}

#[test]
fn what_is_new_and_what_was_held_make_up_the_whole() {
    for held in SIZES {
        for size in SIZES.into_iter().filter(|size| *size >= held) {
            let (before, whole) = (of_the_specification(held), of_the_specification(size));
            let new: BTreeSet<String> = whole.difference(&before).cloned().collect();
            assert_eq!(paths(held, size), new, "{held} to {size}");
        }
    }
}

#[test]
fn every_path_of_a_log_is_read_back() {
    for tile in hashes_since(0, 70_000).into_iter().chain(bundles_since(0, 70_000)) {
        assert_eq!(Tile::parse(&tile.path()), Some(tile));
        let full = Tile { width: 256, ..tile };
        assert_eq!(Tile::parse(&full.path()), Some(full));
        assert!(matches!(tile.kind, Kind::Entries | Kind::Hashes { level: 0..3 }));
    }
}
