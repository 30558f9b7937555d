//! Rules as data: what terms of reference say is owed, by whom and when.

use crate::seat::Role;
use alloc::string::String;
use alloc::vec::Vec;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A rule: from an anchor, after an offset, on somebody, until an act clears it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id, the same in every version of the terms.
    pub id: String,
    /// What it counts from.
    pub anchor: Anchor,
    /// Whose entry into force or expiry, where the anchor is one.
    #[serde(default)]
    pub of: Option<Of>,
    /// How long.
    pub offset: Offset,
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
    /// The end of a term.
    Expiry,
}

/// Which document's entry into force or expiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// The instrument that the terms govern.
    Instrument,
    /// The terms themselves.
    Terms,
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
    /// On each side but the one that claimed.
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
}

impl Offset {
    /// The date this far from another in calendar units; none where working days must be counted. Months before a
    /// date are counted forward too: it is the last day from which they still end by it.
    pub(crate) fn after(self, from: Date) -> Option<Date> {
        let months = |count: i64| {
            if count < 0 { super::last_day_before(from, -count) } else { from.saturating_add(count.months()) }
        };
        match self.unit {
            Unit::Day => Some(from.saturating_add(self.amount.days())),
            Unit::Month => Some(months(self.amount.into())),
            Unit::Year => Some(months(i64::from(self.amount) * 12)),
            Unit::WorkingBoth => None,
        }
    }
}
