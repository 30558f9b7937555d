//! What surfaces need to know of a kind of act: forms, commands and lists are read from it.

use crate::act::Content;
use crate::subject::Kind;

/// A kind of act.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// Its name, `noun.verb`.
    pub name: &'static str,
    /// The first version of the rules that knows it.
    pub since: u32,
    /// What it is about.
    pub subject: Kind,
    /// Whose word it is.
    pub authority: Authority,
    /// The worded field that names what it is about, if it has one.
    pub title: Option<&'static str>,
    /// What it says, in the order a form asks.
    pub fields: &'static [Field],
    /// An example, every field filled that stands in the log.
    pub sample: fn() -> Content,
    /// What its worded fields say in the example, as a JSON object; `{}` where it has none.
    pub words: &'static str,
}

impl Definition {
    /// The fields whose words stand beside the log.
    pub fn worded(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().filter(|field| field.class == Class::Worded)
    }
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
    /// The first version of the rules that knows it.
    pub since: u32,
    /// What may stand there.
    pub holds: Holds,
    /// How it must be kept.
    pub class: Class,
    /// Whether it must be said.
    pub required: bool,
}

impl Field {
    const fn new(name: &'static str, holds: Holds, class: Class, required: bool) -> Self {
        Self { name, since: 1, holds, class, required }
    }

    /// A field that must be said and that anyone may read.
    pub const fn open(name: &'static str, holds: Holds) -> Self {
        Self::new(name, holds, Class::Public, true)
    }

    /// A field that anyone may read and that may be left out.
    pub const fn may_open(name: &'static str, holds: Holds) -> Self {
        Self::new(name, holds, Class::Public, false)
    }

    /// A field that must be said and that anyone entitled to the record may read.
    pub const fn must(name: &'static str, holds: Holds) -> Self {
        Self::new(name, holds, Class::Institutional, true)
    }

    /// A field that may be left out.
    pub const fn may(name: &'static str, holds: Holds) -> Self {
        Self::new(name, holds, Class::Institutional, false)
    }

    /// A field whose words must be said, beside the log.
    pub const fn worded(name: &'static str, holds: Holds) -> Self {
        Self::new(name, holds, Class::Worded, true)
    }

    /// A field whose words may be said, beside the log.
    pub const fn may_word(name: &'static str, holds: Holds) -> Self {
        Self::new(name, holds, Class::Worded, false)
    }

    /// A field whose value lives in the vault; the act holds a commitment to it.
    pub const fn personal(name: &'static str) -> Self {
        Self::new(name, Holds::Personal, Class::Personal, false)
    }
}

/// How a field must be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// For anyone.
    Public,
    /// Of offices and institutions.
    Institutional,
    /// Words that a person typed: they stand beside the log, and only a salted commitment to them in it.
    Worded,
    /// Of a person: only a commitment enters the log.
    Personal,
    /// Of a person and delicate: no kind of act has one yet.
    Special,
}

/// Who may have a file that an act names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileClass {
    /// Anyone.
    Public,
    /// The sides of the circle.
    Joint,
    /// The side that named it, and those it gives it to.
    Own,
    /// The node that holds it and nobody else.
    Internal,
}

/// A word that may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word on the wire.
    pub word: &'static str,
    /// The first version of the rules that knows it.
    pub since: u32,
}

/// Words that the first version of the rules knows.
pub(crate) const fn words<const COUNT: usize>(words: [&'static str; COUNT]) -> [Choice; COUNT] {
    let mut choices = [Choice { word: "", since: 1 }; COUNT];
    let mut rest: (&[&'static str], &mut [Choice]) = (&words, &mut choices);
    while let ([word, words @ ..], [choice, choices @ ..]) = rest {
        choice.word = word;
        rest = (words, choices);
    }
    choices
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// An identifier: lowercase letters, digits, dots and hyphens.
    Code,
    /// The id of a provision, commitment or rule in a document, as it is written there.
    Item,
    /// One line of plain text; documents only.
    Line,
    /// The name of a log.
    Origin,
    /// A verifier key, as the record writes it.
    Key,
    /// The public key of a seat's device.
    SeatKey,
    /// The name of a time zone, `Asia/Dushanbe`.
    Zone,
    /// The tag of a language.
    Language,
    /// A name in languages.
    Names,
    /// A text in languages.
    Text,
    /// The text of a provision in languages.
    Passage,
    /// A civil date.
    Date,
    /// A whole number.
    Number,
    /// A whole number that may be below zero.
    Signed,
    /// How many entries of a log.
    Size,
    /// Yes or no.
    Flag,
    /// The digest of a file that is kept and travels.
    File(FileClass),
    /// A hash of the record that names no file and no act.
    Hash,
    /// The name of an act.
    Act,
    /// The short name of a side.
    Side,
    /// A subject of this kind.
    Subject(Kind),
    /// One of these words.
    Choice(&'static [Choice]),
    /// A salted commitment.
    Personal,
    /// This, or nothing.
    OrNull(&'static Holds),
    /// Several of one thing.
    Each(&'static Holds),
    /// One thing for each side named.
    BySide(&'static Holds),
    /// One thing for each kind of act named.
    ByAct(&'static Holds),
    /// Several fields together.
    Group(&'static [Field]),
}
