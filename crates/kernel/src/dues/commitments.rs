//! The commitments of work plans.

#[cfg(test)]
mod story;

use super::anchor;
use super::engine::Rules;
use super::scene::{Current, Scene};
use crate::commitment::{Progress, claims_on};
use crate::document::{Commitment, Strength};
use crate::due::{Due, Duty, Placed, Under};
use crate::standing::{Shelf, Standing};
use crate::subject::{Kind, Subject};
use crate::word::Word;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::iter::Peekable;
use jiff::Timestamp;

/// Shelves in their order.
type Walk<'a> = Box<dyn Iterator<Item = (&'a Subject, &'a Shelf)> + 'a>;

fn walk<'a>(scene: &Scene<'a>, from: Subject) -> Peekable<Walk<'a>> {
    let shelves: Walk<'a> = Box::new(scene.standing.shelves_from(from));
    shelves.peekable()
}

/// A work plan, with what all its commitments have in common worked out once.
pub(crate) struct Plan<'s, 'a> {
    pub(crate) current: Current<'s, 'a>,
    unders: BTreeMap<&'a str, (Under, usize)>,
    /// The shelves of commitments in order: commitments mostly stand in order, and are found by walking on.
    walk: Peekable<Walk<'a>>,
    walked: Option<&'a Subject>,
    /// Which version was the first with a commitment, where there are several.
    firsts: BTreeMap<&'a str, usize>,
}

impl<'s, 'a> Plan<'s, 'a> {
    pub(super) fn new(scene: &Scene<'a>, current: Current<'s, 'a>) -> Self {
        let mut firsts = BTreeMap::new();
        if current.versions.len() > 1 {
            for (place, version) in current.versions.iter().enumerate() {
                for commitment in version.document.iter().flat_map(|document| &document.commitments) {
                    firsts.entry(commitment.id.as_str()).or_insert(place);
                }
            }
        }
        let walk = walk(scene, Subject::first_of(Kind::Commitment));
        Self { current, unders: BTreeMap::new(), walk, walked: None, firsts }
    }

    /// What was said about a commitment.
    fn shelf(&mut self, scene: &Scene<'a>, about: &'a Subject) -> Option<&'a Shelf> {
        if self.walked.is_none_or(|walked| about < walked) {
            self.walk = walk(scene, about.clone());
        }
        self.walked = Some(about);
        while self.walk.next_if(|(subject, _)| *subject < about).is_some() {}
        self.walk.peek().filter(|(subject, _)| *subject == about).map(|(_, shelf)| *shelf)
    }

    fn under(&mut self, scene: &Scene<'a>, provision: &'a str) -> (Under, usize) {
        let current = &self.current;
        self.unders.entry(provision).or_insert_with(|| scene.under(current, provision)).clone()
    }

    /// The day the first version with this commitment came into force, where its obligors are.
    fn since(&self, scene: &Scene<'a>, commitment: &Commitment) -> jiff::civil::Date {
        let first = self.firsts.get(commitment.id.as_str());
        let first = first.and_then(|place| self.current.versions.get(*place));
        let first = first.unwrap_or(self.current.version);
        scene.in_force_on(first.recorded, &commitment.on).unwrap_or(first.from)
    }
}

/// Standing commitments in force: reported on, never past a date, and never among the dues.
pub fn standing_commitments(standing: &Standing, now: Timestamp) -> Vec<Due> {
    let scene = Scene::new(standing, now);
    let mut placed = Vec::new();
    for instrument in scene.instruments() {
        for current in scene.plans(instrument) {
            let mut plan = Plan::new(&scene, current);
            for commitment in &current.document.commitments {
                if commitment.strength == Strength::Standing {
                    of(&scene, &[], &mut plan, commitment, &mut placed);
                }
            }
        }
    }
    placed.sort_by(Placed::order);
    placed.into_iter().map(|placed| placed.due).collect()
}

/// What is owed of one commitment, and the answers to what was claimed of it.
pub(super) fn of<'a>(
    scene: &Scene<'a>,
    rules: &[Rules<'_, 'a>],
    plan: &mut Plan<'_, 'a>,
    commitment: &'a Commitment,
    into: &mut Vec<Placed>,
) {
    let Some(named) = &commitment.named else { return };
    let (standing, version) = (scene.standing, plan.current.version.act);
    let claims = plan.shelf(scene, &named.about).map(claims_on).unwrap_or_default();
    let progress = standing.progress_by(&claims, &scene.sides, version, commitment);
    let provision = commitment.provisions.first().map(alloc::string::String::as_str).unwrap_or_default();
    let mut fulfil = None;
    let mut duty = |plan: &mut Plan<'_, 'a>| {
        let made = fulfil.get_or_insert_with(|| {
            let (under, provision) = plan.under(scene, provision);
            let due = Due {
                duty: Duty::Fulfil,
                about: named.about.clone(),
                item: Some(named.id.clone()),
                act: None,
                on: named.on.clone(),
                lead: None,
                since: Some(plan.since(scene, commitment)),
                by: commitment.deadline(),
                under,
                rule: named.id.clone(),
                clears: Word::constant("commitment.claim"),
                provisional: false,
                text: Some(commitment.text.clone()),
            };
            Placed { provision, item: named.place, due }
        });
        made.clone()
    };
    if matches!(progress, Progress::Open | Progress::Contested(_)) {
        into.push(duty(plan));
    }
    for (claim, side) in anchor::awaited(scene, &claims) {
        let event = anchor::claim(scene, (claim, side), &named.id);
        let before = into.len();
        rules.iter().for_each(|rules| rules.of_claim(scene, &event, into));
        let asked = into.len() > before;
        let claimed = matches!(progress, Progress::Claimed(_));
        if claimed && !asked && standing.would_settle(claim, version, commitment) {
            // No rule sets a date: the answer is owed all the same, under the commitment itself.
            let Placed { provision, item, due } = duty(plan);
            let (duty, act, on) = (Duty::RespondClaim, Some(claim.act), [side].into());
            let clears = Word::constant("commitment.respond");
            let since = standing.received_on(claim.recorded, side);
            into.push(Placed {
                provision,
                item,
                due: Due { duty, act, on, since, by: None, clears, text: None, ..due },
            });
        }
    }
}
