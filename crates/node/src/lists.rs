//! The dues of a node, worked out once for each day and change, however many read them.

use crate::node::Node;
use jiff::Timestamp;
use jiff::civil::Date;
use paivand_kernel::{Agenda, Digest, Due, Standing, Subject, dues, dues_digest};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

/// Most days whose lists are kept between two changes: today's, and those that readers chose.
const LISTS_MAX: usize = 8;

/// What is owed on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// In the order of the provisions.
    pub dues: Vec<Due>,
    /// By which two nodes compare their lists at one cut and one instant.
    pub digest: Digest,
}

/// The lists kept until something changes, and the agenda from which today's is made.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    agenda: Agenda,
    /// Whether the agenda follows the standing: before its first use there is nothing to follow.
    followed: bool,
    /// By the date it is for each side: nothing else of an instant counts.
    kept: BTreeMap<Vec<Date>, Arc<List>>,
}

impl Lists {
    /// Something on these subjects has changed.
    pub(crate) fn touch(&mut self, subjects: Vec<Subject>) {
        self.kept.clear();
        if self.followed {
            self.agenda.touch(subjects);
        }
    }

    /// A document came: what is owed under it is worked out anew.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    fn at(&mut self, standing: &Standing, now: Timestamp, today: bool) -> Arc<List> {
        let sides = standing.sides();
        let dates: Vec<Date> = sides.iter().map(|side| standing.date_for(&[*side], now)).collect();
        if let Some(list) = self.kept.get(&dates) {
            return Arc::clone(list);
        }
        // The agenda follows today; a reader's look at another day must not make it start again.
        let dues = if today {
            self.followed = true;
            self.agenda.refresh(standing, now);
            self.agenda.dues().into_iter().cloned().collect()
        } else {
            dues(standing, now)
        };
        let list = Arc::new(List { digest: dues_digest(&dues), dues });
        if self.kept.len() >= LISTS_MAX {
            self.kept.clear();
        }
        self.kept.insert(dates, Arc::clone(&list));
        list
    }
}

impl Node {
    /// Everything owed at `at`.
    pub fn dues(&self, at: Timestamp) -> Arc<List> {
        let mut lists = self.fold.lists.lock().unwrap_or_else(PoisonError::into_inner);
        let day = |instant| {
            let sides = self.fold.standing.sides();
            sides.iter().map(|side| self.fold.standing.date_for(&[*side], instant)).collect::<Vec<Date>>()
        };
        let today = day(at) == day(self.now());
        lists.at(&self.fold.standing, at, today)
    }
}
