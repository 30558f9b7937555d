//! What the record awaits: concurrence (P-R4), enactment (P-R9), close (P-R12), receipt (P-R7).

#[cfg(test)]
mod story;

use super::scene::Scene;
use crate::charter::CharterFound;
use crate::due::{Due, Duty, Placed, Under};
use crate::identity::ActId;
use crate::recorded::{Mark, Recorded};
use crate::side::Side;
use crate::subject::{Kind, Subject};
use crate::word::{Sides, Word};
use alloc::vec::Vec;
use jiff::Timestamp;

pub(super) fn of(scene: &Scene<'_>, subject: &Subject, into: &mut Vec<Placed>) {
    for (id, act) in scene.standing.on(subject) {
        if act.joint && act.closed().is_none() {
            joint(scene, id, act, into);
        }
    }
    if subject.kind() == Kind::Act
        && let Some((id, erase)) = scene.standing.head(subject)
    {
        erasure(scene, id, erase, into);
    }
}

/// Every side removes what all agreed to erase, and says so; its node does by itself.
fn erasure(scene: &Scene<'_>, id: ActId, erase: &Recorded, into: &mut Vec<Placed>) {
    for side in erase.act.signers() {
        if scene.standing.own_words(&erase.act.subject, side).next().is_none() {
            let since = erase.in_force().and_then(|mark| scene.standing.received_at(mark.at, mark.on, side));
            into.push(placed(
                scene,
                (id, erase),
                (Duty::Erase, "erasure", "act.erased"),
                [side].into(),
                since,
            ));
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
    let known = |mark: &Mark, side: Side| scene.standing.received_at(mark.at, mark.on, side);
    if let Some(enacted) = act.enacted() {
        let received = act.act.signers().map(|side| known(&enacted, side));
        let since = received.collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max());
        let signers: Vec<Side> = act.act.signers().collect();
        into.push(step(Duty::Receipt, "P-R7", "observe", signers.as_slice().into(), since));
        return;
    }
    let received = act.declined().values().filter_map(|(mark, ..)| known(mark, proposer)).min();
    let declined = (!act.declined().is_empty()).then_some(received);
    if let Some(since) = declined.or_else(|| yields_since(scene, id, act)) {
        into.push(step(Duty::Close, "P-R12", "close", [proposer].into(), since));
        return;
    }
    let others = || act.act.signers().filter(|side| *side != proposer);
    if others().all(|side| act.concurred().contains_key(&side)) {
        let signed = act.concurred().values().map(|mark| known(mark, proposer));
        let since = signed.collect::<Option<Vec<_>>>();
        let since = since.map(|all| all.into_iter().max().unwrap_or(act.stated_at));
        into.push(step(Duty::Enact, "P-R9", "enact", [proposer].into(), since));
        return;
    }
    let proposed = Mark { at: act.at, on: act.stated_at };
    for side in others().filter(|side| !act.concurred().contains_key(side)) {
        into.push(step(Duty::Concur, "P-R4", "concur", [side].into(), known(&proposed, side)));
    }
}

/// Since when this proposal crosses another on the same base that ranks before it. The rank is
/// SHA-256(base, side): no proposer can grind it.
fn yields_since(scene: &Scene<'_>, id: ActId, act: &Recorded) -> Option<Option<Timestamp>> {
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
        .map(|(_, other)| {
            let known = scene.standing.received_at(other.at, other.stated_at, act.act.by);
            known.map(|known| known.max(scene.standing.times().own(act.at, act.stated_at)))
        })
        .min()
}

fn placed(
    scene: &Scene<'_>,
    (id, act): (ActId, &Recorded),
    (duty, rule, clears): (Duty, &'static str, &'static str),
    on: Sides,
    since: Option<Timestamp>,
) -> Placed {
    let charter = act.act.content.said::<CharterFound>();
    // The zones of an open charter are those it proposes.
    let since = since.map(|since| {
        let zone = |side: &Side| Some(scene.standing.zone(&charter?.side(*side)?.zone).date_of(since));
        on.iter().filter_map(zone).max().unwrap_or_else(|| scene.date_for(&on, since))
    });
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
    Placed { provision: 0, item: 0, due }
}
