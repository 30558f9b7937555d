//! Ed25519 keys under the names and identifiers of signed notes.

use crate::hash::Hash;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use base64::{Engine, engine::general_purpose::STANDARD};
use core::fmt;
use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};

/// Bytes of an Ed25519 signature.
pub const SIGNATURE_BYTES: usize = 64;

/// Longest key name: an origin and a role; names go into every signature line.
pub const NAME_BYTES_MAX: usize = 128;

/// What a key signs; the byte that signed notes give the algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Algorithm {
    /// Plain Ed25519 over the note (0x01): a log's own key.
    Ed25519,
    /// A timestamped Ed25519 cosignature (0x04): a mirror's key.
    Cosignature,
}

impl Algorithm {
    fn byte(self) -> u8 {
        match self {
            Self::Ed25519 => 1,
            Self::Cosignature => 4,
        }
    }
}

/// Whether `name` may name a key: not empty, not too long, no space, no `+`, no control character.
pub fn is_name(name: &str) -> bool {
    let allowed = |letter: char| !letter.is_whitespace() && !letter.is_control() && letter != '+';
    !name.is_empty() && name.len() <= NAME_BYTES_MAX && name.chars().all(allowed)
}

/// The first four bytes of SHA-256(name, newline, algorithm, public key), as signed-note defines them.
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
    key: VerifyingKey,
    id: KeyId,
}

impl Verifier {
    fn new(name: &str, algorithm: Algorithm, key: VerifyingKey) -> Self {
        let digest = Hash::of_parts(&[name.as_bytes(), b"\n", &[algorithm.byte()], key.as_bytes()]);
        let [a, b, c, d, ..] = digest.0;
        Self { name: name.to_string(), algorithm, key, id: KeyId([a, b, c, d]) }
    }

    /// Reads `name+id+base64(algorithm || key)`; refuses an identifier that does not fit the key.
    pub fn parse(vkey: &str) -> Option<Self> {
        let (name, rest) = vkey.split_once('+').filter(|(name, _)| is_name(name))?;
        let (id, encoded) = rest.split_once('+')?;
        let bytes = STANDARD.decode(encoded).ok()?;
        let (&algorithm, key) = bytes.split_first()?;
        let algorithm = match algorithm {
            1 => Algorithm::Ed25519,
            4 => Algorithm::Cosignature,
            _ => return None,
        };
        let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
        let verifier = Self::new(name, algorithm, key);
        (!key.is_weak() && verifier.id.to_string() == id).then_some(verifier)
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

    /// The whole SHA-256 of the `vkey` line, for people to compare by telephone or on paper.
    pub fn fingerprint(&self) -> Hash {
        Hash::of(self.to_string().as_bytes())
    }

    /// Strict Ed25519 verification: implementations differ on malformed signatures, and here acceptance
    /// is agreement (<https://hdevalence.ca/blog/2020-10-04-its-25519am>).
    pub fn verifies(&self, message: &[u8], signature: &[u8; SIGNATURE_BYTES]) -> bool {
        self.key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
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
        let bytes: Vec<u8> = core::iter::once(self.algorithm.byte()).chain(*self.key.as_bytes()).collect();
        write!(to, "{}+{}+{}", self.name, self.id, STANDARD.encode(bytes))
    }
}

/// A secret key with its name; wiped from memory when dropped.
pub struct Signer {
    verifier: Verifier,
    key: SigningKey,
}

impl Signer {
    /// Makes the signer of 32 secret bytes; `None` if `name` may not name a key.
    pub fn new(name: &str, algorithm: Algorithm, secret: &[u8; 32]) -> Option<Self> {
        let key = SigningKey::from_bytes(secret);
        is_name(name).then(|| Self { verifier: Verifier::new(name, algorithm, key.verifying_key()), key })
    }

    /// The public half.
    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// Signs bytes as they are.
    pub fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_BYTES] {
        self.key.sign(message).to_bytes()
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
        let signer = Signer::new("tj.example/log", Algorithm::Ed25519, &[7; 32]).unwrap();
        let line = signer.verifier().to_string();
        assert_eq!(Verifier::parse(&line).as_ref(), Some(signer.verifier()));
        let signature = signer.sign(b"message");
        assert!(signer.verifier().verifies(b"message", &signature));
        assert!(!signer.verifier().verifies(b"massage", &signature));
        for wrong in [line.replace("tj", "cn"), line.replace('+', "-"), line.clone() + "A", String::new()] {
            assert_eq!(Verifier::parse(&wrong), None, "{wrong}");
        }
        assert!(!alloc::format!("{signer:?}").contains(&alloc::format!("{:?}", [7u8; 4])));
    }
}
