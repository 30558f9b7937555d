//! The logs of each side, one after another: where they stand, which continues which, and how one that is to
//! continue another is found.

use crate::exchange::placed::Chain;
use crate::log::known::Known;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::fate::{Fate, JointAct};
use paivand_record::suite::Suite;
use paivand_record::tree;
use std::collections::BTreeMap;

impl<'a> Known<'a> {
    /// The logs of a side, first to last, as each continues the one before.
    pub(crate) fn chain(&self, side: &str) -> Vec<String> {
        let begun: Vec<String> = self.record.origins_of(side).map(str::to_owned).collect();
        if !begun.is_empty() {
            return begun;
        }
        let card = self.keys.cards.iter().find(|card| card.side == side);
        card.and_then(|card| card.verifier()).map(|key| key.name().to_owned()).into_iter().collect()
    }

    /// The log that this side writes now.
    pub(crate) fn own_log(&self) -> String {
        self.chain(&self.keys.identity.card.side).pop().unwrap_or_default()
    }

    /// Whether a log is to continue another and does not yet.
    pub(crate) fn is_candidate(&self, origin: &str) -> bool {
        self.record.logs().get(origin).is_some_and(paivand_record::fate::Log::is_candidate)
    }

    /// The act by which a log is to continue another, if it is still open.
    pub(crate) fn open_succession(&self, origin: &str) -> Option<&'a JointAct> {
        let (_, act) = self.record.succession(origin).filter(|_| self.is_candidate(origin))?;
        (!matches!(act.fate, Fate::Closed { .. })).then_some(act)
    }

    /// Whether this side has said where it stopped taking a log that another is to continue: then it takes no more
    /// of it, or what it said would not be true.
    pub(crate) fn is_let_go(&self, origin: &str) -> bool {
        let Some(side) = self.logs.side_of(origin) else { return false };
        self.record.candidates_of(side).any(|(candidate, _)| {
            let act = self.open_succession(candidate);
            let signed = act.and_then(|act| act.concurs.get(&self.keys.identity.card.side));
            signed.and_then(|signed| signed.stopped.as_ref()).is_some_and(|stopped| stopped.origin == origin)
        })
    }

    /// Whether this side has proposed that another log continues this own one: it writes nothing there any more, so
    /// what comes of it counts below its mark too, or the end on which all agree could not be read.
    pub(crate) fn is_given_up(&self, origin: &str) -> bool {
        let mut candidates = self.record.candidates_of(&self.keys.identity.card.side);
        candidates.any(|(candidate, log)| {
            let before = log.predecessor().is_some_and(|before| before.origin == origin);
            before && self.open_succession(candidate).is_some()
        })
    }

    /// Where this side stops taking the log that another is to continue, if an act lets it. Of a log that contradicts
    /// itself the copy held may be the one of a thief: then no more is named than what the new log begins with.
    pub(crate) fn stopping(&self, joint: &JointAct) -> Option<Checkpoint> {
        let candidate = self.record.logs().get(&joint.at.origin).filter(|log| log.is_candidate())?;
        let before = candidate.predecessor()?;
        let store = self.logs.stores.get(&before.origin)?;
        let doubtful = self.logs.contradicted().contains(&before.origin);
        let held = doubtful && tree::root(store, before.size) == Some(before.root);
        Some(if held { before } else { store.checkpoint() })
    }

    /// The suite of every log that begins now: that of the charter in force, or without one of the own log.
    pub(crate) fn suite_in_force(&self) -> Suite {
        let record = &self.record;
        let charter = record.charter().and_then(|charter| record.charters().get(&charter));
        let named = charter.and_then(|charter| Suite::parse(&charter.suite));
        named.unwrap_or_else(|| self.logs.suite_of(&self.own_log()))
    }

    /// The own log that is proposed to continue the present one, while that is open.
    pub(crate) fn succession_open(&self) -> Option<String> {
        let mut candidates = self.record.candidates_of(&self.keys.identity.card.side);
        candidates
            .find(|(origin, _)| self.open_succession(origin).is_some())
            .map(|(origin, _)| origin.to_owned())
    }

    /// Whether an act is proposed in an own log that is to continue the present one.
    pub(crate) fn is_in_candidate(&self, act: &paivand_record::hash::Hash) -> bool {
        let act = self.record.acts().get(act);
        act.is_some_and(|act| self.is_own(&act.at.origin) && self.is_candidate(&act.at.origin))
    }

    /// All logs that are held, by side, and of which something may still come.
    pub(crate) fn chains(&self) -> BTreeMap<String, Chain> {
        let own = &self.keys.identity.card.side;
        let asked = |side: &str, origin: &String| {
            if side == own {
                !self.is_settled(origin)
            } else {
                !self.is_whole(origin) && !self.is_let_go(origin)
            }
        };
        let chain = |side: &String| {
            let logs = self.logs.logs_of(side).into_iter();
            (side.clone(), logs.map(|origin| (origin.clone(), asked(side, &origin))).collect())
        };
        self.keys.cards.iter().map(|card| chain(&card.side)).collect()
    }
}
