//! Reading entries and checking their signatures apart from folding: the dear part, for as many threads as
//! there are.

use super::{KeySet, Record, keys};
use crate::entry::{Entry, Unreadable};
use crate::key::Verifier;

/// The keys of a log as they stand, to check its next entries with.
#[derive(Clone, Debug)]
pub struct Checker {
    trusted: Option<Verifier>,
    keys: Option<(u64, KeySet)>,
}

/// An entry as read, and whether it was signed by the keys its checker had.
#[derive(Clone, Debug)]
pub struct Checked {
    pub(super) read: Result<Entry, Unreadable>,
    signed: bool,
    /// The place from which the keys were valid; none before the genesis.
    keys_from: Option<u64>,
}

impl Checker {
    /// Reads an entry and checks its signature.
    pub fn check(&self, bytes: &[u8]) -> Checked {
        let read = Entry::parse(bytes);
        let signed = read.as_ref().is_ok_and(|entry| match &self.keys {
            Some((_, keys)) => keys.signed(entry),
            None => keys::is_first(entry, self.trusted.as_ref()),
        });
        Checked { read, signed, keys_from: self.keys.as_ref().map(|(from, _)| *from) }
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
        Some(Checker { trusted: log.trusted.clone(), keys: log.keys_now().cloned() })
    }

    /// Whether an entry checked before is signed by the keys valid at the place it now stands at: they may
    /// have changed since, and then it is checked again.
    pub(super) fn still_signed(&self, origin: &str, checked: &Checked, entry: &Entry) -> bool {
        let now = self.logs.get(origin).and_then(|log| log.keys_now()).map(|(from, _)| *from);
        if now == checked.keys_from { checked.signed } else { self.is_signed(origin, entry) }
    }
}
