//! `commitment.claim`: a side states what became of a commitment.

use crate::act::Content;
use crate::definition::{Authority, Choice, Definition, Field, FileClass, Holds, words};
use crate::form::{Expected, Misfit};
use crate::identity::{ActId, Digest};
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::{Kind, Subject};
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Most files that one claim cites as evidence; more belong in one archive.
const EVIDENCE_MAX: usize = 32;

/// Claims an outcome of a commitment, with evidence; its words stand beside the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentClaim {
    /// The work plan.
    pub document: Subject,
    /// The version that the side has read: the act that adopted it.
    pub version: ActId,
    /// The commitment's id there.
    pub commitment: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Digests of files.
    pub evidence: Vec<Digest>,
}

/// What became of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is done.
    Done,
    /// A part of it is done.
    Partly,
    /// Something stands in the way.
    Obstacle,
    /// Events have made it moot.
    Overtaken,
}

impl Outcome {
    /// Whether concurrence with it would settle the commitment.
    pub const fn settles(self) -> bool {
        matches!(self, Self::Done | Self::Overtaken)
    }
}

const OUTCOMES: &[Choice] = &words(["done", "partly", "obstacle", "overtaken"]);

/// See [`CommitmentClaim`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "commitment.claim",
    since: 1,
    subject: Kind::Commitment,
    authority: Authority::Own,
    title: None,
    fields: &[
        Field::must("document", Holds::Subject(Kind::Document)),
        Field::must("version", Holds::Act),
        Field::must("commitment", Holds::Item),
        Field::must("outcome", Holds::Choice(OUTCOMES)),
        Field::worded("text", Holds::Text),
        Field::must("evidence", Holds::Each(&Holds::File(FileClass::Joint))),
    ],
    sample,
    words: r#"{"text":{"en":"Done."}}"#,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"commitment.claim","document":"document/workplan","commitment":"C01","outcome":"done",
        "version":"6666666666666666666666666666666666666666666666666666666666666666",
        "evidence":["7777777777777777777777777777777777777777777777777777777777777777"]}"#,
    )
}

impl CommitmentClaim {
    /// The subject is the commitment named. Whose it is stands in the document and is resolved when read.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        require(self.document.kind() == Kind::Document, Refusal::WrongKind { expected: Kind::Document })?;
        let subject = super::subject_of(&self.document, &self.commitment);
        require(subject.as_ref() == Some(&case.act.subject), Refusal::OtherCommitment)?;
        let few = self.evidence.len() <= EVIDENCE_MAX;
        require(few, Misfit::at("content.evidence", Expected::ShorterList).into())
    }
}
