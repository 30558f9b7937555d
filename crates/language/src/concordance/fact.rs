//! One thing that a text states, and where.

use std::fmt;

use super::Kind;
use crate::number;
use crate::segment::Span;

/// Numbers in words up to this one come and go in translation: one, two, both, first, second.
const SMALL_MAX: u64 = 2;

/// One thing that is stated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Atom {
    /// A number, also a day or a year.
    Number(number::Number),
    /// A month, from 1.
    Month(u64),
    /// Letters and figures.
    Code(String),
}

impl fmt::Display for Atom {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(to),
            Self::Month(month) => month.fmt(to),
            Self::Code(code) => code.fmt(to),
        }
    }
}

/// Where something is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) span: Span,
    pub(super) atom: Atom,
    /// Whether others must state it too.
    pub(super) counts: bool,
    /// Whether it is part of a date.
    pub(super) dated: bool,
}

impl Fact {
    pub(super) fn kind(&self) -> Kind {
        match self.atom {
            Atom::Number(_) if !self.dated => Kind::Number,
            Atom::Number(_) | Atom::Month(_) => Kind::Date,
            Atom::Code(_) => Kind::Code,
        }
    }
}

/// A number, if it is small enough for one.
pub(super) fn stated(span: Span, value: u64, in_words: bool) -> Option<Fact> {
    let atom = Atom::Number(number::Number::whole(value).ok()?);
    Some(Fact { span, atom, counts: value > 0 && (!in_words || value > SMALL_MAX), dated: false })
}

/// A month.
pub(super) fn month(span: Span, month: u64) -> Fact {
    Fact { span, atom: Atom::Month(month), counts: true, dated: true }
}

/// The parts of a date, each for itself: one text may write them together where another does not.
pub(super) fn dated(span: &Span, date: jiff::civil::Date) -> impl Iterator<Item = Fact> {
    let number = |value: u64| number::Number::whole(value).ok().map(Atom::Number);
    let part = |value: i16| u64::from(value.unsigned_abs());
    let atoms = [
        number(part(date.year())),
        Some(Atom::Month(part(date.month().into()))),
        number(part(date.day().into())),
    ];
    let span = span.clone();
    atoms.into_iter().flatten().map(move |atom| Fact { span: span.clone(), atom, counts: true, dated: true })
}

/// A number that was read.
pub(super) fn numbered(span: Span, number: number::Number, figures: bool) -> Fact {
    let whole = number.whole_part();
    // A zero is the minutes of a full hour; a half in words comes and goes as one and two do.
    let counts = match (number.fraction().is_empty(), figures) {
        (true, true) => whole > 0,
        (true, false) => whole > SMALL_MAX,
        (false, _) => figures || whole > 0,
    };
    Fact { span, atom: Atom::Number(number), counts, dated: false }
}
