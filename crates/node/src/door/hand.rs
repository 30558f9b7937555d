//! Hands on acts: the record checks an assertion, the kernel says which key a seat has there; here they meet.

use crate::door::error::SubmitError;
use crate::door::intent::{Entered, Intent, Receipt};
use crate::door::outbox::Waiting;
use crate::node::Node;
use crate::published;
use crate::understanding::consent::Place;
use crate::understanding::places;
use paivand_kernel::Position;
use paivand_record::hand::{Hand, HandOn, challenge};
use paivand_record::hash::Hash;
use paivand_world::disk::Disk;
use std::path::Path;

/// Largest file that holds a hand: a scan of a page, or a certificate with its chain.
const FILE_BYTES_MAX: usize = 1 << 20;

/// What an intent does by a hand; nothing for what needs none.
pub(crate) fn on(intent: &Intent) -> Option<HandOn> {
    match intent {
        Intent::State { .. } => Some(HandOn::Statement),
        Intent::Propose { .. } => Some(HandOn::Propose),
        Intent::Concur { .. } => Some(HandOn::Concur),
        Intent::Decline { .. } => Some(HandOn::Decline),
        Intent::Close { .. } | Intent::Prepare { .. } | Intent::Complete { .. } => None,
    }
}

impl Node {
    /// Keeps what is said until an office gives its hand: its name is fixed now, and nothing of it is in the log.
    pub(crate) fn prepare(&self, intent: &Intent) -> Result<Receipt, SubmitError> {
        let kind = on(intent).ok_or(SubmitError::NoHandHere)?;
        if let Intent::Concur { act } | Intent::Decline { act, .. } = intent {
            let waits = |waiting: &Waiting| waiting.awaits_hand && waiting.id == *act;
            if self.outbox.all()?.iter().any(|(_, waiting)| waits(waiting)) {
                return Err(SubmitError::Prepared(*act));
            }
        }
        let (number, act) = self.put(intent, true)?;
        let challenge = challenge(&self.keys.identity.card.circle, kind, &act);
        Ok(Receipt { act: Some(act), entered: Entered::Prepared { number, challenge } })
    }

    /// Seals what was prepared, with the hand of an office; where the start is not confirmed, it waits with it.
    pub(crate) fn complete(&mut self, act: &Hash, hand: &Hand) -> Result<Receipt, SubmitError> {
        let all = self.outbox.all()?;
        let prepared = |waiting: &Waiting| waiting.id == *act && waiting.awaits_hand;
        let found = all.into_iter().find(|(_, waiting)| prepared(waiting));
        let (number, mut waiting) = found.ok_or(SubmitError::NotPrepared(*act))?;
        if waiting.act.as_ref().is_some_and(|bytes| self.pen().own_suite().act_id(&bytes.0) != *act) {
            return Err(SubmitError::Renamed(*act));
        }
        self.may_be_hand(&waiting, hand)?;
        (waiting.hand, waiting.awaits_hand) = (Some(hand.clone()), false);
        self.outbox.replace(number, &waiting)?;
        if self.must_wait(&waiting.intent) {
            let waits_for = self.awaited();
            return Ok(Receipt { act: Some(*act), entered: Entered::Waiting { number, waits_for } });
        }
        let sealed = self.may_say(&waiting.intent).and_then(|()| self.seal(&waiting));
        match sealed {
            Ok(index) => {
                self.outbox.remove(number)?;
                let origin = self.keys.identity.origin().to_owned();
                Ok(Receipt { act: Some(*act), entered: Entered::Recorded { origin, index } })
            }
            Err(error) => {
                (waiting.hand, waiting.awaits_hand) = (None, true);
                self.outbox.replace(number, &waiting)?;
                Err(error)
            }
        }
    }

    /// Signing means holding, for a hand too: its file is here, its assertion by the key of its seat.
    fn may_be_hand(&self, waiting: &Waiting, hand: &Hand) -> Result<(), SubmitError> {
        if let Some(file) = hand.file() {
            return holds(self.disk(), self.folder(), file)
                .then_some(())
                .ok_or(SubmitError::FileMissing(file));
        }
        let place = self.place_of(on(&waiting.intent).ok_or(SubmitError::NoHandHere)?, waiting.id)?;
        place.check(&self.understanding.fold.standing, hand).map_err(SubmitError::Hand)
    }

    /// Where the next entry of this node would stand.
    pub(crate) fn place_of(&self, on: HandOn, act: Hash) -> Result<Place<'_>, SubmitError> {
        let index = places::first_place(&self.understanding.fold.record, self.keys.identity.origin())
            + self.known().own_size();
        let by = self.judge().own_side()?;
        let at = Position { side: by, index };
        Ok(Place { circle: &self.keys.identity.card.circle, by, at, on, act })
    }
}

fn holds(disk: &dyn Disk, folder: &Path, file: Hash) -> bool {
    let read = disk.read(&published::document_file(folder, file), FILE_BYTES_MAX);
    read.is_ok_and(|bytes| bytes.is_some_and(|bytes| Hash::of(&bytes) == file))
}
