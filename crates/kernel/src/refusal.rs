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
pub enum Refusal {
    /// It is longer than an act may be.
    #[error("reading the act: it is longer than {limit} bytes; shorten it")]
    TooLong {
        /// The most there may be.
        limit: usize,
    },
    /// A value has not the form that its member asks for.
    #[error("reading the act: at `{at}` there should be another form of value ({})", .expected.code())]
    Malformed {
        /// The way to the member.
        at: String,
        /// What should stand there.
        expected: Expected,
    },
    /// A member is not known to the version of the rules.
    #[error("reading the act: the member `{at}` is not known to these rules")]
    UnknownField {
        /// The way to the member.
        at: String,
    },
    /// A word is not one of those that the member takes.
    #[error("reading the act: the word `{value}` at `{at}` is not known to these rules")]
    UnknownValue {
        /// The way to the member.
        at: String,
        /// The word that stands there.
        value: String,
    },
    /// The kind of act is not known to the version of the rules.
    #[error("reading the act: the kind of act `{name}` is not known to these rules")]
    UnknownKind {
        /// The name that stands there.
        name: String,
    },
    /// A text turns round the order in which it is read.
    #[error(
        "reading the act: `{at}` holds characters that turn round the order of what is read; leave them out"
    )]
    Reordering {
        /// The way to the member.
        at: String,
    },
    /// The charter keeps a version of the rules that this software does not know.
    #[error(
        "the charter keeps version {version} of the rules, and this software knows {known}; install a newer one"
    )]
    BeyondRules {
        /// What the charter names.
        version: u32,
        /// What this software knows.
        known: u32,
    },
    /// The charter counts by time zone data that this software does not hold.
    #[error(
        "the charter names the time zone data {name}, which this software does not hold; install a newer one"
    )]
    UnknownZoneData {
        /// The name that stands there.
        name: String,
    },
    /// There is no time zone of this name.
    #[error("there is no time zone {name}; name one as `Asia/Dushanbe`")]
    UnknownZone {
        /// The name that stands there.
        name: String,
    },
    /// The act is about a noun of another kind.
    #[error("this kind of act is about a {expected:?}; name one")]
    WrongKind {
        /// What should stand there.
        expected: Kind,
    },
    /// It is said by other sides than this kind of act needs.
    #[error("the act is not by the sides that this kind of act needs")]
    WrongSides,
    /// It stands in the log of another side than it is by.
    #[error("the act is by {by}, and stands in the log of another")]
    NotYours {
        /// The side that the act is by.
        by: Side,
    },
    /// It stands in an entry that carries no such act.
    #[error("the act stands in an entry of the wrong kind")]
    WrongEntry,
    /// It cites a charter that is not in force.
    #[error("the charter named is not the one in force")]
    NoCharter,
    /// It founds what has been founded.
    #[error("there is a charter already; a new one follows it: name it as charter and as base")]
    CharterExists,
    /// A later charter changes what no charter may change.
    #[error(
        "a later charter keeps the name of its circle, its sides and their logs, and no older version of the rules"
    )]
    CharterDiffers,
    /// The same act was recorded before.
    #[error("the act was recorded before")]
    Repeated,
    /// It follows something else than what is in force on its subject.
    #[error("the act does not follow what is in force on its subject; begin from that")]
    NotTheBase,
    /// Two acts in force follow one, and the sides have not settled it.
    #[error("two acts follow one; the subject is frozen until the sides have settled it")]
    Frozen,
    /// The charter asks for the consent of an office, which is missing.
    #[error(
        "this act needs the consent of an office, by a hand that the charter lets count; prepare the act, then give one"
    )]
    NeedsHand,
    /// An act of one side names what it follows, which only joint acts do.
    #[error("an act of one side follows nothing; leave the base empty")]
    BaseOfOwnAct,
    /// Its kind needs words beside the log, and it names none.
    #[error("the act needs words that stand beside the log; say them")]
    WordsMissing,
    /// Its kind has no words beside the log, and it names some.
    #[error("this kind of act has no words beside the log")]
    WordsUnasked,
    /// A later version of a document is of another kind.
    #[error("what was adopted is of another kind; it keeps its kind")]
    KindChanged,
    /// Notice is given of a document that is not in force.
    #[error("no such document is in force; notice needs one")]
    NoSuchDocument,
    /// Notice is given of a document without a term.
    #[error("no terms set a term for the document; there is nothing that notice could end")]
    NoTerm,
    /// It names a body that was not constituted.
    #[error("no such body has been constituted; name one that is in force")]
    NoSuchBody,
    /// A seat is vacated that nobody holds.
    #[error("the seat is not held; there is nothing to vacate")]
    NotHeld,
    /// A session is held that was not fixed.
    #[error("the session has not been fixed; fix it first")]
    NotFixed,
    /// A session is fixed or held that has been held.
    #[error("the session has been held already")]
    AlreadyHeld,
    /// A session is said to be held on a day to come.
    #[error("the session is said to be held on {on}, which is still to come; record it afterwards")]
    NotYetHeld {
        /// The date.
        on: Date,
    },
    /// A session is moved to another body or number.
    #[error("the body or number differs from the one that was fixed")]
    OtherSession,
    /// It ends before it begins.
    #[error("the dates do not follow each other")]
    DatesOutOfOrder,
    /// Its subject is not the commitment that it names.
    #[error("the subject is not the commitment that the act names")]
    OtherCommitment,
    /// It answers a claim that is not there.
    #[error("the claim to answer is not known here")]
    UnknownClaim,
    /// A commitment cites a provision that there is not.
    #[error(
        "the document names the provision `{provision}`, which what it governs does not have; name one that is there"
    )]
    UnknownProvision {
        /// The provision.
        provision: String,
    },
    /// A side reports on what another promised.
    #[error("the commitment is another side's; a side reports on its own")]
    NotObliged,
    /// It takes back what this side did not say.
    #[error("there is no such notice or claim of this side to take back; name one")]
    NothingToWithdraw,
    /// It takes back what was taken back before.
    #[error("it was taken back before")]
    AlreadyWithdrawn,
    /// A topic is closed that no side has raised.
    #[error("no side has raised the topic since it was last closed")]
    NotRaised,
    /// It is about a note that no side has entered.
    #[error("no side has entered that it sent this note; name one that is in the record")]
    UnknownNote,
    /// It answers a note that no side has entered.
    #[error("the note to answer is not known here; name one that is in the record")]
    UnknownAnswered,
    /// A side receives or answers its own note.
    #[error("a side neither receives nor answers its own note")]
    OwnNote,
    /// A side enters a note under the name of another side's.
    #[error("another side has entered a note of this name; give the note a name of its own")]
    NoteOfAnother,
    /// A note is said to have arrived before the date that it bears.
    #[error("the note bears the date {dated} and cannot have arrived before it")]
    ArrivedEarly {
        /// The date that it bears.
        dated: Date,
    },
    /// It is about an act that is not there.
    #[error("no act of this name is known here; name one")]
    NoSuchAct,
    /// It erases what stands beside no act.
    #[error("nothing stands beside the log of that act; there is nothing to erase")]
    NothingBeside,
    /// It erases what was erased before.
    #[error("what stood beside the log of that act was erased before")]
    Erased,
    /// It erases what another act still names.
    #[error("another act names what stands beside that one; nothing is erased that is still relied on")]
    NamedElsewhere,
    /// It names what all sides agreed to erase.
    #[error("the act names something that all sides agreed to erase; nothing of it comes back")]
    NamesErased,
    /// It says done of an erasure that was not agreed.
    #[error("the sides have agreed on no erasure of that act")]
    NoErasure,
    /// A side answers its own claim.
    #[error("a side does not answer its own claim")]
    OwnClaim,
    /// The claim is concurred with, which is final.
    #[error("this side has concurred with the claim, and concurrence is final")]
    Concurred,
    /// It names a side that is not of the circle.
    #[error("the side named is not one of the circle")]
    UnknownSide {
        /// The side.
        side: Side,
    },
    /// A date is not of the year of its calendar.
    #[error("the date {on} lies outside the year of the calendar")]
    OutsideYear {
        /// The date.
        on: Date,
    },
    /// A date stands twice.
    #[error("the date {on} is given twice")]
    DateTwice {
        /// The date.
        on: Date,
    },
    /// A date stands before one that is earlier.
    #[error("the date {on} does not stand in order; sort the dates")]
    DateUnsorted {
        /// The date.
        on: Date,
    },
    /// A calendar is not named by a year.
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
            Self::UnknownNote | Self::NoteOfAnother => Some("subject"),
            Self::UnknownAnswered => Some("content.answers"),
            Self::ArrivedEarly { .. } => Some("content.arrived"),
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
            | Self::OwnNote
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
