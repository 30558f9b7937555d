//! Logs that end and those that continue them: a joint act of all sides (protocol section 8).

use super::bench::{Bench, Verdict};
use super::{Event, Fate, JointAct, Log, Past, Record, Roots, Void, Wait};
use crate::act::{Head, LogAct, log_act_of, log_subject};
use crate::checkpoint::Checkpoint;
use crate::entry::{CloseReason, Genesis, Succeed, succession_message};
use crate::hash::Hash;
use crate::key::{Purpose, Verifier};
use crate::suite::Suite;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Most logs of one side, one after another: each is a folder to keep and a log to hold for ever.
pub const SUCCESSIONS_MAX: usize = 32;

/// Bits by which logs that are to continue the same one are told apart.
const RIVAL_BITS: u32 = 22;

impl Bench<'_> {
    /// An act on `log/SIDE` is of that side: it lets another log continue the present one, proposed in that one
    /// and vouched for by the recovery key, or puts a new recovery key in the place of the old.
    pub(super) fn log_act(&self, head: &Head, act: &[u8]) -> Result<(), Void> {
        let about = head.subject.strip_prefix("log/");
        if about.is_none() {
            return if self.log.is_candidate() { Err(Void::Candidate) } else { Ok(()) };
        }
        if about != Some(&head.by) {
            return Err(Void::Sides);
        }
        match log_act_of(act).ok_or(Void::Successor)? {
            LogAct::Succeed { origin } => {
                let named = self.log.is_candidate() && origin == self.entry.origin;
                let genesis = self.log.begins.as_ref().filter(|_| named).ok_or(Void::Successor)?;
                let recovery = self.recovery_key(head).ok_or(Void::Successor)?;
                // A log that begins is of the suite of the charter that is in force then.
                let suite = &self.cited_charter(head.charter)?.suite;
                let sound = is_authorised(&origin, genesis, &recovery) && genesis.suite == *suite;
                if sound { Ok(()) } else { Err(Void::Successor) }
            }
            LogAct::Recovery { key } => {
                let sound = !self.log.is_candidate()
                    && read_recovery(&self.entry.origin, self.suite(), &key).is_some();
                if sound { Ok(()) } else { Err(Void::Successor) }
            }
        }
    }

    /// The recovery key that stands once the base of an act on `log/SIDE` is in force.
    fn recovery_key(&self, head: &Head) -> Option<Verifier> {
        let first = || self.record.first_of(&head.by).and_then(|log| log.keys_from(0));
        let Some(base) = head.base else { return first().map(|(_, keys)| keys.recovery.clone()) };
        match log_act_of(&self.record.acts.get(&base)?.bytes)? {
            LogAct::Recovery { key } => Verifier::parse(&key),
            LogAct::Succeed { origin } => self.record.keys_at(&origin, 0).map(|keys| keys.recovery.clone()),
        }
    }

    /// Only who lets another log continue one says where it stopped taking that one.
    pub(super) fn stopped(&self, act: &JointAct, stopped: Option<&Checkpoint>) -> Result<(), Void> {
        let Some(stopped) = stopped else { return Ok(()) };
        let candidate = self.record.logs.get(&act.at.origin).filter(|log| log.is_candidate());
        let before = candidate.and_then(Log::predecessor).ok_or(Void::End)?;
        let fits = stopped.origin == before.origin && stopped.size >= before.size;
        if fits { Ok(()) } else { Err(Void::End) }
    }

    /// What the continuation of a log brings with it: the end of that log, and of what is open in it and was not
    /// signed by all before they concurred.
    pub(super) fn continues_now(&self, act: &JointAct) -> Result<Result<Vec<Event>, Void>, Wait> {
        let Some(before) = self.log.predecessor() else { return Ok(Err(Void::Successor)) };
        let old = self.record.logs.get(&before.origin);
        let old = old.ok_or_else(|| Wait::Log(before.origin.clone()))?;
        let id = self.record.id_of(act);
        let named = act.concurs.values().find_map(|signed| signed.stopped.as_ref());
        let size = match (&old.ended, named) {
            (Some(end), _) if end.act == id => end.size,
            (Some(_), _) => return Ok(Err(Void::Successor)),
            // Its own side ends it: until its last entry is here, nothing can be said.
            (None, None) => return Err(Wait::Entries { origin: before.origin, size: old.size + 1 }),
            (None, Some(_)) => match act.end {
                Some(size) => size,
                None => return Ok(Err(Void::End)),
            },
        };
        let mut events = alloc::vec![Event::Succeeded {
            origin: before.origin.clone(),
            successor: self.entry.origin.clone(),
            size,
            act: id,
        }];
        let stated_at = self.entry.stated_at;
        for (open, other) in self.record.undecided() {
            let there = other.at.origin == before.origin && other.fate == Fate::Open;
            if there && !signed_before(other, act) {
                events.push(Event::Closed { act: *open, reason: CloseReason::Lapsed, stated_at });
            }
        }
        Ok(Ok(events))
    }

    /// A log's own last entry: all sides have let the log that it cites continue it.
    pub(super) fn succeed(&self, succeed: &Succeed) -> Verdict {
        let enacted = |act: &&JointAct| match &act.fate {
            Fate::Enacted { at } | Fate::InForce { enact: at, .. } => *at == succeed.enact,
            Fate::Open | Fate::Closed { .. } => false,
        };
        let subject = log_subject(&self.log.side);
        let Some(candidate) = self.record.logs.get(&succeed.enact.origin) else {
            return Err(Wait::Log(succeed.enact.origin.clone()));
        };
        if candidate.size <= succeed.enact.index {
            let (origin, size) = (succeed.enact.origin.clone(), succeed.enact.index + 1);
            return Err(Wait::Entries { origin, size });
        }
        let act = self.record.acts.values().filter(|act| act.head.subject == subject).find(enacted);
        let continues = candidate
            .predecessor()
            .is_some_and(|before| before.origin == self.entry.origin && candidate.is_candidate());
        let planned = |act: &&JointAct| act.concurs.values().all(|signed| signed.stopped.is_none());
        let Some(act) = act.filter(planned).filter(|_| continues) else { return Ok(Err(Void::Successor)) };
        let event = Event::Ending { successor: succeed.enact.origin.clone(), act: self.record.id_of(act) };
        Ok(Ok(alloc::vec![event]))
    }
}

