//! What the entries of all logs come to: the fate of every joint act, by rules P-R1 to P-R12.
//!
//! An entry is folded once its own log before it and everything its `seen` names are folded. Whether it
//! is valid depends only on that past and on what it cites, so every order that respects causality gives
//! the same record.

mod apply;
mod bench;
mod check;
mod enact;
mod event;
mod joint;
mod judge;
mod keys;
mod log;
mod observe;
mod sign;
mod stored;
mod succession;
mod void;

pub use crate::circle::{CIRCLE_BYTES_MAX, is_circle};
pub use check::{Checked, Checker};
pub use event::{Event, Past, Place};
pub use joint::{Fate, JointAct, Signed};
pub use keys::KeySet;
pub use log::{End, Log};
pub use stored::Stored;
pub use succession::SUCCESSIONS_MAX;
pub use void::{Void, Wait};

use crate::act::{CharterHead, SIDES_MAX};
use crate::entry::{Entry, Unreadable};
use crate::hash::Hash;
use crate::key::Verifier;
use crate::suite::Suite;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The version of the rules that this software knows.
pub const RULES_VERSION: u32 = 3;

/// Gives the root of a log at any size held, folded or not.
pub trait Roots {
    /// The root of `origin` at `size`, if that much of it is held.
    fn root(&self, origin: &str, size: u64) -> Option<Hash>;
}

/// Where a signature of a side stands alone (P-R5).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Slot {
    /// The side; of a log that is to continue another, its origin.
    by: String,
    subject: String,
    base: Option<Hash>,
    /// Whether it is on an act that every side signs.
    of_all: bool,
}

/// A recovery key that all sides put in the place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Recovery {
    /// Of which log.
    origin: String,
    /// The act on the same log before it.
    base: Option<Hash>,
    /// Where it came into force.
    at: Place,
    key: Verifier,
}

/// All logs of a circle as folded so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    logs: BTreeMap<String, Log>,
    acts: BTreeMap<Hash, JointAct>,
    stated: BTreeSet<Hash>,
    /// Acts of which something is still to come.
    undecided: BTreeSet<Hash>,
    /// The latest valid signature in each slot.
    slots: BTreeMap<Slot, Hash>,
    /// Acts in force on (subject, base): more than one that all signed only through a dishonest side.
    successors: BTreeMap<(String, Option<Hash>), Vec<Hash>>,
    /// What every charter proposed says to the record.
    charters: BTreeMap<Hash, CharterHead>,
    /// Where charters came into force that are newer than this software.
    beyond: BTreeSet<Place>,
    /// Recovery keys that took the place of others, by the acts that put them there.
    recoveries: BTreeMap<Hash, Recovery>,
    /// The version of the rules known here.
    knows: u32,
}

impl Default for Record {
    fn default() -> Self {
        Self::knowing(RULES_VERSION)
    }
}

/// What came of an entry: its events, or why it is void.
pub type Outcome = Result<Vec<Event>, Void>;

impl Record {
    /// An empty record that knows the rules up to a version.
    pub fn knowing(version: u32) -> Self {
        Self {
            logs: BTreeMap::new(),
            acts: BTreeMap::new(),
            stated: BTreeSet::new(),
            undecided: BTreeSet::new(),
            slots: BTreeMap::new(),
            successors: BTreeMap::new(),
            charters: BTreeMap::new(),
            beyond: BTreeSet::new(),
            recoveries: BTreeMap::new(),
            knows: version,
        }
    }

    /// Takes up the log of a side whose key was checked when the sides met; false if the circle is full.
    pub fn meet(&mut self, trusted: Verifier, side: &str) -> bool {
        let met = self.logs.values().filter(|log| log.trusted.is_some()).count();
        if met >= SIDES_MAX && !self.logs.contains_key(trusted.name()) {
            return false;
        }
        let origin = trusted.name().to_string();
        self.logs.entry(origin).or_insert_with(|| Log::new(Some(trusted), side));
        true
    }

    /// The sides met, each once, in the order of their first logs.
    pub fn sides(&self) -> impl Iterator<Item = &str> {
        self.logs.values().filter(|log| log.trusted.is_some()).map(|log| log.met_as.as_str())
    }

    /// The logs met, by origin.
    pub fn logs(&self) -> &BTreeMap<String, Log> {
        &self.logs
    }

