//! Requests in, pages out.

mod reader;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::civil::Date;
use maud::Markup;
use paivand_language::Language;

use crate::view::{DocumentPage, Frame, Tag, TurnPage};
use crate::{asset, place, security};

/// The members of a query, in order.
type Pairs = Vec<(String, String)>;

/// Members of a query beyond this many are not read: no page has more.
const QUERY_MEMBERS_MAX: usize = 8;

/// What a reader asks for, besides the place.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The language of the page.
    pub language: Language,
    /// The path asked for.
    pub path: String,
    /// The query without `lang`, in order: it belongs into the [`Frame`].
    pub query: Vec<(String, String)>,
    /// The date asked for; none means today, of which only the source knows.
    pub at: Option<Date>,
    /// The languages to stand side by side, without repetition; empty if the reader did not choose.
    pub show: Vec<Tag>,
    /// The part of a long list, counted from one.
    pub part: usize,
}

/// Where pages get what they show: a node, or samples.
///
/// Every function answers from one cut of the record. They may read files, so they should be quick.
pub trait Source: Send + Sync + 'static {
    /// What stands around a page.
    fn frame(&self, ask: &Ask) -> Frame;

    /// Whose turn it is.
    ///
    /// # Errors
    /// [`Trouble::Unreadable`] if the record cannot be read.
    fn turn(&self, ask: &Ask) -> Result<TurnPage, Trouble>;

    /// A document by its identifier, such as `memorandum`.
    ///
    /// # Errors
    /// [`Trouble::NoSuchDocument`], or [`Trouble::Unreadable`] if the record cannot be read.
    fn document(&self, ask: &Ask, id: &str) -> Result<DocumentPage, Trouble>;
}

/// Why a page cannot be shown; the reader is told, with what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no such place on this node.
    NoSuchPlace,
    /// The record holds no such document.
    NoSuchDocument,
    /// What stands after `at=` is no date.
    BadDate(String),
    /// The node could not read its record; the log of the node says why.
    Unreadable,
}

/// The pages of a node and the files they load.
pub fn router(source: Arc<dyn Source>) -> Router {
    Router::new()
        .route("/", get(turn))
        .route("/documents/{id}", get(document))
        .route("/about/parts", get(parts))
        .route("/assets/{name}", get(file))
        .fallback(nowhere)
        .layer(middleware::from_fn(guarded))
        .with_state(source)
}

type Node = State<Arc<dyn Source>>;

async fn turn(State(source): Node, headers: HeaderMap, Query(pairs): Query<Pairs>) -> Response {
    answer(source, "/".to_owned(), headers, pairs, |source, ask| {
        source.turn(ask).map(|view| place::turn::page(&view))
    })
    .await
}

async fn document(
    State(source): Node,
    Path(id): Path<String>,
    headers: HeaderMap,
    Query(pairs): Query<Pairs>,
) -> Response {
    let path = format!("/documents/{}", crate::address::encode(&id));
    answer(source, path, headers, pairs, move |source, ask| {
        source.document(ask, &id).map(|view| place::document::page(&view))
    })
    .await
}

async fn parts(State(source): Node, headers: HeaderMap, Query(pairs): Query<Pairs>) -> Response {
    answer(source, "/about/parts".to_owned(), headers, pairs, |source, ask| {
        Ok(place::parts::page(&source.frame(ask)))
    })
    .await
}

async fn nowhere(State(source): Node, headers: HeaderMap) -> Response {
    // The links of the page lead home: an unknown path is not repeated.
    answer(source, "/".to_owned(), headers, Vec::new(), |_, _| Err(Trouble::NoSuchPlace)).await
}

/// Makes a page on a thread of its own: those of the runtime are for what is given away at once.
async fn answer(
    source: Arc<dyn Source>,
    path: String,
    headers: HeaderMap,
    pairs: Pairs,
    page: impl FnOnce(&dyn Source, &Ask) -> Result<Markup, Trouble> + Send + 'static,
) -> Response {
    let made = tokio::task::spawn_blocking(move || make(&*source, path, &headers, pairs, page)).await;
    made.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Reads what the reader asks for, answers with the page or with why there is none.
fn make(
    source: &dyn Source,
    path: String,
    headers: &HeaderMap,
    mut pairs: Pairs,
    page: impl FnOnce(&dyn Source, &Ask) -> Result<Markup, Trouble>,
) -> Response {
    pairs.truncate(QUERY_MEMBERS_MAX);
    let chosen = reader::chosen(&pairs);
    let language = chosen.unwrap_or_else(|| reader::remembered(headers));
    pairs.retain(|(name, _)| name != "lang");
    let date = reader::date(&pairs);
    let (show, part) = (reader::show(&pairs), reader::part(&pairs));
    let mut ask = Ask { language, path, query: pairs, at: None, show, part };
    let made = date.and_then(|at| {
        ask.at = at;
        page(source, &ask)
    });
    let mut response = match made {
        Ok(markup) => markup.into_response(),
        Err(trouble) => {
            ask.query.retain(|(name, _)| name != "at");
            (status(&trouble), place::trouble::page(&source.frame(&ask), &trouble)).into_response()
        }
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("private, no-cache"));
    headers.insert(header::VARY, header::HeaderValue::from_static("Cookie, Accept-Language"));
    if let Some(cookie) = chosen.and_then(reader::cookie) {
        headers.insert(header::SET_COOKIE, cookie);
    }
    response
}

fn status(trouble: &Trouble) -> StatusCode {
    match trouble {
        Trouble::NoSuchPlace | Trouble::NoSuchDocument => StatusCode::NOT_FOUND,
        Trouble::BadDate(_) => StatusCode::BAD_REQUEST,
        Trouble::Unreadable => StatusCode::INTERNAL_SERVER_ERROR,
    }
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

/// Puts the headers of every answer, errors included.
async fn guarded(request: axum::extract::Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    security::guard(response.headers_mut());
    response
}
