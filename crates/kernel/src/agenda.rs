//! The dues kept up to date: only what an act touched is worked out again.

use crate::due::{Due, Placed};
use crate::dues::{Scene, of_instrument, of_record};
use crate::standing::Standing;
use crate::subject::{Kind, Subject};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use jiff::Timestamp;
use jiff::civil::Date;

/// The dues of a standing, in parts by instrument and subject; always equal to [`crate::dues`].
#[derive(Clone, Debug, Default)]
pub struct Agenda {
    record: BTreeMap<Subject, Vec<Placed>>,
    instruments: BTreeMap<Subject, Vec<Placed>>,
    touched: BTreeSet<Subject>,
    whole: Option<Vec<Date>>,
}

impl Agenda {
    /// Notes what [`Standing::hear`] has touched. A document handed in with `hold` touches its subject too.
    pub fn touch(&mut self, subject: Option<Subject>) {
        self.touched.extend(subject);
    }

    /// Forgets everything; the next refresh works out all.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Brings the dues up to this standing and instant.
    pub fn refresh(&mut self, standing: &Standing, now: Timestamp) {
        let scene = Scene::new(standing, now);
        let dates: Vec<Date> = scene.sides.iter().map(|side| standing.date_for(&[*side], now)).collect();
        let all = self.whole.as_ref() != Some(&dates);
        let touched = core::mem::take(&mut self.touched);
        if all {
            self.record.clear();
            self.instruments.clear();
        }
        let subjects: Vec<Subject> =
            if all { standing.subjects().cloned().collect() } else { touched.iter().cloned().collect() };
        for subject in subjects {
            let mut placed = Vec::new();
            of_record(&scene, &subject, &mut placed);
            self.record.insert(subject, placed);
        }
        let instruments = scene.instruments();
        self.instruments.retain(|instrument, _| instruments.contains(instrument));
        for instrument in instruments {
            if all || touched.iter().any(|subject| concerns(&scene, subject, &instrument)) {
                let mut placed = Vec::new();
                of_instrument(&scene, &instrument, &mut placed);
                placed.sort_by(Placed::order);
                self.instruments.insert(instrument, placed);
            }
        }
        self.whole = Some(dates);
    }

    /// The dues in the order of the provisions.
    pub fn dues(&self) -> Vec<&Due> {
        let parts = self.instruments.values().chain(self.record.values());
        let mut placed: Vec<&Placed> = parts.flatten().collect();
        placed.sort_by(|left, right| left.order(right));
        placed.into_iter().map(|placed| &placed.due).collect()
    }
}

/// Whether an act on the subject can change what is owed under the instrument.
fn concerns(scene: &Scene<'_>, subject: &Subject, instrument: &Subject) -> bool {
    match subject.kind() {
        Kind::Commitment => scene.plans(instrument).iter().any(|plan| {
            subject.id().strip_prefix(plan.subject.id()).is_some_and(|rest| rest.starts_with('.'))
        }),
        Kind::Document => {
            subject == instrument
                || scene.versions(subject).iter().any(|version| {
                    version.document.is_none_or(|document| document.governs.as_ref() == Some(instrument))
                })
        }
        Kind::Institution | Kind::Event => false,
        Kind::Charter | Kind::Body | Kind::Seat | Kind::Session | Kind::Calendar => true,
    }
}
