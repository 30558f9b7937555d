//! The same form sent twice by one click: it is said once, and both answers lead to the same place.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use paivand_kernel::Digest;

/// How long the same form of the same session is the same click: longer than an impatient wait on a thin link.
const SAME_CLICK: SignedDuration = SignedDuration::from_mins(2);
/// Most clicks that are remembered: more than a ministry makes in two minutes.
const CLICKS_MAX: usize = 512;

/// What was said by the last clicks, and where each led.
#[derive(Debug, Default)]
pub(crate) struct Once(Mutex<VecDeque<(Digest, Timestamp, String)>>);

impl Once {
    /// Says what this form says, unless it was said a moment ago. The second of two clicks waits for the first.
    pub(crate) fn say<E>(
        &self,
        form: Digest,
        now: Timestamp,
        say: impl FnOnce() -> Result<String, E>,
    ) -> Result<String, E> {
        let mut clicks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        clicks.retain(|(_, at, _)| now.duration_since(*at) < SAME_CLICK);
        if let Some((_, _, leads)) = clicks.iter().find(|(said, ..)| *said == form) {
            return Ok(leads.clone());
        }
        let leads = say()?;
        if clicks.len() >= CLICKS_MAX {
            clicks.pop_front();
        }
        clicks.push_back((form, now, leads.clone()));
        Ok(leads)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_said_once_a_click() {
        let once = Once::default();
        let now = "2027-03-01T09:00:00Z".parse::<Timestamp>().unwrap();
        let (one, other) = (Digest::of(b"one"), Digest::of(b"other"));
        let mut said = 0;
        let mut say = |form, seconds, good: bool| {
            let answer = once.say(form, now + SignedDuration::from_secs(seconds), || {
                said += 1;
                good.then(|| format!("/{said}")).ok_or("refused")
            });
            (answer, said)
        };
        assert_eq!(say(one, 0, false), (Err("refused"), 1), "what was refused may be tried again");
        assert_eq!(say(one, 1, true), (Ok("/2".into()), 2));
        assert_eq!(say(one, 2, true), (Ok("/2".into()), 2), "the same click");
        assert_eq!(say(other, 2, true), (Ok("/3".into()), 3));
        assert_eq!(say(one, 121, true), (Ok("/4".into()), 4), "long after, it is meant");
    }
}
