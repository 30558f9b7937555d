//! A joint act and what became of it.

use super::{Past, Place};
use crate::act::{CHARTER, Head};
use crate::checkpoint::Checkpoint;
use crate::entry::{Citation, CloseReason, Signature};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A concurrence as folded: where it stands and its signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// The entry.
    pub at: Citation,
    /// The signature over the act.
    pub signature: Signature,
    /// Where this side stopped taking a log that another is to continue.
    pub stopped: Option<Checkpoint>,
}

/// Where a joint act stands: decided by the first valid close or enact in the proposer's log (P-R3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// Signatures may still come.
    Open,
    /// Ended without binding.
    Closed {
        /// The entry that ended it.
        at: Citation,
        /// Why.
        reason: CloseReason,
    },
    /// Every side signed; receipts are awaited.
    Enacted {
        /// The enact.
        at: Citation,
    },
    /// Every side signed and holds the enact (P-R7, by `observe`).
    InForce {
        /// The enact.
        enact: Citation,
        /// The deciding observe.
        at: Citation,
        /// When each other side cosigned beyond the enact, by its clock.
        cosigned: BTreeMap<String, Timestamp>,
    },
}

/// A joint act as folded so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointAct {
    /// What the record knows of it.
    pub head: Head,
    /// Its bytes.
    #[serde(with = "in_base64")]
    pub bytes: Vec<u8>,
    /// The proposal.
    pub at: Citation,
    /// The proposer's signature.
    pub signature: Signature,
    /// The other sides' signatures.
    pub concurs: BTreeMap<String, Signed>,
    /// The sides that declined, and where.
    pub declines: BTreeMap<String, Place>,
    /// The sides that had signed on paper and have signed here since.
    pub taken_over: BTreeMap<String, Signed>,
    /// Those that contest what was attested for them, and where.
    pub disputes: BTreeMap<String, Place>,
    /// Entries that count of the log that this act lets another continue, once it is enacted.
    pub end: Option<u64>,
    /// Where it stands.
    pub fate: Fate,
}

impl JointAct {
    /// The other sides that sign in the record, in order.
    pub fn others(&self) -> impl Iterator<Item = &String> {
        self.head.signers().filter(|side| **side != self.head.by)
    }

    /// Whether it is in force in this past, for those who signed it.
    pub(super) fn in_force(&self, past: &Past) -> bool {
        matches!(&self.fate, Fate::InForce { at, .. } if past.covers(&at.place()))
    }

    /// Whether it is in force in this past and signed by all its sides. A charter stands for who joins under
    /// it, whoever attested it.
    pub(super) fn is_of_all(&self, past: &Past) -> bool {
        let signed = |side: &String| self.taken_over.get(side).is_some_and(|by| past.covers(&by.at.place()));
        let all = self.head.attested.iter().all(|paper| signed(&paper.side));
        self.in_force(past) && (all || self.head.subject == CHARTER)
    }

    /// Whether every side has signed it, in the record, by now.
    pub fn is_signed_by_all(&self) -> bool {
        self.head.attested.iter().all(|paper| self.taken_over.contains_key(&paper.side))
    }

    /// Whether every other signature is in this past.
    pub(super) fn all_seen(&self, past: &Past) -> bool {
        self.others().all(|side| self.concurs.get(side).is_some_and(|signed| past.covers(&signed.at.place())))
    }
}

impl Citation {
    pub(super) fn place(&self) -> Place {
        Place { origin: self.origin.clone(), index: self.index }
    }
}

/// Bytes as base64 where a record is stored.
mod in_base64 {
    use crate::entry::Bytes;
    use alloc::vec::Vec;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        Bytes(bytes.to_vec()).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        Bytes::deserialize(from).map(|bytes| bytes.0)
    }
}
