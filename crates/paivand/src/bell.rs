//! The bell of a node: what it publishes has changed. Another node holds one request until it rings, so that nobody
//! asks again and again, and nobody waits for the next time.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use paivand_node::source::{Http, Source, SourceError};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::sync::{Semaphore, watch};

/// Longest time that a request is held: well below what proxies and links allow an answer.
const HELD_MAX: Duration = Duration::from_secs(25);

/// Most requests held at a time: one for each other side, and some that were broken off; more are answered at once.
const HELD_REQUESTS_MAX: usize = 64;

/// Shortest time between two rings that are heard of one node: twenty exchanges a second are more than people need.
const RINGS_PAUSE: Duration = Duration::from_millis(50);

/// Between two tries at a bell that did not answer: first, and at most.
const PAUSE_MIN: Duration = Duration::from_millis(250);
const PAUSE_MAX: Duration = Duration::from_secs(60);

/// Rings for other nodes when what is published here has changed, and for the own exchange when something has changed
/// anywhere.
pub(crate) struct Bell {
    published: watch::Sender<u64>,
    held: Arc<Semaphore>,
    wakes: Mutex<u64>,
    woken: Condvar,
}

impl Bell {
    pub(crate) fn new() -> Self {
        // A node that was started again rings at once for who knew it before.
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let (published, _) = watch::channel(u64::try_from(now.as_nanos()).unwrap_or_default());
        let held = Arc::new(Semaphore::new(HELD_REQUESTS_MAX));
        Self { published, held, wakes: Mutex::new(0), woken: Condvar::new() }
    }

    /// What is published here has changed.
    pub(crate) fn ring(&self) {
        self.published.send_modify(|changes| *changes = changes.wrapping_add(1));
        self.wake();
    }

    /// Something has changed elsewhere: the own exchange looks.
    pub(crate) fn wake(&self) {
        *self.wakes.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.woken.notify_all();
    }

    /// How often it was woken.
    pub(crate) fn wakes(&self) -> u64 {
        *self.wakes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until it has been woken since, or for this long.
    pub(crate) fn wait(&self, since: u64, longest: Duration) {
        let wakes = self.wakes.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.woken.wait_timeout_while(wakes, longest, |wakes| *wakes == since));
    }

    /// Listens to the bell of another node for as long as this one runs.
    pub(crate) fn listen(&self, source: &Http) {
        let (mut known, mut pause) = (String::from("0"), PAUSE_MIN);
        loop {
            match heard(source, &known) {
                Ok(rung) => {
                    pause = PAUSE_MIN;
                    // Whoever rings without end, or does not hold what is asked, is heard no more often than this.
                    if rung == known {
                        std::thread::sleep(PAUSE_MIN);
                    } else {
                        known = rung;
                        self.wake();
                        std::thread::sleep(RINGS_PAUSE);
                    }
                }
                Err(error) => {
                    tracing::debug!(%error, "the bell of another node is not heard");
                    std::thread::sleep(pause);
                    pause = (pause * 2).min(PAUSE_MAX);
                }
            }
        }
    }
}

/// What a bell stands at once it differs from what is known, or after a while.
fn heard(source: &Http, known: &str) -> Result<String, SourceError> {
    let told = source.get(&format!("changes/{known}"))?;
    let number = told.and_then(|bytes| String::from_utf8(bytes).ok()?.trim_end().parse::<u64>().ok());
    let silent = || SourceError::Unreached { peer: "the node".into(), source: "it has no bell".into() };
    number.map(|number| number.to_string()).ok_or_else(silent)
}

/// The one page of a bell: `changes/KNOWN`.
pub(crate) fn router(bell: Arc<Bell>) -> Router {
    Router::new().route("/changes/{known}", get(changes)).with_state(bell)
}

async fn changes(State(bell): State<Arc<Bell>>, Path(known): Path<String>) -> Response {
    let mut published = bell.published.subscribe();
    if let (Ok(known), Ok(_held)) = (known.parse::<u64>(), bell.held.try_acquire()) {
        let rung = published.wait_for(|changes| *changes != known);
        drop(tokio::time::timeout(HELD_MAX, rung).await);
    }
    let told = format!("{}\n", *published.borrow());
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], told).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_woken_before_it_waits_does_not_wait() {
        let bell = Bell::new();
        let since = bell.wakes();
        bell.ring();
        bell.wait(since, Duration::from_secs(3_600));
        assert_eq!(bell.wakes(), since + 1);
        let before = *bell.published.borrow();
        bell.wake();
        assert_eq!(*bell.published.borrow(), before, "what is published has not changed");
    }
}
