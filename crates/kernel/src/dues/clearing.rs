//! What clears a duty: which part of it is still open.

mod saying;
mod seat;

use super::asked::Asked;
use super::event::Event;
use super::scene::Scene;
use crate::document::{Anchor, Cleared, Rule};
use crate::seat::SeatConfirm;
use crate::side::Side;
use crate::word::Word;
use alloc::vec::Vec;
use jiff::civil::Date;

/// A part of a duty that nobody has done yet.
pub(super) struct Open {
    pub(super) item: Option<Word>,
    /// Since when it is open again, if it was done before.
    pub(super) again: Option<Date>,
}

/// What of a rule is still open for those who owe it together.
pub(super) fn open(scene: &Scene<'_>, asked: &Asked<'_, '_>, rule: &Rule, event: &Event<'_>) -> Vec<Open> {
    let done = |by: &dyn Fn(Side) -> bool| event.on.iter().all(|side| by(*side));
    let cleared = match asked.kind.cleared {
        Cleared::Seat => return seat::empty(scene, rule, event),
        Cleared::Session => is_met(scene, rule, event),
        Cleared::Composition => done(&|side| {
            let mut words = scene.standing.own_words(&event.about, side);
            words.any(|(_, act)| act.act.content.said::<SeatConfirm>().is_some())
        }),
        Cleared::Saying => done(&|side| saying::is_said(scene, &asked.terms, (&rule.clears, event), side)),
        Cleared::Before => false,
    };
    if cleared { Vec::new() } else { alloc::vec![Open { item: event.item.clone(), again: None }] }
}

/// Whether a session of the body that comes after the event is held, or fixed where the rule is content with that.
fn is_met(scene: &Scene<'_>, rule: &Rule, event: &Event<'_>) -> bool {
    let fixed_will_do = rule.clears == "session.fix";
    scene.sittings(&event.about).iter().any(|sitting| {
        let is_after = rule.anchor == Anchor::InForce || sitting.held.is_none();
        is_after && (fixed_will_do || sitting.held.is_some())
    })
}
