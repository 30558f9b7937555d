//! What an anchor gives: something of the record that a rule counts from.

use crate::identity::ActId;
use crate::recorded::Recorded;
use crate::side::Side;
use crate::subject::Subject;
use crate::word::Word;
use alloc::vec::Vec;
use jiff::civil::Date;

/// What happened, or is to happen, for those who owe together.
pub(super) struct Event<'a> {
    /// What is owed is about this.
    pub(super) about: Subject,
    pub(super) item: Option<Word>,
    pub(super) act: Option<ActId>,
    /// The act by which it came about; it froze the calendars.
    pub(super) recorded: &'a Recorded,
    pub(super) on: Vec<Side>,
    pub(super) lead: Option<Side>,
    /// Whose turn it is to host, where that is known.
    pub(super) host: Option<Side>,
    /// Its day where they are, by which the version of the rule is chosen.
    pub(super) day: Date,
    pub(super) counted: Counted,
    /// What was said on this day or before it is not about the event.
    pub(super) after: Option<Date>,
}

/// How a rule counts from it.
#[derive(Clone, Copy)]
pub(super) enum Counted {
    /// From its day, or from a later one: a body that was made later.
    From { later: Option<Date> },
    /// From its day, or from the day on which it was known, and owed since then.
    Known { since: Date },
    /// Towards a day to come, and owed since that was known.
    Towards { since: Date },
    /// Towards the last day of a period, and shown only shortly before.
    Ending {
        last: Date,
        /// The last day for what the rule asks, whatever the rule says.
        latest: Date,
        /// The first day of what ends.
        begun: Date,
    },
    /// Not at all yet: who owes it has not received it.
    Unreceived,
}
