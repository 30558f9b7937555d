//! Who there is in a model, and which acts may be put forward.

use super::entry::Act;

/// What an act is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Subject {
    /// The charter, of a version; the sides that have no node under it.
    Charter {
        version: u8,
        on_paper: u8,
    },
    Document(u8),
    /// That another log of its side continues the first.
    Log,
}

impl Subject {
    /// What P-R5 and P-R6 compare.
    pub(crate) fn name(self) -> u8 {
        match self {
            Self::Charter { .. } => 0,
            Self::Log => 1,
            Self::Document(number) => 2 + number,
        }
    }

    pub(crate) fn is_charter(self) -> bool {
        matches!(self, Self::Charter { .. })
    }
}

/// An act that may be put forward.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Draft {
    /// The log in which it is proposed.
    pub(crate) log: usize,
    pub(crate) subject: Subject,
    pub(crate) base: Option<Act>,
    pub(crate) charter: Option<Act>,
    /// The sides that signed it on paper.
    pub(crate) attested: u8,
}

/// The sides and logs of a model. Act 0 is the charter that is in force when it begins.
#[derive(Clone, Debug)]
pub(crate) struct Circle {
    /// How many sides; log `n` is the first of side `n`.
    pub(crate) sides: usize,
    /// Logs of side 0 that may continue its first.
    pub(crate) candidates: usize,
    pub(crate) acts: Vec<Draft>,
}

/// The set of one side.
pub(crate) fn only(side: usize) -> u8 {
    1 << side
}

impl Circle {
    pub(crate) fn logs(&self) -> usize {
        self.sides + self.candidates
    }

    pub(crate) fn side(&self, log: usize) -> usize {
        if log < self.sides { log } else { 0 }
    }

    pub(crate) fn is_late(&self, log: usize) -> bool {
        log >= self.sides
    }

    /// The sides that sign an act in the record, but its proposer.
    pub(crate) fn others(&self, act: Act) -> impl Iterator<Item = usize> + use<> {
        let draft = self.acts[act];
        let by = self.side(draft.log);
        (0..self.sides).filter(move |side| *side != by && draft.attested & only(*side) == 0)
    }

    /// Acts of all on subjects of their own, or as said, under the charter.
    pub(crate) fn of(sides: usize, candidates: usize, acts: &[Draft]) -> Self {
        let subject = Subject::Charter { version: 1, on_paper: 0 };
        let mut all = vec![Draft { log: 0, subject, base: None, charter: None, attested: 0 }];
        all.extend_from_slice(acts);
        Self { sides, candidates, acts: all }
    }
}

impl Draft {
    /// A document put forward in a log.
    pub(crate) fn document(log: usize, number: u8, base: Option<Act>) -> Self {
        Self { log, subject: Subject::Document(number), base, charter: Some(0), attested: 0 }
    }
}
