//! How often somebody may try. Who tries too often from one place waits there; nobody can be locked out by another.

use std::collections::HashMap;
use std::sync::PoisonError;

use jiff::Timestamp;

use crate::{People, PeopleError};

/// Tries that are free: people mistype.
const FREE: u32 = 5;
/// Tries that are free from one place for all names together: an office behind one address signs in each morning.
const FREE_WIDE: u32 = 60;
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
    fn wait(&self, who: &str, free: u32, now: Timestamp) -> i64 {
        let Some((failed, last)) = self.0.get(who) else { return 0 };
        let Some(over) = failed.checked_sub(free) else { return 0 };
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
    /// Begins a try from this place for this name, if one may be made. It counts from now on: many at once are many.
    pub(crate) fn begin_try(&self, address: &str, name: &str, now: Timestamp) -> Result<(), PeopleError> {
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        let (place, wide) = (place(address, name), wide(address));
        let seconds = attempts.wait(&place, FREE, now).max(attempts.wait(&wide, FREE_WIDE, now));
        if seconds > 0 {
            return Err(PeopleError::Wait { seconds });
        }
        attempts.failed(&place, now);
        attempts.failed(&wide, now);
        Ok(())
    }

    /// What was tried fits: it is forgotten.
    pub(crate) fn fits(&self, address: &str, name: &str) {
        let mut attempts = self.attempts.lock().unwrap_or_else(PoisonError::into_inner);
        attempts.0.remove(&place(address, name));
        if let Some((failed, _)) = attempts.0.get_mut(&wide(address)) {
            *failed = failed.saturating_sub(1);
        }
    }
}

fn place(address: &str, name: &str) -> String {
    let name = name.to_lowercase();
    format!("{address} {}", name.chars().take(crate::NAME_LETTERS_MAX).collect::<String>())
}

/// All names from one place together.
fn wide(address: &str) -> String {
    format!("{address} *")
}
