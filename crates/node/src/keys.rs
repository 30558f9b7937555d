//! Who a node is, and whom it has met.

pub(crate) mod error;
pub mod identity;
pub(crate) mod keyring;
pub(crate) mod names;
pub(crate) mod rekey;
pub mod sealed;

use crate::keys::error::IdentityError;
use crate::keys::identity::{Card, Identity};
use crate::keys::sealed::{Address, SealError, SealingKey};
use paivand_record::fate::{KeySet, Record};
use paivand_record::key::Verifier;
use paivand_world::World;
use paivand_world::disk::Disk;

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

    /// Takes the signers that the record says are valid now: those of the log that this side writes; before its first
    /// entry, the key that its card or the end of the log before names.
    pub(crate) fn choose(&mut self, origin: &str, keys: Option<&KeySet>, first: Option<&Verifier>) {
        let Some(keys) = keys else {
            if let Some(key) = first {
                self.identity.choose_first(key);
            }
            // The card was shown with its cosigner too.
            let Identity { card, signer, cosigner, .. } = &self.identity;
            let shown = cosigner.verifier().to_string() == card.cosigner_key;
            self.identity.valid &= shown || signer.verifier().to_string() != card.log_key;
            return;
        };
        self.identity.choose(origin, keys);
    }

    /// Removes the secrets that can sign nothing any more.
    pub(crate) fn forget(&mut self, disk: &dyn Disk, record: &Record) -> Result<(), IdentityError> {
        let own = record.origins_of(&self.identity.card.side);
        let present = record.keys_at(self.identity.origin(), u64::MAX);
        let Some(present) = present.filter(|_| self.identity.valid) else { return Ok(()) };
        self.identity.ring.forget(disk, own.flat_map(|origin| record.keys_ever(origin)), present)
    }

    /// Removes all other secrets than the present ones, also those that were made once and never entered a log.
    pub(crate) fn keep_present(&mut self, disk: &dyn Disk, record: &Record) -> Result<(), IdentityError> {
        match record.keys_at(self.identity.origin(), u64::MAX) {
            Some(keys) => self.identity.ring.keep_only(disk, keys),
            None => Ok(()),
        }
    }
}
