//! The first entry of a log: who keeps it, and by which keys.

use crate::door::error::SubmitError;
use crate::node::Node;
use paivand_record::entry::{Body, Bytes, Genesis};

impl Node {
    /// Writes the first entry of the own log.
    pub(crate) fn begin(&mut self) -> Result<(), SubmitError> {
        let (card, identity) = (&self.keys.identity.card, &self.keys.identity);
        let sealing = identity.ring.sealing_key_of(identity.signer.verifier());
        let sealing_key = Bytes(sealing.ok_or(SubmitError::Keyless)?.public().to_vec());
        let genesis = Body::Genesis(Genesis {
            circle: card.circle.clone(),
            side: card.side.clone(),
            suite: identity.signer.verifier().suite().name().to_owned(),
            log_key: identity.signer.verifier().to_string(),
            cosigner_key: identity.cosigner.verifier().to_string(),
            recovery_key: identity.recovery_key.clone(),
            sealing_key,
            predecessor: None,
        });
        self.append(genesis).map(drop)
    }
}
