//! Who a node is: its side, its keys, and the cards by which sides make each other known.

pub use crate::keys::error::IdentityError;

use crate::keys::keyring::{self, Keyring};
use crate::keys::names::{cosigner_name, recovery_name};
use crate::log::mark::{Found, Mark};
use crate::settings::Settings;
use paivand_record::act::is_side;
use paivand_record::fate::KeySet;
use paivand_record::key::{Algorithm, Purpose, Signer, Verifier};
use paivand_record::suite::Suite;
use paivand_world::World;
use paivand_world::disk::{Disk, MachineDisk};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::Arc;

/// Largest card or identity file: a few keys and names.
const FILE_BYTES_MAX: usize = 16 * 1024;

/// What one side gives another so that each can check the other's log: public, and worth comparing by
/// fingerprint over another channel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// The circle.
    pub circle: String,
    /// The side.
    pub side: String,
    /// Verifier key of its log; the name is the log's origin.
    pub log_key: String,
    /// Verifier key of its mirror.
    pub cosigner_key: String,
    /// Where its node is reached, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Card {
    /// The key of the log, if the card is sound.
    pub fn verifier(&self) -> Option<Verifier> {
        self.verifiers().map(|(log, _)| log)
    }

    /// The keys of the log and of the mirror, if the card is sound.
    fn verifiers(&self) -> Option<(Verifier, Verifier)> {
        let log = Verifier::parse(&self.log_key).filter(|key| key.purpose() == Purpose::Log)?;
        let cosigner = Verifier::parse(&self.cosigner_key)?;
        let fits = cosigner.algorithm() == Algorithm::of(log.suite(), Purpose::Cosigner);
        (is_side(&self.side) && fits).then_some((log, cosigner))
    }

    /// Reads a card.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let card: Self = serde_json::from_slice(bytes).ok()?;
        card.verifier().map(|_| card)
    }
}

/// A node's own card and secret keys.
#[derive(Debug)]
pub struct Identity {
    /// What others may know.
    pub card: Card,
    /// Verifier key of the recovery key, whose secret is kept elsewhere.
    pub recovery_key: String,
    /// Signs entries, acts and checkpoints.
    pub signer: Arc<Signer>,
    /// Cosigns the other sides' checkpoints.
    pub cosigner: Signer,
    /// What its operator decided about this installation.
    pub settings: Settings,
    origin: String,
    pub(crate) ring: Keyring,
    /// Whether the record says that both may sign now.
    pub(crate) valid: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Public {
    card: Card,
    recovery_key: String,
    #[serde(default, skip_serializing_if = "Settings::is_default")]
    settings: Settings,
}

impl Public {
    fn read(disk: &dyn Disk, folder: &Path) -> Result<Self, IdentityError> {
        let bytes = disk.read(&folder.join("node.json"), FILE_BYTES_MAX)?;
        let bytes = bytes.ok_or_else(|| IdentityError::Missing(folder.display().to_string()))?;
        serde_json::from_slice(&bytes).map_err(|_| IdentityError::Damaged("node.json"))
    }
}

impl Identity {
    /// Makes keys and writes them below `folder`, readable by the owner only. The recovery key is written to
    /// `recovery.key`, which its owner carries away.
    ///
    /// # Errors
    /// The folder is a node already, a name is none, or the disk refuses.
    pub fn make(
        world: &World,
        folder: &Path,
        circle: &str,
        side: &str,
        origin: &str,
    ) -> Result<Self, IdentityError> {
        Self::make_of(Suite::default(), world, folder, (circle, side, origin))
    }

