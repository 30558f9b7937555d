//! What the rules ask this side to write without a person: to enact, to yield, to record what it saw.

use crate::log::evidence::Evidence;
use crate::log::known::Known;
use crate::understanding::fold::Fold;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use paivand_record::checkpoint::{Checkpoint, cosign, cosigned};
use paivand_record::entry::{
    Body, Citation, Close, CloseReason, Enact, Entry, LogEnd, Observe, ProvenConcur,
};
use paivand_record::fate::{Fate, JointAct};
use paivand_record::hash::Hash;
use paivand_record::key::Verifier;
use paivand_record::note::Note;
use paivand_record::tree;
use paivand_world::Clock;

/// What is looked at for it.
#[derive(Clone, Copy)]
pub(crate) struct Owed<'a> {
    pub(crate) known: Known<'a>,
    pub(crate) fold: &'a Fold,
    pub(crate) clock: &'a dyn Clock,
}

impl<'a> Owed<'a> {
    /// What is to be done about own acts that are open: each enacted, closed or brought into force.
    pub(crate) fn of_acts(&self) -> impl Iterator<Item = Body> + use<'_, 'a> {
        let own = self
            .known
            .record
            .undecided()
            .filter(|(_, act)| act.head.by == self.known.keys.identity.card.side);
        // What stands in a log that is to continue the own one is enacted there.
        let own = own.filter(|(_, act)| !self.known.is_candidate(&act.at.origin));
        own.filter_map(|(_, act)| match &act.fate {
            Fate::Open if act.others().all(|side| act.concurs.contains_key(side)) => self.enact(act, None),
            Fate::Open => self.yields(act),
            Fate::Enacted { at } => self.receipt(act, at),
            Fate::Closed { .. } | Fate::InForce { .. } => None,
        })
    }

    /// Every concurrence with its proof under a checkpoint that every other side of the act holds; none until
    /// they do (P-R4).
    pub(crate) fn enact(&self, act: &JointAct, end: Option<LogEnd>) -> Option<Body> {
        let proven: Option<Vec<ProvenConcur>> = act
            .others()
            .map(|side| {
                let signed = act.concurs.get(side)?;
                let origin = &signed.at.origin;
                let store = self.known.logs.stores.get(origin)?;
                let (size, note) = self.note_held_by_all(act, side, &signed.at)?;
                let proof = tree::inclusion(store, signed.at.index, size)?;
                let (concur, signature, checkpoint) = (signed.at.clone(), signed.signature, note.to_string());
                Some(ProvenConcur { concur, signature, proof, checkpoint })
            })
            .collect();
        let (proposal, id) = (act.at.clone(), self.known.record.id_of(act));
        Some(Body::Enact(Enact { proposal, act_id: id, concurs: proven?, end }))
    }

    /// The observe that brings an enacted act into force, once every other side cosigned beyond it.
    pub(crate) fn receipt(&self, act: &JointAct, enact: &Citation) -> Option<Body> {
        let cosigners: Option<Vec<Vec<Verifier>>> =
            act.others().map(|side| self.known.present_cosigners(side)).collect();
        let cosigners = cosigners?;
        let holds =
            |note: &Note| cosigners.iter().all(|keys| keys.iter().any(|key| cosigned(note, key).is_ok()));
        let own = self.known.keys.identity.origin();
        let beyond = |size: u64| enact.origin != own || size > enact.index;
        let mut later = self.known.logs.cosigned_notes(own).filter(|(size, _)| *size > 0 && beyond(*size));
        let (_, note) = later.find(|(_, note)| holds(note))?;
        let (enact, checkpoint) = (Some(enact.clone()), note.to_string());
        Some(Body::Observe(Observe::Receipt { enact, checkpoint }))
    }

    /// A checkpoint of the log of `of` that covers its concurrence and that every other side of the act has
    /// cosigned. A log that is to continue another cosigns it here: nobody has its cosignature yet.
    fn note_held_by_all(&self, act: &JointAct, of: &str, concur: &Citation) -> Option<(u64, Note)> {
        let own = &self.known.keys.identity.cosigner;
        let cosigners: Option<Vec<Vec<Verifier>>> = act
            .head
            .signers()
            .filter(|side| *side != of && **side != self.known.keys.identity.card.side)
            .map(|side| self.known.present_cosigners(side))
            .collect();
        let cosigners = cosigners?;
        let holds =
            |note: &Note| cosigners.iter().all(|keys| keys.iter().any(|key| cosigned(note, key).is_ok()));
        let folded = self.fold.size(&concur.origin);
        let covers = |size: u64| size > concur.index && size <= folded;
        let mut notes = self
            .known
            .logs
            .cosigned_notes(&concur.origin)
            .filter(|(size, note)| covers(*size) && holds(note));
        if !self.known.is_candidate(self.known.keys.identity.origin()) {
            let held = notes.find(|(_, note)| cosigned(note, own.verifier()).is_ok());
            return held.map(|(size, note)| (size, note.clone()));
        }
        let below_mark = self.known.logs.mark.of(&concur.origin).is_some_and(|mark| mark.size > folded);
        let (size, note) = notes.next().filter(|_| !below_mark)?;
        let mut note = note.clone();
        let time = u64::try_from(self.clock.now().as_second()).unwrap_or(0);
        note.signatures.push(cosign(&note, own, time));
        Some((size, note))
    }

