//! What is prepared here for the signature of the side: handed over, opened by who signs, given back.

use paivand_kernel::Definition;
use paivand_people::{Deed, Mark, Seat, Submission};

use super::draft::{kept, key};
use crate::PageError;
use crate::form::answers::Answers;
use crate::visit::Visit;

/// The answer that names what was handed over.
pub(super) const HANDED: &str = "_handed";

/// Whether this reader signs what the answers say, or says it for the side alone.
pub(super) fn signs(visit: &Visit, definition: &'static Definition, answers: &Answers) -> bool {
    !answers.are_joint(definition) || visit.may(Deed::Propose(definition))
}

/// By which seat it is said; a joint act is signed by being said.
pub(super) fn seat(
    visit: &Visit,
    definition: &'static Definition,
    answers: &Answers,
) -> Result<Seat, PageError> {
    let deed = if answers.are_joint(definition) { Deed::Propose(definition) } else { Deed::Say(definition) };
    visit.seat_for(deed)
}

/// Hands it to who signs.
pub(super) fn hand_over(
    visit: &Visit,
    (definition, seat): (&Definition, Seat),
    answers: &Answers,
) -> Result<(), PageError> {
    // What the side says alone waits for nobody.
    if !answers.are_joint(definition) {
        return Err(PageError::BadForm);
    }
    let (people, now) = (visit.desk.people(), visit.desk.now());
    let session = visit.admitted.as_ref().map(|admitted| &admitted.session).ok_or(PageError::NotYours)?;
    let account = session.account.as_ref().ok_or(PageError::NotYours)?;
    let failed = |error| {
        tracing::warn!(%error, "what was prepared could not be handed over");
        PageError::BadForm
    };
    let body = kept(answers, &[HANDED]);
    people.hand_over(account, (definition.name, &body), number(answers), now).map_err(failed)?;
    let who = (session.name(), Some(seat));
    people.trace(who, Mark::HandedOver, definition.name, &visit.peer, now).map_err(failed)
}

/// The answers of what was handed over, if it is of this kind and still waits.
pub(super) fn opened(visit: &Visit, definition: &Definition, asked: &Answers) -> Option<Answers> {
    let waiting: Submission = visit.desk.people().submission(number(asked)?).ok()??;
    let pairs: Vec<(String, String)> = serde_json::from_str(&waiting.body).ok()?;
    let handed = (HANDED.to_owned(), waiting.id.to_string());
    (waiting.kind == definition.name).then(|| Answers::new(pairs.into_iter().chain([handed]).collect()))
}

/// Gives it back to who prepared it, as a draft.
pub(super) fn give_back(visit: &Visit, definition: &Definition, answers: &Answers) -> Result<(), PageError> {
    let id = number(answers).ok_or(PageError::BadForm)?;
    let returned = visit.desk.people().return_submission(id, &key(definition, answers), visit.desk.now());
    returned.map_err(|_| PageError::BadForm)
}

/// It was signed: it waits no longer.
pub(super) fn forget(visit: &Visit, answers: &Answers) {
    if let Some(id) = number(answers)
        && let Err(error) = visit.desk.people().forget_submission(id)
    {
        tracing::warn!(%error, "what was signed could not be taken from the list");
    }
}

fn number(answers: &Answers) -> Option<i64> {
    answers.first(HANDED)?.parse().ok()
}