/// Whether every other side signed an act before it let another log continue the one that it stands in.
fn signed_before(act: &JointAct, succession: &JointAct) -> bool {
    act.others().all(|side| {
        let (signed, let_go) = (act.concurs.get(side), succession.concurs.get(side));
        signed.zip(let_go).is_some_and(|(signed, let_go)| {
            signed.at.origin == let_go.at.origin && signed.at.index < let_go.at.index
        })
    })
}

/// Whether the recovery key of a log vouches for the genesis of one that is to continue it.
fn is_authorised(origin: &str, genesis: &Genesis, recovery: &Verifier) -> bool {
    let message = succession_message(origin, genesis);
    let old = genesis.predecessor.as_ref();
    old.is_some_and(|old| recovery.verifies(message.as_bytes(), &old.authorisation.0))
}

/// A verifier key that may be a recovery key of this log, which is of this suite.
pub(super) fn read_recovery(origin: &str, suite: Suite, key: &str) -> Option<Verifier> {
    let fits = |key: &Verifier| key.purpose() == Purpose::Log && key.suite() == suite && key.name() != origin;
    Verifier::parse(key).filter(fits)
}

impl Record {
    /// Whether a genesis begins a log as it must: one that was met continues none; another is to continue a log
    /// of the same side and circle, of which every other side holds at least what it names.
    pub(super) fn continues(
        &self,
        origin: &str,
        log: &Log,
        genesis: &Genesis,
        roots: &dyn Roots,
    ) -> Result<bool, Wait> {
        let Some(last) = &genesis.predecessor else {
            return Ok(log.trusted.is_some() && log.met_as == genesis.side);
        };
        if log.trusted.is_some() || last.origin == origin {
            return Ok(false);
        }
        let before = self.logs.get(&last.origin).ok_or_else(|| Wait::Log(last.origin.clone()))?;
        if before.size < last.size || roots.root(&last.origin, last.size) != Some(last.root) {
            return Err(Wait::Entries { origin: last.origin.clone(), size: last.size });
        }
        let same = before.side == genesis.side && before.circle == genesis.circle;
        // The same entries under the new hash, where there is another: so the old hash alone proves nothing any more.
        let suite = before.suite().map_or("", Suite::name);
        let rehashed = last.rehashed.is_some() == (genesis.suite != suite);
        Ok(same && rehashed && last.size > 0 && self.origins_of(&before.side).count() < SUCCESSIONS_MAX)
    }

    /// Whether some recovery key that the log had vouches for this genesis of one that is to continue it: what
    /// can be said before it is folded.
    pub fn is_vouched(&self, origin: &str, genesis: &Genesis) -> bool {
        let Some(last) = &genesis.predecessor else { return false };
        self.keys_ever(&last.origin).any(|keys| is_authorised(origin, genesis, &keys.recovery))
    }

    /// The log that continues this one, once it does.
    fn successor_of(&self, origin: &str) -> Option<(&str, &Log)> {
        let end = self.logs.get(origin)?.ended.as_ref()?;
        let (successor, log) = self.logs.get_key_value(&end.successor)?;
        log.began.map(|_| (successor.as_str(), log))
    }

    /// The first log of a side.
    pub(super) fn first_of(&self, side: &str) -> Option<&Log> {
        self.logs.values().find(|log| log.side == side && log.begins.is_none())
    }

    /// The logs of a side, first to last; none that is only to continue another.
    pub fn origins_of(&self, side: &str) -> impl Iterator<Item = &str> {
        let first = self.logs.iter().find(|(_, log)| log.side == side && log.begins.is_none());
        core::iter::successors(first.map(|(origin, _)| origin.as_str()), |origin| {
            self.successor_of(origin).map(|(next, _)| next)
        })
    }

