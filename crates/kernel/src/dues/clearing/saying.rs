//! What a document or an event clears: papers before a session, minutes after it, the deposit of originals.

#[cfg(test)]
mod story;

use crate::act::definition_of;
use crate::document::DocumentAdopt;
use crate::dues::event::Event;
use crate::dues::scene::{Current, Scene};
use crate::event::EventAttest;
use crate::recorded::Recorded;
use crate::side::Side;
use crate::subject::Subject;

/// Whether a side has said what clears a rule, knowing the event, and after the day that it must follow.
pub(super) fn is_said(
    scene: &Scene<'_>,
    terms: &Current<'_, '_>,
    (clears, event): (&str, &Event<'_>),
    side: Side,
) -> bool {
    let Some(clears) = definition_of(clears) else { return false };
    let subjects = scene.standing.of_kind(clears.subject);
    let mut acts = subjects.flat_map(|subject| scene.standing.on(subject)).map(|(_, act)| act);
    acts.any(|act| {
        let of_kind = act.act.content.name() == clears.name && act.closed().is_none();
        let by = act.act.by == side || (act.joint && act.in_force().is_some());
        // By the side's own calendar: what another proposed is said for it once received.
        let said = || scene.standing.received_on(act, side);
        of_kind
            && by
            && event.after.is_none_or(|day| said().is_some_and(|said| said > day))
            && event.recorded.in_force().is_some_and(|mark| act.knew(mark))
            && speaks_of(scene, terms, act, &event.about)
    })
}

/// Whether an act is about the event, or about the instrument that the terms govern.
fn speaks_of(scene: &Scene<'_>, terms: &Current<'_, '_>, act: &Recorded, about: &Subject) -> bool {
    let governed = terms.document.governs.as_ref();
    let fits = |named: &Subject| named == about || Some(named) == governed;
    let attests = act.act.content.said::<EventAttest>();
    let adopts = act.act.content.said::<DocumentAdopt>();
    let document = adopts.and_then(|adopt| scene.standing.document(&adopt.document));
    let named = attests.and_then(|event| event.instrument.as_ref());
    let named = named.or_else(|| document.and_then(|document| document.governs.as_ref()));
    named.is_some_and(fits) || (adopts.is_none() && fits(&act.act.subject))
}
