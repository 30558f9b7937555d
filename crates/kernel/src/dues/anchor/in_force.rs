//! `in-force`: the entry into force of the instrument or of the terms. Seats and the first session are owed of each
//! body, what is said of the document itself.

#[cfg(test)]
mod story;

use super::bodies;
use crate::document::{Of, Version};
use crate::due::Duty;
use crate::dues::asked::Asked;
use crate::dues::event::{Counted, Event};
use crate::dues::scene::Scene;
use crate::recorded::Recorded;
use crate::side::Side;
use crate::subject::Subject;
use alloc::vec::Vec;
use jiff::civil::Date;

pub(super) fn events<'a>(scene: &Scene<'a>, asked: &Asked<'_, 'a>) -> Vec<Event<'a>> {
    let mut events = Vec::new();
    let Some((subject, first)) = first_version(scene, asked) else { return events };
    let duty = asked.kind.duty;
    let bodies = if duty == Duty::Act { Vec::new() } else { bodies(scene, &asked.terms) };
    for on in asked.groups(scene, None) {
        let Some((recorded, day)) = entry(scene, first, &on) else { continue };
        let event = |about: Subject, (lead, host), counted| Event {
            about,
            item: None,
            act: None,
            recorded,
            on: on.clone(),
            lead,
            host,
            after: None,
            day,
            counted,
        };
        if duty == Duty::Act {
            events.push(event(subject.clone(), (None, None), Counted::Known { since: day }));
        }
        events.extend(bodies.iter().map(|(body, later)| {
            let host = scene.standing.host_after(scene.sittings(body));
            let lead = host.filter(|_| duty == Duty::FirstSession);
            event(body.clone(), (lead, host), Counted::From { later: *later })
        }));
    }
    events
}

/// Whose entry into force it is, and the version that came first.
pub(super) fn first_version<'s, 'a>(
    scene: &'s Scene<'a>,
    asked: &Asked<'s, 'a>,
) -> Option<(&'a Subject, &'s Version<'a>)> {
    let subject = match asked.first.of.unwrap_or(Of::Instrument) {
        Of::Terms => asked.terms.subject,
        Of::Instrument => asked.terms.document.governs.as_ref()?,
    };
    Some((subject, scene.versions(subject).first()?))
}

/// The entry into force, on the day where these sides are, if that has come.
fn entry<'a>(scene: &Scene<'a>, first: &Version<'a>, sides: &[Side]) -> Option<(&'a Recorded, Date)> {
    let on = scene.in_force_on(first.recorded, sides)?;
    (on <= scene.today).then_some((first.recorded, on))
}
