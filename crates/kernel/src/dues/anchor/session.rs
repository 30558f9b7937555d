//! `session`: the date of a session that is fixed and not held; what is owed before it is never owed sooner than the
//! date was known.

#[cfg(test)]
mod story;

use super::bodies;
use crate::due::Duty;
use crate::dues::asked::Asked;
use crate::dues::event::{Counted, Event};
use crate::dues::scene::Scene;
use alloc::vec::Vec;

pub(super) fn events<'a>(scene: &Scene<'a>, asked: &Asked<'_, 'a>) -> Vec<Event<'a>> {
    let mut events = Vec::new();
    for (body, _) in bodies(scene, &asked.terms) {
        for sitting in scene.sittings(&body).iter().filter(|sitting| sitting.held.is_none()) {
            let day = sitting.fix.on;
            events.extend(asked.groups(scene, sitting.host).into_iter().map(|on| Event {
                about: sitting.subject.clone(),
                item: None,
                act: (asked.kind.duty == Duty::ConfirmSeats).then_some(sitting.act),
                recorded: sitting.recorded,
                lead: sitting.host.filter(|_| on.len() > 1),
                host: sitting.host,
                after: None,
                counted: Counted::Towards { since: scene.in_force_on(sitting.recorded, &on).unwrap_or(day) },
                on,
                day,
            }));
        }
    }
    events
}
