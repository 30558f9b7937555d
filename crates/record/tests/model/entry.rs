//! What stands in the logs of a model.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::mem::discriminant;
use std::sync::Arc;

/// Most logs of a model.
pub(crate) const LOGS: usize = 5;

/// The act with this number in a circle's list of acts.
pub(crate) type Act = usize;

/// A log at a size: what a checkpoint says. Sizes do not count what stands there before a model begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Point {
    pub(crate) size: usize,
    pub(crate) root: u64,
}

/// Where an enact says that a log ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct End {
    pub(crate) at: Point,
    /// Whether proofs lead from there to all that was named.
    pub(crate) continued: bool,
    /// Whether two of those named are shown to part there.
    pub(crate) parted: bool,
}

/// What an entry says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum What {
    /// The genesis of a log that is to continue another, from a point of that one; whether the recovery key
    /// vouches for it.
    Begin {
        from: Point,
        vouched: bool,
    },
    /// Other keys, by the word of the recovery key.
    Rekey,
    /// The side's own word, under a charter.
    Say {
        number: u8,
        charter: Act,
    },
    /// An entry of a kind that only newer rules know.
    NewKind,
    Propose(Act),
    /// With the point at which the signer stopped taking a log.
    Concur(Act, Option<Point>),
    Decline(Act),
    Close(Act),
    /// With the sides whose signature is proven under a checkpoint that all cosigned.
    Enact {
        act: Act,
        proven: u8,
        end: Option<End>,
    },
    /// With the sides that cosigned beyond the enact.
    Observe {
        act: Act,
        by: u8,
    },
}

impl What {
    /// The act it is about.
    pub(crate) fn act(&self) -> Option<Act> {
        match self {
            Self::Propose(act) | Self::Concur(act, _) | Self::Decline(act) | Self::Close(act) => Some(*act),
            Self::Enact { act, .. } | Self::Observe { act, .. } => Some(*act),
            Self::Begin { .. } | Self::Rekey | Self::Say { .. } | Self::NewKind => None,
        }
    }

    /// Whether both say the same of the same act.
    fn repeats(&self, other: &Self) -> bool {
        self.act() == other.act() && discriminant(self) == discriminant(other)
    }
}

/// An entry: what it says, what its writer had seen of each log of another side, and by which of its keys it is
/// signed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Entry {
    pub(crate) what: What,
    pub(crate) seen: [Point; LOGS],
    pub(crate) key: u8,
    /// Which life of its writer's machine wrote it: two lives never write the same bytes.
    pub(crate) life: u8,
}

/// An entry at its place; what stands before it is part of its name.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) entry: Entry,
    /// Of the log with this entry at its end.
    pub(crate) root: u64,
}

impl PartialEq for Placed {
    fn eq(&self, other: &Self) -> bool {
        self.root == other.root
    }
}

impl Eq for Placed {}

impl Hash for Placed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.root.hash(state);
    }
}

/// A copy of a log, or the log itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Log(pub(crate) Vec<Arc<Placed>>);

impl Log {
    pub(crate) fn size(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn at(&self, size: usize) -> Point {
        let root = size.checked_sub(1).map_or(0, |last| self.0[last].root);
        Point { size, root }
    }

    pub(crate) fn tip(&self) -> Point {
        self.at(self.size())
    }

    /// Whether it is that log at that size, or has been.
    pub(crate) fn holds(&self, point: Point) -> bool {
        point.size <= self.size() && self.at(point.size) == point
    }

    /// Whether it goes on from another.
    pub(crate) fn extends(&self, other: &Self) -> bool {
        self.holds(other.tip())
    }

    /// How much of two is the same.
    pub(crate) fn common(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).take_while(|(one, two)| one == two).count()
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.0.iter().map(|placed| &placed.entry)
    }

    pub(crate) fn place(&self, what: impl Fn(&What) -> bool) -> Option<usize> {
        self.entries().position(|entry| what(&entry.what))
    }

    pub(crate) fn says(&self, what: What) -> bool {
        self.place(|said| said.repeats(&what)).is_some()
    }

    pub(crate) fn push(&mut self, entry: Entry) {
        let mut hasher = DefaultHasher::new();
        (self.tip(), &entry).hash(&mut hasher);
        self.0.push(Arc::new(Placed { entry, root: hasher.finish() }));
    }
}
