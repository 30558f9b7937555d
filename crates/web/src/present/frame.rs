//! What stands around every page of a moment.

use paivand_kernel::Side;
use paivand_node::moment::Log;
use paivand_node::{Moment, State};
use paivand_voice::{Wording, voice};

use super::{named_side, names, own, side_name};
use crate::Request;
use crate::view::{CutLine, Frame, Signed, Text};
use crate::visit::Visit;

/// What stands around a page of this visit.
pub(crate) fn of(visit: &Visit) -> Frame {
    let signed = visit.admitted.as_ref().map(|admitted| Signed {
        name: admitted.session.name().to_owned(),
        seats: admitted.session.seats.clone(),
        form_token: visit.form_token(),
    });
    told(visit, signed)
}

/// What stands around a page for this reader, or for a stranger.
pub(crate) fn told(visit: &Visit, signed: Option<Signed>) -> Frame {
    let frame = around(&visit.desk.look(), &visit.request);
    // To a stranger nothing of the record is told, not even how long it is.
    let told = signed.is_some();
    Frame {
        held_by_both: frame.held_by_both.filter(|_| told),
        recorded_here: if told { frame.recorded_here } else { 0 },
        cut: if told { frame.cut } else { Vec::new() },
        notices: if told { frame.notices } else { Vec::new() },
        signed,
        ..frame
    }
}

/// What stands around a page, but for who reads it.
#[must_use]
pub fn around(moment: &Moment, ask: &Request) -> Frame {
    let (language, standing) = (ask.language, moment.standing());
    let side = own(moment);
    let name = side.map(|side| side_name(standing, side, language));
    let office = side.and_then(|side| names(&named_side(standing, side)?.office).for_reader(language));
    let wording = Wording::new(language, standing, moment.words());
    let mut notices = Vec::new();
    notices.extend(starting(moment, ask));
    notices.extend(moment.contradicted().iter().map(|origin| {
        let side = moment.logs().get(origin).map(|log| log.side.clone()).unwrap_or_default();
        Text::new(language, voice(language).tell("error-contradicts", &[("side", side.into())]))
    }));
    notices.extend(moment.near_quota().iter().map(|side| {
        Text::new(language, voice(language).tell("error-quota", &[("side", side.clone().into())]))
    }));
    notices.extend(
        moment.incomplete().iter().map(|lacking| Text::new(wording.language, wording.lacking(lacking))),
    );
    notices.extend(
        standing.beyond().map(|beyond| Text::new(wording.language, wording.voice.refusal(&beyond.why))),
    );
    notices.extend(moment.clocks().iter().map(|mark| Text::new(wording.language, wording.clock(mark))));
    notices.extend(moment.logs().iter().filter_map(|(origin, log)| {
        let about = [("origin", origin.clone().into()), ("index", log.stopped?.into())];
        Some(Text::new(language, voice(language).tell("wait-stopped", &about)))
    }));
    notices.extend(moment.logs().iter().filter_map(|(origin, log)| {
        let about = [("origin", origin.clone().into()), ("index", log.unknown?.into())];
        Some(Text::new(language, voice(language).tell("wait-unknown", &about)))
    }));
    let short = Text::new(language, moment.side());
    let recorded_here = moment.recorded_here();
    Frame {
        language,
        path: ask.path.clone(),
        query: ask.query.clone(),
        side: name.unwrap_or(short),
        office: office.unwrap_or_else(|| Text::new(language, moment.origin())),
        at: ask.at,
        signed: None,
        held_by_both: Some(moment.cut().map(|log| log.size).sum::<u64>() - recorded_here),
        recorded_here,
        cut: cut(moment, ask),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        notices,
    }
}

/// Why the node does not write as usual, if it does not.
fn starting(moment: &Moment, ask: &Request) -> Option<Text> {
    let voice = voice(ask.language);
    let sides = |waits_for: Vec<String>| [("sides", waits_for.join(", ").into())];
    let words = match moment.state().clone() {
        State::Normal => return None,
        State::Unconfirmed { waits_for } => voice.tell("error-unconfirmed", &sides(waits_for)),
        State::Statements { waits_for } => voice.tell("error-statements-only", &sides(waits_for)),
        State::ReadOnly { .. } | State::Keyless | State::Failed => voice.say("error-read-only"),
    };
    Some(Text::new(ask.language, words))
}

/// Every log at its folded size.
pub(crate) fn cut(moment: &Moment, ask: &Request) -> Vec<CutLine> {
    let line = |log: &Log| {
        let side: Option<Side> = log.side.parse().ok();
        let name = side.map(|side| side_name(moment.standing(), side, ask.language));
        CutLine {
            side: name.unwrap_or_else(|| Text::new(ask.language, "")),
            origin: log.cut.origin.clone(),
            size: log.cut.size,
            root: log.cut.root.base64(),
        }
    };
    moment.logs().values().map(line).collect()
}
