//! Every address of the pages and programs, a line each, under one stack of layers.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::desk::Desk;
use crate::form::received::BODY_BYTES_MAX;
use crate::page::{act, document, documents, home, invitation, parts, proposal, sign_in};
use crate::request::Pairs;
use crate::visit::{Visit, admit};
use crate::{PageError, api, asset, security, wire};

/// The pages of a node, the files they load, and the same for programs; `within` are further routes for those who
/// are let in.
pub fn router(desk: Arc<Desk>, within: Router) -> Router {
    Router::new()
        .route("/", get(home::show))
        .route("/sign-in", get(sign_in::show).post(sign_in::enter))
        .route("/sign-in/sample", post(sign_in::enter_as_sample))
        .route("/sign-out", post(sign_in::leave))
        .route("/invitation/{word}", get(invitation::show).post(invitation::accept))
        .route("/documents", get(documents::show))
        .route("/documents/{id}", get(document::show))
        .route("/acts", get(act::list))
        .route("/acts/{kind}", get(act::show).post(act::say))
        .route("/proposals/{act}", get(proposal::show))
        .route("/proposals/{act}/{step}", post(proposal::answer))
        .route("/about/parts", get(parts::show))
        .route("/api/v1/dues", get(api::dues))
        .route("/api/v1/standing", get(api::standing))
        .route("/logs/{name}/proof/{index}", get(api::certified_copy))
        .route("/assets/{name}", get(file))
        .merge(within.with_state(()))
        .fallback(nowhere)
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
    visit.page(|_| Err(PageError::NoSuchPlace)).await
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
