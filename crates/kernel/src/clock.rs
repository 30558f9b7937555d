//! Whose clock says what: receipts of entries, and entries whose times contradict each other.
//!
//! A time in the record is one side's word. A duty that begins with another side's act is counted from the own
//! receipt of it; a duty that begins with an own act from the own clock; and what a side does against a date
//! counts on the day it was stated only if another side received it soon after. So no clock moves the duties of
//! another. Of two clocks that differ nobody can say which is wrong: the entry is marked, with both times.

use crate::identity::ActId;
use crate::map::Map;
use crate::position::{LOG_BITS, Position, is_same_log};
use crate::side::Side;
use crate::standing::Standing;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How far clocks may differ before it is told: a day, as the dates of two zones may.
const TOLERANCE: SignedDuration = SignedDuration::from_hours(24);

/// When how much was received, by size; stored as pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<(u64, Timestamp)>", into = "Vec<(u64, Timestamp)>")]
struct Sizes(Map<u64, Timestamp>);

impl From<Vec<(u64, Timestamp)>> for Sizes {
    fn from(sizes: Vec<(u64, Timestamp)>) -> Self {
        Self(sizes.into_iter().collect())
    }
}

impl From<Sizes> for Vec<(u64, Timestamp)> {
    fn from(sizes: Sizes) -> Self {
        sizes.0.iter().map(|(size, on)| (*size, *on)).collect()
    }
}

impl Sizes {
    fn put(&mut self, size: u64, on: Timestamp) {
        let first = self.0.get(&size).map_or(on, |first| on.min(*first));
        self.0.insert_mut(size, first);
    }
}

/// When each side received how much of each other's log.
type Receipts = BTreeMap<Side, BTreeMap<Side, Sizes>>;

/// Times that the sides have stated, and when each received what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Times {
    /// By whose log, then by who received it, then by the log that shows it: two logs of one side, of which one is
    /// to continue the other, come in any order.
    received: BTreeMap<Side, BTreeMap<Side, BTreeMap<u64, Sizes>>>,
    cosigned: Receipts,
    /// The entries of each side that state a time, in their order, each with the latest time before it.
    #[serde(skip)]
    stated: BTreeMap<Side, Map<u64, Stated>>,
    /// Whether any of them may contradict another: mostly none does, and nothing need be looked at.
    #[serde(skip)]
    may_contradict: Suspicion,
}

/// Once true, so for good: it depends on what came first, and so is no part of what two nodes have in common.
#[derive(Clone, Copy, Debug, Default, Eq)]
struct Suspicion(bool);

impl PartialEq for Suspicion {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stated {
    on: Timestamp,
    latest_before: Option<Timestamp>,
}

/// An entry whose time contradicts another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClockMark {
    /// The entry.
    pub at: Position,
    /// The act that it states or proposes.
    pub act: ActId,
    /// The time that it states.
    pub stated_at: Timestamp,
    /// The time that contradicts it.
    pub against: Timestamp,
    /// Which contradiction it is.
    pub why: ClockWhy,
}

/// How an entry's time contradicts another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClockWhy {
    /// It is stated more than a day after another side received it.
    AfterReceipt,
    /// It is stated more than a day before something that its own log holds.
    BeforeOwn,
}

impl Times {
    /// Takes in that a side's log covers so many entries of another's.
    pub(crate) fn receive(&mut self, (by, log): (Side, u64), of: Side, size: u64, on: Timestamp) {
        self.suspect_before(of, size, on);
        self.received.entry(of).or_default().entry(by).or_default().entry(log).or_default().put(size, on);
    }

    /// Takes in that a side cosigned so many entries of another's log.
    pub(crate) fn cosign(&mut self, by: Side, of: Side, size: u64, on: Timestamp) {
        self.suspect_before(of, size, on);
        self.cosigned.entry(of).or_default().entry(by).or_default().put(size, on);
    }

    /// Whether some entry below a size may be stated too long after a receipt of it.
    fn suspect_before(&mut self, of: Side, size: u64, receipt: Timestamp) {
        let last = self.stated.get(&of).and_then(|entries| entries.range(..size).next_back());
        let late = last.is_some_and(|(_, entry)| entry.latest().duration_since(receipt) > TOLERANCE);
        self.may_contradict.0 |= late;
    }

    /// Takes in the time of an entry.
    pub(crate) fn state(&mut self, at: Position, on: Timestamp) {
        let entries = self.stated.entry(at.side).or_default();
        if entries.contains_key(&at.index) {
            return;
        }
        let before = entries.range(..at.index).next_back().map(|(_, before)| before);
        let mut latest = before.map(Stated::latest);
        // Mostly it is the last: what stands behind it learns of it.
        let behind: Vec<(u64, Timestamp)> =
            entries.range(at.index..).map(|(index, entry)| (*index, entry.on)).collect();
        for (index, on) in core::iter::once((at.index, on)).chain(behind) {
            let entry = Stated { on, latest_before: latest };
            let far = latest.is_some_and(|latest| latest.duration_since(on) > TOLERANCE);
            self.may_contradict.0 |= far;
            latest = Some(entry.latest());
            entries.insert_mut(index, entry);
        }
        self.may_contradict.0 |= self.ahead(at, on).is_some();
    }

