//! What one machine shows another, and what that one does with it.

use super::entry::{Log, Point, What};
use super::machine::{Answer, Machine, SIDES, Standing, Waiting};
use super::world::{Setting, State};
use std::sync::Arc;

/// What is shown: every log with the sides whose cosignature stands under it, an answer, a question.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Offer {
    side: usize,
    logs: Vec<(Log, u8)>,
    answer: Option<Answer>,
    question: Option<u8>,
}

impl Setting {
    /// What a machine hands out; before that its mark rises.
    pub(super) fn offer(&self, state: &mut State, from: usize, to: usize, pouch: bool) -> Offer {
        let (asker, nonce) = {
            let asking = &state.machines[to];
            (asking.side, asking.start.as_ref().map(|question| question.nonce))
        };
        let machine = &mut state.machines[from];
        let own = machine.side;
        if machine.mark.is_open {
            machine.raise(own, machine.own().tip());
        }
        let mut logs: Vec<(Log, u8)> = machine.folder.logs.iter().cloned().map(|log| (log, 0)).collect();
        if !self.keeping.seals_late && machine.start.is_some() {
            logs[own].0.0.truncate(machine.begun_with);
        }
        for (of, (log, lines)) in logs.iter_mut().enumerate() {
            let signed =
                (0..SIDES).filter(|by| machine.folder.cosigned[of][*by] == log.size() && log.size() > 0);
            *lines = signed.fold(0, |set, by| set | 1 << by);
        }
        // A link answers the question that is asked over it, a pouch the one that an earlier pouch brought.
        let known = if pouch { machine.folder.asked[asker] } else { nonce };
        let shows = known.or((pouch && !self.keeping.answers_are_fresh).then_some(u8::MAX));
        let answer = shows.map(|nonce| machine.answer(asker, nonce));
        let question = machine.start.as_ref().filter(|_| pouch).map(|question| question.nonce);
        Offer { side: own, logs, answer, question }
    }

    /// Takes each log by itself, then the question and the answer; then seals what waited and does what is owed.
    pub(super) fn take(&self, state: &mut State, to: usize, offer: &Offer) {
        let own = state.machines[to].side;
        let third = (0..offer.logs.len()).filter(|of| *of != own && *of != offer.side);
        for of in [offer.side, own].into_iter().chain(third) {
            let (log, lines) = &offer.logs[of];
            state.dropped |= self.take_log(&mut state.machines[to], of, log, *lines);
        }
        let machine = &mut state.machines[to];
        if offer.question.is_some() {
            machine.folder.asked[offer.side] = offer.question;
        }
        if let (Some(answer), Some(question)) = (&offer.answer, &mut machine.start)
            && (answer.nonce == question.nonce || !self.keeping.answers_are_fresh)
        {
            question.answers[offer.side] = Some(answer.clone());
        }
        self.settle(machine);
        self.seal_waiting(machine);
        self.tend(machine);
        self.rise(machine);
    }

    fn take_log(&self, machine: &mut Machine, of: usize, log: &Log, lines: u8) -> bool {
        let own = of == machine.side;
        let held = &machine.folder.logs[of];
        if own
            && !self.keeping.seals_late
            && machine.start.is_some()
            && !log.extends(held)
            && !held.extends(log)
        {
            return self.seal_again(machine, log);
        }
        let grows = log.size() > held.size();
        if grows {
            let mark = machine.mark.at[of];
            let fits = log.extends(held) && (log.size() < mark.size || log.holds(mark));
            if !fits || self.keeping.staged && log.size() < mark.size {
                return false;
            }
            if own && machine.mark.is_open {
                machine.raise(of, log.tip());
            }
            machine.folder.logs[of] = log.clone();
            machine.think(&self.circle);
        } else if !held.extends(log) || !own && log.size() < held.size() {
            return false;
        }
        let me = machine.side;
        for by in (0..SIDES).filter(|by| lines & 1 << by != 0 && (own || *by != me)) {
            let known = &mut machine.folder.cosigned[of][by];
            *known = log.size().max(*known);
        }
        let below = self.keeping.staged && machine.mark.at[of].size > log.size();
        if !own && machine.start.is_none() && !below && log.size() > 0 {
            machine.raise(of, log.tip());
            machine.folder.cosigned[of][me] = log.size();
        }
        false
    }

    /// What was sealed before the start was confirmed is sealed again behind what comes back; says whether something
    /// of it counts no more.
    fn seal_again(&self, machine: &mut Machine, log: &Log) -> bool {
        let own = machine.side;
        let common = machine.own().common(log);
        let tail: Vec<What> = machine.own().entries().skip(common).map(|entry| entry.what).collect();
        machine.folder.logs[own] = log.clone();
        machine.think(&self.circle);
        let life = machine.life;
        let lost = |what: What| !machine.has_said(what) && !machine.seal(&self.circle, what, life);
        tail.into_iter().map(lost).fold(false, |any, lost| any | lost)
    }

