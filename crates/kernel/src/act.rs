//! An act: a signed statement, and every kind of content it can have.

use crate::charter::RULES_VERSION;
use crate::definition::{Definition, Field, FileClass, Holds};
use crate::digests::{self, FileDigest};
use crate::form::{self, Expected, Misfit};
use crate::identity::{ActId, Digest, Nonce};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::side::Side;
use crate::subject::{Kind, Subject};
use crate::words;
use crate::{charter, document};
use alloc::string::String;
use alloc::vec::Vec;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

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
    /// The charter in force; none only for the first charter.
    pub charter: Option<ActId>,
    /// What it is about.
    pub subject: Subject,
    /// The act in force on the subject that this one follows.
    pub base: Option<ActId>,
    /// The acts in force on that base which contend, and whose place this one takes, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settles: Vec<ActId>,
    /// Whose signatures it needs, sorted: one side, or all.
    pub sides: Vec<Side>,
    /// Those of them without a node that signed on paper, sorted, as the side that says it attests.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attested: Vec<Attested>,
    /// First day in force, where the text states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<Date>,
    /// Last day in force, where the text states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_until: Option<Date>,
    /// The words that stand beside the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Digest>,
    /// Digests by other algorithms of files that it names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub digests: Vec<FileDigest>,
    /// What is said.
    pub content: Content,
}

/// A side that signed on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attested {
    /// The side.
    pub side: Side,
    /// The day it signed.
    pub on: Date,
    /// The digest of the scan.
    pub scan: Digest,
}

/// What every act says around its content, but for the nonce and second digests.
pub const HEAD: &[Field] = &[
    Field::open("by", Holds::Side),
    Field::open("charter", Holds::OrNull(&Holds::Act)),
    Field::open("subject", Holds::Subject(Kind::Charter)),
    Field::open("base", Holds::OrNull(&Holds::Act)),
    Field::may_open("settles", Holds::Each(&Holds::Act)),
    Field::open("sides", Holds::Each(&Holds::Side)),
    Field::may_open(
        "attested",
        Holds::Each(&Holds::Group(&[
            Field::open("side", Holds::Side),
            Field::open("on", Holds::Date),
            Field::open("scan", Holds::File(FileClass::Joint)),
        ])),
    ),
    Field::may_open("in_force_from", Holds::Date),
    Field::may_open("in_force_until", Holds::Date),
    Field::may_open("words", Holds::Hash),
];

/// An act of which only what stands around its content has been looked at: the charter it cites says by which
/// version of the rules the rest is read.
pub(crate) struct Outline {
    members: Map<String, Value>,
}

impl Outline {
    /// Reads length, members and head. The record has refused duplicate keys before.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Refusal> {
        require(bytes.len() <= ACT_BYTES_MAX, Refusal::TooLong { limit: ACT_BYTES_MAX })?;
        let read = serde_json::from_slice(bytes).map_err(|_| Misfit::at("", Expected::Json))?;
        let Value::Object(members) = read else { return Err(Misfit::at("", Expected::Object).into()) };
        let mut head = members.clone();
        let nonce = head.remove("nonce").and_then(|nonce| nonce.as_str()?.parse::<Nonce>().ok());
        nonce.ok_or_else(|| Misfit::at("nonce", Expected::Nonce))?;
        let content = head.remove("content").filter(Value::is_object);
        content.ok_or_else(|| Misfit::at("content", Expected::Object))?;
        head.remove("digests").as_ref().map_or(Ok(()), digests::read)?;
        form::members(&head, HEAD, "", 1)?;
        Ok(Self { members })
    }

    /// The charter that it cites.
    pub(crate) fn charter(&self) -> Option<ActId> {
        self.members.get("charter")?.as_str()?.parse().ok()
    }

    /// The act as a version of the rules reads it.
    pub(crate) fn act(self, version: u32) -> Result<Act, Refusal> {
        let content = self.members.get("content").and_then(Value::as_object).cloned();
        let mut content = content.unwrap_or_default();
        let name = content.remove("act");
        let name = name.as_ref().and_then(Value::as_str);
        let name = name.ok_or_else(|| Misfit::at("content.act", Expected::KindOfAct))?;
        let definition = definition_of(name).filter(|definition| definition.since <= version);
        let definition = definition.ok_or_else(|| Refusal::UnknownKind { name: name.into() })?;
        form::members(&content, definition.fields, "content", version)?;
        let read = serde_json::from_value::<Act>(Value::Object(self.members));
        let act = read.map_err(|_| Misfit::at("content", Expected::Object))?;
        require(
            act.sides.is_sorted_by(|left, right| left < right) && act.sides.contains(&act.by),
            Refusal::WrongSides,
        )?;
        let ends = act.in_force_until.zip(act.in_force_from);
        require(ends.is_none_or(|(until, from)| from <= until), Refusal::DatesOutOfOrder)?;
        let mut worded = definition.worded().peekable();
        require(act.words.is_none() || worded.peek().is_some(), Refusal::WordsUnasked)?;
        require(act.words.is_some() || worded.all(|field| !field.required), Refusal::WordsMissing)?;
        Ok(act)
    }
}

