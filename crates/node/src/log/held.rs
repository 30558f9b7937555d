//! What is held of the logs of all sides.

use crate::log::store::LogStore;
use paivand_record::fate::Roots;
use paivand_record::hash::Hash;
use paivand_record::tree;
use std::collections::BTreeMap;

/// The logs of a node by their names.
pub(crate) type Stores = BTreeMap<String, LogStore>;

/// The roots of logs that are held.
pub(crate) struct Held<'a>(pub(crate) &'a Stores);

impl Roots for Held<'_> {
    fn root(&self, origin: &str, size: u64) -> Option<Hash> {
        let store = self.0.get(origin)?;
        if store.size() == size { Some(store.checkpoint().root) } else { tree::root(store, size) }
    }
}
