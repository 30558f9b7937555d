//! What may happen next: people act, the network carries, machines fail.

use super::chance::Chance;
use super::circle::{Circle, propose, state, words};
use super::machine::{Marked, SIDES};
use super::network::Flight;
use paivand_node::source::Pouch;
use paivand_node::{ExchangeError, Intent, Published, State, SubmitError};
use paivand_record::entry::CloseReason;
use paivand_record::fate::Fate;
use paivand_record::hash::Hash;
use serde_json::json;

/// Joint subjects: few, so that proposals meet.
const SUBJECTS: usize = 3;

/// Most logs that a side has, one after another.
const LOGS_MAX: usize = 3;

/// How far a clock may be set: two years to either side.
const CLOCK_SECONDS: usize = 4 * 31_557_600;

/// Most answers on their way at once.
const FLIGHTS_MAX: usize = 8;

impl Circle {
    /// One step; says what it was.
    pub(super) fn step(&mut self, chance: &mut Chance) -> String {
        let which = chance.below(self.machines.len());
        let other = (which + 1 + chance.below(self.machines.len() - 1)) % self.machines.len();
        self.machines[which].clock.forward(chance.below(86_400) as i64);
        if self.machines[which].side == self.machines[other].side {
            return format!("{which} and {other} are one side");
        }
        let done = match chance.below(28) {
            0..6 => self.act(which, chance),
            6..13 => self.ask(which, other, chance),
            13..19 => self.deliver(chance),
            19 => {
                self.network.toggle(which, other);
                format!("the link between {which} and {other} is cut or mended")
            }
            20 => {
                let writes = chance.below(12);
                self.machines[which].disk.cut_after(writes);
                format!("the power of {which} goes after {writes} writes")
            }
            21 => {
                let writes = 1 + chance.below(4);
                self.machines[which].disk.fill_for(writes);
                format!("the disk of {which} is full for {writes} writes")
            }
            22..27 => self.maintain(which, chance),
            _ => {
                self.machines[which].crash();
                format!("{which} crashes")
            }
        };
        self.wake(chance);
        done
    }

    /// A machine without power or with a failed node is started again after a while.
    fn wake(&mut self, chance: &mut Chance) {
        for machine in &mut self.machines {
            if machine.disk.is_dead()
                || machine.node.as_ref().is_some_and(|node| node.state() == State::Failed)
            {
                machine.crash();
            }
            if machine.node.is_none() && chance.once_in(3) {
                machine.start();
            }
        }
    }

    fn act(&mut self, which: usize, chance: &mut Chance) -> String {
        let Some(intent) = self.intent(which, chance) else { return format!("{which} has nothing to say") };
        let machine = &mut self.machines[which];
        let Some(node) = machine.node.as_mut() else { return format!("{which} is down") };
        match node.submit(&intent) {
            Ok(receipt) => {
                let place = format!("{:?}", receipt.entered);
                machine.note_down(receipt);
                format!("{which} enters {} at {place}", name(&intent))
            }
            Err(
                error @ (SubmitError::Refused(_)
                | SubmitError::Meaning(_)
                | SubmitError::Bound(_)
                | SubmitError::UnknownAct(_)
                | SubmitError::NoCharter
                | SubmitError::Waits(_)
                | SubmitError::Succeeding(_)
                | SubmitError::Failed
                | SubmitError::WordsMissing(_)
                | SubmitError::WordsUnkept(_)
                | SubmitError::Store(_)),
            ) => format!("{which} is refused {}: {error}", name(&intent)),
            Err(error) if which >= self.honest => format!("{which} does not get {}: {error}", name(&intent)),
            Err(other) => panic!("{which} was refused {intent:?} for no reason of the simulation: {other:?}"),
        }
    }

    fn intent(&self, which: usize, chance: &mut Chance) -> Option<Intent> {
        let machine = &self.machines[which];
        let number = chance.next() % 100;
        let subject = format!("body/b{}", chance.below(SUBJECTS));
        let acts: Vec<Hash> = machine.node.as_ref()?.record().undecided().map(|(act, _)| *act).collect();
        let act = acts.get(chance.below(acts.len())).copied();
        Some(match number {
            0..30 => state(
                &format!("institution/i{number}"),
                &json!({"act": "institution.record", "names": words()}),
            ),
            30..55 => propose(
                &subject,
                &json!({"act": "body.constitute", "kind": "dialogue", "names": words(), "terms": "document/terms",
                    "under": {"document": "document/memorandum", "provision": "R7"}}),
            ),
            55..85 => Intent::Concur { act: act? },
            85..92 => Intent::Decline { act: act?, reason: "not yet".into() },
            _ => Intent::Close { act: act?, reason: CloseReason::Withdrawn },
        })
    }

    fn ask(&mut self, to: usize, from: usize, chance: &mut Chance) -> String {
        let Some(node) = &self.machines[to].node else { return format!("{to} is down") };
        let reached = self.machines[from].node.is_some() && !self.network.is_cut(to, from);
        if !reached || self.network.flights.len() >= FLIGHTS_MAX {
            return format!("{to} does not reach {from}");
        }
        let side = self.machines[from].side;
        let Some(peer) = &self.machines[from].node else { return format!("{from} is down") };
        match node.wants(side).fetch(&Published(peer)) {
            Ok(mut pouch) => {
                let forged = from >= self.honest && self.spoil(&mut pouch, chance);
                self.network.flights.push(Flight { from, to, pouch });
                format!("{to} asks {from}{}", if forged { ", who forges the answer" } else { "" })
            }
            Err(error) => format!("{to} asks {from} in vain: {error}"),
        }
    }

