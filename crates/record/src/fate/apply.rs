//! What a valid entry changes.

use super::{Event, Fate, JointAct, KeySet, Record, Signed, Slot};
use crate::act::{CHARTER, Head, LogAct, charter_of, log_act_of};
use crate::entry::{Body, Citation, Entry, Genesis};
use crate::hash::Hash;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

impl Record {
    pub(super) fn apply(&mut self, origin: &str, entry: &Entry, events: &[Event]) {
        for event in events {
            self.apply_one(origin, entry, event);
        }
    }

    fn apply_one(&mut self, origin: &str, entry: &Entry, event: &Event) {
        match (event, &entry.body) {
            (Event::Begun { side }, Body::Genesis(genesis)) => self.begin(origin, entry, side, genesis),
            (Event::Rekeyed, Body::Keys(change)) => {
                let Some(log) = self.logs.get_mut(origin) else { return };
                let changed = log.keys.last().map(|(_, keys)| keys.changed(origin, log.size, change));
                if let Some(Ok(keys)) = changed {
                    log.keys.push((log.size + 1, keys));
                }
            }
            (Event::Stated { act, .. }, _) => drop(self.stated.insert(*act)),
            (Event::Proposed { act, bytes, .. }, Body::Propose(propose)) => {
                let Some(head) = Head::parse(bytes) else { return };
                let slot = self.slot_of(origin, &head, head.is_of_all());
                self.slots.insert(slot, *act);
                let joint = JointAct {
                    head,
                    bytes: bytes.clone(),
                    at: entry.citation(),
                    signature: propose.signature,
                    concurs: BTreeMap::new(),
                    declines: BTreeMap::new(),
                    taken_over: BTreeMap::new(),
                    disputes: BTreeMap::new(),
                    end: None,
                    fate: Fate::Open,
                };
                self.note_charter(*act, &joint);
                self.undecided.insert(*act);
                self.acts.insert(*act, joint);
            }
            (Event::Forked { origin: of, .. }, _) => {
                if let Some(log) = self.logs.get_mut(origin) {
                    log.told.insert(of.clone());
                }
            }
            (Event::Ending { successor, act }, _) => {
                let size = entry.index + 1;
                self.end(origin, size, successor, *act);
            }
            (Event::Succeeded { origin: old, successor, size, act }, _) => {
                self.end(old, *size, successor, *act);
                if let Some(log) = self.logs.get_mut(origin) {
                    log.began = Some(entry.index);
                }
            }
            (event, body) => self.apply_to_act(origin, entry, event, body),
        }
    }

    fn begin(&mut self, origin: &str, entry: &Entry, side: &str, genesis: &Genesis) {
        let Ok(keys) = KeySet::of_genesis(origin, genesis) else { return };
        let Some(log) = self.logs.get_mut(origin) else { return };
        log.begins = genesis.predecessor.as_ref().map(|_| genesis.clone());
        log.side = side.into();
        log.circle.clone_from(&genesis.circle);
        log.genesis = Some(entry.leaf);
        log.keys.push((0, keys));
    }

    fn end(&mut self, origin: &str, size: u64, successor: &str, act: Hash) {
        if let Some(log) = self.logs.get_mut(origin) {
            log.ended = Some(super::End { size, successor: successor.into(), act });
        }
    }

    /// The slot of a signature of the writer of a log.
    fn slot_of(&self, origin: &str, head: &Head, of_all: bool) -> Slot {
        let log = self.logs.get(origin);
        let candidate = log.is_some_and(super::Log::is_candidate);
        let by = if candidate {
            String::from(origin)
        } else {
            log.map(|log| log.side.clone()).unwrap_or_default()
        };
        Slot { by, subject: head.subject.clone(), base: head.base, of_all }
    }

