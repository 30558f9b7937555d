//! Writing to the own log: a batch is judged entry by entry, then signed, made durable and released as one.

use crate::node::{Held, Node, State};
use crate::store::StoreError;
use crate::submit::SubmitError;
use jiff::Timestamp;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Body, Entry, seal};
use paivand_record::fate::{Void, Wait};
use paivand_record::key::Signer;
use std::sync::Arc;

/// From how many statements on they are signed on all cores: below it, starting threads costs more.
const PARALLEL_STATEMENTS_MIN: usize = 32;

/// Entries judged and folded in memory, not yet written.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    entries: Vec<Pending>,
    /// What all of them have seen, and when they are stated.
    frame: Option<(Vec<Checkpoint>, Timestamp)>,
}

#[derive(Debug)]
enum Pending {
    Sealed(Vec<u8>),
    /// A statement, which is signed with the others of its batch.
    Statement(Body),
}

impl Node {
    pub(crate) fn may_write(&self) -> Result<(), SubmitError> {
        match self.state() {
            State::Normal => Ok(()),
            State::ReadOnly { origin, released, held } => {
                Err(SubmitError::ReadOnly { origin, held, released })
            }
            State::Contradicted { origin } => Err(SubmitError::Contradicted(origin)),
            State::Keyless => Err(SubmitError::Keyless),
            State::Failed => Err(SubmitError::Failed),
        }
    }

    /// Judges and folds one more entry of a batch; gives its place. A void one changes nothing.
    pub(crate) fn admit(&mut self, batch: &mut Batch, body: Body) -> Result<u64, SubmitError> {
        self.admit_by(batch, body, None)
    }

    /// What this node has folded of the other sides' logs; of a log and one that continues it, only that.
    fn seen(&self) -> Vec<Checkpoint> {
        let own = |origin: &str| self.side_of(origin) == Some(self.identity.card.side.as_str());
        let told = |seen: &Checkpoint| {
            seen.size > 0 && !own(&seen.origin) && !self.fold.record.is_continued(&seen.origin)
        };
        self.cut().into_iter().filter(told).collect()
    }

    /// The same, sealed by another key than the node's present one.
    pub(crate) fn admit_by(
        &mut self,
        batch: &mut Batch,
        body: Body,
        sealer: Option<&Signer>,
    ) -> Result<u64, SubmitError> {
        let origin = self.identity.origin().to_owned();
        let index = self.own_size() + batch.entries.len() as u64;
        let (seen, stated_at) = batch.frame.get_or_insert_with(|| (self.seen(), self.world.clock.now()));
        let (entry, pending) = match body {
            Body::Statement(said) => {
                let entry = Entry::unsigned((&origin, index), seen, *stated_at, said.clone());
                (entry, Pending::Statement(Body::Statement(said)))
            }
            other @ (Body::Genesis(_)
            | Body::Keys(_)
            | Body::Propose(_)
            | Body::Concur(_)
            | Body::Decline(_)
            | Body::Close(_)
            | Body::Enact(_)
            | Body::Observe(_)
            | Body::Succeed(_)) => {
                let sealer = sealer.unwrap_or(&self.identity.signer);
                let bytes = seal((&origin, index), seen, *stated_at, &other, sealer)?;
                (read_back(&bytes)?, Pending::Sealed(bytes))
            }
        };
        let outcome = self.fold.record.admit(&origin, &entry, &Held(&self.logs));
        let events = outcome.map_err(SubmitError::Waits)?.map_err(SubmitError::Refused)?;
        batch.entries.push(pending);
        self.fold.tell(&origin, index, &Ok(events));
        Ok(index)
    }

