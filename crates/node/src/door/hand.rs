//! Hands on acts: the record checks an assertion, the kernel says which key a seat has there; here they meet.

use crate::disk::Disk;
use crate::door::outbox::Waiting;
use crate::door::submit::{Entered, Intent, Receipt, SubmitError};
use crate::node::Node;
use paivand_kernel::charter::HandKind;
use paivand_kernel::{Consent, Digest, Position, Shown, Side, Standing};
use paivand_record::hand::{Hand, HandError, HandOn, SeatKey, challenge};
use paivand_record::hash::Hash;
use std::path::Path;

/// Largest file that holds a hand: a scan of a page, or a certificate with its chain.
const FILE_BYTES_MAX: usize = 1 << 20;

/// What an entry with a hand is, and where it stands.
pub(crate) struct Place<'a> {
    pub(crate) circle: &'a str,
    pub(crate) by: Side,
    pub(crate) at: Position,
    pub(crate) on: HandOn,
    pub(crate) act: Hash,
}

impl Place<'_> {
    /// Whether a device key's assertion is by the key that its seat has there.
    fn check(&self, standing: &Standing, hand: &Hand) -> Result<(), HandError> {
        let seat = hand.seat().parse().map_err(|_| HandError::Signature)?;
        let enrolled = standing.seat_key(self.by, &seat, self.at).ok_or(HandError::Signature)?;
        let key: SeatKey = enrolled.key.parse().map_err(|_| HandError::Signature)?;
        key.check(hand, &enrolled.site, &challenge(self.circle, self.on, &self.act))
    }

    /// What the kernel hears of a hand; nothing where it names no seat of its.
    pub(crate) fn consent(&self, standing: &Standing, hand: Option<&Hand>) -> Option<Consent> {
        let hand = hand?;
        let (kind, on) = match hand {
            Hand::Pen { on, .. } => (HandKind::Pen, Some(*on)),
            Hand::Certificate { .. } => (HandKind::Certificate, None),
            Hand::Seal { .. } => (HandKind::Seal, None),
            Hand::DeviceKey { .. } => (HandKind::DeviceKey, None),
        };
        let shown = match (hand.file(), self.check(standing, hand)) {
            (Some(_), _) => Shown::Kept,
            (None, Ok(())) => Shown::Checked,
            (None, Err(_)) => Shown::Unproven,
        };
        let file = hand.file().map(|file| Digest(file.0));
        Some(Consent { seat: hand.seat().parse().ok()?, kind, shown, file, on })
    }
}

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
        let challenge = challenge(&self.identity.card.circle, kind, &act);
        Ok(Receipt { act: Some(act), entered: Entered::Prepared { number, challenge } })
    }

    /// Seals what was prepared, with the hand of an office; where the start is not confirmed, it waits with it.
    pub(crate) fn complete(&mut self, act: &Hash, hand: &Hand) -> Result<Receipt, SubmitError> {
        let all = self.outbox.all()?;
        let prepared = |waiting: &Waiting| waiting.id == *act && waiting.awaits_hand;
        let found = all.into_iter().find(|(_, waiting)| prepared(waiting));
        let (number, mut waiting) = found.ok_or(SubmitError::NotPrepared(*act))?;
        if waiting.act.as_ref().is_some_and(|bytes| self.own_suite().act_id(&bytes.0) != *act) {
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
                let origin = self.identity.origin().to_owned();
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
        place.check(&self.fold.standing, hand).map_err(SubmitError::Hand)
    }

    /// Where the next entry of this node would stand.
    pub(crate) fn place_of(&self, on: HandOn, act: Hash) -> Result<Place<'_>, SubmitError> {
        let index = crate::understanding::bridge::first_place(&self.fold.record, self.identity.origin())
            + self.own_size();
        let by = self.own_side()?;
        let at = Position { side: by, index };
        Ok(Place { circle: &self.identity.card.circle, by, at, on, act })
    }
}

fn holds(disk: &dyn Disk, folder: &Path, file: Hash) -> bool {
    let read = disk.read(&folder.join("documents").join(file.to_string()), FILE_BYTES_MAX);
    read.is_ok_and(|bytes| bytes.is_some_and(|bytes| Hash::of(&bytes) == file))
}
