//! The one engine: an event that an anchor gives, under the rule that applied on its day, is owed until it is cleared.

#[cfg(test)]
mod another;
#[cfg(test)]
mod offset;
#[cfg(test)]
mod story;
#[cfg(test)]
mod usual;

use super::asked::Asked;
use super::event::{Counted, Event};
use super::scene::{Current, Scene};
use super::{anchor, clearing};
use crate::calendar::Calendars;
use crate::document::{Anchor, Rule, Starts, Unit, Version, last_day_before};
use crate::due::{Due, Placed, Under};
use crate::recorded::Recorded;
use crate::word::Word;
use alloc::vec::Vec;
use jiff::ToSpan;
use jiff::civil::Date;

/// How long before the last day for notice the decision shows. A product constant: a quarter of a year lets a
/// ministry consult, and a list that shows it for years is a list nobody reads.
const VISIBLE_DAYS: i64 = 90;

/// The rules of terms by their end: what was begun under them is carried through.
pub(super) struct Rules<'s, 'a> {
    end: Option<Date>,
    asked: Vec<Asked<'s, 'a>>,
}

impl<'s, 'a> Rules<'s, 'a> {
    pub(super) fn new(scene: &Scene<'a>, terms: Current<'s, 'a>) -> Self {
        Self { end: anchor::end(scene, &terms), asked: Asked::all(terms) }
    }

    /// Puts down what the rules ask on this day, claims aside.
    pub(super) fn of_today(&self, scene: &Scene<'a>, into: &mut Vec<Placed>) {
        for asked in self.asked.iter().filter(|_| self.last_until(scene.today)) {
            for event in anchor::events(scene, asked) {
                owe(scene, asked, &event, into);
            }
        }
    }

    /// Puts down what the rules ask to be said to a claim.
    pub(super) fn of_claim(&self, scene: &Scene<'a>, claim: &Event<'a>, into: &mut Vec<Placed>) {
        let rules = self.asked.iter().filter(|asked| asked.kind.anchor == Anchor::Claim);
        for asked in rules.filter(|_| self.last_until(claim.day)) {
            owe(scene, asked, claim, into);
        }
    }

    fn last_until(&self, day: Date) -> bool {
        self.end.is_none_or(|end| day <= end)
    }
}

/// A rule as it applies to an event.
struct Applied<'s, 'a> {
    rule: &'a Rule,
    version: &'s Version<'a>,
    /// The day from which it counts.
    from: Date,
    /// What froze the calendars: the event's act, or the terms' where the rule reaches back.
    anchor: &'a Recorded,
}

/// The rule in the version of the terms in force on the day of the event; earlier events only where a later version
/// says so, and then it counts from that version's entry into force.
fn applied<'s, 'a>(scene: &Scene<'a>, asked: &Asked<'s, 'a>, event: &Event<'a>) -> Option<Applied<'s, 'a>> {
    let versions = asked.terms.versions;
    let day = |version: &Version<'a>| scene.in_force_on(version.recorded, &event.on).unwrap_or(version.from);
    let then = versions.iter().rfind(|version| day(version) <= event.day);
    let then = then.filter(|version| version.lasts(event.day));
    if let Some((version, rule)) = then.and_then(|version| Some((version, asked.in_version(version)?))) {
        return Some(Applied { rule, version, from: event.day, anchor: event.recorded });
    }
    let mut later = versions.iter().filter(|version| day(version) > event.day && version.from <= scene.today);
    let (version, rule) = later.find_map(|version| {
        asked.in_version(version).filter(|rule| rule.reaches_back).map(|rule| (version, rule))
    })?;
    Some(Applied { rule, version, from: day(version), anchor: version.recorded })
}

fn owe<'a>(scene: &Scene<'a>, asked: &Asked<'_, 'a>, event: &Event<'a>, into: &mut Vec<Placed>) {
    let Some(applied) = applied(scene, asked, event) else { return };
    for open in clearing::open(scene, asked, applied.rule, event) {
        if let Some(dates) = dates(scene, &applied, event, open.again) {
            into.push(placed(asked, &applied, event, (open.item, dates)));
        }
    }
}

