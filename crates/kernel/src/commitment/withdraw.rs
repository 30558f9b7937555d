//! `commitment.withdraw`: a side takes a claim back before another concurs with it.

use super::CommitmentClaim;
use crate::act::Content;
use crate::definition::{Authority, Definition, Field, Holds};
use crate::identity::ActId;
use crate::refusal::{Refusal, require};
use crate::rule::Case;
use crate::subject::Kind;
use serde::{Deserialize, Serialize};

/// Takes back a claim, as if it had not been made. A concurrence, also one on its way, is final.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentWithdraw {
    /// The claim.
    pub claim: ActId,
}

/// See [`CommitmentWithdraw`].
pub(crate) const DEFINITION: Definition = Definition {
    name: "commitment.withdraw",
    since: 1,
    subject: Kind::Commitment,
    authority: Authority::Own,
    title: None,
    fields: &[Field::must("claim", Holds::Act), Field::may_word("text", Holds::Text)],
    sample,
    words: r#"{"text":{"en":"Reported too early."}}"#,
};

fn sample() -> Content {
    crate::act::sample_of(
        r#"{"act":"commitment.withdraw",
        "claim":"8888888888888888888888888888888888888888888888888888888888888888"}"#,
    )
}

impl CommitmentWithdraw {
    /// It is a claim of this side, on this commitment, with which nobody has concurred, and not taken back before.
    pub(crate) fn judge(&self, case: &Case<'_>) -> Result<(), Refusal> {
        let claim = case.known(&self.claim).filter(|act| act.act.subject == case.act.subject);
        let own = claim
            .filter(|act| act.act.by == case.by() && act.act.content.said::<CommitmentClaim>().is_some());
        require(own.is_some(), Refusal::NothingToWithdraw)?;
        let mut before = case.own_words().filter_map(|act| act.act.content.said::<Self>());
        require(!before.any(|before| before.claim == self.claim), Refusal::AlreadyWithdrawn)?;
        require(!case.is_concurred(&self.claim), Refusal::Concurred)
    }

    /// Whether the claim of that name was taken back in the past of an answer to it.
    pub(crate) fn is_withdrawn(case: &Case<'_>, claim: &ActId) -> bool {
        let acts = case.standing().on(&case.act.subject);
        let mut known = acts.filter_map(|(id, _)| case.known(&id)?.act.content.said::<Self>());
        known.any(|withdrawn| withdrawn.claim == *claim)
    }
}
