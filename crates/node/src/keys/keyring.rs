//! The secret keys of a node: one file each; which of them are valid, the record says.

use crate::keys::error::IdentityError;
use crate::keys::sealed::SealingKey;
use paivand_record::fate::KeySet;
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Purpose, Signer, Verifier};
use paivand_record::suite::Suite;
use paivand_world::World;
use paivand_world::disk::Disk;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Largest key file: 64 hexadecimal digits, with room for what an editor adds.
pub(crate) const KEY_BYTES_MAX: usize = 1024;

/// What the first pair is called; later ones bear the identifier of their log key.
pub(crate) const FIRST: &str = "";

type Secret = Zeroizing<[u8; 32]>;

/// A secret with the name of its file.
struct Kept {
    stem: String,
    secret: Secret,
}

/// All secret keys found in `keys/`, save the recovery key.
pub(crate) struct Keyring {
    folder: PathBuf,
    log: Vec<Kept>,
    cosigner: Vec<Kept>,
    /// Keys to which pouches for this side were sealed, the newest last: an older pouch may still arrive.
    sealing: Vec<Kept>,
}

/// `keys/log.key`, `keys/log-1a2b3c4d.key`.
fn file(folder: &Path, purpose: &str, stem: &str) -> PathBuf {
    let dash = if stem == FIRST { "" } else { "-" };
    folder.join(format!("{purpose}{dash}{stem}.key"))
}

/// Reads one secret as it is written: 64 hexadecimal digits.
pub(crate) fn secret_of(text: &[u8]) -> Option<Secret> {
    let text = std::str::from_utf8(text).ok()?.trim_end();
    Some(Zeroizing::new(Hash::from_hex(text)?.0))
}

/// Draws a secret.
pub(crate) fn draw(world: &World) -> Result<Secret, IdentityError> {
    let mut secret = Zeroizing::new([0; 32]);
    world.randomness.fill(&mut *secret).then_some(secret).ok_or(IdentityError::Randomness)
}

/// Writes a secret so that only its owner can read it; durable when it returns.
pub(crate) fn write(disk: &dyn Disk, path: &Path, secret: &Secret) -> Result<(), IdentityError> {
    let text = Zeroizing::new(Hash(**secret).to_string());
    Ok(disk.write_private(path, text.as_bytes())?)
}

impl Keyring {
    /// Reads the keys of the node in `folder`. A file that cannot be read counts for nothing as long as
    /// another key of its purpose is there: the record says whether that one is valid.
    pub(crate) fn open(disk: &dyn Disk, folder: &Path) -> Result<Self, IdentityError> {
        let folder = folder.join("keys");
        let names = disk.list(&folder)?;
        let mut ring = Self { log: Vec::new(), cosigner: Vec::new(), sealing: Vec::new(), folder };
        let purposes =
            [("log", &mut ring.log), ("cosigner", &mut ring.cosigner), ("sealing", &mut ring.sealing)];
        for (purpose, kept) in purposes {
            for name in &names {
                let stem = name.strip_prefix(purpose).and_then(|rest| rest.strip_suffix(".key"));
                let Some(stem) = stem.filter(|stem| stem.is_empty() || stem.starts_with('-')) else {
                    continue;
                };
                let read = disk.read(&ring.folder.join(name), KEY_BYTES_MAX)?.map(Zeroizing::new);
                match read.and_then(|text| secret_of(&text)) {
                    Some(secret) => {
                        kept.push(Kept { stem: stem.trim_start_matches('-').to_owned(), secret });
                    }
                    None => tracing::warn!(name, "a key file is damaged"),
                }
            }
        }
        match (ring.log.is_empty(), ring.cosigner.is_empty()) {
            (true, _) => Err(IdentityError::Key("keys/log.key")),
            (_, true) => Err(IdentityError::Key("keys/cosigner.key")),
            _ => Ok(ring),
        }
    }

    /// Makes a new pair for the log `origin`, durable when it returns: the cosigner first, so that a log key
    /// never stands alone. Gives both signers.
    pub(crate) fn make(
        world: &World,
        folder: &Path,
        (suite, origin, cosigner_name): (Suite, &str, &str),
        first: bool,
    ) -> Result<[Signer; 2], IdentityError> {
        let folder = folder.join("keys");
        let (secret, other, sealing) = (draw(world)?, draw(world)?, draw(world)?);
        let signer =
            Signer::new(origin, Algorithm::of(suite, Purpose::Log), &secret).ok_or(IdentityError::Name)?;
        let algorithm = Algorithm::of(suite, Purpose::Cosigner);
        let cosigner = Signer::new(cosigner_name, algorithm, &other).ok_or(IdentityError::Name)?;
        let stem = if first { FIRST.to_owned() } else { signer.verifier().id().to_string() };
        write(&*world.disk, &file(&folder, "sealing", &stem), &sealing)?;
        write(&*world.disk, &file(&folder, "cosigner", &stem), &other)?;
        write(&*world.disk, &file(&folder, "log", &stem), &secret)?;
        Ok([signer, cosigner])
    }