    fn apply_to_act(&mut self, origin: &str, entry: &Entry, event: &Event, body: &Body) {
        let side = self.logs.get(origin).map(|log| log.side.clone()).unwrap_or_default();
        let Some(id) = event.act() else { return };
        let Some(mut act) = self.acts.remove(&id) else { return };
        match (event, body) {
            (Event::Concurred { .. }, Body::Concur(concur)) => {
                let (signature, stopped) = (concur.signature, concur.stopped.clone());
                act.concurs.insert(side, Signed { at: entry.citation(), signature, stopped });
                self.slots.insert(self.slot_of(origin, &act.head, act.head.is_of_all()), id);
            }
            (Event::TakenOver { .. }, Body::Concur(concur)) => {
                let signature = concur.signature;
                act.taken_over.insert(side, Signed { at: entry.citation(), signature, stopped: None });
                self.slots.insert(self.slot_of(origin, &act.head, true), id);
            }
            (Event::Disputed { .. }, _) => drop(act.disputes.insert(side, entry.citation().place())),
            (Event::Declined { .. }, _) => drop(act.declines.insert(side, entry.citation().place())),
            (Event::Closed { reason, .. }, _) => {
                act.fate = Fate::Closed { at: entry.citation(), reason: *reason };
                self.undecided.remove(&id);
            }
            (Event::Enacted { .. }, Body::Enact(enact)) => {
                act.end = self.end_by(&act, enact);
                act.fate = Fate::Enacted { at: entry.citation() };
            }
            (Event::InForce { cosigned, .. }, _) => {
                let enact = match &act.fate {
                    Fate::Enacted { at } => at.clone(),
                    Fate::Open | Fate::Closed { .. } | Fate::InForce { .. } => entry.citation(),
                };
                act.fate = Fate::InForce { enact, at: entry.citation(), cosigned: cosigned.clone() };
                self.undecided.remove(&id);
                self.note_in_force(id, &act);
            }
            _ => {}
        }
        self.acts.insert(id, act);
    }

    /// Where an enact says that the log ends which its act lets another continue.
    fn end_by(&self, act: &JointAct, enact: &crate::entry::Enact) -> Option<u64> {
        match log_act_of(&act.bytes) {
            Some(LogAct::Succeed { .. }) => enact.end.as_ref().map(|end| end.size),
            Some(LogAct::Recovery { .. }) | None => None,
        }
    }

    pub(super) fn note_charter(&mut self, id: Hash, act: &JointAct) {
        if act.head.subject == CHARTER
            && let Some(charter) = charter_of(&act.bytes)
        {
            self.charters.insert(id, charter);
        }
    }

    /// What an act in force brings with it: it follows its base; a charter may be newer than this software; a
    /// recovery key takes the place of another.
    pub(super) fn note_in_force(&mut self, id: Hash, act: &JointAct) {
        let Fate::InForce { at, .. } = &act.fate else { return };
        let following = self.successors.entry((act.head.subject.clone(), act.head.base)).or_default();
        if !following.contains(&id) {
            following.push(id);
            // In the order of their names, so that every order of folding gives the same record.
            following.sort_unstable();
        }
        if self.charters.get(&id).is_some_and(|charter| charter.version > self.knows) {
            self.beyond.insert(at.place());
        }
        let suite = self.suite_of(&act.at.origin).unwrap_or_default();
        if act.head.subject.starts_with("log/")
            && let Some(LogAct::Recovery { key }) = log_act_of(&act.bytes)
            && let Some(key) = super::succession::read_recovery(&act.at.origin, suite, &key)
        {
            let (origin, at) = (act.at.origin.clone(), at.place());
            self.recoveries.insert(id, super::Recovery { origin, base: act.head.base, at, key });
        }
    }

    /// The acts in force that follow a base, in the order of their names.
    pub(super) fn following(
        &self,
        subject: &str,
        base: Option<Hash>,
    ) -> impl Iterator<Item = (Hash, &JointAct)> {
        let following = self.successors.get(&(String::from(subject), base));
        following.into_iter().flatten().filter_map(|id| Some((*id, self.acts.get(id)?)))
    }

