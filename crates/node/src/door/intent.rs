//! What a side wants to enter the record, and what becomes of it.

use jiff::civil::Date;
use paivand_kernel::{ActId, Digest, Side};
use paivand_record::act::Attested;
use paivand_record::entry::CloseReason;
use paivand_record::hand::Hand;
use paivand_record::hash::Hash;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Most acts made durable together: what a checkpoint may wait for, some tens of milliseconds.
pub const BATCH_ACTS_MAX: usize = 256;

/// Longest reason that a person gives.
pub(crate) const REASON_BYTES_MAX: usize = 2_000;

/// What a side wants to enter the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "intent", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Intent {
    /// Its own word, which it may give alone.
    State {
        /// What it is about.
        subject: String,
        /// What it says.
        content: Map<String, Value>,
        /// Values of personal fields, by field: they go into the vault, and only commitments into the content.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        personal: BTreeMap<String, String>,
    },
    /// A joint act, put to the other sides.
    Propose {
        /// What it is about.
        subject: String,
        /// What it says.
        content: Map<String, Value>,
        /// Values of personal fields, as above.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        personal: BTreeMap<String, String>,
        /// When it is to be in force, where its text states it.
        #[serde(default)]
        days: Days,
        /// The sides without a node that signed it on paper.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attested: Vec<Attested>,
    },
    /// Its signature on another side's proposal.
    Concur {
        /// The act.
        act: Hash,
    },
    /// Its refusal of one.
    Decline {
        /// The act.
        act: Hash,
        /// Why.
        reason: String,
    },
    /// The end of its own proposal.
    Close {
        /// The act.
        act: Hash,
        /// Why.
        reason: CloseReason,
    },
    /// What is to be said once an office has given its hand on it; until then it has a name and no place.
    Prepare {
        /// One of the first four.
        of: Box<Intent>,
    },
    /// The hand of an office on what was prepared.
    Complete {
        /// The act.
        act: Hash,
        /// The hand.
        hand: Hand,
    },
}

/// The first and the last day of an act, where its text states them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// The first; otherwise the day of the latest receipt.
    #[serde(rename = "in_force_from", skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last; otherwise there is none.
    #[serde(rename = "in_force_until", skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Intent {
    /// One's own word, without personal values.
    pub fn state(subject: impl Into<String>, content: Map<String, Value>) -> Self {
        Self::State { subject: subject.into(), content, personal: BTreeMap::new() }
    }

    /// A proposal without personal values or stated days.
    pub fn propose(subject: impl Into<String>, content: Map<String, Value>) -> Self {
        let (personal, days) = (BTreeMap::new(), Days::default());
        Self::Propose { subject: subject.into(), content, personal, days, attested: Vec::new() }
    }

    /// The same proposal, with the sides without a node that signed it on paper: who, when, and the scan.
    #[must_use]
    pub fn with_paper(self, papers: impl IntoIterator<Item = (Side, Date, Digest)>) -> Self {
        let paper = |(side, on, scan): (Side, Date, Digest)| Attested {
            side: side.to_string(),
            on,
            scan: Hash(scan.0),
        };
        match self {
            Self::Propose { subject, content, personal, days, .. } => {
                let attested = papers.into_iter().map(paper).collect();
                Self::Propose { subject, content, personal, days, attested }
            }
            other @ (Self::State { .. }
            | Self::Concur { .. }
            | Self::Decline { .. }
            | Self::Close { .. }
            | Self::Prepare { .. }
            | Self::Complete { .. }) => other,
        }
    }

    /// Its signature on a proposal of another side.
    #[must_use]
    pub fn concur(act: ActId) -> Self {
        Self::Concur { act: Hash(act.0) }
    }

    /// Its refusal of one, and why.
    pub fn decline(act: ActId, reason: impl Into<String>) -> Self {
        Self::Decline { act: Hash(act.0), reason: reason.into() }
    }

    /// The end of its own proposal: taken back, or declined by another side.
    #[must_use]
    pub fn close(act: ActId, declined: bool) -> Self {
        let reason = if declined { CloseReason::Declined } else { CloseReason::Withdrawn };
        Self::Close { act: Hash(act.0), reason }
    }
}

/// What became of an intent that was not refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The act it is about.
    pub act: Option<Hash>,
    /// Where it is now.
    #[serde(flatten)]
    pub entered: Entered,
}

/// Where an intent is that was not refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entered {
    /// In the own log.
    Recorded {
        /// The log.
        origin: String,
        /// The place.
        index: u64,
    },
    /// In the outbox, durable and unsealed, until the start of the node is confirmed.
    Waiting {
        /// Its number there.
        number: u64,
        /// The sides that are still to show what they hold.
        waits_for: Vec<String>,
    },
    /// In the outbox, until an office gives its hand on it.
    Prepared {
        /// Its number there.
        number: u64,
        /// What a device key is asked to sign.
        challenge: Hash,
    },
    /// Taken back out of the outbox; nothing of it is in any log.
    Withdrawn,
}

impl Receipt {
    /// Its place in the own log, if it is there.
    pub fn place(&self) -> Option<(&str, u64)> {
        match &self.entered {
            Entered::Recorded { origin, index } => Some((origin, *index)),
            Entered::Waiting { .. } | Entered::Prepared { .. } | Entered::Withdrawn => None,
        }
    }
}
