//! Whether the node lives, and whether it does its work: for whoever watches over it, and without a word of the record.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use paivand_node::State as NodeState;

use crate::desk::Desk;

/// `/health`: the process answers.
pub(crate) async fn health() -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], "alive\n").into_response()
}

/// `/ready`: the node takes acts; 503 and a word where it does not.
pub(crate) async fn ready(State(desk): State<Arc<Desk>>) -> Response {
    let (status, word) = match desk.look().state() {
        NodeState::Normal => (StatusCode::OK, "ready\n"),
        NodeState::Unconfirmed { .. } | NodeState::Statements { .. } => {
            (StatusCode::SERVICE_UNAVAILABLE, "unconfirmed\n")
        }
        NodeState::ReadOnly { .. } => (StatusCode::SERVICE_UNAVAILABLE, "read-only\n"),
        NodeState::Keyless => (StatusCode::SERVICE_UNAVAILABLE, "keyless\n"),
        NodeState::Failed => (StatusCode::SERVICE_UNAVAILABLE, "failed\n"),
    };
    (status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], word).into_response()
}
