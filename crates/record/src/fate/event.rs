//! What a folded entry tells those who keep the meaning of acts.

use crate::checkpoint::Checkpoint;
use crate::entry::CloseReason;
use crate::hand::Hand;
use crate::hash::Hash;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A place in a log.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The log.
    pub origin: String,
    /// The entry, counted from zero.
    pub index: u64,
}

/// How many entries of each log an entry could know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past(BTreeMap<String, u64>);

impl Past {
    /// Whether the entry at `place` is in this past.
    pub fn covers(&self, place: &Place) -> bool {
        self.size_of(&place.origin) > place.index
    }

    /// Entries of `origin` in this past.
    pub fn size_of(&self, origin: &str) -> u64 {
        self.0.get(origin).copied().unwrap_or(0)
    }

    /// All logs with the number of their entries.
    pub fn sizes(&self) -> &BTreeMap<String, u64> {
        &self.0
    }

    pub(super) fn raise(&mut self, origin: &str, size: u64) {
        match self.0.get_mut(origin) {
            Some(held) => *held = (*held).max(size),
            None => drop(self.0.insert(origin.to_string(), size)),
        }
    }

    pub(super) fn join(&mut self, other: &Self) {
        for (origin, size) in &other.0 {
            self.raise(origin, *size);
        }
    }
}

/// What a valid entry came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A log begins.
    Begun {
        /// The side that writes it.
        side: String,
    },
    /// Keys changed from the next entry on.
    Rekeyed,
    /// A side gave its own word.
    Stated {
        /// The act.
        act: Hash,
        /// Its bytes.
        bytes: Vec<u8>,
        /// What the speaker could know.
        past: Past,
        /// By the speaker's clock.
        stated_at: Timestamp,
        /// The hand of the seat that decided.
        hand: Option<Hand>,
    },
    /// A joint act was put forward.
    Proposed {
        /// The act.
        act: Hash,
        /// Its bytes.
        bytes: Vec<u8>,
        /// What the proposer could know.
        past: Past,
        /// By the proposer's clock.
        stated_at: Timestamp,
        /// The hand of the seat that decided.
        hand: Option<Hand>,
    },
    /// Another side signed it.
    Concurred {
        /// The act.
        act: Hash,
        /// By that side's clock.
        stated_at: Timestamp,
        /// The hand of the seat that decided.
        hand: Option<Hand>,
    },
    /// A side that had signed on paper signed it here.
    TakenOver {
        /// The act.
        act: Hash,
        /// By that side's clock.
        stated_at: Timestamp,
        /// The hand of the seat that decided.
        hand: Option<Hand>,
    },
    /// A side contests what was attested for it.
    Disputed {
        /// The act.
        act: Hash,
        /// The digest of the words that say why.
        words: Option<Hash>,
        /// By that side's clock.
        stated_at: Timestamp,
        /// The hand of the seat that decided.
        hand: Option<Hand>,
    },
    /// Another side declined it.
    Declined {
        /// The act.
        act: Hash,
        /// The digest of the words that say why.
        words: Option<Hash>,
        /// A counter-draft.
        draft: Option<Hash>,
        /// By that side's clock.
        stated_at: Timestamp,
        /// The hand of the seat that decided.
        hand: Option<Hand>,
    },
    /// It ended without binding.
    Closed {
        /// The act.
        act: Hash,
        /// Why.
        reason: CloseReason,
        /// By the proposer's clock.
        stated_at: Timestamp,
    },
    /// Every side signed it; receipts are awaited.
    Enacted {
        /// The act.
        act: Hash,
        /// By the proposer's clock.
        stated_at: Timestamp,
    },
    /// Every side signed it and holds the proof.
    InForce {
        /// The act.
        act: Hash,
        /// When each other side cosigned beyond the enact.
        cosigned: BTreeMap<String, Timestamp>,
        /// By the proposer's clock.
        stated_at: Timestamp,
    },
    /// Other sides hold this log up to a size.
    Cosigned {
        /// How much of it.
        size: u64,
        /// Who, and when by its clock.
        by: BTreeMap<String, Timestamp>,
    },
    /// The writer has folded more of other logs than before.
    Saw {
        /// What it can know now.
        past: Past,
        /// By its clock.
        stated_at: Timestamp,
    },
    /// What the writer saw of another log is not what is held of it here: somebody shows that log in two ways.
    Strayed {
        /// What it saw.
        seen: Checkpoint,
    },
    /// A person confirmed a start.
    Confirmed {
        /// The digest of the words that say why.
        words: Option<Hash>,
        /// By the side's clock.
        stated_at: Timestamp,
    },
    /// A log stands on two branches: its key signed both. It tells, and changes nothing.
    Forked {
        /// The side that signed both.
        side: String,
        /// What both claim to be.
        origin: String,
    },
    /// A log ends by its own word.
    Ending {
        /// The log that is to continue it.
        successor: String,
        /// The act by which it does.
        act: Hash,
    },
    /// This log continues another from here on.
    Succeeded {
        /// The one that ended.
        origin: String,
        /// This one.
        successor: String,
        /// Entries of the old one that count.
        size: u64,
        /// The act by which it does.
        act: Hash,
    },
}

impl Event {
    /// The act it is about, if any.
    pub fn act(&self) -> Option<Hash> {
        match self {
            Self::Stated { act, .. }
            | Self::Proposed { act, .. }
            | Self::Concurred { act, .. }
            | Self::TakenOver { act, .. }
            | Self::Disputed { act, .. }
            | Self::Declined { act, .. }
            | Self::Closed { act, .. }
            | Self::Enacted { act, .. }
            | Self::InForce { act, .. } => Some(*act),
            Self::Begun { .. }
            | Self::Rekeyed
            | Self::Cosigned { .. }
            | Self::Saw { .. }
            | Self::Strayed { .. }
            | Self::Confirmed { .. }
            | Self::Forked { .. }
            | Self::Ending { .. }
            | Self::Succeeded { .. } => None,
        }
    }
}
