//! The model: what can happen next, and what then is.

use super::action::Action;
use super::entry::{Kind, Place, ROOT, SIDES};
use super::judge::Judge;
use super::log::{Places, each, just};
use super::property;
use super::setting::{ACTS, OwnMark, Setting, Shown};
use super::state::{State, View};
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
            if self.forger == Some(by) {
                judge.forged_deliveries(actions);
                continue;
            }
            judge.pulls(actions);
            if judge.is_behind() {
                judge.recoveries(actions);
            } else {
                let mut entries = Vec::new();
                judge.honest_entries(&mut entries);
                actions.extend(entries.into_iter().map(|entry| Action::Append { by, entry }));
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
            state.view[usize::from(side)] = view;
            Self::remember(&mut state, side, view);
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
                self.hold(state, by, log, upto);
            }
            Action::Append { by, entry } => {
                let place = state.logs[usize::from(by)].append(state.held(by, by), entry);
                state.held[usize::from(by)][usize::from(by)] = place;
                if let Some(forger) = self.forger {
                    state.held[usize::from(forger)][usize::from(by)] = place;
                    state.cosign(forger, by, place);
                }
                self.tidy_if_forked(state, by);
            }
            Action::Deliver { from, to, entry } => {
                let place = state.logs[usize::from(from)].append(state.held(to, from), entry);
                self.hold(state, to, from, place);
                self.tidy_if_forked(state, from);
            }
            Action::Pack { by } => state.pouch = state.held[usize::from(by)],
            Action::Restore { by, held, lost } => {
                if lost {
                    state.stopped |= 1 << by;
                }
                if lost && self.rules.shown == Shown::Marked {
                    // It had published its tip, and so it had shown it.
                    let judge = Judge { setting: self, state, eyes: by };
                    let seen = ACTS.map(|act| judge.stands(act, judge.state.held(by, self.proposer(act))));
                    Self::remember(state, by, seen);
                }
                state.held[usize::from(by)] = held;
                state.frozen[usize::from(by)] = 0;
                state.restores -= 1;
                state.tidy(self);
            }
            Action::Recover { by, upto } => {
                state.held[usize::from(by)][usize::from(by)] = upto;
                state.tidy(self);
            }
            Action::Freeze { by, log } => state.frozen[usize::from(by)] |= 1 << log,
        }
    }

    /// A side stores a longer version of a log, and cosigns it unless its mark forbids (P-R8).
    fn hold(&self, state: &mut State, by: u8, log: u8, upto: Place) {
        state.held[usize::from(by)][usize::from(log)] = upto;
        let mark = Judge { setting: self, state, eyes: by }.mirror_mark(log);
        if state.log(log).line(upto) & mark == mark {
            state.cosign(by, log, upto);
        }
    }

    /// Adds to what a side ever saw.
    fn remember(state: &mut State, side: u8, view: View) {
        let ever = &mut state.ever[usize::from(side)];
        *ever = ACTS.map(|act| ever[usize::from(act)] | view[usize::from(act)]);
    }

    fn tidy_if_forked(&self, state: &mut State, log: u8) {
        if !state.log(log).is_one_line() {
            state.tidy(self);
        }
    }
}

