//! D1: each side names who holds its seats.

#[cfg(test)]
mod story;

use super::applied::{applied, deadline, due};
use super::scene::{Current, Scene};
use crate::document::{Of, Version};
use crate::due::{Due, Duty, Placed};
use crate::recorded::Recorded;
use crate::seat::{Role, SeatFill, SeatVacate, is_filling};
use crate::side::Side;
use crate::subject::{Kind, Subject};
use crate::word::Word;
use alloc::vec::Vec;
use jiff::civil::Date;

pub(super) fn of<'a>(scene: &Scene<'a>, terms: &Current<'_, 'a>, id: &str, into: &mut Vec<Placed>) {
    for (about, body_since) in abouts(scene, terms) {
        for side in &scene.sides {
            let on = [*side];
            let Some(anchor) = entry(scene, terms, id, &on) else { continue };
            let Some(mut rule) = applied(scene, terms.versions, id, anchor, &on) else { continue };
            rule.from = rule.from.max(body_since.unwrap_or(rule.from));
            for role in &rule.rule.roles {
                let seat = held(scene, &about, *side, *role);
                let Seat::Empty { since } = seat else { continue };
                let from = since.map_or(rule.from, |since| since.max(rule.from));
                let placed = due(terms.subject, &rule, Duty::NameSeats, about.clone(), on.into());
                let (by, provisional) = deadline(scene, &rule, from);
                let item = Some(Word::constant(role.word()));
                let due = Due { item, since: Some(from), by: Some(by), provisional, ..placed.due };
                into.push(Placed { due, ..placed });
            }
        }
    }
}

/// The bodies under these terms that have not ended, or the terms themselves while there never was one. A body
/// made after the first counts from its own making, so that nothing is past its date at birth.
pub(super) fn abouts<'a>(scene: &Scene<'a>, terms: &Current<'_, 'a>) -> Vec<(Subject, Option<Date>)> {
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

/// The entry into force that a rule counts from, on the day where the sides are.
pub(super) fn entry<'a>(
    scene: &Scene<'a>,
    terms: &Current<'_, 'a>,
    id: &str,
    sides: &[Side],
) -> Option<(&'a Recorded, Date)> {
    let of = terms.versions.iter().filter_map(|version| version.document).find_map(|document| {
        document.rules.iter().find(|rule| rule.id == id).map(|rule| rule.of.unwrap_or(Of::Instrument))
    })?;
    let first: &Version<'a> = match of {
        Of::Terms => terms.versions.first()?,
        Of::Instrument => scene.versions(terms.document.governs.as_ref()?).first()?,
    };
    let on = scene.in_force_on(first.recorded, sides)?;
    (on <= scene.today).then_some((first.recorded, on))
}

/// Whether a seat is held.
enum Seat {
    Held,
    /// Empty, and since its last vacancy if it was ever held.
    Empty {
        since: Option<Date>,
    },
}

/// Whether a side has somebody other than an alternate in this role of a body.
fn held(scene: &Scene<'_>, body: &Subject, side: Side, role: Role) -> Seat {
    let mut vacated = None;
    for seat in scene.standing.of_kind(Kind::Seat) {
        let words = scene.standing.own_words(seat, side);
        let Some((_, last)) = words.filter(|(_, word)| is_filling(&word.act.content)).last() else {
            continue;
        };
        let fill = last.act.content.said::<SeatFill>();
        if fill.is_some_and(|fill| fill.body == *body && fill.role == role && !fill.alternate) {
            match last.act.in_force_until.filter(|until| *until < scene.date_for(&[side], scene.now)) {
                None => return Seat::Held,
                Some(until) => vacated = vacated.max(until.tomorrow().ok()),
            }
        }
        let left = last.act.content.said::<SeatVacate>();
        if left.is_some_and(|left| left.body == *body && left.role == role) {
            vacated = vacated
                .max(Some(scene.date_for(&[side], scene.standing.times().own(last.at, last.stated_at))));
        }
    }
    Seat::Empty { since: vacated }
}
