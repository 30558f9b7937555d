//! What may be said now, and what must wait.

use crate::door::error::SubmitError;
use crate::door::intent::Intent;
use crate::node::Node;
use crate::node::state::State;

impl Node {
    /// Whether anything may be written now; why not, if not.
    pub(crate) fn may_write(&self) -> Result<(), SubmitError> {
        match self.state() {
            State::Normal => {
                self.known().succession_open().map_or(Ok(()), |origin| Err(SubmitError::Succeeding(origin)))
            }
            State::ReadOnly { origin, released, held } => {
                Err(SubmitError::ReadOnly { origin, held, released })
            }
            State::Unconfirmed { waits_for } | State::Statements { waits_for } => {
                Err(SubmitError::Unconfirmed(waits_for))
            }
            State::Keyless => Err(SubmitError::Keyless),
            State::Failed => Err(SubmitError::Failed),
        }
    }

    /// As [`Node::may_write`], for one intent: where a person confirmed the start, statements are made.
    pub(crate) fn may_say(&self, intent: &Intent) -> Result<(), SubmitError> {
        match (self.state(), intent) {
            (State::Statements { .. }, Intent::State { .. }) => Ok(()),
            (State::Normal | State::ReadOnly { .. } | State::Keyless, Intent::Close { act, .. })
                if self.known().is_in_candidate(act) =>
            {
                Ok(())
            }
            _ => self.may_write(),
        }
    }

    /// Whether an act must wait in the outbox now.
    pub(crate) fn must_wait(&self, intent: &Intent) -> bool {
        match self.state() {
            State::Unconfirmed { .. } | State::ReadOnly { .. } => true,
            State::Statements { .. } => !matches!(intent, Intent::State { .. }),
            State::Normal | State::Keyless | State::Failed => false,
        }
    }

    /// The sides for which an act waits: below the mark any of them may hold what is lost.
    pub(crate) fn awaited(&self) -> Vec<String> {
        let waits_for = self.waits_for();
        if !waits_for.is_empty() {
            return waits_for;
        }
        let others = self.keys.cards.iter().map(|card| &card.side);
        others.filter(|side| **side != self.keys.identity.card.side).cloned().collect()
    }
}
