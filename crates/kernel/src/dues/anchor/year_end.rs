//! `year-end`: the last day of each calendar year in which the instrument, or the terms, were in force: the report of
//! the year is said after it.

#[cfg(test)]
mod story;

use super::in_force::first_version;
use crate::dues::asked::Asked;
use crate::dues::event::{Counted, Event};
use crate::dues::scene::Scene;
use alloc::vec::Vec;
use jiff::civil::Date;

pub(super) fn events<'a>(scene: &Scene<'a>, asked: &Asked<'_, 'a>) -> Vec<Event<'a>> {
    let mut events = Vec::new();
    let Some((subject, first)) = first_version(scene, asked) else { return events };
    for on in asked.groups(scene, None) {
        let Some(entry) = scene.in_force_on(first.recorded, &on) else { continue };
        let today = scene.date_for(&on, scene.now);
        let ends = (entry.year()..today.year()).filter_map(|year| Date::new(year, 12, 31).ok());
        events.extend(ends.map(|day| Event {
            about: subject.clone(),
            item: None,
            act: None,
            recorded: first.recorded,
            on: on.clone(),
            lead: None,
            host: None,
            day,
            counted: Counted::From { later: None },
            after: Some(day),
        }));
    }
    events
}
