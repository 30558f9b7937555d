//! The judge of the model: what a viewer makes of the copies that it holds, and of nothing else.
//!
//! It follows the rules as docs/protocol.md says them, and shares no line with the record.

mod charter;
mod decide;
mod fold;
mod sign;

use super::circle::Circle;
use super::entry::{Act, LOGS, Log, Point};
use super::rules::Rules;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How much of each log somebody knows.
pub(crate) type Past = [usize; LOGS];

/// What a viewer makes of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Counts,
    Void,
    /// Held apart: what it needs is not here.
    Apart,
}

/// Where an entry stands: the log, and its size with the entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) log: usize,
    pub(crate) size: usize,
}

impl Place {
    fn is_in(self, past: &Past) -> bool {
        past[self.log] >= self.size
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Open,
    Closed(Place),
    Enacted(Place),
    InForce { enact: Place, at: Place },
}

/// A joint act as far as it is known.
#[derive(Clone, Debug)]
pub(crate) struct Joint {
    pub(crate) at: Place,
    pub(crate) concurs: BTreeMap<usize, (Place, Option<Point>)>,
    pub(crate) taken_over: BTreeMap<usize, Place>,
    pub(crate) declined: u8,
    pub(crate) disputed: u8,
    pub(crate) end: Option<usize>,
    pub(crate) fate: Fate,
}

/// How a log ended: entries that count, and what goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) size: usize,
    successor: usize,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Folded {
    pub(crate) verdicts: Vec<Verdict>,
    past: Past,
    /// After each entry.
    pasts: Vec<Past>,
    seen: [Point; LOGS],
    unread: Past,
    pub(crate) stopped: bool,
    begins: Option<(Point, bool)>,
    began: Option<usize>,
    pub(crate) ended: Option<Ended>,
    /// Entries that counted when they were folded.
    counted: usize,
    key: u8,
}

impl Folded {
    pub(crate) fn size(&self) -> usize {
        self.verdicts.len()
    }

    pub(crate) fn is_candidate(&self) -> bool {
        self.begins.is_some() && self.began.is_none()
    }
}

/// Where a signature stands alone: by whom, on which subject and base, and whether on an act of all.
type Slot = (usize, u8, Option<Act>, bool);

/// What a viewer's copies come to.
#[derive(Clone, Debug)]
pub(crate) struct Judge {
    circle: Arc<Circle>,
    rules: Rules,
    /// The version of the rules that the software knows.
    knows: u8,
    pub(crate) logs: Vec<Folded>,
    pub(crate) acts: Vec<Option<Joint>>,
    slots: BTreeMap<Slot, Act>,
}

impl Judge {
    /// Everything that is held, folded.
    pub(crate) fn of(circle: &Arc<Circle>, rules: Rules, knows: u8, held: &[Log]) -> Self {
        let mut judge = Self::new(circle, rules, knows);
        loop {
            judge.fold(held);
            if !judge.is_overtaken() && !judge.can_read_more() {
                return judge;
            }
            let ends: Vec<_> = judge.logs.iter().map(|log| log.ended).collect();
            judge = Self::new(circle, rules, knows);
            judge.logs.iter_mut().zip(ends).for_each(|(log, ended)| log.ended = ended);
        }
    }

    fn new(circle: &Arc<Circle>, rules: Rules, knows: u8) -> Self {
        let logs = vec![Folded { pasts: vec![Past::default()], ..Folded::default() }; circle.logs()];
        let mut acts = vec![None; circle.acts.len()];
        let at = Place { log: 0, size: 0 };
        acts[0] = Some(Joint { fate: Fate::InForce { enact: at, at }, ..Joint::new(at) });
        let circle = Arc::clone(circle);
        Self { circle, rules, knows, logs, acts, slots: BTreeMap::new() }
    }

    pub(crate) fn fate(&self, act: Act) -> Option<Fate> {
        self.acts[act].as_ref().map(|joint| joint.fate)
    }

    pub(crate) fn is_in_force(&self, act: Act) -> bool {
        matches!(self.fate(act), Some(Fate::InForce { .. }))
    }

    /// In force, and signed here by every side, or what a setting takes for that.
    pub(crate) fn binds_all(&self, act: Act) -> bool {
        self.acts[act].as_ref().is_some_and(|joint| self.is_of_all(act, joint, &[usize::MAX; LOGS]))
    }

    /// The present log of a side.
    pub(crate) fn present(&self, side: usize) -> usize {
        let mut log = side;
        while let Some(next) = self.successor(log) {
            log = next;
        }
        log
    }

    fn successor(&self, log: usize) -> Option<usize> {
        let next = self.logs[log].ended?.successor;
        self.logs[next].began.map(|_| next)
    }
}

impl Joint {
    fn new(at: Place) -> Self {
        let (concurs, taken_over) = (BTreeMap::new(), BTreeMap::new());
        Self { at, concurs, taken_over, declined: 0, disputed: 0, end: None, fate: Fate::Open }
    }
}
