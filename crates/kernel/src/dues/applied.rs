//! A rule of terms as it applies: which version counts, from which day, and the due that it makes.

use super::scene::Scene;
use crate::document::{Rule, Version};
use crate::due::{Due, Duty, Placed, Under};
use crate::recorded::Recorded;
use crate::side::Side;
use crate::subject::Subject;
use crate::word::Sides;
use jiff::civil::Date;

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
