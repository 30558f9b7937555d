//! The one door: what a person or a rule wants is judged, sealed, made durable and folded, or refused.

use crate::door::batch::Batch;
use crate::door::error::SubmitError;
use crate::door::intent::{BATCH_ACTS_MAX, Entered, Intent, Receipt};
use crate::node::Node;
use paivand_kernel::ByHand;
use paivand_record::entry::{Body, Close, Propose, Statement};
use paivand_record::key::Signer;
use serde_json::{Map, Value};

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
        self.judge().judge_concurrence(intent, ByHand::Without)?;
        let kept = self.vault.keep_personal(intent, &*self.world.randomness)?;
        let entered = self.enter_said(batch, intent, &kept);
        if entered.is_err() {
            self.vault.forget_personal(&kept);
        }
        entered
    }

    fn enter_said(
        &mut self,
        batch: &mut Batch,
        intent: &Intent,
        kept: &Map<String, Value>,
    ) -> Result<Receipt, SubmitError> {
        let said = self.pen().said(intent, kept)?;
        let (body, act) = self.pen().body_of(intent, &said)?;
        if let Body::Statement(Statement { act, .. }) | Body::Propose(Propose { act, .. }) = &body {
            let joint = matches!(body, Body::Propose(_));
            self.judge().judge_act(&act.0, joint, ByHand::Without, said.fresh.as_ref())?;
        }
        let words = said.fresh.as_ref().map(|words| self.words.keep(words));
        let index = self.admit(batch, body).inspect_err(|_| self.words.forget(words))?;
        let origin = self.keys.identity.origin().to_owned();
        Ok(Receipt { act: Some(act), entered: Entered::Recorded { origin, index } })
    }

    /// Where an own proposal stands in a log that is to continue the present one, it is closed there, at once.
    fn close_elsewhere(&mut self, intent: &Intent) -> Option<Result<Receipt, SubmitError>> {
        let Intent::Close { act, reason } = intent else { return None };
        let proposal = self.pen().joint(act).ok()?.at.clone();
        let origin = proposal.origin.clone();
        if !self.known().is_own(&origin) || !self.known().is_candidate(&origin) {
            return None;
        }
        let close = Close { proposal, act_id: *act, reason: *reason };
        let closed = self.close_within(&origin, close);
        Some(closed.map(|index| Receipt { act: Some(*act), entered: Entered::Recorded { origin, index } }))
    }

    /// Judges and folds one more entry of a batch; gives its place. A void one changes nothing.
    pub(crate) fn admit(&mut self, batch: &mut Batch, body: Body) -> Result<u64, SubmitError> {
        self.admit_by(batch, body, None)
    }

    /// The same, sealed by another key than the node's present one.
    pub(crate) fn admit_by(
        &mut self,
        batch: &mut Batch,
        body: Body,
        sealer: Option<&Signer>,
    ) -> Result<u64, SubmitError> {
        let parts = (&mut self.understanding.fold, &self.logs, &self.keys);
        batch.admit(parts, &*self.world.clock, body, sealer)
    }
}
