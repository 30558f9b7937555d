//! A stranger's copy of what a node publishes: fetched over HTTP into a folder, to be verified there.
//!
//! Nothing of what the server says is believed here, and none of it may cost more than it should.

use crate::exchange::source::bytes_max;
use crate::log::names::parse_log_name;
use crate::published;
use crate::verify::{self, Lack, Named, VerifyError};
use paivand_record::act::SIDES_MAX;
use paivand_record::bundle::BUNDLE_BYTES_MAX;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::fate::SUCCESSIONS_MAX;
use paivand_record::note::{NOTE_BYTES_MAX, Note};
use paivand_record::tile::{Kind, Tile, bundles_since, hashes_since};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// Longest list of logs: a short name on a line for each that a circle may have.
const LISTING_BYTES_MAX: usize = 16 * 1024;

/// Most logs fetched: each side's, one after another.
const LOGS_MAX: usize = SIDES_MAX * SUCCESSIONS_MAX;

/// Largest `vkeys` file: a few lines for each side.
const KEYS_BYTES_MAX: usize = 16 * 1024;

/// Largest tile of hashes (tlog-tiles: 256 of 32 bytes).
const TILE_BYTES_MAX: usize = 8 * 1024;

/// Largest document.
const DOCUMENT_BYTES_MAX: usize = 1 << 20;

/// How often a record that grows while it is read is read again: a node that is written to without a pause
/// is better verified from a copy.
const ROUNDS_MAX: usize = 5;

/// Most entries of a log that a stranger fetches: their tiles and bundles must fit into the limits below.
const ENTRIES_MAX: u64 = 1 << 20;

/// What a stranger is ready to spend on a server that may mean no good.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For one answer, whole.
    pub answer: Duration,
    /// For everything.
    pub whole: Duration,
    /// Files asked for.
    pub files: usize,
    /// Bytes in all.
    pub bytes: usize,
}

impl Default for Limits {
    /// Thirty seconds for a bundle of usual entries over a thin link, an hour for all: a record of a million
    /// entries has some nine thousand files and hundreds of megabytes.
    fn default() -> Self {
        Self {
            answer: Duration::from_secs(30),
            whole: Duration::from_secs(3_600),
            files: 50_000,
            bytes: 1 << 30,
        }
    }
}

