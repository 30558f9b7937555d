//! How the form of an act is made from a moment and from what was answered.

use jiff::Timestamp;
use paivand_kernel::{Authority, Definition, Kind, Side, Standing, Subject};
use paivand_language::Language;
use paivand_node::Moment;
use paivand_voice::Wording;

use super::refusal::Refused;
use super::signing;
use super::view::{About, ActForm, PaperSide, Signing};
use crate::form::answers::Answers;
use crate::form::control::{Maker, Offer};
use crate::form::suggestion;
use crate::present::{day, on_paper, own, side_name};
use crate::view::{Tag, Text};
use crate::visit::Visit;

/// Years of which a calendar may be stated: this one and those that deadlines reach.
const YEARS: i16 = 3;

/// The answers with what follows from them: what a commitment is of, and the name of what is new.
pub(super) fn begun(visit: &Visit, definition: &Definition, mut answers: Answers) -> Answers {
    let moment = visit.desk.look();
    let standing = moment.standing();
    // A seat is named by its body and its role: who changes the role on the form means another seat.
    let follows = definition.subject == Kind::Seat || answers.each("_subject").next().is_none();
    if let Some(subject) = subject_of(visit, definition, &answers).filter(|_| follows) {
        answers.set("_subject", subject.to_string());
    }
    let about = answers.each("_subject").next().and_then(|subject| subject.parse::<Subject>().ok());
    if definition.name == "commitment.claim"
        && let Some(filled) = about.as_ref().and_then(|about| suggestion::commitment(standing, about))
    {
        for (name, value) in filled {
            if answers.first(&name).is_none() {
                answers.push(&name, value);
            }
        }
    }
    answers
}

/// The subject where it need not be chosen: new, of a body and a role, or named in the text.
fn subject_of(visit: &Visit, definition: &Definition, answers: &Answers) -> Option<Subject> {
    let moment = visit.desk.look();
    match definition.subject {
        Kind::Charter => Some(Subject::charter()),
        Kind::Institution | Kind::Event | Kind::Body => {
            suggestion::new_subject(definition.subject, moment.now(), visit.desk.chance())
        }
        Kind::Topic | Kind::Note if ["topic.raise", "note.send"].contains(&definition.name) => {
            suggestion::new_subject(definition.subject, moment.now(), visit.desk.chance())
        }
        Kind::Seat => {
            let body: Subject = answers.first("body")?.parse().ok()?;
            suggestion::seat(&body, own(&moment)?, answers.first("role").filter(|role| !role.is_empty())?)
        }
        Kind::Session if definition.name == "session.fix" => {
            let body: Subject = answers.first("body")?.parse().ok()?;
            suggestion::session(&body, answers.first("number")?.parse().ok()?)
        }
        Kind::Document if definition.name == "document.adopt" => {
            let digest = answers.each("document").next()?.parse().ok()?;
            let text = visit.desk.handed_in(&digest)?;
            let id = serde_json::from_slice::<serde_json::Value>(&text).ok()?.get("id")?.as_str()?.to_owned();
            Subject::new(Kind::Document, &id)
        }
        Kind::Session
        | Kind::Topic
        | Kind::Note
        | Kind::Document
        | Kind::Calendar
        | Kind::Commitment
        | Kind::Log
        | Kind::Act => None,
    }
}

/// The languages that a text is asked in: the reader's, and those of the circle.
pub(crate) fn languages(standing: &Standing, reader: Language) -> Vec<Tag> {
    let circle = standing.charter().map(|(_, charter)| charter.languages.clone()).unwrap_or_default();
    let mut languages = vec![Tag::from(reader)];
    for tag in circle.iter().filter_map(|code| Tag::parse(code.as_str())) {
        if !languages.contains(&tag) {
            languages.push(tag);
        }
    }
    languages
}

/// The sides that read what is said here.
pub(crate) fn readers(moment: &Moment, language: Language) -> Vec<Text> {
    let own = own(moment);
    let others = moment.standing().sides().into_iter().filter(|side| Some(*side) != own);
    others.map(|side| side_name(moment.standing(), side, language)).collect()
}

