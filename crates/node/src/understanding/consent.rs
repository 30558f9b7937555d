//! The hand of an office on an act: the record checks an assertion, the kernel says which key a seat has there;
//! here they meet.

use paivand_kernel::charter::HandKind;
use paivand_kernel::{Consent, Digest, Position, Shown, Side, Standing};
use paivand_record::hand::{Hand, HandError, HandOn, SeatKey, challenge};
use paivand_record::hash::Hash;

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
    pub(crate) fn check(&self, standing: &Standing, hand: &Hand) -> Result<(), HandError> {
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