    /// The joint acts proposed, by act.
    pub fn acts(&self) -> &BTreeMap<Hash, JointAct> {
        &self.acts
    }

    /// What each charter proposed says to the record.
    pub fn charters(&self) -> &BTreeMap<Hash, CharterHead> {
        &self.charters
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
        self.logs.get(origin)?.keys_from(index).map(|(_, keys)| keys)
    }

    /// The suite of a log, by its genesis; none before that is folded, or where it does not count.
    pub fn suite_of(&self, origin: &str) -> Option<Suite> {
        self.logs.get(origin)?.suite()
    }

    /// The name of a joint act, by the suite of the log in which it first stands.
    pub fn id_of(&self, act: &JointAct) -> Hash {
        self.suite_of(&act.at.origin).unwrap_or_default().act_id(&act.bytes)
    }

    /// Whether the envelope of `entry` is signed by a key valid at the next place of `origin`.
    pub fn is_signed(&self, origin: &str, entry: &Entry) -> bool {
        let Some(log) = self.logs.get(origin) else { return false };
        match log.keys_now() {
            Some((_, keys)) => keys.signed(entry),
            None => keys::is_first(entry, log.trusted.as_ref()),
        }
    }

    /// Folds the next entry of `origin`: what it came to, or why it is void. Nothing changes on [`Wait`].
    ///
    /// # Errors
    /// What must be folded before it.
    pub fn fold(&mut self, origin: &str, bytes: &[u8], roots: &dyn Roots) -> Result<Outcome, Wait> {
        let checker = self.checker(origin).ok_or_else(|| Wait::Log(origin.to_string()))?;
        self.fold_checked(origin, &checker.check(bytes), roots)
    }

    /// Folds the next entry of `origin`, read and checked before, perhaps on another thread.
    ///
    /// # Errors
    /// What must be folded before it.
    pub fn fold_checked(
        &mut self,
        origin: &str,
        checked: &Checked,
        roots: &dyn Roots,
    ) -> Result<Outcome, Wait> {
        self.fold_read(origin, checked, roots, true)
    }

    /// The same where what it has seen of other logs will not come: the entry is judged without that, and held
    /// apart where its verdict may need it. An honest writer's log is stopped by nobody else's.
    ///
    /// # Errors
    /// What must be folded before it all the same.
    pub fn fold_apart(
        &mut self,
        origin: &str,
        checked: &Checked,
        roots: &dyn Roots,
    ) -> Result<Outcome, Wait> {
        self.fold_read(origin, checked, roots, false)
    }

    fn fold_read(
        &mut self,
        origin: &str,
        checked: &Checked,
        roots: &dyn Roots,
        patient: bool,
    ) -> Result<Outcome, Wait> {
        let again = self.read_again(origin, checked);
        let checked = again.as_ref().unwrap_or(checked);
        match &checked.read {
            Ok(entry) => {
                let signed = self.still_signed(origin, checked, entry);
                self.fold_entry(origin, entry, signed, roots, patient)
            }
            Err(Unreadable::Malformed) => self.skip(origin, Void::Malformed),
            Err(Unreadable::UnknownKind(envelope)) => {
                let log = self.logs.get(origin).ok_or_else(|| Wait::Log(origin.to_string()))?;
                let keys = log.keys_now().map(|(_, keys)| keys);
                let signed = keys.is_some_and(|keys| keys.log.iter().any(|key| envelope.is_by(key)));
                // What it has seen cannot be read; the log before it says whether its rules are newer.
                if signed && self.is_next_beyond(origin, log) {
                    return self.stop(origin);
                }
                self.skip(origin, if signed { Void::Kind } else { Void::Signature })
            }
        }
    }

    fn fold_entry(
        &mut self,
        origin: &str,
        entry: &Entry,
        signed: bool,
        roots: &dyn Roots,
        patient: bool,
    ) -> Result<Outcome, Wait> {
        let judged = match self.judged(origin, entry, signed, roots, patient) {
            Err(Wait::Stopped { .. }) => return self.stop(origin),
            other => other?,
        };
        if let Err(void @ (Void::Signature | Void::Misplaced | Void::Seen | Void::Succeeded)) = judged.verdict
        {
            return self.skip(origin, void);
        }
        Ok(self.take(origin, entry, judged))
    }

