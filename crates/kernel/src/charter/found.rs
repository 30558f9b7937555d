//! `charter.found`: all sides found their joint record, or agree on the charter that follows.

use crate::act::Content;
use crate::definition::{Authority, Choice, Definition, Field, FileClass, Holds, words};
use crate::form::{Expected, Misfit};
use crate::identity::Digest;
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::side::Side;
use crate::subject::Kind;
use crate::text::Code;
use crate::zone::{ZONE_DATA, Zone};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Most sides of a circle: an enactment carries a proof for each.
pub(crate) const SIDES_MAX: usize = 8;
/// Most languages of a circle: as many as a text may have.
const LANGUAGES_MAX: usize = crate::text::LANGUAGES_MAX;
/// Kinds of act on which no hand can be asked for: what nodes say by themselves, what the recovery key vouches for, and
/// what would mend a charter that asks for too much.
const BY_NODES: [&str; 3] = ["charter.found", "log.succeed", "act.erased"];
/// Most logs of an earlier circle that a new one goes on from.
const CONTINUED_MAX: usize = SIDES_MAX;
/// The newest rules of interpretation that this software knows.
pub const RULES_VERSION: u32 = 3;

/// Founds the circle, or changes its charter: its sides, their logs and the rules that apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterFound {
    /// The name of the circle.
    pub circle: String,
    /// Which version of the rules of interpretation applies.
    pub version: u32,
    /// How it is signed and hashed.
    pub suite: Suite,
    /// The digest of the charter's text, with the names of the sides and their offices.
    pub document: Digest,
    /// The languages of the circle.
    pub languages: Vec<Code>,
    /// Which database of time zones applies.
    pub tzdb: String,
    /// The sides, in the order in which they host.
    pub sides: Vec<CharterSide>,
    /// Which hands count, for each kind of act that needs one.
    pub hands: BTreeMap<String, Vec<HandKind>>,
    /// The cut of an earlier circle that this one goes on from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<Vec<Continued>>,
}

/// How acts are signed and hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Suite {
    /// Ed25519 over SHA-256.
    #[serde(rename = "ed25519-sha256")]
    Ed25519Sha256,
    /// ECDSA on P-256 over SHA-512/256.
    #[serde(rename = "p256-sha512-256")]
    P256Sha512_256,
}

/// How an office gives its consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HandKind {
    /// By pen, on paper.
    Pen,
    /// By a national certificate.
    Certificate,
    /// By an electronic seal.
    Seal,
    /// By the key of a device.
    DeviceKey,
}

impl HandKind {
    /// Its word on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pen => "pen",
            Self::Certificate => "certificate",
            Self::Seal => "seal",
            Self::DeviceKey => "device-key",
        }
    }
}

/// A side as the charter names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CharterSide {
    /// Its short name.
    pub side: Side,
    /// Its log; none while it signs on paper.
    pub origin: Option<String>,
    /// The leaf hash of the first entry of its log.
    pub genesis: Option<Digest>,
    /// Its time zone: dates of its duties are counted there.
    pub zone: String,
}

/// A log of an earlier circle, as far as this one takes it over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Continued {
    /// The log.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// The root over them.
    pub root: Digest,
}

const SUITES: &[Choice] = &words(["ed25519-sha256", "p256-sha512-256"]);
const HANDS: &[Choice] = &words(["pen", "certificate", "seal", "device-key"]);