    /// Confirms the start if every other side has answered and nothing more is to be taken.
    fn settle(&self, machine: &mut Machine) {
        let Some(question) = &machine.start else { return };
        let settled = |side: usize| {
            let answer = question.answers[side].as_ref();
            // Where a person answered for it, a log that forked goes on, and is continued in another.
            let fits = |holds: Point| question.by_person || machine.own().holds(holds);
            answer.is_some_and(|answer| machine.own().size() >= answer.holds.size && fits(answer.holds))
        };
        let mut others = (0..self.circle.sides).filter(|side| *side != machine.side);
        let enough = if self.keeping.all_answer { others.all(settled) } else { others.any(settled) };
        if enough {
            machine.begin_mark();
            machine.start = None;
        }
    }

    pub(super) fn confirm(&self, state: &mut State, by: usize) {
        let machine = &mut state.machines[by];
        if let Some(question) = &mut machine.start {
            question.by_person = true;
        }
        machine.begin_mark();
        // The record says that a person answered for this start.
        let said = What::Say { number: 100 + machine.life, charter: 0 };
        let life = machine.life;
        machine.seal(&self.circle, said, life);
        self.seal_waiting(machine);
    }

    pub(super) fn must_wait(&self, machine: &Machine, what: What) -> bool {
        match machine.standing() {
            Standing::Normal => false,
            Standing::Below => true,
            Standing::Unconfirmed => self.keeping.seals_late,
            Standing::Statements => self.keeping.statements_only && !matches!(what, What::Say { .. }),
        }
    }

    pub(super) fn say(&self, state: &mut State, by: usize, what: What) {
        let machine = &mut state.machines[by];
        if let What::Close(act) = what {
            let before = machine.folder.outbox.len();
            machine.folder.outbox.retain(|waiting| waiting.what != What::Propose(act));
            if machine.folder.outbox.len() < before {
                return;
            }
        }
        let life = machine.life;
        if self.must_wait(machine, what) {
            machine.folder.outbox.push(Waiting { what, life, refused: false });
            return;
        }
        let by_person = machine.standing() == Standing::Statements && matches!(what, What::Say { .. });
        let confirmed = machine.standing() == Standing::Normal || by_person;
        let sealed = machine.seal(&Arc::clone(&self.circle), what, life);
        state.early |= sealed && !confirmed;
        self.rise(&mut state.machines[by]);
    }

    fn seal_waiting(&self, machine: &mut Machine) {
        for waiting in std::mem::take(&mut machine.folder.outbox) {
            if waiting.refused || self.must_wait(machine, waiting.what) {
                machine.folder.outbox.push(waiting);
            } else if !machine.has_said(waiting.what)
                && !machine.seal(&self.circle, waiting.what, waiting.life)
            {
                machine.folder.outbox.push(Waiting { refused: true, ..waiting });
            }
        }
    }

    fn tend(&self, machine: &mut Machine) {
        let life = machine.life;
        while let (Standing::Normal, Some(what)) = (machine.standing(), machine.owed(&self.circle)) {
            if !machine.seal(&self.circle, what, life) {
                return;
            }
        }
    }

    /// Where the rule is taken away that the mark rises when a checkpoint is handed out, it rises here.
    fn rise(&self, machine: &mut Machine) {
        if !self.keeping.rises_when_handed_out && machine.mark.is_open {
            machine.raise(machine.side, machine.own().tip());
        }
    }
}

impl Machine {
    fn raise(&mut self, of: usize, to: Point) {
        if to.size > self.mark.at[of].size {
            self.mark.at[of] = to;
        }
    }

    fn answer(&self, asker: usize, nonce: u8) -> Answer {
        let mut cosigned = [Point::default(); SIDES];
        for (of, log) in self.folder.logs.iter().enumerate() {
            cosigned[of] = log.at(self.folder.cosigned[of][asker]);
        }
        Answer { nonce, holds: self.folder.logs[asker].tip(), cosigned }
    }

    /// The mark is written anew: of the own log what is held, of the others what was cosigned, as all have shown it.
    fn begin_mark(&mut self) {
        self.raise(self.side, self.own().tip());
        let shown: Vec<Answer> =
            self.start.iter().flat_map(|question| question.answers.iter().flatten().cloned()).collect();
        let own = self.side;
        for of in (0..self.folder.logs.len()).filter(|of| *of != own) {
            let held = self.folder.logs[of].at(self.folder.cosigned[of][own]);
            let most = shown.iter().map(|answer| answer.cosigned[of]).chain([held]).max_by_key(|at| at.size);
            self.raise(of, most.unwrap_or_default());
        }
        (self.mark.is_there, self.mark.is_open) = (true, true);
    }
}
