//! Who holds what, and the steps by which that changes.

use super::circle::{Circle, only};
use super::entry::{Act, Entry, LOGS, Log, Point, What};
use super::judge::{Fate, Judge};
use super::rules::Rules;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Most acts of a model.
pub(crate) const ACTS: usize = 6;

/// How much of the other logs a writer says to have seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Sight {
    /// All that is held where the entry is shown.
    Whole,
    /// No more than before.
    Blind,
}

/// A step: somebody writes, or takes what another holds.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// An entry at the end of a copy of a log: of the writer's own, or of a dishonest one's as it is shown here.
    Write { viewer: usize, log: usize, what: What, sight: Sight, key: u8 },
    /// A viewer takes what another holds of a log.
    Pull { to: usize, from: usize, log: usize },
    /// A viewer is shown that a log stands on two branches.
    Evidence { to: usize, log: usize },
    /// A viewer's software learns the second version of the rules.
    Upgrade { viewer: usize },
}

const SIDES: [&str; 3] = ["ash", "birch", "cedar"];

impl fmt::Debug for Step {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |side: usize| SIDES[side];
        match self {
            Self::Write { viewer, log, what, sight, key } => {
                let thief = if *key == 0 { "" } else { ", by its new key" };
                let blind = if *sight == Sight::Blind { ", having seen nothing new" } else { "" };
                write!(to, "in log {log} as {} holds it: {what:?}{blind}{thief}", name(*viewer))
            }
            Self::Pull { to: taker, from, log } => {
                write!(to, "{} takes log {log} from {}", name(*taker), name(*from))
            }
            Self::Evidence { to: shown, log } => {
                write!(to, "{} is shown two branches of log {log}", name(*shown))
            }
            Self::Upgrade { viewer } => write!(to, "{} has newer software", name(*viewer)),
        }
    }
}

/// What each viewer makes of what it holds: worked out once for a state, and no part of what tells states apart.
#[derive(Clone, Debug)]
pub(crate) struct Judges(pub(crate) Vec<Arc<Judge>>);

impl PartialEq for Judges {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Judges {}

impl Hash for Judges {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl Judges {
    pub(crate) fn of(&self, viewer: usize) -> &Judge {
        &self.0[viewer]
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Judge> {
        self.0.iter().map(|judge| &**judge)
    }
}

/// What each viewer holds of each log, and knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct State {
    pub(crate) held: Vec<Vec<Log>>,
    /// The version of the rules that each viewer's software knows.
    pub(crate) knows: Vec<u8>,
    /// The logs that each viewer was shown on two branches.
    pub(crate) shown: Vec<u8>,
    /// The acts proposed by who feigned to have seen less than it had.
    pub(crate) blind: u8,
    /// What each viewer has ever known of each act: that it was put forward, closed, in force.
    pub(crate) ever: Vec<[u8; ACTS]>,
    pub(crate) judges: Judges,
}

pub(crate) const CLOSED: u8 = 1;
pub(crate) const KNOWN: u8 = 2;
pub(crate) const IN_FORCE: u8 = 4;

/// A part of the protocol: who there is, which rules hold, who is dishonest, and what may happen.
#[derive(Clone)]
pub(crate) struct Setting {
    pub(crate) name: &'static str,
    pub(crate) circle: Arc<Circle>,
    pub(crate) rules: Rules,
    /// Sides whose copies the model follows; the others are dishonest and show whatever they like.
    pub(crate) viewers: usize,
    /// Sides that write what they like.
    pub(crate) dishonest: u8,
    /// The version that each viewer's software knows at first.
    pub(crate) knows: [u8; 3],
    /// What else may happen, as its part names it.
    pub(crate) lets: u8,
    pub(crate) steps: fn(&Setting, &State) -> Vec<Step>,
    pub(crate) properties: &'static [Property],
    /// What must be possible.
    pub(crate) reached: &'static [Property],
}

/// Something that holds in every state; or that some state reaches.
#[derive(Clone, Copy)]
pub(crate) struct Property {
    pub(crate) name: &'static str,
    pub(crate) holds: fn(&Setting, &State) -> bool,
}

impl Setting {
    pub(crate) fn with(&self, name: &'static str, change: impl FnOnce(&mut Rules)) -> Self {
        let mut setting = self.clone();
        setting.name = name;
        change(&mut setting.rules);
        setting
    }

    pub(crate) fn first(&self) -> State {
        let logs = vec![Log::default(); self.circle.logs()];
        let judge = Arc::new(Judge::of(&self.circle, self.rules, 1, &logs));
        let judges = Judges(vec![judge; self.viewers]);
        let mut first = State {
            judges,
            held: vec![logs; self.viewers],
            knows: self.knows[..self.viewers].to_vec(),
            shown: vec![0; self.viewers],
            blind: 0,
            ever: vec![[0; ACTS]; self.viewers],
        };
        (0..self.viewers).for_each(|viewer| self.think(&mut first, viewer));
        first
    }

    /// A viewer makes something of what it holds now.
    fn think(&self, state: &mut State, viewer: usize) {
        let judge = Judge::of(&self.circle, self.rules, state.knows[viewer], &state.held[viewer]);
        for act in 1..self.circle.acts.len() {
            state.ever[viewer][act] |= match judge.fate(act) {
                Some(Fate::Closed(_)) => KNOWN | CLOSED,
                Some(Fate::InForce { .. }) => KNOWN | IN_FORCE,
                Some(Fate::Open | Fate::Enacted(_)) => KNOWN,
                None => 0,
            };
        }
        state.judges.0[viewer] = Arc::new(judge);
    }

