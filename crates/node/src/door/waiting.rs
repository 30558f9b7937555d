//! Acts that wait in the outbox: put off, taken back, and sealed once they may be.

use crate::door::batch::Batch;
use crate::door::compose::Said;
use crate::door::error::SubmitError;
use crate::door::hand;
use crate::door::intent::{Days, Entered, Intent, Receipt};
use crate::door::outbox::Waiting;
use crate::node::Node;
use paivand_kernel::{ByHand, Consent};
use paivand_record::entry::{Body, Concur, Decline, Propose, Statement};
use paivand_record::hand::Hand;
use paivand_record::hash::Hash;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

impl Node {
    /// Keeps an act until the start is confirmed; or takes one that waits back. It is durable when this returns.
    pub(crate) fn put_off(&self, intent: &Intent) -> Result<Receipt, SubmitError> {
        if let Some(taken) = self.take_back(intent)? {
            return Ok(taken);
        }
        let (number, id) = self.put(intent, false)?;
        let waits_for = self.awaited();
        Ok(Receipt { act: Some(id), entered: Entered::Waiting { number, waits_for } })
    }

    /// Judges an act and puts it into the outbox; its number there, and its name.
    pub(crate) fn put(&self, intent: &Intent, awaits_hand: bool) -> Result<(u64, Hash), SubmitError> {
        let hand = if awaits_hand { ByHand::Later } else { ByHand::Without };
        self.judge().judge_concurrence(intent, hand)?;
        let kept = self.vault.keep_personal(intent, &*self.world.randomness)?;
        let put = self.put_said(intent, awaits_hand, &kept);
        if put.is_err() {
            self.vault.forget_personal(&kept);
        }
        put
    }

    fn put_said(
        &self,
        intent: &Intent,
        awaits_hand: bool,
        kept: &Map<String, Value>,
    ) -> Result<(u64, Hash), SubmitError> {
        let hand = if awaits_hand { ByHand::Later } else { ByHand::Without };
        let said = self.pen().said(intent, kept)?;
        let (body, id) = self.pen().body_of(intent, &said)?;
        let (act, joint) = match body {
            Body::Statement(Statement { act, .. }) => (Some(act), false),
            Body::Propose(Propose { act, .. }) => (Some(act), true),
            Body::Genesis(_)
            | Body::Keys(_)
            | Body::Concur(_)
            | Body::Decline(_)
            | Body::Close(_)
            | Body::Enact(_)
            | Body::Observe(_)
            | Body::Succeed(_) => (None, false),
        };
        if let Some(act) = &act {
            self.judge().judge_act(&act.0, joint, hand, said.fresh.as_ref())?;
        }
        let words = said.fresh.as_ref().map(|words| self.words.keep(words));
        let put = self.words.write().and_then(|()| {
            let (said_at, intent) = (self.world.clock.now(), without_personal(intent));
            let number = self.outbox.put(&Waiting {
                said_at,
                intent,
                act,
                id,
                kept: kept.clone(),
                words,
                refused: None,
                awaits_hand,
                hand: None,
            })?;
            Ok((number, id))
        });
        put.inspect_err(|_| self.words.forget(words))
    }

    /// Withdrawing an act that waits leaves nothing of it in any log.
    pub(crate) fn take_back(&self, intent: &Intent) -> Result<Option<Receipt>, SubmitError> {
        let Intent::Close { act, .. } = intent else { return Ok(None) };
        let own = |waiting: &Waiting| (waiting.act.is_some() || waiting.awaits_hand) && waiting.id == *act;
        let Some((number, waiting)) = self.outbox.all()?.into_iter().find(|(_, waiting)| own(waiting)) else {
            return Ok(None);
        };
        self.outbox.remove(number)?;
        self.vault.forget_personal(&waiting.kept);
        self.words.forget(waiting.words);
        Ok(Some(Receipt { act: Some(*act), entered: Entered::Withdrawn }))
    }

