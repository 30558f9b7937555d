//! The Merkle tree of RFC 6962: roots, inclusion and consistency.

use crate::hash::Hash;
use crate::suite::Suite;
use alloc::vec::Vec;

/// Gives the hashes of complete subtrees: level 0 holds leaves, and the hash `index` at `level` covers
/// leaves `index << level` up to `(index + 1) << level`.
pub trait Hashes {
    /// The suite by which the tree is hashed.
    fn suite(&self) -> Suite;

    /// The hash of one complete subtree, if held.
    fn hash(&self, level: u8, index: u64) -> Option<Hash>;
}

/// The right edge of a tree: all that appending and computing the root need, in O(log n) space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    suite: Suite,
    size: u64,
    /// Hashes of the complete subtrees of the binary decomposition of `size`, largest first.
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The frontier of an empty tree.
    pub fn new(suite: Suite) -> Self {
        Self { suite, ..Self::default() }
    }

    /// The frontier of the first `size` leaves of a tree whose hashes are held.
    pub fn at(hashes: &dyn Hashes, size: u64) -> Option<Self> {
        let mut peaks = Vec::new();
        let mut start = 0;
        for level in (0..64).rev().filter(|level| size >> level & 1 == 1) {
            peaks.push(hashes.hash(level, start >> level)?);
            start += 1 << level;
        }
        Some(Self { suite: hashes.suite(), size, peaks })
    }

    /// The suite by which the tree is hashed.
    pub fn suite(&self) -> Suite {
        self.suite
    }

    /// Number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends an entry of a log: its first one says of which suite the log is.
    pub fn take(&mut self, entry: &[u8], completed: impl FnMut(u8, u64, Hash)) {
        if self.size == 0 {
            self.suite = crate::entry::suite_of(entry);
        }
        self.append(self.suite.leaf(entry), completed);
    }

    /// Appends a leaf hash, handing `(level, index, hash)` of each subtree it completes to `completed`.
    pub fn append(&mut self, leaf: Hash, mut completed: impl FnMut(u8, u64, Hash)) {
        let mut index = self.size;
        let mut hash = leaf;
        let mut level = 0;
        completed(level, index, hash);
        while index & 1 == 1 {
            let Some(left) = self.peaks.pop() else { break };
            hash = self.suite.node(&left, &hash);
            index >>= 1;
            level += 1;
            completed(level, index, hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// The root of the tree.
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        let Some(&last) = peaks.next() else { return self.suite.empty_root() };
        peaks.fold(last, |right, left| self.suite.node(left, &right))
    }
}

/// The root of the first `size` leaves; `None` if a hash is not held.
pub fn root(hashes: &dyn Hashes, size: u64) -> Option<Hash> {
    Frontier::at(hashes, size).map(|frontier| frontier.root())
}

/// The root of leaves `start..end`, where `start` is a multiple of the smallest power of two that is at
/// least `end - start`.
fn subtree(hashes: &dyn Hashes, start: u64, end: u64) -> Option<Hash> {
    let count = end - start;
    if count.is_power_of_two() {
        let level = count.trailing_zeros();
        return hashes.hash(u8::try_from(level).ok()?, start >> level);
    }
    let split = split_point(count);
    let (left, right) = (subtree(hashes, start, start + split)?, subtree(hashes, start + split, end)?);
    Some(hashes.suite().node(&left, &right))
}

/// Largest power of two smaller than `count` (RFC 6962 section 2.1); `count` is at least two.
fn split_point(count: u64) -> u64 {
    1 << (63 - (count - 1).leading_zeros())
}

/// The audit path of leaf `index` in the tree of `size` leaves (RFC 6962 section 2.1.1).
pub fn inclusion(hashes: &dyn Hashes, index: u64, size: u64) -> Option<Vec<Hash>> {
    if index >= size {
        return None;
    }
    let (mut start, mut end) = (0, size);
    let mut path = Vec::new();
    while end - start > 1 {
        let middle = start + split_point(end - start);
        if index < middle {
            path.push(subtree(hashes, middle, end)?);
            end = middle;
        } else {
            path.push(subtree(hashes, start, middle)?);
            start = middle;
        }
    }
    path.reverse();
    Some(path)
}

/// Whether `proof` shows `leaf` at `index` in the tree of `size` leaves with `root` (RFC 9162 section 2.1.3.2).
pub fn includes(suite: Suite, leaf: &Hash, (index, size): (u64, u64), proof: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut node, mut last, mut hash) = (index, size - 1, *leaf);
    for sibling in proof {
        if last == 0 {
            return false;
        }
        if node & 1 == 1 || node == last {
            hash = suite.node(sibling, &hash);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = suite.node(&hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

/// The proof that the tree of `old` leaves is a prefix of the tree of `size` (RFC 6962 section 2.1.2);
/// empty when `old` is zero or equals `size`.
pub fn consistency(hashes: &dyn Hashes, old: u64, size: u64) -> Option<Vec<Hash>> {
    if old > size {
        return None;
    }
    if old == 0 || old == size {
        return Some(Vec::new());
    }
    let (mut start, mut end) = (0, size);
    let mut proof = Vec::new();
    let mut whole = true;
    while end != old {
        let middle = start + split_point(end - start);
        if old <= middle {
            proof.push(subtree(hashes, middle, end)?);
            end = middle;
        } else {
            proof.push(subtree(hashes, start, middle)?);
            start = middle;
            whole = false;
        }
    }
    if !whole {
        proof.push(subtree(hashes, start, end)?);
    }
    proof.reverse();
    Some(proof)
}

/// Whether `proof` shows that the tree (`old`, `old_root`) is a prefix of (`size`, `root`) (RFC 9162
/// section 2.1.4.2).
pub fn is_consistent(
    suite: Suite,
    (old, old_root): (u64, &Hash),
    (size, root): (u64, &Hash),
    proof: &[Hash],
) -> bool {
    if old > size || (old == 0 && *old_root != suite.empty_root()) {
        return false;
    }
    if old == size {
        return proof.is_empty() && old_root == root;
    }
    if old == 0 {
        return proof.is_empty();
    }
    let mut rest = proof.iter();
    let seed = if old.is_power_of_two() { Some(*old_root) } else { rest.next().copied() };
    let Some(seed) = seed else { return false };
    let (mut node, mut last) = (old - 1, size - 1);
    while node & 1 == 1 {
        node >>= 1;
        last >>= 1;
    }
    let (mut before, mut after) = (seed, seed);
    for sibling in rest {
        if last == 0 {
            return false;
        }
        if node & 1 == 1 || node == last {
            before = suite.node(sibling, &before);
            after = suite.node(sibling, &after);
            while node & 1 == 0 && node != 0 {
                node >>= 1;
                last >>= 1;
            }
        } else {
            after = suite.node(&after, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    last == 0 && before == *old_root && after == *root
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::collections::BTreeMap;

    const SUITE: Suite = Suite::Ed25519Sha256;

    struct Held(BTreeMap<(u8, u64), Hash>);
    impl Hashes for Held {
        fn suite(&self) -> Suite {
            SUITE
        }

        fn hash(&self, level: u8, index: u64) -> Option<Hash> {
            self.0.get(&(level, index)).copied()
        }
    }

    fn tree(size: u64) -> (Held, Vec<Hash>) {
        let mut held = Held(BTreeMap::new());
        let mut frontier = Frontier::default();
        let mut roots = alloc::vec![frontier.root()];
        for index in 0..size {
            frontier.append(SUITE.leaf(&index.to_be_bytes()), |level, at, hash| {
                held.0.insert((level, at), hash);
            });
            roots.push(frontier.root());
        }
        (held, roots)
    }

    /// The definition of RFC 6962 section 2.1, written as it stands there.
    fn defined(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => SUITE.empty_root(),
            [only] => *only,
            _ => {
                let (left, right) =
                    leaves.split_at(usize::try_from(split_point(leaves.len() as u64)).unwrap());
                SUITE.node(&defined(left), &defined(right))
            }
        }
    }

    #[test]
    fn every_root_inclusion_and_consistency_up_to_seventy() {
        let (held, roots) = tree(70);
        assert!(!is_consistent(SUITE, (0, &roots[1]), (0, &roots[1]), &[]), "the empty tree has one root");
        let leaves: Vec<Hash> = (0..70u64).map(|index| SUITE.leaf(&index.to_be_bytes())).collect();
        for size in 0..=70u64 {
            let top = roots[size as usize];
            assert_eq!(top, defined(&leaves[..size as usize]));
            assert_eq!(root(&held, size), Some(top));
            for index in 0..size {
                let proof = inclusion(&held, index, size).unwrap();
                assert!(includes(SUITE, &leaves[index as usize], (index, size), &proof, &top));
                assert!(
                    !includes(SUITE, &leaves[index as usize], ((index + 1) % size, size), &proof, &top)
                        || size == 1
                );
                if let Some((_, short)) = proof.split_last() {
                    assert!(!includes(SUITE, &leaves[index as usize], (index, size), short, &top));
                }
            }
            for old in 0..=size {
                let proof = consistency(&held, old, size).unwrap();
                assert!(
                    is_consistent(SUITE, (old, &roots[old as usize]), (size, &top), &proof),
                    "{old} {size}"
                );
                if old != size {
                    assert!(!is_consistent(SUITE, (old, &top), (size, &top), &proof), "{old} {size}");
                }
                let mut long = proof.clone();
                long.push(top);
                assert!(!is_consistent(SUITE, (old, &roots[old as usize]), (size, &top), &long));
            }
        }
    }
}
