//! The standing: a fold over what the record tells, the same for every causal order.

use crate::act::{Act, Outline};
use crate::charter::{CharterFound, RULES_VERSION};
use crate::clock::Times;
use crate::document::{Document, DocumentError, DocumentKind, DocumentNotice};
use crate::heard::Heard;
use crate::identity::{ActId, Digest};
use crate::position::{Past, Position};
use crate::recorded::Recorded;
use crate::refusal::{Refusal, require};
use crate::rule::{Case, View};
use crate::session::SessionHeld;
use crate::side::Side;
use crate::subject::{Kind, Subject};
use crate::words::{Words, WordsError};
use crate::zone::Zone;
use alloc::collections::btree_map::Range;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use jiff::Timestamp;
use jiff::civil::Date;
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

/// What the record of one circle has come to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored")]
pub struct Standing {
    #[serde(serialize_with = "each_act")]
    acts: BTreeMap<ActId, Arc<Recorded>>,
    voids: Vec<(Position, Void)>,
    frozen: BTreeMap<Side, Position>,
    conflicts: BTreeMap<Subject, BTreeSet<Option<ActId>>>,
    times: Times,
    /// What each entry that says something is about.
    #[serde(skip)]
    places: BTreeMap<Position, Subject>,
    #[serde(skip)]
    shelves: BTreeMap<Subject, Shelf>,
    #[serde(skip)]
    documents: BTreeMap<Digest, Arc<Document>>,
    #[serde(skip)]
    words: BTreeMap<Digest, Arc<Words>>,
    /// The time zones that charters name.
    #[serde(skip)]
    zones: BTreeMap<String, Zone>,
    /// How many versions of the rules it knows beyond this software's own: none, but in trials of the next one.
    #[serde(skip)]
    ahead: u32,
}

/// A charter in force that this software cannot read: what follows it is not understood here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// The charter.
    pub act: ActId,
    /// Where it came into force.
    pub at: Position,
    /// What is beyond this software.
    pub why: Refusal,
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
    frozen: BTreeMap<Side, Position>,
    conflicts: BTreeMap<Subject, BTreeSet<Option<ActId>>>,
    times: Times,
}

fn each_act<S: Serializer>(acts: &BTreeMap<ActId, Arc<Recorded>>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(acts.iter().map(|(id, act)| (id, &**act)))
}

impl From<Stored> for Standing {
    fn from(stored: Stored) -> Self {
        let Stored { acts, voids, frozen, conflicts, times } = stored;
        let acts: BTreeMap<_, _> = acts.into_iter().map(|(id, act)| (id, Arc::new(act))).collect();
        let mut standing = Self { voids, frozen, conflicts, times, ..Self::default() };
        for (id, act) in &acts {
            standing.shelves.entry(act.act.subject.clone()).or_default().put(*id, act.clone());
            standing.hold_zones(&act.act);
            standing.times.state(act.at, act.stated_at);
            for at in act.places() {
                standing.places.insert(at, act.act.subject.clone());
            }
        }
        Self { acts, ..standing }
    }
}

impl Standing {
    /// Puts a standing together again from what was kept of it; documents and conflicts are handed in again.
    pub fn restore(
        acts: BTreeMap<ActId, Recorded>,
        voids: Vec<(Position, Void)>,
        frozen: BTreeMap<Side, Position>,
        times: Times,
    ) -> Self {
        Stored { acts, voids, frozen, conflicts: BTreeMap::new(), times }.into()
    }

    /// Takes in one folded entry; says which subjects it touched, for whoever keeps an [`crate::Agenda`].
    pub fn hear(&mut self, heard: &Heard) -> Vec<Subject> {
        match heard {
            Heard::Received { by, of, size, on } => {
                let before = self.times.received_size(*by, *of);
                self.times.receive(*by, *of, *size, *on);
                self.between(*of, before, *size)
            }
            Heard::Cosigned { by, of, size, on } => {
                self.times.cosign(*by, *of, *size, *on);
                self.between(*of, 0, *size)
            }
            _ => self.hear_of_act(heard).into_iter().collect(),
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
            Heard::Stated { by, act, bytes, at, stated_at, past } => {
                return self.enter(*act, bytes, false, (*by, *at, *stated_at, past));
            }
            Heard::Proposed { by, act, bytes, at, stated_at, past } => {
                return self.enter(*act, bytes, true, (*by, *at, *stated_at, past));
            }
            Heard::Frozen { side, at } => {
                let first = self.frozen.entry(*side).or_insert(*at);
                *first = (*first).min(*at);
                return None;
            }
            Heard::Conflicted { subject, base } => {
                self.conflicts.entry(subject.clone()).or_default().insert(*base);
                return Some(subject.clone());
            }
            Heard::Received { .. } | Heard::Cosigned { .. } => return None,
            Heard::Concurred { act, .. }
            | Heard::Declined { act, .. }
            | Heard::Enacted { act, .. }
            | Heard::Closed { act, .. }
            | Heard::InForce { act, .. } => act,
        };
        let mut named = Recorded::clone(self.acts.get(act)?);
        named.note(heard);
        let (subject, named) = (named.act.subject.clone(), Arc::new(named));
        for at in named.places() {
            self.places.insert(at, subject.clone());
        }
        self.shelves.entry(subject.clone()).or_default().put(*act, named.clone());
        self.acts.insert(*act, named);
        Some(subject)
    }

