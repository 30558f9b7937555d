//! What the rules ask of a node without a person: to enact, to yield, to record receipts.

use crate::append::Batch;
use crate::node::{Node, State};
use crate::submit::{BATCH_ACTS_MAX, SubmitError};
use paivand_record::entry::{Body, Close, CloseReason, Enact, ProvenConcur};
use paivand_record::envelope::act_id;
use paivand_record::fate::{Fate, JointAct};
use paivand_record::hash::Hash;
use paivand_record::tree;

impl Node {
    /// Enacts what every side signed, yields where proposals cross, records receipts.
    /// Gives how many entries were written.
    pub fn tend(&mut self) -> Result<usize, SubmitError> {
        let mut written = 0;
        while self.state() == State::Normal {
            let mut batch = Batch::default();
            let owed = self.owed();
            let mut taken = 0;
            for body in owed.into_iter().take(BATCH_ACTS_MAX) {
                match self.admit(&mut batch, body) {
                    Ok(_) => taken += 1,
                    // What an earlier one of the batch has made needless or early is owed again, or not.
                    Err(SubmitError::Refused(_) | SubmitError::Waits(_)) => {}
                    Err(other) => {
                        self.commit(batch)?;
                        return Err(other);
                    }
                }
            }
            self.commit(batch)?;
            if taken == 0 {
                break;
            }
            written += taken;
        }
        Ok(written)
    }

    fn owed(&self) -> Vec<Body> {
        let own = self.fold.record.undecided().filter(|(_, act)| act.head.by == self.identity.card.side);
        let acts = own.filter_map(|(_, act)| match &act.fate {
            Fate::Open if act.others().all(|side| act.concurs.contains_key(side)) => self.enact(act),
            Fate::Open => self.yields(act),
            Fate::Enacted { index } => self.receipt(act, *index),
            Fate::Closed { .. } | Fate::InForce { .. } => None,
        });
        acts.collect()
    }

    fn enact(&self, act: &JointAct) -> Option<Body> {
        let proven: Option<Vec<ProvenConcur>> = act
            .concurs
            .values()
            .map(|signed| {
                let store = self.logs.get(&signed.at.origin)?;
                let note = store.note()?;
                let proof = tree::inclusion(store, signed.at.index, store.size())?;
                let (concur, signature, checkpoint) = (signed.at.clone(), signed.signature, note.to_string());
                Some(ProvenConcur { concur, signature, proof, checkpoint })
            })
            .collect();
        let folded = act.concurs.values().all(|signed| {
            let log = self.fold.record.logs().get(&signed.at.origin);
            log.zip(self.logs.get(&signed.at.origin)).is_some_and(|(log, store)| log.size == store.size())
        });
        let concurs = proven.filter(|_| folded)?;
        Some(Body::Enact(Enact { proposal: act.at.index, act_id: act_id(&act.bytes), concurs }))
    }

    /// P-R12: where two proposals cross, the one whose SHA-256(base, side) is lower yields: the rank that the
    /// kernel's due names too.
    fn yields(&self, act: &JointAct) -> Option<Body> {
        let rank = |side: &str| {
            let base = act.head.base.map(|base| base.0.to_vec()).unwrap_or_default();
            Hash::of_parts(&[&base, side.as_bytes()])
        };
        let crossing = self.fold.record.undecided().any(|(_, other)| {
            other.fate == Fate::Open
                && other.head.by != act.head.by
                && other.head.subject == act.head.subject
                && other.head.base == act.head.base
                && rank(&other.head.by) > rank(&act.head.by)
        });
        let reason = CloseReason::Crossed;
        crossing.then(|| Body::Close(Close { proposal: act.at.index, act_id: act_id(&act.bytes), reason }))
    }
}