/// Since when, until when, and whether a calendar was missing.
#[derive(Default)]
struct Dates {
    since: Option<Date>,
    by: Option<Date>,
    provisional: bool,
}

/// The dates of a duty; none at all while it is not yet shown, or no longer.
fn dates(
    scene: &Scene<'_>,
    applied: &Applied<'_, '_>,
    event: &Event<'_>,
    again: Option<Date>,
) -> Option<Dates> {
    let from = applied.from;
    let known = |since: Date| if from == event.day { since } else { since.max(from) };
    let (since, counted) = match event.counted {
        Counted::From { later } => {
            let from = later.into_iter().chain(again).fold(from, Date::max);
            (from, from)
        }
        Counted::Known { since } => {
            let from_receipt = applied.rule.starts == Some(Starts::Receipt);
            (known(since), if from_receipt { known(since) } else { from })
        }
        Counted::Towards { since } => (known(since), event.day),
        Counted::Ending { last, latest, begun } => {
            let (by, provisional) = deadline(scene, applied, event, last);
            // The list never shows a day on which notice would be late: the page shows the same.
            let by = by.min(latest);
            let entry = scene.in_force_on(applied.version.recorded, &event.on)?;
            let since = by.saturating_sub(VISIBLE_DAYS.days()).max(entry).max(begun);
            // Not yet to be decided, or renewed tacitly by the day passing.
            let shown = since <= event.day && event.day <= by;
            return shown.then_some(Dates { since: Some(since), by: Some(by), provisional });
        }
        Counted::Unreceived => return Some(Dates::default()),
    };
    let (by, provisional) = deadline(scene, applied, event, counted);
    // Nothing is past its date at birth.
    Some(Dates { since: Some(since), by: Some(by.max(since)), provisional })
}

/// The date of a rule, counted from a day; whether a calendar was missing.
fn deadline(scene: &Scene<'_>, applied: &Applied<'_, '_>, event: &Event<'_>, from: Date) -> (Date, bool) {
    let offset = applied.rule.offset;
    let calendars = Calendars { standing: scene.standing, anchor: applied.anchor };
    let open_at_host = event.host.as_ref().map_or(scene.sides.as_slice(), core::slice::from_ref);
    let (date, provisional) = match offset.unit {
        Unit::Day => (from.saturating_add(offset.amount.days()), false),
        Unit::Month => (months_from(from, offset.amount.into()), false),
        Unit::Year => (months_from(from, i64::from(offset.amount) * 12), false),
        Unit::WorkingBoth => calendars.count(&scene.sides, from, offset.amount),
        Unit::WorkingHost => calendars.count(open_at_host, from, offset.amount),
        Unit::WorkingOwn => calendars.count(&event.on, from, offset.amount),
    };
    let date = if offset.end_of_month { date.last_of_month() } else { date };
    let shifted = offset.shift.map_or((date, false), |shift| calendars.shift(&event.on, date, shift));
    (shifted.0, provisional || shifted.1)
}

/// Months are counted forward, also before a date: it is the last day from which they still end by it.
fn months_from(from: Date, months: i64) -> Date {
    if months < 0 { last_day_before(from, -months) } else { from.saturating_add(months.months()) }
}

fn placed(
    asked: &Asked<'_, '_>,
    applied: &Applied<'_, '_>,
    event: &Event<'_>,
    (item, dates): (Option<Word>, Dates),
) -> Placed {
    let rule = applied.rule;
    let place = applied.version.document.and_then(|document| document.place_of(&rule.provision));
    let under = Under::Provision {
        document: asked.terms.subject.clone(),
        version: applied.version.act,
        provision: rule.provision.as_str().into(),
    };
    let due = Due {
        duty: asked.kind.duty,
        about: event.about.clone(),
        item,
        act: event.act,
        on: event.on.as_slice().into(),
        lead: event.lead,
        since: dates.since,
        by: dates.by,
        under,
        rule: rule.id.as_str().into(),
        clears: rule.clears.as_str().into(),
        provisional: dates.provisional,
        text: None,
    };
    Placed { provision: place.unwrap_or(usize::MAX), item: 0, due }
}
