//! An enact: every side's signature on the same act, each proven in its log on a branch that all hold (P-R4).

use super::bench::{Bench, Verdict};
use super::{Event, JointAct, Signed, Void, Wait};
use crate::checkpoint::{Checkpoint, cosigned};
use crate::entry::{Enact, LogEnd, Parting, ProvenConcur};
use crate::note::Note;
use crate::suite::Suite;
use crate::tree::{includes, is_consistent};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

impl Bench<'_> {
    pub(super) fn enact(&self, enact: &Enact) -> Verdict {
        let act = match self.own(&enact.act_id, &enact.proposal) {
            Ok(act) => act,
            Err(void) => return Ok(Err(void)),
        };
        if let Err(void) = self.signatures(act, enact) {
            return Ok(Err(void));
        }
        match self.end_of(act, enact.end.as_ref())? {
            Ok(()) => {}
            Err(void) => return Ok(Err(void)),
        }
        let (id, stated_at) = (enact.act_id, self.entry.stated_at);
        let mut events = alloc::vec![Event::Enacted { act: id, stated_at }];
        if act.others().next().is_none() {
            // Where nobody else signs in the record, nobody's receipt is awaited.
            events.push(Event::InForce { act: id, cosigned: BTreeMap::new(), stated_at });
        }
        Ok(Ok(events))
    }

    fn signatures(&self, act: &JointAct, enact: &Enact) -> Result<(), Void> {
        let folded: Option<Vec<&Signed>> = act.others().map(|side| act.concurs.get(side)).collect();
        let folded = folded.filter(|folded| folded.len() == enact.concurs.len()).ok_or(Void::Unproven)?;
        folded.iter().zip(&enact.concurs).zip(act.others()).try_for_each(|((folded, proven), side)| {
            let cites = folded.at == proven.concur && folded.signature == proven.signature;
            if !cites || !self.past.covers(&proven.concur.place()) {
                return Err(Void::Unproven);
            }
            self.proven(act, side, proven)
        })
    }

    /// A concurrence stands under a checkpoint of its log that its side signed and every other side of the act
    /// holds.
    fn proven(&self, act: &JointAct, of: &str, proven: &ProvenConcur) -> Result<(), Void> {
        let note = Note::parse(proven.checkpoint.as_bytes()).map_err(|_| Void::Unproven)?;
        let checkpoint = self.log_checkpoint(&note).ok_or(Void::Unproven)?;
        let held = self.past.size_of(&checkpoint.origin) >= checkpoint.size
            && self.roots.root(&checkpoint.origin, checkpoint.size) == Some(checkpoint.root);
        let at = &proven.concur;
        let (suite, place) = (self.suite_of(&at.origin), (at.index, checkpoint.size));
        let included = includes(suite, &at.leaf, place, &proven.proof, &checkpoint.root);
        let by_all = act.head.signers().filter(|side| *side != of).all(|side| {
            let keys = self.keys_of(side);
            keys.is_some_and(|keys| keys.cosigner.iter().any(|key| cosigned(&note, key).is_ok()))
        });
        let sound = checkpoint.origin == at.origin && held && included && by_all;
        if sound { Ok(()) } else { Err(Void::Unproven) }
    }

    /// Where a log ends that its side does not end itself: the largest prefix that contradicts none of the
    /// checkpoints named by those who concurred.
    fn end_of(&self, act: &JointAct, end: Option<&LogEnd>) -> Result<Result<(), Void>, Wait> {
        let named: Vec<&Checkpoint> =
            act.others().filter_map(|side| act.concurs.get(side)?.stopped.as_ref()).collect();
        let Some(end) = end else {
            return Ok(if named.is_empty() { Ok(()) } else { Err(Void::End) });
        };
        let Some(before) = self.log.predecessor().filter(|_| named.len() == act.others().count()) else {
            return Ok(Err(Void::End));
        };
        // What was named is of the old log, and of its suite.
        let (suite, ended) = (self.suite_of(&before.origin), (end.size, &end.root));
        let mut pairs = named.iter().zip(&end.proofs);
        let continued = named.len() == end.proofs.len()
            && pairs.all(|(named, proof)| is_consistent(suite, ended, (named.size, &named.root), proof));
        let largest = match &end.parts {
            None => named.iter().any(|named| named.size == end.size),
            Some(parts) => parting(suite, &named, end.size, parts),
        };
        if !continued || !largest || end.size < before.size {
            return Ok(Err(Void::End));
        }
        let held = self.record.logs.get(&before.origin).map_or(0, |log| log.size);
        if held < end.size {
            return Err(Wait::Entries { origin: before.origin, size: end.size });
        }
        let same = self.roots.root(&before.origin, end.size) == Some(end.root);
        Ok(if same { Ok(()) } else { Err(Void::End) })
    }
}

/// Whether two of the branches named hold different entries behind this size.
fn parting(suite: Suite, named: &[&Checkpoint], size: u64, parts: &Parting) -> bool {
    let holds = |which: u8, leaf, proof: &[_]| {
        let branch = named.get(usize::from(which));
        branch.is_some_and(|branch| includes(suite, leaf, (size, branch.size), proof, &branch.root))
    };
    parts.first_leaf != parts.second_leaf
        && holds(parts.first, &parts.first_leaf, &parts.first_proof)
        && holds(parts.second, &parts.second_leaf, &parts.second_proof)
}
