//! Public and secret keys of each suite's curve, read, verified and used in one strict way.
//!
//! Implementations differ on what is malformed, and here acceptance is agreement
//! (<https://hdevalence.ca/blog/2020-10-04-its-25519am>).

use super::SIGNATURE_BYTES;
use crate::suite::Suite;
use alloc::vec::Vec;
use ecdsa::hazmat::sign_prehashed_rfc6979;
use ed25519_dalek::Signer as _;
use p256::NistP256;
use p256::ecdsa::signature::hazmat::PrehashVerifier as _;
use sha2::{Digest as _, Sha512_256};

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Public {
    Ed25519(ed25519_dalek::VerifyingKey),
    P256(p256::ecdsa::VerifyingKey),
}

/// A secret key, wiped from memory when dropped.
pub(super) enum Secret {
    Ed25519(ed25519_dalek::SigningKey),
    P256(p256::ecdsa::SigningKey),
}

/// Whether 32 bytes hold a number below the prime of Curve25519, 2^255 - 19, beside the sign of x.
fn is_canonical(key: &[u8; 32]) -> bool {
    let [first, middle @ .., last] = key;
    let large = *first >= 0xed && last & 0x7f == 0x7f && middle.iter().all(|byte| *byte == 0xff);
    !large
}

impl Public {
    /// Reads a key in its one spelling: 32 bytes of RFC 8032, or the 65 of an uncompressed point (SEC 1).
    pub(super) fn parse(suite: Suite, bytes: &[u8]) -> Option<Self> {
        match suite {
            Suite::Ed25519Sha256 => {
                let bytes = bytes.try_into().ok().filter(is_canonical)?;
                let key = ed25519_dalek::VerifyingKey::from_bytes(&bytes).ok()?;
                (!key.is_weak()).then_some(Self::Ed25519(key))
            }
            Suite::P256Sha512_256 => {
                let key = Self::P256(p256::ecdsa::VerifyingKey::from_sec1_bytes(bytes).ok()?);
                (key.bytes() == bytes).then_some(key)
            }
        }
    }

    /// The key in its one spelling.
    pub(super) fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Ed25519(key) => key.as_bytes().to_vec(),
            Self::P256(key) => key.to_sec1_point(false).as_bytes().to_vec(),
        }
    }

    /// Ed25519 strictly; ECDSA over SHA-512/256 with r and s from 1 to n - 1 and s at most half of n.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8; SIGNATURE_BYTES]) -> bool {
        match self {
            Self::Ed25519(key) => {
                key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature)).is_ok()
            }
            Self::P256(key) => {
                let read = p256::ecdsa::Signature::from_slice(signature);
                // Of s and n - s both fit the equation: whoever sees a signature could write a second one.
                read.is_ok_and(|read| {
                    read.normalize_s() == read
                        && key.verify_prehash(&Sha512_256::digest(message), &read).is_ok()
                })
            }
        }
    }
}

impl Secret {
    /// The key of 32 bytes; none if they are no number from 1 to n - 1 where the curve needs one.
    pub(super) fn of(suite: Suite, bytes: &[u8; 32]) -> Option<Self> {
        Some(match suite {
            Suite::Ed25519Sha256 => Self::Ed25519(ed25519_dalek::SigningKey::from_bytes(bytes)),
            Suite::P256Sha512_256 => Self::P256(p256::ecdsa::SigningKey::from_slice(bytes).ok()?),
        })
    }

    pub(super) fn public(&self) -> Public {
        match self {
            Self::Ed25519(key) => Public::Ed25519(key.verifying_key()),
            Self::P256(key) => Public::P256(*key.verifying_key()),
        }
    }

    /// Signs; on P-256 with the nonce of RFC 6979 by the same hash, so that no randomness is needed that could fail.
    pub(super) fn sign(&self, message: &[u8]) -> [u8; SIGNATURE_BYTES] {
        match self {
            Self::Ed25519(key) => key.sign(message).to_bytes(),
            Self::P256(key) => {
                let digest = Sha512_256::digest(message);
                let secret = key.as_nonzero_scalar();
                let (signature, _) = sign_prehashed_rfc6979::<NistP256, Sha512_256>(secret, &digest, &[]);
                signature.normalize_s().to_bytes().into()
            }
        }
    }
}
