//! What the entries of all logs come to: the fate of every joint act, by rules P-R1 to P-R12.
//!
//! An entry is folded once its own log before it and everything its `seen` names are folded. Whether it
//! is valid depends only on that past and on what it cites, so every order that respects causality gives
//! the same record.

mod apply;
mod check;
mod event;
mod joint;
mod keys;
mod stored;
mod succession;
mod void;

pub use check::{Checked, Checker};
pub use event::{Event, Past, Place};
pub use joint::{Fate, JointAct, Signed};
pub use keys::KeySet;
pub use stored::Stored;
pub use succession::{End, SUCCESSIONS_MAX};
pub use void::{Void, Wait};

use crate::act::SIDES_MAX;
use crate::checkpoint::Checkpoint;
use crate::entry::{Body, Entry, Unreadable};
use crate::hash::Hash;
use crate::key::Verifier;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Gives the root of a log at any size folded so far.
pub trait Roots {
    /// The root of `origin` at `size`, if that much of it is held.
    fn root(&self, origin: &str, size: u64) -> Option<Hash>;
}

/// One log as folded so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Log {
    /// The key that its genesis must carry: what was checked when the sides met. None for a log that
    /// continues another, whose end names the key.
    pub trusted: Option<Verifier>,
    /// The side as which it was met: its genesis may name no other. Empty where it continues another log.
    met_as: String,
    /// The side that writes it; empty before its genesis.
    pub side: String,
    /// The circle it belongs to; empty before its genesis.
    pub circle: String,
    /// Leaf of its genesis.
    pub genesis: Option<Hash>,
    /// Entries folded.
    pub size: u64,
    /// Keys and the place from which each set is valid, oldest first.
    keys: Vec<(u64, KeySet)>,
    /// What its entries so far could know.
    past: Past,
    /// Earlier values of `past` and the place from which each held; kept only where three sides need them.
    pasts: Vec<(u64, Past)>,
    /// The latest `seen` of each other log.
    seen: BTreeMap<String, Checkpoint>,
    /// The place of an entry of unknown kind: nothing after it is folded.
    pub stopped: Option<u64>,
    /// The end of the log that this one continues, as its genesis names it.
    pub predecessor: Option<Checkpoint>,
    /// Its end, once its last entry said that another log continues it.
    pub ended: Option<End>,
}

impl Log {
    /// What its entries so far could know.
    pub fn past(&self) -> &Past {
        &self.past
    }
}

/// All logs of a circle as folded so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    logs: BTreeMap<String, Log>,
    acts: BTreeMap<Hash, JointAct>,
    stated: BTreeSet<Hash>,
    /// Acts of which something is still to come.
    undecided: BTreeSet<Hash>,
    /// The latest valid signature of a side on (subject, base).
    slots: BTreeMap<(String, String, Option<Hash>), Hash>,
    /// Acts in force on (subject, base): more than one only through a dishonest side.
    successors: BTreeMap<(String, Option<Hash>), Vec<Hash>>,
}

impl Record {
    /// Takes up the log of a side whose key was checked when the sides met; false if the circle is full.
    pub fn meet(&mut self, trusted: Verifier, side: &str) -> bool {
        if self.sides() >= SIDES_MAX && !self.logs.contains_key(trusted.name()) {
            return false;
        }
        let origin = trusted.name().to_string();
        self.logs.entry(origin).or_insert_with(|| Log::new(Some(trusted), side));
        true
    }

    /// How many sides were met; a side whose log was continued is still one.
    fn sides(&self) -> usize {
        self.logs.values().filter(|log| log.trusted.is_some()).count()
    }

    /// The logs met, by origin.
    pub fn logs(&self) -> &BTreeMap<String, Log> {
        &self.logs
    }

    /// The joint acts proposed, by act.
    pub fn acts(&self) -> &BTreeMap<Hash, JointAct> {
        &self.acts
    }

    /// The acts that sides gave as their own word.
    pub fn stated(&self) -> &BTreeSet<Hash> {
        &self.stated
    }

