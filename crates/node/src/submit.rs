//! The one door: what a person or a rule wants is judged, sealed, made durable and folded, or refused.

use crate::node::{Held, Node, State};
use crate::store::StoreError;
use paivand_record::act::{ACT_BYTES_MAX, CHARTER};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{
    Body, Bytes, Close, CloseReason, Concur, Decline, Enact, Entry, Propose, ProvenConcur, Signature,
    Statement, TooLong, seal,
};
use paivand_record::envelope::{ACT_TYPE, act_id, encoding};
use paivand_record::fate::{Fate, JointAct, Void, Wait};
use paivand_record::hash::Hash;
use paivand_record::tree;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What a side wants to enter the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "intent", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Intent {
    /// Its own word, which it may give alone.
    State {
        /// What it is about.
        subject: String,
        /// What it says.
        deed: Map<String, Value>,
    },
    /// A joint act, put to the other sides.
    Propose {
        /// What it is about.
        subject: String,
        /// What it says.
        deed: Map<String, Value>,
    },
    /// Its signature on another side's proposal.
    Concur {
        /// The act.
        act: Hash,
    },
    /// Its refusal of one.
    Decline {
        /// The act.
        act: Hash,
        /// Why.
        reason: String,
    },
    /// The end of its own proposal.
    Close {
        /// The act.
        act: Hash,
        /// Why.
        reason: CloseReason,
    },
}

/// Where an intent entered the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The log.
    pub origin: String,
    /// The place.
    pub index: u64,
    /// The act it is about.
    pub act: Option<Hash>,
}

