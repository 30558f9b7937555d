//! Seats: each side names who holds its own.

use super::Open;
use crate::document::Rule;
use crate::dues::event::Event;
use crate::dues::scene::Scene;
use crate::seat::{Role, SeatFill, SeatVacate, is_filling};
use crate::side::Side;
use crate::subject::{Kind, Subject};
use crate::word::Word;
use alloc::vec::Vec;
use jiff::civil::Date;

/// The roles of a rule that nobody of the side has.
pub(super) fn empty(scene: &Scene<'_>, rule: &Rule, event: &Event<'_>) -> Vec<Open> {
    let of = |side: Side| {
        rule.roles.iter().filter_map(move |role| match held(scene, &event.about, side, *role) {
            Seat::Held => None,
            Seat::Empty { since } => Some(Open { item: Some(Word::constant(role.word())), again: since }),
        })
    };
    event.on.iter().flat_map(|side| of(*side)).collect()
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
