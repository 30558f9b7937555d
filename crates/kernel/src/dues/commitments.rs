//! The commitments of work plans.

#[cfg(test)]
mod story;

use super::scene::{Current, Scene};
use crate::commitment::{Progress, subject_of};
use crate::document::{Commitment, Strength};
use crate::due::{Due, Duty, Placed};
use crate::standing::Standing;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use jiff::Timestamp;

pub(super) fn of(scene: &Scene<'_>, plan: &Current<'_, '_>, into: &mut Vec<Placed>) {
    owed(scene, plan, false, into);
}

/// Standing commitments in force: reported on, never past a date, and never among the dues.
pub fn standing_commitments(standing: &Standing, now: Timestamp) -> Vec<Due> {
    let scene = Scene::new(standing, now);
    let mut placed = Vec::new();
    for instrument in scene.instruments() {
        for plan in scene.plans(&instrument) {
            owed(&scene, &plan, true, &mut placed);
        }
    }
    placed.sort_by(Placed::order);
    placed.into_iter().map(|placed| placed.due).collect()
}

fn owed<'a>(scene: &Scene<'a>, plan: &Current<'_, 'a>, standing: bool, into: &mut Vec<Placed>) {
    let mut unders = BTreeMap::new();
    for commitment in &plan.document.commitments {
        if (commitment.strength == Strength::Standing) != standing {
            continue;
        }
        let Some(about) = subject_of(plan.subject, &commitment.id) else { continue };
        let progress = scene.standing.progress(&about, plan.version.act, commitment);
        if matches!(progress, Progress::Settled(..)) {
            continue;
        }
        let named = commitment.provisions.first().map(alloc::string::String::as_str).unwrap_or_default();
        let (under, provision) = unders.entry(named).or_insert_with(|| scene.under(plan, named)).clone();
        let due = Due {
            duty: Duty::Fulfil,
            about,
            item: Some(commitment.id.clone()),
            act: None,
            on: commitment.on.clone(),
            lead: None,
            since: since(scene, plan, commitment),
            by: commitment.deadline(),
            under,
            rule: commitment.id.clone(),
            clears: "commitment.claim".into(),
            provisional: false,
            text: Some(commitment.text.clone()),
        };
        if !matches!(progress, Progress::Claimed(_)) {
            into.push(Placed { provision, due });
            continue;
        }
        // No rule sets a date: the answer is owed all the same, under the commitment itself.
        for (claim, side) in super::claims::awaited(scene, &due.about) {
            let settles = scene.standing.would_settle(&claim, plan.version.act, commitment);
            if !settles || super::claims::asked(scene, plan, &claim, side) {
                continue; // the rule asks for it, with its date
            }
            let (duty, act, on) = (Duty::RespondClaim, Some(claim.act), alloc::vec![side]);
            let clears = "commitment.respond".into();
            into.push(Placed { provision, due: Due { duty, act, on, by: None, clears, ..due.clone() } });
        }
    }
}

/// The day the first version with this commitment came into force, where its obligors are.
fn since<'a>(scene: &Scene<'a>, plan: &Current<'_, 'a>, commitment: &Commitment) -> jiff::civil::Date {
    let has = |version: &&crate::document::Version<'a>| {
        version.act == plan.version.act
            || version.document.is_some_and(|document| document.commitment(&commitment.id).is_some())
    };
    let first = plan.versions.iter().find(has).unwrap_or(plan.version);
    scene.standing.in_force_on(first.recorded, &commitment.on).unwrap_or(first.from)
}
