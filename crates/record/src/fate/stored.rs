//! A record in the form in which it is kept between two runs: in parts, so that one act changes one part.

use super::{Fate, JointAct, Log, Past, Record, Slot};
use crate::entry::Citation;
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
    knows: u32,
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
        Stored { logs: logs.collect(), knows: self.knows }
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
        let mut record = Self { logs: stored.logs, knows: stored.knows, acts, stated, ..Self::default() };
        for (origin, from, past) in pasts {
            if let Some(log) = record.logs.get_mut(&origin) {
                log.pasts.push((from, past));
            }
        }
        record.derive();
        record
    }

    /// Works out from the acts what is not stored: slots, what follows what, what is undecided, charters and
    /// recovery keys.
    fn derive(&mut self) {
        // The latest signature of a side in a slot is the one furthest on in its logs.
        let mut latest = BTreeMap::new();
        let acts = core::mem::take(&mut self.acts);
        for (id, act) in &acts {
            for (slot, at) in self.slots_of(act) {
                let place = (self.ordinal(&at.origin), at.index);
                let held = latest.entry(slot).or_insert((place, *id));
                *held = (*held).max((place, *id));
            }
            self.note_charter(*id, act);
            match &act.fate {
                Fate::InForce { .. } => self.note_in_force(*id, act),
                Fate::Open | Fate::Enacted { .. } => drop(self.undecided.insert(*id)),
                Fate::Closed { .. } => {}
            }
        }
        self.acts = acts;
        self.slots = latest.into_iter().map(|(slot, (_, id))| (slot, id)).collect();
    }

    /// The slots that the signatures on an act take, and where each signature stands.
    fn slots_of<'a>(&self, act: &'a JointAct) -> Vec<(Slot, &'a Citation)> {
        let slot = |by: &str, of_all| {
            let (subject, base) = (act.head.subject.clone(), act.head.base);
            Slot { by: by.into(), subject, base, of_all }
        };
        let candidate = self.logs.get(&act.at.origin).and_then(|log| log.begins.as_ref()).is_some();
        let proposed_first = candidate && act.at.index == 1;
        let by = if proposed_first { &act.at.origin } else { &act.head.by };
        let mut slots = alloc::vec![(slot(by, act.head.is_of_all()), &act.at)];
        slots.extend(act.concurs.iter().map(|(side, by)| (slot(side, act.head.is_of_all()), &by.at)));
        slots.extend(act.taken_over.iter().map(|(side, by)| (slot(side, true), &by.at)));
        slots
    }
}
