//! The ten kinds of entries, their bodies, and the one encoder and decoder of each.

mod body;

pub use body::{
    Body, Bytes, Citation, Close, CloseReason, Concur, Decline, Enact, Genesis, Keys, LogEnd, NewKey,
    Observe, Parting, Predecessor, Propose, ProvenConcur, SEALING_KEY_BYTES, Signature, Statement, Succeed,
    possession_message, succession_message,
};

use crate::act::SIDES_MAX;
use crate::bundle::ENTRY_BYTES_MAX;
use crate::checkpoint::Checkpoint;
use crate::envelope::Envelope;
use crate::hash::Hash;
use crate::json;
use crate::key::{SIGNATURE_BYTES, Signer};
use crate::suite::Suite;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// An entry as read: nothing of it is believed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The log it says it belongs to.
    pub origin: String,
    /// The place it says it has.
    pub index: u64,
    /// What its writer had folded of every other log, in the order of their origins.
    pub seen: Vec<Checkpoint>,
    /// The writer's clock: evidence, never a rule.
    pub stated_at: Timestamp,
    /// What it says.
    pub body: Body,
    /// The envelope, for checking its signature.
    pub envelope: Envelope,
    /// The leaf hash of its bytes.
    pub leaf: Hash,
}

/// Why bytes in a log are not an entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Not an envelope of the profile, or a payload out of shape: void.
    #[error("the entry is malformed")]
    Malformed,
    /// An envelope of a kind this version does not know: whoever reads on could misread the rest.
    #[error("the entry is of the unknown kind {}", .0.payload_type)]
    UnknownKind(Box<Envelope>),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Payload<B> {
    origin: String,
    index: u64,
    seen: Vec<Checkpoint>,
    stated_at: Timestamp,
    body: B,
}

/// Digits of the smallest integers that are too large, 2^53.
const INTEGER_DIGITS: usize = 16;

const TYPE_START: &str = "application/vnd.paivand.";
const TYPE_END: &str = ".v1+json";

/// Why an entry could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the entry would be {0} bytes long; at most {ENTRY_BYTES_MAX} fit")]
pub struct TooLong(pub usize);

/// Writes an entry: its place, what was seen, and its body, sealed by `signer`.
///
/// # Errors
/// The entry would be longer than one may be.
pub fn seal(
    at: (&str, u64),
    seen: &[Checkpoint],
    stated_at: Timestamp,
    body: &Body,
    signer: &Signer,
) -> Result<Vec<u8>, TooLong> {
    let (payload_type, payload) = written(at, seen, stated_at, body);
    let bytes = Envelope::seal(&payload_type, payload, signer).to_bytes(&signer.verifier().id().to_string());
    if bytes.len() <= ENTRY_BYTES_MAX { Ok(bytes) } else { Err(TooLong(bytes.len())) }
}

/// The payload type and the payload of an entry.
fn written(at: (&str, u64), seen: &[Checkpoint], stated_at: Timestamp, body: &Body) -> (String, Vec<u8>) {
    let payload = match body {
        Body::Genesis(body) => payload(at, seen, stated_at, body),
        Body::Keys(body) => payload(at, seen, stated_at, body),
        Body::Statement(body) => payload(at, seen, stated_at, body),
        Body::Propose(body) => payload(at, seen, stated_at, body),
        Body::Concur(body) => payload(at, seen, stated_at, body),
        Body::Decline(body) => payload(at, seen, stated_at, body),
        Body::Close(body) => payload(at, seen, stated_at, body),
        Body::Enact(body) => payload(at, seen, stated_at, body),
        Body::Observe(body) => payload(at, seen, stated_at, body),
        Body::Succeed(body) => payload(at, seen, stated_at, body),
    };
    (format!("{TYPE_START}{}{TYPE_END}", body.kind()), payload)
}

fn payload<B: Serialize>(at: (&str, u64), seen: &[Checkpoint], stated_at: Timestamp, body: B) -> Vec<u8> {
    let payload = Payload { origin: at.0.to_string(), index: at.1, seen: seen.to_vec(), stated_at, body };
    serde_json::to_vec(&payload).unwrap_or_default()
}

/// Whether bytes hold a run of digits as long as those of 2^53, in a number or elsewhere.
fn has_long_number(bytes: &[u8]) -> bool {
    bytes
        .chunk_by(|left, right| left.is_ascii_digit() == right.is_ascii_digit())
        .any(|run| run.len() >= INTEGER_DIGITS && run.first().is_some_and(u8::is_ascii_digit))
}