    /// The present log of a side.
    pub fn origin_of(&self, side: &str) -> Option<&str> {
        self.origins_of(side).last()
    }

    /// The log of a side that was its present one in this past.
    pub(super) fn origin_in(&self, side: &str, past: &Past) -> Option<&str> {
        let begun = |origin: &&str| {
            let began = self.logs.get(*origin).and_then(|log| log.began).unwrap_or(0);
            past.size_of(origin) > began
        };
        self.origins_of(side).take_while(begun).last()
    }

    /// The logs that are to continue one of a side, and do not.
    pub fn candidates_of(&self, side: &str) -> impl Iterator<Item = (&str, &Log)> {
        let of_side = self.logs.iter().filter(move |(_, log)| log.side == side && log.is_candidate());
        of_side.map(|(origin, log)| (origin.as_str(), log))
    }

    /// Whether another log continues this one: nobody need say any more what they saw of it.
    pub fn is_continued(&self, origin: &str) -> bool {
        self.successor_of(origin).is_some()
    }

    /// Whether a log is `other` or continues it.
    pub(super) fn is_own(&self, origin: &str, other: &str) -> bool {
        origin == other || self.ends_before(origin).any(|(before, _)| before == other)
    }

    /// The logs that this one continues, the latest first, each with its size at its end.
    fn ends_before(&self, origin: &str) -> impl Iterator<Item = (&str, u64)> {
        let last = |origin: &str| {
            let log = self.logs.get(origin).filter(|log| log.began.is_some())?;
            let before = log.begins.as_ref()?.predecessor.as_ref()?.origin.as_str();
            let (before, log) = self.logs.get_key_value(before)?;
            Some((before.as_str(), log.ended.as_ref()?.size))
        };
        core::iter::successors(last(origin), move |(origin, _)| last(origin))
    }

    /// Who has seen a log since it continues another has seen all of that one that counts.
    pub(super) fn raise_ended(&self, past: &mut Past, origin: &str, size: u64) {
        if self.logs.get(origin).and_then(|log| log.began).is_none_or(|began| size <= began) {
            return;
        }
        for (ended, size) in self.ends_before(origin) {
            past.raise(ended, size);
        }
    }

    /// Where a log stands among all of its side: behind every log before it, and apart from others that are to
    /// continue the same one, whichever of them is seen first. Below 2^27.
    pub fn ordinal(&self, origin: &str) -> u64 {
        let before = self.logs.get(origin).and_then(|log| log.begins.as_ref()?.predecessor.as_ref());
        let depth = before.map_or(0, |last| {
            let line = core::iter::successors(Some(last.origin.as_str()), |origin| {
                let begins = self.logs.get(*origin)?.begins.as_ref()?;
                begins.predecessor.as_ref().map(|last| last.origin.as_str())
            });
            line.take(SUCCESSIONS_MAX).count() as u64
        });
        let Hash([a, b, c, ..]) = Hash::of(origin.as_bytes());
        let rival = if depth == 0 { 0 } else { u64::from(u32::from_be_bytes([0, a, b, c])) >> 2 };
        (depth << RIVAL_BITS) | rival
    }

    /// Entries of a log that count: none behind its end.
    pub fn own_entries(&self, origin: &str, size: u64) -> u64 {
        let end = self.logs.get(origin).and_then(|log| log.ended.as_ref());
        end.map_or(size, |end| size.min(end.size))
    }

    /// Takes up a log that may be to continue another: its genesis says so.
    ///
    /// False where the circle holds as many as it may.
    pub fn expect(&mut self, origin: &str) -> bool {
        if self.logs.len() >= crate::act::SIDES_MAX * SUCCESSIONS_MAX && !self.logs.contains_key(origin) {
            return false;
        }
        self.logs.entry(origin.to_string()).or_insert_with(|| Log::new(None, ""));
        true
    }

    /// Whether entries were folded that a log's end, known only now, makes void: then all is to be folded again
    /// by [`Record::again`].
    pub fn is_overtaken(&self) -> bool {
        self.logs.values().any(|log| log.ended.as_ref().is_some_and(|end| end.size < log.counted))
    }

    /// Whether something that entries had seen and that was not here when they were folded is here now.
    pub fn can_read_more(&self) -> bool {
        let here =
            |(origin, size): (&String, &u64)| self.logs.get(origin).is_some_and(|log| log.size >= *size);
        self.logs.values().any(|log| log.unread.iter().any(here))
    }

    /// The record before anything was folded, with what is known beforehand: who was met, and which logs have
    /// ended where.
    pub fn again(&self) -> Self {
        let logs = self.logs.iter().map(|(origin, log)| (String::clone(origin), log.again()));
        Self { logs: logs.collect(), knows: self.knows, ..Self::default() }
    }

    /// The act by which a log is to continue another, if one was proposed.
    pub fn succession(&self, origin: &str) -> Option<(&Hash, &JointAct)> {
        let subject = log_subject(&self.logs.get(origin)?.side);
        self.acts.iter().find(|(_, act)| act.at.origin == origin && act.head.subject == subject)
    }
}
