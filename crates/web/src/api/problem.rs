//! Why a program gets no answer (RFC 9457).

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// `code` is one of ours and the same in every language; `at` is the member at fault.
pub(crate) fn problem(status: StatusCode, at: Option<&str>, code: &str, detail: &str) -> Response {
    let body = json!({"type": "about:blank", "title": status.canonical_reason().unwrap_or_default(),
        "status": status.as_u16(), "code": code, "at": at, "detail": detail});
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))];
    (status, kind, body.to_string()).into_response()
}

/// The node could not do its part.
pub(crate) fn failed() -> Response {
    problem(StatusCode::INTERNAL_SERVER_ERROR, None, "failed", "the node could not answer; its log says why")
}
