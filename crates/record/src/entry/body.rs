//! What an entry of each kind says.

use crate::checkpoint::Checkpoint;
use crate::hash::Hash;
use crate::key::SIGNATURE_BYTES;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Longest reason of a decline: a paragraph; longer words belong in a document.
pub const REASON_BYTES_MAX: usize = 2_000;

/// Bytes written as canonical standard base64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

/// An Ed25519 signature, written as base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature(pub [u8; SIGNATURE_BYTES]);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = alloc::borrow::Cow::<str>::deserialize(from)?;
        STANDARD.decode(text.as_bytes()).map(Self).map_err(de::Error::custom)
    }
}

impl Serialize for Signature {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Signature {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let bytes = Bytes::deserialize(from)?.0;
        bytes.try_into().map(Self).map_err(|_| de::Error::custom("a signature is 64 bytes"))
    }
}

/// One entry, named so that nobody can mean another: its log, its place and its leaf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The log.
    pub origin: String,
    /// The place, counted from zero.
    pub index: u64,
    /// The leaf hash of the entry there.
    pub leaf: Hash,
}

/// The first entry of a log: who writes it and under which keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Genesis {
    /// The circle whose record this log belongs to.
    pub circle: String,
    /// The side that writes the log.
    pub side: String,
    /// Verifier key of the log: signs entries, acts and checkpoints.
    pub log_key: String,
    /// Verifier key of this side as a mirror of the others.
    pub cosigner_key: String,
    /// Verifier key kept off the machine: replaces keys that were lost or stolen.
    pub recovery_key: String,
    /// The log that this one continues, at its end.
    pub predecessor: Option<Checkpoint>,
}

/// A key to add, with proof that its owner agrees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewKey {
    /// The verifier key; its algorithm says whether it is for the log or for cosigning.
    pub key: String,
    /// Its signature over [`possession_message`].
    pub possession: Signature,
}

/// What a new key signs to show that it is held: it cannot be used in another log or place.
pub fn possession_message(origin: &str, index: u64, key: &str) -> String {
    format!("paivand possession v1\n{origin}\n{index}\n{key}\n")
}

/// A change of keys, signed by a current key of the log or by the recovery key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// Keys valid from the next entry on.
    pub add: Vec<NewKey>,
    /// Verifier keys no longer valid from the next entry on.
    pub revoke: Vec<String>,
}

/// One side's own word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The act; the entry's signature covers it.
    pub act: Bytes,
}

/// A joint act put forward, with the first signature on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Propose {
    /// The act.
    pub act: Bytes,
    /// The proposer's signature over the act's encoding.
    pub signature: Signature,
    /// The close that freed the proposer's earlier signature on the same subject and base.
    pub releases: Option<Citation>,
}

/// Another side's signature on the same act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concur {
    /// The proposal.
    pub proposal: Citation,
    /// The act that it put forward.
    pub act_id: Hash,
    /// This side's signature over the same act's encoding.
    pub signature: Signature,
    /// The close that freed this side's earlier signature on the same subject and base.
    pub releases: Option<Citation>,
}

/// Another side's refusal; it binds nobody, and lets the proposer close.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decline {
    /// The proposal.
    pub proposal: Citation,
    /// The act that it put forward.
    pub act_id: Hash,
    /// Why, in at most [`REASON_BYTES_MAX`] bytes.
    pub reason: String,
    /// The digest of a counter-draft.
    pub draft: Option<Hash>,
}

/// Why a proposal ends without binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CloseReason {
    /// The proposer takes it back.
    Withdrawn,
    /// Another side declined it.
    Declined,
    /// Its time has passed.
    Lapsed,
    /// Two proposals crossed, and this one yields.
    Crossed,
}

/// The proposer ends its own proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// Place of the proposal in this log.
    pub proposal: u64,
    /// The act that it put forward.
    pub act_id: Hash,
    /// Why.
    pub reason: CloseReason,
}

/// A concurrence as an enact carries it, so that this log alone proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvenConcur {
    /// The entry.
    pub concur: Citation,
    /// The signature it holds.
    pub signature: Signature,
    /// Audit path of the entry in the checkpoint.
    pub proof: Vec<Hash>,
    /// A checkpoint of that log, as the note its side signed.
    pub checkpoint: String,
}

/// The proposer declares the act agreed: every side has signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enact {
    /// Place of the proposal in this log.
    pub proposal: u64,
    /// The act that it put forward.
    pub act_id: Hash,
    /// One for each other side, in the order of the act's sides.
    pub concurs: Vec<ProvenConcur>,
}

/// What the proposer saw: receipts that bring an act into force, or evidence of a forked log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Observe {
    /// Every other side holds the enact.
    Receipt {
        /// Place of the enact in this log.
        enact: u64,
        /// A checkpoint of this log beyond it, with every other side's cosignature.
        checkpoint: String,
    },
    /// Two checkpoints of one log at one size with different roots, both signed by it.
    Fork {
        /// One.
        first: String,
        /// The other.
        second: String,
    },
}

/// The last entry of a log that moves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Succeed {
    /// Origin of the log that continues this one.
    pub successor: String,
    /// Its verifier key.
    pub log_key: String,
}

/// What an entry says, by kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// See [`Genesis`].
    Genesis(Genesis),
    /// See [`Keys`].
    Keys(Keys),
    /// See [`Statement`].
    Statement(Statement),
    /// See [`Propose`].
    Propose(Propose),
    /// See [`Concur`].
    Concur(Concur),
    /// See [`Decline`].
    Decline(Decline),
    /// See [`Close`].
    Close(Close),
    /// See [`Enact`].
    Enact(Enact),
    /// See [`Observe`].
    Observe(Observe),
    /// See [`Succeed`].
    Succeed(Succeed),
}

impl Body {
    /// The word for its kind in the payload type.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Genesis(_) => "genesis",
            Self::Keys(_) => "keys",
            Self::Statement(_) => "statement",
            Self::Propose(_) => "propose",
            Self::Concur(_) => "concur",
            Self::Decline(_) => "decline",
            Self::Close(_) => "close",
            Self::Enact(_) => "enact",
            Self::Observe(_) => "observe",
            Self::Succeed(_) => "succeed",
        }
    }
}
