//! What an engine may be asked: a request that has passed the gate.

use crate::memory::Match;
use crate::pair::Pair;
use crate::permission::Reach;
use crate::terms::Agreed;

/// One segment to be translated, with all that the engine may know for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment<'a> {
    /// The source.
    pub text: &'a str,
    /// The agreed terms that occur in it.
    pub terms: Vec<Agreed>,
    /// What the memory holds that is like it, the best first.
    pub matches: Vec<Match>,
    /// What was wrong with the engine's first answer; empty when it is asked for the first time.
    pub hints: Vec<String>,
}

/// A request that has passed the gate. Only the gate makes one, so only the gate can ask an engine.
#[derive(Debug)]
pub struct Permitted<'a> {
    pub(crate) pair: Pair,
    pub(crate) reach: Reach,
    pub(crate) segments: Vec<Segment<'a>>,
}

impl<'a> Permitted<'a> {
    /// From which language into which.
    #[must_use]
    pub fn pair(&self) -> Pair {
        self.pair
    }

    /// Whether it may go so far: an engine that is handed on a request made for another one finds out here.
    #[must_use]
    pub fn may_go(&self, reach: Reach) -> bool {
        reach == Reach::Node || reach == self.reach
    }

    /// The segments, at least one.
    #[must_use]
    pub fn segments(&self) -> &[Segment<'a>] {
        &self.segments
    }
}
