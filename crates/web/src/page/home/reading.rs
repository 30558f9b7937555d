//! Whose turn it is at a moment: its dues, the first of ours open with its form.

use std::cmp::Reverse;

use jiff::Timestamp;
use paivand_kernel::{Due, Duty, Side, Standing, definition_of};
use paivand_node::Moment;
use paivand_people::{Deed, Submission};
use paivand_voice::Wording;

use super::view::{HomePage, Line, Next, Prepared, RecordedLine, Time};
use crate::form::answers::Answers;
use crate::form::control::has_form;
use crate::form::suggestion;
use crate::href::{form, href, proposal, under};
use crate::page::act::form_view;
use crate::part;
use crate::present::{day, frame, instant, own, side_name};
use crate::view::{Frame, Link, Text};
use crate::visit::Visit;

/// Lines of one list on one page: three lists make sixty, about what a person takes in.
const LINES_MAX: usize = 20;
/// Most fields that must be answered in a form on the home page; a longer one has a page of its own.
const FIELDS_MAX: usize = 3;

/// Who has the next step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Ours,
    Theirs,
    Together,
}

fn whose_turn(due: &Due, own: Option<Side>) -> Whose {
    match due.on.as_slice() {
        [only] if Some(*only) == own => Whose::Ours,
        on if on.iter().any(|side| Some(*side) == own) => Whose::Together,
        _ => Whose::Theirs,
    }
}

/// The home page of a visit.
pub(crate) fn home_page(visit: &Visit) -> HomePage {
    let moment = visit.desk.look();
    let mut page = list(&moment, frame::of(visit), visit);
    page.recorded = recorded(&moment, visit.request.asked("recorded"));
    page
}

struct Sorted<'a> {
    moment: &'a Moment,
    wording: Wording<'a>,
    visit: &'a Visit,
    own: Option<Side>,
    now: Timestamp,
}

fn list(moment: &Moment, frame: Frame, visit: &Visit) -> HomePage {
    let (standing, ask) = (moment.standing(), &visit.request);
    let (today, now) = (day(moment, ask.at), instant(moment, ask.at));
    let list = moment.dues(now);
    let wording = Wording::new(ask.language, standing, moment.words());
    let sorted = Sorted { moment, wording, visit, own: own(moment), now };
    let (ours, theirs) = (sorted.of(&list.dues, Whose::Ours), sorted.of(&list.dues, Whose::Theirs));
    let together = sorted.of(&list.dues, Whose::Together);
    let (ours_in_all, theirs_in_all) = (ours.len(), theirs.len());
    let next = if ask.part == 1 { ours.first().map(|due| sorted.next(due)) } else { None };
    let rest = ours.get(1..).unwrap_or_default();
    let longest = [rest.len(), theirs.len(), together.len()].into_iter().max().unwrap_or(0);
    let parts = longest.div_ceil(LINES_MAX).max(1);
    let part = ask.part.clamp(1, parts);
    let shown = |dues: &[&Due]| -> Vec<Line> {
        dues.iter().skip((part - 1) * LINES_MAX).take(LINES_MAX).map(|due| sorted.line(due)).collect()
    };
    let others: Vec<Side> = standing.sides().into_iter().filter(|side| Some(*side) != sorted.own).collect();
    let their_name = match others.as_slice() {
        [other] => Some(side_name(standing, *other, ask.language)),
        _ => None,
    };
    HomePage {
        at: today,
        recorded: None,
        submissions: submissions(&wording, sorted.own, visit),
        ours_in_all,
        next,
        ours: shown(rest),
        together: shown(&together),
        theirs: shown(&theirs),
        theirs_in_all,
        their_name,
        part,
        parts,
        cut: frame.cut.clone(),
        digest: list.digest.to_string(),
        frame,
    }
}

