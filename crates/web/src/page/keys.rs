//! Keys of devices: enrolled and forgotten by who is signed in, and used to come in.

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use paivand_people::{Account, DeviceKey, KeyAnswer, Site, form_token};
use paivand_voice::voice;
use serde::Deserialize;
use serde_json::json;

use crate::api::problem::problem;
use crate::form::received::Received;
use crate::page::sign_in::signed_in;
use crate::present::frame;
use crate::visit::Visit;
use crate::{PageError, layout, part};

/// What a page of this session sends with an answer of a device.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Enrolling {
    form: String,
    answer: KeyAnswer,
}

/// `/settings/keys`.
pub(crate) async fn show(visit: Visit) -> Response {
    visit
        .page(|visit| {
            let account = account(visit)?;
            let keys = visit.desk.people().keys(&account).map_err(|_| PageError::Unreadable)?;
            Ok(page(visit, &keys))
        })
        .await
}

/// `/settings/keys/challenge`.
pub(crate) async fn challenge(visit: Visit) -> Response {
    visit
        .answer(|visit| {
            let account = account(visit)?;
            let word = visit.desk.people().challenge(Some(&account), visit.desk.now());
            let word = word.map_err(|_| PageError::Unreadable)?;
            let known = visit.desk.people().keys(&account).map_err(|_| PageError::Unreadable)?;
            let known: Vec<&str> = known.iter().map(|key| key.credential.as_str()).collect();
            Ok(answered(&json!({"challenge": *word, "site": site(&visit.headers)?.name, "name": account.name, "known": known})))
        })
        .await
}

/// What a device answered, to be enrolled.
pub(crate) async fn enrol(visit: Visit, body: Bytes) -> Response {
    visit
        .answer(move |visit| {
            let account = account(visit)?;
            let told: Enrolling = serde_json::from_slice(&body).map_err(|_| PageError::BadForm)?;
            let word = visit.admitted.as_ref().and_then(|admitted| admitted.word.as_ref());
            if word.is_none_or(|word| form_token(word) != told.form) {
                return Err(PageError::BadForm);
            }
            let enrolled =
                visit.desk.people().enrol(&account, &told.answer, &site(&visit.headers)?, visit.desk.now());
            Ok(match enrolled {
                Ok(()) => answered(&json!({"to": "/settings/keys"})),
                Err(error) => {
                    problem(StatusCode::UNPROCESSABLE_ENTITY, None, error.code(), &error.to_string())
                }
            })
        })
        .await
}

/// `/settings/keys/{credential}/forget`.
pub(crate) async fn forget(Path(credential): Path<String>, visit: Visit, received: Received) -> Response {
    visit
        .answer(move |visit| {
            received.of_session(visit)?;
            let forgotten = visit.desk.people().forget_key(&account(visit)?, &credential);
            forgotten.map_err(|_| PageError::NoSuchPlace)?;
            Ok(Redirect::to("/settings/keys").into_response())
        })
        .await
}

/// `/sign-in/key/challenge`.
pub(crate) async fn challenge_stranger(visit: Visit) -> Response {
    visit
        .answer(|visit| {
            let word =
                visit.desk.people().challenge(None, visit.desk.now()).map_err(|_| PageError::Unreadable)?;
            Ok(answered(&json!({"challenge": *word, "site": site(&visit.headers)?.name})))
        })
        .await
}

/// `/sign-in/key`: what a device answered, to come in.
pub(crate) async fn enter(visit: Visit, body: Bytes) -> Response {
    visit
        .answer(move |visit| {
            let answer: KeyAnswer = serde_json::from_slice(&body).map_err(|_| PageError::BadForm)?;
            match visit.desk.people().by_key(&answer, &site(&visit.headers)?, visit.desk.now()) {
                Ok(account) => {
                    let entered = signed_in(visit, &account, "/")?;
                    let mut response = answered(&json!({"to": "/"}));
                    for cookie in entered.headers().get_all(header::SET_COOKIE) {
                        response.headers_mut().append(header::SET_COOKIE, cookie.clone());
                    }
                    Ok(response)
                }
                Err(error) => Ok(problem(StatusCode::UNAUTHORIZED, None, error.code(), &error.to_string())),
            }
        })
        .await
}

fn answered(value: &serde_json::Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

/// The person who is signed in; a program has no device.
fn account(visit: &Visit) -> Result<Account, PageError> {
    let admitted = visit.admitted.as_ref().filter(|admitted| admitted.word.is_some());
    admitted.and_then(|admitted| admitted.session.account.clone()).ok_or(PageError::NotYours)
}

/// The site by which the browser asked: the guard of hosts has let only ours pass. Beyond loopback a proxy in front
/// speaks https.
fn site(headers: &HeaderMap) -> Result<Site, PageError> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).ok_or(PageError::BadForm)?;
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name).to_ascii_lowercase();
    let loopback = ["localhost", "127.0.0.1", "[::1]"].contains(&name.as_str());
    let scheme = if loopback { "http" } else { "https" };
    Ok(Site { name, origin: format!("{scheme}://{host}") })
}

fn page(visit: &Visit, keys: &[DeviceKey]) -> Markup {
    let voice = voice(visit.request.language);
    let title = voice.say("keys-title");
    let token = visit.form_token();
    let body = html! {
        h1 { (title) }
        p.lead { (voice.say("keys-lead")) }
        @if keys.is_empty() { p.blank { (voice.say("keys-none")) } }
        ul.lines role="list" {
            @for key in keys {
                @let day = jiff::tz::Offset::UTC.to_datetime(key.made).date();
                li.line {
                    p.what { code { (key.credential.chars().take(12).collect::<String>()) } " · " (part::date(voice, day)) }
                    form method="post" action={ "/settings/keys/" (key.credential) "/forget" } {
                        input type="hidden" name="_form" value=(token);
                        button type="submit" { (voice.say("keys-forget")) }
                    }
                }
            }
        }
        form.card data-enrol=(token) method="post" action="/settings/keys" {
            p { (voice.say("keys-how")) }
            p.wrong hidden data-failed { (voice.say("keys-failed")) }
            noscript { p { (voice.say("keys-no-script")) } }
            p.buttons { button.primary type="submit" { (voice.say("keys-add")) } }
        }
    };
    layout::page(&frame::of(visit), &title, layout::Width::Reading, &body)
}