    /// Any answer on its way arrives, perhaps not for the last time; or it is lost.
    fn deliver(&mut self, chance: &mut Chance) -> String {
        if self.network.flights.is_empty() {
            return "nothing is on its way".into();
        }
        let number = chance.below(self.network.flights.len());
        let again = chance.once_in(4);
        let flight = &self.network.flights[number];
        let (from, to) = (flight.from, flight.to);
        let side = self.machines[from].side;
        let lost = chance.once_in(8);
        let done = match self.machines[to].node.as_mut().filter(|_| !lost) {
            None => "is lost".into(),
            Some(node) => match node.exchange(side, &flight.pouch) {
                Ok(taken) => format!("brings {taken}"),
                Err(ExchangeError::Contradicts(origin)) => {
                    let honest = SIDES.iter().take(self.honest).any(|side| origin.starts_with(side));
                    assert!(!honest || to >= self.honest, "{to} blames the honest log {origin}");
                    format!("shows two branches of {origin}")
                }
                Err(error) => format!("brings nothing: {error}"),
            },
        };
        if !again {
            self.network.flights.remove(number);
        }
        format!("the answer of {from} to {to} {done}")
    }

    /// A dishonest side leaves a file of its answer out, or alters it; says whether it did.
    fn spoil(&self, pouch: &mut Pouch, chance: &mut Chance) -> bool {
        if !chance.once_in(4) || pouch.0.is_empty() {
            return false;
        }
        let path = pouch.0.keys().nth(chance.below(pouch.0.len())).cloned().unwrap();
        let bytes = pouch.0.get_mut(&path).unwrap();
        if bytes.is_empty() || chance.once_in(2) {
            pouch.0.remove(&path);
        } else {
            let at = chance.below(bytes.len());
            bytes[at] ^= 1 << chance.below(8);
        }
        true
    }

    /// Backups and restores of any machine, while all others hold what they ever knew of: two that forget at once are
    /// the known limit of any such record, and so is one that forgets its mark beside a liar.
    fn maintain(&mut self, which: usize, chance: &mut Chance) -> String {
        if which >= self.honest || self.machines[which].disk.is_dead() || chance.once_in(3) {
            return self.renew(which, chance);
        }
        if self.machines[which].backup.is_none() || chance.once_in(3) {
            self.machines[which].back_up();
            return format!("{which} is backed up");
        }
        let mut others = self.machines.iter().take(self.honest).enumerate();
        let whole = others.all(|(other, machine)| other == which || machine.is_whole());
        let marked = match (self.machines[which].snapshotted, self.is_lied_to(), chance.below(2)) {
            _ if !whole => return format!("{which} is not restored: another does not hold all it knew of"),
            (true, _, _) => Marked::RolledBack,
            (false, false, 1) => Marked::Lost,
            (false, _, _) => Marked::Kept,
        };
        if marked != Marked::Kept {
            // What it gave away and nobody took yet is gone with the memory of it: one who carries that about
            // while the mark is lost makes another history of the log, and no rule inside the record helps.
            self.network.flights.retain(|flight| flight.from != which);
        }
        self.machines[which].restore(marked);
        self.restored += 1;
        self.promise();
        format!("{which} is restored from its backup, the mark {marked:?}")
    }

    pub(super) fn is_lied_to(&self) -> bool {
        self.honest < self.machines.len()
    }

    /// New keys, another log, views lost, or a clock set anywhere. A backup from before would hold old keys.
    fn renew(&mut self, which: usize, chance: &mut Chance) -> String {
        let lied_to = self.is_lied_to();
        let machine = &mut self.machines[which];
        let Some(node) = machine.node.as_mut().filter(|_| which < self.honest) else {
            machine.drop_views();
            return format!("{which} loses its views");
        };
        match chance.below(6) {
            0 | 1 => {
                machine.backup = None;
                match node.rekey() {
                    Ok(place) => format!("{which} has new keys from {place} on"),
                    Err(error) => format!("{which} gets no new keys: {error}"),
                }
            }
            2 if machine.logs < LOGS_MAX && !lied_to => {
                machine.backup = None;
                match machine.succeed() {
                    Ok(act) => format!("{which} is to go on in its log {} by {act}", machine.logs),
                    Err(error) => format!("{which} goes on where it is: {error}"),
                }
            }
            3 => {
                let seconds = chance.below(CLOCK_SECONDS) as i64 - CLOCK_SECONDS as i64 / 2;
                machine.clock.forward(seconds);
                format!("the clock of {which} is set {seconds} seconds further")
            }
            _ => {
                machine.drop_views();
                format!("{which} loses its views")
            }
        }
    }

    /// Never in force at one and closed at another; never two in force on one base.
    pub(super) fn safe(&self) {
        let honest = self.machines.iter().take(self.honest);
        let nodes: Vec<_> = honest.filter_map(|machine| machine.node.as_ref()).collect();
        for node in &nodes {
            assert_eq!(node.record().conflicts().count(), 0, "two acts in force on one base");
            for (act, held) in node.record().acts() {
                let closed = |other: &Fate| matches!(other, Fate::Closed { .. });
                let there = nodes.iter().filter_map(|other| other.record().acts().get(act));
                let contradicted = matches!(held.fate, Fate::InForce { .. } | Fate::Enacted { .. })
                    && there.into_iter().any(|other| closed(&other.fate));
                assert!(!contradicted, "{act} is enacted here and closed there");
            }
        }
    }
}

fn name(intent: &Intent) -> &'static str {
    match intent {
        Intent::State { .. } => "a statement",
        Intent::Propose { .. } => "a proposal",
        Intent::Concur { .. } => "a concurrence",
        Intent::Decline { .. } => "a decline",
        Intent::Close { .. } => "a close",
        Intent::Prepare { .. } => "an act prepared for a hand",
        Intent::Complete { .. } => "a hand",
    }
}
