//! One log as folded so far.

use super::{KeySet, Past};
use crate::checkpoint::Checkpoint;
use crate::entry::{Genesis, Predecessor};
use crate::hash::Hash;
use crate::key::Verifier;
use crate::suite::Suite;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// One log as folded so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Log {
    /// The key that its genesis must carry: what was checked when the sides met. None for a log that is to
    /// continue another, whose recovery key vouches for it.
    pub trusted: Option<Verifier>,
    /// The side as which it was met: its genesis may name no other. Empty where it is to continue another log.
    pub(super) met_as: String,
    /// The side that writes it; empty before its genesis.
    pub side: String,
    /// The circle it belongs to; empty before its genesis.
    pub circle: String,
    /// Leaf of its genesis.
    pub genesis: Option<Hash>,
    /// Entries folded.
    pub size: u64,
    /// Those of them that were not found to stand behind its end.
    pub(super) counted: u64,
    /// Keys and the place from which each set is valid, oldest first.
    pub(super) keys: Vec<(u64, KeySet)>,
    /// What its entries so far could know.
    pub(super) past: Past,
    /// Earlier values of `past` and the place from which each held; kept only where three sides need them.
    pub(super) pasts: Vec<(u64, Past)>,
    /// The latest `seen` of each other log, as the writer says.
    pub(super) seen: BTreeMap<String, Checkpoint>,
    /// Whether a void entry saw more than was told of.
    pub(super) untold: bool,
    /// What entries here had seen that was not folded when they were: the others count all the same.
    pub(super) unread: BTreeMap<String, u64>,
    /// Entries that cannot be judged without what is unread: they are held apart, and void for nobody.
    pub apart: Vec<u64>,
    /// The place of the first entry that cannot be understood here, because a charter in its past is newer than
    /// this software: nothing from it on is folded.
    pub stopped: Option<u64>,
    /// The place of the first entry of a kind that neither the charter in force there nor this software knows: it
    /// counts for nothing, and is told.
    pub unknown: Option<u64>,
    /// The logs of which its writer has told that they contradict themselves.
    pub told: BTreeSet<String>,
    /// Its genesis, where it is to continue another log.
    pub(super) begins: Option<Genesis>,
    /// The place of the observe by which it continues that log; none before.
    pub(super) began: Option<u64>,
    /// Its end, once another log continues it, or its own last entry says so.
    pub ended: Option<End>,
}

/// How a log ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// Its entries that count; what stands behind is void.
    pub size: u64,
    /// The log that continues it.
    pub successor: String,
    /// The act by which it does.
    pub act: Hash,
}

impl Log {
    /// A log of which nothing is folded yet.
    pub(super) fn new(trusted: Option<Verifier>, met_as: &str) -> Self {
        Self {
            trusted,
            met_as: met_as.to_string(),
            side: String::new(),
            circle: String::new(),
            genesis: None,
            size: 0,
            counted: 0,
            keys: Vec::new(),
            past: Past::default(),
            pasts: Vec::new(),
            seen: BTreeMap::new(),
            untold: false,
            unread: BTreeMap::new(),
            apart: Vec::new(),
            stopped: None,
            unknown: None,
            told: BTreeSet::new(),
            begins: None,
            began: None,
            ended: None,
        }
    }

    /// The same log before anything of it was folded; that it ended is known beforehand.
    pub(super) fn again(&self) -> Self {
        Self { ended: self.ended.clone(), ..Self::new(self.trusted.clone(), &self.met_as) }
    }

    /// Without its earlier pasts, which only grow and are kept apart.
    pub(super) fn without_pasts(&self) -> Self {
        Self { pasts: Vec::new(), ..self.clone() }
    }

    /// The suite of the log, by its genesis; none before that counts.
    pub fn suite(&self) -> Option<Suite> {
        self.keys.first().map(|(_, keys)| keys.suite())
    }

    /// Whether it is to continue another log and does not yet.
    pub fn is_candidate(&self) -> bool {
        self.begins.is_some() && self.began.is_none()
    }

    /// Where the log that it is to continue stood at least; none for a first log.
    pub fn predecessor(&self) -> Option<Checkpoint> {
        self.continues().map(Predecessor::checkpoint)
    }

    /// What its genesis says of the log that it is to continue; none for a first log.
    pub fn continues(&self) -> Option<&Predecessor> {
        self.begins.as_ref()?.predecessor.as_ref()
    }

    /// The keys valid at the next place, with the place from which they are.
    pub(super) fn keys_now(&self) -> Option<&(u64, KeySet)> {
        self.keys_from(self.size)
    }

    /// The keys valid at a place.
    pub(super) fn keys_from(&self, index: u64) -> Option<&(u64, KeySet)> {
        self.keys.iter().rev().find(|(from, _)| *from <= index)
    }

    /// What the writer of this log has folded of others, in words that every reader of it has.
    pub fn past(&self) -> &Past {
        &self.past
    }
}
