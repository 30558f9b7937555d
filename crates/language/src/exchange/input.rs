//! Bytes of a file as UTF-8, so many at a time and not more.

use std::io::{self, BufRead, Read};

/// Bytes fetched at a time: enough that fetching costs nothing beside reading.
const FETCH_BYTES: usize = 64 << 10;

/// What the bytes are.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Coding {
    Unknown,
    Utf8,
    Utf16 { big: bool },
}

/// The bytes of a file; UTF-16 with its mark becomes UTF-8.
pub(super) struct Input<R> {
    source: R,
    coding: Coding,
    raw: Vec<u8>,
    /// What is given out, from `at` on.
    ready: Vec<u8>,
    at: usize,
    lines: u64,
    /// How much may be given out before [`Input::allow`] is called again.
    allowed: usize,
}

impl<R: Read> Input<R> {
    pub(super) fn new(source: R) -> Self {
        Self {
            source,
            coding: Coding::Unknown,
            raw: Vec::new(),
            ready: Vec::new(),
            at: 0,
            lines: 1,
            allowed: 0,
        }
    }

    /// Lines begun so far.
    pub(super) fn line(&self) -> u64 {
        self.lines
    }

    /// How much may be given out from now on.
    pub(super) fn allow(&mut self, bytes: usize) {
        self.allowed = bytes;
    }

    /// Whether all that was allowed is given out.
    pub(super) fn is_exhausted(&self) -> bool {
        self.allowed == 0
    }

    /// Fetches what is next; nothing at the end.
    fn fetch(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.at = 0;
        let kept = self.raw.len();
        let mut fetched = (&mut self.source).take(FETCH_BYTES.try_into().unwrap_or(u64::MAX));
        let count = fetched.read_to_end(&mut self.raw)?;
        if self.coding == Coding::Unknown {
            self.coding = match self.raw.as_slice() {
                [0xfe, 0xff, ..] => Coding::Utf16 { big: true },
                [0xff, 0xfe, ..] => Coding::Utf16 { big: false },
                _ => Coding::Utf8,
            };
        }
        let Coding::Utf16 { big } = self.coding else {
            std::mem::swap(&mut self.raw, &mut self.ready);
            return Ok(());
        };
        if count == 0 && kept > 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "half a sign of UTF-16 at the end"));
        }
        self.convert(big, count == 0)
    }

    /// Converts all whole signs of UTF-16 that were fetched.
    fn convert(&mut self, big: bool, ended: bool) -> io::Result<()> {
        let (pairs, _) = self.raw.as_chunks::<2>();
        let unit = |pair: &[u8; 2]| if big { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) };
        let mut units = pairs.len();
        // The first half of a pair of surrogates waits for the other.
        if !ended && pairs.last().is_some_and(|pair| (0xd800..0xdc00).contains(&unit(pair))) {
            units -= 1;
        }
        let mut text = String::with_capacity(units * 2);
        for sign in char::decode_utf16(pairs.iter().take(units).map(unit)) {
            text.push(sign.map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "half a sign of UTF-16"))?);
        }
        self.raw.drain(..units * 2);
        self.ready.extend_from_slice(text.strip_prefix('\u{feff}').unwrap_or(&text).as_bytes());
        Ok(())
    }
}

impl<R: Read> Read for Input<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(to)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Input<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.ready.len() {
            self.fetch()?;
        }
        let rest = self.ready.get(self.at..).unwrap_or_default();
        if rest.is_empty() {
            return Ok(rest);
        }
        if self.allowed == 0 {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "a piece too long"));
        }
        Ok(rest.get(..self.allowed.min(rest.len())).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        let used = self.ready.get(self.at..self.at.saturating_add(count)).unwrap_or_default();
        let lines = used.iter().filter(|byte| **byte == b'\n').count();
        self.lines += u64::try_from(lines).unwrap_or(0);
        self.at += used.len();
        self.allowed = self.allowed.saturating_sub(used.len());
    }
}
