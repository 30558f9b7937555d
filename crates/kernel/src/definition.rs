//! What surfaces need to know of a kind of act: forms, commands and lists are read from it.

use crate::act::Content;
use crate::subject::Kind;

/// A kind of act.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// Its name, `noun.verb`.
    pub name: &'static str,
    /// What it is about.
    pub subject: Kind,
    /// Whose word it is.
    pub authority: Authority,
    /// What it says, in the order a form asks.
    pub fields: &'static [Field],
    /// An example, every field filled.
    pub sample: fn() -> Content,
}

/// Whose word an act is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// One side speaks for itself.
    Own,
    /// All sides together.
    Joint,
    /// One side or all together.
    Either,
}

/// One thing an act says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name on the wire.
    pub name: &'static str,
    /// What may stand there.
    pub holds: Holds,
    /// How it must be kept.
    pub class: Class,
    /// Whether it must be said.
    pub required: bool,
}

impl Field {
    /// A field that must be said and that anyone may read.
    pub const fn open(name: &'static str, holds: Holds) -> Self {
        Self { name, holds, class: Class::Public, required: true }
    }

    /// A field that must be said and that anyone entitled to the record may read.
    pub const fn must(name: &'static str, holds: Holds) -> Self {
        Self { name, holds, class: Class::Institutional, required: true }
    }

    /// A field that may be left out.
    pub const fn may(name: &'static str, holds: Holds) -> Self {
        Self { name, holds, class: Class::Institutional, required: false }
    }

    /// A field whose value lives in the vault; the act holds a commitment to it.
    pub const fn personal(name: &'static str) -> Self {
        Self { name, holds: Holds::Personal, class: Class::Personal, required: false }
    }
}

/// How a field must be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// For anyone.
    Public,
    /// Of offices and institutions.
    Institutional,
    /// Of a person: only a commitment enters the log.
    Personal,
    /// Of a person and delicate: no kind of act has one yet.
    Special,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// One line of plain text.
    Line,
    /// A name in languages.
    Names,
    /// A text in languages.
    Text,
    /// A civil date.
    Date,
    /// A whole number.
    Number,
    /// Yes or no.
    Flag,
    /// The digest of a file.
    Digest,
    /// The name of an act.
    Act,
    /// The short name of a side.
    Side,
    /// A subject of this kind.
    Subject(Kind),
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A salted commitment.
    Personal,
    /// Several of one thing.
    Each(&'static Holds),
    /// Several fields together.
    Group(&'static [Field]),
}
