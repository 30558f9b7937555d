//! Who asks: a person with a session, a program with a token, or a stranger; and what strangers may have.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{FromRequestParts, Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use paivand_language::Language;
use paivand_node::published;
use paivand_people::{Deed, Seat, Session, form_token};
use zeroize::Zeroizing;

use crate::desk::{Desk, Peer};
use crate::request::{Pairs, Request, cookie};
use crate::{PageError, address, page, present};

/// Somebody who was let in, by what.
#[derive(Clone)]
pub(crate) struct Admitted {
    pub(crate) session: Session,
    /// The secret word of the cookie; none for a program.
    pub(crate) word: Option<Zeroizing<String>>,
}

/// One request for a page: what is asked, and by whom.
pub(crate) struct Visit {
    pub(crate) desk: Arc<Desk>,
    pub(crate) request: Request,
    pub(crate) admitted: Option<Admitted>,
    pub(crate) headers: HeaderMap,
    pub(crate) peer: String,
    chosen: Option<Language>,
    wrong: Option<PageError>,
}

impl FromRequestParts<Arc<Desk>> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, desk: &Arc<Desk>) -> Result<Self, Response> {
        let Query(pairs) = Query::<Pairs>::from_request_parts(parts, desk).await.unwrap_or_default();
        let path = parts.uri.path().to_owned();
        let (request, chosen, wrong) = Request::read(path, &parts.headers, pairs, desk.language());
        Ok(Self {
            desk: Arc::clone(desk),
            request,
            admitted: parts.extensions.get::<Admitted>().cloned(),
            headers: parts.headers.clone(),
            peer: parts.extensions.get::<Peer>().map(|peer| peer.0.clone()).unwrap_or_default(),
            chosen,
            wrong,
        })
    }
}

impl Visit {
    /// Why what was asked cannot be read, if it cannot.
    pub(crate) fn wrong(&self) -> Option<&PageError> {
        self.wrong.as_ref()
    }

    /// The seat by which this may be done.
    pub(crate) fn seat_for(&self, deed: Deed) -> Result<Seat, PageError> {
        let session = self.admitted.as_ref().map(|admitted| &admitted.session);
        session.and_then(|session| session.seat_for(deed)).ok_or(PageError::NotYours)
    }

    /// Whether this may be done.
    pub(crate) fn may(&self, deed: Deed) -> bool {
        self.seat_for(deed).is_ok()
    }

    /// What the forms of this page carry.
    pub(crate) fn form_token(&self) -> String {
        let word = self.admitted.as_ref().and_then(|admitted| admitted.word.as_ref());
        word.map(|word| form_token(word)).unwrap_or_default()
    }

    /// Makes a page on a thread of its own: those of the runtime are for what is given away at once.
    pub(crate) async fn page(
        self,
        make: impl FnOnce(&Self) -> Result<Markup, PageError> + Send + 'static,
    ) -> Response {
        self.answer(move |visit| make(visit).map(IntoResponse::into_response)).await
    }

    /// Makes any answer on a thread of its own; why there is none becomes a page.
    pub(crate) async fn answer(
        self,
        make: impl FnOnce(&Self) -> Result<Response, PageError> + Send + 'static,
    ) -> Response {
        let made = tokio::task::spawn_blocking(move || {
            let made = match self.wrong.clone() {
                Some(wrong) => Err(wrong),
                None => make(&self),
            };
            let mut response = made.unwrap_or_else(|error| self.failure(&error));
            self.mark(response.headers_mut());
            response
        });
        made.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
    }

    /// The page that says why there is none.
    pub(crate) fn failure(&self, error: &PageError) -> Response {
        (error.status(), page::failure::page(&present::frame::of(self), error)).into_response()
    }

    fn mark(&self, headers: &mut HeaderMap) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("Cookie, Authorization, Accept-Language"));
        if let Some(cookie) = self.chosen.and_then(cookie) {
            headers.append(header::SET_COOKIE, cookie);
        }
    }
}

/// Lets in who may come in, before any route is asked.
pub(crate) async fn admit(
    State(desk): State<Arc<Desk>>,
    mut request: axum::extract::Request<Body>,
    next: Next,
) -> Response {
    let asked = (Arc::clone(&desk), request.headers().clone());
    let admitted = tokio::task::spawn_blocking(move || admitted(&asked.0, &asked.1)).await;
    let admitted = match admitted {
        Ok(Ok(admitted)) => admitted,
        Ok(Err(_)) | Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    let path = request.uri().path().to_owned();
    // Whose seats have ended is a stranger.
    let admitted = admitted.filter(|admitted| admitted.session.seat_for(Deed::Read).is_some());
    match admitted {
        Some(admitted) => {
            request.extensions_mut().insert(admitted);
        }
        None if is_open(&path) => {}
        None if path.starts_with("/api/") => {
            return crate::api::problem(
                StatusCode::UNAUTHORIZED,
                None,
                "unauthorized",
                "a token or a session is needed",
            );
        }
        None if request.method() == Method::GET || request.method() == Method::HEAD => {
            let to = request.uri().path_and_query().map_or("/", |asked| asked.as_str());
            return Redirect::to(&format!("/sign-in?to={}", address::encode(to))).into_response();
        }
        None => return Redirect::to("/sign-in").into_response(),
    }
    let mut response = next.run(request).await;
    if path.starts_with("/api/") {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// What anybody may ask for. The home page is the sign-in page to strangers.
fn is_open(path: &str) -> bool {
    let begins = ["/invitation/", "/assets/", "/sign-in/"].iter().any(|open| path.starts_with(open));
    let is_copy = published::is_proof(path);
    begins || is_copy || ["/", "/sign-in", "/api/v1/openapi.json", "/health", "/ready"].contains(&path)
}

fn admitted(desk: &Desk, headers: &HeaderMap) -> Result<Option<Admitted>, paivand_people::PeopleError> {
    let now = desk.now();
    let line = headers.get(header::AUTHORIZATION).and_then(|line| line.to_str().ok());
    if let Some(word) = line.and_then(|line| line.strip_prefix("Bearer ")) {
        let program = desk.people().program(word.trim(), now)?;
        return Ok(program.map(|session| Admitted { session, word: None }));
    }
    let Some(word) = cookie_word(&desk.cookie(), headers) else { return Ok(None) };
    let session = desk.people().session(&word, now)?;
    // Sample persons are there only while the demonstration is.
    let is_sample = |session: &Session| session.name().starts_with("sample.");
    let session = session.filter(|session| desk.has_samples() || !is_sample(session));
    Ok(session.map(|session| Admitted { session, word: Some(word) }))
}

/// The secret word in the cookie of this node.
fn cookie_word(cookie: &str, headers: &HeaderMap) -> Option<Zeroizing<String>> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|line| line.split(';')).find_map(|one| {
        let (name, value) = one.trim().split_once('=')?;
        (name == cookie).then(|| Zeroizing::new(value.to_owned()))
    })
}
