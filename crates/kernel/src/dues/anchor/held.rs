//! `held`: a session that was held. The next session is owed of the body after the last one, what is said of every
//! session by itself.

use super::bodies;
use crate::due::Duty;
use crate::dues::asked::Asked;
use crate::dues::event::{Counted, Event};
use crate::dues::scene::Scene;
use crate::session::Sitting;
use alloc::vec::Vec;
use jiff::civil::Date;

pub(super) fn events<'a>(scene: &Scene<'a>, asked: &Asked<'_, 'a>) -> Vec<Event<'a>> {
    let mut events = Vec::new();
    for (body, _) in bodies(scene, &asked.terms) {
        let sittings = scene.sittings(&body);
        let held = sittings.iter().filter_map(|sitting| Some((sitting, sitting.held?.held_on)));
        if asked.kind.duty == Duty::Act {
            held.for_each(|(sitting, day)| of_each(scene, asked, (sitting, day), &mut events));
            continue;
        }
        let Some((last, day)) = held.max_by_key(|(sitting, _)| sitting.order()) else { continue };
        let lead = scene.standing.host_after(sittings);
        events.extend(asked.groups(scene, lead).into_iter().map(|on| Event {
            about: body.clone(),
            item: None,
            act: None,
            recorded: last.recorded,
            on,
            lead,
            host: lead,
            after: None,
            day,
            counted: Counted::From { later: None },
        }));
    }
    events
}

fn of_each<'a>(
    scene: &Scene<'a>,
    asked: &Asked<'_, 'a>,
    (sitting, day): (&Sitting<'a>, Date),
    into: &mut Vec<Event<'a>>,
) {
    into.extend(asked.groups(scene, sitting.host).into_iter().map(|on| Event {
        about: sitting.subject.clone(),
        item: None,
        act: None,
        recorded: sitting.recorded,
        lead: sitting.host.filter(|_| on.len() > 1),
        host: sitting.host,
        after: None,
        counted: Counted::Known { since: scene.in_force_on(sitting.recorded, &on).unwrap_or(day) },
        on,
        day,
    }));
}
