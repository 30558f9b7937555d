//! Passwords, kept by Argon2id.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroizing;

use paivand_world::Randomness;

use crate::PeopleError;

/// Fewest letters of a password: a sentence of three words.
pub const PASSWORD_LETTERS_MIN: usize = 12;
/// Longest password, in bytes: a long sentence in Cyrillic.
pub const PASSWORD_BYTES_MAX: usize = 512;

/// OWASP's first choice for Argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const SALT_BYTES: usize = 16;
const HASH_BYTES: usize = 32;

/// The memory in which passwords are hashed: taken once and used again, since what is given back to the machine after
/// each try is not given back at once.
#[derive(Debug, Default)]
pub(crate) struct Memory(Vec<Block>);

impl Memory {
    fn blocks(&mut self, count: usize) -> &mut [Block] {
        if self.0.len() < count {
            self.0.resize(count, Block::new());
        }
        self.0.get_mut(..count).unwrap_or_default()
    }
}

/// How a password is kept. What it cost stands beside it, so that the cost can rise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) salt: [u8; SALT_BYTES],
    pub(crate) hash: [u8; HASH_BYTES],
}

impl Kept {
    /// Keeps a password; slow by design.
    pub(crate) fn new(
        password: &str,
        memory: &mut Memory,
        randomness: &dyn Randomness,
    ) -> Result<Self, PeopleError> {
        let fits = password.chars().count() >= PASSWORD_LETTERS_MIN && password.len() <= PASSWORD_BYTES_MAX;
        if !fits {
            return Err(PeopleError::Password);
        }
        let mut kept = Self::nobodys();
        if !randomness.fill(&mut kept.salt) {
            return Err(PeopleError::Randomness);
        }
        kept.hash = *kept.hashed(password, memory).ok_or(PeopleError::Password)?;
        Ok(kept)
    }

    /// The password of nobody, which fits nothing: an account that is not there takes as long as one that is.
    pub(crate) fn nobodys() -> Self {
        Self { memory_kib: MEMORY_KIB, passes: PASSES, salt: [0; SALT_BYTES], hash: [0; HASH_BYTES] }
    }

    /// Whether this is the password.
    pub(crate) fn fits(&self, password: &str, memory: &mut Memory) -> bool {
        password.len() <= PASSWORD_BYTES_MAX
            && self.hashed(password, memory).is_some_and(|hash| equal(&*hash, &self.hash))
    }

    fn hashed(&self, password: &str, memory: &mut Memory) -> Option<Zeroizing<[u8; HASH_BYTES]>> {
        let params = Params::new(self.memory_kib, self.passes, LANES, Some(HASH_BYTES)).ok()?;
        let mut hash = Zeroizing::new([0; HASH_BYTES]);
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let blocks = memory.blocks(usize::try_from(self.memory_kib).ok()?);
        argon2.hash_password_into_with_memory(password.as_bytes(), &self.salt, &mut *hash, blocks).ok()?;
        Some(hash)
    }
}

/// Whether two are equal, in a time that does not tell where they differ.
pub(crate) fn equal(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).fold(0, |differ, (one, other)| differ | (one ^ other)) == 0
}