    /// Makes a batch durable and releases it. If that fails, nothing of it counts: what was folded of it is
    /// undone by reading everything again from disk.
    pub(crate) fn commit(&mut self, batch: Batch) -> Result<(), SubmitError> {
        if batch.entries.is_empty() {
            return Ok(());
        }
        let (origin, first) = (self.identity.origin().to_owned(), self.own_size());
        let (entries, error) = match self.sealed(batch) {
            Err(error) => (Vec::new(), error),
            Ok(entries) => match self.write(&entries) {
                Ok(()) => {
                    self.hold_documents();
                    return Ok(());
                }
                Err(error) => (entries, error),
            },
        };
        if let Err(why) = self.load() {
            tracing::error!(error = %why, "after a failed write the node could not be read again from disk");
            return Err(error);
        }
        // The disk may have said no only after all of it was durable and marked: then it counts.
        let last = first + entries.len() as u64;
        let held = last.checked_sub(1).and_then(|last| self.logs.get(&origin)?.entry(last));
        if held.is_some() && held.as_ref() == entries.last() { Ok(()) } else { Err(error) }
    }

    /// The bytes of every entry of a batch; statements are signed on all cores.
    fn sealed(&self, batch: Batch) -> Result<Vec<Vec<u8>>, SubmitError> {
        let (first, origin, signer) = (self.own_size(), self.identity.origin(), &self.identity.signer);
        let Some((seen, stated_at)) = batch.frame else { return Ok(Vec::new()) };
        let numbered: Vec<(u64, Pending)> = (first..).zip(batch.entries).collect();
        let seal_all = |part: &[(u64, Pending)]| -> Result<Vec<Vec<u8>>, SubmitError> {
            let one = |(index, pending): &(u64, Pending)| match pending {
                Pending::Sealed(bytes) => Ok(bytes.clone()),
                Pending::Statement(body) => signed((origin, *index), &seen, stated_at, body, signer),
            };
            part.iter().map(one).collect()
        };
        if numbered.len() < PARALLEL_STATEMENTS_MIN {
            return seal_all(&numbered);
        }
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let parts = numbered.chunks(numbered.len().div_ceil(cores));
        std::thread::scope(|scope| {
            let sealing: Vec<_> = parts.map(|part| scope.spawn(|| seal_all(part))).collect();
            let mut all = Vec::with_capacity(numbered.len());
            for part in sealing {
                all.extend(part.join().map_err(|_| SubmitError::Stopped)??);
            }
            Ok(all)
        })
    }

    fn write(&mut self, entries: &[Vec<u8>]) -> Result<(), SubmitError> {
        // The checkpoint is signed by a key valid at its size: a change of keys is already folded here. The
        // last one of a log that ends is signed by its own key, though the next log is already known.
        if self.own_log() == self.identity.origin() {
            self.choose_keys();
        }
        let origin = self.identity.origin();
        let store = self.logs.get_mut(origin).ok_or_else(|| SubmitError::Waits(Wait::Log(origin.into())))?;
        let (mark, signer) = (&mut self.mark, &self.identity.signer);
        // The mark is raised when the entries are durable and before anyone can see the checkpoint (P-R8).
        let release = |next: &Checkpoint| mark.raise(next).map(|()| next.signed(signer));
        store.append(entries, release).map_err(|error: StoreError| SubmitError::Store(Arc::new(error)))
    }

    /// Appends one entry, judged before anything is written.
    pub(crate) fn append(&mut self, body: Body) -> Result<u64, SubmitError> {
        self.may_write()?;
        let mut batch = Batch::default();
        let index = self.admit(&mut batch, body)?;
        self.commit(batch).map(|()| index)
    }
}

/// An entry as the other side will read it.
fn read_back(bytes: &[u8]) -> Result<Entry, SubmitError> {
    Entry::parse(bytes).map_err(|_| SubmitError::Refused(Void::Malformed))
}

fn signed(
    at: (&str, u64),
    seen: &[Checkpoint],
    stated_at: Timestamp,
    body: &Body,
    signer: &Signer,
) -> Result<Vec<u8>, SubmitError> {
    let bytes = seal(at, seen, stated_at, body, signer)?;
    // What was judged unsigned is what now stands there.
    if read_back(&bytes)?.body == *body { Ok(bytes) } else { Err(SubmitError::Refused(Void::Malformed)) }
}
