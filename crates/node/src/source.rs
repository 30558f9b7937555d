//! Where another side's files come from: its node over HTTP, a folder, or a pouch carried by hand.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::disk::{self, MachineDisk};
use crate::link;
use crate::showing::SHOWING_BYTES_MAX;
use crate::words::{ANSWER_BYTES_MAX, WordStore, path_of};
use paivand_kernel::words::WORDS_BYTES_MAX;
use paivand_record::bundle::BUNDLE_BYTES_MAX;
use paivand_record::hash::Hash;
use paivand_record::note::NOTE_BYTES_MAX;

/// Longest wait for one answer of a peer: a bundle of 16 MiB on a thin link; then the link counts as down.
pub const ANSWER_SECONDS_MAX: u64 = 60;

/// Largest document: a long instrument in four languages is under 200 KiB.
pub const DOCUMENT_BYTES_MAX: usize = 1 << 20;

/// Largest tile of hashes (tlog-tiles: 256 of 32 bytes), and more than any other small file.
const TILE_BYTES_MAX: usize = 8 * 1024;

/// Largest pouch read: what fits on the smallest of sticks and in memory.
pub const POUCH_BYTES_MAX: usize = 1 << 30;

/// Why a file could not be had.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The peer was not reached, or broke off.
    #[error("{peer} could not be reached")]
    Unreached {
        /// Whom.
        peer: String,
        /// What the link said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The file on disk could not be read.
    #[error("a file could not be read")]
    Disk(#[from] std::io::Error),
    /// What this exchange may cost was spent.
    #[error("the other side sends more than one exchange takes: what came is kept, and the next goes on")]
    Spent,
    /// A file larger than any of its kind.
    #[error("{path} is larger than any such file may be, and was not taken")]
    TooLarge {
        /// Which.
        path: String,
    },
    /// Not a pouch.
    #[error("the pouch is damaged or not a pouch: ask for it to be packed again")]
    Pouch,
}

/// Answers for one path of a node's published files; `None` when there is no such file.
pub trait Source {
    /// The bytes at `path`, such as `logs/tj/checkpoint`.
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError>;

    /// The same for a file that only those have who are entitled to it, asked for with a signed line.
    fn get_entitled(&self, path: &str, _request: &str) -> Result<Option<Vec<u8>>, SourceError> {
        self.get(path)
    }

    /// Those of these words that are there; what is larger than any are is given as nothing.
    fn words(&self, digests: &[Hash]) -> Result<BTreeMap<Hash, Vec<u8>>, SourceError> {
        let mut found = BTreeMap::new();
        for digest in digests {
            let bytes = match self.get(&path_of(*digest)) {
                Err(SourceError::TooLarge { .. }) => Some(Vec::new()),
                other => other?,
            };
            found.extend(bytes.map(|bytes| (*digest, bytes)));
        }
        Ok(found)
    }
}

/// Most bytes that a published file of this path has.
pub fn bytes_max(path: &str) -> usize {
    if path.contains("/tile/entries/") {
        BUNDLE_BYTES_MAX
    } else if path.contains("/tile/") {
        TILE_BYTES_MAX
    } else if path.starts_with("words/") {
        // Several at once come in a pouch, of which the last may begin just below what one answer holds.
        if path.contains('+') { ANSWER_BYTES_MAX + 2 * WORDS_BYTES_MAX } else { WORDS_BYTES_MAX }
    } else if path.starts_with("documents/") {
        DOCUMENT_BYTES_MAX
    } else if path.starts_with("showing/") {
        SHOWING_BYTES_MAX
    } else {
        NOTE_BYTES_MAX
    }
}

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
        // On a node's site `/documents/ID` is a page for people; files by digest stand one step below.
        let place = path.replace("documents/", "documents/by-digest/");
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

/// A node's folder.
#[derive(Debug)]
pub struct Folder(pub PathBuf);

impl Source for Folder {
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        Ok(disk::read(&self.0.join(path), bytes_max(path))?)
    }

    fn words(&self, digests: &[Hash]) -> Result<BTreeMap<Hash, Vec<u8>>, SourceError> {
        if digests.is_empty() {
            return Ok(BTreeMap::new());
        }
        let held = WordStore::open(Arc::new(MachineDisk), &self.0)?;
        let mut found = BTreeMap::new();
        for digest in digests {
            found.extend(held.bytes(*digest)?.map(|bytes| (*digest, bytes)));
        }
        Ok(found)
    }
}

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
    ///
    /// # Errors
    /// It is no pouch, is cut, or is longer than one may be.
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