    /// The same for a log of another suite.
    ///
    /// # Errors
    /// As [`Identity::make`].
    pub fn make_of(
        suite: Suite,
        world: &World,
        folder: &Path,
        (circle, side, origin): (&str, &str, &str),
    ) -> Result<Self, IdentityError> {
        let folder = &world.disk.canonical(folder)?;
        if world.disk.read(&folder.join("node.json"), FILE_BYTES_MAX)?.is_some() {
            return Err(IdentityError::Taken(folder.display().to_string()));
        }
        if !is_side(side) {
            return Err(IdentityError::Name);
        }
        begin_mark(world, folder)?;
        let [signer, cosigner] = Keyring::make(world, folder, (suite, origin, &cosigner_name(origin)), true)?;
        let secret = keyring::draw(world)?;
        let recovery = Signer::new(&recovery_name(origin), Algorithm::of(suite, Purpose::Log), &secret)
            .ok_or(IdentityError::Name)?;
        keyring::write(&*world.disk, &folder.join("keys/recovery.key"), &secret)?;
        let card = Card {
            circle: circle.to_owned(),
            side: side.to_owned(),
            log_key: signer.verifier().to_string(),
            cosigner_key: cosigner.verifier().to_string(),
            url: None,
        };
        let settings = Settings::default();
        let public = Public { card, recovery_key: recovery.verifier().to_string(), settings };
        let text = serde_json::to_vec_pretty(&public).map_err(|_| IdentityError::Damaged("node.json"))?;
        world.disk.write(&[(folder.join("node.json"), text)])?;
        let ring = Keyring::open(&*world.disk, folder)?;
        let Public { card, recovery_key, settings } = public;
        let (origin, signer) = (origin.to_owned(), Arc::new(signer));
        Ok(Self { card, recovery_key, signer, cosigner, settings, origin, ring, valid: true })
    }

    /// Reads the identity of the node in `folder` on the machine's disk.
    ///
    /// # Errors
    /// There is no node, or its keys do not belong together.
    pub fn open(folder: &Path) -> Result<Self, IdentityError> {
        Self::open_on(&MachineDisk, folder)
    }

    /// Reads the identity of the node in `folder`.
    ///
    /// # Errors
    /// There is no node, or its keys do not belong together.
    pub fn open_on(disk: &dyn Disk, folder: &Path) -> Result<Self, IdentityError> {
        let public = Public::read(disk, folder)?;
        let damaged = || IdentityError::Damaged("node.json");
        let (log, cosigner) = public.card.verifiers().ok_or_else(damaged)?;
        let ring = Keyring::open(disk, folder)?;
        // The first keys, or any: what is valid now, only the record can say.
        let pick = |first: &Verifier| {
            ring.signer_of(first).or_else(|| ring.any(first.name(), first.algorithm())).ok_or_else(damaged)
        };
        let (signer, cosigner) = (pick(&log)?, pick(&cosigner)?);
        let Public { card, recovery_key, settings } = public;
        let (origin, signer) = (log.name().to_owned(), Arc::new(signer));
        Ok(Self { card, recovery_key, signer, cosigner, settings, origin, ring, valid: false })
    }

    /// Where no key of a purpose can be read any more, puts a new pair into `keys/`, so that the node opens:
    /// it signs nothing until the recovery key makes keys of its own valid.
    ///
    /// # Errors
    /// There is no node, or the disk refuses.
    pub fn replace_lost(world: &World, folder: &Path) -> Result<(), IdentityError> {
        match Self::open_on(&*world.disk, folder) {
            Err(IdentityError::Key(_)) => {}
            other => return other.map(drop),
        }
        let public = Public::read(&*world.disk, folder)?;
        let damaged = || IdentityError::Damaged("node.json");
        let (log, cosigner) = public.card.verifiers().ok_or_else(damaged)?;
        Keyring::make(world, folder, (log.suite(), log.name(), cosigner.name()), false).map(drop)
    }

