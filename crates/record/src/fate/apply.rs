//! What a valid entry changes, and what the acts in force then are.

use super::{End, Event, Fate, JointAct, KeySet, Record, Signed};
use crate::act::{CHARTER, Head};
use crate::entry::{Body, Citation, Entry, Observe};
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
            (Event::Begun { side }, Body::Genesis(genesis)) => {
                let Ok(keys) = KeySet::of_genesis(origin, genesis) else { return };
                let before = genesis.predecessor.as_ref().and_then(|last| self.logs.get(&last.origin));
                let seen = before.map(|before| before.seen.clone()).unwrap_or_default();
                let Some(log) = self.logs.get_mut(origin) else { return };
                // What was seen never shrinks, also across the end of a log.
                log.seen = seen;
                log.predecessor.clone_from(&genesis.predecessor);
                log.side.clone_from(side);
                log.circle.clone_from(&genesis.circle);
                log.genesis = Some(entry.leaf);
                log.keys.push((0, keys));
            }
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
                self.slots.insert((head.by.clone(), head.subject.clone(), head.base), *act);
                let (concurs, declines) = (BTreeMap::new(), BTreeMap::new());
                let (bytes, at, signature) = (bytes.clone(), entry.citation(), propose.signature);
                let fate = Fate::Open;
                self.undecided.insert(*act);
                self.acts.insert(*act, JointAct { head, bytes, at, signature, concurs, declines, fate });
            }
            (Event::Succeeded { successor, log_key }, _) => {
                if let Some(log) = self.logs.get_mut(origin) {
                    let (successor, log_key) = (successor.clone(), log_key.clone());
                    log.ended = Some(End { size: log.size + 1, successor, log_key });
                }
                self.expect(successor);
            }
            (event, body) => self.apply_to_act(origin, entry, event, body),
        }
    }

    fn apply_to_act(&mut self, origin: &str, entry: &Entry, event: &Event, body: &Body) {
        let side = self.logs.get(origin).map(|log| log.side.clone()).unwrap_or_default();
        let Some(id) = event.act() else { return };
        let Some(act) = self.acts.get_mut(&id) else { return };
        match (event, body) {
            (Event::Concurred { .. }, Body::Concur(concur)) => {
                let signed = Signed { at: entry.citation(), signature: concur.signature };
                act.concurs.insert(side.clone(), signed);
                self.slots.insert((side, act.head.subject.clone(), act.head.base), id);
            }
            (Event::Declined { .. }, _) => drop(act.declines.insert(side, entry.citation().place())),
            (Event::Closed { reason, .. }, _) => {
                act.fate = Fate::Closed { at: entry.citation(), reason: *reason };
                self.undecided.remove(&id);
            }
            (Event::Enacted { .. }, _) => act.fate = Fate::Enacted { index: entry.index },
            (Event::InForce { since, .. }, Body::Observe(Observe::Receipt { enact, .. })) => {
                act.fate = Fate::InForce { enact: *enact, index: entry.index, since: *since };
                self.undecided.remove(&id);
                let successors =
                    self.successors.entry((act.head.subject.clone(), act.head.base)).or_default();
                successors.push(id);
                // In the order of their names, so that every order of folding gives the same record.
                successors.sort_unstable();
            }
            _ => {}
        }
    }

    /// The subjects on which two acts came into force on one base: possible only through a dishonest side;
    /// they stand frozen at the base, and both acts are kept as evidence.
    pub fn conflicts(&self) -> impl Iterator<Item = (&str, Option<Hash>, &[Hash])> {
        let several = self.successors.iter().filter(|(_, acts)| acts.len() > 1);
        several.map(|((subject, base), acts)| (subject.as_str(), *base, acts.as_slice()))
    }

    /// The act in force on a subject that no other follows; none where there is none or the subject is frozen
    /// at nothing.
    pub fn head_of(&self, subject: &str) -> Option<Hash> {
        let mut head = None;
        while let Some([next]) = self.successors.get(&(String::from(subject), head)).map(Vec::as_slice) {
            head = Some(*next);
        }
        head
    }

    /// The charter in force.
    pub fn charter(&self) -> Option<Hash> {
        self.head_of(CHARTER)
    }

    /// The close that `side` must cite to sign another act on (subject, base); `Err` if its signature there
    /// is still open, with the act it is on.
    pub fn release(&self, side: &str, subject: &str, base: Option<Hash>) -> Result<Option<Citation>, Hash> {
        let Some(earlier) = self.slots.get(&(String::from(side), String::from(subject), base)) else {
            return Ok(None);
        };
        match self.acts.get(earlier).map(|act| &act.fate) {
            Some(Fate::Closed { at, .. }) => Ok(Some(at.clone())),
            _ => Err(*earlier),
        }
    }
}
