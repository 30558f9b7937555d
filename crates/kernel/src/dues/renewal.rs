//! D15: the decision whether to renew, before the last day for notice.

#[cfg(test)]
mod story;

use super::applied::{applied, deadline, due};
use super::scene::{Current, Scene};
use crate::document::{Renewal, Term, Version};
use crate::due::{Due, Duty, Placed};
use crate::side::Side;
use crate::subject::Subject;
use alloc::vec::Vec;
use jiff::ToSpan;
use jiff::civil::Date;

/// How long before the last day for notice the decision shows. A product constant: a quarter of a year lets a
/// ministry consult, and a list that shows it for years is a list nobody reads.
const VISIBLE_DAYS: i64 = 90;

/// The last day of what these terms serve: of the instrument or of the terms, whichever ends first.
pub(super) fn end(scene: &Scene<'_>, terms: &Current<'_, '_>) -> Option<Date> {
    let lasting = terms.document.lasts(terms.subject);
    let end = |subject: &Subject| {
        let term = terms.document.term.as_ref().filter(|_| lasting == Some(subject));
        scene.run(subject, term)?.end
    };
    let instrument = terms.document.governs.as_ref().and_then(end);
    instrument.into_iter().chain(end(terms.subject)).map(|end| end.on).min()
}

pub(super) fn of<'a>(scene: &Scene<'a>, terms: &Current<'_, 'a>, id: &str, into: &mut Vec<Placed>) {
    let term = terms.document.term.as_ref().filter(|term| term.renewal == Renewal::Tacit);
    let (Some(term), Some(subject)) = (term, terms.document.lasts(terms.subject)) else { return };
    let Some(run) = scene.run(subject, Some(term)) else { return };
    if run.end.is_some() {
        return; // its end is known: nothing is left to decide
    }
    for side in &scene.sides {
        into.extend(decide(scene, terms, id, (subject, run.first, term), *side));
    }
}

fn decide<'a>(
    scene: &Scene<'a>,
    terms: &Current<'_, 'a>,
    id: &str,
    (subject, first, term): (&Subject, &Version<'a>, &Term),
    side: Side,
) -> Option<Placed> {
    let on = [side];
    let today = scene.date_for(&on, scene.now);
    let period = term.period_at(first.from, today);
    // The rule of today decides about an end that is still to come.
    let rule = applied(scene, terms.versions, id, (first.recorded, today), &on)?;
    let (by, provisional) = deadline(scene, &rule, period.until);
    // The list never shows a day on which notice would be late: the page shows the same.
    let by = by.min(period.notice_by);
    let entry = scene.in_force_on(rule.version.recorded, &on)?;
    let since = by.saturating_sub(VISIBLE_DAYS.days()).max(entry).max(first.from);
    if today < since || today > by {
        return None; // not yet to be decided, or renewed tacitly by the day passing
    }
    let placed = due(terms.subject, &rule, Duty::DecideRenewal, subject.clone(), on.into());
    let due = Due { since: Some(since), by: Some(by), provisional, ..placed.due };
    Some(Placed { due, ..placed })
}
