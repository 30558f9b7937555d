//! What the rules ask of a node without a person: to enact, to yield, to record receipts.

use crate::append::Batch;
use crate::node::{Node, State};
use crate::submit::{BATCH_ACTS_MAX, SubmitError};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use paivand_record::checkpoint::{cosign, cosigned};
use paivand_record::entry::{
    Body, Citation, Close, CloseReason, Enact, Entry, LogEnd, Observe, ProvenConcur,
};
use paivand_record::fate::{Fate, JointAct};
use paivand_record::hash::Hash;
use paivand_record::key::Verifier;
use paivand_record::note::Note;
use paivand_record::tree;

impl Node {
    /// Enacts what every side signed, yields where proposals cross, records receipts.
    /// Gives how many entries were written.
    ///
    /// # Errors
    /// Why something that the rules ask could not be recorded.
    pub fn tend(&mut self) -> Result<usize, SubmitError> {
        let mut written = 0;
        if matches!(self.state(), State::Normal | State::ReadOnly { .. } | State::Keyless) {
            written += self.tend_succession()?;
        }
        while self.state() == State::Normal && self.succession_open().is_none() {
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
        // What stands in a log that is to continue the own one is enacted there.
        let own = own.filter(|(_, act)| !self.is_candidate(&act.at.origin));
        let acts = own.filter_map(|(_, act)| match &act.fate {
            Fate::Open if act.others().all(|side| act.concurs.contains_key(side)) => self.enact(act, None),
            Fate::Open => self.yields(act),
            Fate::Enacted { at } => self.receipt(act, at),
            Fate::Closed { .. } | Fate::InForce { .. } => None,
        });
        acts.chain(self.erased_here()).chain(self.forks_to_tell()).chain(self.seen_today()).collect()
    }

    /// Every concurrence with its proof under a checkpoint that every other side of the act holds; none until
    /// they do (P-R4).
    pub(crate) fn enact(&self, act: &JointAct, end: Option<LogEnd>) -> Option<Body> {
        let proven: Option<Vec<ProvenConcur>> = act
            .others()
            .map(|side| {
                let signed = act.concurs.get(side)?;
                let origin = &signed.at.origin;
                let store = self.logs.get(origin)?;
                let (size, note) = self.note_held_by_all(act, side, &signed.at)?;
                let proof = tree::inclusion(store, signed.at.index, size)?;
                let (concur, signature, checkpoint) = (signed.at.clone(), signed.signature, note.to_string());
                Some(ProvenConcur { concur, signature, proof, checkpoint })
            })
            .collect();
        let (proposal, id) = (act.at.clone(), self.fold.record.id_of(act));
        Some(Body::Enact(Enact { proposal, act_id: id, concurs: proven?, end }))
    }

    /// A checkpoint of the log of `of` that covers its concurrence and that every other side of the act has
    /// cosigned. A log that is to continue another cosigns it here: nobody has its cosignature yet.
    fn note_held_by_all(&self, act: &JointAct, of: &str, concur: &Citation) -> Option<(u64, Note)> {
        let own = &self.identity.cosigner;
        let cosigners: Option<Vec<Vec<Verifier>>> = act
            .head
            .signers()
            .filter(|side| *side != of && **side != self.identity.card.side)
            .map(|side| self.present_cosigners(side))
            .collect();
        let cosigners = cosigners?;
        let holds =
            |note: &Note| cosigners.iter().all(|keys| keys.iter().any(|key| cosigned(note, key).is_ok()));
        let folded = self.fold.size(&concur.origin);
        let covers = |size: u64| size > concur.index && size <= folded;
        let mut notes =
            self.cosigned_notes(&concur.origin).filter(|(size, note)| covers(*size) && holds(note));
        if !self.is_candidate(self.identity.origin()) {
            let held = notes.find(|(_, note)| cosigned(note, own.verifier()).is_ok());
            return held.map(|(size, note)| (size, note.clone()));
        }
        let below_mark = self.mark.of(&concur.origin).is_some_and(|mark| mark.size > folded);
        let (size, note) = notes.next().filter(|_| !below_mark)?;
        let mut note = note.clone();
        let time = u64::try_from(self.world.clock.now().as_second()).unwrap_or(0);
        note.signatures.push(cosign(&note, own, time));
        Some((size, note))
    }

    /// The cosigner keys of a side's present log.
    pub(crate) fn present_cosigners(&self, side: &str) -> Option<Vec<Verifier>> {
        let origin = self.fold.record.origin_of(side)?;
        Some(self.fold.record.keys_at(origin, u64::MAX)?.cosigner.clone())
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
        crossing.then(|| {
            Body::Close(Close { proposal: act.at.clone(), act_id: self.fold.record.id_of(act), reason })
        })
    }

    /// The day's receipt: what another side entered and this one has not said yet that it saw. Days that count
    /// from when a side has seen something begin with it; an act of its own on the same day says it too.
    fn seen_today(&self) -> Option<Body> {
        let log = self.fold.record.logs().get(self.identity.origin())?;
        let news = self
            .fold
            .news
            .iter()
            .any(|(origin, size)| !self.is_own(origin) && *size > log.past().size_of(origin));
        (news && self.is_new_day()).then_some(Body::Observe(Observe::Seen {}))
    }

    /// Whether this side has written nothing today.
    pub(crate) fn is_new_day(&self) -> bool {
        let date = |at: Timestamp| TimeZone::UTC.to_datetime(at).date();
        let said = || {
            let log = self.fold.record.logs().get(self.identity.origin())?;
            let last = self.logs.get(self.identity.origin())?.entry(log.size.checked_sub(1)?)?;
            Some(date(Entry::parse_first(&last).ok()?.stated_at))
        };
        said() < Some(date(self.world.clock.now()))
    }
}
