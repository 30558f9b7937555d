//! Who a node is, and whom it has met.

pub(crate) mod error;
pub mod identity;
pub(crate) mod keyring;
pub(crate) mod names;
pub(crate) mod rekey;
pub mod sealed;

use crate::keys::identity::{Card, Identity};
use crate::keys::sealed::{Address, SealError, SealingKey};
use crate::world::World;
use paivand_record::fate::Record;

/// Who this side is, and the cards of all whom it has met, its own first.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) identity: Identity,
    pub(crate) cards: Vec<Card>,
}

impl Keys {
    /// The sides other than this one.
    pub(crate) fn others(&self) -> impl Iterator<Item = &str> {
        self.cards.iter().map(|card| card.side.as_str()).filter(|side| *side != self.identity.card.side)
    }

    /// Seals a part of a pouch to the key that a side's log states; none where that log is not here yet, or states
    /// none that can be used.
    ///
    /// # Errors
    /// As [`sealed::seal`].
    pub(crate) fn seal_for(
        &self,
        world: &World,
        record: &Record,
        side: &str,
        content: &[u8],
    ) -> Result<Option<Vec<u8>>, SealError> {
        let keys = record.origin_of(side).and_then(|origin| record.keys_at(origin, u64::MAX));
        let Some(to) = keys.map(|keys| keys.sealing) else { return Ok(None) };
        let card = &self.identity.card;
        let address = Address { circle: card.circle.clone(), from: card.side.clone(), to: side.to_owned() };
        sealed::seal(world, &address, &to, content).map(Some)
    }

    /// Opens what was sealed to this side, also to a key that it had before; what is not sealed stays as it is.
    ///
    /// # Errors
    /// As [`sealed::open`].
    pub(crate) fn unseal(&self, bytes: Vec<u8>) -> Result<Vec<u8>, SealError> {
        if sealed::address_of(&bytes).is_none() {
            return Ok(bytes);
        }
        let keys: Vec<SealingKey> = self.identity.ring.sealing_keys().collect();
        let card = &self.identity.card;
        sealed::open(&keys, &card.circle, &card.side, &bytes).map(|(_, content)| content)
    }
}
