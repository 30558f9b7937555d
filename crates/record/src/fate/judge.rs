//! From an entry's place and what it has seen to its verdict.

use super::bench::Bench;
use super::{Event, Log, Past, Record, Roots, Void, Wait};
use crate::checkpoint::Checkpoint;
use crate::entry::{Body, Entry};
use alloc::string::ToString;
use alloc::vec::Vec;

/// A verdict, with what it was reached by.
pub(super) struct Judged {
    pub(super) verdict: Result<Vec<Event>, Void>,
    /// What the entry could know, as far as that is here.
    pub(super) past: Past,
    /// What it saw of logs of which another branch is held here.
    pub(super) strayed: Vec<Checkpoint>,
    /// What it saw that is not here.
    pub(super) unread: Vec<Checkpoint>,
}

/// How what an entry has seen fits what is here.
struct Sight {
    past: Past,
    strayed: Vec<Checkpoint>,
    unread: Vec<Checkpoint>,
}

impl Judged {
    /// A verdict that asks nobody else's log.
    fn plain(void: Void) -> Self {
        let past = Past::default();
        Self { verdict: Err(void), past, strayed: Vec::new(), unread: Vec::new() }
    }
}

impl Record {
    /// What the next entry of `origin` would come to; changes nothing. The same judgement serves before
    /// signing and on replay.
    ///
    /// # Errors
    /// What must be folded before it; inside, why it is void.
    pub fn judge(
        &self,
        origin: &str,
        entry: &Entry,
        signed: bool,
        roots: &dyn Roots,
    ) -> Result<Result<Vec<Event>, Void>, Wait> {
        self.judged(origin, entry, signed, roots, true).map(|judged| judged.verdict)
    }

    /// The same, waiting for what the entry has seen, or not.
    pub(super) fn judged(
        &self,
        origin: &str,
        entry: &Entry,
        signed: bool,
        roots: &dyn Roots,
        patient: bool,
    ) -> Result<Judged, Wait> {
        let log = self.logs.get(origin).ok_or_else(|| Wait::Log(origin.to_string()))?;
        if let Some(index) = log.stopped {
            return Err(Wait::Stopped { origin: origin.to_string(), index });
        }
        if log.ended.as_ref().is_some_and(|end| log.size >= end.size) {
            return Ok(Judged::plain(Void::Succeeded));
        }
        if !signed {
            return Ok(Judged::plain(Void::Signature));
        }
        if entry.origin != origin || entry.index != log.size {
            return Ok(Judged::plain(Void::Misplaced));
        }
        if !sees_on(log, entry) {
            return Ok(Judged::plain(Void::Seen));
        }
        let sight = self.sight(origin, log, entry, roots, patient)?;
        if self.is_beyond(&sight.past) {
            return Err(Wait::Stopped { origin: origin.to_string(), index: log.size });
        }
        let verdict = match self.begins_well(origin, log, entry, roots)? {
            Err(void) => Err(void),
            Ok(()) => {
                let (past, keys) = (&sight.past, log.keys_now().map(|(_, keys)| keys));
                Bench { record: self, log, entry, past, keys, roots }.judge()?
            }
        };
        let Sight { past, strayed, unread } = sight;
        // Without what is not here nobody is found guilty.
        let lacks = !(log.unread.is_empty() && unread.is_empty());
        let verdict = verdict.map_err(|void| if lacks { Void::Apart } else { void });
        Ok(Judged { verdict, past, strayed, unread })
    }

    /// Whether a charter in this past is newer than this software.
    fn is_beyond(&self, past: &Past) -> bool {
        self.beyond.iter().any(|place| past.covers(place))
    }

    /// The same for what stands next in a log and cannot be read.
    pub(super) fn is_next_beyond(&self, origin: &str, log: &Log) -> bool {
        let own = |place: &super::Place| place.origin == origin && place.index < log.size;
        self.is_beyond(&log.past) || self.beyond.iter().any(own)
    }

    /// A log begins with one genesis.
    fn begins_well(
        &self,
        origin: &str,
        log: &Log,
        entry: &Entry,
        roots: &dyn Roots,
    ) -> Result<Result<(), Void>, Wait> {
        let genesis = if let Body::Genesis(genesis) = &entry.body { Some(genesis) } else { None };
        if (log.size == 0) != genesis.is_some() {
            return Ok(Err(Void::Genesis));
        }
        match genesis {
            Some(genesis) if !self.continues(origin, log, genesis, roots)? => Ok(Err(Void::Genesis)),
            _ => Ok(Ok(())),
        }
    }

    /// What an entry could know: its log before it, what it and they have seen, and what that had seen. Of a log
    /// of which another branch is held here nothing more is known by it.
    fn sight(
        &self,
        origin: &str,
        log: &Log,
        entry: &Entry,
        roots: &dyn Roots,
        patient: bool,
    ) -> Result<Sight, Wait> {
        let mut past = log.past.clone();
        past.raise(origin, log.size);
        if let Body::Genesis(genesis) = &entry.body
            && let Some(last) = &genesis.predecessor
        {
            past.raise(&last.origin, last.size);
            self.raise_ended(&mut past, &last.origin, last.size);
        }
        let mut sight = Sight { past, strayed: Vec::new(), unread: Vec::new() };
        for seen in &entry.seen {
            let other = self.logs.get(&seen.origin);
            let here = other.is_some_and(|other| other.size >= seen.size);
            let known =
                log.seen.get(&seen.origin) == Some(seen) && log.past.size_of(&seen.origin) >= seen.size;
            let held = if known { Some(seen.root) } else { roots.root(&seen.origin, seen.size) };
            // Another branch is told apart as soon as that much of it is held: what stands on it may itself have
            // seen this entry, and each would wait for the other for ever.
            if held.is_some_and(|root| root != seen.root) {
                sight.strayed.push(seen.clone());
                continue;
            }
            // What is held and not folded itself waits for something: that is folded apart first, and this not.
            if !here && (patient || held.is_some()) {
                return Err(match other {
                    None => Wait::Log(seen.origin.clone()),
                    Some(_) => Wait::Entries { origin: seen.origin.clone(), size: seen.size },
                });
            }
            if !here {
                sight.unread.push(seen.clone());
            } else if held.is_some() {
                sight.past.raise(&seen.origin, seen.size);
                self.raise_ended(&mut sight.past, &seen.origin, seen.size);
                let pasts = other.map(|other| other.pasts.as_slice()).unwrap_or_default();
                if let Some((_, further)) = pasts.iter().rev().find(|(from, _)| *from <= seen.size) {
                    sight.past.join(further);
                }
            } else {
                sight.strayed.push(seen.clone());
            }
        }
        Ok(sight)
    }
}

/// Whether what an entry has seen goes on from what its log had seen before, and is of other logs.
fn sees_on(log: &Log, entry: &Entry) -> bool {
    entry.seen.iter().all(|seen| {
        let before = log.seen.get(&seen.origin);
        let on = before.is_none_or(|before| before.size < seen.size || before == seen);
        on && seen.origin != entry.origin
    })
}
