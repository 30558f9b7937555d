//! The rules of terms: which version applies, from which day it counts.

#[cfg(test)]
mod story;

use super::scene::{Current, Scene};
use super::{others, renewal, seats, sessions};
use crate::act::definition_of;
use crate::document::{Anchor, Rule, Version};
use crate::due::{Due, Duty, Placed, Under};
use crate::recorded::Recorded;
use crate::side::Side;
use crate::subject::Subject;
use crate::word::Sides;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use jiff::civil::Date;

pub(super) fn of<'a>(scene: &Scene<'a>, terms: &Current<'_, 'a>, into: &mut Vec<Placed>) {
    let alive = renewal::end(scene, terms).is_none_or(|end| scene.today <= end);
    let named: BTreeSet<(&str, Makes<'_>)> = terms
        .versions
        .iter()
        .filter_map(|version| version.document)
        .flat_map(|document| document.rules.iter())
        .map(|rule| (rule.id.as_str(), Makes::of(rule)))
        .collect();
    for (id, anchor) in named {
        match anchor {
            Makes::Seats if alive => seats::of(scene, terms, id, into),
            Makes::First if alive => sessions::first(scene, terms, id, into),
            Makes::Regular if alive => sessions::regular(scene, terms, id, into),
            Makes::Confirm if alive => sessions::confirm(scene, terms, id, into),
            Makes::Renewal if alive => renewal::of(scene, terms, id, into),
            Makes::Other(anchor, clears) if alive => {
                if let Some(clears) = definition_of(clears) {
                    others::of(scene, terms, (id, clears, anchor), into);
                }
            }
            Makes::Seats
            | Makes::First
            | Makes::Regular
            | Makes::Confirm
            | Makes::Renewal
            | Makes::Other(..) => {}
            Makes::Claim => {} // asked where the claims are
        }
    }
}

/// Which duty a rule makes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Makes<'a> {
    Seats,
    First,
    Regular,
    Confirm,
    Claim,
    Renewal,
    /// What a document or an event clears, counted from this anchor.
    Other(Anchor, &'a str),
}

impl<'a> Makes<'a> {
    fn of(rule: &'a Rule) -> Self {
        match rule.anchor {
            Anchor::InForce | Anchor::Held | Anchor::Session if rule.clears_by_saying() => {
                Self::Other(rule.anchor, &rule.clears)
            }
            Anchor::InForce if rule.clears == "seat.fill" => Self::Seats,
            Anchor::InForce => Self::First,
            Anchor::Held => Self::Regular,
            Anchor::Session => Self::Confirm,
            Anchor::Claim => Self::Claim,
            Anchor::Expiry => Self::Renewal,
        }
    }
}

/// A rule as it applies to an anchor.
pub(super) struct Applied<'s, 'a> {
    pub(super) rule: &'a Rule,
    pub(super) version: &'s Version<'a>,
    /// The day from which it counts.
    pub(super) from: Date,
    /// What froze the calendars: the anchor's act, or the terms' where the rule reaches back.
    pub(super) anchor: &'a Recorded,
}

/// The rule in the version of the terms in force at its anchor; earlier anchors only where a later version says
/// so, and then it counts from that version's entry into force.
pub(super) fn applied<'s, 'a>(
    scene: &Scene<'a>,
    versions: &'s [Version<'a>],
    id: &str,
    (anchor, on): (&'a Recorded, Date),
    sides: &[Side],
) -> Option<Applied<'s, 'a>> {
    let rule_of = |version: &Version<'a>| version.document?.rules.iter().find(|rule| rule.id == id);
    let day = |version: &Version<'a>| scene.in_force_on(version.recorded, sides).unwrap_or(version.from);
    let then = versions.iter().rfind(|version| day(version) <= on).filter(|version| version.lasts(on));
    if let Some((version, rule)) = then.and_then(|version| Some((version, rule_of(version)?))) {
        return Some(Applied { rule, version, from: on, anchor });
    }
    let mut later = versions.iter().filter(|version| day(version) > on && version.from <= scene.today);
    let (version, rule) = later
        .find_map(|version| rule_of(version).filter(|rule| rule.reaches_back).map(|rule| (version, rule)))?;
    Some(Applied { rule, version, from: day(version), anchor: version.recorded })
}

/// A due of a rule, without its date.
pub(super) fn due(
    subject: &Subject,
    applied: &Applied<'_, '_>,
    duty: Duty,
    about: Subject,
    on: Sides,
) -> Placed {
    let rule = applied.rule;
    let place = applied.version.document.and_then(|document| document.place_of(&rule.provision));
    let under = Under::Provision {
        document: subject.clone(),
        version: applied.version.act,
        provision: rule.provision.as_str().into(),
    };
    let due = Due {
        duty,
        about,
        item: None,
        act: None,
        on,
        lead: None,
        since: Some(applied.from),
        by: None,
        under,
        rule: rule.id.as_str().into(),
        clears: rule.clears.as_str().into(),
        provisional: false,
        text: None,
    };
    Placed { provision: place.unwrap_or(usize::MAX), item: 0, due }
}

/// The date of a rule, counted from a day; whether a calendar was missing.
pub(super) fn deadline(scene: &Scene<'_>, applied: &Applied<'_, '_>, from: Date) -> (Date, bool) {
    let offset = applied.rule.offset;
    match offset.after(from) {
        Some(date) => (date, false),
        None => crate::calendar::working_both(scene.standing, applied.anchor, from, offset.amount),
    }
}
