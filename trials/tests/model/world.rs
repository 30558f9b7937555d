//! The model: what can happen next, and what then is.

use super::action::Action;
use super::entry::{Kind, Place, ROOT, SIDES};
use super::judge::Judge;
use super::log::{each, just};
use super::property;
use super::setting::{OwnMark, Setting};
use super::state::State;
use stateright::{Model, Property};

impl Model for Setting {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        vec![State::new(self)]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        for by in self.all() {
            let judge = Judge { setting: self, state, eyes: by };
            judge.pulls(actions);
            if self.forger == Some(by) {
                judge.forged_entries(actions);
                judge.packs(actions);
                continue;
            }
            if judge.is_behind() {
                judge.recoveries(actions);
            } else {
                let mut entries = Vec::new();
                judge.honest_entries(&mut entries);
                let after = state.held(by, by);
                actions.extend(entries.into_iter().map(|entry| Action::Append { by, after, entry }));
                judge.packs(actions);
                if self.rules.own_mark != OwnMark::Kept {
                    judge.recoveries(actions);
                }
            }
            judge.restores(actions);
        }
    }

    fn next_state(&self, last: &State, action: Action) -> Option<State> {
        let mut state = last.clone();
        self.carry_out(&mut state, action);
        for side in self.honest() {
            let view = Judge { setting: self, state: &state, eyes: side }.view();
            let index = usize::from(side);
            state.view[index] = view;
            state.ever[index] = [state.ever[index][0] | view[0], state.ever[index][1] | view[1]];
        }
        Some(state)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        property::all(self)
    }
}

impl Setting {
    /// Does what an action says.
    fn carry_out(&self, state: &mut State, action: Action) {
        match action {
            Action::Pull { by, log, upto } => {
                state.held[usize::from(by)][usize::from(log)] = upto;
                state.cosign(by, log, upto);
            }
            Action::Append { by, after, entry } => {
                let place = state.logs[usize::from(by)].append(after, entry);
                if after == state.held(by, by) {
                    state.held[usize::from(by)][usize::from(by)] = place;
                } else {
                    state.branch = place;
                }
                if !state.log(by).is_one_line() {
                    state.tidy(self);
                }
            }
            Action::Pack { by, upto } => {
                state.pouch = state.held[usize::from(by)];
                state.pouch[usize::from(by)] = upto;
            }
            Action::Restore { by, held } => {
                state.held[usize::from(by)] = held;
                state.frozen[usize::from(by)] = 0;
                state.restores -= 1;
                state.tidy(self);
            }
            Action::Recover { by, upto } => {
                state.held[usize::from(by)][usize::from(by)] = upto;
                state.tidy(self);
            }
            Action::Freeze { by, log } => {
                state.frozen[usize::from(by)] |= 1 << log;
            }
        }
    }
}