    fn of(&self, purpose: Purpose) -> &[Kept] {
        match purpose {
            Purpose::Log => &self.log,
            Purpose::Cosigner => &self.cosigner,
        }
    }

    /// The signer whose verifier this is, if its secret is here.
    pub(crate) fn signer_of(&self, verifier: &Verifier) -> Option<Signer> {
        let kept = self.of(verifier.purpose());
        kept.iter().find_map(|kept| kept.signs_as(verifier))
    }

    /// The signer whose verifier this is, with the cosigner that was made with it.
    pub(crate) fn pair_of(&self, log_key: &Verifier, cosigner_name: &str) -> Option<(Signer, Signer)> {
        let (stem, signer) = self.log.iter().find_map(|kept| Some((&kept.stem, kept.signs_as(log_key)?)))?;
        let cosigner = self.cosigner.iter().find(|kept| kept.stem == *stem)?;
        let algorithm = Algorithm::of(log_key.suite(), Purpose::Cosigner);
        Some((signer, Signer::new(cosigner_name, algorithm, &cosigner.secret)?))
    }

    /// The key made with this log key, to which pouches for this side are sealed.
    pub(crate) fn sealing_key_of(&self, log_key: &Verifier) -> Option<SealingKey> {
        let stem = self.log.iter().find(|kept| kept.signs_as(log_key).is_some()).map(|kept| &kept.stem)?;
        let kept = self.sealing.iter().find(|kept| kept.stem == *stem)?;
        Some(SealingKey::new(*kept.secret))
    }

    /// Every key to which a pouch for this side may have been sealed.
    pub(crate) fn sealing_keys(&self) -> impl Iterator<Item = SealingKey> {
        self.sealing.iter().map(|kept| SealingKey::new(*kept.secret))
    }

    /// Any signer of this name and purpose: one that may sign nothing that counts.
    pub(crate) fn any(&self, name: &str, algorithm: Algorithm) -> Option<Signer> {
        Signer::new(name, algorithm, &self.of(algorithm.purpose()).first()?.secret)
    }

    /// Removes the secrets of keys that the log once had and has no more: they can sign nothing that counts,
    /// and a thief of the machine shall not find them. Keys that the log has not had yet stay.
    pub(crate) fn forget<'a>(
        &mut self,
        disk: &dyn Disk,
        ever: impl Iterator<Item = &'a KeySet>,
        present: &KeySet,
    ) -> Result<(), IdentityError> {
        let had = ever.flat_map(|keys| keys.log.iter().chain(&keys.cosigner));
        let revoked: Vec<&Verifier> =
            had.filter(|key| !present.log.contains(key) && !present.cosigner.contains(key)).collect();
        self.remove(disk, |kept| revoked.iter().any(|key| kept.signs_as(key).is_some()))
    }

    /// Removes every secret but those of these keys.
    pub(crate) fn keep_only(&mut self, disk: &dyn Disk, present: &KeySet) -> Result<(), IdentityError> {
        let keys: Vec<&Verifier> = present.log.iter().chain(&present.cosigner).collect();
        self.remove(disk, |kept| keys.iter().all(|key| kept.signs_as(key).is_none()))
    }

    fn remove(&mut self, disk: &dyn Disk, gone: impl Fn(&Kept) -> bool) -> Result<(), IdentityError> {
        for (purpose, kept) in [("log", &mut self.log), ("cosigner", &mut self.cosigner)] {
            for gone in kept.iter().filter(|kept| gone(kept)) {
                disk.remove(&file(&self.folder, purpose, &gone.stem))?;
            }
            kept.retain(|kept| !gone(kept));
        }
        Ok(())
    }
}

impl Kept {
    fn signs_as(&self, verifier: &Verifier) -> Option<Signer> {
        let signer = Signer::new(verifier.name(), verifier.algorithm(), &self.secret)?;
        (signer.verifier() == verifier).then_some(signer)
    }
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "Keyring({} log keys, {} cosigner keys, secret)", self.log.len(), self.cosigner.len())
    }
}
