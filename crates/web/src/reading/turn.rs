//! Whose turn it is on a node: its dues in three columns.

use paivand_kernel::{Due, Side, Standing};
use paivand_node::Moment;
use paivand_voice::Wording;

use super::place::{href, under};
use super::{day, frame, instant, own, side_name};
use crate::Ask;
use crate::view::{Column, Line, Link, Text, TurnPage, Whose};

/// Lines of one column on one page: three columns make sixty, about what a person takes in.
const LINES_MAX: usize = 20;

pub(super) fn of(moment: &Moment, ask: &Ask) -> TurnPage {
    let (standing, at) = (moment.standing(), day(moment, ask.at));
    let now = instant(moment, ask.at);
    let wording = Wording::new(ask.language, standing, moment.words());
    let (own, list) = (own(moment), moment.dues(now));
    let dues = &list.dues;
    let others: Vec<Side> = standing.sides().into_iter().filter(|side| Some(*side) != own).collect();
    let counted = |whose| dues.iter().filter(move |due| whose_turn(due, own) == whose);
    let longest = WHOSE.map(|whose| counted(whose).count()).into_iter().max().unwrap_or(0);
    let parts = longest.div_ceil(LINES_MAX).max(1);
    let part = ask.part.clamp(1, parts);
    let column = |whose| {
        let lines = counted(whose).skip((part - 1) * LINES_MAX).take(LINES_MAX);
        let name = match (whose, others.as_slice()) {
            (Whose::Ours, _) => own.map(|side| side_name(standing, side, ask.language)),
            (Whose::Theirs, [other]) => Some(side_name(standing, *other, ask.language)),
            (Whose::Theirs | Whose::Both, _) => None,
        };
        let lines = lines.map(|due| line(&wording, standing, due, (ask.at, now))).collect();
        Column { whose, name, count: counted(whose).count(), lines }
    };
    TurnPage {
        frame: frame::of(moment, ask),
        at,
        columns: WHOSE.map(column).into(),
        part,
        parts,
        cut: frame::cut(moment, ask),
        digest: list.digest.to_string(),
    }
}

const WHOSE: [Whose; 3] = [Whose::Ours, Whose::Theirs, Whose::Both];

fn whose_turn(due: &Due, own: Option<Side>) -> Whose {
    match due.on.as_slice() {
        [only] if Some(*only) == own => Whose::Ours,
        on if on.iter().any(|side| Some(*side) == own) => Whose::Both,
        _ => Whose::Theirs,
    }
}

fn line(
    wording: &Wording<'_>,
    standing: &Standing,
    due: &Due,
    (asked, now): (Option<jiff::civil::Date>, jiff::Timestamp),
) -> Line {
    let zones = due.on.iter().filter_map(|side| standing.offset_of(*side, now));
    let mut zones: Vec<String> = zones.map(|zone| format!("UTC{zone}")).collect();
    zones.dedup();
    Line {
        what: Text::new(wording.language, wording.what(due)),
        about: Link { words: Text::new(wording.language, wording.about(&due.about)), href: href(&due.about) },
        since: due.since,
        by: due.by,
        zone: zones.join(" · "),
        past: asked.map_or_else(|| standing.is_past(due, now), |day| due.by.is_some_and(|by| by < day)),
        provisional: due.provisional,
        standing: false,
        under: under(wording, due),
        rule: Text::new(wording.language, due.rule.clone()),
        step: Text::new(wording.language, wording.step(due)),
        command: None,
    }
}
