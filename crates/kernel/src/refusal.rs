//! Why an act does not count: part of the outcome, the same on every node.

use crate::form::{Expected, Misfit};
use crate::side::Side;
use crate::subject::Kind;
use alloc::string::{String, ToString};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Why an act was refused. People are told in their language; the code and its arguments are the same everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "refusal", rename_all = "kebab-case")]
#[allow(missing_docs)] // each variant's sentence says it
pub enum Refusal {
    #[error("reading the act: it is longer than {limit} bytes; shorten it")]
    TooLong { limit: usize },
    #[error("reading the act: at `{at}` there should be another form of value ({})", .expected.code())]
    Malformed { at: String, expected: Expected },
    #[error("reading the act: the member `{at}` is not known to these rules")]
    UnknownField { at: String },
    #[error("reading the act: the word `{value}` at `{at}` is not known to these rules")]
    UnknownValue { at: String, value: String },
    #[error("reading the act: the kind of act `{name}` is not known to these rules")]
    UnknownKind { name: String },
    #[error(
        "reading the act: `{at}` holds characters that turn round the order of what is read; leave them out"
    )]
    Reordering { at: String },
    #[error(
        "the charter keeps version {version} of the rules, and this software knows {known}; install a newer one"
    )]
    BeyondRules { version: u32, known: u32 },
    #[error(
        "the charter names the time zone data {name}, which this software does not hold; install a newer one"
    )]
    UnknownZoneData { name: String },
    #[error("there is no time zone {name}; name one as `Asia/Dushanbe`")]
    UnknownZone { name: String },
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
    #[error("there is a charter already; a new one follows it: name it as charter and as base")]
    CharterExists,
    #[error(
        "a later charter keeps the name of its circle, its sides and their logs, and no older version of the rules"
    )]
    CharterDiffers,
    #[error("the act was recorded before")]
    Repeated,
    #[error("the act does not follow what is in force on its subject; begin from that")]
    NotTheBase,
    #[error("two acts follow one; the subject is frozen until the sides have settled it")]
    Frozen,
    #[error(
        "this act needs the consent of an office, by a hand that the charter lets count; prepare the act, then give one"
    )]
    NeedsHand,
    #[error("an act of one side follows nothing; leave the base empty")]
    BaseOfOwnAct,
    #[error("the act needs words that stand beside the log; say them")]
    WordsMissing,
    #[error("this kind of act has no words beside the log")]
    WordsUnasked,
    #[error("what was adopted is of another kind; it keeps its kind")]
    KindChanged,
    #[error("no such document is in force; notice needs one")]
    NoSuchDocument,
    #[error("no terms set a term for the document; there is nothing that notice could end")]
    NoTerm,
    #[error("no such body has been constituted; name one that is in force")]
    NoSuchBody,
    #[error("the seat is not held; there is nothing to vacate")]
    NotHeld,
    #[error("the session has not been fixed; fix it first")]
    NotFixed,
    #[error("the session has been held already")]
    AlreadyHeld,
    #[error("the session is said to be held on {on}, which is still to come; record it afterwards")]
    NotYetHeld { on: Date },
    #[error("the body or number differs from the one that was fixed")]
    OtherSession,
    #[error("the dates do not follow each other")]
    DatesOutOfOrder,
    #[error("the subject is not the commitment that the act names")]
    OtherCommitment,
    #[error("the claim to answer is not known here")]
    UnknownClaim,
    #[error(
        "the document names the provision `{provision}`, which what it governs does not have; name one that is there"
    )]
    UnknownProvision { provision: String },
    #[error("the commitment is another side's; a side reports on its own")]
    NotObliged,
    #[error("there is no such notice or claim of this side to take back; name one")]
    NothingToWithdraw,
    #[error("it was taken back before")]
    AlreadyWithdrawn,
    #[error("no side has raised the topic since it was last closed")]
    NotRaised,
    #[error("no act of this name is known here; name one")]
    NoSuchAct,
    #[error("nothing stands beside the log of that act; there is nothing to erase")]
    NothingBeside,
    #[error("what stood beside the log of that act was erased before")]
    Erased,
    #[error("another act names what stands beside that one; nothing is erased that is still relied on")]
    NamedElsewhere,
    #[error("the act names something that all sides agreed to erase; nothing of it comes back")]
    NamesErased,
    #[error("the sides have agreed on no erasure of that act")]
    NoErasure,
    #[error("a side does not answer its own claim")]
    OwnClaim,
    #[error("this side has concurred with the claim, and concurrence is final")]
    Concurred,
    #[error("the side named is not one of the circle")]
    UnknownSide { side: Side },
    #[error("the date {on} lies outside the year of the calendar")]
    OutsideYear { on: Date },
    #[error("the date {on} is given twice")]
    DateTwice { on: Date },
    #[error("the date {on} does not stand in order; sort the dates")]
    DateUnsorted { on: Date },
    #[error("a calendar is named by its year, calendar/2027")]
    NoYear,
}

