//! The one door: what a person or a rule wants is judged, sealed, made durable and folded, or refused.

use crate::door::batch::Batch;
use crate::door::error::SubmitError;
use crate::door::intent::{BATCH_ACTS_MAX, Days, Entered, Intent, Receipt};
use crate::node::Node;
use paivand_kernel::ByHand;
use paivand_record::act::{ACT_BYTES_MAX, Attested, CHARTER, Head};
use paivand_record::entry::{Body, Bytes, Citation, Close, Concur, Decline, Propose, Signature, Statement};
use paivand_record::envelope::{ACT_TYPE, encoding};
use paivand_record::fate::{JointAct, Void};
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

fn completes(intent: &Intent) -> bool {
    matches!(intent, Intent::Complete { .. })
}

impl Node {
    /// Judges, seals, makes durable and folds: in that order, or not at all.
    pub fn submit(&mut self, intent: &Intent) -> Result<Receipt, SubmitError> {
        self.submit_all(std::slice::from_ref(intent)).pop().unwrap_or(Err(SubmitError::Stopped))
    }

    /// Submits several at once: each is judged by what those before it changed, and all that pass are made
    /// durable together, under one checkpoint. Gives an answer for each.
    pub fn submit_all(&mut self, intents: &[Intent]) -> Vec<Result<Receipt, SubmitError>> {
        let mut answers = Vec::with_capacity(intents.len());
        // What a hand completes is in the outbox already, and is sealed by itself.
        let together = |one: &Intent, next: &Intent| !completes(one) && !completes(next);
        for intents in intents.chunk_by(together).flat_map(|run| run.chunks(BATCH_ACTS_MAX)) {
            if let [Intent::Complete { act, hand }] = intents {
                self.try_again();
                answers.push(self.complete(act, hand));
                continue;
            }
            self.try_again();
            let mut batch = Batch::of(intents.len());
            let mut judged: Vec<_> = intents.iter().map(|intent| self.enter(&mut batch, intent)).collect();
            if let Err(error) = self.commit(batch) {
                let written =
                    |answer: &Result<Receipt, _>| answer.as_ref().is_ok_and(|it| it.place().is_some());
                for answer in judged.iter_mut().filter(|answer| written(answer)) {
                    *answer = Err(error.again());
                }
            }
            answers.extend(judged);
        }
        answers
    }

    /// Judges one and takes it into the batch; a refused one leaves no trace.
    fn enter(&mut self, batch: &mut Batch, intent: &Intent) -> Result<Receipt, SubmitError> {
        if let Intent::Prepare { of } = intent {
            return self.prepare(of);
        }
        if self.must_wait(intent) {
            return self.put_off(intent);
        }
        self.may_say(intent)?;
        if let Some(taken) = self.take_back(intent)? {
            return Ok(taken);
        }
        if let Some(closed) = self.close_elsewhere(intent) {
            return closed;
        }
        self.judge_concurrence(intent, ByHand::Without)?;
        let kept = self.keep_personal(intent)?;
        let said = self.said(intent, &kept)?;
        let entered = self.body_of(intent, &said).and_then(|(body, act)| {
            if let Body::Statement(Statement { act, .. }) | Body::Propose(Propose { act, .. }) = &body {
                self.judge_act(&act.0, matches!(body, Body::Propose(_)), ByHand::Without)?;
            }
            let index = self.admit(batch, body)?;
            let origin = self.keys.identity.origin().to_owned();
            Ok(Receipt { act: Some(act), entered: Entered::Recorded { origin, index } })
        });
        if entered.is_err() {
            self.forget_personal(&kept);
            self.forget_words(said.words);
        }
        entered
    }

    /// Where an own proposal stands in a log that is to continue the present one, it is closed there, at once.
    fn close_elsewhere(&mut self, intent: &Intent) -> Option<Result<Receipt, SubmitError>> {
        let Intent::Close { act, reason } = intent else { return None };
        let proposal = self.joint(act).ok()?.at.clone();
        let origin = proposal.origin.clone();
        if !self.known().is_own(&origin) || !self.known().is_candidate(&origin) {
            return None;
        }
        let close = Close { proposal, act_id: *act, reason: *reason };
        let closed = self.close_within(&origin, close);
        Some(closed.map(|index| Receipt { act: Some(*act), entered: Entered::Recorded { origin, index } }))
    }

    /// What an intent says, its words kept beside the log and personal values committed to; where that fails,
    /// nothing of it stays.
    pub(crate) fn said(&self, intent: &Intent, kept: &Map<String, Value>) -> Result<Said, SubmitError> {
        match self.keep_words(intent) {
            Ok((content, words)) => Ok(Said { content: with(&content, kept), words }),
            Err(error) => {
                self.forget_personal(kept);
                Err(error)
            }
        }
    }

    pub(crate) fn body_of(&self, intent: &Intent, said: &Said) -> Result<(Body, Hash), SubmitError> {
        match intent {
            Intent::State { subject, .. } => {
                let charter = self.understanding.fold.record.charter().ok_or(SubmitError::NoCharter)?;
                let sides = vec![self.keys.identity.card.side.clone()];
                let around = Around { charter: Some(charter), sides, ..Around::default() };
                let act = self.act(subject, said, around)?;
                let id = self.own_suite().act_id(&act);
                Ok((Body::Statement(Statement { act: Bytes(act), hand: None }), id))
            }
            Intent::Propose { subject, days, attested, .. } => {
                self.proposal(subject, said, *days, attested.clone())
            }
            Intent::Concur { act } => {
                let joint = self.joint(act)?;
                let releases = self.release(&joint.head)?;
                let (signature, proposal) = (self.sign(&joint.bytes), joint.at.clone());
                let stopped = self.known().stopping(joint);
                let concur = Concur { proposal, act_id: *act, signature, releases, stopped, hand: None };
                Ok((Body::Concur(concur), *act))
            }
            Intent::Decline { act, .. } => {
                let proposal = self.joint(act)?.at.clone();
                let (words, draft) = (said.words, None);
                Ok((Body::Decline(Decline { proposal, act_id: *act, words, draft, hand: None }), *act))
            }
            Intent::Prepare { .. } | Intent::Complete { .. } => Err(SubmitError::NoHandHere),
            Intent::Close { act, reason } => {
                let proposal = self.joint(act)?.at.clone();
                Ok((Body::Close(Close { proposal, act_id: *act, reason: *reason }), *act))
            }
        }
    }

