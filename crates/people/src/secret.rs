//! Secrets that people carry: a random word to them, a digest to the database.

use data_encoding::HEXLOWER;
use paivand_kernel::Digest;
use zeroize::Zeroizing;

use paivand_world::Randomness;

use crate::PeopleError;

/// Bytes of a secret: nobody tries out 2^256.
pub(crate) const SECRET_BYTES: usize = 32;

/// A new secret, as it is given away once.
pub(crate) fn new(randomness: &dyn Randomness) -> Result<Zeroizing<String>, PeopleError> {
    let mut bytes = Zeroizing::new([0; SECRET_BYTES]);
    if !randomness.fill(&mut *bytes) {
        return Err(PeopleError::Randomness);
    }
    Ok(Zeroizing::new(HEXLOWER.encode(&*bytes)))
}

/// How a secret is kept and found: by a digest from which nothing leads back.
pub(crate) fn digest(purpose: &str, secret: &str) -> String {
    Digest::of(format!("paivand {purpose} v1\n{secret}").as_bytes()).to_string()
}
