//! How answers travel: compressed, and not again where the reader holds them already.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use paivand_kernel::Digest;
use tower_http::CompressionLevel;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::compression::{CompressionLayer, DefaultPredicate};

/// Longest page that gets a tag; longer ones are files.
const PAGE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Digits of a tag: nobody gains by making two pages alike.
const TAG_DIGITS: usize = 32;
/// Answers shorter than this fit one packet as they are.
const BYTES_MIN: u64 = 860;

/// Compresses what is not compressed already; pages are made for one reader, so quickly.
pub(crate) fn compression() -> CompressionLayer<impl Predicate> {
    let fits =
        DefaultPredicate::new().and(SizeAbove::new(BYTES_MIN)).and(NotForContentType::const_new("font/"));
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(fits)
}

/// Tags each page by its bytes; a reader who holds it is told so.
pub(crate) async fn tagged(request: Request, next: Next) -> Response {
    let asked =
        (request.method() == Method::GET).then(|| request.headers().get(header::IF_NONE_MATCH).cloned());
    let response = next.run(request).await;
    let Some(known) = asked else { return response };
    let (mut parts, body) = response.into_parts();
    let is_page =
        parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if parts.status != StatusCode::OK || !is_page {
        return Response::from_parts(parts, body);
    }
    let Ok(bytes) = to_bytes(body, PAGE_BYTES_MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag = tag(&bytes);
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, value);
    }
    if known.is_some_and(|known| is_known(&known, &tag)) {
        return (StatusCode::NOT_MODIFIED, kept(&parts.headers)).into_response();
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// Weak, since a compressed page is the same page.
fn tag(bytes: &Bytes) -> String {
    let digest = Digest::of(bytes).to_string();
    format!("W/\"{}\"", digest.chars().take(TAG_DIGITS).collect::<String>())
}

fn is_known(known: &HeaderValue, tag: &str) -> bool {
    let strong = tag.trim_start_matches("W/");
    known.to_str().is_ok_and(|known| {
        known.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == strong)
    })
}

/// The headers that a reader needs who holds the page (RFC 9110, section 15.4.5).
fn kept(headers: &HeaderMap) -> HeaderMap {
    let names = [header::ETAG, header::CACHE_CONTROL, header::VARY, header::SET_COOKIE];
    let mut kept = HeaderMap::new();
    for name in names {
        for value in headers.get_all(&name) {
            kept.append(name.clone(), value.clone());
        }
    }
    kept
}
