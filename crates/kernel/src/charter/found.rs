//! `charter.found`: all sides found their joint record.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::identity::Digest;
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::side::Side;
use crate::subject::Kind;
use crate::text::Names;
use alloc::string::String;
use alloc::vec::Vec;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Most sides of a circle: an enactment carries a proof for each.
pub(crate) const SIDES_MAX: usize = 8;
/// Longest name of a log or circle.
const NAME_BYTES_MAX: usize = 255;
/// The rules of interpretation that this version keeps.
pub(crate) const RULES_VERSION: u32 = 1;

/// Founds the circle: its sides, their logs and the rules that apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterFound {
    /// The sides, in the order in which they host.
    pub sides: Vec<CharterSide>,
    /// The name of the circle.
    pub circle: String,
    /// Which version of the rules of interpretation applies.
    pub rules_version: u32,
}

/// A side as the charter names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterSide {
    /// Its short name.
    pub side: Side,
    /// Its log.
    pub origin: String,
    /// The leaf hash of the first entry of its log.
    pub genesis: Digest,
    /// Its name.
    pub names: Names,
    /// The authority that acts for it.
    pub office: Names,
    /// Its time zone as a fixed offset, `+05:00`: dates of its duties are counted there.
    pub zone: String,
}

/// See [`CharterFound`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "charter.found",
    subject: Kind::Charter,
    authority: Authority::Joint,
    fields: &[
        Field::open(
            "sides",
            Holds::Each(&Holds::Group(&[
                Field::open("side", Holds::Side),
                Field::open("origin", Holds::Line),
                Field::open("genesis", Holds::Digest),
                Field::open("names", Holds::Names),
                Field::open("office", Holds::Names),
                Field::open("zone", Holds::Line),
            ])),
        ),
        Field::open("circle", Holds::Line),
        Field::open("rules_version", Holds::Number),
    ],
    sample,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"charter.found","circle":"cn-tj","rules_version":1,"sides":[
        {"side":"cn","origin":"cn.example/log","genesis":"1111111111111111111111111111111111111111111111111111111111111111",
         "names":{"en":"China"},"office":{"en":"National Development and Reform Commission"},"zone":"+08:00"},
        {"side":"tj","origin":"tj.example/log","genesis":"2222222222222222222222222222222222222222222222222222222222222222",
         "names":{"en":"Tajikistan"},"office":{"en":"Agency for Innovation and Digital Technologies"},"zone":"+05:00"}]}"#,
    )
}

impl CharterSide {
    /// The offset of its zone in minutes east of Greenwich; none if it is not written as one.
    pub fn offset_minutes(&self) -> Option<i32> {
        let (sign, rest) = match self.zone.split_at_checked(1)? {
            ("+", rest) => (1, rest),
            ("-", rest) => (-1, rest),
            _ => return None,
        };
        let (hours, minutes) = rest.split_once(':')?;
        if hours.len() != 2 || minutes.len() != 2 || !rest.bytes().all(|b| b.is_ascii_digit() || b == b':') {
            return None;
        }
        let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
    }

    /// The date at this instant where the side is.
    pub fn date_of(&self, at: Timestamp) -> Date {
        date_at(self.offset_minutes().unwrap_or(0), at)
    }
}

/// The first instant of a day at a fixed offset in minutes; none at the end of time.
pub(crate) fn start_of(day: Date, minutes: i32) -> Option<Timestamp> {
    let offset = jiff::tz::Offset::from_seconds(minutes.saturating_mul(60)).ok()?;
    offset.to_timestamp(day.at(0, 0, 0, 0)).ok()
}

/// The date at this instant at a fixed offset in minutes.
pub(crate) fn date_at(minutes: i32, at: Timestamp) -> Date {
    let offset = jiff::tz::Offset::from_seconds(minutes.saturating_mul(60)).unwrap_or(jiff::tz::Offset::UTC);
    offset.to_datetime(at).date()
}

impl CharterFound {
    /// The short names of its sides, sorted.
    pub fn sorted(&self) -> Vec<Side> {
        let mut sides: Vec<Side> = self.sides.iter().map(|side| side.side).collect();
        sides.sort_unstable();
        sides
    }

    /// The side of this name.
    pub fn side(&self, name: Side) -> Option<&CharterSide> {
        self.sides.iter().find(|side| side.side == name)
    }

    /// A circle has one charter; its sides are those who sign it.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let act = case.act;
        require(case.head()?.is_none(), Refusal::CharterExists)?;
        require(act.charter.is_none(), Refusal::NoCharter)?;
        let sides = self.sorted();
        let distinct = sides.is_sorted_by(|left, right| left < right);
        require(
            (2..=SIDES_MAX).contains(&sides.len()) && distinct && sides == act.sides,
            Refusal::WrongSides,
        )?;
        let short = |name: &str| (1..=NAME_BYTES_MAX).contains(&name.len());
        let sound = self.sides.iter().all(|side| side.offset_minutes().is_some() && short(&side.origin));
        let reason = "a zone is written +05:00, a name is not empty, and the rules are of version 1".into();
        require(
            sound && short(&self.circle) && self.rules_version == RULES_VERSION,
            Refusal::Malformed { reason },
        )
    }
}
