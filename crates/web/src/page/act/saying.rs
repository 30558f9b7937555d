//! From answers to an act in the record, or to why not.

use jiff::civil::Date;
use paivand_kernel::{Definition, Digest, Side, well_said};
use paivand_node::Days;
use paivand_node::{Entered, Intent, Receipt, SubmitError};
use paivand_people::{Mark, Seat};
use paivand_voice::voice;

use crate::PageError;
use crate::form::answers::Answers;
use crate::form::control::is_file;
use crate::form::received::Received;
use crate::present::on_paper;
use crate::visit::Visit;

use super::refusal::{Refused, told};

/// That a file is longer than the node takes; what was typed stays.
pub(super) fn too_long(visit: &Visit, received: &Received) -> Option<Refused> {
    let why = voice(visit.request.language).say("form-file-too-long");
    received.too_long.clone().map(|at| Refused { at: Some(at), why })
}

/// One click: what a form of one session says of a kind of act.
pub(super) fn click(definition: &Definition, answers: &Answers) -> Digest {
    let all: Vec<_> = answers.all().collect();
    Digest::of(&serde_json::to_vec(&(definition.name, all)).unwrap_or_default())
}

/// The answers, with the digests of the files that came with them; the files are held until the act is said. A file
/// that no field of the form asks for is not held.
pub(super) fn with_files(
    visit: &Visit,
    definition: &Definition,
    received: Received,
) -> Result<Answers, PageError> {
    let mut answers = received.answers;
    let asked = |name: &str| {
        name.starts_with("_paper.")
            || definition.fields.iter().any(|field| field.name == name && is_file(field.holds))
    };
    for sent in received.files.into_iter().filter(|sent| asked(&sent.field)) {
        let digest = visit.desk.hand_in(&sent.bytes).map_err(|_| PageError::Unreadable)?;
        answers.push(&sent.field, digest.to_string());
    }
    Ok(answers)
}

/// Whether the answers make an act of this kind at all.
pub(super) fn judged(visit: &Visit, definition: &Definition, answers: &Answers) -> Result<(), Refused> {
    let voice = voice(visit.request.language);
    let missing = |at: &str| Refused { at: Some(at.to_owned()), why: voice.say("form-missing") };
    let spoken = answers.spoken(definition);
    if let Err(refusal) = well_said(definition, &spoken.content) {
        let empty = refusal.at().map(|at| at.strip_prefix("content.").unwrap_or(at));
        let empty = empty.filter(|at| !spoken.content.contains_key(*at));
        return Err(match empty {
            Some(at) => missing(at),
            None => told(visit, &SubmitError::Meaning(refusal)),
        });
    }
    if answers.each("_subject").next().is_none() {
        return Err(missing("_subject"));
    }
    if answers.are_joint(definition) {
        papers(visit, answers)?;
    } else if let Some(at) = ["_from", "_until"].into_iter().find(|at| answers.each(at).next().is_some()) {
        return Err(Refused { at: Some(at.into()), why: voice.say("form-days-joint") });
    }
    days(answers).map(|_| ()).ok_or_else(|| Refused { at: Some("_from".into()), why: voice.say("hint-date") })
}

/// When each side without a node signed on paper, and the scan of it.
fn papers(visit: &Visit, answers: &Answers) -> Result<Vec<(Side, Date, Digest)>, Refused> {
    let voice = voice(visit.request.language);
    let moment = visit.desk.look();
    let paper = |side: Side| {
        let (on, scan) = (format!("_paper.{side}.on"), format!("_paper.{side}.scan"));
        let day = answers.each(&on).next().and_then(|day| day.parse().ok());
        let digest = answers.each(&scan).next().and_then(|digest| digest.parse().ok());
        let day = day.ok_or_else(|| Refused { at: Some(on.clone()), why: voice.say("hint-date") })?;
        let digest =
            digest.ok_or_else(|| Refused { at: Some(scan.clone()), why: voice.say("form-missing") })?;
        Ok((side, day, digest))
    };
    on_paper(moment.standing()).into_iter().map(paper).collect()
}

/// The days of force that were stated; none if one of them is no date.
fn days(answers: &Answers) -> Option<Days> {
    let day = |name| answers.each(name).next().map(str::parse).transpose().ok();
    Some(Days { from: day("_from")?, until: day("_until")? })
}

/// Says it.
pub(super) fn said(
    visit: &Visit,
    (definition, seat): (&Definition, Seat),
    answers: &Answers,
) -> Result<Receipt, Refused> {
    judged(visit, definition, answers)?;
    let spoken = answers.spoken(definition);
    let subject = answers.each("_subject").next().unwrap_or_default().to_owned();
    let (content, personal) = (spoken.content, spoken.personal);
    let mut named: Vec<String> = files(definition, answers);
    let intent = if answers.are_joint(definition) {
        let days = days(answers).unwrap_or_default();
        let papers = papers(visit, answers)?;
        named.extend(papers.iter().map(|(_, _, scan)| scan.to_string()));
        Intent::Propose { subject, content, personal, days, attested: Vec::new() }.with_paper(papers)
    } else {
        Intent::State { subject, content, personal }
    };
    let kept = visit.desk.keep(&named).map_err(|error| Refused { at: None, why: error.to_string() })?;
    let receipt = visit.desk.submit(intent).map_err(|error| {
        visit.desk.forget(&kept);
        told(visit, &error)
    })?;
    trace(visit, seat, definition.name, &receipt);
    Ok(receipt)
}

/// Writes down by whom it was said; the record itself holds no person.
pub(crate) fn trace(visit: &Visit, seat: Seat, kind: &str, receipt: &Receipt) {
    let who = visit.admitted.as_ref().map_or("", |admitted| admitted.session.name());
    let about = receipt.act.map(|act| format!("{kind} {act}")).unwrap_or_else(|| kind.to_owned());
    let traced =
        visit.desk.people().trace((who, Some(seat)), Mark::Said, &about, &visit.peer, visit.desk.now());
    if let Err(error) = traced {
        tracing::error!(%error, "what was said could not be written into the trail");
    }
}

/// The digests that the answers name as files.
fn files(definition: &Definition, answers: &Answers) -> Vec<String> {
    let fields = definition.fields.iter().filter(|field| is_file(field.holds));
    fields.flat_map(|field| answers.each(field.name)).map(str::to_owned).collect()
}

/// Where the reader goes when it is said: home, where the next thing stands.
pub(crate) fn recorded_at(receipt: &Receipt) -> String {
    match &receipt.entered {
        Entered::Recorded { index, .. } => format!("/?recorded={index}"),
        Entered::Waiting { .. } | Entered::Prepared { .. } => "/?recorded=waiting".to_owned(),
        Entered::Withdrawn => "/?recorded=withdrawn".to_owned(),
    }
}