    fn proposal(
        &self,
        subject: &str,
        said: &Said,
        days: Days,
        mut attested: Vec<Attested>,
    ) -> Result<(Body, Hash), SubmitError> {
        let record = &self.understanding.fold.record;
        let charter = record.charter();
        let sides = match charter.and_then(|charter| record.acts().get(&charter)) {
            Some(charter) => charter.head.sides.clone(),
            None if subject == CHARTER => self.founding(said),
            None => return Err(SubmitError::NoCharter),
        };
        attested.sort_by(|left, right| left.side.cmp(&right.side));
        let of_all = attested.is_empty() || subject == CHARTER;
        let base = if of_all { record.head_of(subject) } else { record.attested_head_of(subject) };
        let act = self.act(subject, said, Around { base, charter, sides, days, attested })?;
        let id = self.own_suite().act_id(&act);
        Ok((self.proposed(act)?, id))
    }

    /// The sides that a first charter names, also those without a node.
    fn founding(&self, said: &Said) -> Vec<String> {
        let named = said.content.get("sides").and_then(Value::as_array);
        let name = |side: &Value| side.get("side").and_then(Value::as_str).map(str::to_owned);
        let named: Option<BTreeSet<String>> = named.and_then(|sides| sides.iter().map(name).collect());
        named.unwrap_or_else(|| self.logs.sides.values().cloned().collect()).into_iter().collect()
    }

    /// The proposal of an act whose bytes are fixed.
    pub(crate) fn proposed(&self, act: Vec<u8>) -> Result<Body, SubmitError> {
        let head = Head::parse(&act).ok_or(SubmitError::Refused(Void::Act))?;
        let (releases, signature) = (self.release(&head)?, self.sign(&act));
        Ok(Body::Propose(Propose { act: Bytes(act), signature, releases, hand: None }))
    }

    pub(crate) fn act(&self, subject: &str, said: &Said, around: Around) -> Result<Vec<u8>, SubmitError> {
        #[derive(Serialize)]
        struct Act<'a> {
            nonce: String,
            by: &'a str,
            charter: Option<Hash>,
            subject: &'a str,
            base: Option<Hash>,
            #[serde(skip_serializing_if = "Vec::is_empty")]
            settles: Vec<Hash>,
            sides: Vec<String>,
            #[serde(flatten)]
            days: Days,
            #[serde(skip_serializing_if = "Vec::is_empty")]
            attested: Vec<Attested>,
            #[serde(skip_serializing_if = "Option::is_none")]
            words: Option<Hash>,
            content: &'a Map<String, Value>,
        }
        let mut nonce = [0; 16];
        self.world.randomness.fill(&mut nonce).then_some(()).ok_or(SubmitError::Randomness)?;
        let nonce = nonce.iter().map(|byte| format!("{byte:02x}")).collect();
        let Said { content, words } = said;
        let Around { base, charter, sides, days, attested } = around;
        let by = &self.keys.identity.card.side;
        let settles = self.understanding.fold.record.contending(subject, base);
        let words = *words;
        let act = Act { nonce, by, charter, subject, base, settles, sides, days, attested, words, content };
        let bytes = serde_json::to_vec(&act).map_err(|_| SubmitError::Refused(Void::Act))?;
        if bytes.len() <= ACT_BYTES_MAX { Ok(bytes) } else { Err(SubmitError::ActTooLong) }
    }

    /// The suite by which this side signs, and its present log is hashed.
    pub(crate) fn own_suite(&self) -> Suite {
        self.keys.identity.signer.verifier().suite()
    }

    pub(crate) fn sign(&self, act: &[u8]) -> Signature {
        Signature(self.keys.identity.signer.sign(&encoding(ACT_TYPE, act)))
    }

    fn joint(&self, act: &Hash) -> Result<&JointAct, SubmitError> {
        self.understanding.fold.record.acts().get(act).ok_or(SubmitError::UnknownAct(*act))
    }

    fn release(&self, head: &Head) -> Result<Option<Citation>, SubmitError> {
        self.understanding
            .fold
            .record
            .release(&self.keys.identity.card.side, head)
            .map_err(SubmitError::Bound)
    }
}

/// What an act says, as it stands in the log, and the name of the words beside it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    pub(crate) content: Map<String, Value>,
    pub(crate) words: Option<Hash>,
}

/// What stands around what an act says.
#[derive(Debug, Default)]
pub(crate) struct Around {
    pub(crate) base: Option<Hash>,
    pub(crate) charter: Option<Hash>,
    pub(crate) sides: Vec<String>,
    pub(crate) days: Days,
    pub(crate) attested: Vec<Attested>,
}

/// The content with the commitments to its personal values.
pub(crate) fn with(content: &Map<String, Value>, kept: &Map<String, Value>) -> Map<String, Value> {
    content.iter().chain(kept).map(|(field, value)| (field.clone(), value.clone())).collect()
}