    /// Takes the signers that the keys of the present log name, if their secrets are here.
    pub(crate) fn choose(&mut self, origin: &str, keys: &KeySet) {
        origin.clone_into(&mut self.origin);
        if !keys.log.contains(self.signer.verifier()) {
            let held = keys.log.iter().rev().find_map(|key| self.ring.signer_of(key));
            if let Some(held) = held {
                self.signer = Arc::new(held);
            }
        }
        if !keys.cosigner.contains(self.cosigner.verifier()) {
            let held = keys.cosigner.iter().rev().find_map(|key| self.ring.signer_of(key));
            if let Some(held) = held {
                self.cosigner = held;
            }
        }
        self.valid =
            keys.log.contains(self.signer.verifier()) && keys.cosigner.contains(self.cosigner.verifier());
    }

    /// Takes the pair whose log key this is, for a log of which nothing is written yet.
    pub(crate) fn choose_first(&mut self, log_key: &Verifier) {
        log_key.name().clone_into(&mut self.origin);
        let held = self.ring.pair_of(log_key, &cosigner_name(log_key.name()));
        self.valid = held.is_some();
        if let Some((signer, cosigner)) = held {
            (self.signer, self.cosigner) = (Arc::new(signer), cosigner);
        }
    }

    /// The name of the node's present log.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

/// Writes the first mark, of no log yet: a node that is new is told from one whose mark was lost.
fn begin_mark(world: &World, folder: &Path) -> Result<(), IdentityError> {
    let mark = Mark::open_on(world.disk.clone(), folder)?;
    if mark.is_of_none() && !mark.found().iter().any(|found| matches!(found, Found::Damaged(_))) {
        return Ok(mark.begin(&[])?);
    }
    Err(IdentityError::Marked(Mark::path_for(folder).display().to_string()))
}

/// Writes the settings of the node in `folder` into its `node.json`; they hold from its next start on.
///
/// # Errors
/// If the folder holds no node, or the disk says no.
pub fn set(disk: &dyn Disk, folder: &Path, settings: Settings) -> Result<(), IdentityError> {
    let public = Public { settings, ..Public::read(disk, folder)? };
    let text = serde_json::to_vec_pretty(&public).map_err(|_| IdentityError::Damaged("node.json"))?;
    Ok(disk.write(&[(folder.join("node.json"), text)])?)
}

/// The cards of the other sides, by side, on the machine's disk.
///
/// # Errors
/// A card is damaged, or the disk refuses.
pub fn peers(folder: &Path) -> Result<Vec<Card>, IdentityError> {
    peers_on(&MachineDisk, folder)
}

/// The cards of the other sides, by side.
///
/// # Errors
/// A card is damaged, or the disk refuses.
pub fn peers_on(disk: &dyn Disk, folder: &Path) -> Result<Vec<Card>, IdentityError> {
    let folder = folder.join("peers");
    let mut cards = Vec::new();
    for name in disk.list(&folder)?.iter().filter(|name| name.ends_with(".json")) {
        let bytes = disk.read(&folder.join(name), FILE_BYTES_MAX)?.unwrap_or_default();
        cards.push(Card::parse(&bytes).ok_or(IdentityError::Damaged("a card in peers/"))?);
    }
    cards.sort_by(|left, right| left.side.cmp(&right.side));
    Ok(cards)
}

/// Keeps the card of another side; a card already kept is replaced only by one with the same keys.
///
/// # Errors
/// The card is one's own, or another one than is kept, or the disk refuses.
pub fn keep(disk: &dyn Disk, folder: &Path, own: &Card, card: &Card) -> Result<(), IdentityError> {
    let held = peers_on(disk, folder)?;
    let (side, circle) = (card.side.clone(), card.circle.clone());
    if side == own.side {
        return Err(IdentityError::OwnCard(side));
    }
    if circle != own.circle {
        return Err(IdentityError::OtherCircle { circle, own: own.circle.clone() });
    }
    if held.iter().any(|held| held.side == side && held.log_key != card.log_key) {
        return Err(IdentityError::OtherKeys(side));
    }
    let text = serde_json::to_vec_pretty(card).map_err(|_| IdentityError::Damaged("the card"))?;
    Ok(disk.write(&[(folder.join(format!("peers/{}.json", card.side)), text)])?)
}
