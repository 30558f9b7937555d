//! Files in one file, carried by hand.

use super::{Source, SourceError};
use std::collections::BTreeMap;
use std::ops::Range;

/// Largest pouch read: what fits on the smallest of sticks and in memory.
pub const POUCH_BYTES_MAX: usize = 1 << 30;

/// Files in one file, carried by hand.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Pouch(pub BTreeMap<String, Vec<u8>>);

const POUCH_LINE: &[u8] = b"paivand pouch v1\n";

impl Pouch {
    /// The one spelling: a line, then for each file in order its path, its length and its bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = POUCH_LINE.to_vec();
        for (path, content) in &self.0 {
            bytes.extend(format!("{path}\n{}\n", content.len()).bytes());
            bytes.extend(content);
        }
        bytes
    }

    /// Reads a pouch whole, or refuses it.
    pub fn parse(bytes: &[u8]) -> Result<Self, SourceError> {
        let content = |at: Range<usize>| bytes.get(at).map(<[u8]>::to_vec).unwrap_or_default();
        let places = Self::places(bytes)?.into_iter();
        let pouch = Self(places.map(|(path, at)| (path.to_owned(), content(at))).collect());
        if pouch.to_bytes() == bytes { Ok(pouch) } else { Err(SourceError::Pouch) }
    }

    /// Where in a pouch each of its files stands.
    pub(crate) fn places(bytes: &[u8]) -> Result<Vec<(&str, Range<usize>)>, SourceError> {
        let mut rest = bytes.strip_prefix(POUCH_LINE).ok_or(SourceError::Pouch)?;
        let mut files = Vec::new();
        while !rest.is_empty() {
            let (path, at) = Self::file_at(bytes, bytes.len() - rest.len()).ok_or(SourceError::Pouch)?;
            rest = bytes.get(at.end..).ok_or(SourceError::Pouch)?;
            files.push((path, at));
        }
        Ok(files)
    }

    /// The path of the file that begins here, and where its bytes stand.
    pub(crate) fn file_at(bytes: &[u8], start: usize) -> Option<(&str, Range<usize>)> {
        let (path, after) = line(bytes.get(start..)?)?;
        let (length, after) = line(after)?;
        let content = after.get(..length.parse().ok()?)?;
        let start = bytes.len() - after.len();
        Some((path, start..start + content.len()))
    }
}

fn line(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (line, rest) = bytes.split_at_checked(end)?;
    Some((std::str::from_utf8(line).ok()?, rest.get(1..)?))
}

impl Source for Pouch {
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        Ok(self.0.get(path).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pouch_is_read_whole_or_refused() {
        let files = [("logs/tj/checkpoint", &b"a\n\nb"[..]), ("logs/tj/tile/0/000.p/1", &[0, 10, 255])];
        let pouch = Pouch(files.iter().map(|(path, bytes)| ((*path).into(), bytes.to_vec())).collect());
        let bytes = pouch.to_bytes();
        assert_eq!(Pouch::parse(&bytes).unwrap(), pouch);
        for end in 0..bytes.len() {
            let torn = Pouch::parse(&bytes[..end]);
            assert!(torn.is_err() || torn.unwrap().0.len() < 2, "cut at {end}");
        }
        assert!(Pouch::parse(b"paivand pouch v2\n").is_err());
        assert!(Pouch::parse(b"paivand pouch v1\nb\n0\na\n0\n").is_err(), "out of order");
    }
}
