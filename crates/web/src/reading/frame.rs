//! What stands around every page of a node.

use paivand_kernel::Side;
use paivand_language::voice;
use paivand_node::{Node, State};

use super::{named_side, names, own, side_name};
use crate::Ask;
use crate::view::{CutLine, Frame, Link, Text};
use crate::wording::{Wording, href};

pub(super) fn of(node: &Node, ask: &Ask) -> Frame {
    let (language, standing) = (ask.language, node.standing());
    let side = own(node);
    let name = side.map(|side| side_name(standing, side, language));
    let office = side.and_then(|side| names(&named_side(standing, side)?.office).for_reader(language));
    let wording = Wording::new(language, standing, &**node.words());
    let documents = standing
        .documents()
        .map(|document| Link { words: wording.run(wording.subject(document)), href: href(document) });
    let mut notices = Vec::new();
    notices.extend(starting(node, ask));
    notices.extend(node.contradicted().iter().map(|origin| {
        let side = node.side_of(origin).unwrap_or_default().to_owned();
        Text::new(language, voice(language).tell("error-contradicts", &[("side", side.into())]))
    }));
    notices.extend(
        node.near_quota()
            .into_iter()
            .map(|side| Text::new(language, voice(language).tell("error-quota", &[("side", side.into())]))),
    );
    notices.extend(standing.incomplete().iter().map(|lacking| wording.run(wording.lacking(lacking))));
    notices.extend(standing.beyond().map(|beyond| wording.run(wording.refusal(&beyond.why))));
    notices.extend(standing.clocks().iter().map(|mark| wording.run(wording.clock(mark))));
    notices.extend(node.record().logs().iter().filter_map(|(origin, log)| {
        let about = [("origin", origin.clone().into()), ("index", log.stopped?.into())];
        Some(Text::new(language, voice(language).tell("wait-stopped", &about)))
    }));
    notices.extend(node.record().logs().iter().filter_map(|(origin, log)| {
        let about = [("origin", origin.clone().into()), ("index", log.unknown?.into())];
        Some(Text::new(language, voice(language).tell("wait-unknown", &about)))
    }));
    let short = Text::new(language, node.identity().card.side.clone());
    let recorded_here = node.own_size().saturating_sub(node.size_held_elsewhere());
    Frame {
        language,
        path: ask.path.clone(),
        query: ask.query.clone(),
        side: name.unwrap_or(short),
        office: office.unwrap_or_else(|| Text::new(language, node.identity().origin())),
        documents: documents.collect(),
        held_by_both: Some(node.cut().iter().map(|log| log.size).sum::<u64>() - recorded_here),
        recorded_here,
        cut: cut(node, ask),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        notices,
    }
}

/// Why the node does not write as usual, if it does not.
fn starting(node: &Node, ask: &Ask) -> Option<Text> {
    let voice = voice(ask.language);
    let sides = |waits_for: Vec<String>| [("sides", waits_for.join(", ").into())];
    let words = match node.state() {
        State::Normal => return None,
        State::Unconfirmed { waits_for } => voice.tell("error-unconfirmed", &sides(waits_for)),
        State::Statements { waits_for } => voice.tell("error-statements-only", &sides(waits_for)),
        State::ReadOnly { .. } | State::Keyless | State::Failed => voice.say("error-read-only"),
    };
    Some(Text::new(ask.language, words))
}

/// The frame when the node has stopped: nothing of it can be read.
pub(super) fn stopped(ask: &Ask) -> Frame {
    let blank = Text::new(ask.language, "");
    Frame {
        language: ask.language,
        path: ask.path.clone(),
        query: ask.query.clone(),
        side: blank.clone(),
        office: blank,
        documents: Vec::new(),
        held_by_both: None,
        recorded_here: 0,
        cut: Vec::new(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        notices: Vec::new(),
    }
}

/// Every log at its folded size.
pub(super) fn cut(node: &Node, ask: &Ask) -> Vec<CutLine> {
    let line = |log: paivand_record::checkpoint::Checkpoint| {
        let side: Option<Side> = node.side_of(&log.origin).and_then(|side| side.parse().ok());
        let name = side.map(|side| side_name(node.standing(), side, ask.language));
        CutLine {
            side: name.unwrap_or_else(|| Text::new(ask.language, "")),
            origin: log.origin,
            size: log.size,
            root: log.root.base64(),
        }
    };
    node.cut().into_iter().map(line).collect()
}
