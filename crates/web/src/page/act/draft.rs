//! What somebody typed and has not said yet: kept, found again, forgotten.

use jiff::Timestamp;
use paivand_kernel::{Definition, Subject, definition_of};
use paivand_voice::Wording;

use crate::PageError;
use crate::form::answers::Answers;
use crate::href;
use crate::part::colon;
use crate::present::own;
use crate::view::{Link, Text};
use crate::visit::Visit;

/// The name of a draft.
pub(super) fn key(definition: &Definition, answers: &Answers) -> String {
    let subject = answers.first("_subject").unwrap_or_default();
    // Something new has no name before it is said: one draft of its kind is kept.
    match definition.name {
        "topic.raise" | "institution.record" | "event.attest" | "body.constitute" => {
            definition.name.to_owned()
        }
        // Of answers one for each note that they answer.
        "note.send" => format!("note.send {}", answers.first("answers").unwrap_or_default()),
        _ => format!("{} {subject}", definition.name),
    }
}

/// What was typed before and not said.
pub(super) fn draft(
    visit: &Visit,
    definition: &Definition,
    answers: &Answers,
) -> Option<(Answers, Timestamp)> {
    let account = visit.admitted.as_ref()?.session.account.as_ref()?;
    let kept = visit.desk.people().draft(account, &key(definition, answers)).ok()?;
    let (body, saved) = kept?;
    Some((Answers::new(serde_json::from_str(&body).ok()?), saved))
}

/// The answers as they are kept, but those that belong to one sending, and these.
pub(super) fn kept(answers: &Answers, but: &[&str]) -> String {
    let of_sending = |name: &str| name == "_form" || name == "_step" || but.contains(&name);
    let kept: Vec<_> = answers.all().filter(|(name, _)| !of_sending(name)).collect();
    serde_json::to_string(&kept).unwrap_or_default()
}

/// The reader's drafts, the latest first: where each is, and when it was kept.
pub(super) fn drafts(visit: &Visit) -> Vec<(Link, String)> {
    let (moment, language) = (visit.desk.look(), visit.request.language);
    let wording = Wording::new(language, moment.standing(), moment.words());
    let account = visit.admitted.as_ref().and_then(|admitted| admitted.session.account.as_ref());
    let kept = account.and_then(|account| visit.desk.people().drafts(account).ok()).unwrap_or_default();
    let own = Vec::from_iter(own(&moment));
    let line = |(form, saved): (String, Timestamp)| {
        let (kind, subject) = form.split_once(' ').unwrap_or((&form, ""));
        let kind = definition_of(kind)?.name;
        let named: Option<Subject> = subject.parse().ok();
        let about = named.as_ref().map(|about| wording.subject(about)).filter(|told| told != subject);
        let words = match about {
            Some(about) => format!("{}{}{about}", wording.voice.act(kind), colon(language)),
            None => wording.voice.act(kind),
        };
        let filled = named.map(|_| ("_subject".to_owned(), subject.to_owned()));
        let href = Some(href::form(kind, &Vec::from_iter(filled)));
        let day = wording.voice.date(wording.standing.date_for(&own, saved));
        Some((Link { words: Text::new(language, words), href }, day))
    };
    kept.into_iter().filter_map(line).collect()
}

pub(super) fn keep_draft(visit: &Visit, definition: &Definition, answers: &Answers) -> Result<(), PageError> {
    let Some(account) = visit.admitted.as_ref().and_then(|admitted| admitted.session.account.as_ref()) else {
        return Ok(());
    };
    let body = kept(answers, &[]);
    let kept = visit.desk.people().keep_draft(account, &key(definition, answers), &body, visit.desk.now());
    kept.map_err(|_| PageError::BadForm)
}

pub(super) fn forget_draft(visit: &Visit, definition: &Definition, answers: &Answers) {
    if let Some(account) = visit.admitted.as_ref().and_then(|admitted| admitted.session.account.as_ref())
        && let Err(error) = visit.desk.people().forget_draft(account, &key(definition, answers))
    {
        tracing::warn!(%error, "a draft that was said could not be forgotten");
    }
}
