//! A node over HTTP.

use super::{Source, SourceError, bytes_max};
use crate::exchange::link;
use crate::published;
use std::time::Duration;

/// Longest wait for one answer of a peer: a bundle of 16 MiB on a thin link; then the link counts as down.
pub const ANSWER_SECONDS_MAX: u64 = 60;

/// A node over HTTP.
#[derive(Debug)]
pub struct Http {
    base: String,
    agent: ureq::Agent,
}

impl Http {
    /// The node at `base`, such as `http://127.0.0.1:7601` or `https://paivand.example`.
    pub fn new(base: &str) -> Self {
        let timeout = Some(Duration::from_secs(ANSWER_SECONDS_MAX));
        Self { base: base.trim_end_matches('/').to_owned(), agent: link::agent(base, timeout) }
    }
}

impl Http {
    fn ask(&self, path: &str, request: Option<&str>) -> Result<Option<Vec<u8>>, SourceError> {
        let unreached = |source| SourceError::Unreached { peer: self.base.clone(), source };
        let place = published::on_site(path);
        let mut asked = self.agent.get(format!("{}/{place}", self.base));
        if let Some(request) = request {
            asked = asked.header("authorization", request);
        }
        let answer = asked.call();
        let mut answer = answer.map_err(|error| unreached(Box::new(error)))?;
        match answer.status().as_u16() {
            200 => {
                let limit = bytes_max(path) as u64;
                match answer.body_mut().with_config().limit(limit).read_to_vec() {
                    Err(ureq::Error::BodyExceedsLimit(_)) => {
                        Err(SourceError::TooLarge { path: path.to_owned() })
                    }
                    body => body.map(Some).map_err(|error| unreached(Box::new(error))),
                }
            }
            404 => Ok(None),
            status => Err(unreached(format!("it answered with status {status}").into())),
        }
    }
}

impl Source for Http {
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        self.ask(path, None)
    }

    fn get_entitled(&self, path: &str, request: &str) -> Result<Option<Vec<u8>>, SourceError> {
        self.ask(path, Some(request))
    }
}
