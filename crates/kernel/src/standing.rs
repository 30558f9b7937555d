//! The standing: a fold over what the record tells, the same for every causal order.

mod chain;
mod dates;
mod door;
mod held;

pub(crate) use chain::{Next, Which, next};
pub use door::Beyond;

use crate::charter::CharterFound;
use crate::clock::Times;
use crate::consent::Consent;
use crate::document::Document;
use crate::heard::Heard;
use crate::identity::{ActId, Digest};
use crate::map::Map;
use crate::position::{LOG_BITS, Past, Position};
use crate::recorded::Recorded;
use crate::refusal::{Refusal, require};
use crate::side::Side;
use crate::subject::{Kind, Subject};
use crate::zone::Zone;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use jiff::Timestamp;
use serde::{Deserialize, Serialize, Serializer};

/// An act that does not count: kept and shown, changing nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Void {
    /// The act.
    pub act: ActId,
    /// When it was stated.
    pub stated_at: Timestamp,
    /// Why it does not count.
    pub refusal: Refusal,
}

/// What contends on each subject, by the base.
type Conflicts = BTreeMap<Subject, BTreeSet<Option<ActId>>>;

/// What the record of one circle has come to. A copy costs nothing, and stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored")]
pub struct Standing {
    #[serde(serialize_with = "each_act")]
    acts: Map<ActId, Arc<Recorded>>,
    #[serde(serialize_with = "each_void")]
    voids: Map<Position, Void>,
    conflicts: Conflicts,
    times: Times,
    /// What each entry that says something is about.
    #[serde(skip)]
    places: Map<Position, Subject>,
    #[serde(skip)]
    shelves: Map<Subject, Shelf>,
    #[serde(skip)]
    documents: Map<Digest, Arc<Document>>,
    /// The time zones that charters name.
    #[serde(skip)]
    zones: Map<String, Zone>,
    /// How many versions of the rules it knows beyond this software's own: none, but in trials of the next one.
    #[serde(skip)]
    ahead: u32,
}

/// The acts about one subject, by place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shelf {
    acts: Vec<(ActId, Arc<Recorded>)>,
    /// Whether some act on it is joint: only there the record itself can await something.
    joint: bool,
}

impl Shelf {
    /// Puts an act in its place, or what has become of it in place of what was.
    fn put(&mut self, id: ActId, act: Arc<Recorded>) {
        self.joint |= act.joint;
        let place = self.acts.partition_point(|(_, there)| there.at < act.at);
        match self.acts.get_mut(place) {
            Some(there) if there.0 == id => there.1 = act,
            _ => {
                if self.acts.len() < 2 {
                    self.acts.reserve_exact(1); // most subjects are spoken of once or twice
                }
                self.acts.insert(place, (id, act));
            }
        }
    }

    /// The acts, by place.
    pub(crate) fn acts(&self) -> impl Iterator<Item = (ActId, &Recorded)> + Clone {
        self.acts.iter().map(|(id, act)| (*id, &**act))
    }
}

/// The stored form: what cannot be derived. Documents are handed in again.
#[derive(Deserialize)]
struct Stored {
    acts: BTreeMap<ActId, Recorded>,
    voids: Vec<(Position, Void)>,
    conflicts: Conflicts,
    times: Times,
}

fn each_act<S: Serializer>(acts: &Map<ActId, Arc<Recorded>>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(acts.iter().map(|(id, act)| (id, &**act)))
}

fn each_void<S: Serializer>(voids: &Map<Position, Void>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(voids.iter())
}

impl From<Stored> for Standing {
    fn from(stored: Stored) -> Self {
        let Stored { acts, voids, conflicts, times } = stored;
        let acts: Map<_, _> = acts.into_iter().map(|(id, act)| (id, Arc::new(act))).collect();
        let voids = voids.into_iter().collect();
        let mut standing = Self { voids, conflicts, times, ..Self::default() };
        // In their order: each is then put behind those before it.
        let mut stated: Vec<_> = acts.values().map(|act| (act.at, act.stated_at)).collect();
        stated.sort_by_key(|(at, _)| *at);
        stated.into_iter().for_each(|(at, on)| standing.times.state(at, on));
        for (id, act) in &acts {
            standing.shelve(*id, act);
            standing.hold_zones(&act.act);
            for at in act.places() {
                standing.places.insert_mut(at, act.act.subject.clone());
            }
        }
        Self { acts, ..standing }
    }
}