    /// The one of these acts that counts: the only one, or the one that settles all others.
    pub(super) fn one_of<'a>(&self, acts: &[(Hash, &'a JointAct)]) -> Option<&'a JointAct> {
        self.settled(acts).map(|(_, act)| act)
    }

    fn settled<'a>(&self, acts: &[(Hash, &'a JointAct)]) -> Option<(Hash, &'a JointAct)> {
        if let [only] = acts {
            return Some(*only);
        }
        let covers = |id: Hash, act: &JointAct| {
            acts.iter().all(|(other, _)| *other == id || act.head.settles.contains(other))
        };
        let mut covering = acts.iter().filter(|(id, act)| !act.head.settles.is_empty() && covers(*id, act));
        match (covering.next(), covering.next()) {
            (Some(one), None) => Some(*one),
            _ => None,
        }
    }

    /// The subjects on which acts that all signed contend for one base: possible only through a dishonest side,
    /// or where a side has lost its mark. What the base says stays; the next act of all names them.
    pub fn conflicts(&self) -> impl Iterator<Item = (&str, Option<Hash>, Vec<Hash>)> {
        self.successors.iter().filter_map(|((subject, base), _)| {
            let of_all = self.following(subject, *base).filter(|(_, act)| act.is_signed_by_all());
            let of_all: Vec<(Hash, &JointAct)> = of_all.collect();
            let contend = of_all.len() > 1 && self.settled(&of_all).is_none();
            contend.then(|| (subject.as_str(), *base, of_all.iter().map(|(id, _)| *id).collect()))
        })
    }

    /// The act in force on a subject that no other follows, among those that every side signed; with `attested`,
    /// among all.
    fn last_of(&self, subject: &str, attested: bool) -> Option<Hash> {
        let mut head = None;
        loop {
            let counts = |act: &JointAct| attested || subject == CHARTER || act.is_signed_by_all();
            let following = self.following(subject, head).filter(|(_, act)| counts(act));
            let following: Vec<(Hash, &JointAct)> = following.collect();
            match self.settled(&following) {
                Some((next, _)) => head = Some(next),
                None => return head,
            }
        }
    }

    /// The act in force on a subject that every side signed and no other follows; none where there is none.
    pub fn head_of(&self, subject: &str) -> Option<Hash> {
        self.last_of(subject, false)
    }

    /// The same among all acts in force, also those that a side signed only on paper.
    pub fn attested_head_of(&self, subject: &str) -> Option<Hash> {
        self.last_of(subject, true)
    }

    /// The acts that contend for a base and that the next act on it must name; none where nothing does.
    pub fn contending(&self, subject: &str, base: Option<Hash>) -> Vec<Hash> {
        let mut conflicts = self.conflicts();
        let found = conflicts.find(|(about, of, _)| *about == subject && *of == base);
        found.map(|(_, _, acts)| acts).unwrap_or_default()
    }

    /// The charter in force.
    pub fn charter(&self) -> Option<Hash> {
        self.head_of(CHARTER)
    }

    /// The close that `side` must cite to sign another act like this one; `Err` if its signature there is still
    /// open or binds, with the act it is on.
    ///
    /// # Errors
    /// The act by which that signature is bound.
    pub fn release(&self, side: &str, head: &Head) -> Result<Option<Citation>, Hash> {
        let of_all = head.is_of_all() || head.is_attested(side);
        let slot = Slot { by: side.into(), subject: head.subject.clone(), base: head.base, of_all };
        let binds = |earlier: &&Hash| !head.settles.contains(earlier);
        let Some(earlier) = self.slots.get(&slot).filter(binds) else { return Ok(None) };
        match self.acts.get(earlier).map(|act| &act.fate) {
            Some(Fate::Closed { at, .. }) => Ok(Some(at.clone())),
            _ => Err(*earlier),
        }
    }
}