    /// The joint acts that are open, or enacted and awaiting receipts.
    pub fn undecided(&self) -> impl Iterator<Item = (&Hash, &JointAct)> {
        self.undecided.iter().filter_map(|id| self.acts.get_key_value(id))
    }

    /// Keys of `origin` valid for the entry at `index`.
    pub fn keys_at(&self, origin: &str, index: u64) -> Option<&KeySet> {
        let keys = &self.logs.get(origin)?.keys;
        keys.iter().rev().find(|(from, _)| *from <= index).map(|(_, keys)| keys)
    }

    /// Whether the envelope of `entry` is signed by a key valid at the next place of `origin`.
    pub fn is_signed(&self, origin: &str, entry: &Entry) -> bool {
        let Some(log) = self.logs.get(origin) else { return false };
        match self.keys_at(origin, log.size) {
            Some(keys) => keys.signed(entry),
            None => keys::is_first(entry, log.trusted.as_ref()),
        }
    }

    /// Folds the next entry of `origin`: what it came to, or why it is void. Nothing changes on [`Wait`].
    pub fn fold(
        &mut self,
        origin: &str,
        bytes: &[u8],
        roots: &dyn Roots,
    ) -> Result<Result<Vec<Event>, Void>, Wait> {
        let checker = self.checker(origin).ok_or_else(|| Wait::Log(origin.to_string()))?;
        self.fold_checked(origin, &checker.check(bytes), roots)
    }

    /// Folds the next entry of `origin`, read and checked before, perhaps on another thread.
    pub fn fold_checked(
        &mut self,
        origin: &str,
        checked: &Checked,
        roots: &dyn Roots,
    ) -> Result<Result<Vec<Event>, Void>, Wait> {
        match &checked.read {
            Ok(entry) => {
                let signed = self.still_signed(origin, checked, entry);
                self.fold_entry(origin, entry, signed, roots)
            }
            Err(_) if self.logs.get(origin).is_some_and(|log| log.ended.is_some()) => {
                self.skip(origin, Void::Succeeded)
            }
            Err(Unreadable::Malformed) => self.skip(origin, Void::Malformed),
            Err(Unreadable::UnknownKind(envelope)) => {
                let log = self.logs.get(origin).ok_or_else(|| Wait::Log(origin.to_string()))?;
                let keys = self.keys_at(origin, log.size);
                if !keys.is_some_and(|keys| keys.log.iter().any(|key| envelope.is_by(key))) {
                    return self.skip(origin, Void::Signature);
                }
                let log = self.logs.get_mut(origin).ok_or_else(|| Wait::Log(origin.to_string()))?;
                log.stopped = Some(log.size);
                Err(Wait::Stopped { origin: origin.to_string(), index: log.size })
            }
        }
    }

    /// Folds an entry whose signature was checked before (`signed`), for instance in parallel.
    pub fn fold_entry(
        &mut self,
        origin: &str,
        entry: &Entry,
        signed: bool,
        roots: &dyn Roots,
    ) -> Result<Result<Vec<Event>, Void>, Wait> {
        let verdict = self.judge(origin, entry, signed, roots)?;
        if matches!(verdict, Err(Void::Signature | Void::Misplaced | Void::Seen | Void::Succeeded)) {
            return self.skip(origin, verdict.err().unwrap_or(Void::Malformed));
        }
        self.take(origin, entry, verdict.as_deref().unwrap_or_default());
        Ok(verdict)
    }

    /// Folds an entry of one's own before it is written, if it is valid; a void one changes nothing and is
    /// not to be written.
    pub fn admit(
        &mut self,
        origin: &str,
        entry: &Entry,
        roots: &dyn Roots,
    ) -> Result<Result<Vec<Event>, Void>, Wait> {
        let verdict = self.judge(origin, entry, true, roots)?;
        if let Ok(events) = &verdict {
            self.take(origin, entry, events);
        }
        Ok(verdict)
    }

