//! What is owed: a pure function of the standing and an instant.

mod claims;
mod commitments;
mod record;
mod renewal;
mod rules;
mod scene;
mod seats;
mod sessions;

pub use commitments::standing_commitments;
pub(crate) use scene::Scene;

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
    for subject in standing.subjects() {
        record::of(&scene, subject, &mut placed);
    }
    for instrument in scene.instruments() {
        of_instrument(&scene, &instrument, &mut placed);
    }
    placed.sort_by(Placed::order);
    placed.into_iter().map(|placed| placed.due).collect()
}

/// What is owed under the documents of one instrument.
pub(crate) fn of_instrument(scene: &Scene<'_>, instrument: &Subject, into: &mut Vec<Placed>) {
    for plan in scene.plans(instrument) {
        commitments::of(scene, &plan, into);
    }
    for terms in scene.terms(instrument) {
        rules::of(scene, &terms, into);
    }
}

/// What the record itself awaits on one subject.
pub(crate) fn of_record(scene: &Scene<'_>, subject: &Subject, into: &mut Vec<Placed>) {
    record::of(scene, subject, into);
}
