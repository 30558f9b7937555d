//! The dues kept up to date: only what an act touched is worked out again.

use crate::due::{Due, Placed};
use crate::dues::{Scene, Served, of_record};
use crate::side::Side;
use crate::standing::Standing;
use crate::subject::{Subject, Touches};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cmp::Ordering;
use jiff::Timestamp;
use jiff::civil::Date;

/// More changes than this are put into the list by sorting it again, which takes as long as these moves.
const MOVES_MAX: usize = 200;

/// The dues of a standing, in parts and as one list in order; always equal to [`crate::dues`].
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    parts: BTreeMap<Part, Vec<Arc<Placed>>>,
    list: Vec<Arc<Placed>>,
    touched: BTreeSet<Subject>,
    /// The sides, each at its date, for which the parts were worked out.
    dates: Option<Vec<(Side, Date)>>,
}

/// What is worked out together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// What the record awaits on a subject.
    Record(Subject),
    /// What the rules of the terms ask under an instrument, claims aside.
    Rules(Subject),
    /// What is owed under an instrument of one commitment.
    Commitment { instrument: Subject, about: Subject },
}

/// Parts with what is now owed of them, empty where nothing is.
type Changes = BTreeMap<Part, Vec<Placed>>;

impl Agenda {
    /// Notes what [`Standing::hear`] has touched. A document handed in with `hold` touches its subject too.
    pub fn touch(&mut self, subjects: impl IntoIterator<Item = Subject>) {
        self.touched.extend(subjects);
    }

    /// Forgets everything; the next refresh works out all.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Brings the dues up to this standing and instant.
    pub fn refresh(&mut self, standing: &Standing, now: Timestamp) {
        let scene = Scene::new(standing, now);
        let dates = scene.sides.iter().map(|side| (*side, scene.date_for(&[*side], now)));
        let dates: Vec<(Side, Date)> = dates.collect();
        let touched = core::mem::take(&mut self.touched);
        let mut changes = Changes::new();
        if self.dates.as_ref() != Some(&dates) {
            self.parts.clear();
            self.list.clear();
            standing.joint_subjects().for_each(|subject| record(&scene, subject, &mut changes));
            for instrument in scene.instruments() {
                rules(&scene, instrument, &mut changes);
                self.commitments(&scene, instrument, &mut changes);
            }
        } else {
            touched.iter().for_each(|subject| self.follow(&scene, subject, &mut changes));
        }
        self.apply(changes);
        self.dates = Some(dates);
    }

    /// Works out again what an act on the subject can have changed.
    fn follow(&self, scene: &Scene<'_>, subject: &Subject, changes: &mut Changes) {
        record(scene, subject, changes);
        match subject.kind().touches() {
            Touches::Itself => {
                for instrument in scene.instruments() {
                    let served = Served::new(scene, instrument);
                    if let Some(owed) = served.of_commitment(scene, subject) {
                        let (instrument, about) = (instrument.clone(), subject.clone());
                        changes.insert(Part::Commitment { instrument, about }, owed);
                    }
                }
            }
            Touches::Instruments => {
                let instruments = scene.instruments();
                for gone in self.served().filter(|instrument| !instruments.contains(instrument)) {
                    changes.insert(Part::Rules(gone.clone()), Vec::new());
                    self.nothing_of(gone, changes);
                }
                for instrument in instruments {
                    // A proposal serves nothing yet, and may be what a rule asked for.
                    rules(scene, instrument, changes);
                    if scene.may_serve(subject, instrument) {
                        self.commitments(scene, instrument, changes);
                    }
                }
            }
            Touches::Rules => {
                scene.instruments().into_iter().for_each(|instrument| rules(scene, instrument, changes));
            }
            Touches::Nothing => {}
        }
    }

    /// The instruments under which something was worked out.
    fn served(&self) -> impl Iterator<Item = &Subject> {
        self.parts.keys().filter_map(|part| match part {
            Part::Rules(instrument) | Part::Commitment { instrument, .. } => Some(instrument),
            Part::Record(_) => None,
        })
    }

    /// Nothing is owed any more of the commitments under an instrument, unless worked out anew.
    fn nothing_of(&self, instrument: &Subject, changes: &mut Changes) {
        let first = Part::Commitment { instrument: instrument.clone(), about: Subject::charter() };
        let parts = self.parts.range(first..).map(|(part, _)| part);
        let of = |part: &&Part| matches!(part, Part::Commitment { instrument: of, .. } if of == instrument);
        changes.extend(parts.take_while(of).map(|part| (part.clone(), Vec::new())));
    }

    fn commitments<'a>(&self, scene: &Scene<'a>, instrument: &'a Subject, changes: &mut Changes) {
        self.nothing_of(instrument, changes);
        Served::new(scene, instrument).of_commitments(scene, |commitment, owed| {
            let Some(named) = commitment.named.as_ref().filter(|_| !owed.is_empty()) else { return };
            let (instrument, about) = (instrument.clone(), named.about.clone());
            changes.entry(Part::Commitment { instrument, about }).or_default().append(owed);
        });
    }

    fn apply(&mut self, changes: Changes) {
        let (mut gone, mut come) = (Vec::new(), Vec::new());
        for (part, owed) in changes {
            gone.extend(self.parts.remove(&part).into_iter().flatten());
            let owed: Vec<Arc<Placed>> = owed.into_iter().map(Arc::new).collect();
            come.extend(owed.iter().cloned());
            if !owed.is_empty() {
                self.parts.insert(part, owed);
            }
        }
        if gone.len() + come.len() > MOVES_MAX {
            self.list = self.parts.values().flatten().cloned().collect();
            self.list.sort_unstable_by(|left, right| left.order(right));
            return;
        }
        let place = |list: &[Arc<Placed>], due: &Placed| {
            list.partition_point(|there| there.order(due) == Ordering::Less)
        };
        for due in gone {
            let from = place(&self.list, &due);
            let same = self.list.iter().skip(from).position(|there| Arc::ptr_eq(there, &due));
            if let Some(same) = same {
                self.list.remove(from + same);
            }
        }
        for due in come {
            self.list.insert(place(&self.list, &due), due);
        }
    }

    /// The dues in the order of the provisions.
    pub fn dues(&self) -> Vec<&Due> {
        self.list.iter().map(|placed| &placed.due).collect()
    }
}

fn record(scene: &Scene<'_>, subject: &Subject, changes: &mut Changes) {
    let mut owed = Vec::new();
    of_record(scene, subject, &mut owed);
    changes.insert(Part::Record(subject.clone()), owed);
}

fn rules(scene: &Scene<'_>, instrument: &Subject, changes: &mut Changes) {
    let mut owed = Vec::new();
    Served::new(scene, instrument).of_rules(scene, &mut owed);
    changes.insert(Part::Rules(instrument.clone()), owed);
}
