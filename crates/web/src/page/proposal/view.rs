//! What the page of a proposal is told.

use axum::http::StatusCode;
use jiff::civil::Date;

use crate::page::document::view::{Held, Provision};
use crate::view::{Link, Tag, Text};

/// A proposal, whole.
#[derive(Clone, Debug)]
pub struct ProposalPage {
    /// The act, in 64 digits.
    pub act: String,
    /// What is proposed, in words.
    pub kind: String,
    /// About what.
    pub about: Link,
    /// Who proposed it.
    pub by: Text,
    /// Each side, and how it stands to it; the own side first.
    pub sides: Vec<(Text, Stand)>,
    /// What it says, field by field.
    pub said: Vec<(String, Vec<Text>)>,
    /// The text that it would adopt.
    pub text: Option<ProposedText>,
    /// What became of it, in words; none while it is open.
    pub became: Option<String>,
    /// Why a side declined it, in its own words.
    pub reasons: Vec<(Text, Text)>,
    /// The files that it names, each with its field.
    pub files: Vec<Link>,
    /// What this reader may do.
    pub may: May,
    /// What its forms carry.
    pub form_token: String,
    /// Why the last step was refused.
    pub refused: Option<String>,
}

/// How a side stands to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Has signed.
    Signed,
    /// Is awaited.
    Awaited,
    /// Has declined.
    Declined,
}

/// What a reader may do with a proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Sign it for the side, or decline it.
    pub answer: bool,
    /// Take it back.
    pub close: bool,
    /// The side is awaited, though not this reader.
    pub awaits_others: bool,
}

/// A text, whole, with what it changes and what follows from it.
#[derive(Clone, Debug)]
pub struct ProposedText {
    /// Its title.
    pub title: Text,
    /// What is said of the text itself, such as that it is a demonstration.
    pub source: Option<Text>,
    /// Its languages, and which of them are authentic.
    pub languages: Vec<Held>,
    /// The languages that stand side by side: all that are authentic.
    pub shown: Vec<Tag>,
    /// The text.
    pub provisions: Vec<Provision>,
    /// What changes against the version in force; none where it is the first version.
    pub changes: Option<Vec<Change>>,
    /// What follows: commitments, with who owes them and by when.
    pub follows: Vec<Following>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub digest: String,
}

/// What changes in one place of a text, in one language.
#[derive(Clone, Debug)]
pub struct Change {
    /// The provision or commitment.
    pub place: String,
    /// The language.
    pub language: Tag,
    /// The runs of words, in order.
    pub runs: Vec<Run>,
}

/// Words that stay, go or come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// They stay.
    Same(String),
    /// They go.
    Gone(String),
    /// They come.
    New(String),
}

/// One thing that follows from a text.
#[derive(Clone, Debug)]
pub struct Following {
    /// Its number.
    pub id: String,
    /// What is promised.
    pub what: Text,
    /// By whom.
    pub on: Vec<Text>,
    /// By when.
    pub by: Option<Date>,
}

impl ProposalPage {
    /// The status of the page: a step that was refused is told.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        if self.refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}