    /// How much of that log of a side, to which `size` belongs, this log of another is known to have received.
    pub fn received_size(&self, (by, log): (Side, u64), (of, size): (Side, u64)) -> u64 {
        let known = self.received.get(&of).and_then(|sides| sides.get(&by)?.get(&log));
        let of_log = |known: &Sizes| {
            let end = ((size >> LOG_BITS) + 1) << LOG_BITS;
            let (last, _) = known.0.range(..end).next_back()?;
            is_same_log(*last, size).then_some(*last)
        };
        known.and_then(of_log).unwrap_or(size >> LOG_BITS << LOG_BITS)
    }

    /// When a side received the entry at a place: by its own first entry that covers it, or by its cosignature over
    /// it, whichever is earlier.
    pub(crate) fn receipt(&self, at: Position, by: Side) -> Option<Timestamp> {
        let first = |known: &Sizes| {
            let (size, on) = known.0.range(at.index + 1..).next()?;
            is_same_log(*size, at.index).then_some(*on)
        };
        let received = self.received.get(&at.side).and_then(|sides| sides.get(&by));
        let cosigned = self.cosigned.get(&at.side).and_then(|sides| sides.get(&by));
        received.into_iter().flat_map(BTreeMap::values).chain(cosigned).filter_map(first).min()
    }

    /// When the first of the other sides received it.
    pub(crate) fn first_receipt(&self, at: Position) -> Option<Timestamp> {
        let received = self.received.get(&at.side).into_iter().flat_map(BTreeMap::keys);
        let cosigned = self.cosigned.get(&at.side).into_iter().flat_map(BTreeMap::keys);
        received.chain(cosigned).filter(|by| **by != at.side).filter_map(|by| self.receipt(at, *by)).min()
    }

    /// The receipt before which an entry cannot have been made, though it says so.
    fn ahead(&self, at: Position, on: Timestamp) -> Option<Timestamp> {
        self.first_receipt(at).filter(|receipt| on.duration_since(*receipt) > TOLERANCE)
    }

    /// The later time that its own log held before an entry, though it says an earlier one. What is itself ahead
    /// of its receipt bounds nothing.
    fn behind(&self, at: Position, on: Timestamp) -> Option<Timestamp> {
        let entries = self.stated.get(&at.side)?;
        let far = |latest: Timestamp| latest.duration_since(on) > TOLERANCE;
        // Mostly nothing before it is later, and nothing more need be looked at.
        let (_, entry) = entries.range(at.index..).next()?;
        entry.latest_before.filter(|latest| far(*latest))?;
        let earlier = entries.range(..at.index).map(|(index, entry)| (*index, entry.on));
        let bounds =
            earlier.filter(|(index, on)| self.ahead(Position { index: *index, ..at }, *on).is_none());
        bounds.map(|(_, on)| on).max().filter(|latest| far(*latest))
    }

    /// The time of an entry for the duties of its own side: as stated, but not before what its log held.
    pub(crate) fn own(&self, at: Position, on: Timestamp) -> Timestamp {
        self.behind(at, on).unwrap_or(on)
    }

    /// The time that an entry counts for where it is done against a date: as its side says if another received it
    /// within the days of grace, otherwise when the first other received it.
    pub(crate) fn counted(&self, at: Position, on: Timestamp, grace_days: u8) -> Timestamp {
        let own = self.own(at, on);
        let grace = TOLERANCE * i32::from(grace_days);
        match self.first_receipt(at) {
            Some(receipt) if self.ahead(at, on).is_some() || receipt.duration_since(own) > grace => receipt,
            _ => own,
        }
    }
}

impl Stated {
    /// The latest time of what it is and what stands before it.
    fn latest(&self) -> Timestamp {
        self.latest_before.map_or(self.on, |latest| latest.max(self.on))
    }
}

impl Standing {
    /// Every act whose time contradicts another, by place: *clocks disagree* is a fact, and not whose is wrong.
    pub fn clocks(&self) -> Vec<ClockMark> {
        if self.times().may_contradict.0 { self.contradictions() } else { Vec::new() }
    }

    /// The same, whether or not anything is suspected.
    pub(crate) fn contradictions(&self) -> Vec<ClockMark> {
        let times = self.times();
        let mut marks: Vec<ClockMark> = self
            .acts()
            .filter_map(|(id, act)| {
                let (at, on) = (act.at, act.stated_at);
                let mark = |against, why| ClockMark { at, act: *id, stated_at: on, against, why };
                let ahead = times.ahead(at, on).map(|against| mark(against, ClockWhy::AfterReceipt));
                ahead.or_else(|| times.behind(at, on).map(|against| mark(against, ClockWhy::BeforeOwn)))
            })
            .collect();
        marks.sort_unstable();
        marks
    }
}

#[cfg(test)]
mod story;
