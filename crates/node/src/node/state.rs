//! Whether a node may write.

/// Whether the node may write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It may.
    Normal,
    /// It holds less of an own log than it once handed out: it reads and catches up, and signs nothing (P-R8).
    ReadOnly {
        /// The log.
        origin: String,
        /// What was handed out before, by the mark.
        released: u64,
        /// What is held.
        held: u64,
    },
    /// Nothing tells yet that it holds all that it ever handed out: it reads, mirrors and answers, and what is
    /// said waits in the outbox.
    Unconfirmed {
        /// The sides that are still to show what they hold.
        waits_for: Vec<String>,
    },
    /// A person confirmed the start: statements are made, nothing joint is signed, nothing is cosigned.
    Statements {
        /// The sides that are still to show what they hold.
        waits_for: Vec<String>,
    },
    /// No secret key here is valid for the own log: it reads and follows, and signs nothing (P-R10).
    Keyless,
    /// A write failed and what is on disk could not be read again: nothing is signed until the node has been
    /// started anew on a sound disk.
    Failed,
}
