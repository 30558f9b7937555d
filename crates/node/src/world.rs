//! All that a node has of the outside: a disk, a clock, and randomness.

use crate::disk::{Disk, MachineDisk};
use jiff::Timestamp;
use std::fmt::Debug;
use std::path::PathBuf;
use std::sync::Arc;

/// The only reader of time.
pub trait Clock: Debug + Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::try_from(std::time::SystemTime::now()).unwrap_or(Timestamp::MIN)
    }
}

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
