//! Why an act does not count: part of the outcome, the same on every node.

use crate::side::Side;
use crate::subject::Kind;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// Why an act was refused. People are told in their language; the code is the same everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "refusal", rename_all = "kebab-case")]
#[allow(missing_docs)] // each variant's sentence says it
pub enum Refusal {
    #[error("reading the act: it is longer than {limit} bytes; shorten it")]
    TooLong { limit: usize },
    #[error("reading the act: {reason}")]
    Malformed { reason: String },
    #[error("reading the act: the kind of act `{name}` is not known to these rules")]
    UnknownKind { name: String },
    #[error("this kind of act is about a {expected:?}; name one")]
    WrongKind { expected: Kind },
    #[error("the act is not by the sides that this kind of act needs")]
    WrongSides,
    #[error("the act is by {by}, and stands in the log of another")]
    NotYours { by: Side },
    #[error("the act stands in an entry of the wrong kind")]
    WrongEntry,
    #[error("the charter named is not the one in force")]
    NoCharter,
    #[error("there is a charter already")]
    CharterExists,
    #[error("the act was recorded before")]
    Repeated,
    #[error("the act does not follow what is in force on its subject; begin from that")]
    NotTheBase,
    #[error("two acts follow one; the subject is frozen until the sides have settled it")]
    Frozen,
    #[error("an act of one side follows nothing; leave the base empty")]
    BaseOfOwnAct,
    #[error("what was adopted is of another kind; it keeps its kind")]
    KindChanged,
    #[error("no such document is in force; notice needs one")]
    NoSuchDocument,
    #[error("the seat is not held; there is nothing to vacate")]
    NotHeld,
    #[error("the session has not been fixed; fix it first")]
    NotFixed,
    #[error("the session has been held already")]
    AlreadyHeld,
    #[error("the body or number differs from the one that was fixed")]
    OtherSession,
    #[error("the dates do not follow each other")]
    DatesOutOfOrder,
    #[error("the subject is not the commitment that the act names")]
    OtherCommitment,
    #[error("the claim to answer is not known here")]
    UnknownClaim,
    #[error("a side does not answer its own claim")]
    OwnClaim,
    #[error("the side named is not one of the circle")]
    UnknownSide { side: Side },
    #[error("a date lies outside the year, is given twice, or is out of order")]
    WrongDates,
    #[error("a document named is not held here; obtain it first: {digest}")]
    DocumentNotHeld { digest: String },
    #[error("the document does not fit the act: {reason}")]
    DocumentDiffers { reason: String },
    #[error("nothing of that name is in force: {name}")]
    NothingInForce { name: String },
    #[error("the host of a first session is named when its date is fixed")]
    HostNotNamed,
}

/// Says no unless the condition holds.
pub(crate) fn require(holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(refusal) }
}
