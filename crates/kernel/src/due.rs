//! A due: what is awaited, from whom, since when, under what, and what clears it.

use crate::identity::{ActId, Digest};
use crate::side::Side;
use crate::standing::Standing;
use crate::subject::Subject;
use crate::text::LanguageText;
use crate::word::{Sides, Word};
use crate::zone::Zone;
use core::cmp::Ordering;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// One thing awaited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// What is awaited.
    pub duty: Duty,
    /// About what.
    pub about: Subject,
    /// Which part of it: a commitment, a role, a rule, the short name of an act.
    pub item: Option<Word>,
    /// The act it concerns.
    pub act: Option<ActId>,
    /// From whom, sorted.
    pub on: Sides,
    /// Who leads, where all owe: the host.
    pub lead: Option<Side>,
    /// Since when; none while the act with which it begins has not been received: it then has no date, and is not past.
    pub since: Option<Date>,
    /// Until the end of which day, where a date is set.
    pub by: Option<Date>,
    /// Under what.
    pub under: Under,
    /// The rule.
    pub rule: Word,
    /// The kind of act or step of the record that clears it.
    pub clears: Word,
    /// Whether a calendar was missing, so that the date may be another.
    pub provisional: bool,
    /// The text from the document.
    pub text: Option<LanguageText>,
}

/// What is awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// The name of who holds a seat.
    NameSeats,
    /// The first session.
    FirstSession,
    /// The next regular session.
    RegularSession,
    /// The final composition for a session.
    ConfirmSeats,
    /// The answer to a claim.
    RespondClaim,
    /// The decision whether to renew.
    DecideRenewal,
    /// A commitment.
    Fulfil,
    /// A signature on a proposal.
    Concur,
    /// The end of a proposal.
    Close,
    /// The enactment of a proposal that all have signed.
    Enact,
    /// The receipt of an enacted act.
    Receipt,
    /// The removal of what all sides agreed to erase.
    Erase,
    /// The answer to a note that asks for one.
    AnswerNote,
    /// What a rule of the terms asks to be said: the kind of act that clears it tells what.
    Act,
}

/// Under what something is owed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "under", rename_all = "kebab-case")]
pub enum Under {
    /// A provision of a document.
    Provision {
        /// The document.
        document: Subject,
        /// The version.
        version: ActId,
        /// The provision.
        provision: Word,
    },
    /// An agreed date.
    Agreed {
        /// What was agreed on.
        subject: Subject,
        /// The act.
        act: ActId,
    },
    /// A rule of the record itself.
    Record {
        /// Its number, `P-R7`.
        rule: Word,
    },
}

impl Standing {
    /// The instant at which a due's date has passed: 24:00 of that day where who owes it is, of several the last.
    pub fn deadline(&self, due: &Due) -> Option<Timestamp> {
        let next = due.by?.tomorrow().ok()?;
        let ends = due.on.iter().map(|side| self.zone_of(*side).start_of(next));
        ends.max().unwrap_or_else(|| Zone::universal().start_of(next))
    }

    /// Whether a due's date has passed.
    pub fn is_past(&self, due: &Due, now: Timestamp) -> bool {
        self.deadline(due).is_some_and(|deadline| deadline <= now)
    }
}

/// The digest by which nodes compare their lists.
pub fn dues_digest(dues: &[Due]) -> Digest {
    Digest::of(&serde_json::to_vec(dues).unwrap_or_default()) // every type here has a form in JSON
}

/// A due with its place in the list: by document and provision, then about, item, side; never by lateness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// Where the provision stands in its document.
    pub(crate) provision: usize,
    /// Where the commitment stands in its work plan: C2 before C10.
    pub(crate) item: usize,
    pub(crate) due: Due,
}

impl Placed {
    /// The order of the list; equal only for dues that are the same.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        let document = self.document().cmp(&other.document());
        let place = (self.provision, self.item).cmp(&(other.provision, other.item));
        document.then(place).then_with(|| self.rest(other))
    }

    /// The kind of source, and the document that is one.
    fn document(&self) -> (u8, Option<&Subject>) {
        match &self.due.under {
            Under::Provision { document, .. } => (0, Some(document)),
            Under::Agreed { subject, .. } => (1, Some(subject)),
            Under::Record { .. } => (2, None),
        }
    }

    fn rest(&self, other: &Self) -> Ordering {
        fn key(due: &Due) -> impl Ord + '_ {
            (&due.about, &due.item, &due.on, due.duty, due.act, &due.rule, due.since, due.by)
        }
        self.due.under.cmp(&other.due.under).then_with(|| key(&self.due).cmp(&key(&other.due)))
    }
}
