//! `commitment.respond`: another side answers a claim.

use super::CommitmentWithdraw;
use crate::act::Content;
use crate::definition::{Authority, Choice, Definition, Field, Holds, words};
use crate::identity::ActId;
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use serde::{Deserialize, Serialize};

/// Answers another side's claim; a later answer replaces an earlier one, but concurrence is final.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentRespond {
    /// The claim.
    pub claim: ActId,
    /// The answer.
    pub answer: Answer,
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

const ANSWERS: &[Choice] = &words(["concur", "note", "dispute"]);

/// See [`CommitmentRespond`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "commitment.respond",
    since: 1,
    subject: Kind::Commitment,
    authority: Authority::Own,
    title: None,
    fields: &[
        Field::must("claim", Holds::Act),
        Field::must("answer", Holds::Choice(ANSWERS)),
        Field::may_word("text", Holds::Text),
    ],
    sample,
    words: r#"{"text":{"en":"Seen and agreed."}}"#,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"commitment.respond","answer":"concur",
        "claim":"8888888888888888888888888888888888888888888888888888888888888888"}"#,
    )
}

impl CommitmentRespond {
    /// The claim is known, on the same commitment, and another side's.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let claim = case.known(&self.claim).ok_or(Refusal::UnknownClaim)?;
        let same = claim.act.subject == case.act.subject;
        require(same && matches!(claim.act.content, Content::CommitmentClaim(_)), Refusal::UnknownClaim)?;
        require(claim.act.by != case.by(), Refusal::OwnClaim)?;
        require(!CommitmentWithdraw::is_withdrawn(case, &self.claim), Refusal::AlreadyWithdrawn)?;
        let mut words = case.own_words().filter_map(|word| word.act.content.said::<Self>());
        require(!words.any(|said| said.concurs(&self.claim)), Refusal::Concurred)
    }

    /// Whether it concurs with a claim.
    pub(crate) fn concurs(&self, claim: &ActId) -> bool {
        self.claim == *claim && self.answer == Answer::Concur
    }
}
