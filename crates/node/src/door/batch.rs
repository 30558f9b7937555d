//! A batch: entries judged and folded one by one, to be signed, made durable and released together.

use crate::door::error::SubmitError;
use crate::door::signing::{Frame, Signing, read_back};
use crate::keys::Keys;
use crate::log::Logs;
use crate::log::held::Held;
use crate::log::known::Known;
use crate::understanding::fold::Fold;
use jiff::Timestamp;
use paivand_record::entry::{Body, Entry, seal};
use paivand_record::key::Signer;
use paivand_world::Clock;
use std::collections::BTreeMap;

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

    /// Whether nothing was taken into it.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Judges and folds one more entry; gives its place. A void one changes nothing. It is sealed by the node's
    /// present key, unless another is given.
    pub(crate) fn admit(
        &mut self,
        (fold, logs, keys): (&mut Fold, &Logs, &Keys),
        clock: &dyn Clock,
        body: Body,
        sealer: Option<&Signer>,
    ) -> Result<u64, SubmitError> {
        let (known, signer) = (Known { record: &fold.record, logs, keys }, &keys.identity.signer);
        let origin = keys.identity.origin().to_owned();
        let index = known.own_size() + self.entries.len() as u64;
        let frame = self.frame.get_or_insert_with(|| {
            let (seen, stated_at) = (known.seen(), self.stated_at.unwrap_or_else(|| clock.now()));
            Frame { origin: origin.clone(), seen, stated_at }
        });
        let (seen, stated_at) = (&frame.seen, frame.stated_at);
        let (entry, pending) = match body {
            Body::Statement(said) if self.expected >= PARALLEL_ACTS_MIN => {
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
                let sealer = sealer.unwrap_or(signer);
                let bytes = seal((&origin, index), seen, stated_at, &other, sealer)?;
                (read_back(sealer.verifier().suite(), &bytes)?, Pending::Sealed(bytes))
            }
        };
        let outcome = fold.record.admit(&origin, &entry, &Held(&logs.stores));
        let events = outcome.map_err(SubmitError::Waits)?.map_err(SubmitError::Refused)?;
        let signs = matches!(pending, Pending::Signing);
        self.entries.push(pending);
        fold.tell(&origin, index, &Ok(events));
        if signs {
            let begin = || Signing::begin(frame, signer);
            let signing = self.signing.get_or_insert_with(begin);
            // If the threads have stopped, the batch lacks this entry and fails as a whole.
            signing.give(index, entry.body).then_some(()).ok_or(SubmitError::Stopped)?;
        }
        Ok(index)
    }

    /// The bytes of every entry, from this place on.
    pub(crate) fn sealed(self, first: u64) -> Result<Vec<Vec<u8>>, SubmitError> {
        let mut signed = self.signing.map_or_else(|| Ok(BTreeMap::new()), Signing::end)?;
        let one = |(index, pending)| match pending {
            Pending::Sealed(bytes) => Ok(bytes),
            Pending::Signing => signed.remove(&index).ok_or(SubmitError::Stopped),
        };
        (first..).zip(self.entries).map(one).collect()
    }
}
