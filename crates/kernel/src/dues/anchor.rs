//! Anchors: each is a function from the scene to the events that a rule counts from.

mod claim;
mod expiry;
mod held;
mod in_force;
mod note;
mod session;
mod topic;
mod year_end;

pub(super) use claim::{awaited, event as claim};
pub(super) use expiry::end;

use super::asked::Asked;
use super::event::Event;
use super::scene::{Current, Scene};
use crate::document::Anchor;
use crate::subject::Subject;
use alloc::vec::Vec;
use jiff::civil::Date;

/// What a rule counts from on this day.
pub(super) fn events<'a>(scene: &Scene<'a>, asked: &Asked<'_, 'a>) -> Vec<Event<'a>> {
    match asked.kind.anchor {
        Anchor::InForce => in_force::events(scene, asked),
        Anchor::Held => held::events(scene, asked),
        Anchor::Session => session::events(scene, asked),
        Anchor::Topic => topic::events(scene, asked),
        Anchor::Note => note::events(scene),
        Anchor::YearEnd => year_end::events(scene, asked),
        Anchor::Expiry => expiry::events(scene, asked),
        // A claim is of a commitment, and asked for where that is worked out.
        Anchor::Claim => Vec::new(),
    }
}

/// The bodies under these terms that have not ended, or the terms themselves while there never was one. A body
/// made after the first counts from its own making, so that nothing is past its date at birth.
fn bodies<'a>(scene: &Scene<'a>, terms: &Current<'_, 'a>) -> Vec<(Subject, Option<Date>)> {
    let under = scene.bodies.iter().filter(|(_, body, _)| body.terms == *terms.subject);
    let mut bodies: Vec<(Date, &Subject, bool)> = under
        .filter_map(|(subject, _, last)| {
            let chain = scene.standing.chain(subject);
            let (_, first) = chain.first()?;
            let ended = last.act.in_force_until.is_some_and(|until| until < scene.today);
            Some((scene.in_force_on(first, &scene.sides)?, *subject, ended))
        })
        .collect();
    bodies.sort();
    let first = bodies.first().map(|(since, ..)| *since);
    if bodies.is_empty() {
        return alloc::vec![(terms.subject.clone(), None)];
    }
    let later = |since: Date| (Some(since) != first).then_some(since);
    let alive = bodies.into_iter().filter(|(.., ended)| !ended);
    alive.map(|(since, body, _)| (body.clone(), later(since))).collect()
}
