//! How far a commitment has come, from claims and answers.

use super::{Answer, CommitmentRespond, CommitmentWithdraw, Outcome};
use crate::act::Content;
use crate::document::Commitment;
use crate::identity::ActId;
use crate::recorded::Recorded;
use crate::side::Side;
use crate::standing::{Shelf, Standing};
use crate::subject::Subject;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// A claim and what the other sides said to it.
#[derive(Clone, Debug)]
pub struct ClaimState<'a> {
    /// The claim.
    pub act: ActId,
    /// As recorded.
    pub recorded: &'a Recorded,
    /// What it claims.
    pub outcome: Outcome,
    /// Each other side's last answer, with the act that gave it.
    pub answers: BTreeMap<Side, (ActId, Answer)>,
    /// Whether no later claim of its side stands.
    pub latest: bool,
}

/// How far a commitment has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing that would settle it has been claimed, or an answer did not concur.
    Open,
    /// Claimed, and some side has not answered.
    Claimed(ActId),
    /// Claimed, and every other side concurs: done takes two.
    Settled(ActId, Outcome),
    /// Claimed, and disputed or only noted.
    Contested(ActId),
}

/// Whether a claim was withdrawn and nobody concurred with it: that would be final.
fn is_taken_back(shelf: &Shelf, claim: &ActId) -> bool {
    let said = |is: fn(&Content, &ActId) -> bool| shelf.acts().any(|(_, act)| is(&act.act.content, claim));
    let withdrawn = said(|content, claim| {
        content.said::<CommitmentWithdraw>().is_some_and(|withdrawn| withdrawn.claim == *claim)
    });
    withdrawn
        && !said(|content, claim| content.said::<CommitmentRespond>().is_some_and(|said| said.concurs(claim)))
}

/// The claims among the acts about a commitment, by place.
pub(crate) fn claims_on(shelf: &Shelf) -> Vec<ClaimState<'_>> {
    let mut claims: Vec<ClaimState<'_>> = Vec::new();
    for (act, recorded) in shelf.acts() {
        let Content::CommitmentClaim(claim) = &recorded.act.content else { continue };
        if is_taken_back(shelf, &act) {
            continue;
        }
        for earlier in claims.iter_mut().filter(|claim| claim.recorded.act.by == recorded.act.by) {
            earlier.latest = false;
        }
        let (outcome, answers) = (claim.outcome, BTreeMap::new());
        claims.push(ClaimState { act, recorded, outcome, answers, latest: true });
    }
    for (act, recorded) in shelf.acts() {
        let Content::CommitmentRespond(respond) = &recorded.act.content else { continue };
        if let Some(claim) = claims.iter_mut().find(|claim| claim.act == respond.claim) {
            claim.answers.insert(recorded.act.by, (act, respond.answer));
        }
    }
    claims
}

impl Standing {
    /// The claims on a commitment, by place.
    pub fn claims(&self, subject: &Subject) -> Vec<ClaimState<'_>> {
        self.shelf_of(subject).map(claims_on).unwrap_or_default()
    }

    /// How far a commitment has come, as `commitment` reads in the version `version` of its document.
    pub fn progress(&self, subject: &Subject, version: ActId, commitment: &Commitment) -> Progress {
        self.progress_by(&self.claims(subject), &self.sides(), version, commitment)
    }

    /// As `progress`, from the claims on it.
    pub(crate) fn progress_by(
        &self,
        claims: &[ClaimState<'_>],
        sides: &[Side],
        version: ActId,
        commitment: &Commitment,
    ) -> Progress {
        let mut progress = Progress::Open;
        for claim in claims {
            let by = claim.recorded.act.by;
            if !self.would_settle(claim, version, commitment) {
                continue;
            }
            let others = || sides.iter().filter(|side| **side != by);
            let concurs = others().all(|side| matches!(claim.answers.get(side), Some((_, Answer::Concur))));
            if concurs {
                return Progress::Settled(claim.act, claim.outcome);
            }
            if claim.latest {
                let contested = claim.answers.values().any(|(_, answer)| *answer != Answer::Concur);
                progress = match (contested, progress) {
                    (false, _) => Progress::Claimed(claim.act),
                    (true, Progress::Open) => Progress::Contested(claim.act),
                    (true, kept) => kept,
                };
            }
        }
        progress
    }

    /// Whether a claim, concurred in by all others, would settle a commitment: it is an obligor's, of an outcome
    /// that ends it, and on these words.
    pub(crate) fn would_settle(
        &self,
        claim: &ClaimState<'_>,
        version: ActId,
        commitment: &Commitment,
    ) -> bool {
        claim.outcome.settles()
            && commitment.on.contains(&claim.recorded.act.by)
            && self.same_promise(claim, version, commitment)
    }

    /// Whether a claim on another version is on the same words; resolved when read, never when folded.
    fn same_promise(&self, claim: &ClaimState<'_>, version: ActId, commitment: &Commitment) -> bool {
        let Content::CommitmentClaim(said) = &claim.recorded.act.content else { return false };
        if said.version == version {
            return true;
        }
        let cited = self.act(&said.version).filter(|act| act.act.subject == said.document);
        let Some(Content::DocumentAdopt(adopt)) = cited.map(|act| &act.act.content) else { return false };
        let then =
            self.text(&said.document, adopt).ok().and_then(|document| document.commitment(&commitment.id));
        then.is_some_and(|then| then.text == commitment.text && then.on == commitment.on)
    }
}
