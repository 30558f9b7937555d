//! D15: the decision whether to renew, before the last day for notice.

use super::rules::{applied, deadline, due};
use super::scene::{Current, Scene};
use crate::document::{DocumentNotice, Of, Renewal, Term, Version};
use crate::due::{Due, Duty, Placed};
use crate::side::Side;
use crate::subject::Subject;
use alloc::vec::Vec;
use jiff::ToSpan;
use jiff::civil::Date;

/// How long before the last day for notice the decision shows. A product constant: a quarter of a year lets a
/// ministry consult, and a list that shows it for years is a list nobody reads.
const VISIBLE_DAYS: i64 = 90;

/// A document whose term runs.
struct Running<'t, 's, 'a> {
    subject: &'s Subject,
    first: &'s Version<'a>,
    term: &'t Term,
}

fn running<'s, 'a>(
    scene: &'s Scene<'a>,
    terms: &'s Current<'s, 'a>,
    id: Option<&str>,
) -> Option<Running<'a, 's, 'a>> {
    let rule = terms.document.rules.iter().find(|rule| match id {
        Some(id) => rule.id == id,
        None => rule.anchor == crate::document::Anchor::Expiry,
    });
    let subject = match rule.and_then(|rule| rule.of).unwrap_or(Of::Instrument) {
        Of::Terms => terms.subject,
        Of::Instrument => terms.document.governs.as_ref()?,
    };
    let first = scene.versions(subject).first()?;
    Some(Running { subject, first, term: terms.document.term.as_ref()? })
}

/// The last day of the document whose term these terms state: by notice, or because it is not renewed.
pub(super) fn end(scene: &Scene<'_>, terms: &Current<'_, '_>) -> Option<Date> {
    let running = running(scene, terms, None)?;
    let from = running.first.from;
    let by_notice = scene.standing.on(running.subject).filter_map(|(_, act)| {
        let notice = act.act.deed.said::<DocumentNotice>()?;
        let on = scene.standing.date_for(&[act.act.by], act.stated_at);
        Some(running.term.end_by(from, notice.intent, on))
    });
    let fixed = (running.term.renewal == Renewal::None).then(|| running.term.period_at(from, from).until);
    by_notice.chain(fixed).min()
}

pub(super) fn of<'a>(scene: &Scene<'a>, terms: &Current<'_, 'a>, id: &str, into: &mut Vec<Placed>) {
    let Some(running) = running(scene, terms, Some(id)) else { return };
    if running.term.renewal == Renewal::None || end(scene, terms).is_some() {
        return; // it ends by itself, or a side has given notice: nothing is left to decide
    }
    for side in &scene.sides {
        into.extend(decide(scene, terms, id, &running, *side));
    }
}

fn decide<'a>(
    scene: &Scene<'a>,
    terms: &Current<'_, 'a>,
    id: &str,
    running: &Running<'_, '_, 'a>,
    side: Side,
) -> Option<Placed> {
    let on = [side];
    let today = scene.standing.date_for(&on, scene.now);
    let from = scene.standing.in_force_on(running.first.recorded, &on)?;
    let until = running.term.period_at(from, today).until;
    // The rule of today decides about an end that is still to come.
    let rule = applied(scene, terms.versions, id, (running.first.recorded, today), &on)?;
    let (by, provisional) = deadline(scene, &rule, until);
    let entry = scene.standing.in_force_on(rule.version.recorded, &on)?;
    let since = by.saturating_sub(VISIBLE_DAYS.days()).max(entry).max(from);
    if today < since || today > by {
        return None; // not yet to be decided, or renewed tacitly by the day passing
    }
    let placed = due(terms.subject, &rule, Duty::DecideRenewal, running.subject.clone(), on.to_vec());
    let due = Due { since, by: Some(by), provisional, ..placed.due };
    Some(Placed { due, ..placed })
}
