//! Writing to the own log: a batch is judged entry by entry, then signed, made durable and released as one.

use crate::door::error::SubmitError;
use crate::door::intent::Intent;
use crate::door::signing::{Frame, Signing, read_back};
use crate::log::held::Held;
use crate::log::store::StoreError;
use crate::node::Node;
use crate::node::state::State;
use crate::words::store::Unkept;
use jiff::Timestamp;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Body, Entry, seal};
use paivand_record::fate::Wait;
use paivand_record::key::Signer;
use std::collections::BTreeMap;
use std::sync::Arc;

/// From how many acts on statements are signed on all cores: below it, starting threads costs more.
const PARALLEL_ACTS_MIN: usize = 32;

/// Entries judged and folded in memory, not yet written.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    entries: Vec<Pending>,
    frame: Option<Frame>,
    /// How many acts are to be judged for it.
    expected: usize,
    /// When it was said, where that is not now.
    stated_at: Option<Timestamp>,
    signing: Option<Signing>,
}

#[derive(Debug)]
enum Pending {
    Sealed(Vec<u8>),
    /// A statement that is being signed on another thread.
    Signing,
}

impl Batch {
    /// A batch for so many acts.
    pub(crate) fn of(expected: usize) -> Self {
        Self { expected, ..Self::default() }
    }

    /// A batch for what was said before.
    pub(crate) fn stated(at: Timestamp) -> Self {
        Self { stated_at: Some(at), ..Self::default() }
    }
}

impl Node {
    pub(crate) fn may_write(&self) -> Result<(), SubmitError> {
        match self.state() {
            State::Normal => {
                self.known().succession_open().map_or(Ok(()), |origin| Err(SubmitError::Succeeding(origin)))
            }
            State::ReadOnly { origin, released, held } => {
                Err(SubmitError::ReadOnly { origin, held, released })
            }
            State::Unconfirmed { waits_for } | State::Statements { waits_for } => {
                Err(SubmitError::Unconfirmed(waits_for))
            }
            State::Keyless => Err(SubmitError::Keyless),
            State::Failed => Err(SubmitError::Failed),
        }
    }

    /// As [`Node::may_write`], for one intent: where a person confirmed the start, statements are made.
    pub(crate) fn may_say(&self, intent: &Intent) -> Result<(), SubmitError> {
        match (self.state(), intent) {
            (State::Statements { .. }, Intent::State { .. }) => Ok(()),
            (State::Normal | State::ReadOnly { .. } | State::Keyless, Intent::Close { act, .. })
                if self.known().is_in_candidate(act) =>
            {
                Ok(())
            }
            _ => self.may_write(),
        }
    }

    /// Judges and folds one more entry of a batch; gives its place. A void one changes nothing.
    pub(crate) fn admit(&mut self, batch: &mut Batch, body: Body) -> Result<u64, SubmitError> {
        self.admit_by(batch, body, None)
    }

    /// The same, sealed by another key than the node's present one.
    pub(crate) fn admit_by(
        &mut self,
        batch: &mut Batch,
        body: Body,
        sealer: Option<&Signer>,
    ) -> Result<u64, SubmitError> {
        let origin = self.keys.identity.origin().to_owned();
        let index = self.known().own_size() + batch.entries.len() as u64;
        let frame = batch.frame.get_or_insert_with(|| {
            let (seen, stated_at) =
                (self.known().seen(), batch.stated_at.unwrap_or_else(|| self.world.clock.now()));
            Frame { origin: origin.clone(), seen, stated_at }
        });
        let (seen, stated_at) = (&frame.seen, frame.stated_at);
        let (entry, pending) = match body {
            Body::Statement(said) if batch.expected >= PARALLEL_ACTS_MIN => {
                (Entry::unsigned((&origin, index), seen, stated_at, said), Pending::Signing)
            }
            other @ (Body::Statement(_)
            | Body::Genesis(_)
            | Body::Keys(_)
            | Body::Propose(_)
            | Body::Concur(_)
            | Body::Decline(_)
            | Body::Close(_)
            | Body::Enact(_)
            | Body::Observe(_)
            | Body::Succeed(_)) => {
                let sealer = sealer.unwrap_or(&self.keys.identity.signer);
                let bytes = seal((&origin, index), seen, stated_at, &other, sealer)?;
                (read_back(sealer.verifier().suite(), &bytes)?, Pending::Sealed(bytes))
            }
        };
        let outcome = self.understanding.fold.record.admit(&origin, &entry, &Held(&self.logs.stores));
        let events = outcome.map_err(SubmitError::Waits)?.map_err(SubmitError::Refused)?;
        let signs = matches!(pending, Pending::Signing);
        batch.entries.push(pending);
        self.understanding.fold.tell(&origin, index, &Ok(events));
        if signs {
            let begin = || Signing::begin(frame, &self.keys.identity.signer);
            let signing = batch.signing.get_or_insert_with(begin);
            // If the threads have stopped, the batch lacks this entry and fails as a whole.
            signing.give(index, entry.body).then_some(()).ok_or(SubmitError::Stopped)?;
        }
        Ok(index)
    }

    /// Makes a batch durable and releases it. If that fails, everything is read again from disk: what was
    /// folded of the batch is undone, unless the disk holds it after all.
    pub(crate) fn commit(&mut self, batch: Batch) -> Result<(), SubmitError> {
        if batch.entries.is_empty() {
            return Ok(());
        }
        let (origin, first) = (self.keys.identity.origin().to_owned(), self.known().own_size());
        let words = self.words.words_to_write();
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
        self.exchange.changes += 1;
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
}

impl Batch {
    /// The bytes of every entry, from this place on.
    fn sealed(self, first: u64) -> Result<Vec<Vec<u8>>, SubmitError> {
        let mut signed = self.signing.map_or_else(|| Ok(BTreeMap::new()), Signing::end)?;
        let one = |(index, pending)| match pending {
            Pending::Sealed(bytes) => Ok(bytes),
            Pending::Signing => signed.remove(&index).ok_or(SubmitError::Stopped),
        };
        (first..).zip(self.entries).map(one).collect()
    }
}
