//! From what is held to what is folded.

use super::super::entry::{Entry, Log, Point, What};
use super::{Folded, Judge, Past, Verdict};

/// What an entry can know, as far as it is here.
struct Sight {
    past: Past,
    strays: bool,
    unread: Past,
}

impl Judge {
    /// Folds what can be folded; what needs something that is not here, without it.
    pub(super) fn fold(&mut self, held: &[Log]) {
        loop {
            let logs = 0..self.logs.len();
            let folded = logs.clone().any(|log| self.next(held, log, true));
            if !folded && !logs.clone().any(|log| self.next(held, log, false)) {
                return;
            }
        }
    }

    /// Whether one entry may be written behind all that is held.
    pub(crate) fn admits(&self, held: &[Log], log: usize, entry: &Entry) -> bool {
        let mut judge = self.clone();
        let mut held = held.to_vec();
        held[log].push(entry.clone());
        judge.logs[log].size() + 1 == held[log].size()
            && judge.next(&held, log, true)
            && judge.logs[log].verdicts.last() == Some(&Verdict::Counts)
    }

    fn next(&mut self, held: &[Log], log: usize, patient: bool) -> bool {
        let folded = &self.logs[log];
        let size = folded.size();
        let Some(placed) = held[log].0.get(size) else { return false };
        let entry = &placed.entry;
        if folded.stopped {
            return false;
        }
        let behind = folded.ended.is_some_and(|end| size >= end.size);
        let signed = entry.key == folded.key || entry.what == What::Rekey || !self.rules.keys_by_place;
        if behind || !signed || !self.sees_on(folded, entry) {
            if !behind {
                self.logs[log].counted = size + 1;
            }
            self.keep(log, Verdict::Void);
            return true;
        }
        let Some(sight) = self.sight(held, log, entry, patient) else { return false };
        let unknown = entry.what == What::NewKind && self.knows < 2 && !self.rules.unknown_is_void;
        if self.is_beyond(&sight.past) || unknown {
            self.logs[log].stopped = true;
            return false;
        }
        if sight.strays && self.rules.strays_wait {
            return false;
        }
        let Some(counts) = self.counts(held, log, entry, &sight.past) else { return false };
        let lacks = sight.unread != Past::default() || self.logs[log].unread != Past::default();
        let counts = counts && !(sight.strays && self.rules.strays_are_void);
        if counts {
            self.apply(log, entry);
        }
        let folded = &mut self.logs[log];
        for other in 0..held.len() {
            if entry.seen[other].size > 0 {
                folded.seen[other] = entry.seen[other];
            }
            folded.unread[other] = folded.unread[other].max(sight.unread[other]);
        }
        (folded.past, folded.counted) = (sight.past, size + 1);
        let void = if lacks { Verdict::Apart } else { Verdict::Void };
        self.keep(log, if counts { Verdict::Counts } else { void });
        true
    }

    fn keep(&mut self, log: usize, verdict: Verdict) {
        let folded = &mut self.logs[log];
        folded.verdicts.push(verdict);
        folded.pasts.push(folded.past);
    }

    fn sight(&self, held: &[Log], log: usize, entry: &Entry, patient: bool) -> Option<Sight> {
        let folded = &self.logs[log];
        let mut past = folded.past;
        past[log] = folded.size();
        if let What::Begin { from, .. } = entry.what {
            past[0] = past[0].max(from.size);
        }
        let mut sight = Sight { past, strays: false, unread: Past::default() };
        for (other, seen) in entry.seen.iter().enumerate().filter(|(_, seen)| seen.size > 0) {
            // Another branch is told apart before any of it is folded.
            if held[other].size() >= seen.size && !held[other].holds(*seen) {
                sight.strays = true;
                continue;
            }
            let here = self.logs[other].size() >= seen.size;
            // What is held waits itself for something else: that is folded apart first.
            if !here && (patient || held[other].size() >= seen.size) {
                return None;
            }
            if !here {
                sight.unread[other] = seen.size;
            } else {
                self.know(&mut sight.past, other, *seen);
            }
        }
        Some(sight)
    }

    /// Who knows a log knows what that had seen, and where it continues another all that counts of that one.
    fn know(&self, past: &mut Past, log: usize, point: Point) {
        let folded = &self.logs[log];
        past[log] = past[log].max(point.size);
        if folded.began.is_some_and(|began| point.size > began)
            && let Some(end) = self.logs[0].ended
        {
            past[0] = past[0].max(end.size);
        }
        for (known, further) in past.iter_mut().zip(folded.pasts[point.size]) {
            *known = (*known).max(further);
        }
    }

    pub(super) fn is_overtaken(&self) -> bool {
        self.logs.iter().any(|log| log.ended.is_some_and(|end| end.size < log.counted))
    }

    pub(super) fn can_read_more(&self) -> bool {
        let here = |log: &Folded| {
            log.unread.iter().enumerate().any(|(of, size)| *size > 0 && self.logs[of].size() >= *size)
        };
        self.logs.iter().any(here)
    }

    /// What was seen goes on from what had been seen before. A log that is to continue another need not be named.
    fn sees_on(&self, folded: &Folded, entry: &Entry) -> bool {
        (0..self.logs.len()).all(|other| {
            let (now, before) = (entry.seen[other], folded.seen[other]);
            now.size > before.size || now == before || self.circle.is_late(other) && now.size == 0
        })
    }
}
