//! The entries of a log hashed anew, where a side changes its suite: whoever signs that has hashed them itself.

use crate::keys::error::IdentityError;
use crate::log::Logs;
use crate::log::held::Stores;
use crate::log::store::LogStore;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::fate::Log;
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use paivand_record::tree::{Frontier, Hashes};

/// The root of the first entries of a log under a suite; none where they are not all held.
pub(crate) fn root(store: &LogStore, suite: Suite, size: u64) -> Option<Hash> {
    let mut frontier = Frontier::new(suite);
    while frontier.size() < size {
        let entries = store.entries_at(frontier.size()).ok().filter(|entries| !entries.is_empty())?;
        let left = usize::try_from(size - frontier.size()).unwrap_or(usize::MAX);
        entries.iter().take(left).for_each(|entry| frontier.append(suite.leaf(entry), |_, _, _| {}));
    }
    Some(frontier.root())
}

/// Whether the genesis of a log that continues another says the root that the old entries have under its suite.
pub(crate) fn is_true(log: &Log, logs: &Stores) -> bool {
    let Some((before, suite)) = log.continues().zip(log.suite()) else { return true };
    let Some(said) = before.rehashed else { return true };
    logs.get(&before.origin).and_then(|store| root(store, suite, before.size)) == Some(said)
}

impl Logs {
    /// The root of what all hold of the own log under the suite of the next, if that is another.
    pub(crate) fn rehashed(&self, suite: Suite, held: &Checkpoint) -> Result<Option<Hash>, IdentityError> {
        let store = self.stores.get(&held.origin).ok_or(IdentityError::Damaged("the own log"))?;
        if store.suite() == suite {
            return Ok(None);
        }
        root(store, suite, held.size).map(Some).ok_or(IdentityError::Damaged("the own log"))
    }
}
