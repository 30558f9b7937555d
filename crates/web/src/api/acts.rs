//! Acts for programs: the same door as the forms, by the same table of seats.

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use paivand_kernel::{ActId, Authority, Definition, definition_of};
use paivand_node::{Days, Intent, Receipt, SubmitError};
use paivand_people::{Deed, Seat};
use paivand_voice::voice;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

use super::problem::{failed, problem};
use crate::page::act::trace;
use crate::visit::Visit;

/// Kinds that only the node itself says.
pub(crate) const OF_THE_NODE: [&str; 2] = ["log.succeed", "act.erased"];

/// An act as a program says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    subject: String,
    #[serde(default)]
    content: Map<String, Value>,
    /// Whether all sides are asked to sign it, where that may be chosen.
    #[serde(default)]
    joint: bool,
    #[serde(default)]
    in_force_from: Option<Date>,
    #[serde(default)]
    in_force_until: Option<Date>,
    /// Values of a person by field: they go into the vault.
    #[serde(default)]
    personal: BTreeMap<String, String>,
}

/// `POST /api/v1/acts/{kind}`.
pub(crate) async fn say(Path(kind): Path<String>, visit: Visit, body: Bytes) -> Response {
    let known = definition_of(&kind).filter(|definition| !OF_THE_NODE.contains(&definition.name));
    let Some(definition) = known else {
        return problem(StatusCode::NOT_FOUND, None, "unknown-kind", "there is no such kind of act");
    };
    if !visit.may(Deed::Say(definition)) {
        return not_yours();
    }
    let said: Said = match serde_json::from_slice(&body) {
        Ok(said) => said,
        Err(error) => return problem(StatusCode::BAD_REQUEST, None, "bad-body", &error.to_string()),
    };
    let intent = intent(definition, said);
    // Who puts a joint act to the others signs it.
    let joint = matches!(intent, Intent::Propose { .. });
    let deed = if joint { Deed::Propose(definition) } else { Deed::Say(definition) };
    let Ok(seat) = visit.seat_for(deed) else { return not_yours() };
    submitted(visit, (definition.name.to_owned(), seat), intent).await
}

fn intent(definition: &Definition, said: Said) -> Intent {
    let joint = match definition.authority {
        Authority::Own => false,
        Authority::Joint => true,
        Authority::Either => said.joint,
    };
    let mut content = said.content;
    content.insert("act".into(), definition.name.into());
    let (subject, personal) = (said.subject, said.personal);
    if joint {
        let days = Days { from: said.in_force_from, until: said.in_force_until };
        Intent::Propose { subject, content, personal, days, attested: Vec::new() }
    } else {
        Intent::State { subject, content, personal }
    }
}

/// Why a proposal is declined.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    reason: String,
}

/// `POST /api/v1/proposals/{act}/sign`, `/decline` and `/close`.
pub(crate) async fn answer(Path((act, step)): Path<(String, String)>, visit: Visit, body: Bytes) -> Response {
    let moment = visit.desk.look();
    let found = act.parse::<ActId>().ok();
    let found =
        found.and_then(|id| Some((id, moment.standing().act(&id).filter(|recorded| recorded.joint)?)));
    let Some((id, recorded)) = found else {
        return problem(
            StatusCode::NOT_FOUND,
            Some("act"),
            "no-such-act",
            "no proposal of this name is known here",
        );
    };
    let definition = recorded.act.content.definition();
    let (deed, intent) = match step.as_str() {
        "sign" => (Deed::Answer(definition.subject), Intent::concur(id)),
        "decline" => match serde_json::from_slice::<Reason>(&body) {
            Ok(told) => (Deed::Answer(definition.subject), Intent::decline(id, told.reason)),
            Err(error) => {
                return problem(StatusCode::BAD_REQUEST, Some("reason"), "bad-body", &error.to_string());
            }
        },
        "close" => (Deed::Say(definition), Intent::close(id, !recorded.declined().is_empty())),
        _ => return problem(StatusCode::NOT_FOUND, Some("step"), "no-such-step", "sign, decline or close"),
    };
    let Ok(seat) = visit.seat_for(deed) else { return not_yours() };
    submitted(visit, (step, seat), intent).await
}

fn not_yours() -> Response {
    problem(StatusCode::FORBIDDEN, None, "not-yours", "no seat of this session may do this")
}

async fn submitted(visit: Visit, (what, seat): (String, Seat), intent: Intent) -> Response {
    let done = tokio::task::spawn_blocking(move || {
        let answer = visit.desk.submit(intent);
        if let Ok(receipt) = &answer {
            trace(&visit, seat, &what, receipt);
        }
        answered(&visit, answer)
    });
    done.await.unwrap_or_else(|_| failed())
}

fn answered(visit: &Visit, answer: Result<Receipt, SubmitError>) -> Response {
    match answer {
        Ok(receipt) => {
            let body = serde_json::to_string(&receipt).unwrap_or_default();
            (StatusCode::CREATED, [(header::CONTENT_TYPE, "application/json")], body).into_response()
        }
        Err(SubmitError::Meaning(refusal)) => {
            let told = voice(visit.request.language).refusal(&refusal);
            problem(StatusCode::UNPROCESSABLE_ENTITY, refusal.at(), &refusal.code(), &told)
        }
        Err(SubmitError::Stopped) => failed(),
        Err(error) => problem(StatusCode::CONFLICT, None, "refused", &error.to_string()),
    }
}
