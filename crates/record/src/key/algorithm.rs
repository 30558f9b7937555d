//! What a key signs and by which suite, and how a verifier key says so.

use crate::suite::Suite;

/// What a key signs, and by which suite.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Algorithm {
    /// Plain Ed25519 over the note (0x01): a log's own key.
    Ed25519,
    /// A timestamped Ed25519 cosignature (0x04): a mirror's key.
    Cosignature,
    /// Plain ECDSA on P-256 over the note: a log's own key.
    P256,
    /// A timestamped cosignature by ECDSA on P-256: a mirror's key.
    P256Cosignature,
}

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Signs entries, acts and checkpoints of a log, or is its recovery key.
    Log,
    /// Cosigns the other sides' checkpoints.
    Cosigner,
}

impl Algorithm {
    const ALL: [Self; 4] = [Self::Ed25519, Self::Cosignature, Self::P256, Self::P256Cosignature];

    /// The algorithm of a suite for a purpose.
    pub const fn of(suite: Suite, purpose: Purpose) -> Self {
        match (suite, purpose) {
            (Suite::Ed25519Sha256, Purpose::Log) => Self::Ed25519,
            (Suite::Ed25519Sha256, Purpose::Cosigner) => Self::Cosignature,
            (Suite::P256Sha512_256, Purpose::Log) => Self::P256,
            (Suite::P256Sha512_256, Purpose::Cosigner) => Self::P256Cosignature,
        }
    }

    /// Its suite.
    pub const fn suite(self) -> Suite {
        match self {
            Self::Ed25519 | Self::Cosignature => Suite::Ed25519Sha256,
            Self::P256 | Self::P256Cosignature => Suite::P256Sha512_256,
        }
    }

    /// What it is for.
    pub const fn purpose(self) -> Purpose {
        match self {
            Self::Ed25519 | Self::P256 => Purpose::Log,
            Self::Cosignature | Self::P256Cosignature => Purpose::Cosigner,
        }
    }

    /// What stands before the public key in a verifier key: the byte that signed-note assigns, or 0xff and a long
    /// identifier where it assigns none. Its 0x02 is another ECDSA: signatures in DER, and another identifier.
    pub(super) const fn identifier(self) -> &'static [u8] {
        match self {
            Self::Ed25519 => b"\x01",
            Self::Cosignature => b"\x04",
            Self::P256 => b"\xffpaivand/p256-sha512-256\n",
            Self::P256Cosignature => b"\xffpaivand/p256-sha512-256/cosignature/v1\n",
        }
    }

    /// The algorithm and the public key of the bytes of a verifier key.
    pub(super) fn split(bytes: &[u8]) -> Option<(Self, &[u8])> {
        Self::ALL
            .into_iter()
            .find_map(|algorithm| Some((algorithm, bytes.strip_prefix(algorithm.identifier())?)))
    }
}
