//! The judgement of an entry: what each kind needs, from its past and what it cites.

use super::{Event, JointAct, KeySet, Log, Past, Record, Roots, Void, Wait};
use crate::act::CharterHead;
use crate::checkpoint::Checkpoint;
use crate::entry::{Body, Entry, Observe, Signature};
use crate::envelope::{ACT_TYPE, encoding};
use crate::hand::Hand;
use crate::hash::Hash;
use crate::note::Note;
use crate::suite::Suite;
use alloc::vec::Vec;

/// What judging has at hand: the record, the log judged, its entry and the entry's past.
pub(super) struct Bench<'a> {
    pub(super) record: &'a Record,
    pub(super) log: &'a Log,
    pub(super) entry: &'a Entry,
    pub(super) past: &'a Past,
    pub(super) keys: Option<&'a KeySet>,
    pub(super) roots: &'a dyn Roots,
}

/// A verdict; or what must be folded first, where an entry cites another log of its own side.
pub(super) type Verdict = Result<Result<Vec<Event>, Void>, Wait>;

/// A verdict that waits for nothing.
pub(super) fn at_once(verdict: Result<Event, Void>) -> Verdict {
    Ok(verdict.map(|event| alloc::vec![event]))
}

impl<'a> Bench<'a> {
    /// What the entry comes to.
    pub(super) fn judge(&self) -> Verdict {
        if let Err(void) = self.may_say() {
            return Ok(Err(void));
        }
        match &self.entry.body {
            Body::Genesis(genesis) => at_once(
                KeySet::of_genesis(&self.entry.origin, genesis)
                    .map(|_| Event::Begun { side: genesis.side.clone() }),
            ),
            Body::Keys(change) => at_once(
                self.keys
                    .ok_or(Void::Keys)
                    .and_then(|keys| keys.changed(&self.entry.origin, self.log.size, change))
                    .map(|_| Event::Rekeyed),
            ),
            Body::Statement(statement) => at_once(self.statement(statement)),
            Body::Propose(propose) => at_once(self.propose(propose)),
            Body::Concur(concur) => at_once(self.concur(concur)),
            Body::Decline(decline) => at_once(self.decline(decline)),
            Body::Close(close) => at_once(self.close(close)),
            Body::Enact(enact) => self.enact(enact),
            Body::Observe(Observe::Seen {}) => Ok(Ok(Vec::new())),
            Body::Observe(Observe::Receipt { enact, checkpoint }) => self.receipt(enact.as_ref(), checkpoint),
            Body::Observe(Observe::Fork { first, second, root, proof }) => {
                at_once(self.fork(first, second, root.as_ref(), proof))
            }
            Body::Observe(Observe::Confirmed { words }) => {
                at_once(Ok(Event::Confirmed { words: *words, stated_at: self.entry.stated_at }))
            }
            Body::Succeed(succeed) => self.succeed(succeed),
        }
    }

    /// Until a log continues another it holds nothing but what makes it do so.
    fn may_say(&self) -> Result<(), Void> {
        if !self.log.is_candidate() {
            return Ok(());
        }
        let about = |act: &Hash| {
            let act = self.record.acts.get(act);
            act.is_some_and(|act| act.at.origin == self.entry.origin)
        };
        let may = match &self.entry.body {
            Body::Propose(_) => self.log.size == 1,
            Body::Close(close) => about(&close.act_id),
            Body::Enact(enact) => about(&enact.act_id),
            Body::Observe(Observe::Receipt { enact, .. }) => enact.is_some(),
            Body::Genesis(_)
            | Body::Keys(_)
            | Body::Statement(_)
            | Body::Concur(_)
            | Body::Decline(_)
            | Body::Observe(_)
            | Body::Succeed(_) => false,
        };
        if may { Ok(()) } else { Err(Void::Candidate) }
    }

    /// The charter cited: in force and without successor in this past.
    pub(super) fn cited_charter(&self, charter: Option<Hash>) -> Result<&'a CharterHead, Void> {
        let id = charter.ok_or(Void::Charter)?;
        let act = self.record.acts.get(&id).filter(|act| act.in_force(self.past)).ok_or(Void::Charter)?;
        let charter = self.record.charters.get(&id).ok_or(Void::Charter)?;
        if self.successor(act, id).is_some() { Err(Void::Charter) } else { Ok(charter) }
    }

    /// The act in force in this past that follows one, if there is one and only one.
    fn successor(&self, act: &JointAct, id: Hash) -> Option<&'a JointAct> {
        let known = self.record.following(&act.head.subject, Some(id));
        let known: Vec<(Hash, &JointAct)> = known.filter(|(_, act)| act.is_of_all(self.past)).collect();
        self.record.one_of(&known)
    }

    /// The suite of the log judged.
    pub(super) fn suite(&self) -> Suite {
        self.log.suite().unwrap_or_default()
    }

    /// The suite of another log.
    pub(super) fn suite_of(&self, origin: &str) -> Suite {
        self.record.suite_of(origin).unwrap_or_default()
    }

    pub(super) fn act_signed(&self, act: &[u8], signature: &Signature) -> Result<(), Void> {
        let message = encoding(ACT_TYPE, act);
        let keys = self.keys.ok_or(Void::ActSignature)?;
        let signed = keys.log.iter().any(|key| key.verifies(&message, &signature.0));
        signed.then_some(()).ok_or(Void::ActSignature)
    }

    pub(super) fn hand(&self, hand: Option<&Hand>) -> Result<Option<Hand>, Void> {
        if hand.is_none_or(Hand::is_bounded) { Ok(hand.cloned()) } else { Err(Void::Hand) }
    }

    /// A checkpoint signed by a key that its log had at its size, in this past.
    pub(super) fn log_checkpoint(&self, note: &Note) -> Option<Checkpoint> {
        let checkpoint = Checkpoint::of_note(note).ok()?;
        let size = checkpoint.size.min(self.past.size_of(&checkpoint.origin));
        let keys = self.record.keys_at(&checkpoint.origin, size)?;
        keys.log.iter().any(|key| note.verify(key).is_ok()).then_some(checkpoint)
    }

    /// The keys of a side in this past; of the writer's own side those of this log.
    pub(super) fn keys_of(&self, side: &str) -> Option<&'a KeySet> {
        if side == self.log.side {
            return self.keys;
        }
        let origin = self.record.origin_in(side, self.past)?;
        self.record.keys_at(origin, self.past.size_of(origin))
    }
}