    fn enter(
        &mut self,
        id: ActId,
        bytes: &[u8],
        joint: bool,
        (by, at, stated_at, past): (Side, Position, Timestamp, &Past),
    ) -> Option<Subject> {
        let repeated = require(!self.acts.contains_key(&id), Refusal::Repeated);
        match repeated.and_then(|()| self.judge(bytes, by, joint, past)) {
            Ok(mut act) => {
                // Acts on one subject share its name.
                if let Some((subject, _)) = self.shelves.get_key_value(&act.subject) {
                    act.subject = subject.clone();
                }
                self.hold_zones(&act);
                let subject = act.subject.clone();
                self.times.state(at, stated_at);
                self.places.insert(at, subject.clone());
                let act = Arc::new(Recorded::new(act, joint, at, stated_at, past.clone()));
                self.shelves.entry(subject.clone()).or_default().put(id, act.clone());
                self.acts.insert(id, act);
                Some(subject)
            }
            // What stands under a charter that cannot be read is not void: it is not understood here.
            Err(
                Refusal::BeyondRules { .. } | Refusal::UnknownZoneData { .. } | Refusal::UnknownZone { .. },
            ) => None,
            Err(refusal) => {
                let place = self.voids.partition_point(|(there, _)| *there < at);
                self.voids.insert(place, (at, Void { act: id, stated_at, refusal }));
                None
            }
        }
    }

    /// Reads an act of this side, with this past, and says whether it counts: the one rule, before signing and on
    /// replay. A joint one is put to all sides.
    ///
    /// # Errors
    /// Why it does not count, or what of it is beyond this software.
    pub fn judge(&self, bytes: &[u8], by: Side, joint: bool, past: &Past) -> Result<Act, Refusal> {
        let outline = Outline::read(bytes)?;
        let view = View { standing: self, by, past };
        let version = view.version(outline.charter())?;
        let act = outline.act(version)?;
        Case { view, act: &act, joint, version }.judge()?;
        Ok(act)
    }

    /// What would count and yet nobody should sign: a charter that this software cannot read, a session that is
    /// still to come, notice where no term is set.
    ///
    /// # Errors
    /// Why not.
    pub fn before_signing(&self, act: &Act, by: Side, past: &Past, now: Timestamp) -> Result<(), Refusal> {
        let view = View { standing: self, by, past };
        act.charter.map_or(Ok(()), |id| view.charter(&id).map(drop))?;
        if let Some(charter) = act.content.said::<CharterFound>() {
            charter.readable(self.knows())?;
        }
        if let Some(held) = act.content.said::<SessionHeld>() {
            let on = held.held_on;
            require(on <= self.date_for(&[by], now), Refusal::NotYetHeld { on })?;
        }
        if act.content.said::<DocumentNotice>().is_some() {
            let day = self.date_for(&[by], now);
            require(self.term_of(&act.subject, day).is_some(), Refusal::NoTerm)?;
        }
        Ok(())
    }

    /// The newest version of the rules that it knows.
    pub(crate) fn knows(&self) -> u32 {
        RULES_VERSION + self.ahead
    }

    /// A standing that knows more versions of the rules than there are.
    #[cfg(test)]
    pub(crate) fn ahead(ahead: u32) -> Self {
        Self { ahead, ..Self::default() }
    }

    /// The times of entries and receipts.
    pub fn times(&self) -> &Times {
        &self.times
    }

    /// The day on which a side received an act, where the side is; of an act of its own, the day it was stated. None
    /// until then.
    pub fn received_on(&self, act: &Recorded, side: Side) -> Option<Date> {
        Some(self.date_for(&[side], self.received_at(act.at, act.stated_at, side)?))
    }

    /// When a side knew of an entry stated at `on`: its own at once, another's once received.
    pub(crate) fn received_at(&self, at: Position, on: Timestamp, side: Side) -> Option<Timestamp> {
        if at.side == side { Some(self.times.own(at, on)) } else { self.times.receipt(at, side) }
    }

    /// The charter in force that this software cannot read, if there is one: what this standing says of the time
    /// after it is not all there is.
    pub fn beyond(&self) -> Option<Beyond> {
        let (act, charter) = self.charter()?;
        let why = charter.readable(self.knows()).err()?;
        let at = self.act(&act)?.in_force()?.at;
        Some(Beyond { act, at, why })
    }

    fn hold_zones(&mut self, act: &Act) {
        for side in act.content.said::<CharterFound>().into_iter().flat_map(|charter| &charter.sides) {
            if let Some(zone) = Zone::named(&side.zone) {
                self.zones.insert(side.zone.clone(), zone);
            }
        }
    }

