//! What a folded entry tells those who keep the meaning of acts.

use crate::entry::CloseReason;
use crate::hash::Hash;
use crate::key::Verifier;
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
    },
    /// Another side signed it.
    Concurred {
        /// The act.
        act: Hash,
        /// By that side's clock.
        stated_at: Timestamp,
    },
    /// Another side declined it.
    Declined {
        /// The act.
        act: Hash,
        /// Why.
        reason: String,
        /// A counter-draft.
        draft: Option<Hash>,
        /// By that side's clock.
        stated_at: Timestamp,
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
        /// The latest of the receipts' times.
        since: Timestamp,
    },
    /// A log was forked: two checkpoints of it contradict each other.
    Forked {
        /// The side that signed both.
        side: String,
        /// What both claim to be.
        origin: String,
    },
    /// The log ends; another continues it.
    Succeeded {
        /// The origin of the successor.
        successor: String,
        /// The key of its genesis.
        log_key: Verifier,
    },
}

impl Event {
    /// The act it is about, if any.
    pub fn act(&self) -> Option<Hash> {
        match self {
            Self::Stated { act, .. }
            | Self::Proposed { act, .. }
            | Self::Concurred { act, .. }
            | Self::Declined { act, .. }
            | Self::Closed { act, .. }
            | Self::Enacted { act, .. }
            | Self::InForce { act, .. } => Some(*act),
            Self::Begun { .. } | Self::Rekeyed | Self::Forked { .. } | Self::Succeeded { .. } => None,
        }
    }
}
