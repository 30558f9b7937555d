//! What an act is about.

use crate::identity::as_text;
use alloc::sync::Arc;
use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;
use serde::{Deserialize, Serialize};

/// Longest identifier: it stands in addresses and file names.
pub(crate) const ID_BYTES_MAX: usize = 64;

/// The one list of nouns: its word, and which dues an act about one can change.
macro_rules! nouns {
    ($($(#[$about:meta])* $variant:ident $word:literal touches $touches:ident,)*) => {
        /// The nouns that acts are about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Kind {
            $($(#[$about])* $variant),*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word before the slash.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// Which dues an act about one can change, but for those that the record itself awaits.
            pub(crate) const fn touches(self) -> Touches {
                match self { $(Self::$variant => Touches::$touches),* }
            }
        }
    };
}

/// Which dues an act can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touches {
    /// None.
    Nothing,
    /// What the rules of all terms ask.
    Rules,
    /// All that is owed under the instruments that it may serve.
    Instruments,
    /// What is owed of it alone.
    Itself,
}

nouns! {
    /// The founding of the joint record.
    Charter "charter" touches Rules,
    /// An instrument, terms of reference, a work plan.
    Document "document" touches Instruments,
    /// Something that happened on paper.
    Event "event" touches Rules,
    /// A ministry, university, institute or enterprise.
    Institution "institution" touches Nothing,
    /// A working group or dialogue.
    Body "body" touches Rules,
    /// An office in one side's part of a body.
    Seat "seat" touches Rules,
    /// A session of a body.
    Session "session" touches Rules,
    /// A thread that lives across the sessions of a body.
    Topic "topic" touches Rules,
    /// A note verbale or letter that a side sent.
    Note "note" touches Rules,
    /// A promise of a work plan.
    Commitment "commitment" touches Itself,
    /// A year's holidays of a side, which count only for what is anchored after it.
    Calendar "calendar" touches Nothing,
    /// The logs of a side.
    Log "log" touches Nothing,
    /// An act, by its digits.
    Act "act" touches Nothing,
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
        let kind = Kind::ALL.iter().copied().find(|kind| kind.word() == word);
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
