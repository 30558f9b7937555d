//! An observe: other sides' receipts (P-R7), and evidence, which tells and changes nothing.

use super::bench::{Bench, Verdict, at_once};
use super::{Event, Fate, JointAct, Void};
use crate::checkpoint::{Checkpoint, cosigned};
use crate::entry::Citation;
use crate::hash::Hash;
use crate::note::Note;
use crate::tree::is_consistent;
use alloc::collections::BTreeMap;
use alloc::string::String;
use jiff::Timestamp;

impl Bench<'_> {
    /// Cosignatures over this log; with an enact, all that bring it into force.
    pub(super) fn receipt(&self, enact: Option<&Citation>, checkpoint: &str) -> Verdict {
        let (note, covered) = match self.own_checkpoint(checkpoint) {
            Ok(read) => read,
            Err(void) => return Ok(Err(void)),
        };
        let cosigned = self.cosignatures(&note);
        let shown = Event::Cosigned { size: covered.size, by: cosigned.clone() };
        let Some(enact) = enact else {
            return at_once(if cosigned.is_empty() { Err(Void::Receipt) } else { Ok(shown) });
        };
        let act = match self.awaiting(enact, covered.size) {
            Ok(act) => act,
            Err(void) => return Ok(Err(void)),
        };
        let of_act: Option<BTreeMap<String, Timestamp>> =
            act.others().map(|side| Some((side.clone(), *cosigned.get(side)?))).collect();
        let Some(cosigned) = of_act else { return Ok(Err(Void::Receipt)) };
        let mut events = alloc::vec![shown];
        if self.log.is_candidate() {
            match self.continues_now(act)? {
                Ok(follows) => events.extend(follows),
                Err(void) => return Ok(Err(void)),
            }
        }
        let stated_at = self.entry.stated_at;
        events.push(Event::InForce { act: self.record.id_of(act), cosigned, stated_at });
        Ok(Ok(events))
    }

    fn own_checkpoint(&self, checkpoint: &str) -> Result<(Note, Checkpoint), Void> {
        let note = Note::parse(checkpoint.as_bytes()).map_err(|_| Void::Receipt)?;
        let covered = self.log_checkpoint(&note).ok_or(Void::Receipt)?;
        let own = covered.origin == self.entry.origin && (1..=self.log.size).contains(&covered.size);
        let same = own && self.roots.root(&covered.origin, covered.size) == Some(covered.root);
        if same { Ok((note, covered)) } else { Err(Void::Receipt) }
    }

    /// The act of an enact that awaits receipts, here below this size or in a log that this one continues.
    fn awaiting(&self, enact: &Citation, size: u64) -> Result<&JointAct, Void> {
        let waits = |act: &&JointAct| act.fate == Fate::Enacted { at: enact.clone() };
        let act = self.record.undecided().map(|(_, act)| act).find(waits).ok_or(Void::Citation)?;
        let here = enact.origin == self.entry.origin;
        if !self.record.is_own(&self.entry.origin, &enact.origin) || here && enact.index >= size {
            return Err(Void::Citation);
        }
        Ok(act)
    }

    /// Each other side that cosigned a note by a key that it had in this past, and when.
    fn cosignatures(&self, note: &Note) -> BTreeMap<String, Timestamp> {
        let others = self.record.sides().filter(|side| *side != self.log.side);
        let signed = others.filter_map(|side| {
            let keys = self.keys_of(side)?;
            let time = keys.cosigner.iter().find_map(|key| cosigned(note, key).ok())?;
            let time = Timestamp::from_second(i64::try_from(time).ok()?).ok()?;
            Some((String::from(side), time))
        });
        signed.collect()
    }

    /// Two signed checkpoints of one log that lie on two branches, both within the past.
    pub(super) fn fork(
        &self,
        first: &str,
        second: &str,
        root: Option<&Hash>,
        proof: &[Hash],
    ) -> Result<Event, Void> {
        let read = |note: &str| {
            let note = Note::parse(note.as_bytes()).ok()?;
            self.log_checkpoint(&note)
        };
        let (first, second) = read(first).zip(read(second)).ok_or(Void::Evidence)?;
        let known = first.origin == second.origin && first.size <= self.past.size_of(&first.origin);
        let suite = self.suite_of(&first.origin);
        let apart = match root {
            None => first.size == second.size && proof.is_empty() && first.root != second.root,
            Some(root) => {
                first.size < second.size
                    && *root != first.root
                    && is_consistent(suite, (first.size, root), (second.size, &second.root), proof)
            }
        };
        let log = self.record.logs.get(&first.origin).filter(|_| known && apart).ok_or(Void::Evidence)?;
        Ok(Event::Forked { side: log.side.clone(), origin: first.origin })
    }
}
