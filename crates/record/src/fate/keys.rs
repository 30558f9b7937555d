//! Keys by position (P-R10): an entry is judged by the keys valid at its place, never by time.

use super::{Log, Void};
use crate::entry::{Body, Entry, Genesis, Keys, possession_message};
use crate::key::{Algorithm, Verifier};
use alloc::string::ToString;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Most keys of one purpose at a time: each signature may have to be tried against all.
pub(super) const KEYS_MAX: usize = 4;

/// The keys of one side from one place of its log on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySet {
    /// Sign entries, acts and checkpoints.
    pub log: Vec<Verifier>,
    /// Cosign the other sides' checkpoints.
    pub cosigner: Vec<Verifier>,
    /// Replaces the others when they are lost or stolen.
    pub recovery: Verifier,
}

impl KeySet {
    /// Whether an entry is signed by one of them; a change of keys may be signed by the recovery key too.
    pub fn signed(&self, entry: &Entry) -> bool {
        let recovery = matches!(entry.body, Body::Keys(_)).then_some(&self.recovery);
        self.log.iter().chain(recovery).any(|key| entry.envelope.is_by(key))
    }

    /// The keys of a genesis under the key that was trusted.
    pub(super) fn of_genesis(origin: &str, genesis: &Genesis, trusted: &Verifier) -> Result<Self, Void> {
        let read = |line: &str, algorithm| {
            Verifier::parse(line).filter(|key| key.algorithm() == algorithm).ok_or(Void::Genesis)
        };
        let log = read(&genesis.log_key, Algorithm::Ed25519)?;
        let cosigner = read(&genesis.cosigner_key, Algorithm::Cosignature)?;
        let recovery = read(&genesis.recovery_key, Algorithm::Ed25519)?;
        let named = log.name() == origin && cosigner.name() != origin && recovery.name() != origin;
        let distinct = cosigner.name() != recovery.name();
        let sound = named && distinct && log == *trusted && crate::act::is_side(&genesis.side);
        sound
            .then(|| Self { log: alloc::vec![log], cosigner: alloc::vec![cosigner], recovery })
            .ok_or(Void::Genesis)
    }

    /// The keys after a change: each new key proves possession, names stay, and none is left empty.
    pub(super) fn changed(&self, origin: &str, log: &Log, change: &Keys) -> Result<Self, Void> {
        let mut keys = self.clone();
        for key in &change.revoke {
            let before = keys.log.len() + keys.cosigner.len();
            keys.log.retain(|held| held.to_string() != *key);
            keys.cosigner.retain(|held| held.to_string() != *key);
            if keys.log.len() + keys.cosigner.len() == before {
                return Err(Void::Keys);
            }
        }
        for new in &change.add {
            let key = Verifier::parse(&new.key).ok_or(Void::Keys)?;
            let held = match key.algorithm() {
                Algorithm::Ed25519 => &mut keys.log,
                Algorithm::Cosignature => &mut keys.cosigner,
            };
            let name = match key.algorithm() {
                Algorithm::Ed25519 => Some(origin),
                Algorithm::Cosignature => self.cosigner.first().map(Verifier::name),
            };
            let message = possession_message(origin, log.size, &new.key);
            let proven = key.verifies(message.as_bytes(), &new.possession.0);
            if !proven || name != Some(key.name()) || held.contains(&key) {
                return Err(Void::Keys);
            }
            held.push(key);
        }
        let counts = [keys.log.len(), keys.cosigner.len()];
        let changed = !(change.add.is_empty() && change.revoke.is_empty());
        if changed && counts.iter().all(|count| (1..=KEYS_MAX).contains(count)) {
            Ok(keys)
        } else {
            Err(Void::Keys)
        }
    }
}
