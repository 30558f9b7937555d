//! Roots and proofs at the sizes where tiles begin and end, against the definition in RFC 6962.

use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use paivand_record::tree::{self, Frontier, Hashes};
use std::collections::HashMap;

const SUITE: Suite = Suite::Ed25519Sha256;

/// Where a tile is nearly full, full and just begun, on two levels, and the specification's example.
pub(crate) const SIZES: [u64; 9] = [0, 1, 255, 256, 257, 65_535, 65_536, 65_537, 70_000];

struct Held(HashMap<(u8, u64), Hash>);

impl Hashes for Held {
    fn suite(&self) -> Suite {
        SUITE
    }

    fn hash(&self, level: u8, index: u64) -> Option<Hash> {
        self.0.get(&(level, index)).copied()
    }
}

fn leaf(index: u64) -> Hash {
    SUITE.leaf(&index.to_be_bytes())
}

/// MTH of RFC 6962 section 2.1, as it stands there.
fn defined(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => SUITE.empty_root(),
        [only] => *only,
        _ => {
            let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
            SUITE.node(&defined(left), &defined(right))
        }
    }
}

fn grown(size: u64) -> (Held, Vec<Hash>) {
    let mut held = Held(HashMap::new());
    let mut frontier = Frontier::new(SUITE);
    for index in 0..size {
        frontier.append(leaf(index), |level, at, hash| {
            held.0.insert((level, at), hash);
        });
    }
    (held, (0..size).map(leaf).collect())
}

fn first(leaves: &[Hash], size: u64) -> &[Hash] {
    &leaves[..usize::try_from(size).unwrap()]
}

#[test]
fn roots_are_those_of_the_definition() {
    let (held, leaves) = grown(70_000);
    for size in SIZES {
        let root = defined(first(&leaves, size));
        assert_eq!(tree::root(&held, size), Some(root), "{size}");
        assert_eq!(Frontier::at(&held, size).unwrap().root(), root, "{size}");
    }
}

#[test]
fn proofs_hold_at_every_edge_and_nowhere_else() {
    let (held, leaves) = grown(70_000);
    let root = |size: u64| defined(first(&leaves, size));
    for size in SIZES {
        let top = root(size);
        for index in SIZES.into_iter().filter(|index| *index < size).chain(size.checked_sub(1)) {
            let proof = tree::inclusion(&held, index, size).unwrap();
            assert!(tree::includes(SUITE, &leaf(index), (index, size), &proof, &top), "{index} in {size}");
            assert!(
                !tree::includes(SUITE, &leaf(index + 1), (index, size), &proof, &top),
                "{index} in {size}"
            );
            assert!(
                !tree::includes(SUITE, &leaf(index), (index + 1, size), &proof, &top),
                "{index} in {size}"
            );
        }
        for old in SIZES.into_iter().filter(|old| *old <= size) {
            let proof = tree::consistency(&held, old, size).unwrap();
            assert!(tree::is_consistent(SUITE, (old, &root(old)), (size, &top), &proof), "{old} to {size}");
            let other = Hash::of(b"another tree");
            assert!(!tree::is_consistent(SUITE, (old, &other), (size, &top), &proof), "{old} to {size}");
            assert_eq!(
                tree::is_consistent(SUITE, (old, &root(old)), (size, &other), &proof),
                old == 0 && size != 0
            );
        }
        assert_eq!(tree::inclusion(&held, size, size), None);
        assert_eq!(tree::consistency(&held, size + 1, size), None);
    }
}
