//! The same answers for programs.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::present::instant;

/// What stands in the query of a list.
#[derive(Deserialize)]
pub(crate) struct At {
    at: Option<String>,
}

/// The dues at the asked day, or now, with their cut, their digest and the texts that this node lacks.
pub(crate) async fn dues(State(desk): State<Arc<Desk>>, Query(At { at }): Query<At>) -> Response {
    let Ok(day) = at.as_deref().map(str::parse).transpose() else {
        return problem(StatusCode::BAD_REQUEST, "at", "`at` is a date, such as 2027-03-01");
    };
    made(move || {
        let moment = desk.look();
        let now = instant(&moment, day);
        let list = moment.dues(now);
        json!({"at": now.to_string(), "cut": moment.cut().collect::<Vec<_>>(),
            "incomplete": moment.incomplete(), "digest": list.digest, "dues": list.dues})
    })
    .await
}

/// The standing with its cut.
pub(crate) async fn standing(State(desk): State<Arc<Desk>>) -> Response {
    made(move || {
        let moment = desk.look();
        json!({"cut": moment.cut().collect::<Vec<_>>(), "standing": moment.standing()})
    })
    .await
}

/// The certified copy (C2SP tlog-proof) of an entry in the log of a side.
pub(crate) async fn certified_copy(
    State(desk): State<Arc<Desk>>,
    Path((name, index)): Path<(String, u64)>,
) -> Response {
    let copy = tokio::task::spawn_blocking(move || desk.look().certified_copy(&name, index));
    match copy.await.ok().flatten() {
        Some(proof) => {
            ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], proof.to_string()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Makes an answer on a thread of its own: those of the runtime are for what is given away at once.
async fn made(make: impl FnOnce() -> Value + Send + 'static) -> Response {
    match tokio::task::spawn_blocking(make).await {
        Ok(value) => ([(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Why there is no answer (RFC 9457); `code` is one of ours, or the member at fault.
pub(crate) fn problem(status: StatusCode, code: &str, detail: &str) -> Response {
    let body = json!({"type": "about:blank", "title": status.canonical_reason(), "status": status.as_u16(),
        "code": code, "detail": detail});
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    (status, headers, body.to_string()).into_response()
}
