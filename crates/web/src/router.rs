//! Every address of the pages and programs, a line each, under one stack of layers.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use paivand_node::published::route;

use crate::api::problem::problem;
use crate::api::{acts, lists, openapi};
use crate::desk::Desk;
use crate::form::received::BODY_BYTES_MAX;
use crate::page::{
    act, document, documents, files, home, invitation, keys, notes, papers, parts, proposal, sign_in,
};
use crate::request::Pairs;
use crate::visit::{Visit, admit};
use crate::{PageError, asset, health, security, wire};

/// The pages of a node, the files they load, and the same for programs; `within` are further routes for those who
/// are let in.
pub fn router(desk: Arc<Desk>, within: Router) -> Router {
    Router::new()
        .route("/", get(home::show))
        .route("/sign-in", get(sign_in::show).post(sign_in::enter))
        .route("/sign-in/sample", post(sign_in::enter_as_sample))
        .route("/sign-in/key", post(keys::enter))
        .route("/sign-in/key/challenge", post(keys::challenge_stranger))
        .route("/settings/keys", get(keys::show).post(keys::enrol))
        .route("/settings/keys/challenge", post(keys::challenge))
        .route("/settings/keys/{credential}/forget", post(keys::forget))
        .route("/sign-out", post(sign_in::leave))
        .route("/invitation/{word}", get(invitation::show).post(invitation::accept))
        .route("/documents", get(documents::show))
        .route("/documents/{id}", get(document::show))
        .route("/notes", get(notes::show))
        .route("/papers", get(papers::show))
        .route("/papers/{file}", get(papers::file))
        .route("/files/{digest}", get(files::show))
        .route("/acts", get(act::list))
        .route("/acts/{kind}", get(act::show).post(act::say))
        .route("/proposals/{act}", get(proposal::show))
        .route("/proposals/{act}/{step}", post(proposal::answer))
        .route("/about/parts", get(parts::show))
        .route("/api/v1/openapi.json", get(openapi::document))
        .route("/api/v1/dues", get(lists::dues))
        .route("/api/v1/standing", get(lists::standing))
        .route("/api/v1/documents", get(lists::documents))
        .route("/api/v1/proposals", get(lists::proposals))
        .route("/api/v1/acts/{kind}", post(acts::say))
        .route("/api/v1/proposals/{act}/{step}", post(acts::answer))
        .route(route::PROOF, get(lists::certified_copy))
        .route("/health", get(health::health))
        .route("/ready", get(health::ready))
        .route("/assets/{name}", get(file))
        .merge(within.with_state(()))
        .fallback(nowhere)
        .method_not_allowed_fallback(otherwise)
        .layer(middleware::from_fn_with_state(Arc::clone(&desk), admit))
        .layer(middleware::from_fn(wire::tagged))
        .layer(wire::compression())
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(middleware::map_response(|mut response: Response| async {
            security::guard(response.headers_mut());
            response
        }))
        .with_state(desk)
}

async fn nowhere(visit: Visit) -> Response {
    if visit.request.path.starts_with("/api/") {
        return problem(StatusCode::NOT_FOUND, None, "no-such-place", "see /api/v1/openapi.json");
    }
    visit.page(|_| Err(PageError::NoSuchPlace)).await
}

/// A place that is asked in a way that it does not take.
async fn otherwise(visit: Visit) -> Response {
    let status = StatusCode::METHOD_NOT_ALLOWED;
    if visit.request.path.starts_with("/api/") {
        return problem(status, None, "no-such-method", "see /api/v1/openapi.json");
    }
    (status, "this address takes no such request\n").into_response()
}

/// A file: for ever, if asked for by its tag; otherwise checked again each time.
async fn file(Path(name): Path<String>, Query(pairs): Query<Pairs>, headers: HeaderMap) -> Response {
    let Some(asset) = asset::find(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let tag = asset.tag();
    let tagged = pairs.iter().any(|(name, value)| name == "v" && *value == tag);
    let kept = if tagged { "public, max-age=31536000, immutable" } else { "public, max-age=86400" };
    let quoted = format!("\"{tag}\"");
    let told = [
        (header::CONTENT_TYPE, asset.media_type.to_owned()),
        (header::CACHE_CONTROL, kept.to_owned()),
        (header::ETAG, quoted.clone()),
    ];
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known.is_some_and(|known| known.contains(&quoted)) {
        return (StatusCode::NOT_MODIFIED, told).into_response();
    }
    (told, asset.bytes).into_response()
}