impl Judge<'_> {
    /// Every extension of every mirrored log that someone can hand to this side.
    ///
    /// A log is only ever extended (P-R2), and never to less than its mark (P-R8, DESIGN 6). A side that meets a
    /// contradiction goes on with the branch it holds: a side that froze the log there would do less. Only a log that
    /// contradicts the mark must be told apart, for it ends the wait of a restored side.
    fn pulls(&self, actions: &mut Vec<Action>) {
        let by = self.eyes;
        for log in self.setting.others(by).filter(|&log| !self.has_frozen(log)) {
            let versions = self.state.log(log);
            let held = self.state.held(by, log);
            let mark = self.mirror_mark(log);
            for upto in each(self.offered(log)).filter(|&place| place != held) {
                let line = versions.line(upto);
                if line & just(held) != 0
                    && (line & mark == mark || self.takes_unconfirmed(log, versions.size(upto)))
                {
                    actions.push(Action::Pull { by, log, upto });
                }
            }
            // A forger can always write a log as long as the mark and with another root.
            let contradicts = |place: Place| {
                each(mark)
                    .any(|mark| versions.size(place) >= versions.size(mark) && !versions.extends(place, mark))
            };
            let forged = self.setting.forger == Some(log);
            if self.is_behind_in(log) && (forged || each(self.offered(log)).any(contradicts)) {
                actions.push(Action::Freeze { by, log });
            }
        }
    }

    /// The places of a log that anyone else, or the pouch, can hand over.
    fn offered(&self, log: u8) -> Places {
        let versions = self.state.log(log);
        if self.setting.forger == Some(log) {
            return versions.places().fold(0, |places, place| places | just(place));
        }
        let pouch = versions.line(self.state.pouch[usize::from(log)]);
        let sides = self.setting.others(self.eyes).map(|side| versions.line(self.state.held(side, log)));
        sides.fold(pouch, |places, line| places | line)
    }

    /// Tells whether this side takes the next entry of a log: not while it waits for what its mark covers.
    pub(crate) fn follows(&self, log: u8) -> bool {
        let next = self.state.log(log).size(self.state.held(self.eyes, log)) + 1;
        !self.has_frozen(log) && (!self.is_behind_in(log) || self.takes_unconfirmed(log, next))
    }

    /// Tells whether this side takes what is too short to be compared with its mark.
    fn takes_unconfirmed(&self, log: u8, size: u32) -> bool {
        let versions = self.state.log(log);
        !self.setting.rules.staged && each(self.mirror_mark(log)).any(|mark| size < versions.size(mark))
    }

    fn has_frozen(&self, log: u8) -> bool {
        self.state.frozen[usize::from(self.eyes)] & 1 << log != 0
    }

    fn mirror_mark(&self, log: u8) -> Places {
        if self.setting.rules.mirror_mark { self.state.cosigned(self.eyes, log) } else { 0 }
    }

    /// Tells whether this side must first catch up: some mark is above what it holds.
    pub(crate) fn is_behind(&self) -> bool {
        self.state.stopped & 1 << self.eyes != 0
            || self.is_behind_in(self.eyes)
            || self.setting.others(self.eyes).any(|log| self.is_behind_in(log))
    }

    fn is_behind_in(&self, log: u8) -> bool {
        let mark = if log == self.eyes {
            self.own_mark()
        } else if self.has_frozen(log) {
            0
        } else {
            self.mirror_mark(log)
        };
        let line = self.state.log(log).line(self.state.held(self.eyes, log));
        mark & !line != 0
    }

    /// The places of its own log that this side knows it released.
    fn own_mark(&self) -> Places {
        let own = self.eyes;
        match self.setting.rules.own_mark {
            OwnMark::Kept => self.state.released(self.setting, own),
            OwnMark::PeersAsked => {
                self.setting.others(own).fold(0, |places, side| places | just(self.state.held(side, own)))
            }
            OwnMark::None => 0,
        }
    }

    /// Every extension of its own log that someone can hand back, up to the mark at least.
    fn recoveries(&self, actions: &mut Vec<Action>) {
        let by = self.eyes;
        let versions = self.state.log(by);
        let own = self.state.held(by, by);
        let mark = if self.setting.rules.own_mark == OwnMark::Kept { self.own_mark() } else { 0 };
        for upto in each(self.offered(by)).filter(|&place| place != own) {
            let line = versions.line(upto);
            if line & just(own) != 0 && line & mark == mark {
                actions.push(Action::Recover { by, upto });
            }
        }
    }

    /// Packing all this side holds. Opening a forger's pouch is taking its log from its hands.
    fn packs(&self, actions: &mut Vec<Action>) {
        let nothing = [ROOT; SIDES];
        if self.setting.pouch
            && self.state.pouch == nothing
            && self.state.held[usize::from(self.eyes)] != nothing
        {
            actions.push(Action::Pack { by: self.eyes });
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
                        actions.push(Action::Restore { by, held: cut, lost: false });
                        if self.could_lose(cut) {
                            actions.push(Action::Restore { by, held: cut, lost: true });
                        }
                    }
                }
            }
        }
    }

    /// Tells whether the mark may cover entries that fall away and that nobody else holds.
    fn could_lose(&self, cut: [Place; SIDES]) -> bool {
        let by = self.eyes;
        let tip = self.state.held(by, by);
        let versions = self.state.log(by);
        let elsewhere = each(self.state.released(self.setting, by)).any(|place| versions.extends(place, tip));
        self.setting.rules.own_mark == OwnMark::Kept && cut[usize::from(by)] != tip && !elsewhere
    }

    /// Tells whether everything the own log names was held with it.
    fn could_have_held(&self, cut: [Place; SIDES]) -> bool {
        let holds = |log: u8, place: Place| self.state.log(log).extends(cut[usize::from(log)], place);
        self.state.entries(self.eyes, cut[usize::from(self.eyes)]).all(|(_, entry)| {
            let proposer = self.setting.proposer(entry.act);
            let names = self.setting.others(self.eyes).all(|side| holds(side, entry.seen[usize::from(side)]));
            let releases =
                entry.releases == ROOT || holds(self.setting.proposer(1 - entry.act), entry.releases);
            let proposal = entry.kind != Kind::Concur
                || self.first(Kind::Propose, entry.act, cut[usize::from(proposer)]).is_some();
            names && releases && proposal
        })
    }
}
