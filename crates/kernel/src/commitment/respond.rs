//! `commitment.respond`: another side answers a claim.

use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::identity::ActId;
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use crate::text::LanguageText;
use serde::{Deserialize, Serialize};

/// Answers another side's claim; a later answer replaces an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentRespond {
    /// The claim.
    pub claim: ActId,
    /// The answer.
    pub answer: Answer,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<LanguageText>,
}

/// What another side says to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It is so.
    Concur,
    /// We have read it.
    Note,
    /// We see it differently.
    Dispute,
}

/// See [`CommitmentRespond`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "commitment.respond",
    subject: Kind::Commitment,
    authority: Authority::Own,
    fields: &[
        Field::must("claim", Holds::Act),
        Field::must("answer", Holds::Choice(&["concur", "note", "dispute"])),
        Field::may("text", Holds::Text),
    ],
    sample,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"commitment.respond","answer":"concur","text":{"en":"Seen and agreed."},
        "claim":"8888888888888888888888888888888888888888888888888888888888888888"}"#,
    )
}

impl CommitmentRespond {
    /// The claim is known, on the same commitment, and another side's.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let claim = case.known(&self.claim).ok_or(Refusal::UnknownClaim)?;
        let same = claim.act.subject == case.act.subject;
        require(same && matches!(claim.act.content, Content::CommitmentClaim(_)), Refusal::UnknownClaim)?;
        require(claim.act.by != case.by, Refusal::OwnClaim)
    }
}