/// The suite of a log, by its first entry: of one that begins with no genesis, or with one of a suite that is not in
/// the registry, the first suite, and nothing of it counts.
pub fn suite_of(first: &[u8]) -> Suite {
    Entry::parse(Suite::default(), first).ok().and_then(|entry| entry.names_suite()).unwrap_or_default()
}

impl Entry {
    /// One's own statement before it is signed, to be judged by: nothing cites the leaf of a statement, which
    /// only the signature makes, so signing can follow for many at once.
    pub fn unsigned(
        at: (&str, u64),
        seen: &[Checkpoint],
        stated_at: Timestamp,
        statement: Statement,
    ) -> Self {
        let envelope = Envelope {
            payload_type: String::new(),
            payload: Vec::new(),
            signature: [0; SIGNATURE_BYTES],
            added: Vec::new(),
        };
        Self {
            origin: at.0.to_string(),
            index: at.1,
            seen: seen.to_vec(),
            stated_at,
            body: Body::Statement(statement),
            envelope,
            leaf: Suite::default().empty_root(),
        }
    }

    /// Reads the first entry of a log: its leaf is by the suite that it names.
    ///
    /// # Errors
    /// It is no first entry, or not in its one spelling.
    pub fn parse_first(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut entry = Self::parse(Suite::default(), bytes)?;
        if let Some(suite) = entry.names_suite().filter(|suite| *suite != Suite::default()) {
            entry.leaf = suite.leaf(bytes);
        }
        Ok(entry)
    }

    /// The suite that a genesis names, if it is one of the registry.
    fn names_suite(&self) -> Option<Suite> {
        match &self.body {
            Body::Genesis(genesis) => Suite::parse(&genesis.suite),
            Body::Keys(_)
            | Body::Statement(_)
            | Body::Propose(_)
            | Body::Concur(_)
            | Body::Decline(_)
            | Body::Close(_)
            | Body::Enact(_)
            | Body::Observe(_)
            | Body::Succeed(_) => None,
        }
    }

    /// Reads an entry of a log of this suite in its one spelling, without checking its signature.
    ///
    /// # Errors
    /// It is no entry, or not in its one spelling.
    pub fn parse(suite: Suite, bytes: &[u8]) -> Result<Self, Unreadable> {
        let envelope = Envelope::parse(bytes).ok_or(Unreadable::Malformed)?;
        let kind = envelope.payload_type.strip_prefix(TYPE_START).ok_or(Unreadable::Malformed)?;
        let kind = kind.strip_suffix(TYPE_END).unwrap_or("").to_string();
        let leaf = suite.leaf(bytes);
        match kind.as_str() {
            "genesis" => Self::of(envelope, leaf, Body::Genesis),
            "keys" => Self::of(envelope, leaf, Body::Keys),
            "statement" => Self::of(envelope, leaf, Body::Statement),
            "propose" => Self::of(envelope, leaf, Body::Propose),
            "concur" => Self::of(envelope, leaf, Body::Concur),
            "decline" => Self::of(envelope, leaf, Body::Decline),
            "close" => Self::of(envelope, leaf, Body::Close),
            "enact" => Self::of(envelope, leaf, Body::Enact),
            "observe" => Self::of(envelope, leaf, Body::Observe),
            "succeed" => Self::of(envelope, leaf, Body::Succeed),
            _ => Err(Unreadable::UnknownKind(Box::new(envelope))),
        }
    }

    fn of<B: Serialize + for<'de> Deserialize<'de>>(
        envelope: Envelope,
        leaf: Hash,
        body: fn(B) -> Body,
    ) -> Result<Self, Unreadable> {
        let payload: Payload<B> =
            serde_json::from_slice(&envelope.payload).map_err(|_| Unreadable::Malformed)?;
        // A list for an object, a null left out, a time with an offset: other readers would refuse what this
        // one takes, and two sides would disagree on what is void.
        if serde_json::to_vec(&payload).ok().as_ref() != Some(&envelope.payload) {
            return Err(Unreadable::Malformed);
        }
        // Every number in a payload is unsigned, so one that is too large has sixteen digits or more.
        if has_long_number(&envelope.payload) && json::check(&envelope.payload).is_err() {
            return Err(Unreadable::Malformed);
        }
        let seen = payload.seen;
        let ordered = seen.is_sorted_by(|left, right| left.origin < right.origin);
        if !ordered || seen.len() >= SIDES_MAX {
            return Err(Unreadable::Malformed);
        }
        let (origin, index, stated_at) = (payload.origin, payload.index, payload.stated_at);
        Ok(Self { origin, index, seen, stated_at, body: body(payload.body), envelope, leaf })
    }

    /// A citation of this entry.
    pub fn citation(&self) -> Citation {
        Citation { origin: self.origin.clone(), index: self.index, leaf: self.leaf }
    }
}
