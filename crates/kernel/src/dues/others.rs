//! Rules that a document or an event clears, over any anchor that is a day: papers before a session, minutes after it,
//! the deposit of originals after entry into force.

#[cfg(test)]
mod story;

use super::applied::{Applied, applied, deadline, due};
use super::scene::{Current, Scene};
use super::seats::{abouts, entry};
use super::sessions::groups;
use crate::definition::Definition;
use crate::document::{Anchor, DocumentAdopt, Of, Rule};
use crate::due::{Due, Duty, Placed};
use crate::event::EventAttest;
use crate::recorded::Recorded;
use crate::session::Sitting;
use crate::side::Side;
use crate::subject::Subject;
use alloc::vec::Vec;
use jiff::civil::Date;

/// What a rule counts from: about what, by which act, on which day, and who hosts.
struct Event<'a> {
    about: Subject,
    recorded: &'a Recorded,
    /// The day that is counted from, where it is the same for all; otherwise that of entry into force for who owes.
    day: Option<Date>,
    host: Option<Side>,
}

pub(super) fn of<'a>(
    scene: &Scene<'a>,
    terms: &Current<'_, 'a>,
    (id, clears, anchor): (&str, &Definition, Anchor),
    into: &mut Vec<Placed>,
) {
    for event in events(scene, terms, id, anchor) {
        for on in groups(scene, terms, id, event.host) {
            let day = event.day.or_else(|| entry(scene, terms, id, &on).map(|(_, day)| day));
            let Some(day) = day else { continue };
            let Some(rule) = applied(scene, terms.versions, id, (event.recorded, day), &on) else { continue };
            if on.iter().all(|side| is_cleared(scene, terms, clears, &event, *side)) {
                continue;
            }
            into.push(owed(scene, terms, &rule, &event, (day, &on)));
        }
    }
}

fn owed(
    scene: &Scene<'_>,
    terms: &Current<'_, '_>,
    rule: &Applied<'_, '_>,
    event: &Event<'_>,
    (day, on): (Date, &[Side]),
) -> Placed {
    let placed = due(terms.subject, rule, Duty::Act, event.about.clone(), on.into());
    let (by, provisional) = deadline(scene, rule, day);
    // Nothing is owed before it is known, nor past its date at birth.
    let known = scene.in_force_on(event.recorded, on).unwrap_or(day);
    let since = if rule.from == day { known } else { known.max(rule.from) };
    let due = Due {
        lead: event.host.filter(|_| on.len() > 1),
        since: Some(since),
        by: Some(by.max(since)),
        provisional,
        ..placed.due
    };
    Placed { due, ..placed }
}

/// Every event of an anchor that is a day.
fn events<'a>(scene: &Scene<'a>, terms: &Current<'_, 'a>, id: &str, anchor: Anchor) -> Vec<Event<'a>> {
    let of_sessions = |wanted: fn(&Sitting<'a>) -> bool, day: fn(&Sitting<'a>) -> Date| {
        let mut events = Vec::new();
        for (body, _) in abouts(scene, terms) {
            let sittings = scene.sittings(&body).iter().filter(|sitting| wanted(sitting));
            events.extend(sittings.map(|sitting| Event {
                about: sitting.subject.clone(),
                recorded: sitting.recorded,
                day: Some(day(sitting)),
                host: sitting.host,
            }));
        }
        events
    };
    match anchor {
        Anchor::Session => of_sessions(|sitting| sitting.held.is_none(), |sitting| sitting.fix.on),
        Anchor::Held => of_sessions(
            |sitting| sitting.held.is_some(),
            |sitting| sitting.held.map_or(sitting.fix.on, |held| held.held_on),
        ),
        Anchor::InForce => {
            let rules = terms.versions.iter().filter_map(|version| version.document);
            let mut rules = rules.flat_map(|document| &document.rules).filter(|rule| rule.id == id);
            let of = rules.next().and_then(|rule: &Rule| rule.of).unwrap_or(Of::Instrument);
            let about = match of {
                Of::Terms => Some(terms.subject),
                Of::Instrument => terms.document.governs.as_ref(),
            };
            let found = about.zip(entry(scene, terms, id, &scene.sides));
            let event = found.map(|(about, (recorded, _))| Event {
                about: about.clone(),
                recorded,
                day: None,
                host: None,
            });
            event.into_iter().collect()
        }
        Anchor::Claim | Anchor::Expiry => Vec::new(),
    }
}

/// Whether a side has said what clears a rule, knowing the event.
fn is_cleared(
    scene: &Scene<'_>,
    terms: &Current<'_, '_>,
    clears: &Definition,
    event: &Event<'_>,
    side: Side,
) -> bool {
    let subjects = scene.standing.of_kind(clears.subject);
    let mut acts = subjects.flat_map(|subject| scene.standing.on(subject)).map(|(_, act)| act);
    acts.any(|act| {
        let of_kind = act.act.content.name() == clears.name && act.closed().is_none();
        let by = act.act.by == side || (act.joint && act.in_force().is_some());
        of_kind
            && by
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
