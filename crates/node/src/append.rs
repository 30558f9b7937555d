//! Writing to the own log: a batch is judged entry by entry, then made durable and released as one.

use crate::node::{Held, Node, State};
use crate::store::StoreError;
use crate::submit::SubmitError;
use jiff::Timestamp;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Body, Entry, seal};
use paivand_record::fate::{Void, Wait};
use std::sync::Arc;

/// Entries judged and folded in memory, not yet written.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    entries: Vec<Vec<u8>>,
    /// What all of them have seen, and when they are stated.
    frame: Option<(Vec<Checkpoint>, Timestamp)>,
}

impl Node {
    pub(crate) fn may_write(&self) -> Result<(), SubmitError> {
        match self.state() {
            State::Normal => Ok(()),
            State::ReadOnly { origin, released, held } => {
                Err(SubmitError::ReadOnly { origin, held, released })
            }
            State::Failed => Err(SubmitError::Failed),
        }
    }

    /// Seals, judges and folds one more entry of a batch; gives its place. A void one changes nothing.
    pub(crate) fn admit(&mut self, batch: &mut Batch, body: &Body) -> Result<u64, SubmitError> {
        let origin = self.identity.origin().to_owned();
        let index = self.own_size() + batch.entries.len() as u64;
        let (seen, stated_at) = batch.frame.get_or_insert_with(|| {
            let seen = self.cut().into_iter().filter(|seen| seen.origin != origin && seen.size > 0);
            (seen.collect(), self.world.clock.now())
        });
        let bytes = seal((&origin, index), seen, *stated_at, body, &self.identity.signer)?;
        // Read back as the other side will read it.
        let entry = Entry::parse(&bytes).map_err(|_| SubmitError::Refused(Void::Malformed))?;
        let outcome =
            self.fold.record.admit(&origin, &entry, &Held(&self.logs)).map_err(SubmitError::Waits)?;
        let events = outcome.map_err(SubmitError::Refused)?;
        batch.entries.push(bytes);
        self.fold.tell(&origin, index, &Ok(events));
        Ok(index)
    }

    /// Makes a batch durable and releases it. If the disk refuses, nothing of it counts: what was folded of
    /// it is undone by reading everything again from disk.
    pub(crate) fn commit(&mut self, batch: &Batch) -> Result<(), SubmitError> {
        if batch.entries.is_empty() {
            return Ok(());
        }
        let written = self.write(&batch.entries);
        if let Err(error) = written {
            if let Err(error) = self.load() {
                tracing::error!(%error, "after a failed write the node could not be read again from disk");
            }
            return Err(error);
        }
        self.hold_documents();
        Ok(())
    }

    fn write(&mut self, entries: &[Vec<u8>]) -> Result<(), SubmitError> {
        let origin = self.identity.origin();
        let store = self.logs.get_mut(origin).ok_or_else(|| SubmitError::Waits(Wait::Log(origin.into())))?;
        let (mark, signer) = (&mut self.mark, &self.identity.signer);
        // The mark is raised when the entries are durable and before anyone can see the checkpoint (P-R8).
        let release = |next: &Checkpoint| mark.raise(next).map(|()| next.signed(signer));
        store.append(entries, release).map_err(|error: StoreError| SubmitError::Store(Arc::new(error)))
    }

    /// Appends entries as one batch; gives the place of the first. Each is judged before anything is written.
    pub(crate) fn append(&mut self, bodies: &[Body]) -> Result<u64, SubmitError> {
        self.may_write()?;
        let first = self.own_size();
        let mut batch = Batch::default();
        for body in bodies {
            self.admit(&mut batch, body)?;
        }
        self.commit(&batch).map(|()| first)
    }
}
