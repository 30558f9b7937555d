//! What came of a log and is put aside until a checkpoint covers it.

use crate::log::Logs;
use crate::node::error::NodeError;
use paivand_record::note::Note;

/// What every envelope of a change of keys holds: its one spelling leaves no other way to write it.
const KEYS_TYPE: &[u8] = b"paivand.keys.";

impl Logs {
    /// Makes entries durable beyond the checkpoint; gives their bytes, which count for their side.
    pub(crate) fn put_aside(&mut self, origin: &str, entries: &[Vec<u8>]) -> Result<usize, NodeError> {
        let changes = |entry: &Vec<u8>| entry.windows(KEYS_TYPE.len()).any(|window| window == KEYS_TYPE);
        if entries.iter().any(changes) {
            self.rekeyed.insert(origin.to_owned());
        }
        if let Some(store) = self.stores.get_mut(origin).filter(|_| !entries.is_empty()) {
            store.put_aside(entries)?;
        }
        Ok(entries.iter().map(Vec::len).sum())
    }

    /// Removes what was put aside of a log: it leads nowhere.
    pub(crate) fn drop_aside(&mut self, origin: &str) -> Result<(), NodeError> {
        self.rekeyed.remove(origin);
        match self.stores.get_mut(origin) {
            Some(store) => Ok(store.drop_aside()?),
            None => Ok(()),
        }
    }

    /// Lets entries count with what is put aside before them, under this note; false if there is no such log.
    pub(crate) fn install(
        &mut self,
        origin: &str,
        note: &Note,
        entries: &[Vec<u8>],
    ) -> Result<bool, NodeError> {
        let Some(store) = self.stores.get_mut(origin) else { return Ok(false) };
        if store.reached().size() == store.size() {
            store.append(entries, |_| Ok(note.clone()))?;
        } else {
            if !entries.is_empty() {
                store.put_aside(entries)?;
            }
            store.settle(note)?;
        }
        self.rekeyed.remove(origin);
        Ok(true)
    }
}
