//! D12: another side answers a claim. A claim of completion is answered even where no rule sets a date.

#[cfg(test)]
mod story;

use super::applied::{Applied, applied, deadline, due};
use super::renewal;
use super::scene::{Current, Scene};
use crate::commitment::ClaimState;
use crate::document::Anchor;
use crate::due::{Due, Duty, Placed};
use crate::side::Side;
use crate::word::Word;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use jiff::civil::Date;

/// Terms that ask for answers to claims stated by their end: what was begun under them is carried through.
pub(super) struct Asking<'s, 'a> {
    terms: Current<'s, 'a>,
    end: Option<Date>,
    /// The rules of any version that ask for answers.
    rules: BTreeSet<&'a str>,
}

impl<'s, 'a> Asking<'s, 'a> {
    pub(super) fn new(scene: &Scene<'a>, terms: Current<'s, 'a>) -> Self {
        let documents = terms.versions.iter().filter_map(|version| version.document);
        let rules = documents.flat_map(|document| &document.rules);
        let rules = rules.filter(|rule| rule.anchor == Anchor::Claim).map(|rule| rule.id.as_str());
        Self { terms, end: renewal::end(scene, &terms), rules: rules.collect() }
    }

    /// The rules as they ask this side to answer this claim.
    fn of(&self, scene: &Scene<'a>, claim: &ClaimState<'a>, side: Side) -> Vec<Applied<'s, 'a>> {
        // Until the side has received the claim, the rule of today is shown, without a date.
        let stated = scene.standing.received_on(claim.recorded, side).unwrap_or(scene.today);
        if self.end.is_some_and(|end| end < stated) {
            return Vec::new();
        }
        let anchor = (claim.recorded, stated);
        let rules = self.rules.iter();
        rules.filter_map(|id| applied(scene, self.terms.versions, id, anchor, &[side])).collect()
    }
}

/// Puts down every answer that the rules ask of a side to a claim; whether there was one.
pub(super) fn ask<'a>(
    scene: &Scene<'a>,
    asking: &[Asking<'_, 'a>],
    (claim, side): (&ClaimState<'a>, Side),
    commitment: &Word,
    into: &mut Vec<Placed>,
) -> bool {
    let mut asked = false;
    for terms in asking {
        for rule in terms.of(scene, claim, side) {
            into.push(answer(scene, &terms.terms, &rule, (claim, side), commitment));
            asked = true;
        }
    }
    asked
}

/// Every latest claim with each other side that has not answered it.
pub(super) fn awaited<'c, 'a>(
    scene: &'c Scene<'a>,
    claims: &'c [ClaimState<'a>],
) -> impl Iterator<Item = (&'c ClaimState<'a>, Side)> {
    claims.iter().filter(|claim| claim.latest).flat_map(|claim| {
        let by = claim.recorded.act.by;
        let silent = scene.sides.iter().copied();
        silent
            .filter(move |side| *side != by && !claim.answers.contains_key(side))
            .map(move |side| (claim, side))
    })
}

fn answer(
    scene: &Scene<'_>,
    terms: &Current<'_, '_>,
    rule: &Applied<'_, '_>,
    (claim, side): (&ClaimState<'_>, Side),
    commitment: &Word,
) -> Placed {
    let about = claim.recorded.act.subject.clone();
    let placed = due(terms.subject, rule, Duty::RespondClaim, about, [side].into());
    let (by, provisional) = deadline(scene, rule, rule.from);
    let item = Some(commitment.clone());
    let received = scene.standing.received_on(claim.recorded, side).is_some();
    let (since, by) = if received { (placed.due.since, Some(by)) } else { (None, None) };
    let due =
        Due { item, act: Some(claim.act), since, by, provisional: provisional && received, ..placed.due };
    Placed { due, ..placed }
}
