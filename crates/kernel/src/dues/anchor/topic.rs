//! `topic`: a topic that a side raised before a body and that is open, counted from the own receipt of the raising.

#[cfg(test)]
mod story;

use super::bodies;
use crate::dues::asked::Asked;
use crate::dues::event::{Counted, Event};
use crate::dues::scene::Scene;
use crate::recorded::Recorded;
use crate::side::Side;
use crate::subject::{Kind, Subject};
use crate::topic::TopicRaise;
use alloc::vec::Vec;
use jiff::civil::Date;

pub(super) fn events<'a>(scene: &Scene<'a>, asked: &Asked<'_, 'a>) -> Vec<Event<'a>> {
    let bodies: Vec<Subject> = bodies(scene, &asked.terms).into_iter().map(|(body, _)| body).collect();
    let mut events = Vec::new();
    for topic in scene.standing.of_kind(Kind::Topic) {
        for on in asked.groups(scene, None) {
            events.extend(event(scene, topic, &bodies, on));
        }
    }
    events
}

/// An open topic as it stands for those who owe its closing: since the first raising that all of them received.
fn event<'a>(scene: &Scene<'a>, topic: &Subject, bodies: &[Subject], on: Vec<Side>) -> Option<Event<'a>> {
    let closed = scene.standing.head(topic).and_then(|(_, close)| close.in_force());
    let raised = scene.standing.on(topic).filter(|(_, act)| {
        let raise = act.act.content.said::<TopicRaise>();
        raise.is_some_and(|raise| bodies.contains(&raise.body)) && closed.is_none_or(|mark| act.knew(mark))
    });
    let received = |act: &Recorded| -> Option<Date> {
        let days = on.iter().map(|side| scene.standing.received_on(act, *side));
        days.collect::<Option<Vec<Date>>>()?.into_iter().max()
    };
    // What was received comes first, by its day; what was not has none.
    let (day, id, recorded) = raised
        .map(|(id, act)| (received(act), id, act))
        .min_by_key(|(day, id, _)| (day.is_none(), *day, *id))?;
    Some(Event {
        about: topic.clone(),
        item: None,
        act: Some(id),
        recorded,
        on,
        lead: None,
        host: None,
        day: day.unwrap_or(scene.today),
        counted: day.map_or(Counted::Unreceived, |_| Counted::From { later: None }),
        after: None,
    })
}
