//! The judgement of each kind of entry.

use super::{Event, KeySet, Log, Past, Place, Record, Roots, Void};
use crate::act::{CHARTER, Head, charter_sides};
use crate::checkpoint::{Checkpoint, cosigned};
use crate::entry::{
    Body, Citation, Close, CloseReason, Concur, Decline, Enact, Entry, Observe, Propose, REASON_BYTES_MAX,
    Signature, Succeed,
};
use crate::envelope::{ACT_TYPE, act_id, encoding};
use crate::hash::Hash;
use crate::key::{Algorithm, Verifier};
use crate::note::Note;
use crate::tree::includes;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A concurrence as folded: where it stands and its signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// The entry.
    pub at: Citation,
    /// The signature over the act.
    pub signature: Signature,
}

/// Where a joint act stands: decided by the first valid close or enact in the proposer's log (P-R3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// Signatures may still come.
    Open,
    /// Ended without binding.
    Closed {
        /// The close.
        at: Citation,
        /// Why.
        reason: CloseReason,
    },
    /// Every side signed; receipts are awaited.
    Enacted {
        /// Place of the enact in the proposer's log.
        index: u64,
    },
    /// Every side signed and holds the enact (P-R7, by `observe`).
    InForce {
        /// Place of the enact in the proposer's log.
        enact: u64,
        /// Place of the deciding observe there.
        index: u64,
        /// The latest of the receipts' times.
        since: Timestamp,
    },
}

/// A joint act as folded so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointAct {
    /// What the record knows of it.
    pub head: Head,
    /// Its bytes.
    #[serde(with = "in_base64")]
    pub bytes: Vec<u8>,
    /// The proposal.
    pub at: Citation,
    /// The proposer's signature.
    pub signature: Signature,
    /// The other sides' signatures.
    pub concurs: BTreeMap<String, Signed>,
    /// The sides that declined, and where.
    pub declines: BTreeMap<String, Place>,
    /// Where it stands.
    pub fate: Fate,
}

impl JointAct {
    /// The other sides, in order.
    pub fn others(&self) -> impl Iterator<Item = &String> {
        self.head.sides.iter().filter(|side| **side != self.head.by)
    }

    /// Whether it is in force in this past.
    fn in_force(&self, past: &Past) -> bool {
        matches!(&self.fate, Fate::InForce { index, .. }
            if past.covers(&Place { origin: self.at.origin.clone(), index: *index }))
    }

    /// Whether every other side's signature is in this past.
    fn all_seen(&self, past: &Past) -> bool {
        self.others().all(|side| self.concurs.get(side).is_some_and(|signed| past.covers(&signed.at.place())))
    }
}

impl Citation {
    pub(super) fn place(&self) -> Place {
        Place { origin: self.origin.clone(), index: self.index }
    }
}

/// Bytes as base64 where a record is stored.
mod in_base64 {
    use crate::entry::Bytes;
    use alloc::vec::Vec;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        Bytes(bytes.to_vec()).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        Bytes::deserialize(from).map(|bytes| bytes.0)
    }
}

/// What judging has at hand: the record, the log judged and its entry's past.
struct Bench<'a> {
    record: &'a Record,
    log: &'a Log,
    entry: &'a Entry,
    past: &'a Past,
    keys: Option<&'a KeySet>,
}

pub(super) fn judge(
    record: &Record,
    log: &Log,
    entry: &Entry,
    past: &Past,
    roots: &dyn Roots,
) -> Result<Vec<Event>, Void> {
    let bench = Bench { record, log, entry, past, keys: record.keys_at(&entry.origin, log.size) };
    let event = match &entry.body {
        Body::Genesis(genesis) => {
            KeySet::of_genesis(&entry.origin, genesis)?;
            Event::Begun { side: genesis.side.clone() }
        }
        Body::Keys(change) => {
            bench.keys.ok_or(Void::Keys)?.changed(&entry.origin, log.size, change)?;
            Event::Rekeyed
        }
        Body::Statement(statement) => bench.statement(&statement.act.0)?,
        Body::Propose(propose) => bench.propose(propose)?,
        Body::Concur(concur) => bench.concur(concur)?,
        Body::Decline(decline) => bench.decline(decline)?,
        Body::Close(close) => bench.close(close)?,
        Body::Enact(enact) => bench.enact(enact, roots)?,
        Body::Observe(Observe::Receipt { enact, checkpoint }) => bench.receipt(*enact, checkpoint, roots)?,
        Body::Observe(Observe::Fork { first, second }) => bench.fork(first, second)?,
        Body::Succeed(succeed) => return bench.succeed(succeed),
    };
    Ok(alloc::vec![event])
}

