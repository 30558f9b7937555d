//! What an honest node may write next.

use super::entry::{Entry, Kind, Place, ROOT};
use super::judge::Judge;
use super::log::each;
use super::setting::{ACTS, Seen};
use super::state::{CLOSED, ENACTED, IN_FORCE};

impl Judge<'_> {
    /// Every entry the honest side `self.eyes` may append to its own log.
    ///
    /// Nothing is forced: a person may wait with anything. A node may concur with an act that it holds as closed,
    /// as a node does that has the close but has not folded it yet.
    pub(crate) fn honest_entries(&self, entries: &mut Vec<Entry>) {
        let tip = self.state.held(self.eyes, self.eyes);
        for act in ACTS {
            if self.setting.proposer(act) == self.eyes {
                self.propose(act, tip, entries);
                self.decide(act, tip, entries);
            } else {
                self.concur(act, tip, entries);
            }
        }
        if self.setting.rotating & 1 << self.eyes != 0 && self.key_at(self.eyes, tip) == 0 {
            entries.push(self.entry(Kind::Keys, 0, ROOT));
        }
    }

    fn propose(&self, act: u8, tip: Place, entries: &mut Vec<Entry>) {
        if !self.has(Kind::Propose, act, tip)
            && let Some(releases) = self.free_slot(act, tip)
        {
            entries.push(self.entry(Kind::Propose, act, releases));
        }
    }

    fn concur(&self, act: u8, tip: Place, entries: &mut Vec<Entry>) {
        if !self.has(Kind::Concur, act, tip)
            && self.proposal_is_held(act)
            && let Some(releases) = self.free_slot(act, tip)
        {
            entries.push(self.entry(Kind::Concur, act, releases));
        }
    }

    /// The proposer's part: enact, close, observe.
    fn decide(&self, act: u8, tip: Place, entries: &mut Vec<Entry>) {
        if !self.has(Kind::Propose, act, tip) {
            return;
        }
        let rules = &self.setting.rules;
        let stands = self.stands(act, tip);
        let open = stands == 0 || !rules.first_decides;
        let enact = self.entry(Kind::Enact, act, ROOT);
        let complete = self.others(self.eyes) == self.held_concurrences(act);
        if open && stands & ENACTED == 0 && (complete || !rules.all_sign) {
            entries.push(enact);
        }
        if open && stands & CLOSED == 0 && (!complete || !rules.no_feigning) {
            let kind = if self.ranks_lower(act) { Kind::CloseCrossed } else { Kind::Close };
            entries.push(self.entry(kind, act, ROOT));
        }
        if rules.receipts && stands & ENACTED != 0 && stands & IN_FORCE == 0 {
            let enacted = self.first(Kind::Enact, act, tip);
            if enacted.is_some_and(|enact| self.receipts_are_held(self.eyes, enact, tip)) {
                entries.push(self.entry(Kind::Observe, act, ROOT));
            }
        }
    }

    /// An entry of this side as it would sign it now.
    pub(crate) fn entry(&self, kind: Kind, act: u8, releases: Place) -> Entry {
        let key = self.key_at(self.eyes, self.state.held(self.eyes, self.eyes));
        let mut entry = Entry { kind, act, key, releases, ..Entry::default() };
        for side in self.setting.others(self.eyes) {
            entry.seen[usize::from(side)] = self.seen(side);
        }
        entry
    }

    /// What this side's `seen` says of another log.
    fn seen(&self, side: u8) -> Place {
        let held = self.state.held(self.eyes, side);
        match self.setting.seen {
            Seen::Whole => held,
            Seen::Concurrences => self
                .state
                .entries(side, held)
                .filter(|(_, entry)| {
                    entry.kind == Kind::Concur && self.setting.proposer(entry.act) == self.eyes
                })
                .last()
                .map_or(ROOT, |(place, _)| place),
        }
    }

    /// The sides whose valid concurrence this side holds.
    pub(crate) fn held_concurrences(&self, act: u8) -> u8 {
        self.setting
            .others(self.eyes)
            .filter(|&side| self.concurrence(act, side, self.state.held(self.eyes, side)).is_some())
            .fold(0, |sides, side| sides | 1 << side)
    }

    /// Whether this side may sign an act, and the close it then cites: `Some(ROOT)` needs no citation.
    fn free_slot(&self, act: u8, tip: Place) -> Option<Place> {
        let other = 1 - act;
        if !self.setting.rules.exclusive
            || !(self.has(Kind::Propose, other, tip) || self.has(Kind::Concur, other, tip))
        {
            return Some(ROOT);
        }
        let log = self.setting.proposer(other);
        each(self.state.log(log).line(self.state.held(self.eyes, log)))
            .find(|&place| self.release_is_valid(other, place))
    }

    /// Tells whether this side holds a valid proposal of an act.
    pub(crate) fn proposal_is_held(&self, act: u8) -> bool {
        let log = self.setting.proposer(act);
        self.first(Kind::Propose, act, self.state.held(self.eyes, log))
            .is_some_and(|place| self.signature_is_valid(log, place))
    }

    /// P-R12 with side 0 ranked first: the proposer of act 1 gives way to a proposal it holds.
    fn ranks_lower(&self, act: u8) -> bool {
        act == 1 && self.setting.crosses() && self.proposal_is_held(0)
    }

    /// Where the proposer's log up to a place first says something of an act.
    pub(crate) fn first(&self, kind: Kind, act: u8, upto: Place) -> Option<Place> {
        let log = if kind == Kind::Concur { self.eyes } else { self.setting.proposer(act) };
        self.state
            .entries(log, upto)
            .find(|(_, entry)| entry.kind == kind && entry.act == act)
            .map(|(place, _)| place)
    }

    /// Tells whether this side's own log up to a place says something of an act.
    pub(crate) fn has(&self, kind: Kind, act: u8, upto: Place) -> bool {
        self.state.entries(self.eyes, upto).any(|(_, entry)| entry.kind == kind && entry.act == act)
    }
}
