//! One machine of a side: its folder, which backups take along; its mark and the question of its start, which they do
//! not; and what it makes of what it holds.

use super::circle::Circle;
use super::entry::{Entry, LOGS, Log, Point, What};
use super::judge::{Fate, Judge};
use super::rules::ALL;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Most sides of a model.
pub(crate) const SIDES: usize = 3;

/// An act that was said and is not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Waiting {
    pub(crate) what: What,
    /// The life in which it was said: its entry will say when that was.
    pub(crate) life: u8,
    /// The rules refused it when its turn came.
    pub(crate) refused: bool,
}

/// What stands in the folder.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Folder {
    /// The own log, and what is held of the others, by side.
    pub(crate) logs: Vec<Log>,
    /// How much of each log is known to bear the cosignature of each side.
    pub(crate) cosigned: [[usize; SIDES]; SIDES],
    pub(crate) outbox: Vec<Waiting>,
    /// The questions of others that a pouch brought.
    pub(crate) asked: [Option<u8>; SIDES],
}

/// The file beside the folder.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Mark {
    pub(crate) is_there: bool,
    /// Whether it may rise: while a start is not confirmed nothing new leaves.
    pub(crate) is_open: bool,
    pub(crate) at: [Point; SIDES],
}

/// What another side answered: what it holds of the asker's log, and of every log the most that the asker cosigned.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Answer {
    pub(crate) nonce: u8,
    pub(crate) holds: Point,
    pub(crate) cosigned: [Point; SIDES],
}

/// A start that is not confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Question {
    pub(crate) nonce: u8,
    pub(crate) answers: [Option<Answer>; SIDES],
    pub(crate) by_person: bool,
}

/// What is made of what is held: it follows from that, and tells no states apart.
#[derive(Clone, Debug)]
pub(crate) struct Thought(pub(crate) Arc<Judge>);

impl PartialEq for Thought {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Thought {}

impl Hash for Thought {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Machine {
    pub(crate) side: usize,
    pub(crate) folder: Folder,
    pub(crate) mark: Mark,
    pub(crate) start: Option<Question>,
    /// An old copy, with the mark as it was then.
    pub(crate) backup: Option<Box<(Folder, Mark)>>,
    pub(crate) life: u8,
    /// Entries of the own log when the present start began.
    pub(crate) begun_with: usize,
    pub(crate) thought: Thought,
}

/// Whether a machine may sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Standing {
    Normal,
    /// It holds less of the own log than its mark says.
    Below,
    /// Its start is not confirmed.
    Unconfirmed,
    /// A person confirmed it, for statements.
    Statements,
}

impl Machine {
    pub(crate) fn new(circle: &Arc<Circle>, side: usize) -> Self {
        let logs = vec![Log::default(); circle.sides];
        let folder = Folder {
            logs: logs.clone(),
            cosigned: [[0; SIDES]; SIDES],
            outbox: Vec::new(),
            asked: [None; SIDES],
        };
        let mark = Mark { is_there: true, is_open: true, at: [Point::default(); SIDES] };
        let backup = Some(Box::new((folder.clone(), mark.clone())));
        let thought = Thought(Arc::new(Judge::of(circle, ALL, 1, &logs)));
        Self { side, folder, mark, start: None, backup, life: 0, begun_with: 0, thought }
    }

    pub(crate) fn judge(&self) -> &Judge {
        &self.thought.0
    }

    pub(crate) fn own(&self) -> &Log {
        &self.folder.logs[self.side]
    }

    pub(crate) fn think(&mut self, circle: &Arc<Circle>) {
        self.thought = Thought(Arc::new(Judge::of(circle, ALL, 1, &self.folder.logs)));
    }

    /// Whether the own log is smaller than what was once handed out of it.
    pub(crate) fn is_below(&self) -> bool {
        self.own().size() < self.mark.at[self.side].size
    }

    pub(crate) fn standing(&self) -> Standing {
        match &self.start {
            _ if self.is_below() => Standing::Below,
            Some(question) if !question.by_person => Standing::Unconfirmed,
            Some(_) => Standing::Statements,
            None => Standing::Normal,
        }
    }

    /// How much of the own log another side is known to hold.
    pub(crate) fn held_elsewhere(&self) -> usize {
        self.folder.cosigned[self.side].iter().copied().max().unwrap_or(0)
    }

    /// The entry by which this side would say something now.
    fn entry(&self, what: What, life: u8) -> Entry {
        let before = self.own().0.last().map_or([Point::default(); LOGS], |last| last.entry.seen);
        let mut seen = before;
        for (other, copy) in self.folder.logs.iter().enumerate().filter(|(other, _)| *other != self.side) {
            seen[other] = copy.at(self.judge().logs[other].size());
        }
        Entry { what, seen, key: 0, life }
    }

    /// Whether the rules let it be said now.
    pub(crate) fn admits(&self, what: What) -> bool {
        self.judge().admits(&self.folder.logs, self.side, &self.entry(what, self.life))
    }

    /// Judges and seals; a refused one leaves no trace.
    pub(crate) fn seal(&mut self, circle: &Arc<Circle>, what: What, life: u8) -> bool {
        let entry = self.entry(what, life);
        let counts = self.judge().admits(&self.folder.logs, self.side, &entry);
        if counts {
            self.folder.logs[self.side].push(entry);
            self.think(circle);
        }
        counts
    }

    /// Whether it stands in the own log already: a statement and an act are told by their numbers.
    pub(crate) fn has_said(&self, what: What) -> bool {
        self.own().entries().any(|entry| match (entry.what, what) {
            (What::Enact { act, .. }, What::Enact { act: other, .. })
            | (What::Observe { act, .. }, What::Observe { act: other, .. }) => act == other,
            (said, what) => said == what,
        })
    }

    /// What the rules ask of this side without a person.
    pub(crate) fn owed(&self, circle: &Circle) -> Option<What> {
        let judge = self.judge();
        let mut own = (1..circle.acts.len()).filter(|act| circle.acts[*act].log == self.side);
        own.find_map(|act| match judge.fate(act)? {
            Fate::Open => {
                let joint = judge.acts[act].as_ref()?;
                if circle.others(act).all(|side| joint.concurs.contains_key(&side)) {
                    let held = |side: usize| self.folder.cosigned[side][self.side];
                    let proven = joint.concurs.iter().filter(|(side, (at, _))| held(**side) >= at.size);
                    let proven = proven.fold(0, |set, (side, _)| set | 1 << side);
                    return Some(What::Enact { act, proven, end: None });
                }
                // Of two that cross ash's yields: the hash of that name is the lower one.
                let crosses =
                    |other: usize| circle.acts[other].log != 0 && judge.fate(other) == Some(Fate::Open);
                (self.side == 0 && (1..circle.acts.len()).any(crosses)).then_some(What::Close(act))
            }
            Fate::Enacted(at) => {
                let beyond = |side: &usize| self.folder.cosigned[self.side][*side] >= at.size;
                let by = circle.others(act).filter(beyond).fold(0, |set, side| set | 1 << side);
                Some(What::Observe { act, by })
            }
            Fate::Closed(_) | Fate::InForce { .. } => None,
        })
    }
}
