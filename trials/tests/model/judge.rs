//! What a log says of an act: the rules of validity, read from entries alone.

use super::entry::{Kind, Place, ROOT};
use super::log::each;
use super::setting::{ACTS, Setting, Shown};
use super::state::{CLOSED, ENACTED, IN_FORCE, State, View};

/// A reader of the record.
pub(crate) struct Judge<'a> {
    /// The rules, and who proposes what.
    pub(crate) setting: &'a Setting,
    /// The world it reads.
    pub(crate) state: &'a State,
    /// Whose eyes it reads with: matters only where keys are not judged by position.
    pub(crate) eyes: u8,
}

impl Judge<'_> {
    /// How both acts stand in the logs as the reader shows them.
    pub(crate) fn view(&self) -> View {
        ACTS.map(|act| self.stands(act, self.shown(self.setting.proposer(act))))
    }

    /// How far the reader shows a log: of its own, not what could be lost without a trace.
    fn shown(&self, log: u8) -> Place {
        let held = self.state.held(self.eyes, log);
        if log != self.eyes || self.setting.rules.shown == Shown::Written {
            return held;
        }
        let versions = self.state.log(log);
        let released = each(self.state.released(self.setting, log)).map(|place| versions.line(place));
        let shown = released.fold(0, |places, line| places | line) & versions.line(held);
        each(shown).last().unwrap_or(ROOT)
    }

    /// How an act stands in its proposer's log up to a place: P-R3, P-R4, P-R7, P-R9.
    pub(crate) fn stands(&self, act: u8, place: Place) -> u8 {
        let log = self.setting.proposer(act);
        let (mut proposed, mut shown, mut stands) = (false, 0, 0);
        for (place, entry) in self.state.entries(log, place) {
            shown |= self.concurrences_shown(act, place);
            let mine = entry.act == act && self.key_is_valid(log, place);
            let open = proposed && (stands == 0 || !self.setting.rules.first_decides);
            match entry.kind {
                Kind::Propose if mine => proposed |= self.signature_is_valid(log, place),
                Kind::Close | Kind::CloseCrossed if mine && open => {
                    if !self.setting.rules.no_feigning || shown != self.others(log) {
                        stands |= CLOSED;
                    }
                }
                Kind::Enact if mine && open => {
                    if !self.setting.rules.all_sign || self.concurrences_shown(act, place) == self.others(log)
                    {
                        stands |= if self.setting.rules.receipts { ENACTED } else { ENACTED | IN_FORCE };
                    }
                }
                Kind::Observe if mine && stands & ENACTED != 0 => stands |= IN_FORCE,
                Kind::Nothing
                | Kind::Propose
                | Kind::Concur
                | Kind::Close
                | Kind::CloseCrossed
                | Kind::Enact
                | Kind::Observe
                | Kind::Keys => {}
            }
        }
        stands
    }

    /// The sides whose valid concurrence the `seen` of one entry of the proposer's log covers.
    pub(crate) fn concurrences_shown(&self, act: u8, place: Place) -> u8 {
        let log = self.setting.proposer(act);
        let seen = self.state.log(log).at(place).seen;
        self.setting
            .others(log)
            .filter(|&side| self.concurrence(act, side, seen[usize::from(side)]).is_some())
            .fold(0, |sides, side| sides | 1 << side)
    }

    /// Where a side's log, up to a place, validly concurs with an act.
    pub(crate) fn concurrence(&self, act: u8, side: u8, upto: Place) -> Option<Place> {
        self.state
            .entries(side, upto)
            .find(|&(place, entry)| {
                entry.kind == Kind::Concur && entry.act == act && self.signature_is_valid(side, place)
            })
            .map(|(place, _)| place)
    }

    /// Whether a proposal or concurrence counts: key in order (P-R10), slot free or freed by a cited close (P-R5).
    pub(crate) fn signature_is_valid(&self, log: u8, place: Place) -> bool {
        self.key_is_valid(log, place)
            && (!self.setting.rules.exclusive
                || !self.slot_was_taken(log, place)
                || self
                    .release_is_valid(1 - self.entry_act(log, place), self.state.log(log).at(place).releases))
    }

    /// Whether the signer had signed the other act before.
    pub(crate) fn slot_was_taken(&self, log: u8, place: Place) -> bool {
        let act = self.entry_act(log, place);
        self.state.entries(log, self.state.log(log).parent(place)).any(|(earlier, entry)| {
            entry.signs() && entry.act != act && self.signature_is_valid(log, earlier)
        })
    }

    /// Whether a citation names the close that decided the other act.
    pub(crate) fn release_is_valid(&self, act: u8, close: Place) -> bool {
        let log = self.state.log(self.setting.proposer(act));
        close != ROOT
            && log.at(close).closes()
            && log.at(close).act == act
            && self.stands(act, close) & CLOSED != 0
            && self.stands(act, log.parent(close)) & CLOSED == 0
    }

    /// Whether an entry is signed by the key that the log itself names at that position.
    fn key_is_valid(&self, log: u8, place: Place) -> bool {
        let entry = self.state.log(log).at(place);
        let until = if self.setting.rules.keys_by_position || entry.kind != Kind::Concur {
            self.state.log(log).parent(place)
        } else {
            self.state.held(self.eyes, log)
        };
        entry.key == self.key_at(log, until)
    }

    /// The generation of the key in use after a place.
    pub(crate) fn key_at(&self, log: u8, place: Place) -> u8 {
        let changes = self.state.entries(log, place).filter(|(_, entry)| entry.kind == Kind::Keys).count();
        u8::from(changes > 0)
    }

    fn entry_act(&self, log: u8, place: Place) -> u8 {
        self.state.log(log).at(place).act
    }

    /// The sides but one, as a bit mask.
    pub(crate) fn others(&self, side: u8) -> u8 {
        self.setting.others(side).fold(0, |sides, other| sides | 1 << other)
    }

    /// Tells whether every other side cosigned, on this line of the log, a prefix that holds the enact.
    ///
    /// The protocol asks for one checkpoint; here each side's may be another, which allows more.
    pub(crate) fn receipts_are_held(&self, log: u8, enact: Place, upto: Place) -> bool {
        let line = self.state.log(log).line(upto);
        self.setting.others(log).all(|side| {
            each(self.state.cosigned(side, log)).any(|place| {
                // A side cosigned everything before what it cosigned last.
                let shared = self.state.log(log).line(place) & line;
                shared & super::log::just(enact) != 0
            })
        })
    }
}
