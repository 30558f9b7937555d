//! New keys for the own log and mirror: the old ones are revoked by the entry that names the new ones.

use crate::door::batch::Batch;
use crate::door::error::SubmitError;
use crate::keys::error::IdentityError;
use crate::keys::keyring::Keyring;
use crate::node::Node;
use crate::node::error::NodeError;
use crate::node::state::State;
use paivand_record::entry::{Body, Bytes, Keys, NewKey, Signature, possession_message};
use paivand_record::key::{Signer, Verifier};

/// Why keys or log were not replaced; the present ones stay as they were.
#[derive(Debug, thiserror::Error)]
pub enum RekeyError {
    /// The entry could not be written.
    #[error("the change could not be recorded")]
    Submit(#[from] SubmitError),
    /// The new keys could not be made or kept, or the recovery key is another one.
    #[error("the new keys could not be made")]
    Identity(#[from] IdentityError),
    /// A log of that name is known here.
    #[error(
        "{0} is the name of a log that is known here: choose another for the one that is to continue this side's"
    )]
    Known(String),
    /// Another suite than the one that binds the sides.
    #[error(
        "a log of the suite {named} cannot begin: the charter in force names {charter}; agree on a charter that names {named} first"
    )]
    Suite {
        /// The one asked for.
        named: &'static str,
        /// That of the charter.
        charter: &'static str,
    },
    /// A side holds nothing of the log that is to be continued.
    #[error(
        "{0} is not known to hold anything of this log: exchange with it first, or make a new node and meet anew"
    )]
    Unheld(String),
    /// The change is recorded, and something about it could not be written.
    #[error("the change is recorded, but a file beside the log could not be written: start the node again")]
    Node(#[from] NodeError),
}

impl Node {
    /// Makes new keys and revokes the present ones, by an entry under the present log key. Gives its place.
    ///
    /// The new secrets are durable before the entry is; the old ones are removed when the checkpoint under the
    /// new key is published. A crash between leaves a node that opens under the keys its log then names.
    ///
    /// # Errors
    /// As [`Node::submit`].
    pub fn rekey(&mut self) -> Result<u64, RekeyError> {
        self.may_write()?;
        self.replace_keys(None)
    }

    /// The same by the recovery key, whose secret stands in `secret` as it was written: for a log key that was
    /// lost or stolen.
    ///
    /// # Errors
    /// [`IdentityError::NotRecovery`] if it is another key; otherwise as [`Node::submit`].
    pub fn recover(&mut self, secret: &[u8]) -> Result<u64, RekeyError> {
        if self.state() != State::Keyless {
            self.may_write()?;
        }
        let signer = self.recovery_signer(secret)?;
        self.replace_keys(Some(&signer))
    }

    fn replace_keys(&mut self, sealer: Option<&Signer>) -> Result<u64, RekeyError> {
        let (origin, index) = (self.keys.identity.origin().to_owned(), self.known().own_size());
        let present = self.understanding.fold.record.keys_at(&origin, u64::MAX);
        let present = present.ok_or(IdentityError::Damaged("the own log"))?.clone();
        let cosigner_name = present.cosigner.first().map_or_else(String::new, |key| key.name().to_owned());
        let made =
            Keyring::make(&self.world, &self.folder, (present.suite(), &origin, &cosigner_name), false)?;
        let add = made.iter().map(|signer| {
            let key = signer.verifier().to_string();
            let message = possession_message(&origin, index, &key);
            NewKey { possession: Signature(signer.sign(message.as_bytes())), key }
        });
        let revoke = present.log.iter().chain(&present.cosigner).map(Verifier::to_string);
        let (add, revoke) = (add.collect(), revoke.collect());
        self.keys.identity.ring = Keyring::open(&*self.world.disk, &self.folder)?;
        let sealing =
            made.first().and_then(|signer| self.keys.identity.ring.sealing_key_of(signer.verifier()));
        let sealing_key = sealing.map(|key| Bytes(key.public().to_vec()));
        let change = Body::Keys(Keys { add, revoke, sealing_key });
        let mut batch = Batch::default();
        self.admit_by(&mut batch, change, sealer)?;
        self.commit(batch)?;
        self.write_keys()?;
        self.keys.keep_present(&*self.world.disk, &self.understanding.fold.record)?;
        Ok(index)
    }
}