    /// P-R12: where two proposals cross, the one whose SHA-256(base, side) is lower yields: the rank that the
    /// kernel's due names too.
    pub(crate) fn yields(&self, act: &JointAct) -> Option<Body> {
        let rank = |side: &str| {
            let base = act.head.base.map(|base| base.0.to_vec()).unwrap_or_default();
            Hash::of_parts(&[&base, side.as_bytes()])
        };
        let crossing = self.known.record.undecided().any(|(_, other)| {
            other.fate == Fate::Open
                && other.head.by != act.head.by
                && other.head.subject == act.head.subject
                && other.head.base == act.head.base
                && rank(&other.head.by) > rank(&act.head.by)
        });
        let reason = CloseReason::Crossed;
        crossing.then(|| {
            Body::Close(Close { proposal: act.at.clone(), act_id: self.known.record.id_of(act), reason })
        })
    }

    /// The day's receipt: what another side entered and this one has not said yet that it saw. Days that count
    /// from when a side has seen something begin with it; an act of its own on the same day says it too.
    pub(crate) fn seen_today(&self) -> Option<Body> {
        let log = self.known.record.logs().get(self.known.keys.identity.origin())?;
        let news = self
            .fold
            .news
            .iter()
            .any(|(origin, size)| !self.known.is_own(origin) && *size > log.past().size_of(origin));
        (news && self.is_new_day()).then_some(Body::Observe(Observe::Seen {}))
    }

    /// What this side is still to tell of logs of others that contradict themselves: each once, so that every side
    /// has the evidence in the record; and not before the next day, so that its own people are told first.
    pub(crate) fn forks_to_tell(&self) -> Vec<Body> {
        if !self.is_new_day() {
            return Vec::new();
        }
        let Some(own) = self.known.record.logs().get(self.known.keys.identity.origin()) else {
            return Vec::new();
        };
        let mut told = own.told.clone();
        let mut untold = |piece: &&Evidence| {
            self.known
                .logs
                .proven(piece)
                .is_some_and(|origin| !self.known.is_own(&origin) && told.insert(origin))
        };
        self.known
            .logs
            .evidence()
            .iter()
            .filter(|piece| untold(piece))
            .filter_map(Evidence::to_observe)
            .collect()
    }

    /// Whether this side has written nothing today.
    fn is_new_day(&self) -> bool {
        let date = |at: Timestamp| TimeZone::UTC.to_datetime(at).date();
        let said = || {
            let log = self.known.record.logs().get(self.known.keys.identity.origin())?;
            let last = self
                .known
                .logs
                .stores
                .get(self.known.keys.identity.origin())?
                .entry(log.size.checked_sub(1)?)?;
            Some(date(Entry::parse_first(&last).ok()?.stated_at))
        };
        said() < Some(date(self.clock.now()))
    }

    /// The end of the old log: the largest prefix of what every other side named. None where this node does not
    /// hold as much yet, or where they named two branches of it.
    pub(crate) fn end_of(&self, act: &JointAct) -> Option<LogEnd> {
        let named: Option<Vec<&Checkpoint>> =
            act.others().map(|side| act.concurs.get(side)?.stopped.as_ref()).collect();
        let named = named?;
        let least = named.iter().min_by_key(|named| named.size)?;
        let store = self.known.logs.stores.get(&least.origin)?;
        let sound = |named: &&&Checkpoint| tree::root(store, named.size) == Some(named.root);
        if !named.iter().all(|named| sound(&named)) {
            return None;
        }
        let proofs = named.iter().map(|named| tree::consistency(store, least.size, named.size));
        Some(LogEnd {
            size: least.size,
            root: least.root,
            proofs: proofs.collect::<Option<_>>()?,
            parts: None,
        })
    }
}
