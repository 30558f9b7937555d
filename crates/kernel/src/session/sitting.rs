//! The sessions of a body, and whose turn it is to host.

use super::{SessionFix, SessionHeld};
use crate::identity::ActId;
use crate::recorded::Recorded;
use crate::side::Side;
use crate::standing::Standing;
use crate::subject::{Kind, Subject};
use alloc::vec::Vec;
use jiff::civil::Date;

/// A session that was fixed, and perhaps held.
#[derive(Clone, Debug)]
pub struct Sitting<'a> {
    /// Its subject.
    pub subject: Subject,
    /// The act in force on it: the last fix, or that it was held.
    pub act: ActId,
    /// As recorded.
    pub recorded: &'a Recorded,
    /// What was fixed last.
    pub fix: &'a SessionFix,
    /// What was recorded of it.
    pub held: Option<&'a SessionHeld>,
    /// The host: named, or the one whose turn it is.
    pub host: Option<Side>,
}

impl Sitting<'_> {
    /// Sessions follow each other by date, then number.
    pub(crate) fn order(&self) -> (Date, u32, &Subject) {
        (self.held.map_or(self.fix.on, |held| held.held_on), self.fix.number, &self.subject)
    }
}

impl Standing {
    /// The sessions of a body in their order, each with its host.
    pub fn sittings(&self, body: &Subject) -> Vec<Sitting<'_>> {
        let sessions = self.of_kind(Kind::Session);
        let sittings = sessions.filter_map(|subject| self.sitting(subject));
        self.in_order(sittings.filter(|each| each.fix.body == *body).collect())
    }

    /// The sessions of one body put in their order, each with its host.
    pub(crate) fn in_order<'a>(&self, mut sittings: Vec<Sitting<'a>>) -> Vec<Sitting<'a>> {
        sittings.sort_by(|left, right| left.order().cmp(&right.order()));
        let mut last = None;
        for sitting in &mut sittings {
            let named = sitting.fix.host;
            sitting.host = named.map(|host| host.side).or_else(|| self.after(last));
            if sitting.held.is_some() && named.is_none_or(|host| host.counts) {
                last = sitting.host.or(last);
            }
        }
        sittings
    }

    pub(crate) fn sitting(&self, subject: &Subject) -> Option<Sitting<'_>> {
        let chain = self.chain(subject);
        let (act, recorded) = *chain.last()?;
        let held = recorded.act.content.said::<SessionHeld>();
        let fix = chain.iter().rev().find_map(|(_, each)| each.act.content.said::<SessionFix>())?;
        Some(Sitting { subject: subject.clone(), act, recorded, fix, held, host: None })
    }

    /// Whose turn it is to host: the side after the host of the last session held that counts, in the order of
    /// the charter; nobody's before the first.
    pub fn next_host(&self, body: &Subject) -> Option<Side> {
        self.host_after(&self.sittings(body))
    }

    /// Whose turn it is after these sessions in their order.
    pub(crate) fn host_after(&self, sittings: &[Sitting<'_>]) -> Option<Side> {
        let counts = |sitting: &&Sitting<'_>| {
            sitting.held.is_some() && sitting.fix.host.is_none_or(|host| host.counts)
        };
        self.after(sittings.iter().rfind(counts).and_then(|sitting| sitting.host))
    }

    fn after(&self, host: Option<Side>) -> Option<Side> {
        let (_, charter) = self.charter()?;
        let place = charter.sides.iter().position(|side| Some(side.side) == host)?;
        charter.sides.iter().cycle().nth(place + 1).map(|side| side.side)
    }
}
