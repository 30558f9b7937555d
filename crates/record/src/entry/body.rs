//! What an entry of each kind says.

use crate::checkpoint::Checkpoint;
use crate::hand::Hand;
use crate::hash::Hash;
use crate::key::SIGNATURE_BYTES;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Bytes written as canonical standard base64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

/// A signature, written as base64.
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

/// Bytes of the public key to which pouches for a node are sealed (X25519).
pub const SEALING_KEY_BYTES: usize = 32;

/// The first entry of a log: who writes it and under which keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Genesis {
    /// The circle whose record this log belongs to.
    pub circle: String,
    /// The side that writes the log.
    pub side: String,
    /// The suite of algorithms of the log, by its name in the registry.
    pub suite: String,
    /// Verifier key of the log: signs entries, acts and checkpoints.
    pub log_key: String,
    /// Verifier key of this side as a mirror of the others.
    pub cosigner_key: String,
    /// Verifier key kept off the machine: replaces keys that were lost or stolen.
    pub recovery_key: String,
    /// The X25519 key of [`SEALING_KEY_BYTES`] to which pouches for this side are sealed.
    pub sealing_key: Bytes,
    /// The log that this one is to continue.
    pub predecessor: Option<Predecessor>,
}

/// A log that another is to continue, and the word of its recovery key that it may.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Predecessor {
    /// The log.
    pub origin: String,
    /// How much of it every other side is known to hold: it ends there or further on.
    pub size: u64,
    /// The root there.
    pub root: Hash,
    /// Where the suite changes: the root of the same entries under the new suite.
    pub rehashed: Option<Hash>,
    /// The signature of the old log's recovery key over [`succession_message`].
    pub authorisation: Signature,
}

impl Predecessor {
    /// Where the old log stood at least.
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint { origin: self.origin.clone(), size: self.size, root: self.root }
    }
}

/// What the recovery key of a log signs so that another may continue it: the genesis of that one, whole.
pub fn succession_message(origin: &str, genesis: &Genesis) -> String {
    let Genesis { circle, side, suite, log_key, cosigner_key, recovery_key, sealing_key, predecessor } =
        genesis;
    let old = predecessor.as_ref().map(|old| {
        let rehashed = old.rehashed.map_or(String::from("-"), |root| root.base64());
        format!("{}\n{}\n{}\n{rehashed}\n", old.origin, old.size, old.root.base64())
    });
    let sealing_key = STANDARD.encode(&sealing_key.0);
    format!(
        "paivand succession v1\n{circle}\n{side}\n{origin}\n{suite}\n{log_key}\n{cosigner_key}\n{recovery_key}\n{sealing_key}\n{}",
        old.unwrap_or_default()
    )
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
    /// The key to which pouches for this side are sealed from now on, where it changes.
    pub sealing_key: Option<Bytes>,
}

/// One side's own word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The act; the entry's signature covers it.
    pub act: Bytes,
    /// The hand of the seat that decided.
    pub hand: Option<Hand>,
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
    /// The hand of the seat that decided.
    pub hand: Option<Hand>,
}

/// Another side's signature on the same act; of a side that was on paper, on one attested for it before.
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
    /// On the continuation of a log whose side cannot end it: where this side stopped taking the old one.
    pub stopped: Option<Checkpoint>,
    /// The hand of the seat that decided.
    pub hand: Option<Hand>,
}

/// Another side's refusal; it binds nobody, and lets the proposer close. Of what was attested for a side on
/// paper, it is the dispute of that side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decline {
    /// The proposal.
    pub proposal: Citation,
    /// The act that it put forward.
    pub act_id: Hash,
    /// The digest of the words that say why, which stand beside the log.
    pub words: Option<Hash>,
    /// The digest of a counter-draft.
    pub draft: Option<Hash>,
    /// The hand of the seat that decided.
    pub hand: Option<Hand>,
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

/// The proposer ends its own proposal, in the log that it stands in or in one that continues that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// The proposal.
    pub proposal: Citation,
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
    /// A checkpoint of that log, as the note its side signed, with the cosignatures of every other side of the
    /// act: nothing comes into force on a branch that one side does not hold.
    pub checkpoint: String,
}

/// Where a log that its side cannot end has ended, for all: the largest prefix that contradicts none of the
/// checkpoints that the sides named when they concurred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogEnd {
    /// Its entries that count.
    pub size: u64,
    /// The root there.
    pub root: Hash,
    /// For each concurrence in order, the proof that what it named continues this.
    pub proofs: Vec<Vec<Hash>>,
    /// Where one side named no more than this, nothing; otherwise what two sides hold next, to show that they
    /// part here.
    pub parts: Option<Parting>,
}

/// Two leaves at one place of two branches, each proven under what a side named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parting {
    /// Which of the concurrences named the first branch.
    pub first: u8,
    /// The leaf there.
    pub first_leaf: Hash,
    /// Its audit path.
    pub first_proof: Vec<Hash>,
    /// Which of the concurrences named the second branch.
    pub second: u8,
    /// The leaf there.
    pub second_leaf: Hash,
    /// Its audit path.
    pub second_proof: Vec<Hash>,
}

/// The proposer declares the act agreed: every side has signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enact {
    /// The proposal, in this log or in one that it continues.
    pub proposal: Citation,
    /// The act that it put forward.
    pub act_id: Hash,
    /// One for each other side that signs in the record, in the order of the act's sides.
    pub concurs: Vec<ProvenConcur>,
    /// Where the old log ends, if the act lets this one continue it without its word.
    pub end: Option<LogEnd>,
}

/// What the writer saw.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Observe {
    /// Only what `seen` says: the day's receipt of what came.
    Seen {},
    /// Other sides' cosignatures over this log.
    Receipt {
        /// The enact that they bring into force; none if they only show when entries arrived.
        enact: Option<Citation>,
        /// A checkpoint of this log, beyond the enact, with the cosignatures.
        checkpoint: String,
    },
    /// Two checkpoints of one log on two branches, both signed by it. It tells, and changes nothing.
    Fork {
        /// The smaller one.
        first: String,
        /// The other.
        second: String,
        /// Where their sizes differ: the root that the second branch has at the size of the first.
        root: Option<Hash>,
        /// The proof that it has.
        proof: Vec<Hash>,
    },
    /// A person confirmed a start that no mark and no other side confirmed.
    Confirmed {
        /// The digest of the words that say why, which stand beside the log.
        words: Option<Hash>,
    },
}

/// The last entry of a log that its own side ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Succeed {
    /// The enact by which all sides let another log continue this one.
    pub enact: Citation,
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