impl Refusal {
    /// Its code, the same in every language and version.
    pub fn code(&self) -> String {
        let told = serde_json::to_value(self).unwrap_or_default();
        told.get("refusal").and_then(|code| code.as_str()).unwrap_or_default().to_string()
    }

    /// What it says beside its code, by name: texts, numbers and codes, the same in every language.
    pub fn arguments(&self) -> Map<String, Value> {
        let told = serde_json::to_value(self).unwrap_or_default(); // every type here has a form in JSON
        let told = told.as_object().into_iter().flatten();
        told.filter(|(name, _)| *name != "refusal").map(|(name, said)| (name.clone(), said.clone())).collect()
    }

    /// The field at fault, as the way to it on the wire: `content.sides.0.office`, `subject`, and the bare name of a
    /// field whose words stand beside the log. None where no single field is at fault.
    pub fn at(&self) -> Option<&str> {
        match self {
            Self::Malformed { at, .. }
            | Self::UnknownField { at }
            | Self::UnknownValue { at, .. }
            | Self::Reordering { at } => Some(at),
            Self::UnknownKind { .. } => Some("content.act"),
            Self::BeyondRules { .. } => Some("content.version"),
            Self::UnknownZoneData { .. } => Some("content.tzdb"),
            Self::UnknownZone { .. } => Some("content.sides.zone"),
            Self::NotYours { .. } => Some("by"),
            Self::WrongSides => Some("sides"),
            Self::NoCharter => Some("charter"),
            Self::NotTheBase | Self::BaseOfOwnAct => Some("base"),
            Self::NoSuchDocument | Self::NoTerm | Self::NoSuchAct | Self::NoYear | Self::NotRaised => {
                Some("subject")
            }
            Self::KindChanged => Some("content.kind"),
            Self::NoSuchBody => Some("content.body"),
            Self::NotYetHeld { .. } => Some("content.held_on"),
            Self::UnknownClaim | Self::OwnClaim => Some("content.claim"),
            Self::OtherCommitment | Self::NotObliged => Some("content.commitment"),
            Self::UnknownProvision { .. } => Some("content.document"),
            Self::TooLong { .. }
            | Self::WrongKind { .. }
            | Self::WrongEntry
            | Self::CharterExists
            | Self::CharterDiffers
            | Self::Repeated
            | Self::Frozen
            | Self::NeedsHand
            | Self::WordsMissing
            | Self::WordsUnasked
            | Self::NotHeld
            | Self::NotFixed
            | Self::AlreadyHeld
            | Self::OtherSession
            | Self::DatesOutOfOrder
            | Self::NothingToWithdraw
            | Self::AlreadyWithdrawn
            | Self::NothingBeside
            | Self::Erased
            | Self::NamedElsewhere
            | Self::NamesErased
            | Self::NoErasure
            | Self::Concurred
            | Self::UnknownSide { .. }
            | Self::OutsideYear { .. }
            | Self::DateTwice { .. }
            | Self::DateUnsorted { .. } => None,
        }
    }
}

impl From<Misfit> for Refusal {
    fn from(misfit: Misfit) -> Self {
        match misfit {
            Misfit::Malformed { at, expected } => Self::Malformed { at, expected },
            Misfit::UnknownField { at } => Self::UnknownField { at },
            Misfit::UnknownValue { at, value, .. } => Self::UnknownValue { at, value },
            Misfit::Reordering { at } => Self::Reordering { at },
        }
    }
}

/// Says no unless the condition holds.
pub(crate) fn require(holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(refusal) }
}
