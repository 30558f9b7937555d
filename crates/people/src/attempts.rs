//! How often somebody may try. Who tries too often from one place waits there; nobody can be locked out by another.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::{People, PeopleError};

/// Tries that are free: people mistype.
const FREE: u32 = 5;
/// The first wait, in seconds; it doubles with each further try.
const WAIT_SECONDS: i64 = 2;
/// The longest wait, in seconds.
const WAIT_SECONDS_MAX: i64 = 900;
/// After this time without a try, all is forgotten.
const FORGET_SECONDS: i64 = 3600;
/// Most places and names that are remembered; the oldest are forgotten first.
const REMEMBERED_MAX: usize = 10_000;

/// Failed tries by place and name. They live in memory: a restart forgives.
#[derive(Debug, Default)]
pub(crate) struct Attempts(HashMap<String, (u32, Timestamp)>);

impl Attempts {
    /// Seconds that are still to be waited.
    fn wait(&self, who: &str, now: Timestamp) -> i64 {
        let Some((failed, last)) = self.0.get(who) else { return 0 };
        let Some(over) = failed.checked_sub(FREE) else { return 0 };
        let wait = WAIT_SECONDS.saturating_mul(1 << over.min(20)).min(WAIT_SECONDS_MAX);
        (wait - (now.as_second() - last.as_second())).max(0)
    }

    fn failed(&mut self, who: &str, now: Timestamp) {
        let old = |last: &Timestamp| now.as_second() - last.as_second() > FORGET_SECONDS;
        if self.0.len() >= REMEMBERED_MAX {
            self.0.retain(|_, (_, last)| !old(last));
            let oldest = self.0.iter().min_by_key(|(_, (_, last))| *last).map(|(who, _)| who.clone());
            if let Some(oldest) = oldest.filter(|_| self.0.len() >= REMEMBERED_MAX) {
                self.0.remove(&oldest);
            }
        }
        let known = self.0.entry(who.to_owned()).or_insert((0, now));
        *known = if old(&known.1) { (1, now) } else { (known.0.saturating_add(1), now) };
    }
}

impl People {
    /// Whether one more try may be made from this place for this name.
    pub(crate) fn may_try(&self, address: &str, name: &str, now: Timestamp) -> Result<(), PeopleError> {
        let attempts = self.attempts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        match attempts.wait(&place(address, name), now) {
            0 => Ok(()),
            seconds => Err(PeopleError::Wait { seconds }),
        }
    }

    pub(crate) fn tried(&self, address: &str, name: &str, now: Timestamp, fits: bool) {
        let mut attempts = self.attempts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if fits {
            attempts.0.remove(&place(address, name));
        } else {
            attempts.failed(&place(address, name), now);
        }
    }
}

fn place(address: &str, name: &str) -> String {
    format!("{address} {}", name.chars().take(crate::NAME_LETTERS_MAX).collect::<String>())
}