impl Standing {
    /// Puts a standing together again from what was kept of it; documents and conflicts are handed in again.
    pub fn restore(acts: BTreeMap<ActId, Recorded>, voids: Vec<(Position, Void)>, times: Times) -> Self {
        Stored { acts, voids, conflicts: BTreeMap::new(), times }.into()
    }

    /// Takes in one folded entry; says which subjects it touched, for whoever keeps an [`crate::Agenda`].
    pub fn hear(&mut self, heard: &Heard) -> Vec<Subject> {
        match heard {
            Heard::Received { by, log, of, size, on } => {
                let before = self.times.received_size((*by, *log), (*of, *size));
                self.times.receive((*by, *log), *of, *size, *on);
                self.between(*of, before, *size)
            }
            Heard::Cosigned { by, of, size, on } => {
                self.times.cosign(*by, *of, *size, *on);
                self.between(*of, *size >> LOG_BITS << LOG_BITS, *size)
            }
            Heard::Stated { .. }
            | Heard::Proposed { .. }
            | Heard::Concurred { .. }
            | Heard::Declined { .. }
            | Heard::TakenOver { .. }
            | Heard::Disputed { .. }
            | Heard::Enacted { .. }
            | Heard::Closed { .. }
            | Heard::InForce { .. }
            | Heard::Conflicted { .. } => self.hear_of_act(heard).into_iter().collect(),
        }
    }

    /// What the entries of a log between two sizes are about.
    fn between(&self, side: Side, from: u64, to: u64) -> Vec<Subject> {
        let at = |index| Position { side, index };
        let subjects = self.places.range(at(from)..at(to.max(from))).map(|(_, subject)| subject.clone());
        let subjects: BTreeSet<Subject> = subjects.collect();
        subjects.into_iter().collect()
    }

    fn hear_of_act(&mut self, heard: &Heard) -> Option<Subject> {
        let act = match heard {
            Heard::Stated { by, act, bytes, at, stated_at, past, hand } => {
                return self.enter(*act, bytes, (false, hand.as_ref()), (*by, *at, *stated_at, past));
            }
            Heard::Proposed { by, act, bytes, at, stated_at, past, hand } => {
                return self.enter(*act, bytes, (true, hand.as_ref()), (*by, *at, *stated_at, past));
            }
            Heard::Conflicted { subject, base } => {
                self.conflicts.entry(subject.clone()).or_default().insert(*base);
                return Some(subject.clone());
            }
            Heard::Received { .. } | Heard::Cosigned { .. } => return None,
            Heard::Concurred { act, .. }
            | Heard::Declined { act, .. }
            | Heard::TakenOver { act, .. }
            | Heard::Disputed { act, .. }
            | Heard::Enacted { act, .. }
            | Heard::Closed { act, .. }
            | Heard::InForce { act, .. } => act,
        };
        let mut named = Recorded::clone(self.acts.get(act)?);
        named.note(heard);
        let (subject, named) = (named.act.subject.clone(), Arc::new(named));
        for at in named.places() {
            self.places.insert_mut(at, subject.clone());
        }
        self.shelve(*act, &named);
        self.acts.insert_mut(*act, named);
        Some(subject)
    }

    fn enter(
        &mut self,
        id: ActId,
        bytes: &[u8],
        (joint, hand): (bool, Option<&Consent>),
        (by, at, stated_at, past): (Side, Position, Timestamp, &Past),
    ) -> Option<Subject> {
        let repeated = require(!self.acts.contains_key(&id), Refusal::Repeated);
        match repeated.and_then(|()| self.judge(bytes, by, (joint, hand.into()), past)) {
            Ok(mut act) => {
                // Acts on one subject share its name.
                if let Some((subject, _)) = self.shelves.get_key_value(&act.subject) {
                    act.subject = subject.clone();
                }
                self.hold_zones(&act);
                let subject = act.subject.clone();
                self.times.state(at, stated_at);
                self.places.insert_mut(at, subject.clone());
                let mut recorded = Recorded::new(act, joint, at, stated_at, past.clone());
                recorded.take_hand(by, hand);
                let act = Arc::new(recorded);
                self.shelve(id, &act);
                self.acts.insert_mut(id, act);
                Some(subject)
            }
            // What stands under a charter that cannot be read is not void: it is not understood here.
            Err(
                Refusal::BeyondRules { .. } | Refusal::UnknownZoneData { .. } | Refusal::UnknownZone { .. },
            ) => None,
            Err(refusal) => {
                self.voids.insert_mut(at, Void { act: id, stated_at, refusal });
                None
            }
        }
    }