/// Why a record could not be fetched; what was fetched of it is of no use.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// No answer, or none in time.
    #[error("{url} gave no whole answer within {seconds} s: {reason}")]
    Unreached {
        /// What was asked for.
        url: String,
        /// How long it was waited for.
        seconds: u64,
        /// What the link said.
        reason: String,
    },
    /// An answer that is neither the file nor its absence.
    #[error("{url} answered with status {status}: the node there is in trouble, or it is no node")]
    Status {
        /// What was asked for.
        url: String,
        /// The HTTP status.
        status: u16,
    },
    /// No such file.
    #[error("{0} is not there: the server publishes no whole record")]
    Absent(String),
    /// A file larger than any of its kind.
    #[error("{url} sends more than {bytes_max} bytes: that is no file of a record")]
    TooLarge {
        /// What was asked for.
        url: String,
        /// What such a file can have at most.
        bytes_max: usize,
    },
    /// A file of another form.
    #[error("{0} is not what it should be: the server publishes no record")]
    Garbage(String),
    /// More entries than a stranger will check at once.
    #[error("{url} claims {entries} entries: more than {ENTRIES_MAX} are verified from a copy of the folder")]
    TooManyEntries {
        /// The checkpoint.
        url: String,
        /// What it claims.
        entries: u64,
    },
    /// All limits together.
    #[error("the server sends more than a stranger takes ({0}): verify a copy of the folder instead")]
    TooMuch(&'static str),
    /// The copy could not be written.
    #[error("the temporary copy could not be written")]
    Disk(#[from] io::Error),
    /// It was fetched, and does not verify.
    #[error("what the server publishes does not verify")]
    Verify(#[from] VerifyError),
}

impl FetchError {
    /// Whether the server was heard and what it says is wrong, other than that it could not be heard.
    pub fn is_false(&self) -> bool {
        match self {
            Self::Unreached { .. } | Self::Status { .. } | Self::TooMuch(_) | Self::Disk(_) => false,
            Self::Absent(_)
            | Self::TooLarge { .. }
            | Self::Garbage(_)
            | Self::TooManyEntries { .. }
            | Self::Verify(_) => true,
        }
    }
}

/// Fetches what the node at `url` publishes into `folder`, which must be empty, and verifies it there.
///
/// # Errors
/// The folder is not empty, the node gives less than it promises or more than the limits, or something does not verify.
pub fn verify_at(url: &str, folder: &Path, limits: Limits) -> Result<verify::Report, FetchError> {
    let mut stranger = Stranger::new(url, folder, limits);
    let mut round = 0;
    loop {
        round += 1;
        stranger.fetch_logs()?;
        let verified = verify::verify(folder);
        match verified {
            // The record may have grown between two of its files: then the next look finds it whole.
            Ok(report) if report.stuck.iter().any(|log| log.why == Lack::Waits) && round < ROUNDS_MAX => {}
            Ok(_) => {
                stranger.fetch_named(&verify::named_in(folder)?)?;
                return Ok(verify::verify(folder)?);
            }
            Err(VerifyError::Store(_) | VerifyError::Broken(_)) if round < ROUNDS_MAX => {}
            Err(error) => return Err(error.into()),
        }
    }
}

struct Stranger<'a> {
    base: &'a str,
    folder: &'a Path,
    agent: ureq::Agent,
    limits: Limits,
    end: Instant,
    files: usize,
    bytes: usize,
}

impl<'a> Stranger<'a> {
    fn new(url: &'a str, folder: &'a Path, limits: Limits) -> Self {
        let base = url.trim_end_matches('/');
        Self {
            base,
            folder,
            agent: crate::exchange::link::agent(base, None),
            limits,
            end: Instant::now() + limits.whole,
            files: 0,
            bytes: 0,
        }
    }

    /// A file, or none if the server has none.
    fn get(&mut self, path: &str, bytes_max: usize) -> Result<Option<Vec<u8>>, FetchError> {
        self.files += 1;
        if self.files > self.limits.files {
            return Err(FetchError::TooMuch("files"));
        }
        let left = self.end.checked_duration_since(Instant::now()).ok_or(FetchError::TooMuch("time"))?;
        let patience = self.limits.answer.min(left);
        let url = format!("{}/{path}", self.base);
        let unreached = |error: &ureq::Error| FetchError::Unreached {
            url: url.clone(),
            seconds: patience.as_secs(),
            reason: error.to_string(),
        };
        let asked = self.agent.get(&url).config().timeout_global(Some(patience)).build();
        let mut answer = asked.call().map_err(|error| unreached(&error))?;
        match answer.status().as_u16() {
            200 => {}
            404 => return Ok(None),
            status => return Err(FetchError::Status { url, status }),
        }
        let read = answer.body_mut().with_config().limit(bytes_max as u64 + 1).read_to_vec();
        let bytes = match read {
            Err(ureq::Error::BodyExceedsLimit(_)) => return Err(FetchError::TooLarge { url, bytes_max }),
            read => read.map_err(|error| unreached(&error))?,
        };
        if bytes.len() > bytes_max {
            return Err(FetchError::TooLarge { url, bytes_max });
        }
        self.bytes += bytes.len();
        if self.bytes > self.limits.bytes {
            return Err(FetchError::TooMuch("bytes"));
        }
        Ok(Some(bytes))
    }

    fn must(&mut self, path: &str, bytes_max: usize) -> Result<Vec<u8>, FetchError> {
        self.get(path, bytes_max)?.ok_or_else(|| FetchError::Absent(self.url(path)))
    }

    fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.base)
    }

    fn keep(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.folder.join(path);
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(path, bytes)
    }

    fn fetch_logs(&mut self) -> Result<(), FetchError> {
        let listing = self.must(published::LOGS, LISTING_BYTES_MAX)?;
        let garbage = || FetchError::Garbage(self.url(published::LOGS));
        let listing = String::from_utf8(listing).map_err(|_| garbage())?;
        let names: Vec<String> = listing.lines().map(String::from).collect();
        let sound = names.iter().all(|name| parse_log_name(name).is_some());
        if !sound || names.is_empty() || names.len() > LOGS_MAX {
            return Err(garbage());
        }
        names.iter().try_for_each(|name| self.fetch_log(name))
    }

    fn fetch_log(&mut self, name: &str) -> Result<(), FetchError> {
        let path = published::checkpoint(name);
        let Some(bytes) = self.get(&path, NOTE_BYTES_MAX)? else { return Ok(()) };
        let shown = Note::parse(&bytes).and_then(|note| Checkpoint::of_note(&note));
        let entries = shown.map_err(|_| FetchError::Garbage(self.url(&path)))?.size;
        if entries > ENTRIES_MAX {
            return Err(FetchError::TooManyEntries { url: self.url(&path), entries });
        }
        self.keep(&path, &bytes)?;
        let keys = published::vkeys(name);
        let bytes = self.must(&keys, KEYS_BYTES_MAX)?;
        self.keep(&keys, &bytes)?;
        for tile in bundles_since(0, entries).into_iter().chain(hashes_since(0, entries)) {
            self.fetch_tile(name, tile)?;
        }
        Ok(())
    }

    fn fetch_tile(&mut self, name: &str, tile: Tile) -> Result<(), FetchError> {
        let bytes_max = if tile.kind == Kind::Entries { BUNDLE_BYTES_MAX } else { TILE_BYTES_MAX };
        let path = |tile: Tile| published::tile(name, tile);
        for path in [path(tile), path(tile.full())] {
            if self.folder.join(&path).exists() {
                return Ok(());
            }
            if let Some(bytes) = self.get(&path, bytes_max)? {
                return Ok(self.keep(&path, &bytes)?);
            }
        }
        Err(FetchError::Absent(self.url(&path(tile))))
    }

    /// What the node lacks is counted as missing when all is verified.
    fn fetch_named(&mut self, named: &Named) -> Result<(), FetchError> {
        for digest in &named.documents {
            let path = published::document(digest);
            if let Some(bytes) = self.get(&published::on_site(&path), DOCUMENT_BYTES_MAX)? {
                self.keep(&path, &bytes)?;
            }
        }
        for path in named.words.iter().map(published::words) {
            if let Some(bytes) = self.get(&path, bytes_max(&path))? {
                self.keep(&path, &bytes)?;
            }
        }
        Ok(())
    }
}
