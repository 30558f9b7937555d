//! What the record awaits: concurrence (P-R4), enactment (P-R9), close (P-R12), receipt (P-R7).

#[cfg(test)]
mod story;

use super::Scene;
use crate::charter::CharterFound;
use crate::due::{Due, Duty, Placed, Under};
use crate::identity::ActId;
use crate::recorded::Recorded;
use crate::side::Side;
use crate::subject::Subject;
use crate::word::{Sides, Word};
use alloc::vec::Vec;
use jiff::Timestamp;

pub(super) fn of(scene: &Scene<'_>, subject: &Subject, into: &mut Vec<Placed>) {
    for (id, act) in scene.standing.on(subject) {
        if act.joint && act.closed().is_none() {
            joint(scene, id, act, into);
        }
    }
}

fn joint(scene: &Scene<'_>, id: ActId, act: &Recorded, into: &mut Vec<Placed>) {
    let proposer = act.act.by;
    let step =
        |duty, rule, clears, on: Sides, since| placed(scene, (id, act), (duty, rule, clears), on, since);
    if act.in_force().is_some() {
        return;
    }
    if let Some(enacted) = act.enacted() {
        into.push(step(Duty::Receipt, "P-R7", "observe", act.act.sides.as_slice().into(), enacted.on));
        return;
    }
    let declined = act.declined().values().map(|(mark, _, _)| mark.on).min();
    if let Some(since) = declined.or_else(|| yields_since(scene, id, act)) {
        into.push(step(Duty::Close, "P-R12", "close", [proposer].into(), since));
        return;
    }
    let others = || act.act.sides.iter().filter(|side| **side != proposer);
    if others().all(|side| act.concurred().contains_key(side)) {
        let since = act.concurred().values().map(|mark| mark.on).max().unwrap_or(act.stated_at);
        into.push(step(Duty::Enact, "P-R9", "enact", [proposer].into(), since));
        return;
    }
    for side in others().filter(|side| !act.concurred().contains_key(side)) {
        into.push(step(Duty::Concur, "P-R4", "concur", [*side].into(), act.stated_at));
    }
}

/// Since when this proposal crosses another on the same base that ranks before it. The rank is
/// SHA-256(base, side): no proposer can grind it.
fn yields_since(scene: &Scene<'_>, id: ActId, act: &Recorded) -> Option<Timestamp> {
    let rank = |side: Side| {
        let mut bytes = act.act.base.map(|base| base.0.to_vec()).unwrap_or_default();
        bytes.extend_from_slice(side.as_str().as_bytes());
        crate::Digest::of(&bytes)
    };
    let rivals = scene.standing.successors(&act.act.subject, act.act.base);
    let open = rivals.filter(|(rival, other)| {
        let undecided = other.closed().is_none() && other.declined().is_empty();
        *rival != id && undecided && other.act.by != act.act.by
    });
    open.filter(|(_, other)| rank(other.act.by) > rank(act.act.by))
        .map(|(_, other)| other.stated_at.max(act.stated_at))
        .min()
}

fn placed(
    scene: &Scene<'_>,
    (id, act): (ActId, &Recorded),
    (duty, rule, clears): (Duty, &'static str, &'static str),
    on: Sides,
    since: Timestamp,
) -> Placed {
    let charter = act.act.content.said::<CharterFound>();
    // The zones of an open charter are those it proposes.
    let proposed = on.iter().filter_map(|side| Some(scene.standing.zone(&charter?.side(*side)?.zone).date_of(since))).max();
    let since = proposed.unwrap_or_else(|| scene.date_for(&on, since));
    let due = Due {
        duty,
        about: act.act.subject.clone(),
        item: Some(id.short().as_str().into()),
        act: Some(id),
        on,
        lead: None,
        since,
        by: None,
        under: Under::Record { rule: Word::constant(rule) },
        rule: Word::constant(rule),
        clears: Word::constant(clears),
        provisional: false,
        text: None,
    };
    Placed { provision: 0, due }
}
