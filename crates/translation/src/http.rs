//! Engines behind an address: what they have in common, and what is taken from a stranger's server.

mod chat;
mod key;
mod libretranslate;

pub use chat::Chat;
pub use key::{Key, KeyError};
pub use libretranslate::LibreTranslate;

use crate::engine::EngineError;
use crate::permission::Reach;
use crate::permitted::Permitted;
use crate::permitted::Segment;
use rustls::crypto::ring::default_provider;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// Largest answer that is read, in bytes: the longest segments of a request, many times over.
pub const ANSWER_BYTES_MAX: u64 = 4 << 20;

/// Texts that are sent in one request, in bytes; more go in several. Servers of both kinds refuse long requests.
const REQUEST_BYTES: usize = 16 << 10;

/// Most of a server's complaint that is passed on, in characters.
const COMPLAINT_LETTERS_MAX: usize = 200;

/// Longest wait that a server may ask for and be believed, in seconds: a day.
const WAIT_SECONDS_MAX: u64 = 86_400;

/// One server, asked by its name for errors.
#[derive(Debug)]
struct Server {
    engine: &'static str,
    url: String,
    agent: ureq::Agent,
    key: Option<Key>,
    timeout: Duration,
}

/// An answer that came in time, whatever it says.
struct Answer {
    status: u16,
    retry_after: Option<u64>,
    body: Vec<u8>,
}

impl Server {
    /// Nothing is asked yet. Other addresses are never followed to, and no proxy of the environment is used: texts go
    /// where the settings say and nowhere else.
    fn new(engine: &'static str, url: &str, key: Option<Key>, timeout: Duration) -> Self {
        let secure = url.starts_with("https://");
        let mut config = ureq::Agent::config_builder()
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .https_only(secure);
        if secure {
            config = config.tls_config(encryption());
        }
        Self { engine, url: url.to_owned(), agent: config.build().into(), key, timeout }
    }

    /// Refuses a request that was permitted for another engine.
    fn permits(&self, request: &Permitted<'_>, reach: Reach) -> Result<(), EngineError> {
        match request.may_go(reach) {
            true => Ok(()),
            false => Err(EngineError::NotPermitted { engine: self.engine.to_owned() }),
        }
    }

    /// Asks for JSON at a path below the address.
    fn get(&self, path: &str) -> Result<Value, EngineError> {
        let answer = self.agent.get(format!("{}{path}", self.url)).call();
        self.judged(&self.read(answer)?)
    }

    /// Hands in JSON at a path below the address; `bearer` puts the key into the head.
    fn post(&self, path: &str, body: &Value, bearer: bool) -> Result<Value, EngineError> {
        let mut request =
            self.agent.post(format!("{}{path}", self.url)).header("content-type", "application/json");
        if let Some(key) = self.key.as_ref().filter(|_| bearer) {
            request = request.header("authorization", key.bearer().as_str());
        }
        let answer = request.send(body.to_string());
        self.judged(&self.read(answer)?)
    }

    fn read(
        &self,
        answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Result<Answer, EngineError> {
        let mut answer = answer.map_err(|error| self.unreached(&error))?;
        let retry_after =
            answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.trim().parse().ok());
        let retry_after = retry_after.map(|seconds: u64| seconds.min(WAIT_SECONDS_MAX));
        let status = answer.status().as_u16();
        match answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_vec() {
            Ok(body) => Ok(Answer { status, retry_after, body }),
            Err(ureq::Error::BodyExceedsLimit(_)) => {
                Err(self.unusable(format!("it is longer than {ANSWER_BYTES_MAX} bytes")))
            }
            Err(error) => Err(self.unreached(&error)),
        }
    }

    fn judged(&self, answer: &Answer) -> Result<Value, EngineError> {
        match answer.status {
            200..=299 => serde_json::from_slice(&answer.body)
                .map_err(|error| self.unusable(format!("it is no JSON ({error})"))),
            300..=399 => Err(self.unusable(
                "it sends on to another address, which is not followed: put the right address into the settings",
            )),
            429 | 503 => Err(EngineError::Busy {
                engine: self.engine.to_owned(),
                retry_after_seconds: answer.retry_after,
            }),
            status => {
                let engine = self.engine.to_owned();
                Err(EngineError::Refused { engine, status, why: self.complaint(&answer.body) })
            }
        }
    }

    /// The beginning of what a server complains of, without the key should it repeat it.
    fn complaint(&self, body: &[u8]) -> String {
        let text = String::from_utf8_lossy(body);
        let text = match &self.key {
            Some(key) => key.redacted(&text),
            None => text.into_owned(),
        };
        let plain = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign });
        plain.take(COMPLAINT_LETTERS_MAX).collect()
    }

    fn unreached(&self, error: &ureq::Error) -> EngineError {
        let why = if matches!(error, ureq::Error::Timeout(_)) {
            format!("no answer within {} seconds", self.timeout.as_secs())
        } else {
            error.to_string()
        };
        EngineError::Unreached { engine: self.engine.to_owned(), why }
    }

    fn unusable(&self, why: impl Into<String>) -> EngineError {
        // Reasons may quote what was read.
        let why = why.into().chars().take(COMPLAINT_LETTERS_MAX).collect();
        EngineError::Unusable { engine: self.engine.to_owned(), why }
    }
}

/// TLS by rustls; whom to trust is what the administrator of the machine says.
fn encryption() -> TlsConfig {
    let native = rustls_native_certs::load_native_certs().certs;
    let trusted: Vec<Certificate<'static>> =
        native.iter().map(|certificate| Certificate::from_der(certificate).to_owned()).collect();
    TlsConfig::builder()
        .root_certs(RootCerts::new_with_certs(&trusted))
        .unversioned_rustls_crypto_provider(Arc::new(default_provider()))
        .build()
}

/// Segments in runs whose texts fit one request; a segment that alone does not fit goes alone.
fn runs<'s, 't>(segments: &'s [Segment<'t>]) -> Vec<&'s [Segment<'t>]> {
    let mut runs = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (at, segment) in segments.iter().enumerate() {
        if at > start && bytes + segment.text.len() > REQUEST_BYTES {
            runs.extend(segments.get(start..at));
            (start, bytes) = (at, 0);
        }
        bytes += segment.text.len();
    }
    runs.extend(segments.get(start..).filter(|run| !run.is_empty()));
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_requests_go_in_several() {
        let segment = |text| Segment { text, terms: vec![], matches: vec![], hints: vec![] };
        let (short, half, long) =
            ("a".repeat(10), "b".repeat(REQUEST_BYTES / 2), "c".repeat(REQUEST_BYTES * 2));
        for (texts, expected) in [
            (vec![], vec![]),
            (vec![&short, &short], vec![2]),
            (vec![&half, &half, &short], vec![2, 1]),
            (vec![&long, &short, &long], vec![1, 1, 1]),
        ] {
            let segments: Vec<Segment<'_>> = texts.into_iter().map(|text| segment(text.as_str())).collect();
            let lengths: Vec<usize> = runs(&segments).iter().map(|run| run.len()).collect();
            assert_eq!(lengths, expected);
        }
    }
}
