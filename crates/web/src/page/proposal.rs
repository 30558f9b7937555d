//! A proposal: read whole, then signed, declined or taken back.

mod difference;
mod markup;
mod outcome;
mod reading;
pub mod view;

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use paivand_kernel::ActId;
use paivand_node::Intent;
use paivand_people::Deed;
use paivand_voice::voice;

use crate::PageError;
use crate::form::received::Received;
use crate::page::act::{recorded_at, told};
use crate::present::frame;
use crate::visit::Visit;

/// Longest reason of a refusal: a paragraph.
const REASON_LETTERS_MAX: usize = 2_000;

/// `/proposals/{act}`.
pub(crate) async fn show(Path(act): Path<String>, visit: Visit) -> Response {
    visit
        .page(move |visit| {
            let view = reading::proposal_page(visit, &named(&act)?, None)?;
            Ok(markup::page(&frame::of(visit), &view))
        })
        .await
}

/// `/proposals/{act}/sign`, `/decline` and `/close`.
pub(crate) async fn answer(
    Path((act, step)): Path<(String, String)>,
    visit: Visit,
    received: Received,
) -> Response {
    visit
        .answer(move |visit| {
            let id = named(&act)?;
            let received = received.of_session(visit)?;
            let moment = visit.desk.look();
            let recorded = moment.standing().act(&id).ok_or(PageError::NoSuchPlace)?;
            let definition = recorded.act.content.definition();
            let (deed, intent) = match step.as_str() {
                "sign" => (Deed::Answer(definition.subject), Intent::concur(id)),
                "decline" => {
                    let reason = received.answers.first("reason").unwrap_or_default().trim().to_owned();
                    if reason.is_empty() {
                        let why = voice(visit.request.language).say("proposal-reason-missing");
                        let view = reading::proposal_page(visit, &id, Some(why))?;
                        return Ok((view.status(), markup::page(&frame::of(visit), &view)).into_response());
                    }
                    let reason: String = reason.chars().take(REASON_LETTERS_MAX).collect();
                    (Deed::Answer(definition.subject), Intent::decline(id, reason))
                }
                "close" => (Deed::Say(definition), Intent::close(id, !recorded.declined().is_empty())),
                _ => return Err(PageError::NoSuchPlace),
            };
            let seat = visit.seat_for(deed)?;
            match visit.desk.submit(intent) {
                Ok(receipt) => {
                    crate::page::act::trace(visit, seat, &step, &receipt);
                    Ok(Redirect::to(&recorded_at(&receipt)).into_response())
                }
                Err(error) => {
                    let why = told(visit, &error).why;
                    let view = reading::proposal_page(visit, &id, Some(why))?;
                    Ok((view.status(), markup::page(&frame::of(visit), &view)).into_response())
                }
            }
        })
        .await
}

fn named(act: &str) -> Result<ActId, PageError> {
    act.parse().map_err(|_| PageError::NoSuchPlace)
}
