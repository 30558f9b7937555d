//! What a form can know before anybody types: a due tells which act clears it, and about what.

use jiff::Timestamp;
use paivand_kernel::{ActId, Due, Duty, Kind, Side, Standing, Subject, Under, definition_of};

/// The act that clears a due on this side, with what is known of it; none where no person says it.
pub(crate) fn for_due(
    standing: &Standing,
    due: &Due,
    own: Side,
) -> Option<(&'static str, Vec<(String, String)>)> {
    let definition = definition_of(&due.clears)?;
    let filled = match due.duty {
        Duty::NameSeats => {
            let role = due.item.as_deref()?.split(", ").next()?;
            vec![subject(&seat(&due.about, own, role)?), pair("body", &due.about), pair("role", role)]
        }
        // A session is held after it is fixed: the step that comes first is the one that is offered.
        Duty::FirstSession | Duty::RegularSession => return step_of_session(standing, due),
        Duty::ConfirmSeats => {
            vec![subject(&due.about)]
        }
        Duty::RespondClaim => vec![subject(&due.about), pair("claim", due.act?)],
        Duty::Fulfil => {
            let Under::Provision { .. } = &due.under else { return None };
            commitment(standing, &due.about)?
        }
        // The answer is a new note, which gets its name when its form opens.
        Duty::AnswerNote => vec![pair("answers", &due.about)],
        Duty::Act | Duty::DecideRenewal => {
            if definition.subject == due.about.kind() {
                vec![subject(&due.about)]
            } else {
                Vec::new()
            }
        }
        Duty::Concur | Duty::Close | Duty::Enact | Duty::Receipt | Duty::Erase => return None,
    };
    Some((definition.name, filled))
}

fn step_of_session(standing: &Standing, due: &Due) -> Option<(&'static str, Vec<(String, String)>)> {
    if let Some(fixed) = upcoming(standing, &due.about) {
        return Some(("session.held", vec![subject(&fixed)]));
    }
    let number = standing.sittings(&due.about).len() + 1;
    let new = session(&due.about, number)?;
    Some(("session.fix", vec![subject(&new), pair("body", &due.about), pair("number", number)]))
}

/// A commitment by its subject: the plan, its version and its number there.
pub(crate) fn commitment(standing: &Standing, about: &Subject) -> Option<Vec<(String, String)>> {
    let (plan, item) = about.id().rsplit_once('.')?;
    let plan = Subject::new(Kind::Document, plan)?;
    let version: ActId = standing.head(&plan)?.0;
    let document = standing.versions(&plan).pop()?.document?;
    let item = document.commitments.iter().find(|commitment| commitment.id.eq_ignore_ascii_case(item))?;
    Some(vec![
        subject(about),
        pair("document", &plan),
        pair("version", version),
        pair("commitment", &item.id),
    ])
}

/// A name for something new: of the day and of chance, never of words that somebody typed.
pub(crate) fn new_subject(kind: Kind, now: Timestamp, chance: [u8; 3]) -> Option<Subject> {
    let day = jiff::tz::Offset::UTC.to_datetime(now).date();
    let [one, two, three] = chance;
    let id = format!("{}{:02}{:02}-{one:02x}{two:02x}{three:02x}", day.year(), day.month(), day.day());
    Subject::new(kind, &id)
}

/// The notes that other sides sent: those which this side receives and answers.
pub(crate) fn notes_of_others(standing: &Standing, own: Option<Side>) -> Vec<&Subject> {
    let others = standing.notes().into_iter().filter(|note| Some(note.by()) != own);
    others.map(|note| note.subject).collect()
}

/// The seat of a role in a side's part of a body.
pub(crate) fn seat(body: &Subject, side: Side, role: &str) -> Option<Subject> {
    Subject::new(Kind::Seat, &format!("{}-{side}-{role}", body.id()))
}

pub(crate) fn session(body: &Subject, number: usize) -> Option<Subject> {
    Subject::new(Kind::Session, &format!("{}-{number}", body.id()))
}

/// The session of a body that is fixed and not held.
fn upcoming(standing: &Standing, body: &Subject) -> Option<Subject> {
    standing.sittings(body).into_iter().find(|sitting| sitting.held.is_none()).map(|sitting| sitting.subject)
}

fn subject(about: &Subject) -> (String, String) {
    pair("_subject", about)
}

fn pair(name: &str, value: impl core::fmt::Display) -> (String, String) {
    (name.to_owned(), format!("{value}"))
}
