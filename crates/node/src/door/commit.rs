//! Writing to the own log: what was judged and folded is made durable and released as one, or undone.

use crate::door::batch::Batch;
use crate::door::error::SubmitError;
use crate::log::store::StoreError;
use crate::node::Node;
use crate::words::store::Unkept;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::Body;
use paivand_record::fate::Wait;
use std::sync::Arc;

impl Node {
    /// Makes a batch durable and releases it. If that fails, everything is read again from disk: what was
    /// folded of the batch is undone, unless the disk holds it after all.
    pub(crate) fn commit(&mut self, batch: Batch) -> Result<(), SubmitError> {
        if batch.is_empty() {
            return Ok(());
        }
        let (origin, first) = (self.keys.identity.origin().to_owned(), self.known().own_size());
        let words = self.words.to_write();
        let (entries, error) = match batch.sealed(first) {
            Err(error) => (Vec::new(), error),
            Ok(entries) => match self.write(&entries, words) {
                Ok(()) => {
                    self.hold_documents();
                    self.publish();
                    return Ok(());
                }
                Err(error) => (entries, error),
            },
        };
        if let Err(why) = self.load() {
            tracing::error!(error = %why, "after a failed write the node could not be read again from disk");
            self.publish_state();
            return Err(error);
        }
        // The disk may have said no only after all of it was durable and marked: then it counts.
        let last = first + entries.len() as u64;
        let held = last.checked_sub(1).and_then(|last| self.logs.stores.get(&origin)?.entry(last));
        if held.is_some() && held.as_ref() == entries.last() { Ok(()) } else { Err(error) }
    }

    fn write(&mut self, entries: &[Vec<u8>], mut words: Unkept) -> Result<(), SubmitError> {
        // The checkpoint is signed by a key valid at its size: a change of keys is already folded here. The
        // last one of a log that ends is signed by its own key, though the next log is already known.
        if self.known().own_log() == self.keys.identity.origin() {
            self.choose_keys();
        }
        let origin = self.keys.identity.origin();
        let store =
            self.logs.stores.get_mut(origin).ok_or_else(|| SubmitError::Waits(Wait::Log(origin.into())))?;
        let (mark, signer) = (&self.logs.mark, &self.keys.identity.signer);
        let elsewhere = self.keys.identity.settings.files_served_elsewhere;
        // The mark rises before anyone can see the checkpoint (P-R8): where this process hands it out, then;
        // where another server reads the file, before it is written.
        let release = |next: &Checkpoint| {
            let note = next.signed(signer);
            if elsewhere { mark.raise(&note).map(|()| note) } else { Ok(note) }
        };
        self.exchange.note_change();
        let files = std::mem::take(&mut words.files);
        let appended = store.append_with(entries, files, release);
        appended.map_err(|error: StoreError| SubmitError::Store(Arc::new(error)))?;
        self.words.store.kept(words);
        Ok(())
    }

    /// Appends one entry, judged before anything is written.
    pub(crate) fn append(&mut self, body: Body) -> Result<u64, SubmitError> {
        self.may_write()?;
        let mut batch = Batch::default();
        let index = self.admit(&mut batch, body)?;
        self.commit(batch).map(|()| index)
    }

    /// Writes one entry, whatever the state of the node.
    pub(crate) fn write_one(&mut self, body: Body) -> Result<(), SubmitError> {
        let mut batch = Batch::default();
        self.admit(&mut batch, body)?;
        self.commit(batch)
    }
}
