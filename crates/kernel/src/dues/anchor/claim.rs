//! `claim`: a claim on a commitment, counted for each other side from its own receipt.

#[cfg(test)]
mod story;

use crate::commitment::ClaimState;
use crate::dues::event::{Counted, Event};
use crate::dues::scene::Scene;
use crate::side::Side;
use crate::word::Word;

/// A claim as it stands for a side that has not answered it.
pub(in crate::dues) fn event<'a>(
    scene: &Scene<'a>,
    (claim, side): (&ClaimState<'a>, Side),
    commitment: &Word,
) -> Event<'a> {
    let received = scene.standing.received_on(claim.recorded, side);
    Event {
        about: claim.recorded.act.subject.clone(),
        item: Some(commitment.clone()),
        act: Some(claim.act),
        recorded: claim.recorded,
        on: [side].into(),
        lead: None,
        host: None,
        after: None,
        // Until the side has received the claim, the rule of today is shown, without a date.
        day: received.unwrap_or(scene.today),
        counted: received.map_or(Counted::Unreceived, |_| Counted::From { later: None }),
    }
}

/// Every latest claim with each other side that has not answered it.
pub(in crate::dues) fn awaited<'c, 'a>(
    scene: &'c Scene<'a>,
    claims: &'c [ClaimState<'a>],
) -> impl Iterator<Item = (&'c ClaimState<'a>, Side)> {
    claims.iter().filter(|claim| claim.latest).flat_map(|claim| {
        let by = claim.recorded.act.by;
        let silent = scene.sides.iter().copied();
        silent
            .filter(move |side| *side != by && !claim.answers.contains_key(side))
            .map(move |side| (claim, side))
    })
}
