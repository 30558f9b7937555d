//! `seat.fill`: a side names the office that holds a seat.

use crate::act::Content;
use crate::definition::{Authority, Choice, Definition, Field, Holds, words};
use crate::personal::Personal;
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::{Kind, Subject};
use serde::{Deserialize, Serialize};

/// Fills a seat in the side's own part of a body. The holder's name stays in the vault, office and rank stand
/// beside the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatFill {
    /// The body.
    pub body: Subject,
    /// The role.
    pub role: Role,
    /// The holder's institution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<Subject>,
    /// A commitment to the holder's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<Personal>,
    /// Whether this is the alternate of the seat.
    pub alternate: bool,
}

/// A role in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Presides with the others' co-chairs.
    CoChair,
    /// Stands in.
    Deputy,
    /// Keeps the papers.
    Secretary,
    /// Takes part.
    Member,
    /// Can be reached between sessions.
    Contact,
}

impl Role {
    /// Its word on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::CoChair => "co-chair",
            Self::Deputy => "deputy",
            Self::Secretary => "secretary",
            Self::Member => "member",
            Self::Contact => "contact",
        }
    }
}

/// Every role by its word.
pub(crate) const ROLES: &[Choice] = &words(["co-chair", "deputy", "secretary", "member", "contact"]);

/// See [`SeatFill`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "seat.fill",
    since: 1,
    subject: Kind::Seat,
    authority: Authority::Own,
    title: None,
    fields: &[
        Field::must("body", Holds::Subject(Kind::Body)),
        Field::must("role", Holds::Choice(ROLES)),
        Field::worded("office", Holds::Text),
        Field::may_word("rank", Holds::Text),
        Field::may("institution", Holds::Subject(Kind::Institution)),
        Field::personal("holder"),
        Field::must("alternate", Holds::Flag),
    ],
    sample,
    words: r#"{"office":{"en":"Director"},"rank":{"en":"Minister"}}"#,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"seat.fill","body":"body/working-group","role":"co-chair",
        "institution":"institution/agency","alternate":false,
        "holder":"personal:5555555555555555555555555555555555555555555555555555555555555555"}"#,
    )
}

impl SeatFill {
    /// A side fills its own seats as it likes, in a body that there is.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        case.body(&self.body)?;
        let fits = self.institution.as_ref().is_none_or(|named| named.kind() == Kind::Institution);
        require(fits, Refusal::WrongKind { expected: Kind::Institution })
    }
}
