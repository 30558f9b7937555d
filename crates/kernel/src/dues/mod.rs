//! What is owed: a pure function of the standing and an instant.

mod anchor;
mod asked;
mod clearing;
mod commitments;
mod engine;
mod event;
mod record;
mod scene;

pub use commitments::standing_commitments;
pub(crate) use scene::Scene;

use self::commitments::Plan;
use self::engine::Rules;
use crate::document::{Commitment, Strength};
use crate::due::{Due, Placed};
use crate::standing::Standing;
use crate::subject::Subject;
use alloc::vec::Vec;
use jiff::Timestamp;

/// Everything owed at this standing and instant, in the order of the provisions. Where texts are not held the
/// list lacks what follows from them: [`Standing::incomplete`] says so, and stands beside the list.
pub fn dues(standing: &Standing, now: Timestamp) -> Vec<Due> {
    let scene = Scene::new(standing, now);
    let mut placed = Vec::new();
    for subject in standing.joint_subjects() {
        of_record(&scene, subject, &mut placed);
    }
    for instrument in scene.instruments() {
        let served = Served::new(&scene, instrument);
        served.of_rules(&scene, &mut placed);
        served.of_commitments(&scene, |_, owed| placed.append(owed));
    }
    placed.sort_unstable_by(Placed::order);
    placed.into_iter().map(|placed| placed.due).collect()
}

/// What serves one instrument: its terms and its work plans in force.
pub(crate) struct Served<'s, 'a> {
    rules: Vec<Rules<'s, 'a>>,
    plans: Vec<scene::Current<'s, 'a>>,
}

impl<'s, 'a> Served<'s, 'a> {
    pub(crate) fn new(scene: &'s Scene<'a>, instrument: &Subject) -> Self {
        let terms = scene.terms(instrument).into_iter();
        Self { rules: terms.map(|terms| Rules::new(scene, terms)).collect(), plans: scene.plans(instrument) }
    }

    /// What the rules of the terms ask, claims aside.
    pub(crate) fn of_rules(&self, scene: &Scene<'a>, into: &mut Vec<Placed>) {
        self.rules.iter().for_each(|rules| rules.of_today(scene, into));
    }

    /// What is owed of each commitment.
    pub(crate) fn of_commitments(
        &self,
        scene: &Scene<'a>,
        mut owed: impl FnMut(&'a Commitment, &mut Vec<Placed>),
    ) {
        let mut into = Vec::new();
        for current in &self.plans {
            let mut plan = Plan::new(scene, *current);
            for commitment in dated(&current.document.commitments) {
                commitments::of(scene, &self.rules, &mut plan, commitment, &mut into);
                owed(commitment, &mut into);
                into.clear();
            }
        }
    }

    /// What is owed of the one commitment about which somebody spoke.
    pub(crate) fn of_commitment(&self, scene: &Scene<'a>, about: &Subject) -> Option<Vec<Placed>> {
        let mut found = None;
        for current in &self.plans {
            let said = about.id().strip_prefix(current.subject.id());
            if !said.is_some_and(|rest| rest.starts_with('.')) {
                continue;
            }
            let is_it = |commitment: &&Commitment| {
                commitment.named.as_ref().is_some_and(|named| named.about == *about)
            };
            if let Some(commitment) = dated(&current.document.commitments).find(is_it) {
                let into = found.get_or_insert_with(Vec::new);
                commitments::of(scene, &self.rules, &mut Plan::new(scene, *current), commitment, into);
            }
        }
        found
    }
}

/// All but those that hold all the time, which are reported on elsewhere.
fn dated(commitments: &[Commitment]) -> impl Iterator<Item = &Commitment> {
    commitments.iter().filter(|commitment| commitment.strength != Strength::Standing)
}

/// What the record itself awaits on one subject.
pub(crate) fn of_record(scene: &Scene<'_>, subject: &Subject, into: &mut Vec<Placed>) {
    record::of(scene, subject, into);
}
