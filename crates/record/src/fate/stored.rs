//! A record in the form in which it is kept between two runs: in parts, so that one act changes one part.

use super::{Fate, JointAct, Log, Past, Record};
use crate::hash::Hash;
use crate::key::Verifier;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// The part of a record that every entry changes: where each log stands. The rest is kept act by act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    logs: BTreeMap<String, Log>,
}

impl Stored {
    /// Entries folded of each log.
    pub fn sizes(&self) -> impl Iterator<Item = (&str, u64)> {
        self.logs.iter().map(|(origin, log)| (origin.as_str(), log.size))
    }

    /// The keys that the logs were trusted by when the sides met.
    pub fn trusted(&self) -> impl Iterator<Item = &Verifier> {
        self.logs.values().filter_map(|log| log.trusted.as_ref())
    }
}

impl Record {
    /// The logs without their earlier pasts, which only grow: see [`Record::pasts_since`].
    pub fn stored(&self) -> Stored {
        let logs = self.logs.iter().map(|(origin, log)| (origin.clone(), log.without_pasts()));
        Stored { logs: logs.collect() }
    }

    /// The pasts of a log from `first` on, with the place from which each held; kept only among three sides
    /// or more.
    pub fn pasts_since(&self, origin: &str, first: u64) -> impl Iterator<Item = &(u64, Past)> {
        let pasts = self.logs.get(origin).map(|log| log.pasts.as_slice()).unwrap_or_default();
        let start = pasts.partition_point(|(from, _)| *from < first);
        pasts.get(start..).unwrap_or_default().iter()
    }

    /// Puts a record together again from all its parts; what can be derived is derived.
    pub fn restore(
        stored: Stored,
        pasts: impl IntoIterator<Item = (String, u64, Past)>,
        acts: BTreeMap<Hash, JointAct>,
        stated: BTreeSet<Hash>,
    ) -> Self {
        let mut record = Self { logs: stored.logs, acts, stated, ..Self::default() };
        for (origin, from, past) in pasts {
            if let Some(log) = record.logs.get_mut(&origin) {
                log.pasts.push((from, past));
            }
        }
        // The latest signature of a side on (subject, base) is the one furthest on in its logs.
        let mut latest = BTreeMap::new();
        for (id, act) in &record.acts {
            let others = act.concurs.iter().map(|(side, signed)| (side, &signed.at));
            for (side, at) in core::iter::once((&act.head.by, &act.at)).chain(others) {
                let slot = (side.clone(), act.head.subject.clone(), act.head.base);
                let place = record.entries_before(&at.origin) + at.index;
                let held = latest.entry(slot).or_insert((place, *id));
                *held = (*held).max((place, *id));
            }
            match act.fate {
                Fate::InForce { .. } => {
                    // Acts come in the order of their names, as their successors are kept.
                    let key = (act.head.subject.clone(), act.head.base);
                    record.successors.entry(key).or_default().push(*id);
                }
                Fate::Open | Fate::Enacted { .. } => drop(record.undecided.insert(*id)),
                Fate::Closed { .. } => {}
            }
        }
        record.slots = latest.into_iter().map(|(slot, (_, id))| (slot, id)).collect();
        record
    }
}

impl Log {
    /// The keys valid at the next place, with the place from which they are.
    pub(super) fn keys_now(&self) -> Option<&(u64, super::KeySet)> {
        self.keys.iter().rev().find(|(from, _)| *from <= self.size)
    }

    fn without_pasts(&self) -> Self {
        Self {
            trusted: self.trusted.clone(),
            met_as: self.met_as.clone(),
            side: self.side.clone(),
            circle: self.circle.clone(),
            genesis: self.genesis,
            size: self.size,
            keys: self.keys.clone(),
            past: self.past.clone(),
            pasts: Vec::new(),
            seen: self.seen.clone(),
            stopped: self.stopped,
            predecessor: self.predecessor.clone(),
            ended: self.ended.clone(),
        }
    }
}