    /// An act that counts.
    pub fn act(&self, id: &ActId) -> Option<&Recorded> {
        self.acts.get(id).map(|act| &**act)
    }

    /// Every act that counts.
    pub fn acts(&self) -> impl Iterator<Item = (&ActId, &Recorded)> {
        self.acts.iter().map(|(id, act)| (id, &**act))
    }

    /// Every act that does not count, by place.
    pub fn voids(&self) -> impl ExactSizeIterator<Item = (&Position, &Void)> {
        self.voids.iter()
    }

    /// The act that does not count at a place.
    pub fn void_at(&self, at: &Position) -> Option<&Void> {
        self.voids.get(at)
    }

    /// Subjects that two enacted acts contend for, with the base each is frozen at.
    pub fn conflicts(&self) -> &BTreeMap<Subject, BTreeSet<Option<ActId>>> {
        &self.conflicts
    }

    /// Every subject that an act is about.
    pub fn subjects(&self) -> impl Iterator<Item = &Subject> {
        self.shelves.keys()
    }

    /// The subjects on which some act is joint.
    pub(crate) fn joint_subjects(&self) -> impl Iterator<Item = &Subject> {
        self.shelves.iter().filter(|(_, shelf)| shelf.joint).map(|(subject, _)| subject)
    }

    /// The acts about a subject, by place.
    pub fn on(&self, subject: &Subject) -> impl Iterator<Item = (ActId, &Recorded)> {
        self.shelf(subject).iter().map(|(id, act)| (*id, &**act))
    }

    fn shelve(&mut self, id: ActId, act: &Arc<Recorded>) {
        let subject = &act.act.subject;
        if let Some(shelf) = self.shelves.get_mut(subject) {
            shelf.put(id, act.clone());
        } else {
            let mut shelf = Shelf::default();
            shelf.put(id, act.clone());
            self.shelves.insert_mut(subject.clone(), shelf);
        }
    }

    fn shelf(&self, subject: &Subject) -> &[(ActId, Arc<Recorded>)] {
        self.shelves.get(subject).map_or(&[], |shelf| &shelf.acts)
    }

    /// The shelves from this subject on.
    pub(crate) fn shelves_from(&self, subject: Subject) -> impl Iterator<Item = (&Subject, &Shelf)> {
        self.shelves.range(subject..)
    }

    /// The shelf of a subject.
    pub(crate) fn shelf_of(&self, subject: &Subject) -> Option<&Shelf> {
        self.shelves.get(subject)
    }

    /// The subjects of one kind, without walking the others.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Subject> {
        let shelves = self.shelves.range(Subject::first_of(kind)..);
        shelves.map(|(subject, _)| subject).take_while(move |subject| subject.kind() == kind)
    }

    /// The joint acts on a subject that follow this base, whatever became of them.
    pub(crate) fn successors<'a>(
        &'a self,
        subject: &Subject,
        base: Option<ActId>,
    ) -> impl Iterator<Item = (ActId, &'a Recorded)> + use<'a> {
        let acts = self.shelf(subject).iter().map(|(id, act)| (*id, &**act));
        acts.filter(move |(_, act)| act.joint && act.act.base == base)
    }

    /// A side's own acts on a subject, in the order of its log.
    pub fn own_words<'a>(
        &'a self,
        subject: &Subject,
        by: Side,
    ) -> impl Iterator<Item = (ActId, &'a Recorded)> + use<'a> {
        let shelf = self.shelf(subject);
        let begin = shelf.partition_point(|(_, act)| act.at.side < by);
        let acts = shelf.get(begin..).unwrap_or_default().iter().map(|(id, act)| (*id, &**act));
        let acts = acts.take_while(move |(_, act)| act.at.side == by);
        acts.filter(|(_, act)| !act.joint)
    }

    /// The charter in force.
    pub fn charter(&self) -> Option<(ActId, &CharterFound)> {
        let (id, act) = self.head(&Subject::charter())?;
        act.act.content.said::<CharterFound>().map(|found| (id, found))
    }

    /// The sides of the circle, sorted.
    pub fn sides(&self) -> Vec<Side> {
        self.charter().map(|(_, charter)| charter.sorted()).unwrap_or_default()
    }
}