/// Why an intent did not enter the record; nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum SubmitError {
    /// The rules of the record say no.
    #[error("the act was refused: {0}")]
    Refused(Void),
    /// What the act says is refused.
    #[error("the act was refused: {0}")]
    Meaning(paivand_kernel::Refusal),
    /// The document it names cannot be read.
    #[error("the document that the act names cannot be used: {0}")]
    Document(paivand_kernel::DocumentError),
    /// The document it names is not here.
    #[error("the document {0} is not held here: wait until it has arrived, or hand it in")]
    DocumentMissing(Hash),
    /// Something must arrive first.
    #[error("the act must wait: {0}")]
    Waits(Wait),
    /// No such proposal.
    #[error("no proposal {0} is known here: list them with `paivand show`")]
    UnknownAct(Hash),
    /// The side's earlier signature on the same subject is still open.
    #[error("this side has signed {0} on the same subject: close or enact that first")]
    Bound(Hash),
    /// No charter binds the sides yet.
    #[error("no charter is in force between the sides: found one first")]
    NoCharter,
    /// The node may not write.
    #[error(
        "the node is read-only: it holds {held} entries of its log where {released} were released; let it catch up with the other side, or restore a newer backup"
    )]
    ReadOnly {
        /// Entries held.
        held: u64,
        /// Entries once released.
        released: u64,
    },
    /// Too long for an act.
    #[error("the act is longer than {ACT_BYTES_MAX} bytes: put long texts into a document")]
    ActTooLong,
    /// Too long for an entry.
    #[error("the entry cannot be written")]
    TooLong(#[from] TooLong),
    /// The disk says no.
    #[error("the record could not be written")]
    Store(#[from] StoreError),
    /// No randomness for a number.
    #[error("the operating system gives no randomness")]
    Randomness,
}

impl Node {
    /// Judges, seals, makes durable and folds: in that order, or not at all.
    pub fn submit(&mut self, intent: &Intent) -> Result<Receipt, SubmitError> {
        self.judge_concurrence(intent)?;
        let (body, act) = self.body_of(intent)?;
        match &body {
            Body::Statement(Statement { act }) | Body::Propose(Propose { act, .. }) => {
                self.judge_act(&act.0)?;
            }
            Body::Genesis(_)
            | Body::Keys(_)
            | Body::Concur(_)
            | Body::Decline(_)
            | Body::Close(_)
            | Body::Enact(_)
            | Body::Observe(_)
            | Body::Succeed(_) => {}
        }
        let index = self.append(&[body])?;
        Ok(Receipt { origin: self.identity.origin().to_owned(), index, act: Some(act) })
    }

    fn body_of(&self, intent: &Intent) -> Result<(Body, Hash), SubmitError> {
        match intent {
            Intent::State { subject, deed } => {
                let charter = self.record.charter().ok_or(SubmitError::NoCharter)?;
                let sides = vec![self.identity.card.side.clone()];
                let act = self.act(subject, Some(charter), None, sides, deed)?;
                let id = act_id(&act);
                Ok((Body::Statement(Statement { act: Bytes(act) }), id))
            }
            Intent::Propose { subject, deed } => self.proposal(subject, deed),
            Intent::Concur { act } => {
                let joint = self.joint(act)?;
                let releases = self.release(&joint.head.subject, joint.head.base)?;
                let signature = self.sign(&joint.bytes);
                Ok((
                    Body::Concur(Concur { proposal: joint.at.clone(), act_id: *act, signature, releases }),
                    *act,
                ))
            }
            Intent::Decline { act, reason } => {
                let proposal = self.joint(act)?.at.clone();
                Ok((
                    Body::Decline(Decline { proposal, act_id: *act, reason: reason.clone(), draft: None }),
                    *act,
                ))
            }
            Intent::Close { act, reason } => {
                let proposal = self.joint(act)?.at.index;
                Ok((Body::Close(Close { proposal, act_id: *act, reason: *reason }), *act))
            }
        }
    }

    fn proposal(&self, subject: &str, deed: &Map<String, Value>) -> Result<(Body, Hash), SubmitError> {
        let charter = self.record.charter();
        let sides = match charter.and_then(|charter| self.record.acts().get(&charter)) {
            Some(charter) => charter.head.sides.clone(),
            None if subject == CHARTER => {
                let mut sides: Vec<String> = self.sides.values().cloned().collect();
                sides.sort_unstable();
                sides
            }
            None => return Err(SubmitError::NoCharter),
        };
        let base = self.record.head_of(subject);
        let releases = self.release(subject, base)?;
        let act = self.act(subject, charter, base, sides, deed)?;
        let (id, signature) = (act_id(&act), self.sign(&act));
        Ok((Body::Propose(Propose { act: Bytes(act), signature, releases }), id))
    }

    fn act(
        &self,
        subject: &str,
        charter: Option<Hash>,
        base: Option<Hash>,
        sides: Vec<String>,
        deed: &Map<String, Value>,
    ) -> Result<Vec<u8>, SubmitError> {
        #[derive(Serialize)]
        struct Act<'a> {
            nonce: String,
            by: &'a str,
            charter: Option<Hash>,
            subject: &'a str,
            base: Option<Hash>,
            sides: Vec<String>,
            deed: &'a Map<String, Value>,
        }
        let mut nonce = [0; 16];
        getrandom::fill(&mut nonce).map_err(|_| SubmitError::Randomness)?;
        let nonce = nonce.iter().map(|byte| format!("{byte:02x}")).collect();
        let act = Act { nonce, by: &self.identity.card.side, charter, subject, base, sides, deed };
        let bytes = serde_json::to_vec(&act).map_err(|_| SubmitError::Refused(Void::Act))?;
        if bytes.len() <= ACT_BYTES_MAX { Ok(bytes) } else { Err(SubmitError::ActTooLong) }
    }

    fn sign(&self, act: &[u8]) -> Signature {
        Signature(self.identity.signer.sign(&encoding(ACT_TYPE, act)))
    }

    fn joint(&self, act: &Hash) -> Result<&JointAct, SubmitError> {
        self.record.acts().get(act).ok_or(SubmitError::UnknownAct(*act))
    }

    fn release(
        &self,
        subject: &str,
        base: Option<Hash>,
    ) -> Result<Option<paivand_record::entry::Citation>, SubmitError> {
        self.record.release(&self.identity.card.side, subject, base).map_err(SubmitError::Bound)
    }

    /// What this node has folded of every other log.
    fn seen(&self) -> Vec<Checkpoint> {
        self.cut().into_iter().filter(|seen| seen.origin != self.identity.origin() && seen.size > 0).collect()
    }

    /// Appends entries as one batch; gives the place of the first. Each is judged before anything is written.
    pub(crate) fn append(&mut self, bodies: &[Body]) -> Result<u64, SubmitError> {
        if let State::ReadOnly { released, held } = self.state() {
            return Err(SubmitError::ReadOnly { held, released });
        }
        let origin = self.identity.origin().to_owned();
        let first = self.own_size();
        let (seen, stated_at) = (self.seen(), self.clock.now());
        let mut trial = None;
        let mut entries = Vec::new();
        for (index, body) in (first..).zip(bodies) {
            let bytes = seal((&origin, index), &seen, stated_at, body, &self.identity.signer)?;
            let entry = Entry::parse(&bytes).map_err(|_| SubmitError::Refused(Void::Malformed))?;
            // A later entry of a batch is judged by what the earlier ones change.
            let record =
                trial.get_or_insert_with(|| if bodies.len() > 1 { Some(self.record.clone()) } else { None });
            let held = Held(&self.logs);
            let judged = match record {
                Some(record) => record.fold_entry(&origin, &entry, true, &held),
                None => self.record.judge(&origin, &entry, true, &held),
            };
            judged.map_err(SubmitError::Waits)?.map_err(SubmitError::Refused)?;
            entries.push(bytes);
        }
        let store =
            self.logs.get_mut(&origin).ok_or_else(|| SubmitError::Waits(Wait::Log(origin.clone())))?;
        let next = store.with(&entries);
        // The mark is raised when the entries are durable and before anyone can see the checkpoint (P-R8).
        let mark = &mut self.mark;
        store.append(&entries, &next.signed(&self.identity.signer), || mark.raise(&next))?;
        self.fold();
        Ok(first)
    }

    /// Does what the rules ask of this node without a person: enacts what every side signed, yields where
    /// proposals cross, and records receipts. Gives how many entries were written.
    pub fn tend(&mut self) -> Result<usize, SubmitError> {
        let mut written = 0;
        while self.state() == State::Normal
            && let Some(body) = self.owed()
        {
            self.append(&[body])?;
            written += 1;
        }
        Ok(written)
    }

    fn owed(&self) -> Option<Body> {
        let own = self.record.acts().values().filter(|act| act.head.by == self.identity.card.side);
        own.into_iter().find_map(|act| match &act.fate {
            Fate::Open if act.others().all(|side| act.concurs.contains_key(side)) => self.enact(act),
            Fate::Open => self.yields(act),
            Fate::Enacted { index } => self.receipt(act, *index),
            Fate::Closed { .. } | Fate::InForce { .. } => None,
        })
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
            let log = self.record.logs().get(&signed.at.origin);
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
        let crossing = self.record.acts().values().any(|other| {
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
