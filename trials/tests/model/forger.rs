//! What a dishonest node may write next: anything that others cannot refuse at sight.
//!
//! It cannot forge signatures of others, nor receipts. Everything else is left to the rules of validity.

use super::action::Action;
use super::entry::{Entry, Kind, Place, ROOT, SIDES};
use super::judge::Judge;
use super::log::each;
use super::setting::ACTS;

impl Judge<'_> {
    /// Every entry the forger `self.eyes` may append, at the tip of either branch, or anywhere to begin a second.
    pub(crate) fn forged_entries(&self, actions: &mut Vec<Action>) {
        let main = self.state.held(self.eyes, self.eyes);
        let mut after = vec![main];
        if self.state.branch != ROOT {
            after.push(self.state.branch);
        } else {
            after.extend(each(self.state.log(self.eyes).line(main)).filter(|&place| place != main));
        }
        for after in after {
            let entries = self.forgeries(after).into_iter();
            actions.extend(entries.map(|entry| Action::Append { by: self.eyes, after, entry }));
        }
    }

    /// Every entry it may write after a place, once each kind, act and branch.
    fn forgeries(&self, after: Place) -> Vec<Entry> {
        let mut entries: Vec<Entry> = ACTS.into_iter().flat_map(|act| self.forgeries_about(act, after)).collect();
        entries.retain(|entry| !self.has(entry.kind, entry.act, after));
        if self.setting.rotating & 1 << self.eyes != 0 && self.key_at(self.eyes, after) == 0 {
            entries.push(self.entry(Kind::Keys, 0, ROOT));
        }
        let key = self.key_at(self.eyes, after);
        entries.into_iter().map(|entry| Entry { key, ..entry }).filter(|&entry| !self.exists(after, entry)).collect()
    }

    fn forgeries_about(&self, act: u8, after: Place) -> Vec<Entry> {
        let mine = self.setting.proposer(act) == self.eyes;
        let mut entries = Vec::new();
        if mine || self.proposal_is_held(act) {
            let kind = if mine { Kind::Propose } else { Kind::Concur };
            for releases in self.releases(act) {
                entries.push(self.entry(kind, act, releases));
            }
        }
        if !mine || !self.has(Kind::Propose, act, after) {
            return entries;
        }
        // It may own up to what it holds, or feign that it holds nothing.
        let owned = self.entry(Kind::Close, act, ROOT);
        let feigned = Entry { seen: [ROOT; SIDES], ..owned };
        entries.push(owned);
        if feigned != owned {
            entries.push(feigned);
        }
        if self.held_concurrences(act) == self.others(self.eyes) {
            entries.push(self.entry(Kind::Enact, act, ROOT));
        }
        let enacted = self.first(Kind::Enact, act, after);
        if enacted.is_some_and(|enact| self.receipts_are_held(self.eyes, enact, after)) {
            entries.push(self.entry(Kind::Observe, act, ROOT));
        }
        entries
    }

    /// What it may cite with a signature: nothing, or any close of the other act that it holds.
    fn releases(&self, act: u8) -> impl Iterator<Item = Place> {
        let log = self.setting.proposer(1 - act);
        let held = self.state.log(log).line(self.state.held(self.eyes, log));
        let branch = if log == self.eyes { self.state.log(log).line(self.state.branch) } else { 0 };
        each(held | branch)
            .filter(move |&place| place == ROOT || (self.state.log(log).at(place).closes() && self.state.log(log).at(place).act != act))
    }

    /// Tells whether an entry is there already: writing it again would be no step.
    fn exists(&self, after: Place, entry: Entry) -> bool {
        let log = self.state.log(self.eyes);
        log.places().skip(1).any(|place| log.parent(place) == after && *log.at(place) == entry)
    }
}
