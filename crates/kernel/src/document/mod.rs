//! Documents: trees of provisions in languages, named by the digest of their bytes.

pub(crate) mod adopt;
mod check;
mod end;
mod lack;
pub(crate) mod notice;
mod rule_kind;
mod shape;
mod signable;
mod term;
mod terms;
mod version;
pub(crate) mod withdraw;

pub use adopt::DocumentAdopt;
pub use check::{DOCUMENT_BYTES_MAX, DocumentError, check};
pub use end::{End, Why};
pub(crate) use end::{Run, run};
pub use lack::{Incomplete, Lack};
pub use notice::{DocumentNotice, Intent};
pub(crate) use rule_kind::{Cleared, RuleKind};
pub(crate) use term::last_day_before;
pub use term::{Period, Renewal, Term};
pub use terms::{Anchor, Obliged, Of, Offset, Rule, Shift, Starts, Unit};
pub use version::Version;
pub use withdraw::DocumentWithdraw;

use crate::side::Side;
use crate::subject::Subject;
use crate::text::{Code, LanguageText, Names, Texts};
use crate::word::{Sides, Word};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// A memorandum or agreement.
    Instrument,
    /// Terms of reference, with the rules in them.
    Terms,
    /// A list of commitments.
    Workplan,
    /// The text of a charter.
    Charter,
}

/// A document as its file holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its kind.
    pub kind: DocumentKind,
    /// Its identifier, the same in every version.
    pub id: String,
    /// Its title.
    pub title: Names,
    /// Its languages, and where each text comes from.
    pub languages: Vec<Rendering>,
    /// What it must never be mistaken for; shown wherever it is.
    pub label: Option<Label>,
    /// One sentence: where the text comes from.
    pub source: Option<LanguageText>,
    /// Its provisions in order.
    pub provisions: Vec<Provision>,
    /// The instrument that terms and work plans serve.
    #[serde(default)]
    pub governs: Option<Subject>,
    /// How long it lasts; terms only.
    #[serde(default)]
    pub term: Option<Term>,
    /// What is owed and when; terms only.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// What was promised; work plans only.
    #[serde(default)]
    pub commitments: Vec<Commitment>,
    /// The sides with their names and offices; charters only.
    #[serde(default)]
    pub sides: Vec<NamedSide>,
    /// The places of the commitments in the order of their ids, made when the document is checked.
    #[serde(skip)]
    pub(crate) by_id: Vec<usize>,
}

/// A side as the text of a charter names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedSide {
    /// Its short name.
    pub side: Side,
    /// Its name.
    pub names: Names,
    /// The authority that acts for it.
    pub office: Names,
}

/// A language of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rendering {
    /// The language.
    pub language: Code,
    /// Whether this text is authentic.
    pub authentic: bool,
    /// Where it comes from.
    pub origin: Origin,
    /// The offices that certified it.
    pub certified_by: Vec<String>,
}

/// Where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Written in this language.
    Authored,
    /// Translated by a person.
    Person,
    /// Translated by a machine.
    Machine,
}

/// What a document must never be mistaken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Label {
    /// Made from public reports; not the signed text.
    Reconstructed,
    /// Made to show how things work.
    Demonstration,
}

/// How strongly something is promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Something is set up.
    Constitutive,
    /// It is owed by a date.
    Due,
    /// It is tried; reported on, never past a date.
    BestEfforts,
    /// It holds all the time; reported on, never past a date.
    Standing,
}

/// A provision with those under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// Its permanent id.
    pub id: String,
    /// Its text.
    pub text: Option<Texts<16_000>>,
    /// How strongly it promises, if it does.
    #[serde(default)]
    pub strength: Option<Strength>,
    /// The provisions under it.
    #[serde(default)]
    pub provisions: Vec<Provision>,
}

/// A promise of a work plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// Its permanent id.
    pub id: String,
    /// The provisions it carries out.
    pub provisions: Vec<String>,
    /// What is promised.
    pub text: LanguageText,
    /// How strongly.
    pub strength: Strength,
    /// By whom, sorted.
    pub on: Vec<Side>,
    /// The lead institution of each side.
    #[serde(default)]
    pub lead: Option<BTreeMap<Side, Subject>>,
    /// By when; of what is tried, the date aimed at.
    #[serde(default)]
    pub due: Option<Date>,
    /// What shows that it is done.
    pub evidence: LanguageText,
    /// Who pays.
    #[serde(default)]
    pub funding: Option<LanguageText>,
    /// The commitment it is a part of.
    #[serde(default)]
    pub parent: Option<String>,
    /// How dues name it, made when the document is checked.
    #[serde(skip)]
    pub(crate) named: Option<Named>,
}

/// What every due about a commitment repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// Where it stands among the commitments.
    pub(crate) place: usize,
    pub(crate) about: Subject,
    pub(crate) id: Word,
    pub(crate) on: Sides,
}

impl Commitment {
    /// The last day, where passing it means something: what is tried or holds all the time is reported on and
    /// never past a date.
    pub fn deadline(&self) -> Option<Date> {
        match self.strength {
            Strength::Constitutive | Strength::Due => self.due,
            Strength::BestEfforts | Strength::Standing => None,
        }
    }
}

impl Document {
    /// Its subject.
    pub fn subject(&self) -> Option<Subject> {
        Subject::new(crate::subject::Kind::Document, &self.id)
    }

    /// The names of a side, where this is the text of a charter.
    pub fn side(&self, side: Side) -> Option<&NamedSide> {
        self.sides.iter().find(|named| named.side == side)
    }

    /// The commitment of this id.
    pub fn commitment(&self, id: &str) -> Option<&Commitment> {
        let id_at = |place: &usize| self.commitments.get(*place).map(|commitment| commitment.id.as_str());
        let found = self.by_id.binary_search_by(|place| id_at(place).cmp(&Some(id))).ok()?;
        self.commitments.get(*self.by_id.get(found)?)
    }

    /// Every provision, parents before children.
    pub fn all_provisions(&self) -> Vec<&Provision> {
        fn gather<'a>(provisions: &'a [Provision], into: &mut Vec<&'a Provision>) {
            for provision in provisions {
                into.push(provision);
                gather(&provision.provisions, into);
            }
        }
        let mut all = Vec::new();
        gather(&self.provisions, &mut all);
        all
    }

    /// Where a provision stands in reading order.
    pub fn place_of(&self, provision: &str) -> Option<usize> {
        self.all_provisions().iter().position(|each| each.id == provision)
    }
}
