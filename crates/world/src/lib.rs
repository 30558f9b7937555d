//! The outside as traits: a disk, a clock, randomness; with the machine behind them. A trial hands in others.
//!
#![doc = include_str!("../README.md")]

mod clock;
pub mod disk;
mod randomness;

pub use clock::{Clock, SystemClock};
pub use disk::{Disk, MachineDisk};
pub use randomness::{Randomness, SystemRandomness};

use std::path::PathBuf;
use std::sync::Arc;

/// What a node is given of the outside; it reaches for nothing else.
#[derive(Clone, Debug)]
pub struct World {
    /// Where files go.
    pub disk: Arc<dyn Disk>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Where numbers come from.
    pub randomness: Arc<dyn Randomness>,
    /// The folder of the database files, where it is not the node's own: SQLite brings its own disk.
    pub databases: Option<PathBuf>,
}

impl World {
    /// The machine as it is.
    pub fn machine() -> Self {
        Self {
            disk: Arc::new(MachineDisk),
            clock: Arc::new(SystemClock),
            randomness: Arc::new(SystemRandomness),
            databases: None,
        }
    }

    /// The machine with another clock.
    pub fn at(clock: impl Clock + 'static) -> Self {
        Self { clock: Arc::new(clock), ..Self::machine() }
    }
}