impl Sorted<'_> {
    /// The dues of one of the three, the most pressing first; what has no date comes last, in the order of provisions.
    fn of<'d>(&self, dues: &'d [Due], whose: Whose) -> Vec<&'d Due> {
        let mut of: Vec<&Due> = dues.iter().filter(|due| whose_turn(due, self.own) == whose).collect();
        // What only waits for a signature is done in a minute, and the other side can see that it waits.
        let waits = |due: &Due| matches!(due.duty, Duty::Concur | Duty::Close);
        of.sort_by_key(|due| (Reverse(waits(due)), Reverse(due.by.is_some()), due.by));
        of
    }

    fn standing(&self) -> &Standing {
        self.moment.standing()
    }

    fn next(&self, due: &Due) -> Next {
        let line = self.line(due);
        let (Some(own), None) = (self.own, self.visit.request.at) else { return Next { line, form: None } };
        let suggested = suggestion::for_due(self.standing(), due, own);
        let form = suggested.and_then(|(kind, filled)| {
            let definition = definition_of(kind).filter(|definition| has_form(definition))?;
            self.visit.seat_for(Deed::Say(definition)).ok()?;
            let view = form_view(self.visit, definition, &Answers::new(filled), None, None);
            (view.must() <= FIELDS_MAX && view.signing.signs).then_some(view)
        });
        Next { line, form }
    }

    fn line(&self, due: &Due) -> Line {
        let (standing, wording) = (self.standing(), &self.wording);
        let zones = due.on.iter().filter_map(|side| zone(standing, *side));
        let mut places: Vec<String> = zones.map(|zone| wording.voice.city(zone)).collect();
        places.dedup();
        Line {
            step: Text::new(wording.language, wording.step(due)),
            what: Text::new(wording.language, wording.what(due)),
            about: Link {
                words: Text::new(wording.language, wording.about(&due.about)),
                href: href(&due.about),
            },
            time: self.time(due),
            by: due.by,
            place: places.join(" · "),
            since: due.since,
            provisional: due.provisional,
            under: under(wording, due),
            act: self.act(due),
        }
    }

    /// Days left or past, counted where whoever has the step is.
    fn time(&self, due: &Due) -> Time {
        let Some(by) = due.by else {
            // Only of another side's step can it be that its beginning is not received here.
            let theirs = whose_turn(due, self.own) == Whose::Theirs;
            return if theirs && due.since.is_none() { Time::NotReceived } else { Time::None };
        };
        let today = match self.visit.request.at {
            Some(asked) => asked,
            None => self.standing().date_for(&due.on, self.now),
        };
        let days = i64::from(today.until(by).map(|span| span.get_days()).unwrap_or_default());
        if self.visit.request.at.is_none() && self.standing().is_past(due, self.now) || days < 0 {
            Time::Past(-days)
        } else {
            Time::Left(days)
        }
    }

    /// Where the reader takes the step, if it is theirs to take today.
    fn act(&self, due: &Due) -> Option<String> {
        let own = self.own.filter(|own| due.on.contains(own))?;
        if self.visit.request.at.is_some() {
            return None;
        }
        if let (Duty::Concur | Duty::Close, Some(act)) = (due.duty, due.act) {
            return Some(proposal(&act));
        }
        let (kind, filled) = suggestion::for_due(self.standing(), due, own)?;
        let definition = definition_of(kind).filter(|definition| has_form(definition))?;
        self.visit.seat_for(Deed::Say(definition)).ok()?;
        Some(form(kind, &filled))
    }
}

/// The zone of a side.
fn zone(standing: &Standing, side: Side) -> Option<&str> {
    let (_, charter) = standing.charter()?;
    charter.sides.iter().find(|each| each.side == side).map(|named| named.zone.as_str())
}

/// What waits for the signature of our side, the oldest first.
fn submissions(wording: &Wording<'_>, own: Option<Side>, visit: &Visit) -> Vec<Prepared> {
    let waiting = visit.desk.people().submissions().unwrap_or_default();
    let line = |one: Submission| {
        let definition = definition_of(&one.kind)?;
        let pairs: Vec<(String, String)> = serde_json::from_str(&one.body).unwrap_or_default();
        // What is new has no name yet; the body that it is of has one.
        let named = ["_subject", "body"].into_iter().find_map(|wanted| {
            let (_, subject) = pairs.iter().find(|(name, _)| name == wanted)?;
            let told = wording.subject(&subject.parse().ok()?);
            (told != *subject).then_some(told)
        });
        let kind = wording.voice.act(&one.kind);
        let colon = part::colon(wording.language);
        let day = wording.voice.date(wording.standing.date_for(&Vec::from_iter(own), one.at));
        let opens = visit.may(Deed::Say(definition)) || visit.may(Deed::Propose(definition));
        Some(Prepared {
            what: named.map_or(kind.clone(), |named| format!("{kind}{colon}{named}")),
            by: format!("{} · {day}", one.by),
            href: opens.then(|| form(&one.kind, &[("_handed".to_owned(), one.id.to_string())])),
            signs: visit.may(Deed::Propose(definition)),
        })
    };
    waiting.into_iter().filter_map(line).collect()
}

fn recorded(moment: &Moment, asked: Option<&str>) -> Option<RecordedLine> {
    match asked? {
        "waiting" => Some(RecordedLine::Waiting),
        "withdrawn" => Some(RecordedLine::Withdrawn),
        "handed-over" => Some(RecordedLine::HandedOver),
        "given-back" => Some(RecordedLine::GivenBack),
        number => {
            let number: u64 = number.parse().ok()?;
            let own = moment.logs().get(moment.origin()).map_or(0, |log| log.cut.size);
            let held = own.saturating_sub(moment.recorded_here());
            (number < own).then_some(RecordedLine::Entry { number, received: number < held })
        }
    }
}
