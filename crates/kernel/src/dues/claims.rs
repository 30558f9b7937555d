//! D12: another side answers a claim. A claim of completion is answered even where no rule sets a date.

#[cfg(test)]
mod story;

use super::Scene;
use super::renewal;
use super::rules::{Applied, applied, deadline, due};
use super::scene::Current;
use crate::commitment::{ClaimState, CommitmentClaim, subject_of};
use crate::document::Anchor;
use crate::due::{Due, Duty, Placed};
use crate::side::Side;
use crate::subject::Subject;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use jiff::civil::Date;

/// The rules of these terms about claims stated by their end: what was begun under them is carried through.
pub(super) fn of<'a>(scene: &Scene<'a>, terms: &Current<'_, 'a>, end: Option<Date>, into: &mut Vec<Placed>) {
    let rules = claim_rules(terms);
    let Some(instrument) = terms.document.governs.as_ref() else { return };
    for plan in scene.plans(instrument) {
        for commitment in &plan.document.commitments {
            let Some(about) = subject_of(plan.subject, &commitment.id) else { continue };
            for (claim, side) in awaited(scene, &about) {
                for id in &rules {
                    if let Some(rule) = asks(scene, terms, end, id, (&claim, side)) {
                        into.push(answer(scene, terms.subject, &rule, (&claim, side), &commitment.id));
                    }
                }
            }
        }
    }
}

/// The rule as it asks this side to answer this claim.
fn asks<'s, 'a>(
    scene: &Scene<'a>,
    terms: &Current<'s, 'a>,
    end: Option<Date>,
    id: &str,
    (claim, side): (&ClaimState<'a>, Side),
) -> Option<Applied<'s, 'a>> {
    let stated = scene.standing.date_for(&[side], claim.recorded.stated_at);
    if end.is_some_and(|end| end < stated) {
        return None;
    }
    applied(scene, terms.versions, id, (claim.recorded, stated), &[side])
}

/// Whether some rule of the terms asks this side to answer this claim.
pub(super) fn asked<'a>(
    scene: &Scene<'a>,
    plan: &Current<'_, 'a>,
    claim: &ClaimState<'a>,
    side: Side,
) -> bool {
    let Some(instrument) = plan.document.governs.as_ref() else { return false };
    scene.terms(instrument).iter().any(|terms| {
        let end = renewal::end(scene, terms);
        claim_rules(terms).into_iter().any(|id| asks(scene, terms, end, id, (claim, side)).is_some())
    })
}

/// The rules of any version that ask for answers.
fn claim_rules<'a>(terms: &Current<'_, 'a>) -> BTreeSet<&'a str> {
    let documents = terms.versions.iter().filter_map(|version| version.document);
    let rules = documents.flat_map(|document| &document.rules);
    rules.filter(|rule| rule.anchor == Anchor::Claim).map(|rule| rule.id.as_str()).collect()
}

/// Every latest claim with each other side that has not answered it.
pub(super) fn awaited<'a>(scene: &Scene<'a>, about: &Subject) -> Vec<(ClaimState<'a>, Side)> {
    let mut awaited = Vec::new();
    for claim in scene.standing.claims(about).into_iter().filter(|claim| claim.latest) {
        let by = claim.recorded.act.by;
        let silent = scene.sides.iter().filter(|side| **side != by && !claim.answers.contains_key(*side));
        awaited.extend(silent.map(|side| (claim.clone(), *side)));
    }
    awaited
}

fn answer(
    scene: &Scene<'_>,
    terms: &Subject,
    rule: &Applied<'_, '_>,
    (claim, side): (&ClaimState<'_>, Side),
    commitment: &str,
) -> Placed {
    let about = claim.recorded.act.subject.clone();
    let placed = due(terms, rule, Duty::RespondClaim, about, alloc::vec![side]);
    let (by, provisional) = deadline(scene, rule, rule.from);
    let text = claim.recorded.act.deed.said::<CommitmentClaim>().map(|said| said.text.clone());
    let item = Some(commitment.into());
    let due = Due { item, act: Some(claim.act), by: Some(by), provisional, text, ..placed.due };
    Placed { due, ..placed }
}
