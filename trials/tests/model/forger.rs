//! What a dishonest side may make others hold: anything they cannot refuse at sight.
//!
//! The forger has no log of its own in the model. Each time an honest side takes its log one entry further, the
//! forger decides what that entry is: another for each, if it likes. Writing earlier could only mean knowing less,
//! so this is every forger, with as many branches as there are readers. It knows every entry as soon as it is written
//! and holds a receipt for it ready; where it would have known less, it may say so and not use it. It cannot forge the
//! signatures of others, nor their receipts. All else is left to the rules of validity.

use super::action::Action;
use super::entry::{Entry, Kind, Place, ROOT, SIDES};
use super::judge::Judge;
use super::log::each;
use super::setting::ACTS;

impl Judge<'_> {
    /// Every entry by which the forger `self.eyes` may take its log further in the hands of the others.
    pub(crate) fn forged_deliveries(&self, actions: &mut Vec<Action>) {
        for to in self.setting.others(self.eyes) {
            let reader = Judge { eyes: to, ..*self };
            if reader.follows(self.eyes) {
                let entries = self.forgeries(self.state.held(to, self.eyes)).into_iter();
                actions.extend(entries.map(|entry| Action::Deliver { from: self.eyes, to, entry }));
            }
        }
    }

    /// Every entry it may write after a place: each kind once for an act and branch, with any key it ever had.
    fn forgeries(&self, after: Place) -> Vec<Entry> {
        let mut entries: Vec<Entry> =
            ACTS.into_iter().flat_map(|act| self.forgeries_about(act, after)).collect();
        entries.retain(|entry| !self.stands_in(after, entry.kind, entry.act));
        let key = self.key_at(self.eyes, after);
        if self.setting.rotating & 1 << self.eyes != 0 && key == 0 {
            entries.push(Entry { kind: Kind::Keys, ..Entry::default() });
        }
        (0..=key).flat_map(|key| entries.iter().map(move |&entry| Entry { key, ..entry })).collect()
    }

    fn forgeries_about(&self, act: u8, after: Place) -> Vec<Entry> {
        let mine = self.setting.proposer(act) == self.eyes;
        let mut entries = Vec::new();
        // It owns up to nothing where that would bind it.
        let feigned = |kind: Kind, releases: Place| Entry { kind, act, releases, ..Entry::default() };
        if mine || self.proposal_is_held(act) {
            let kind = if mine { Kind::Propose } else { Kind::Concur };
            entries.extend(self.releases(act, after).map(|releases| feigned(kind, releases)));
        }
        if !mine || !self.stands_in(after, Kind::Propose, act) {
            return entries;
        }
        let owned = Entry { key: 0, ..self.entry(Kind::Close, act, ROOT) };
        entries.push(feigned(Kind::Close, ROOT));
        if owned.seen != [ROOT; SIDES] {
            entries.push(owned);
        }
        if self.held_concurrences(act) == self.others(self.eyes) {
            entries.push(Entry { kind: Kind::Enact, ..owned });
        }
        let enacted = self.first(Kind::Enact, act, after);
        if enacted.is_some_and(|enact| self.receipts_are_held(self.eyes, enact, after)) {
            entries.push(feigned(Kind::Observe, ROOT));
        }
        entries
    }

    /// What it may cite with a signature: nothing, or any close of the other act.
    fn releases(&self, act: u8, after: Place) -> impl Iterator<Item = Place> {
        let log = self.setting.proposer(1 - act);
        let upto = if log == self.eyes { after } else { self.state.held(self.eyes, log) };
        let versions = self.state.log(log);
        each(versions.line(upto)).filter(move |&place| {
            place == ROOT || (versions.at(place).closes() && versions.at(place).act != act)
        })
    }

    /// Tells whether the log up to a place already says something of an act.
    fn stands_in(&self, upto: Place, kind: Kind, act: u8) -> bool {
        self.state.entries(self.eyes, upto).any(|(_, entry)| entry.kind == kind && entry.act == act)
    }
}
