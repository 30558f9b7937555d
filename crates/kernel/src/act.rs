//! An act: a signed statement, and every kind of content it can have.

use crate::definition::Definition;
use crate::identity::{ActId, Nonce};
use crate::refusal::Refusal;
use crate::rule::Case;
use crate::side::Side;
use crate::subject::Subject;
use crate::{body, calendar, charter, commitment, document, event, institution, seat, session};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Longest act: signed and encoded twice it must still fit an entry of the log.
pub const ACT_BYTES_MAX: usize = 24 * 1024;

/// A statement that changes joint state or a side's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Makes its name unique.
    pub nonce: Nonce,
    /// The side that states or proposes it.
    pub by: Side,
    /// The charter in force; none only for the charter itself.
    pub charter: Option<ActId>,
    /// What it is about.
    pub subject: Subject,
    /// The act in force on the subject that this one follows.
    pub base: Option<ActId>,
    /// Whose signatures it needs, sorted: one side, or all.
    pub sides: Vec<Side>,
    /// First day in force, where the text states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<Date>,
    /// Last day in force, where the text states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_until: Option<Date>,
    /// What is done.
    pub content: Content,
}

impl Act {
    /// Reads an act strictly: its length, its members, its content. The record has refused duplicate keys before.
    pub fn parse(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.len() > ACT_BYTES_MAX {
            return Err(Refusal::TooLong { limit: ACT_BYTES_MAX });
        }
        let act: Self = serde_json::from_slice(bytes).map_err(|error| unread(bytes, &error))?;
        if !act.sides.is_sorted_by(|left, right| left < right) || !act.sides.contains(&act.by) {
            return Err(Refusal::WrongSides);
        }
        if act.in_force_until.is_some_and(|until| act.in_force_from.is_some_and(|from| until < from)) {
            return Err(Refusal::DatesOutOfOrder);
        }
        Ok(act)
    }

    /// The bytes to sign.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default() // every type here has a form in JSON
    }

    /// Whether all sides must sign it.
    pub fn is_joint(&self) -> bool {
        self.sides.len() > 1
    }
}

/// Tells an unknown kind of act from a malformed one.
fn unread(bytes: &[u8], error: &serde_json::Error) -> Refusal {
    #[derive(Deserialize)]
    struct Named {
        content: String,
    }
    #[derive(Deserialize)]
    struct Outline {
        content: Named,
    }
    match serde_json::from_slice::<Outline>(bytes) {
        Ok(outline) if definition_of(&outline.content.content).is_none() => {
            Refusal::UnknownKind { name: outline.content.content }
        }
        Ok(_) | Err(_) => Refusal::Malformed { reason: error.to_string() },
    }
}

/// The content of one kind of act.
pub trait Said {
    /// What the content says, if it is of this kind.
    fn of(content: &Content) -> Option<&Self>;
}

/// The one list of kinds of act: the type, its definition and its rule stand in one file each.
macro_rules! contents {
    ($($variant:ident: $module:ident :: $file:ident as $name:literal),* $(,)?) => {
        /// What an act does.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "act")]
        #[allow(missing_docs)] // the type inside says it
        pub enum Content {
            $(#[serde(rename = $name)] $variant($module::$variant)),*
        }

        /// Every kind of act, in the order the manual tells them.
        pub const CATALOGUE: &[Definition] = &[$($module::$file::DEFINITION),*];

        $(impl Said for $module::$variant {
            fn of(content: &Content) -> Option<&Self> {
                if let Content::$variant(said) = content { Some(said) } else { None }
            }
        })*

        impl Content {
            /// What it says, if it is of this kind.
            pub fn said<Kind: Said>(&self) -> Option<&Kind> {
                Kind::of(self)
            }

            /// Its name, `noun.verb`.
            pub fn name(&self) -> &'static str {
                match self { $(Self::$variant(_) => $name),* }
            }

            /// The rule of its kind.
            pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
                match self { $(Self::$variant(content) => content.judge(case)),* }
            }
        }
    };
}

contents! {
    CharterFound: charter::found as "charter.found",
    EventAttest: event::attest as "event.attest",
    DocumentAdopt: document::adopt as "document.adopt",
    DocumentNotice: document::notice as "document.notice",
    InstitutionRecord: institution::record as "institution.record",
    BodyConstitute: body::constitute as "body.constitute",
    SeatFill: seat::fill as "seat.fill",
    SeatVacate: seat::vacate as "seat.vacate",
    SeatConfirm: seat::confirm as "seat.confirm",
    SessionFix: session::fix as "session.fix",
    SessionHeld: session::held as "session.held",
    CommitmentClaim: commitment::claim as "commitment.claim",
    CommitmentRespond: commitment::respond as "commitment.respond",
    CalendarState: calendar::state as "calendar.state",
}

/// The definition of a kind of act by its name.
pub fn definition_of(name: &str) -> Option<&'static Definition> {
    CATALOGUE.iter().find(|definition| definition.name == name)
}

/// A sample from its JSON form; the form is a constant of this crate, and the guard test reads each one.
#[allow(clippy::expect_used)]
pub(crate) fn sample_of(json: &str) -> Content {
    serde_json::from_str(json).expect("every sample is a content; the guard test reads them all")
}

#[cfg(test)]
mod tests;
