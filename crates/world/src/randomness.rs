//! Where numbers come from that nobody can foresee.

use std::fmt::Debug;

/// The only source of numbers that nobody can foresee.
pub trait Randomness: Debug + Send + Sync {
    /// Fills `bytes`; false if there is no randomness to be had.
    fn fill(&self, bytes: &mut [u8]) -> bool;
}

/// The randomness of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn fill(&self, bytes: &mut [u8]) -> bool {
        getrandom::fill(bytes).is_ok()
    }
}