    pub(crate) fn is_honest(&self, side: usize) -> bool {
        self.dishonest & only(side) == 0
    }

    /// The entry that a step writes.
    pub(crate) fn entry(&self, state: &State, step: &Step) -> Option<Entry> {
        let Step::Write { viewer, log, what, sight, key } = step else { return None };
        let held = &state.held[*viewer];
        let own = self.circle.side(*log);
        let mut seen = held[*log].0.last().map_or([Point::default(); LOGS], |last| last.entry.seen);
        if *sight == Sight::Whole {
            for (other, copy) in held.iter().enumerate().filter(|(other, _)| self.circle.side(*other) != own)
            {
                seen[other] = copy.at(state.judges.of(*viewer).logs[other].size());
            }
        }
        Some(Entry { what: *what, seen, key: *key, life: 0 })
    }

    pub(crate) fn after(&self, state: &State, step: &Step) -> State {
        let mut next = state.clone();
        match step {
            Step::Write { viewer, log, what, sight, .. } => {
                if let (What::Propose(act), Sight::Blind) = (what, sight) {
                    next.blind |= 1 << act;
                }
                if let Some(entry) = self.entry(state, step) {
                    next.held[*viewer][*log].push(entry);
                }
            }
            Step::Pull { to, from, log } => next.held[*to][*log] = state.held[*from][*log].clone(),
            Step::Evidence { to, log } => next.shown[*to] |= only(*log),
            Step::Upgrade { viewer } => next.knows[*viewer] = 2,
        }
        let viewer = match step {
            Step::Write { viewer, .. } | Step::Upgrade { viewer } => *viewer,
            Step::Pull { to, .. } | Step::Evidence { to, .. } => *to,
        };
        self.think(&mut next, viewer);
        next
    }

    /// The pulls that are possible: of a log from its writer or from whoever holds it.
    pub(crate) fn pulls(&self, state: &State) -> Vec<Step> {
        let mut steps = Vec::new();
        for to in 0..self.viewers {
            for log in (0..self.circle.logs()).filter(|log| self.circle.side(*log) != to) {
                let mine = &state.held[to][log];
                let frozen = !self.rules.evidence_is_inert && state.shown[to] & only(log) != 0;
                for from in (0..self.viewers).filter(|from| *from != to) {
                    let theirs = &state.held[from][log];
                    let more = theirs.extends(mine) || !self.rules.extends && !mine.extends(theirs);
                    if theirs != mine && more && !frozen {
                        steps.push(Step::Pull { to, from, log });
                    }
                }
            }
        }
        steps
    }

    /// The sides whose concurrence is proven to whoever holds these copies: every other side has cosigned it.
    pub(crate) fn proven(&self, state: &State, writer: usize, act: Act) -> u8 {
        let judge = state.judges.of(writer);
        let Some(joint) = &judge.acts[act] else { return 0 };
        let proven = joint.concurs.iter().filter(|(side, (at, _))| {
            let here = state.held[writer][at.log].at(at.size);
            (0..self.viewers)
                .filter(|other| other != *side && self.is_honest(*other))
                .all(|other| state.held[other][at.log].holds(here))
        });
        proven.fold(0, |set, (side, _)| set | only(*side))
    }

    /// The other sides that have cosigned a log beyond the enact that stands in it.
    pub(crate) fn cosigned(&self, state: &State, writer: usize, act: Act) -> u8 {
        let judge = state.judges.of(writer);
        let Some(Fate::Enacted(enact)) = judge.fate(act) else { return 0 };
        let here = state.held[writer][enact.log].at(enact.size);
        let has = |side: usize| {
            side >= self.viewers || !self.is_honest(side) || state.held[side][enact.log].holds(here)
        };
        self.circle.others(act).filter(|side| has(*side)).fold(0, |set, side| set | only(side))
    }

    /// What a side may say of an act, and has not said yet.
    pub(crate) fn about(&self, state: &State, side: usize, act: Act) -> Vec<What> {
        let mine = self.circle.side(self.circle.acts[act].log) == side;
        let said = if mine {
            let (proven, by) = (self.proven(state, side, act), self.cosigned(state, side, act));
            let enact = What::Enact { act, proven, end: None };
            vec![What::Propose(act), What::Close(act), enact, What::Observe { act, by }]
        } else {
            vec![What::Concur(act, None)]
        };
        said.into_iter().filter(|what| !state.held[side][side].says(*what)).collect()
    }

    /// An honest side writes what it judges to count.
    pub(crate) fn may(&self, judge: &Judge, state: &State, step: &Step) -> bool {
        let Step::Write { viewer, log, .. } = step else { return true };
        self.entry(state, step).is_some_and(|entry| judge.admits(&state.held[*viewer], *log, &entry))
    }
}

/// A step by which a side writes in its own log under its first keys, having seen all that it holds.
pub(crate) fn writes(side: usize, what: What) -> Step {
    Step::Write { viewer: side, log: side, what, sight: Sight::Whole, key: 0 }
}
