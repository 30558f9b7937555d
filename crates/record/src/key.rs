//! Keys under the names and identifiers of signed notes.

mod algorithm;
mod curve;

pub use algorithm::{Algorithm, Purpose};

use crate::hash::Hash;
use crate::suite::Suite;
use alloc::string::{String, ToString};
use base64::{Engine, engine::general_purpose::STANDARD};
use core::fmt;
use curve::{Public, Secret};

/// Bytes of a signature, in every suite.
pub const SIGNATURE_BYTES: usize = 64;

/// Longest key name: an origin and a role; names go into every signature line.
pub const NAME_BYTES_MAX: usize = 128;

/// Whether `name` may name a key: not empty, not too long, no space, no `+`, no control character.
pub fn is_name(name: &str) -> bool {
    let allowed = |letter: char| !letter.is_whitespace() && !letter.is_control() && letter != '+';
    !name.is_empty() && name.len() <= NAME_BYTES_MAX && name.chars().all(allowed)
}

/// The first four bytes of SHA-256(name, newline, algorithm, public key), as signed-note defines them: a hint, so
/// that it is the same digest in every suite.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(pub [u8; 4]);

impl fmt::Display for KeyId {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:08x}", u32::from_be_bytes(self.0))
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

/// A public key with its name: what others need to check a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verifier {
    name: String,
    algorithm: Algorithm,
    key: Public,
    id: KeyId,
}

impl Verifier {
    fn new(name: &str, algorithm: Algorithm, key: Public) -> Self {
        let digest = Hash::of_parts(&[name.as_bytes(), b"\n", algorithm.identifier(), &key.bytes()]);
        let [a, b, c, d, ..] = digest.0;
        Self { name: name.to_string(), algorithm, key, id: KeyId([a, b, c, d]) }
    }

    /// Reads `name+id+base64(algorithm || key)`; refuses an identifier that does not fit the key, and every
    /// spelling of a key but one.
    pub fn parse(vkey: &str) -> Option<Self> {
        let (name, rest) = vkey.split_once('+').filter(|(name, _)| is_name(name))?;
        let (id, encoded) = rest.split_once('+')?;
        let bytes = STANDARD.decode(encoded).ok()?;
        let (algorithm, key) = Algorithm::split(&bytes)?;
        let verifier = Self::new(name, algorithm, Public::parse(algorithm.suite(), key)?);
        (verifier.id.to_string() == id).then_some(verifier)
    }

    /// The name in signature lines.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The identifier in signature lines.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// What the key signs.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    /// What the key is for.
    pub fn purpose(&self) -> Purpose {
        self.algorithm.purpose()
    }

    /// The suite of its signatures, and of the log that it signs.
    pub fn suite(&self) -> Suite {
        self.algorithm.suite()
    }

    /// The whole SHA-256 of the `vkey` line, for people to compare by telephone or on paper.
    pub fn fingerprint(&self) -> Hash {
        Hash::of(self.to_string().as_bytes())
    }

    /// Strict verification: what implementations could differ on is refused.
    pub fn verifies(&self, message: &[u8], signature: &[u8; SIGNATURE_BYTES]) -> bool {
        self.key.verifies(message, signature)
    }
}

impl serde::Serialize for Verifier {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Verifier {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let line = alloc::borrow::Cow::<str>::deserialize(from)?;
        Self::parse(&line).ok_or_else(|| serde::de::Error::custom("not a verifier key"))
    }
}

impl fmt::Display for Verifier {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [self.algorithm.identifier(), &self.key.bytes()].concat();
        write!(to, "{}+{}+{}", self.name, self.id, STANDARD.encode(bytes))
    }
}

/// A secret key with its name; wiped from memory when dropped.
pub struct Signer {
    verifier: Verifier,
    key: Secret,
}

impl Signer {
    /// Makes the signer of 32 secret bytes; `None` if `name` may not name a key, or if the bytes are one of the few
    /// that are no key of the curve.
    pub fn new(name: &str, algorithm: Algorithm, secret: &[u8; 32]) -> Option<Self> {
        let key = Secret::of(algorithm.suite(), secret).filter(|_| is_name(name))?;
        Some(Self { verifier: Verifier::new(name, algorithm, key.public()), key })
    }

    /// The public half.
    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// Signs bytes as they are.
    pub fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_BYTES] {
        self.key.sign(message)
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Signer({}, secret)", self.verifier.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verifier_key_is_written_and_read() {
        for algorithm in
            [Algorithm::Ed25519, Algorithm::Cosignature, Algorithm::P256, Algorithm::P256Cosignature]
        {
            let signer = Signer::new("tj.example/log", algorithm, &[7; 32]).unwrap();
            let line = signer.verifier().to_string();
            assert_eq!(Verifier::parse(&line).as_ref(), Some(signer.verifier()));
            assert_eq!(Algorithm::of(signer.verifier().suite(), signer.verifier().purpose()), algorithm);
            let signature = signer.sign(b"message");
            assert!(signer.verifier().verifies(b"message", &signature));
            assert!(!signer.verifier().verifies(b"massage", &signature));
            for wrong in [line.replace("tj", "cn"), line.replace('+', "-"), line.clone() + "A", String::new()]
            {
                assert_eq!(Verifier::parse(&wrong), None, "{wrong}");
            }
            assert!(!alloc::format!("{signer:?}").contains(&alloc::format!("{:?}", [7u8; 4])));
        }
    }
}
