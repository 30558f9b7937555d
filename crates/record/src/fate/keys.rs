//! Keys by position (P-R10): an entry is judged by the keys valid at its place, never by time.

use super::{Record, Void};
use crate::circle::is_circle;
use crate::entry::SEALING_KEY_BYTES;
use crate::entry::{Body, Entry, Genesis, Keys, possession_message};
use crate::key::{Algorithm, Purpose, Verifier};
use crate::suite::Suite;
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
    /// The X25519 key to which pouches for this side are sealed.
    pub sealing: [u8; SEALING_KEY_BYTES],
}

impl KeySet {
    /// Whether an entry is signed by one of them; a change of keys may be signed by the recovery key too.
    pub fn signed(&self, entry: &Entry) -> bool {
        let recovery = matches!(entry.body, Body::Keys(_)).then_some(&self.recovery);
        self.log.iter().chain(recovery).any(|key| entry.envelope.is_by(key))
    }

    /// The suite of all of them, and of the log.
    pub fn suite(&self) -> Suite {
        self.recovery.suite()
    }

    /// The keys of a genesis, all of the suite that it names.
    pub(super) fn of_genesis(origin: &str, genesis: &Genesis) -> Result<Self, Void> {
        let suite = Suite::parse(&genesis.suite).ok_or(Void::Genesis)?;
        let read = |line: &str, purpose| {
            let algorithm = Algorithm::of(suite, purpose);
            Verifier::parse(line).filter(|key| key.algorithm() == algorithm).ok_or(Void::Genesis)
        };
        let log = read(&genesis.log_key, Purpose::Log)?;
        let cosigner = read(&genesis.cosigner_key, Purpose::Cosigner)?;
        let recovery = read(&genesis.recovery_key, Purpose::Log)?;
        let named = log.name() == origin && cosigner.name() != origin && recovery.name() != origin;
        let distinct = cosigner.name() != recovery.name();
        let known = is_circle(&genesis.circle);
        let sealing = genesis.sealing_key.0.as_slice().try_into().map_err(|_| Void::Genesis)?;
        let sound = named && distinct && known && crate::act::is_side(&genesis.side);
        sound
            .then(|| Self { log: alloc::vec![log], cosigner: alloc::vec![cosigner], recovery, sealing })
            .ok_or(Void::Genesis)
    }

    /// The keys after a change: each new key proves possession, names stay, and none is left empty.
    /// `index` is the place of the change.
    pub(super) fn changed(&self, origin: &str, index: u64, change: &Keys) -> Result<Self, Void> {
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
            // A log keeps its suite: another begins with another log.
            let key =
                Verifier::parse(&new.key).filter(|key| key.suite() == self.suite()).ok_or(Void::Keys)?;
            let (held, name) = match key.purpose() {
                Purpose::Log => (&mut keys.log, Some(origin)),
                Purpose::Cosigner => (&mut keys.cosigner, self.cosigner.first().map(Verifier::name)),
            };
            let message = possession_message(origin, index, &new.key);
            let proven = key.verifies(message.as_bytes(), &new.possession.0);
            if !proven || name != Some(key.name()) || held.contains(&key) {
                return Err(Void::Keys);
            }
            held.push(key);
        }
        if let Some(sealing) = &change.sealing_key {
            keys.sealing = sealing.0.as_slice().try_into().map_err(|_| Void::Keys)?;
        }
        let counts = [keys.log.len(), keys.cosigner.len()];
        let changed = keys != *self;
        if changed && counts.iter().all(|count| (1..=KEYS_MAX).contains(count)) {
            Ok(keys)
        } else {
            Err(Void::Keys)
        }
    }
}

/// Whether an entry may be the first of a log: a genesis under its own key, which must be the one that was
/// trusted; where the log is to continue another, the recovery key of that one is asked for its word.
pub(super) fn is_first(entry: &Entry, trusted: Option<&Verifier>) -> bool {
    let Body::Genesis(genesis) = &entry.body else { return false };
    let key = Verifier::parse(&genesis.log_key);
    key.is_some_and(|key| trusted.is_none_or(|trusted| *trusted == key) && entry.envelope.is_by(&key))
}

/// What every envelope of a change of keys holds: its one spelling leaves no other way to write it.
const KEYS_TYPE: &[u8] = b"paivand.keys.";

impl Record {
    /// The keys that a log has after `entries`, which follow those folded of it; none before its genesis.
    ///
    /// Only the log itself is asked: a change of keys whose `seen` turns out to be untrue is taken here and
    /// void in the fold. So a peer's checkpoint can be checked before all that its entries have seen is held.
    pub fn keys_after<'a>(
        &self,
        origin: &str,
        entries: impl IntoIterator<Item = &'a [u8]>,
    ) -> Option<KeySet> {
        let log = self.logs.get(origin)?;
        let mut keys = log.keys_now().map(|(_, keys)| keys.clone());
        for (index, bytes) in (log.size..).zip(entries) {
            let may_matter =
                keys.is_none() || bytes.windows(KEYS_TYPE.len()).any(|window| window == KEYS_TYPE);
            let Some(entry) = may_matter.then(|| Entry::parse_first(bytes).ok()).flatten() else { continue };
            if entry.origin != origin || entry.index != index {
                continue;
            }
            match (&entry.body, &keys) {
                (Body::Genesis(genesis), None) if index == 0 && is_first(&entry, log.trusted.as_ref()) => {
                    let vouched = log.trusted.is_some() || self.is_vouched(origin, genesis);
                    keys = KeySet::of_genesis(origin, genesis).ok().filter(|_| vouched);
                }
                (Body::Keys(change), Some(held)) if held.signed(&entry) => {
                    keys = held.changed(origin, index, change).ok().or(keys);
                }
                _ => {}
            }
        }
        keys
    }

    /// Every set of keys that a log has had so far, oldest first.
    pub fn keys_ever(&self, origin: &str) -> impl Iterator<Item = &KeySet> {
        self.logs.get(origin).into_iter().flat_map(|log| log.keys.iter().map(|(_, keys)| keys))
    }
}
