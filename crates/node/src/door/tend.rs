//! What the rules ask of a node without a person: to enact, to yield, to record receipts.

use crate::door::batch::Batch;
use crate::door::error::SubmitError;
use crate::door::intent::{BATCH_ACTS_MAX, Intent};
use crate::door::owed::Owed;
use crate::node::Node;
use crate::node::state::State;
use paivand_kernel::{ByHand, Kind};
use paivand_record::entry::{Body, Statement};
use serde_json::{Map, Value};

impl Node {
    /// Enacts what every side signed, yields where proposals cross, records receipts.
    /// Gives how many entries were written.
    pub fn tend(&mut self) -> Result<usize, SubmitError> {
        let mut written = 0;
        if matches!(self.state(), State::Normal | State::ReadOnly { .. } | State::Keyless) {
            written += self.tend_succession()?;
        }
        while self.state() == State::Normal && self.known().succession_open().is_none() {
            let mut batch = Batch::default();
            let owed = self.to_write();
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

    /// What this side is still to say that it has removed.
    fn erased_here(&self) -> Vec<Body> {
        if !self.understanding.fold.to_erase.is_empty() {
            return Vec::new();
        }
        let Ok(own) = self.judge().own_side() else { return Vec::new() };
        let standing = &self.understanding.fold.standing;
        let agreed = standing.of_kind(Kind::Act).filter(|about| standing.head(about).is_some());
        let unsaid = agreed.filter(|about| standing.own_words(about, own).next().is_none());
        unsaid.filter_map(|about| self.says_erased(&about.to_string()).ok()).collect()
    }

    fn says_erased(&self, about: &str) -> Result<Body, SubmitError> {
        let content = Map::from_iter([(String::from("act"), Value::from("act.erased"))]);
        let intent = Intent::state(about, content);
        let said = self.pen().said(&intent, &Map::new())?;
        let (body, _) = self.pen().body_of(&intent, &said)?;
        if let Body::Statement(Statement { act, .. }) = &body {
            self.judge().judge_act(&act.0, false, ByHand::Without, None)?;
        }
        Ok(body)
    }

    /// What is looked at to know what is owed.
    pub(crate) fn owed(&self) -> Owed<'_> {
        Owed { known: self.known(), fold: &self.understanding.fold, clock: &*self.world.clock }
    }

    fn to_write(&self) -> Vec<Body> {
        let owed = self.owed();
        let told = owed.forks_to_tell().into_iter().chain(owed.seen_today());
        owed.of_acts().chain(self.erased_here()).chain(told).collect()
    }
}
