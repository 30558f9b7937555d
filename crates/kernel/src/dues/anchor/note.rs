//! `note`: a note that asks for an answer, counted for each other side from its own receipt of the entry.

#[cfg(test)]
mod story;

use crate::dues::event::{Counted, Event};
use crate::dues::scene::Scene;
use crate::note::NoteState;
use crate::side::Side;
use alloc::vec::Vec;

pub(super) fn events<'a>(scene: &Scene<'a>) -> Vec<Event<'a>> {
    let notes = scene.standing.notes();
    let awaited = |note: &NoteState<'a>| -> Vec<Event<'a>> {
        let silent =
            scene.sides.iter().filter(|side| **side != note.by() && !note.answered.contains_key(*side));
        silent.filter_map(|side| event(scene, note, *side)).collect()
    };
    notes.iter().flat_map(awaited).collect()
}

/// A note that asks, as it stands for a side that has not answered it.
fn event<'a>(scene: &Scene<'a>, note: &NoteState<'a>, side: Side) -> Option<Event<'a>> {
    let (act, recorded) = note.asked?;
    let received = scene.standing.received_on(recorded, side);
    Some(Event {
        about: note.subject.clone(),
        item: None,
        act: Some(act),
        recorded,
        on: [side].into(),
        lead: None,
        host: None,
        after: None,
        // Until the side has received it, the rule of today is shown, without a date.
        day: received.unwrap_or(scene.today),
        counted: received.map_or(Counted::Unreceived, |_| Counted::From { later: None }),
    })
}