/// See [`CharterFound`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "charter.found",
    since: 1,
    subject: Kind::Charter,
    authority: Authority::Joint,
    title: None,
    fields: &[
        Field::open("circle", Holds::Code),
        Field::open("version", Holds::Number),
        Field::open("suite", Holds::Choice(SUITES)),
        Field::open("document", Holds::File(FileClass::Joint)),
        Field::open("languages", Holds::Each(&Holds::Language)),
        Field::open("tzdb", Holds::Code),
        Field::open(
            "sides",
            Holds::Each(&Holds::Group(&[
                Field::open("side", Holds::Side),
                Field::open("origin", Holds::OrNull(&Holds::Origin)),
                Field::open("genesis", Holds::OrNull(&Holds::Hash)),
                Field::open("zone", Holds::Zone),
            ])),
        ),
        Field::open("hands", Holds::ByAct(&Holds::Each(&Holds::Choice(HANDS)))),
        Field::may_open(
            "continues",
            Holds::Each(&Holds::Group(&[
                Field::open("origin", Holds::Origin),
                Field::open("size", Holds::Size),
                Field::open("root", Holds::Hash),
            ])),
        ),
    ],
    sample,
    words: "{}",
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"charter.found","circle":"cn-tj","version":1,"suite":"ed25519-sha256","languages":["zh","tg","en"],
        "document":"4444444444444444444444444444444444444444444444444444444444444444","tzdb":"2026f","sides":[
        {"side":"cn","origin":"cn.example/log","genesis":"1111111111111111111111111111111111111111111111111111111111111111",
         "zone":"Asia/Shanghai"},
        {"side":"tj","origin":"tj.example/log","genesis":"2222222222222222222222222222222222222222222222222222222222222222",
         "zone":"Asia/Dushanbe"}],"hands":{"document.adopt":["pen","device-key"]},
        "continues":[{"origin":"cn.example/old","size":7,
         "root":"3333333333333333333333333333333333333333333333333333333333333333"}]}"#,
    )
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

    /// Whether software that knows the rules up to `known` can read it: nobody signs what it cannot.
    ///
    /// # Errors
    /// What is beyond it.
    pub(crate) fn readable(&self, known: u32) -> Result<(), Refusal> {
        let version = self.version;
        require(version <= known, Refusal::BeyondRules { version, known })?;
        require(self.tzdb == ZONE_DATA, Refusal::UnknownZoneData { name: self.tzdb.clone() })?;
        for side in &self.sides {
            require(Zone::named(&side.zone).is_some(), Refusal::UnknownZone { name: side.zone.clone() })?;
        }
        Ok(())
    }

    /// A circle has one charter at a time; its sides are those who sign it, and the next one keeps what must last.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let act = case.act;
        let before = case.head()?;
        require(act.charter == before.map(|(id, _)| id), Refusal::CharterExists)?;
        let sides = self.sorted();
        let distinct = sides.is_sorted_by(|left, right| left < right);
        let few = (1..=SIDES_MAX).contains(&sides.len());
        require(few && distinct && sides == act.sides, Refusal::WrongSides)?;
        self.sound()?;
        let before = before.and_then(|(_, act)| act.act.content.said::<Self>());
        require(before.is_none_or(|before| self.follows(before)), Refusal::CharterDiffers)
    }

    fn sound(&self) -> Result<(), Refusal> {
        let wrong = |at: &str, expected| Refusal::from(Misfit::at(at, expected));
        require(self.version > 0, wrong("content.version", Expected::Number))?;
        let once = |codes: &[Code]| {
            codes
                .iter()
                .enumerate()
                .all(|(place, code)| !codes.iter().take(place).any(|earlier| earlier == code))
        };
        let languages = (1..=LANGUAGES_MAX).contains(&self.languages.len()) && once(&self.languages);
        require(languages, wrong("content.languages", Expected::Language))?;
        let whole = self.sides.iter().all(|side| side.origin.is_some() == side.genesis.is_some());
        require(whole, wrong("content.sides", Expected::Origin))?;
        require(
            self.sides.iter().any(|side| side.origin.is_some()),
            wrong("content.sides", Expected::Origin),
        )?;
        let given =
            self.hands.iter().all(|(kind, hands)| !hands.is_empty() && !BY_NODES.contains(&kind.as_str()));
        require(given, wrong("content.hands", Expected::Choice))?;
        let continued = self.continues.as_ref().is_none_or(|logs| (1..=CONTINUED_MAX).contains(&logs.len()));
        require(continued, wrong("content.continues", Expected::ShorterList))
    }

    /// Whether it may follow that charter: the same circle of the same sides, no log given up, no rule forgotten.
    fn follows(&self, before: &Self) -> bool {
        let kept = |was: &CharterSide| {
            let log = |side: &CharterSide| side.origin.clone().zip(side.genesis);
            self.side(was.side).is_some_and(|is| log(was).is_none() || log(is) == log(was))
        };
        self.circle == before.circle
            && self.version >= before.version
            && self.sorted() == before.sorted()
            && self.continues == before.continues
            && before.sides.iter().all(kept)
    }
}
