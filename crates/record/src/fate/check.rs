//! Reading entries and checking their signatures apart from folding: the dear part, for as many threads as
//! there are.

use super::{KeySet, Record, keys};
use crate::entry::{Entry, Unreadable};
use crate::key::Verifier;
use crate::suite::Suite;
use alloc::vec::Vec;

/// The keys of a log as they stand, to check its next entries with.
#[derive(Clone, Debug)]
pub struct Checker {
    trusted: Option<Verifier>,
    keys: Option<(u64, KeySet)>,
    suite: Option<Suite>,
}

/// An entry as read, and whether it was signed by the keys its checker had.
#[derive(Clone, Debug)]
pub struct Checked {
    pub(super) read: Result<Entry, Unreadable>,
    signed: bool,
    /// The place from which the keys were valid; none before the genesis.
    keys_from: Option<u64>,
    /// Its bytes, where the suite of its log was not known yet, so that its leaf is to be worked out again.
    early: Option<Vec<u8>>,
}

impl Checker {
    /// Reads an entry and checks its signature.
    pub fn check(&self, bytes: &[u8]) -> Checked {
        let read = self.suite.map_or_else(|| Entry::parse_first(bytes), |suite| Entry::parse(suite, bytes));
        let signed = read.as_ref().is_ok_and(|entry| match &self.keys {
            Some((_, keys)) => keys.signed(entry),
            None => keys::is_first(entry, self.trusted.as_ref()),
        });
        let keys_from = self.keys.as_ref().map(|(from, _)| *from);
        Checked { read, signed, keys_from, early: self.suite.is_none().then(|| bytes.to_vec()) }
    }
}

impl Checked {
    /// Whether it is an entry that was signed by a key its checker had.
    pub fn is_signed(&self) -> bool {
        self.signed
    }
}

impl Record {
    /// What is needed to check the next entries of `origin`.
    pub fn checker(&self, origin: &str) -> Option<Checker> {
        let log = self.logs.get(origin)?;
        Some(Checker { trusted: log.trusted.clone(), keys: log.keys_now().cloned(), suite: log.suite() })
    }

    /// An entry that was read before the suite of its log was known, read again now that it is.
    pub(super) fn read_again(&self, origin: &str, checked: &Checked) -> Option<Checked> {
        let bytes = checked.early.as_ref().filter(|_| self.suite_of(origin).is_some())?;
        Some(self.checker(origin)?.check(bytes))
    }

    /// Whether an entry checked before is signed by the keys valid at the place it now stands at: they may
    /// have changed since, and then it is checked again.
    pub(super) fn still_signed(&self, origin: &str, checked: &Checked, entry: &Entry) -> bool {
        let now = self.logs.get(origin).and_then(|log| log.keys_now()).map(|(from, _)| *from);
        if now == checked.keys_from { checked.signed } else { self.is_signed(origin, entry) }
    }
}
