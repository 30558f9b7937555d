//! The dues of a node, worked out once for each day and change, however many read them; nobody who writes waits for it.

use crate::moment::Moment;
use jiff::Timestamp;
use jiff::civil::Date;
use paivand_kernel::{Agenda, Digest, Due, Standing, Subject, dues, dues_digest};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Most days whose lists are kept between two changes: today's, and those that readers chose.
const LISTS_MAX: usize = 8;

/// Most subjects that wait for a reader to follow them: with more, all is worked out anew.
const SUBJECTS_MAX: usize = 4_096;

/// What is owed on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// In the order of the provisions.
    pub dues: Vec<Due>,
    /// By which two nodes compare their lists at one cut and one instant.
    pub digest: Digest,
}

/// What has changed since the moment before, as far as dues may follow from it.
#[derive(Debug)]
pub(crate) struct Changed {
    /// Everything may have.
    all: bool,
    subjects: Vec<Subject>,
}

impl Default for Changed {
    /// Of what begins anew everything has changed.
    fn default() -> Self {
        Self { all: true, subjects: Vec::new() }
    }
}

impl Changed {
    /// Something on these subjects has changed.
    pub(crate) fn touch(&mut self, subjects: Vec<Subject>) {
        if !self.all {
            self.subjects.extend(subjects);
        }
    }

    /// A document came: what is owed under it is worked out anew.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    /// What has changed so far; from here on nothing has.
    pub(crate) fn take(&mut self) -> Self {
        std::mem::replace(self, Self { all: false, subjects: Vec::new() })
    }
}

/// The lists of the present moment, and the agenda from which today's is made.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    worked: Mutex<Worked>,
    /// What the agenda has not followed yet, by the moment that it led to; held for no longer than it takes to note it.
    waiting: Mutex<BTreeMap<u64, Changed>>,
}

#[derive(Debug, Default)]
struct Worked {
    agenda: Agenda,
    /// The moment that the agenda has followed.
    followed: u64,
    /// Of which moment the lists are that are kept.
    kept_of: u64,
    /// By the date it is for each side: nothing else of an instant counts.
    kept: BTreeMap<Vec<Date>, Arc<List>>,
}

impl Lists {
    /// Notes what led to a moment.
    pub(crate) fn note(&self, moment: u64, changed: Changed) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let count: usize = waiting.values().map(|changed| changed.subjects.len()).sum();
        if changed.all || count + changed.subjects.len() > SUBJECTS_MAX {
            waiting.clear();
            waiting.insert(moment, Changed::default());
        } else {
            waiting.insert(moment, changed);
        }
    }

    /// Everything owed at an instant, as of a moment.
    pub(crate) fn at(&self, moment: &Moment, now: Timestamp) -> Arc<List> {
        let standing = moment.standing();
        let (asked, today) = (days(standing, now), days(standing, moment.now()));
        let mut worked = self.worked.lock().unwrap_or_else(PoisonError::into_inner);
        if worked.kept_of == moment.number()
            && let Some(list) = worked.kept.get(&asked)
        {
            return Arc::clone(list);
        }
        // The agenda follows today and goes on; another day, or a moment past, must not make it start again.
        let dues = if asked == today && moment.number() >= worked.followed {
            self.follow(&mut worked, moment.number());
            worked.agenda.refresh(standing, now);
            worked.agenda.dues().into_iter().cloned().collect()
        } else {
            dues(standing, now)
        };
        let list = Arc::new(List { digest: dues_digest(&dues), dues });
        if worked.kept_of != moment.number() || worked.kept.len() >= LISTS_MAX {
            worked.kept.clear();
        }
        worked.kept_of = moment.number();
        worked.kept.insert(asked, Arc::clone(&list));
        list
    }

    fn follow(&self, worked: &mut Worked, to: u64) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let later = waiting.split_off(&(to + 1));
        for changed in std::mem::replace(&mut *waiting, later).into_values() {
            if changed.all {
                worked.agenda.forget();
            }
            worked.agenda.touch(changed.subjects);
        }
        worked.followed = to;
    }
}

/// The date that it is for each side.
fn days(standing: &Standing, at: Timestamp) -> Vec<Date> {
    standing.sides().iter().map(|side| standing.date_for(&[*side], at)).collect()
}
