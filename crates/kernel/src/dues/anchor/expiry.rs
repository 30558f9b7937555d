//! `expiry`: the end of a term that is renewed tacitly, about which each side decides before the last day for notice.

#[cfg(test)]
mod story;

use crate::document::Renewal;
use crate::dues::asked::Asked;
use crate::dues::event::{Counted, Event};
use crate::dues::scene::{Current, Scene};
use crate::subject::Subject;
use alloc::vec::Vec;
use jiff::civil::Date;

pub(super) fn events<'a>(scene: &Scene<'a>, asked: &Asked<'_, 'a>) -> Vec<Event<'a>> {
    let terms = &asked.terms;
    let term = terms.document.term.as_ref().filter(|term| term.renewal == Renewal::Tacit);
    let (Some(term), Some(subject)) = (term, terms.document.lasts(terms.subject)) else { return Vec::new() };
    // Where its end is known nothing is left to decide.
    let run = scene.run(subject, Some(term)).filter(|run| run.end.is_none());
    let Some(first) = run.map(|run| run.first) else { return Vec::new() };
    let groups = asked.groups(scene, None).into_iter();
    let events = groups.map(|on| {
        // The rule of today decides about an end that is still to come.
        let day = scene.date_for(&on, scene.now);
        let period = term.period_at(first.from, day);
        let (last, latest, begun) = (period.until, period.notice_by, first.from);
        Event {
            about: subject.clone(),
            item: None,
            act: None,
            recorded: first.recorded,
            on,
            lead: None,
            host: None,
            after: None,
            day,
            counted: Counted::Ending { last, latest, begun },
        }
    });
    events.collect()
}

/// The last day of what these terms serve: of the instrument or of the terms, whichever ends first.
pub(in crate::dues) fn end(scene: &Scene<'_>, terms: &Current<'_, '_>) -> Option<Date> {
    let lasting = terms.document.lasts(terms.subject);
    let end = |subject: &Subject| {
        let term = terms.document.term.as_ref().filter(|_| lasting == Some(subject));
        scene.run(subject, term)?.end
    };
    let instrument = terms.document.governs.as_ref().and_then(end);
    instrument.into_iter().chain(end(terms.subject)).map(|end| end.on).min()
}