    /// Folds an entry of one's own before it is written, if it is valid; a void one changes nothing and is
    /// not to be written.
    ///
    /// # Errors
    /// What must be folded before it.
    pub fn admit(&mut self, origin: &str, entry: &Entry, roots: &dyn Roots) -> Result<Outcome, Wait> {
        let judged = self.judged(origin, entry, true, roots, true)?;
        if let Err(void) = judged.verdict {
            return Ok(Err(void));
        }
        Ok(self.take(origin, entry, judged))
    }

    fn take(&mut self, origin: &str, entry: &Entry, judged: judge::Judged) -> Outcome {
        let judge::Judged { mut verdict, past, strayed, unread } = judged;
        self.apply(origin, entry, verdict.as_deref().unwrap_or_default());
        let Some(log) = self.logs.get_mut(origin) else { return Err(Void::Misplaced) };
        let saw = log.untold || entry.seen.iter().any(|seen| log.seen.get(&seen.origin) != Some(seen));
        log.seen.extend(entry.seen.iter().map(|seen| (seen.origin.clone(), seen.clone())));
        if verdict == Err(Void::Apart) {
            log.apart.push(log.size);
        }
        for seen in unread {
            let size = log.unread.entry(seen.origin).or_insert(seen.size);
            *size = (*size).max(seen.size);
        }
        log.untold = saw && verdict.is_err();
        if let Ok(events) = &mut verdict {
            events.extend(strayed.into_iter().map(|seen| Event::Strayed { seen }));
            if saw {
                events.push(Event::Saw { past: past.clone(), stated_at: entry.stated_at });
            }
        }
        log.past = past;
        log.size += 1;
        log.counted = log.size;
        self.take_recovery(origin);
        self.remember_past(origin);
        verdict
    }

    /// A recovery key that all sides put in the place of another is valid behind the first entry of its log that
    /// could know of it.
    fn take_recovery(&mut self, origin: &str) {
        if self.recoveries.is_empty() {
            return;
        }
        let Some(log) = self.logs.get_mut(origin) else { return };
        let known = |recovery: &&Recovery| {
            let here = recovery.at.origin == origin && recovery.at.index < log.size;
            recovery.origin == origin && (here || log.past.covers(&recovery.at))
        };
        let known = || self.recoveries.iter().filter(|(_, recovery)| known(recovery));
        // The one that no other follows.
        let last = known().find(|(id, _)| known().all(|(_, other)| other.base != Some(**id)));
        let present = last.map(|(_, recovery)| recovery.key.clone());
        if let (Some(key), Some((_, keys))) = (present, log.keys.last())
            && keys.recovery != key
        {
            let keys = KeySet { recovery: key, ..keys.clone() };
            log.keys.push((log.size, keys));
        }
    }

    fn stop(&mut self, origin: &str) -> Result<Outcome, Wait> {
        let log = self.logs.get_mut(origin).ok_or_else(|| Wait::Log(origin.to_string()))?;
        let index = *log.stopped.get_or_insert(log.size);
        Err(Wait::Stopped { origin: origin.to_string(), index })
    }

    fn skip(&mut self, origin: &str, void: Void) -> Result<Outcome, Wait> {
        let log = self.logs.get_mut(origin).ok_or_else(|| Wait::Log(origin.to_string()))?;
        if let Some(index) = log.stopped {
            return Err(Wait::Stopped { origin: origin.to_string(), index });
        }
        let behind = log.ended.as_ref().is_some_and(|end| log.size >= end.size);
        log.size += 1;
        let void = if behind { Void::Succeeded } else { void };
        if void == Void::Kind {
            log.unknown.get_or_insert(log.size - 1);
        }
        if void != Void::Succeeded {
            log.counted = log.size;
        }
        self.remember_past(origin);
        Ok(Err(void))
    }

    /// With two sides a log's past tells nothing new to the other; with more it must be kept, and that of a log
    /// that continues another, which knows the one before.
    fn remember_past(&mut self, origin: &str) {
        let many = self.sides().count() > 2;
        let Some(log) = self.logs.get_mut(origin).filter(|log| many || log.trusted.is_none()) else { return };
        if log.pasts.last().map(|(_, past)| past) != Some(&log.past) {
            log.pasts.push((log.size, log.past.clone()));
        }
    }
}