impl Act {
    /// Reads an act strictly, as a version of the rules knows it: its length, its members, its content.
    ///
    /// # Errors
    /// The first thing that is not as it should be.
    pub fn parse(bytes: &[u8], version: u32) -> Result<Self, Refusal> {
        Outline::read(bytes)?.act(version)
    }

    /// Whether a side signed it on paper.
    pub fn is_attested(&self, side: Side) -> bool {
        self.attested.iter().any(|paper| paper.side == side)
    }

    /// The sides that sign it in the record.
    pub fn signers(&self) -> impl Iterator<Item = Side> {
        self.sides.iter().copied().filter(|side| !self.is_attested(*side))
    }

    /// Every file that it names, with who may have it: those of its content, and scans of what was signed on paper.
    pub fn files(&self) -> Vec<(FileClass, Digest)> {
        let scans = self.attested.iter().map(|paper| (FileClass::Joint, paper.scan));
        self.content.files().into_iter().chain(scans).collect()
    }

    /// The bytes to sign.
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default() // every type here has a form in JSON
    }
}

/// The content of one kind of act.
pub trait Said {
    /// What the content says, if it is of this kind.
    fn of(content: &Content) -> Option<&Self>;
}

/// The one list of kinds of act: the type, its definition and its rule stand in one file each.
macro_rules! contents {
    ($($(#[$when:meta])* $variant:ident: $module:ident :: $file:ident as $name:literal),* $(,)?) => {
        /// What an act does.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "act")]
        pub enum Content {
            $($(#[$when])* #[doc = concat!("What `", $name, "` says.")] #[serde(rename = $name)] $variant(crate::$module::$variant)),*
        }

        /// Every kind of act, in the order the manual tells them.
        pub const CATALOGUE: &[Definition] = &[$($(#[$when])* crate::$module::$file::DEFINITION),*];

        $($(#[$when])* impl Said for crate::$module::$variant {
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
                match self { $($(#[$when])* Self::$variant(_) => $name),* }
            }

            /// The rule of its kind.
            pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
                match self { $($(#[$when])* Self::$variant(content) => content.judge(case)),* }
            }
        }
    };
}

contents! {
    CharterFound: charter::found as "charter.found",
    EventAttest: event::attest as "event.attest",
    DocumentAdopt: document::adopt as "document.adopt",
    DocumentNotice: document::notice as "document.notice",
    DocumentWithdraw: document::withdraw as "document.withdraw",
    InstitutionRecord: institution::record as "institution.record",
    BodyConstitute: body::constitute as "body.constitute",
    SeatFill: seat::fill as "seat.fill",
    SeatVacate: seat::vacate as "seat.vacate",
    SeatConfirm: seat::confirm as "seat.confirm",
    SeatKey: seat::key as "seat.key",
    SessionFix: session::fix as "session.fix",
    SessionHeld: session::held as "session.held",
    CommitmentClaim: commitment::claim as "commitment.claim",
    CommitmentRespond: commitment::respond as "commitment.respond",
    CommitmentWithdraw: commitment::withdraw as "commitment.withdraw",
    CalendarState: calendar::state as "calendar.state",
    ActErase: erasure::erase as "act.erase",
    ActErased: erasure::erased as "act.erased",
    TopicRaise: topic::raise as "topic.raise",
    TopicClose: topic::close as "topic.close",
    NoteSend: note::send as "note.send",
    NoteReceive: note::receive as "note.receive",
    LogSucceed: log::succeed as "log.succeed",
    LogRecovery: log::recovery as "log.recovery",
    #[cfg(test)] TrialMark: trial::mark as "trial.mark",
}

impl Content {
    /// What surfaces need to know of its kind.
    pub fn definition(&self) -> &'static Definition {
        // Every kind of act stands in the catalogue, the first of it where that could fail.
        definition_of(self.name()).unwrap_or(&charter::found::DEFINITION)
    }

    /// Every file that it names, with who may have it: read from the definition, whatever the field is called.
    pub fn files(&self) -> Vec<(FileClass, Digest)> {
        crate::files::named(self, self.definition().fields)
    }

    /// The file among them that is a document, which every node reads.
    pub fn document(&self) -> Option<Digest> {
        let adopted = self.said::<document::DocumentAdopt>().map(|adopt| adopt.document);
        adopted.or_else(|| self.said::<charter::CharterFound>().map(|charter| charter.document))
    }
}

/// The definition of a kind of act by its name.
pub fn definition_of(name: &str) -> Option<&'static Definition> {
    CATALOGUE.iter().find(|definition| definition.name == name)
}

/// Whether a form's answers, words and all, say an act of this kind; the salt of its words is nobody's yet.
///
/// # Errors
/// The first thing that is not as it should be.
pub fn well_said(definition: &Definition, said: &Map<String, Value>) -> Result<(), Refusal> {
    let mut content = said.clone();
    let words = words::take(definition, &mut content);
    words::Words::build(definition, &words, [0; words::SALT_BYTES])?;
    content.remove("act");
    Ok(form::members(&content, definition.fields, "content", RULES_VERSION)?)
}

/// A sample from its JSON form; the form is a constant of this crate, and the guard test reads each one.
#[allow(clippy::expect_used)]
pub(crate) fn sample_of(json: &str) -> Content {
    serde_json::from_str(json).expect("every sample is a content; the guard test reads them all")
}

#[cfg(test)]
mod tests;