    fn take(&mut self, origin: &str, entry: &Entry, events: &[Event]) {
        let past = self.past_of(origin, entry);
        self.apply(origin, entry, events);
        if let Some(log) = self.logs.get_mut(origin) {
            log.seen.extend(entry.seen.iter().map(|seen| (seen.origin.clone(), seen.clone())));
            log.past = past;
            log.size += 1;
        }
        self.remember_past(origin);
    }

    fn skip(&mut self, origin: &str, void: Void) -> Result<Result<Vec<Event>, Void>, Wait> {
        let log = self.logs.get_mut(origin).ok_or_else(|| Wait::Log(origin.to_string()))?;
        if let Some(index) = log.stopped {
            return Err(Wait::Stopped { origin: origin.to_string(), index });
        }
        log.size += 1;
        self.remember_past(origin);
        Ok(Err(void))
    }

    /// What the next entry of `origin` would come to; changes nothing. The same judgement serves before
    /// signing and on replay.
    pub fn judge(
        &self,
        origin: &str,
        entry: &Entry,
        signed: bool,
        roots: &dyn Roots,
    ) -> Result<Result<Vec<Event>, Void>, Wait> {
        let log = self.logs.get(origin).ok_or_else(|| Wait::Log(origin.to_string()))?;
        if let Some(index) = log.stopped {
            return Err(Wait::Stopped { origin: origin.to_string(), index });
        }
        if !signed {
            return Ok(Err(Void::Signature));
        }
        if entry.origin != origin || entry.index != log.size {
            return Ok(Err(Void::Misplaced));
        }
        if log.ended.is_some() {
            return Ok(Err(Void::Succeeded));
        }
        for seen in &entry.seen {
            let other = self.logs.get(&seen.origin).ok_or_else(|| Wait::Log(seen.origin.clone()))?;
            let before = log.seen.get(&seen.origin);
            if seen.origin == origin || before.is_some_and(|before| before.size > seen.size) {
                return Ok(Err(Void::Seen));
            }
            if other.size < seen.size {
                return Err(Wait::Entries { origin: seen.origin.clone(), size: seen.size });
            }
            if before != Some(seen) && roots.root(&seen.origin, seen.size) != Some(seen.root) {
                return Ok(Err(Void::Seen));
            }
        }
        let genesis = if let Body::Genesis(genesis) = &entry.body { Some(genesis) } else { None };
        if (log.size == 0) != genesis.is_some() {
            return Ok(Err(Void::Genesis));
        }
        if let Some(genesis) = genesis
            && !self.continues(origin, log, genesis, roots)?
        {
            return Ok(Err(Void::Genesis));
        }
        let past = self.past_of(origin, entry);
        Ok(joint::judge(self, log, entry, &past, roots))
    }

    /// What an entry could know: its log before it, what it and they have seen, and what that had seen.
    fn past_of(&self, origin: &str, entry: &Entry) -> Past {
        let Some(log) = self.logs.get(origin) else { return Past::default() };
        let mut past = log.past.clone();
        past.raise(origin, log.size);
        if let Body::Genesis(genesis) = &entry.body
            && let Some(end) = &genesis.predecessor
            && let Some(before) = self.logs.get(&end.origin)
        {
            past.join(&before.past);
            past.raise(&end.origin, end.size);
        }
        for seen in &entry.seen {
            past.raise(&seen.origin, seen.size);
            self.raise_ended(&mut past, &seen.origin);
            let pasts = self.logs.get(&seen.origin).map(|other| other.pasts.as_slice()).unwrap_or_default();
            if let Some((_, further)) = pasts.iter().rev().find(|(from, _)| *from <= seen.size) {
                past.join(further);
            }
        }
        past
    }

    /// With two sides a log's past tells nothing new to the other; with more it must be kept.
    fn remember_past(&mut self, origin: &str) {
        let many = self.sides() > 2;
        let Some(log) = self.logs.get_mut(origin).filter(|_| many) else { return };
        if log.pasts.last().map(|(_, past)| past) != Some(&log.past) {
            log.pasts.push((log.size, log.past.clone()));
        }
    }
}
