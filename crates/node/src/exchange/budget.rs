//! What one exchange with one side may cost: bytes, files and seconds. Whoever sends without end, or one byte
//! at a time, costs no more than that, and nobody else waits for it.

use crate::exchange::source::{Source, SourceError};
use std::cell::Cell;
use std::time::{Duration, Instant};

/// What is left of an exchange.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// Bytes of all answers.
    pub bytes: usize,
    /// Files asked for.
    pub files: usize,
    /// Time in all.
    pub time: Duration,
}

impl Default for Budget {
    /// Thirty-two megabytes, held in memory until they are taken: at one megabyte a second half a minute, and
    /// what is still missing then is asked for at once in the next exchange.
    fn default() -> Self {
        Self { bytes: 32 << 20, files: 4_096, time: Duration::from_secs(120) }
    }
}

/// A source that is asked for no more than a budget allows.
pub(crate) struct Rationed<'a> {
    source: &'a dyn Source,
    bytes: Cell<usize>,
    files: Cell<usize>,
    end: Instant,
}

impl<'a> Rationed<'a> {
    pub(crate) fn new(source: &'a dyn Source, budget: Budget) -> Self {
        let end = Instant::now() + budget.time;
        Self { source, bytes: Cell::new(budget.bytes), files: Cell::new(budget.files), end }
    }
}

impl Rationed<'_> {
    fn rationed(
        &self,
        ask: impl FnOnce() -> Result<Option<Vec<u8>>, SourceError>,
    ) -> Result<Option<Vec<u8>>, SourceError> {
        let files = self.files.get().checked_sub(1).filter(|_| Instant::now() < self.end);
        self.files.set(files.filter(|_| self.bytes.get() > 0).ok_or(SourceError::Spent)?);
        let answer = ask()?;
        // The last answer may be larger than what is left: it is bounded by its kind.
        self.bytes.set(self.bytes.get().saturating_sub(answer.as_ref().map_or(0, Vec::len)));
        Ok(answer)
    }
}

impl Source for Rationed<'_> {
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        self.rationed(|| self.source.get(path))
    }

    fn get_entitled(&self, path: &str, request: &str) -> Result<Option<Vec<u8>>, SourceError> {
        self.rationed(|| self.source.get_entitled(path, request))
    }
}
