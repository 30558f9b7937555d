//! One step of the world.

use super::entry::{Entry, Place, SIDES};
use std::fmt;

/// One step of the world. Cosigning is one step with a pull, as is the release of what is pulled: a receipt that
/// travels slowly is an `observe` that is written late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// A side takes a log further, up to a place, from whoever holds it, verifies, stores and cosigns.
    Pull { by: u8, log: u8, upto: Place },
    /// A side writes into its own log.
    Append { by: u8, entry: Entry },
    /// The forger takes its log one entry further in the hands of one side, which cosigns it.
    Deliver { from: u8, to: u8, entry: Entry },
    /// A side packs all it holds.
    Pack { by: u8 },
    /// A side falls back to an earlier state of all it holds.
    Restore { by: u8, held: [Place; SIDES] },
    /// A side fetches the lost end of its own log back.
    Recover { by: u8, upto: Place },
    /// A side freezes a log that contradicts its mark.
    Freeze { by: u8, log: u8 },
}

impl fmt::Display for Action {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pull { by, log, upto } => write!(out, "{by} pulls the log of {log} up to {upto}"),
            Self::Append { by, entry } => write!(out, "{by} writes: {entry}"),
            Self::Deliver { from, to, entry } => write!(out, "{from} forges for {to}: {entry}"),
            Self::Pack { by } => write!(out, "{by} packs a pouch"),
            Self::Restore { by, held } => write!(out, "{by} is restored to {held:?}"),
            Self::Recover { by, upto } => write!(out, "{by} recovers its own log up to {upto}"),
            Self::Freeze { by, log } => write!(out, "{by} freezes the log of {log}"),
        }
    }
}
