//! The form of an act: filled, checked, said.

mod draft;
mod markup;
mod reading;
mod refusal;
mod saying;
mod signing;
pub mod view;

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use paivand_kernel::{Definition, definition_of};
use paivand_people::Deed;

use crate::PageError;
use crate::form::answers::Answers;
use crate::form::control::{has_form, kinds};
use crate::form::received::Received;
use crate::href;
use crate::present::frame;
use crate::visit::Visit;

pub(crate) use markup::form;
pub(crate) use reading::form_view;
pub(crate) use refusal::told;
pub(crate) use saying::{recorded_at, trace};

/// `/acts`: what the reader's seats may say.
pub(crate) async fn list(visit: Visit) -> Response {
    visit
        .page(|visit| {
            let mine = kinds().filter(|definition| visit.may(Deed::Say(definition)));
            let drafts = draft::drafts(visit);
            Ok(markup::list(&frame::of(visit), &mine.collect::<Vec<_>>(), &drafts))
        })
        .await
}

/// `/acts/{kind}`: its form, filled as far as the address, or a draft, tells.
pub(crate) async fn show(Path(kind): Path<String>, visit: Visit) -> Response {
    visit
        .answer(move |visit| {
            let definition = known(&kind)?;
            visit.seat_for(Deed::Say(definition))?;
            let asked = Answers::new(visit.request.query.clone());
            if let Some(answers) = signing::opened(visit, definition, &asked) {
                let view = form_view(visit, definition, &answers, None, None);
                let frame = frame::of(visit);
                return Ok(if signing::signs(visit, definition, &answers) {
                    markup::check_page(&frame, &view, &answers).into_response()
                } else {
                    markup::form_page(&frame, &view).into_response()
                });
            }
            let mut answers = reading::begun(visit, definition, asked);
            let found = draft::draft(visit, definition, &answers);
            if let Some((kept, _)) = &found {
                answers = kept.clone();
            }
            let view = form_view(visit, definition, &answers, None, found.map(|(_, saved)| saved));
            Ok(markup::form_page(&frame::of(visit), &view).into_response())
        })
        .await
}

/// What a form sends: to be kept, checked or said.
pub(crate) async fn say(Path(kind): Path<String>, visit: Visit, received: Received) -> Response {
    visit
        .answer(move |visit| {
            let definition = known(&kind)?;
            let prepares = visit.seat_for(Deed::Say(definition))?;
            let received = received.of_session(visit)?;
            let too_long = saying::too_long(visit, &received);
            let answers = saying::with_files(visit, definition, received)?;
            let answers = reading::begun(visit, definition, answers);
            let step = answers.first("_step").unwrap_or("check").to_owned();
            let again = |refused: Option<&refusal::Refused>| {
                let view = form_view(visit, definition, &answers, refused, None);
                (view.status(), markup::form_page(&frame::of(visit), &view)).into_response()
            };
            if too_long.is_some() {
                return Ok(again(too_long.as_ref()));
            }
            match step.as_str() {
                "keep" => {
                    draft::keep_draft(visit, definition, &answers)?;
                    let at =
                        answers.first("_subject").map(|subject| ("_subject".to_owned(), subject.to_owned()));
                    Ok(Redirect::to(&href::form(definition.name, &Vec::from_iter(at))).into_response())
                }
                "change" => Ok(again(None)),
                "hand-over" => match saying::judged(visit, definition, &answers) {
                    Ok(()) => {
                        signing::hand_over(visit, (definition, prepares), &answers)?;
                        draft::forget_draft(visit, definition, &answers);
                        Ok(Redirect::to("/?recorded=handed-over").into_response())
                    }
                    Err(refused) => Ok(again(Some(&refused))),
                },
                "give-back" => {
                    signing::seat(visit, definition, &answers)?;
                    signing::give_back(visit, definition, &answers)?;
                    Ok(Redirect::to("/?recorded=given-back").into_response())
                }
                "say" => {
                    let seat = signing::seat(visit, definition, &answers)?;
                    let said = || {
                        saying::said(visit, (definition, seat), &answers).map(|receipt| {
                            draft::forget_draft(visit, definition, &answers);
                            signing::forget(visit, &answers);
                            recorded_at(&receipt)
                        })
                    };
                    let form = saying::click(definition, &answers);
                    match visit.desk.once().say(form, visit.desk.now(), said) {
                        Ok(leads) => Ok(Redirect::to(&leads).into_response()),
                        Err(refused) => Ok(again(Some(&refused))),
                    }
                }
                _ => match saying::judged(visit, definition, &answers) {
                    Ok(()) => {
                        draft::keep_draft(visit, definition, &answers)?;
                        let view = form_view(visit, definition, &answers, None, None);
                        Ok(markup::check_page(&frame::of(visit), &view, &answers).into_response())
                    }
                    Err(refused) => Ok(again(Some(&refused))),
                },
            }
        })
        .await
}

fn known(kind: &str) -> Result<&'static Definition, PageError> {
    definition_of(kind).filter(|definition| has_form(definition)).ok_or(PageError::NoSuchPlace)
}
