//! The language tools over HTTP: lines in, lines of JSON out, with the flags of the command as a query.
//!
//! `POST /api/v1/language/segment?lang=tg&unit=word` answers as `paivand lang --json segment --lang tg --unit
//! word` does. Commands that read files are not offered: a stranger must not learn what this machine has.

use super::{Lang, run_over};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use clap::Parser;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Largest request, in bytes: some three hundred pages, of which the answer may be twenty times as long.
const REQUEST_BYTES_MAX: usize = 1 << 20;

/// Requests answered at a time: pages and the exchange keep a core of two.
const REQUESTS_AT_A_TIME: usize = 1;

/// Requests that may wait; who comes later is asked to come again.
const REQUESTS_WAITING_MAX: usize = 16;

/// Flags of a request; no command has more.
const FLAGS_MAX: usize = 8;

/// The flags of a request, as they would be typed.
#[derive(Debug, Parser)]
struct Asked {
    #[command(flatten)]
    lang: Lang,
}

/// Who is answered, and who may wait.
#[derive(Clone)]
struct Turns {
    answered: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
}

/// The places of the tools.
pub(crate) fn router() -> Router {
    let turns = Turns {
        answered: Arc::new(Semaphore::new(REQUESTS_AT_A_TIME)),
        waiting: Arc::new(Semaphore::new(REQUESTS_AT_A_TIME + REQUESTS_WAITING_MAX)),
    };
    Router::new()
        .route("/api/v1/language/{command}", post(answer))
        .layer(DefaultBodyLimit::max(REQUEST_BYTES_MAX))
        .with_state(turns)
}

/// The command line that a request stands for.
fn asked(command: &str, flags: &[(String, String)]) -> Result<Lang, String> {
    let plain = |name: &str| name.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-');
    if flags.len() > FLAGS_MAX || !plain(command) || command.starts_with('-') {
        return Err("the address names no command: see `paivand lang --help`\n".to_owned());
    }
    let mut words = vec!["lang".to_owned(), "--json".to_owned(), command.to_owned()];
    for (name, value) in flags {
        let known = Some(name).filter(|name| plain(name) && !name.starts_with('-'));
        let name =
            known.ok_or_else(|| format!("{name:?} is no flag: see `paivand lang {command} --help`\n"))?;
        words.push(if value.is_empty() { format!("--{name}") } else { format!("--{name}={value}") });
    }
    let asked = Asked::try_parse_from(words).map_err(|error| error.to_string())?;
    if !asked.lang.command.is_pure() {
        return Err(format!("{command} reads files, so it is answered on the command line only\n"));
    }
    Ok(asked.lang)
}

async fn answer(
    State(turns): State<Turns>,
    Path(command): Path<String>,
    Query(flags): Query<Vec<(String, String)>>,
    body: Bytes,
) -> Response {
    let lang = match asked(&command, &flags) {
        Ok(lang) => lang,
        Err(why) => return (StatusCode::BAD_REQUEST, why).into_response(),
    };
    let Ok(_waits) = turns.waiting.clone().try_acquire_owned() else {
        return (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")]).into_response();
    };
    let Ok(turn) = turns.answered.clone().acquire_owned().await else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    // The work may take a second: it must not hold a thread that answers others.
    let answered = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let mut output = Vec::new();
        run_over(&lang, body.as_ref(), &mut output).map(|()| output)
    });
    match answered.await {
        Ok(Ok(lines)) => {
            ([(header::CONTENT_TYPE, "application/x-ndjson; charset=utf-8")], lines).into_response()
        }
        Ok(Err(_)) | Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use tower::ServiceExt;

    async fn asked_for(address: &str, body: impl Into<Body>) -> (StatusCode, String) {
        let request = Request::post(address).body(body.into()).unwrap();
        let response = router().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_request_is_answered_as_its_command_would() {
        for (address, lines, expected) in [
            ("/api/v1/language/number?lang=tg&parse", "сию се\nкитоб\n", None),
            ("/api/v1/language/number?lang=tg", "33\n", Some("{\"text\":\"сию се\"}\n")),
            (
                "/api/v1/language/segment?lang=tg&unit=word",
                "Ин чист?",
                Some("{\"spans\":[[0,4],[5,13],[13,14]]}\n"),
            ),
            (
                "/api/v1/language/identify",
                "联合工作组\n",
                Some("{\"lang\":\"zh\",\"script\":\"Hans\",\"variant\":null,\"confidence\":0.99}\n"),
            ),
            ("/api/v1/language/date?lang=ru", "", Some("")),
        ] {
            let (status, text) = asked_for(address, lines).await;
            assert_eq!(status, StatusCode::OK, "{address}: {text}");
            match expected {
                Some(expected) => assert_eq!(text, expected, "{address}"),
                None => assert_eq!(text.lines().count(), lines.lines().count(), "{address}: {text}"),
            }
        }
    }

    #[tokio::test]
    async fn what_no_stranger_may_ask_is_refused() {
        for (address, why) in [
            ("/api/v1/language/score?metric=bleu&reference=/etc/hostname", "reads files"),
            ("/api/v1/language/nothing", "unrecognized subcommand"),
            ("/api/v1/language/--json", "names no command"),
            ("/api/v1/language/date?lang=fr", "is no language here"),
            ("/api/v1/language/date?lang=--help", "is no language here"),
            ("/api/v1/language/date?%2D%2Dlang=ru", "is no flag"),
            ("/api/v1/language/date?folder=ru", "unexpected argument"),
            ("/api/v1/language/date", "required arguments"),
            ("/api/v1/language/date?a&b&c&d&e&f&g&h&i", "names no command"),
        ] {
            let (status, text) = asked_for(address, "1\n").await;
            assert_eq!(status, StatusCode::BAD_REQUEST, "{address}: {text}");
            assert!(text.contains(why), "{address}: {text}");
        }
        let (status, _) = asked_for("/api/v1/language/identify", vec![b'a'; REQUEST_BYTES_MAX + 1]).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    }
}
