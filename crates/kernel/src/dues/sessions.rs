//! D2, D3 and D7: sessions are held, and compositions confirmed before them.

#[cfg(test)]
mod story;

use super::applied::{applied, deadline, due};
use super::scene::{Current, Scene};
use super::seats::{abouts, entry};
use crate::act::Content;
use crate::document::Obliged;
use crate::due::{Due, Duty, Placed};
use crate::session::Sitting;
use crate::side::Side;
use alloc::vec::Vec;

/// D2: the first session of each body.
pub(super) fn first<'a>(scene: &Scene<'a>, terms: &Current<'_, 'a>, id: &str, into: &mut Vec<Placed>) {
    for (about, body_since) in abouts(scene, terms) {
        let sittings = scene.sittings(&about);
        for on in groups(scene, terms, id, None) {
            let Some(anchor) = entry(scene, terms, id, &on) else { continue };
            let Some(mut rule) = applied(scene, terms.versions, id, anchor, &on) else { continue };
            let fixed_will_do = rule.rule.clears == "session.fix";
            if sittings.iter().any(|sitting| fixed_will_do || sitting.held.is_some()) {
                continue;
            }
            rule.from = rule.from.max(body_since.unwrap_or(rule.from));
            let placed = due(terms.subject, &rule, Duty::FirstSession, about.clone(), on.as_slice().into());
            let (by, provisional) = deadline(scene, &rule, rule.from);
            let lead = scene.standing.host_after(sittings);
            into.push(Placed { due: Due { lead, by: Some(by), provisional, ..placed.due }, ..placed });
        }
    }
}

/// D3: the session after the last one held.
pub(super) fn regular<'a>(scene: &Scene<'a>, terms: &Current<'_, 'a>, id: &str, into: &mut Vec<Placed>) {
    for (about, _) in abouts(scene, terms) {
        let sittings = scene.sittings(&about);
        let held = |sitting: &&Sitting<'a>| sitting.held.is_some();
        let Some(last) = sittings.iter().filter(held).max_by_key(|sitting| sitting.order()) else { continue };
        let Some(held) = &last.held else { continue };
        let host = scene.standing.host_after(sittings);
        for on in groups(scene, terms, id, host) {
            let anchor = (last.recorded, held.held_on);
            let Some(rule) = applied(scene, terms.versions, id, anchor, &on) else { continue };
            if rule.rule.clears == "session.fix" && sittings.iter().any(|sitting| sitting.held.is_none()) {
                continue;
            }
            let placed = due(terms.subject, &rule, Duty::RegularSession, about.clone(), on.as_slice().into());
            let (by, provisional) = deadline(scene, &rule, rule.from);
            into.push(Placed { due: Due { lead: host, by: Some(by), provisional, ..placed.due }, ..placed });
        }
    }
}

/// D7: before a fixed session each side confirms its composition; never sooner than the day it was fixed.
pub(super) fn confirm<'a>(scene: &Scene<'a>, terms: &Current<'_, 'a>, id: &str, into: &mut Vec<Placed>) {
    for (about, _) in abouts(scene, terms) {
        let sittings = scene.sittings(&about);
        for sitting in sittings.iter().filter(|sitting| sitting.held.is_none()) {
            for side in &scene.sides {
                let mut words = scene.standing.own_words(&sitting.subject, *side);
                if words.any(|(_, act)| matches!(act.act.content, Content::SeatConfirm(_))) {
                    continue;
                }
                let on = [*side];
                let anchor = (sitting.recorded, sitting.fix.on);
                let Some(rule) = applied(scene, terms.versions, id, anchor, &on) else { continue };
                let fixed = scene.in_force_on(sitting.recorded, &on).unwrap_or(sitting.fix.on);
                let since = if rule.from == sitting.fix.on { fixed } else { fixed.max(rule.from) };
                let placed =
                    due(terms.subject, &rule, Duty::ConfirmSeats, sitting.subject.clone(), on.into());
                let (by, provisional) = deadline(scene, &rule, sitting.fix.on);
                let act = Some(sitting.act);
                let due = Due { act, since: Some(since), by: Some(by.max(since)), provisional, ..placed.due };
                into.push(Placed { due, ..placed });
            }
        }
    }
}

/// The sides that owe, together or each by itself.
pub(super) fn groups(
    scene: &Scene<'_>,
    terms: &Current<'_, '_>,
    id: &str,
    host: Option<Side>,
) -> Vec<Vec<Side>> {
    let rule = terms.versions.iter().rev().filter_map(|version| version.document);
    let mut found = rule.filter_map(|document| document.rules.iter().find(|rule| rule.id == id));
    let all = || alloc::vec![scene.sides.clone()];
    match found.next().map(|rule| rule.on) {
        Some(Obliged::Each) => scene.sides.iter().map(|side| [*side].into()).collect(),
        Some(Obliged::Host) => host.map_or_else(all, |host| alloc::vec![alloc::vec![host]]),
        Some(Obliged::All | Obliged::Other | Obliged::Owner) | None => all(),
    }
}
