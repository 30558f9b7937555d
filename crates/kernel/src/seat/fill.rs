//! `seat.fill`: a side names the office that holds a seat.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::personal::Personal;
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::{Kind, Subject};
use crate::text::LanguageText;
use serde::{Deserialize, Serialize};

/// Fills a seat in the side's own part of a body. The holder's name stays in the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeatFill {
    /// The body.
    pub body: Subject,
    /// The role.
    pub role: Role,
    /// The holder's office.
    pub office: LanguageText,
    /// The rank of that office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<LanguageText>,
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
pub(crate) const ROLES: Holds = Holds::Choice(&["co-chair", "deputy", "secretary", "member", "contact"]);

/// See [`SeatFill`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "seat.fill",
    subject: Kind::Seat,
    authority: Authority::Own,
    fields: &[
        Field::must("body", Holds::Subject(Kind::Body)),
        Field::must("role", ROLES),
        Field::must("office", Holds::Text),
        Field::may("rank", Holds::Text),
        Field::may("institution", Holds::Subject(Kind::Institution)),
        Field::personal("holder"),
        Field::must("alternate", Holds::Flag),
    ],
    sample,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"seat.fill","body":"body/working-group","role":"co-chair","office":{"en":"Director"},
        "rank":{"en":"Minister"},"institution":"institution/agency","alternate":false,
        "holder":"personal:5555555555555555555555555555555555555555555555555555555555555555"}"#,
    )
}

impl SeatFill {
    /// A side fills its own seats as it likes.
    pub(crate) fn judge(&self, _: &Case<'_>) -> Result<(), Refusal> {
        require(self.body.kind() == Kind::Body, Refusal::WrongKind { expected: Kind::Body })?;
        let fits = self.institution.as_ref().is_none_or(|named| named.kind() == Kind::Institution);
        require(fits, Refusal::WrongKind { expected: Kind::Institution })
    }
}
