//! What decides an act, and what every entry that counts brings about.

use super::super::circle::{Subject, only};
use super::super::entry::{Act, End, Entry, Log, Point, What};
use super::{Ended, Fate, Joint, Judge, Past, Place};

impl Judge {
    /// The proposer's own act, if it may still decide it.
    fn own(&self, log: usize, act: Act) -> Option<&Joint> {
        let joint = self.acts[act].as_ref()?;
        let mine = joint.at.log == log || joint.at.log == 0 && self.logs[log].began.is_some();
        let open = joint.fate == Fate::Open || !self.rules.first_decides;
        (act != 0 && mine && open).then_some(joint)
    }

    fn all_seen(&self, act: Act, joint: &Joint, past: &Past) -> bool {
        let signed = |side: usize| joint.concurs.get(&side).is_some_and(|(at, _)| at.is_in(past));
        self.circle.others(act).all(signed)
    }

    pub(super) fn may_close(&self, log: usize, act: Act, past: &Past) -> bool {
        let feigns = |joint: &Joint| self.rules.no_feigning && self.all_seen(act, joint, past);
        self.own(log, act).is_some_and(|joint| !feigns(joint))
    }

    pub(super) fn may_enact(
        &self,
        held: &[Log],
        log: usize,
        act: Act,
        (proven, end): (u8, Option<End>),
        past: &Past,
    ) -> Option<bool> {
        let Some(joint) = self.own(log, act) else { return Some(false) };
        let proven = self.circle.others(act).all(|side| proven & only(side) != 0) || !self.rules.proof_by_all;
        let signed = self.all_seen(act, joint, past) && proven || !self.rules.all_sign;
        let charter = self.circle.acts[act].charter;
        let cited = self.rules.enact_is_unchecked || charter.is_none_or(|cited| self.may_cite(cited, past));
        if !signed || !cited {
            return Some(false);
        }
        self.may_end(held, act, joint, end)
    }

    /// Whether a log ends where its sides' words say that it does.
    fn may_end(&self, held: &[Log], act: Act, joint: &Joint, end: Option<End>) -> Option<bool> {
        let named: Vec<Point> = joint.concurs.values().filter_map(|(_, stopped)| *stopped).collect();
        let Some(end) = end else { return Some(named.is_empty()) };
        let all = named.len() == self.circle.others(act).count();
        let Some((from, _)) = self.logs[joint.at.log].begins.filter(|_| all) else { return Some(false) };
        let largest = named.iter().any(|named| named.size == end.at.size) || end.parted;
        let within = named.iter().all(|named| end.at.size <= named.size);
        let above = named.iter().all(|named| end.at.size >= named.size);
        let agreed = if self.rules.ends_where_all_agree { within } else { above };
        if !end.continued || !largest || !agreed || end.at.size < from.size {
            return Some(false);
        }
        (self.logs[0].size() >= end.at.size).then(|| held[0].holds(end.at))
    }

    pub(super) fn may_observe(&self, log: usize, act: Act, by: u8) -> bool {
        let Some(joint) = &self.acts[act] else { return false };
        let Fate::Enacted(enact) = joint.fate else { return false };
        let mine = enact.log == log || enact.log == 0 && self.logs[log].began.is_some();
        let all = self.circle.others(act).all(|side| by & only(side) != 0);
        let free = self.circle.acts[act].subject != Subject::Log || self.logs[0].ended.is_none();
        let known = self.logs[0].ended.is_some_and(|end| end.successor == log);
        mine && all && (free || known)
    }

    pub(super) fn apply(&mut self, log: usize, entry: &Entry) {
        let at = Place { log, size: self.logs[log].size() + 1 };
        match entry.what {
            What::Begin { from, vouched } => self.logs[log].begins = Some((from, vouched)),
            What::Rekey => self.logs[log].key = 1,
            What::Say { .. } | What::NewKind => {}
            What::Propose(act) => {
                self.slots.insert(self.slot(log, act, true), act);
                self.acts[act] = Some(Joint::new(at));
            }
            What::Concur(act, stopped) => self.take_concur(log, act, stopped, at),
            What::Decline(act) => {
                let (side, attested) = (self.circle.side(log), self.circle.acts[act].attested);
                let Some(joint) = &mut self.acts[act] else { return };
                let set = if attested & only(side) != 0 { &mut joint.disputed } else { &mut joint.declined };
                *set |= only(side);
            }
            What::Close(act) => self.decide(act, Fate::Closed(at)),
            What::Enact { act, end, .. } => {
                let alone = self.circle.others(act).next().is_none() || !self.rules.receipts;
                let in_force = Fate::InForce { enact: at, at };
                self.decide(act, if alone { in_force } else { Fate::Enacted(at) });
                if let Some(joint) = &mut self.acts[act] {
                    joint.end = end.map(|end| end.at.size);
                }
            }
            What::Observe { act, .. } => {
                if self.circle.acts[act].subject == Subject::Log {
                    self.continue_by(log, act, at);
                }
                let enact = self.acts[act].as_ref().map(|joint| joint.fate);
                if let Some(Fate::Enacted(enact)) = enact {
                    self.decide(act, Fate::InForce { enact, at });
                }
            }
        }
    }

    fn decide(&mut self, act: Act, fate: Fate) {
        if let Some(joint) = &mut self.acts[act] {
            joint.fate = fate;
        }
    }

    fn take_concur(&mut self, log: usize, act: Act, stopped: Option<Point>, at: Place) {
        let side = self.circle.side(log);
        let paper = self.circle.acts[act].attested & only(side) != 0;
        let slot = self.slot(log, act, false);
        let Some(joint) = &mut self.acts[act] else { return };
        if paper {
            joint.taken_over.insert(side, at);
        } else {
            joint.concurs.insert(side, (at, stopped));
        }
        if !paper || self.rules.taking_over_signs {
            self.slots.insert(slot, act);
        }
    }

    /// A log continues the first one: that ends, and of what is open in it stays what all had signed before.
    fn continue_by(&mut self, log: usize, act: Act, at: Place) {
        let Some(joint) = self.acts[act].clone() else { return };
        let Some(size) = joint.end else { return };
        self.logs[0].ended = Some(Ended { size, successor: log });
        self.logs[log].began = Some(at.size - 1);
        let lapsed: Vec<Act> = (1..self.acts.len())
            .filter(|open| {
                self.acts[*open].as_ref().is_some_and(|other| {
                    let there = other.at.log == 0 && other.fate == Fate::Open;
                    there && !(self.rules.signed_stays && self.signed_before(*open, other, &joint))
                })
            })
            .collect();
        for open in lapsed {
            self.decide(open, Fate::Closed(at));
        }
    }

    /// Whether every other side signed an act before it let the log go.
    fn signed_before(&self, act: Act, joint: &Joint, succession: &Joint) -> bool {
        self.circle.others(act).all(|side| {
            let both = joint.concurs.get(&side).zip(succession.concurs.get(&side));
            both.is_some_and(|((signed, _), (let_go, _))| signed.size < let_go.size)
        })
    }
}
