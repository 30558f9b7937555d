//! A log that ends and the one that continues it (planned succession).

use super::{Log, Past, Record, Roots, Wait};
use crate::entry::Genesis;
use crate::key::Verifier;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Most logs of one side, one after another: each is a folder to keep and a log to hold for ever.
pub const SUCCESSIONS_MAX: usize = 32;

/// How a log ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// Its entries, with the one that ended it; what stands behind is void.
    pub size: u64,
    /// The log that continues it.
    pub successor: String,
    /// The key of that log's genesis.
    pub log_key: Verifier,
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
            keys: Vec::new(),
            past: Past::default(),
            pasts: Vec::new(),
            seen: BTreeMap::new(),
            stopped: None,
            predecessor: None,
            ended: None,
        }
    }
}

impl Record {
    /// Whether a genesis begins a log as it must: one that was met continues none; one that an end named
    /// continues exactly that log, at its end, for the same side and circle, under the key named there.
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
        if before.size < last.size {
            return Err(Wait::Entries { origin: last.origin.clone(), size: last.size });
        }
        let named = before.ended.as_ref().is_some_and(|end| {
            end.size == last.size && end.successor == origin && end.log_key.to_string() == genesis.log_key
        });
        let same = before.side == genesis.side && before.circle == genesis.circle;
        Ok(named && same && roots.root(&last.origin, last.size) == Some(last.root))
    }

    /// Whether the end of some log names this one with this key.
    pub(super) fn is_named(&self, origin: &str, log_key: &str) -> bool {
        let mut ends = self.logs.values().filter_map(|log| log.ended.as_ref());
        ends.any(|end| end.successor == origin && end.log_key.to_string() == log_key)
    }

    /// The log that continues this one, once its genesis is folded.
    fn successor_of(&self, origin: &str) -> Option<(&str, &Log)> {
        let end = self.logs.get(origin)?.ended.as_ref()?;
        let (successor, log) = self.logs.get_key_value(&end.successor)?;
        let linked = log.predecessor.as_ref().is_some_and(|last| last.origin == origin);
        linked.then_some((successor.as_str(), log))
    }

    /// The logs of a side, first to last, as far as they have begun.
    pub fn origins_of(&self, side: &str) -> impl Iterator<Item = &str> {
        let first = self.logs.iter().find(|(_, log)| log.side == side && log.predecessor.is_none());
        core::iter::successors(first.map(|(origin, _)| origin.as_str()), |origin| {
            self.successor_of(origin).map(|(next, _)| next)
        })
    }

    /// The present log of a side, by its genesis.
    pub fn origin_of(&self, side: &str) -> Option<&str> {
        self.origins_of(side).last()
    }

    /// The log of a side that was its present one in this past.
    pub(super) fn origin_in(&self, side: &str, past: &Past) -> Option<&str> {
        self.origins_of(side).take_while(|origin| past.size_of(origin) > 0).last()
    }

    /// Whether a log ended and the one that continues it has begun: nobody need say any more what they saw
    /// of it.
    pub fn is_continued(&self, origin: &str) -> bool {
        self.successor_of(origin).is_some()
    }

    /// How many entries the logs have that this one continues: its side's entries are counted through.
    pub fn entries_before(&self, origin: &str) -> u64 {
        self.ends_before(origin).map(|(_, size)| size).sum()
    }

    /// Entries of a log that are its own: none behind its end.
    pub fn own_entries(&self, origin: &str, size: u64) -> u64 {
        let end = self.logs.get(origin).and_then(|log| log.ended.as_ref());
        end.map_or(size, |end| size.min(end.size))
    }

    /// The logs that this one continues, the latest first, each with its size at its end.
    fn ends_before(&self, origin: &str) -> impl Iterator<Item = (&str, u64)> {
        let last = |origin: &str| {
            let last = self.logs.get(origin)?.predecessor.as_ref()?;
            Some((last.origin.as_str(), last.size))
        };
        core::iter::successors(last(origin), move |(origin, _)| last(origin))
    }

    /// Whether a side has had as many logs as it may.
    pub(super) fn is_last(&self, origin: &str) -> bool {
        self.ends_before(origin).count() + 1 >= SUCCESSIONS_MAX
    }

    /// Who has seen a log has seen those that it continues.
    pub(super) fn raise_ended(&self, past: &mut Past, origin: &str) {
        for (ended, size) in self.ends_before(origin) {
            past.raise(ended, size);
        }
    }

    /// Takes up the log that an end names; a log that was met before stays what it is.
    pub(super) fn expect(&mut self, successor: &str) {
        self.logs.entry(successor.to_string()).or_insert_with(|| Log::new(None, ""));
    }
}