    /// A time zone that a charter names; Greenwich where there is none of that name.
    pub(crate) fn zone(&self, name: &str) -> Zone {
        self.zones.get(name).cloned().unwrap_or_else(Zone::universal)
    }

    /// The time zone of a side.
    pub(crate) fn zone_of(&self, side: Side) -> Zone {
        let charter = self.charter().and_then(|(_, charter)| charter.side(side));
        charter.map_or_else(Zone::universal, |side| self.zone(&side.zone))
    }

    /// How far the clocks of a side are from those of Greenwich at an instant, as `+05:00`.
    pub fn offset_of(&self, side: Side, at: Timestamp) -> Option<String> {
        let (_, charter) = self.charter()?;
        Some(self.zone(&charter.side(side)?.zone).offset_at(at))
    }

    /// Takes in the words that an act names.
    ///
    /// # Errors
    /// Where the bytes are not those words.
    pub fn hold_words(&mut self, digest: Digest, bytes: &[u8]) -> Result<(), WordsError> {
        self.words.insert(digest, Arc::new(Words::read(digest, bytes)?));
        Ok(())
    }

    /// The words of an act, if they are held and are such as its kind has.
    pub fn words(&self, act: &Recorded) -> Option<&Words> {
        let words = self.words.get(&act.act.words?)?;
        words.fits(act.act.content.definition()).ok().map(|()| &**words)
    }

    /// The text of the charter in force, with the names of the sides and their offices; none while it is not held.
    pub fn charter_document(&self) -> Option<&Arc<Document>> {
        let (_, charter) = self.charter()?;
        self.document(&charter.document).filter(|document| document.kind == DocumentKind::Charter)
    }

    /// Takes in the bytes of a document that an act names.
    pub fn hold(&mut self, digest: Digest, bytes: &[u8]) -> Result<(), DocumentError> {
        let found = Digest::of(bytes);
        if found != digest {
            return Err(DocumentError::OtherBytes { found });
        }
        self.documents.insert(digest, Arc::new(crate::document::check(bytes)?));
        Ok(())
    }

    /// A document held here.
    pub fn document(&self, digest: &Digest) -> Option<&Arc<Document>> {
        self.documents.get(digest)
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
    pub fn voids(&self) -> &[(Position, Void)] {
        &self.voids
    }

    /// Logs that contradict themselves, with the place of the evidence.
    pub fn frozen(&self) -> &BTreeMap<Side, Position> {
        &self.frozen
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

    fn shelf(&self, subject: &Subject) -> &[(ActId, Arc<Recorded>)] {
        self.shelves.get(subject).map_or(&[], |shelf| &shelf.acts)
    }

    /// The shelves from this subject on.
    pub(crate) fn shelves_from(&self, subject: Subject) -> Range<'_, Subject, Shelf> {
        self.shelves.range(subject..)
    }

    /// The shelf of a subject.
    pub(crate) fn shelf_of(&self, subject: &Subject) -> Option<&Shelf> {
        self.shelves.get(subject)
    }

    /// The subjects of one kind, without walking the others.
    pub(crate) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Subject> {
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
    pub(crate) fn own_words<'a>(
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

    /// What is in force on a subject from the first act to the last; it stops where two contend.
    pub fn chain(&self, subject: &Subject) -> Vec<(ActId, &Recorded)> {
        let frozen = self.conflicts.get(subject);
        let mut chain: Vec<(ActId, &Recorded)> = Vec::new();
        loop {
            let base = chain.last().map(|(id, _)| *id);
            let mut next = self.successors(subject, base).filter(|(_, act)| act.enacted().is_some());
            match (next.next(), next.next()) {
                (Some(only), None)
                    if only.1.in_force().is_some() && !frozen.is_some_and(|bases| bases.contains(&base)) =>
                {
                    chain.push(only);
                }
                _ => return chain,
            }
        }
    }

    /// What is in force on a subject.
    pub fn head(&self, subject: &Subject) -> Option<(ActId, &Recorded)> {
        self.chain(subject).pop()
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

    /// The date of an instant for these sides: the latest of theirs.
    pub fn date_for(&self, sides: &[Side], at: Timestamp) -> Date {
        let dates = sides.iter().map(|side| self.zone_of(*side).date_of(at));
        dates.max().unwrap_or_else(|| Zone::universal().date_of(at))
    }

    /// The day a joint act came into force for these sides: as its text states, or of the latest cosignature, but
    /// for no side before it received the proof.
    pub fn in_force_on(&self, act: &Recorded, sides: &[Side]) -> Option<Date> {
        let mark = act.in_force()?;
        if let Some(from) = act.act.in_force_from {
            return Some(from);
        }
        // Of a day for several together nobody's receipt counts alone: one late node would move the others.
        let received = match sides {
            [only] if *only != mark.at.side => self.times.receipt(mark.at, *only),
            _ => None,
        };
        Some(self.date_for(sides, received.map_or(mark.on, |received| received.max(mark.on))))
    }
}