    /// Judges and seals what waits, in order, each with the instant at which it was said. What the rules refuse
    /// now stays, with the reason, for the person who said it.
    pub(crate) fn seal_waiting(&mut self) -> Result<(), SubmitError> {
        for (number, mut waiting) in self.outbox.all()? {
            if waiting.refused.is_some() || waiting.awaits_hand || self.must_wait(&waiting.intent) {
                continue;
            }
            if self.may_say(&waiting.intent).is_err() {
                return Ok(());
            }
            // A crash may have come after the commit: it is sealed already.
            if self.is_sealed(&waiting) {
                self.outbox.remove(number)?;
                continue;
            }
            match self.seal(&waiting) {
                Ok(_) => self.outbox.remove(number)?,
                // Something must arrive first, or the disk must be mended: it goes on waiting.
                Err(SubmitError::Waits(_)) => return Ok(()),
                Err(error @ (SubmitError::Store(_) | SubmitError::Failed | SubmitError::Stopped)) => {
                    return Err(error);
                }
                Err(error) => {
                    tracing::warn!(act = %waiting.id, %error, "an act that waited is refused now");
                    self.vault.forget_personal(&waiting.kept);
                    self.words.forget(waiting.words);
                    waiting.refused = Some(error.to_string());
                    self.outbox.replace(number, &waiting)?;
                }
            }
        }
        Ok(())
    }

    fn is_sealed(&self, waiting: &Waiting) -> bool {
        let record = &self.understanding.fold.record;
        // What was said before another log with another suite continued the own one bears the name it has there.
        let named = waiting.act.as_ref().map_or(waiting.id, |act| self.pen().own_suite().act_id(&act.0));
        let (side, id) = (&self.keys.identity.card.side, &named);
        let joint = record.acts().get(id);
        match &waiting.intent {
            Intent::State { .. } => record.stated().contains(id),
            Intent::Propose { .. } => joint.is_some(),
            Intent::Concur { .. } => joint.is_some_and(|act| act.concurs.contains_key(side)),
            Intent::Decline { .. } => joint.is_some_and(|act| act.declines.contains_key(side)),
            Intent::Prepare { .. } | Intent::Complete { .. } => false,
            Intent::Close { .. } => {
                joint.is_some_and(|act| matches!(act.fate, paivand_record::fate::Fate::Closed { .. }))
            }
        }
    }

    /// Judges what waits once more and writes it, with the hand given on it; gives its place.
    pub(crate) fn seal(&mut self, waiting: &Waiting) -> Result<u64, SubmitError> {
        let consent = self.consent_to(waiting)?;
        let hand = ByHand::from(consent.as_ref());
        self.judge().judge_concurrence(&waiting.intent, hand)?;
        let mut body = match (&waiting.act, &waiting.intent) {
            (Some(act), Intent::Propose { .. }) => {
                self.judge().judge_act(&act.0, true, hand, None)?;
                self.pen().proposed(act.0.clone())?
            }
            (Some(act), _) => {
                self.judge().judge_act(&act.0, false, hand, None)?;
                Body::Statement(Statement { act: act.clone(), hand: None })
            }
            (None, intent) => {
                self.pen().body_of(intent, &Said { words: waiting.words, ..Said::default() })?.0
            }
        };
        set_hand(&mut body, waiting.hand.clone());
        let mut batch = Batch::stated(waiting.said_at);
        let index = self.admit(&mut batch, body)?;
        self.commit(batch).map(|()| index)
    }

    /// What the kernel hears of the hand on what waits.
    fn consent_to(&self, waiting: &Waiting) -> Result<Option<Consent>, SubmitError> {
        let Some(on) = hand::on(&waiting.intent) else { return Ok(None) };
        Ok(self.place_of(on, waiting.id)?.consent(&self.understanding.fold.standing, waiting.hand.as_ref()))
    }
}

/// The entry with the hand on it.
fn set_hand(body: &mut Body, given: Option<Hand>) {
    match body {
        Body::Statement(Statement { hand, .. })
        | Body::Propose(Propose { hand, .. })
        | Body::Concur(Concur { hand, .. })
        | Body::Decline(Decline { hand, .. }) => *hand = given,
        Body::Genesis(_)
        | Body::Keys(_)
        | Body::Close(_)
        | Body::Enact(_)
        | Body::Observe(_)
        | Body::Succeed(_) => {}
    }
}

fn without_personal(intent: &Intent) -> Intent {
    let personal = BTreeMap::new();
    match intent {
        Intent::State { subject, content, .. } => {
            Intent::State { subject: subject.clone(), content: content.clone(), personal }
        }
        Intent::Propose { subject, content, days, attested, .. } => {
            let (days, attested): (Days, _) = (*days, attested.clone());
            Intent::Propose { subject: subject.clone(), content: content.clone(), personal, days, attested }
        }
        other @ (Intent::Concur { .. }
        | Intent::Decline { .. }
        | Intent::Close { .. }
        | Intent::Prepare { .. }
        | Intent::Complete { .. }) => other.clone(),
    }
}
