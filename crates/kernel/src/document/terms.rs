//! Rules as data: what terms of reference say is owed, by whom and when.

use crate::seat::Role;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// A rule: from an anchor, after an offset, on somebody, until an act clears it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id, the same in every version of the terms.
    pub id: String,
    /// What it counts from.
    pub anchor: Anchor,
    /// Whose entry into force, years or expiry, where the anchor is one.
    #[serde(default)]
    pub of: Option<Of>,
    /// How long.
    pub offset: Offset,
    /// Whether it counts from the event itself or from the receipt of it; where it is left out, as is usual for
    /// the anchor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<Starts>,
    /// On whom.
    pub on: Obliged,
    /// The roles to be filled.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Whether it applies to anchors before it was in force; it then counts from its own entry into force.
    pub reaches_back: bool,
    /// The kind of act that clears it.
    pub clears: String,
    /// Where the terms say so.
    pub provision: String,
    /// Whose practice it follows, or that it is ours.
    pub precedent: String,
}

/// What a rule counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// An entry into force.
    InForce,
    /// The last session held.
    Held,
    /// The date of a fixed session.
    Session,
    /// A claim.
    Claim,
    /// A topic that a side raised and that is open.
    Topic,
    /// A note that asks for an answer.
    Note,
    /// The end of a calendar year in force.
    YearEnd,
    /// The end of a term.
    Expiry,
}

/// Which document's entry into force, years or expiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// The instrument that the terms govern.
    Instrument,
    /// The terms themselves.
    Terms,
}

/// What starts a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Starts {
    /// The day of the event.
    Event,
    /// The day on which who owes it received what says so.
    Receipt,
}

/// On whom a rule lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obliged {
    /// On each side by itself.
    Each,
    /// On all sides together.
    All,
    /// On the host.
    Host,
    /// On each side but the one that claimed, or sent.
    Other,
    /// On the side that claimed.
    Owner,
}

/// How long after the anchor; before it where negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offset {
    /// How many.
    pub amount: i32,
    /// Of what.
    pub unit: Unit,
    /// Whether it runs until the last day of the month to which it leads.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub end_of_month: bool,
    /// Where a date is moved on which somebody who owes it does not work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shift: Option<Shift>,
}

/// To which day a date is moved that is not a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shift {
    /// The last working day before it.
    Earlier,
    /// The next working day.
    Later,
}

/// What an offset counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Calendar days.
    Day,
    /// Calendar months.
    Month,
    /// Years.
    Year,
    /// Days open in every side's calendar.
    WorkingBoth,
    /// Days open in the host's calendar; in every side's while there is no host.
    WorkingHost,
    /// Days open in the calendar of whoever owes it.
    WorkingOwn,
}