/// The form.
pub(crate) fn form_view(
    visit: &Visit,
    definition: &'static Definition,
    answers: &Answers,
    refused: Option<&Refused>,
    draft: Option<Timestamp>,
) -> ActForm {
    let (moment, language) = (visit.desk.look(), visit.request.language);
    let standing = moment.standing();
    let wording = Wording::new(language, standing, moment.words());
    let known = known_fields(definition, answers);
    let at = refused.and_then(|refused| refused.at.clone());
    let why = refused.map(|refused| refused.why.clone());
    let maker = Maker {
        moment: &moment,
        wording: &wording,
        answers,
        languages: &languages(standing, language),
        refused: at.as_deref().zip(why.as_deref()),
        known: &known,
    };
    let day_of = |name: &str| answers.first(name).unwrap_or_default().to_owned();
    ActForm {
        definition,
        form_token: visit.form_token(),
        subject: about(&moment, &wording, definition, answers),
        joint: (definition.authority == Authority::Either)
            .then(|| answers.first("_joint").is_some_and(|it| it == "yes")),
        days: (definition.authority != Authority::Own).then(|| (day_of("_from"), day_of("_until"))),
        papers: papers(&moment, &maker, definition),
        controls: maker.controls(definition.fields),
        read_by: readers(&moment, language),
        signing: Signing {
            signs: signing::signs(visit, definition, answers),
            handed: answers.first(signing::HANDED).map(str::to_owned),
        },
        refused: why,
        draft: draft.map(|saved| wording.voice.date(standing.date_for(&standing.sides(), saved))),
    }
}

/// What is asked of each side on paper, where all sides are asked to sign.
fn papers(moment: &Moment, maker: &Maker<'_>, definition: &Definition) -> Vec<PaperSide> {
    let (standing, language) = (moment.standing(), maker.wording.language);
    if definition.authority == Authority::Own {
        return Vec::new();
    }
    let paper = |side: Side| PaperSide {
        side,
        name: side_name(standing, side, language),
        on: maker.date(&format!("_paper.{side}.on"), maker.wording.voice.say("form-paper-on")),
        scan: maker.file(&format!("_paper.{side}.scan"), maker.wording.voice.say("form-paper-scan")),
    };
    on_paper(standing).into_iter().map(paper).collect()
}

/// What the form was opened with and nobody needs to choose again.
fn known_fields(definition: &Definition, answers: &Answers) -> Vec<String> {
    let told = answers.first("_known").map(|known| known.split(' ').map(str::to_owned).collect::<Vec<_>>());
    told.unwrap_or_else(|| {
        let fixed =
            ["body", "role", "number", "document", "version", "commitment", "claim", "notice", "answers"];
        let asked = definition.fields.iter().map(|field| field.name);
        asked
            .filter(|name| fixed.contains(name) && answers.first(name).is_some())
            .map(str::to_owned)
            .collect()
    })
}

fn about(moment: &Moment, wording: &Wording<'_>, definition: &Definition, answers: &Answers) -> About {
    let named = answers.each("_subject").next().and_then(|subject| subject.parse::<Subject>().ok());
    if let Some(subject) = named {
        let is_new = moment.standing().on(&subject).next().is_none();
        let new =
            [Kind::Institution, Kind::Event, Kind::Topic, Kind::Note, Kind::Body].contains(&subject.kind());
        return if is_new && new {
            About::New(subject.to_string())
        } else {
            About::Known(subject.to_string(), wording.subject(&subject))
        };
    }
    let offer = |value: String, shown: String| Offer { value, shown, chosen: false };
    match definition.subject {
        Kind::Seat => About::Follows,
        Kind::Session if definition.name == "session.fix" => About::Follows,
        Kind::Document if definition.name == "document.adopt" => About::Follows,
        Kind::Calendar => {
            let year = day(moment, None).year();
            About::Open(
                (year..year + YEARS)
                    .map(|year| offer(format!("calendar/{year}"), year.to_string()))
                    .collect(),
            )
        }
        Kind::Commitment => About::Open(commitments(moment, wording)),
        Kind::Note => {
            let notes = suggestion::notes_of_others(moment.standing(), own(moment)).into_iter().rev();
            About::Open(notes.map(|note| offer(note.to_string(), wording.subject(note))).collect())
        }
        Kind::Charter
        | Kind::Document
        | Kind::Event
        | Kind::Institution
        | Kind::Body
        | Kind::Session
        | Kind::Topic
        | Kind::Log
        | Kind::Act => {
            let known = moment.standing().of_kind(definition.subject);
            About::Open(known.map(|subject| offer(subject.to_string(), wording.subject(subject))).collect())
        }
    }
}

/// The commitments of the work plans in force.
fn commitments(moment: &Moment, wording: &Wording<'_>) -> Vec<Offer> {
    let standing = moment.standing();
    let plans =
        standing.documents().filter_map(|plan| Some((plan, standing.versions(plan).pop()?.document?)));
    let all = plans.flat_map(|(plan, document)| {
        document.commitments.iter().filter_map(|commitment| {
            let subject = paivand_kernel::commitment::subject_of(plan, &commitment.id)?;
            let text = commitment.text.get(wording.language.code()).unwrap_or_default();
            Some(Offer {
                value: subject.to_string(),
                shown: format!("{} {text}", commitment.id),
                chosen: false,
            })
        })
    });
    all.collect()
}
