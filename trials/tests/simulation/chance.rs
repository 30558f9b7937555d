//! Chance from a seed, the same on every machine.

use paivand_node::Randomness;
use std::sync::{Arc, Mutex};

/// SplitMix64 (Steele, Lea and Flood 2014): small, and good enough to choose faults with.
#[derive(Clone, Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// Once in `times`.
    pub(super) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// Another source, which goes its own way.
    pub(super) fn fork(&mut self) -> Self {
        Self(self.next())
    }
}

/// Chance as a node's randomness.
#[derive(Clone, Debug)]
pub(super) struct Dice(pub(super) Arc<Mutex<Chance>>);

impl Randomness for Dice {
    fn fill(&self, bytes: &mut [u8]) -> bool {
        let mut chance = self.0.lock().unwrap();
        bytes.iter_mut().for_each(|byte| *byte = chance.next() as u8);
        true
    }
}