impl Judge<'_> {
    /// Every extension of every mirrored log that someone can hand to this side.
    ///
    /// A log is only ever extended (P-R2), and never to less than its mark (P-R8, DESIGN 6). A side that meets a
    /// contradiction goes on with the branch it holds: a side that froze the log there would do less.
    fn pulls(&self, actions: &mut Vec<Action>) {
        for log in self.setting.others(self.eyes) {
            if self.state.frozen[usize::from(self.eyes)] & 1 << log != 0 {
                continue;
            }
            let versions = self.state.log(log);
            let held = self.state.held(self.eyes, log);
            let offered = self.offered(log);
            let mark = if self.setting.rules.mirror_mark { self.state.cosigned(self.eyes, log) } else { 0 };
            let fits = |line| line & just(held) != 0 && line & mark == mark;
            for upto in each(offered).filter(|&place| place != held) {
                if fits(versions.line(upto)) {
                    actions.push(Action::Pull { by: self.eyes, log, upto });
                }
            }
            let contradicts = |place: Place| {
                each(mark).any(|mark| versions.size(place) >= versions.size(mark) && !versions.extends(place, mark))
            };
            if self.is_behind_in(log) && each(offered).any(contradicts) {
                actions.push(Action::Freeze { by: self.eyes, log });
            }
        }
    }

    /// The places of a log that anyone else, or the pouch, can hand over.
    fn offered(&self, log: u8) -> super::log::Places {
        let versions = self.state.log(log);
        let sides = self.setting.others(self.eyes).map(|side| versions.line(self.state.held(side, log)));
        let branch = if self.setting.forger == Some(log) { versions.line(self.state.branch) } else { 0 };
        sides.fold(branch | versions.line(self.state.pouch[usize::from(log)]), |places, line| places | line)
    }

    /// Tells whether this side must first catch up: some mark is above what it holds.
    pub(crate) fn is_behind(&self) -> bool {
        self.is_behind_in(self.eyes) || self.setting.others(self.eyes).any(|log| self.is_behind_in(log))
    }

    fn is_behind_in(&self, log: u8) -> bool {
        let rules = &self.setting.rules;
        let mark = if log != self.eyes {
            let counts = rules.mirror_mark && self.state.frozen[usize::from(self.eyes)] & 1 << log == 0;
            if counts { self.state.cosigned(self.eyes, log) } else { 0 }
        } else {
            match rules.own_mark {
                OwnMark::Kept => self.state.released(self.setting, log),
                OwnMark::PeersAsked => {
                    self.setting.others(log).fold(0, |places, side| places | just(self.state.held(side, log)))
                }
                OwnMark::None => 0,
            }
        };
        let line = self.state.log(log).line(self.state.held(self.eyes, log));
        (mark & !just(ROOT)) & !line != 0
    }

    /// Every extension of its own log that someone can hand back, up to the mark at least.
    fn recoveries(&self, actions: &mut Vec<Action>) {
        let by = self.eyes;
        let versions = self.state.log(by);
        let own = self.state.held(by, by);
        let mark = if self.setting.rules.own_mark == OwnMark::Kept {
            self.state.released(self.setting, by) & !just(ROOT)
        } else {
            0
        };
        for upto in each(self.offered(by)).filter(|&place| place != own) {
            let line = versions.line(upto);
            if line & just(own) != 0 && line & mark == mark {
                actions.push(Action::Recover { by, upto });
            }
        }
    }

    /// Packing all this side holds; a forger chooses the branch.
    fn packs(&self, actions: &mut Vec<Action>) {
        if !self.setting.pouch || self.state.pouch != [ROOT; SIDES] {
            return;
        }
        let own = self.state.held(self.eyes, self.eyes);
        let empty = self.state.held[usize::from(self.eyes)] == [ROOT; SIDES];
        if !empty {
            actions.push(Action::Pack { by: self.eyes, upto: own });
        }
        if self.setting.forger == Some(self.eyes) && self.state.branch != ROOT {
            actions.push(Action::Pack { by: self.eyes, upto: self.state.branch });
        }
    }

    /// Falling back to any earlier state: each log cut anywhere, but holding what the own log's entries name.
    fn restores(&self, actions: &mut Vec<Action>) {
        let by = self.eyes;
        if self.state.restores == 0 || self.setting.restorable & 1 << by == 0 {
            return;
        }
        let held = self.state.held[usize::from(by)];
        let lines: [Vec<Place>; SIDES] =
            std::array::from_fn(|log| each(self.state.logs[log].line(held[log])).collect());
        for &first in &lines[0] {
            for &second in &lines[1] {
                for &third in &lines[2] {
                    let cut = [first, second, third];
                    if cut != held && self.could_have_held(cut) {
                        actions.push(Action::Restore { by, held: cut });
                    }
                }
            }
        }
    }

    /// Tells whether everything the own log names was held with it.
    fn could_have_held(&self, cut: [Place; SIDES]) -> bool {
        let holds = |log: u8, place: Place| self.state.log(log).extends(cut[usize::from(log)], place);
        self.state.entries(self.eyes, cut[usize::from(self.eyes)]).all(|(_, entry)| {
            let proposer = self.setting.proposer(entry.act);
            let names = self.setting.others(self.eyes).all(|side| holds(side, entry.seen[usize::from(side)]));
            let releases = entry.releases == ROOT || holds(self.setting.proposer(1 - entry.act), entry.releases);
            let proposal = entry.kind != Kind::Concur
                || self.first(Kind::Propose, entry.act, cut[usize::from(proposer)]).is_some();
            names && releases && proposal
        })
    }
}
