//! What an act is about.

use crate::identity::as_text;
use alloc::sync::Arc;
use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// Longest identifier: it stands in addresses and file names.
pub(crate) const ID_BYTES_MAX: usize = 64;

/// The nouns that acts are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The founding of the joint record.
    Charter,
    /// An instrument, terms of reference, a work plan.
    Document,
    /// Something that happened on paper.
    Event,
    /// A ministry, university, institute or enterprise.
    Institution,
    /// A working group or dialogue.
    Body,
    /// An office in one side's part of a body.
    Seat,
    /// A session of a body.
    Session,
    /// A promise of a work plan.
    Commitment,
    /// A year's holidays of a side.
    Calendar,
    /// The logs of a side.
    Log,
    /// An act, by its digits.
    Act,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Charter,
        Self::Document,
        Self::Event,
        Self::Institution,
        Self::Body,
        Self::Seat,
        Self::Session,
        Self::Commitment,
        Self::Calendar,
        Self::Log,
        Self::Act,
    ];

    /// The word before the slash.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Charter => "charter",
            Self::Document => "document",
            Self::Event => "event",
            Self::Institution => "institution",
            Self::Body => "body",
            Self::Seat => "seat",
            Self::Session => "session",
            Self::Commitment => "commitment",
            Self::Calendar => "calendar",
            Self::Log => "log",
            Self::Act => "act",
        }
    }
}

/// A kind and an identifier, `document/memorandum`; the charter has no identifier.
#[derive(Clone, PartialEq, Eq)]
pub struct Subject {
    kind: Kind,
    id: Arc<str>,
}

impl Subject {
    /// The charter of the circle.
    pub fn charter() -> Self {
        Self { kind: Kind::Charter, id: Arc::from("") }
    }

    /// A subject of this kind and identifier; none if the identifier is not one.
    pub fn new(kind: Kind, id: &str) -> Option<Self> {
        let fits = if kind == Kind::Charter { id.is_empty() } else { is_id(id) };
        fits.then(|| Self { kind, id: Arc::from(id) })
    }

    /// What comes before every subject of this kind; itself none but for the charter.
    pub(crate) fn first_of(kind: Kind) -> Self {
        Self { kind, id: Arc::from("") }
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its identifier.
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// Whether this is an identifier: a lowercase letter or digit, then these, dots and hyphens; 64 in all.
pub(crate) fn is_id(id: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    (1..=ID_BYTES_MAX).contains(&id.len())
        && id.bytes().next().is_some_and(plain)
        && id.bytes().all(|byte| plain(byte) || byte == b'.' || byte == b'-')
}

impl PartialOrd for Subject {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Subject {
    fn cmp(&self, other: &Self) -> Ordering {
        // Names are shared: one that is compared with itself need not be read.
        let same = Arc::ptr_eq(&self.id, &other.id);
        self.kind.cmp(&other.kind).then_with(|| if same { Ordering::Equal } else { self.id.cmp(&other.id) })
    }
}

impl FromStr for Subject {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (word, id) = text.split_once('/').unwrap_or((text, ""));
        let kind = Kind::ALL.into_iter().find(|kind| kind.word() == word);
        let subject = kind.and_then(|kind| Self::new(kind, id));
        subject.filter(|_| !text.ends_with('/')).ok_or("a subject is a kind, a slash and an identifier")
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.kind.word())?;
        if self.id.is_empty() { Ok(()) } else { write!(to, "/{}", self.id) }
    }
}

impl fmt::Debug for Subject {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{self}")
    }
}

as_text!(Subject);
