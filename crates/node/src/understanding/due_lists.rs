//! The dues of a node, worked out once for each day and change, however many read them; nobody who writes waits for it.

use jiff::Timestamp;
use jiff::civil::Date;
use paivand_kernel::{Agenda, Digest, Due, Standing, Subject, dues, dues_digest};
use std::collections::{BTreeMap, VecDeque};
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
        if self.all || self.subjects.len() + subjects.len() > SUBJECTS_MAX {
            self.forget();
        } else {
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
    waiting: Mutex<Waiting>,
}

#[derive(Debug, Default)]
struct Waiting {
    /// In the order of the moments.
    subjects: VecDeque<(u64, Subject)>,
    /// Up to this moment more may have changed than is noted.
    all_until: Option<u64>,
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
        if changed.all || waiting.subjects.len() + changed.subjects.len() > SUBJECTS_MAX {
            waiting.subjects.clear();
            waiting.all_until = Some(moment);
        } else {
            waiting.subjects.extend(changed.subjects.into_iter().map(|subject| (moment, subject)));
        }
    }

    /// Everything owed at an instant, as of a moment and by what its clock says.
    pub(crate) fn at(
        &self,
        moment: u64,
        standing: &Standing,
        (now, present): (Timestamp, Timestamp),
    ) -> Arc<List> {
        let (asked, today) = (days(standing, now), days(standing, present));
        let mut worked = self.worked.lock().unwrap_or_else(PoisonError::into_inner);
        if worked.kept_of == moment
            && let Some(list) = worked.kept.get(&asked)
        {
            return Arc::clone(list);
        }
        // The agenda follows today and goes on; another day, or a moment past, must not make it start again.
        let dues = if asked == today && moment >= worked.followed {
            self.follow(&mut worked, moment);
            worked.agenda.refresh(standing, now);
            worked.agenda.dues().into_iter().cloned().collect()
        } else {
            dues(standing, now)
        };
        let list = Arc::new(List { digest: dues_digest(&dues), dues });
        if worked.kept_of != moment || worked.kept.len() >= LISTS_MAX {
            worked.kept.clear();
        }
        worked.kept_of = moment;
        worked.kept.insert(asked, Arc::clone(&list));
        list
    }

    fn follow(&self, worked: &mut Worked, to: u64) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(until) = waiting.all_until {
            // Also where the reader's moment lies before that: what led to it is noted no more.
            worked.agenda.forget();
            waiting.all_until = Some(until).filter(|until| *until > to);
        }
        let count = waiting.subjects.partition_point(|(moment, _)| *moment <= to);
        worked.agenda.touch(waiting.subjects.drain(..count).map(|(_, subject)| subject));
        worked.followed = to;
    }
}

/// The date that it is for each side.
fn days(standing: &Standing, at: Timestamp) -> Vec<Date> {
    standing.sides().iter().map(|side| standing.date_for(&[*side], at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(subjects: &[&str]) -> Changed {
        Changed { all: false, subjects: subjects.iter().map(|name| name.parse().unwrap()).collect() }
    }

    fn followed(lists: &Lists, to: u64) -> (usize, Option<u64>) {
        let mut worked = Worked::default();
        lists.follow(&mut worked, to);
        let waiting = lists.waiting.lock().unwrap();
        (waiting.subjects.len(), waiting.all_until)
    }

    #[test]
    fn what_nobody_reads_is_noted_only_where_something_changed() {
        let lists = Lists::default();
        (1..100_000).for_each(|moment| lists.note(moment, changed(&[])));
        assert_eq!(lists.waiting.lock().unwrap().subjects.len(), 0);
        let too_many = u64::try_from(SUBJECTS_MAX).unwrap() + 1;
        (0..too_many).for_each(|moment| lists.note(moment, changed(&["body/a"])));
        let waiting = lists.waiting.lock().unwrap();
        assert_eq!((waiting.subjects.len(), waiting.all_until), (0, Some(too_many - 1)));
    }

    #[test]
    fn a_reader_of_a_moment_past_takes_no_change_from_who_reads_a_later_one() {
        let lists = Lists::default();
        for (moment, about) in [(1, "body/a"), (2, "body/b"), (3, "body/c")] {
            lists.note(moment, changed(&[about]));
        }
        assert_eq!(followed(&lists, 2), (1, None));
        lists.note(5, Changed::default());
        lists.note(6, changed(&["body/d"]));
        assert_eq!(followed(&lists, 4), (1, Some(5)), "all is worked out anew, and at the fifth once more");
        assert_eq!(followed(&lists, 5), (1, None));
        assert_eq!(followed(&lists, 6), (0, None));
    }
}
