//! What the logs come to.

pub(crate) mod bridge;
pub(crate) mod consent;
pub(crate) mod due_lists;
pub(crate) mod erased;
pub(crate) mod erasure;
pub(crate) mod fold;
pub(crate) mod missing;
pub mod moment;
pub(crate) mod places;
pub(crate) mod snapshot;

use crate::keys::Keys;
use crate::log::Logs;
use crate::log::known::Known;
use crate::log::names::parse_log_name;
use crate::understanding::due_lists::Lists;
use crate::understanding::fold::Fold;
use crate::understanding::moment::{Moment, Present, Surroundings};
use crate::understanding::snapshot::Snapshot;
use crate::words::store::WordStore;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// What the logs come to, as it is kept and as readers see it.
#[derive(Debug)]
pub(crate) struct Understanding {
    pub(crate) fold: Fold,
    snapshot: Snapshot,
    lists: Arc<Lists>,
    /// The latest moment that readers see, once anybody looked; and how many there were.
    present: OnceLock<Arc<Present>>,
    moments: u64,
}

impl Understanding {
    /// Nothing is understood yet; what was kept in this folder of databases is taken up later.
    pub(crate) fn open(databases: &Path) -> Self {
        Self {
            fold: Fold::default(),
            snapshot: Snapshot::open(databases),
            lists: Arc::default(),
            present: OnceLock::new(),
            moments: 0,
        }
    }

    /// Another moment begins: what led to it is noted. Gives its number.
    pub(crate) fn go_on(&mut self) -> u64 {
        self.moments += 1;
        self.lists.note(self.moments, self.fold.changed.take());
        self.moments
    }

    /// Where the latest moment is found, the first time as it is made then.
    pub(crate) fn present(&self, first: impl FnOnce(u64) -> Moment) -> Arc<Present> {
        Arc::clone(self.present.get_or_init(|| Arc::new(Present::new(first(self.moments)))))
    }

    /// The same, if anybody looked.
    pub(crate) fn looked_at(&self) -> Option<&Present> {
        self.present.get().map(Arc::as_ref)
    }

    /// The moment of a number, as all is now.
    pub(crate) fn moment(&self, number: u64, logs: &Logs, keys: &Keys, around: Surroundings<'_>) -> Moment {
        Moment::of(number, (&self.fold, &self.lists), self.known(logs, keys), around)
    }

    /// What is known of the logs of all sides.
    pub(crate) fn known<'a>(&'a self, logs: &'a Logs, keys: &'a Keys) -> Known<'a> {
        Known { record: &self.fold.record, logs, keys }
    }

    /// Takes up what the views kept, if they fit the logs held; otherwise begins with nothing.
    pub(crate) fn take_up(&mut self, logs: &Logs, keys: &Keys, words: &WordStore) {
        self.fold = self.snapshot.kept(&logs.stores, &keys.cards).unwrap_or_else(|| {
            self.snapshot.clear();
            Fold::default()
        });
        for card in &keys.cards {
            if let Some(verifier) = card.verifier() {
                self.fold.record.meet(verifier, &card.side);
            }
        }
        for (origin, name) in &logs.names {
            if parse_log_name(name).is_some_and(|(_, number)| number > 1) {
                self.fold.record.expect(origin);
            }
        }
        self.fold.miss_all(words);
        self.fold.tell_conflicts();
    }

    /// Brings what is kept up to the cut folded so far. A failure costs only time at the next start.
    pub(crate) fn save(&mut self, logs: &Logs, keys: &Keys) {
        if self.fold.unsaved.entries == 0 {
            return;
        }
        // Between judging a batch and writing it, memory is ahead of the disk: no view may be.
        let ahead = logs.stores.iter().any(|(origin, store)| self.fold.size(origin) > store.size());
        if ahead {
            return;
        }
        let cut = self.known(logs, keys).cut();
        self.snapshot.save(&self.fold, cut);
        self.fold.unsaved = Default::default();
        self.fold.anew = false;
    }
}
