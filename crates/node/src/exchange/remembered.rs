//! What is remembered of other sides from one exchange to the next, each in a file of its own.

use crate::exchange::Exchange;
use crate::exchange::showing::NONCE_DIGITS;
use std::io;

impl Exchange {
    /// Whether a side may have lost what it once held: its start is not confirmed, or what it showed last was less.
    pub(crate) fn has_lost(&self, side: &str) -> bool {
        let kept = |below: &str| {
            let path = self.folder.join(below).join(side);
            self.disk.read(&path, NONCE_DIGITS).is_ok_and(|kept| kept.is_some())
        };
        kept("asked") || kept("short")
    }

    /// Remembers, until it shows otherwise, that a side shows less than it was known to hold.
    pub(crate) fn note_short(&self, side: &str, short: bool) -> io::Result<()> {
        let path = self.folder.join("short").join(side);
        match (short, self.disk.read(&path, 1)?.is_some()) {
            (true, false) => self.disk.write(&[(path, Vec::new())]),
            (false, true) => self.disk.remove(&path),
            (true, true) | (false, false) => Ok(()),
        }
    }

    /// Remembers the question of a side's start.
    pub(crate) fn note_asked(&self, side: &str, nonce: Vec<u8>) -> io::Result<()> {
        let path = self.folder.join("asked").join(side);
        if self.disk.read(&path, NONCE_DIGITS)?.as_ref() == Some(&nonce) {
            return Ok(());
        }
        self.disk.write(&[(path, nonce)])
    }

    /// The question of a side's start, if it asked one.
    pub(crate) fn asked(&self, side: &str) -> io::Result<Option<String>> {
        let nonce = self.disk.read(&self.folder.join("asked").join(side), NONCE_DIGITS)?;
        Ok(nonce.and_then(|nonce| String::from_utf8(nonce).ok()))
    }
}