impl Bench<'_> {
    fn new_act(&self, act: &[u8]) -> Result<(Hash, Head), Void> {
        let head = Head::parse(act).ok_or(Void::Act)?;
        let id = act_id(act);
        if head.by != self.log.side {
            return Err(Void::Sides);
        }
        if self.record.stated.contains(&id) || self.record.acts.contains_key(&id) {
            return Err(Void::Reused);
        }
        Ok((id, head))
    }

    fn statement(&self, act: &[u8]) -> Result<Event, Void> {
        let (id, head) = self.new_act(act)?;
        if head.is_joint() {
            return Err(Void::Sides);
        }
        let charter = head.charter.and_then(|charter| self.record.acts.get(&charter)).ok_or(Void::Charter)?;
        if charter.head.subject != CHARTER || !charter.in_force(self.past) {
            return Err(Void::Charter);
        }
        let (past, stated_at) = (self.past.clone(), self.entry.stated_at);
        Ok(Event::Stated { act: id, bytes: act.to_vec(), past, stated_at })
    }

    fn propose(&self, propose: &Propose) -> Result<Event, Void> {
        let act = &propose.act.0;
        let (id, head) = self.new_act(act)?;
        if !head.is_joint() {
            return Err(Void::Sides);
        }
        self.charter(&head, act)?;
        self.base(&head)?;
        self.exclusive(&head, id, propose.releases.as_ref())?;
        self.act_signed(act, &propose.signature)?;
        let (past, stated_at) = (self.past.clone(), self.entry.stated_at);
        Ok(Event::Proposed { act: id, bytes: act.clone(), past, stated_at })
    }

    /// The sides of an act are those of the charter in force; the first charter lists its own, each with
    /// the log and genesis that this past holds for it.
    fn charter(&self, head: &Head, act: &[u8]) -> Result<(), Void> {
        if head.subject == CHARTER {
            let listed = charter_sides(act).ok_or(Void::Charter)?;
            let same = listed.iter().map(|listed| &listed.side).eq(&head.sides);
            let held = |origin: &str| self.record.logs.get(origin).filter(|_| self.past.size_of(origin) > 0);
            let tied = listed.iter().all(|listed| {
                let log = held(&listed.origin);
                log.is_some_and(|log| log.side == listed.side && log.genesis == Some(listed.genesis))
            });
            if !(same && tied) {
                return Err(Void::Charter);
            }
            if head.base.is_none() {
                return if head.charter.is_none() { Ok(()) } else { Err(Void::Charter) };
            }
        }
        let charter = head.charter.and_then(|charter| self.record.acts.get(&charter)).ok_or(Void::Charter)?;
        let sound = charter.head.subject == CHARTER
            && charter.head.sides == head.sides
            && charter.in_force(self.past);
        sound.then_some(()).ok_or(Void::Charter)
    }

    /// P-R6: the base is in force on the same subject and has no successor in this past.
    fn base(&self, head: &Head) -> Result<(), Void> {
        if let Some(base) = head.base {
            let base = self.record.acts.get(&base).ok_or(Void::Base)?;
            if base.head.subject != head.subject || !base.in_force(self.past) {
                return Err(Void::Base);
            }
        }
        let successors = self.record.successors.get(&(head.subject.clone(), head.base));
        let taken = successors.into_iter().flatten().filter_map(|id| self.record.acts.get(id));
        if taken.into_iter().any(|act| act.in_force(self.past)) { Err(Void::Base) } else { Ok(()) }
    }

    /// P-R5: one open signature per side on (subject, base); the next cites the close of the one before.
    fn exclusive(&self, head: &Head, id: Hash, releases: Option<&Citation>) -> Result<(), Void> {
        let slot = (self.log.side.clone(), head.subject.clone(), head.base);
        let Some(earlier) = self.record.slots.get(&slot).filter(|earlier| **earlier != id) else {
            return if releases.is_none() { Ok(()) } else { Err(Void::Exclusivity) };
        };
        let closed = match self.record.acts.get(earlier).map(|act| &act.fate) {
            Some(Fate::Closed { at, .. }) if self.past.covers(&at.place()) => Some(at),
            _ => None,
        };
        if closed.is_some() && closed == releases { Ok(()) } else { Err(Void::Exclusivity) }
    }

    fn act_signed(&self, act: &[u8], signature: &Signature) -> Result<(), Void> {
        let message = encoding(ACT_TYPE, act);
        let keys = self.keys.ok_or(Void::ActSignature)?;
        let signed = keys.log.iter().any(|key| key.verifies(&message, &signature.0));
        signed.then_some(()).ok_or(Void::ActSignature)
    }

    /// The proposal cited, if it stands where the citation says and in this past, and this side is asked.
    fn cited(&self, proposal: &Citation, act: &Hash) -> Result<&JointAct, Void> {
        let act = self.record.acts.get(act).filter(|act| act.at == *proposal).ok_or(Void::Citation)?;
        if !self.past.covers(&proposal.place()) {
            return Err(Void::Citation);
        }
        if act.head.by == self.log.side || !act.head.sides.contains(&self.log.side) {
            return Err(Void::Sides);
        }
        Ok(act)
    }

    fn concur(&self, concur: &Concur) -> Result<Event, Void> {
        let act = self.cited(&concur.proposal, &concur.act_id)?;
        if act.concurs.contains_key(&self.log.side) {
            return Err(Void::Twice);
        }
        if let Fate::Closed { at, .. } = &act.fate
            && self.past.covers(&at.place())
        {
            return Err(Void::Decided);
        }
        self.exclusive(&act.head, concur.act_id, concur.releases.as_ref())?;
        self.act_signed(&act.bytes, &concur.signature)?;
        Ok(Event::Concurred { act: concur.act_id, stated_at: self.entry.stated_at })
    }

    fn decline(&self, decline: &Decline) -> Result<Event, Void> {
        let act = self.cited(&decline.proposal, &decline.act_id)?;
        if act.concurs.contains_key(&self.log.side) || act.declines.contains_key(&self.log.side) {
            return Err(Void::Twice);
        }
        if decline.reason.len() > REASON_BYTES_MAX {
            return Err(Void::TooLong);
        }
        let (reason, draft) = (decline.reason.clone(), decline.draft);
        Ok(Event::Declined { act: decline.act_id, reason, draft, stated_at: self.entry.stated_at })
    }

    /// The proposer's own open act.
    fn own(&self, act: &Hash, proposal: u64) -> Result<&JointAct, Void> {
        let act = self.record.acts.get(act).ok_or(Void::Citation)?;
        if act.at.origin != self.entry.origin || act.at.index != proposal {
            return Err(Void::Citation);
        }
        if act.fate == Fate::Open { Ok(act) } else { Err(Void::Decided) }
    }

    /// P-R9: who has seen every signature cannot close.
    fn close(&self, close: &Close) -> Result<Event, Void> {
        let act = self.own(&close.act_id, close.proposal)?;
        if act.all_seen(self.past) {
            return Err(Void::FeignedIgnorance);
        }
        if close.reason == CloseReason::Declined && !act.declines.values().any(|at| self.past.covers(at)) {
            return Err(Void::Citation);
        }
        Ok(Event::Closed { act: close.act_id, reason: close.reason, stated_at: self.entry.stated_at })
    }

    /// P-R4: every other side's signature, proven in its log under keys valid at its place.
    fn enact(&self, enact: &Enact, roots: &dyn Roots) -> Result<Event, Void> {
        let act = self.own(&enact.act_id, enact.proposal)?;
        let folded: Option<Vec<&Signed>> = act.others().map(|side| act.concurs.get(side)).collect();
        let folded = folded.filter(|folded| folded.len() == enact.concurs.len()).ok_or(Void::Unproven)?;
        for (folded, proven) in folded.iter().zip(&enact.concurs) {
            let cites = folded.at == proven.concur && folded.signature == proven.signature;
            if !cites || !self.past.covers(&proven.concur.place()) {
                return Err(Void::Unproven);
            }
            let checkpoint = self.log_checkpoint(&proven.checkpoint).ok_or(Void::Unproven)?;
            let held = self.past.size_of(&checkpoint.origin) >= checkpoint.size
                && roots.root(&checkpoint.origin, checkpoint.size) == Some(checkpoint.root);
            let at = &proven.concur;
            let included = includes(&at.leaf, at.index, checkpoint.size, &proven.proof, &checkpoint.root);
            if checkpoint.origin != at.origin || !held || !included {
                return Err(Void::Unproven);
            }
        }
        Ok(Event::Enacted { act: enact.act_id, stated_at: self.entry.stated_at })
    }

    /// A checkpoint signed by a key that its log had at its size.
    fn log_checkpoint(&self, note: &str) -> Option<Checkpoint> {
        let note = Note::parse(note.as_bytes()).ok()?;
        let checkpoint = Checkpoint::of_note(&note).ok()?;
        let keys = self.record.keys_at(&checkpoint.origin, checkpoint.size)?;
        keys.log.iter().any(|key| note.verify(key).is_ok()).then_some(checkpoint)
    }

    /// P-R7: every other side cosigned a checkpoint that covers the enact.
    fn receipt(&self, enact: u64, checkpoint: &str, roots: &dyn Roots) -> Result<Event, Void> {
        let enacted = |act: &&JointAct| {
            act.at.origin == self.entry.origin && act.fate == Fate::Enacted { index: enact }
        };
        let act = self.record.undecided().map(|(_, act)| act).find(enacted).ok_or(Void::Citation)?;
        let note = Note::parse(checkpoint.as_bytes()).map_err(|_| Void::Receipt)?;
        let covered = self.log_checkpoint(checkpoint).ok_or(Void::Receipt)?;
        let own = covered.origin == self.entry.origin && (enact + 1..=self.log.size).contains(&covered.size);
        if !own || roots.root(&covered.origin, covered.size) != Some(covered.root) {
            return Err(Void::Receipt);
        }
        let mut latest = 0;
        for side in act.others() {
            let origin = self.record.origin_in(side, self.past).ok_or(Void::Receipt)?;
            let keys = self.record.keys_at(origin, self.past.size_of(origin)).ok_or(Void::Receipt)?;
            let time = keys.cosigner.iter().find_map(|key| cosigned(&note, key).ok()).ok_or(Void::Receipt)?;
            latest = latest.max(time);
        }
        let since = i64::try_from(latest).ok().and_then(|latest| Timestamp::from_second(latest).ok());
        Ok(Event::InForce { act: act_id(&act.bytes), since: since.ok_or(Void::Receipt)? })
    }

    /// A log ends when nothing of its own is half done: what every side signed is enacted first, and what is
    /// enacted has its receipts. What is still open lapses.
    fn succeed(&self, succeed: &Succeed) -> Result<Vec<Event>, Void> {
        let plain = |key: &Verifier| key.algorithm() == Algorithm::Ed25519 && key.name() == succeed.successor;
        let log_key = Verifier::parse(&succeed.log_key).filter(plain).ok_or(Void::Successor)?;
        let (successor, stated_at) = (succeed.successor.clone(), self.entry.stated_at);
        let begun = successor == self.entry.origin || self.past.size_of(&successor) > 0;
        if begun || self.record.is_last(&self.entry.origin) {
            return Err(Void::Successor);
        }
        let mut events = Vec::new();
        for (id, act) in self.record.undecided().filter(|(_, act)| act.at.origin == self.entry.origin) {
            if act.fate != Fate::Open {
                return Err(Void::Awaiting);
            }
            if act.all_seen(self.past) {
                return Err(Void::FeignedIgnorance);
            }
            events.push(Event::Closed { act: *id, reason: CloseReason::Lapsed, stated_at });
        }
        events.push(Event::Succeeded { successor, log_key });
        Ok(events)
    }

    fn fork(&self, first: &str, second: &str) -> Result<Event, Void> {
        let first = self.log_checkpoint(first).ok_or(Void::Evidence)?;
        let second = self.log_checkpoint(second).ok_or(Void::Evidence)?;
        let forked = first.origin == second.origin && first.size == second.size && first.root != second.root;
        let log = self.record.logs.get(&first.origin).filter(|_| forked).ok_or(Void::Evidence)?;
        Ok(Event::Forked { side: log.side.clone(), origin: first.origin })
    }
}
