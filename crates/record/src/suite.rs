//! Suites of algorithms: the one registry of what signs and hashes a log.
//!
//! Algorithms fall, and a state may demand its own. A log is of the suite that its genesis names, for ever; a side
//! changes its suite by another log that continues the old one. What is in force is judged by the suite of the log
//! in which each signature stands, and by nothing else, so that every node decides alike. Other signatures may
//! stand beside (see [`crate::envelope::Added`]).

use crate::encoding::{ACT_TYPE, encoding};
use crate::hash::Hash;
use sha2::{Digest, Sha256, Sha512_256};

/// A suite: how entries are signed and how a log is hashed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Suite {
    /// Ed25519 (RFC 8032, strict) with SHA-256.
    #[default]
    Ed25519Sha256,
    /// ECDSA on P-256 (FIPS 186-5, low S) with SHA-512/256.
    P256Sha512_256,
}

impl Suite {
    /// Every suite that may stand in a required place.
    pub const ALL: [Self; 2] = [Self::Ed25519Sha256, Self::P256Sha512_256];

    /// Its name in charters and genesis entries.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ed25519Sha256 => "ed25519-sha256",
            Self::P256Sha512_256 => "p256-sha512-256",
        }
    }

    /// The suite of a name; none if it is not in the registry: in a required place that is void.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|suite| suite.name() == name)
    }

    /// The digest of several byte strings, one after another.
    fn digest(self, parts: &[&[u8]]) -> Hash {
        match self {
            Self::Ed25519Sha256 => digest_by::<Sha256>(parts),
            Self::P256Sha512_256 => digest_by::<Sha512_256>(parts),
        }
    }

    /// The hash of a leaf (RFC 6962 section 2.1: a zero byte, then the entry).
    pub fn leaf(self, entry: &[u8]) -> Hash {
        self.digest(&[&[0], entry])
    }

    /// The hash of an inner node (RFC 6962 section 2.1: a one byte, then both children).
    pub fn node(self, left: &Hash, right: &Hash) -> Hash {
        self.digest(&[&[1], &left.0, &right.0])
    }

    /// The root of the empty tree: the digest of nothing.
    pub fn empty_root(self) -> Hash {
        self.digest(&[])
    }

    /// The name of an act that first stands in a log of this suite: the digest of its encoding, so that it covers
    /// type and bytes.
    pub fn act_id(self, act: &[u8]) -> Hash {
        self.digest(&[&encoding(ACT_TYPE, act)])
    }
}

fn digest_by<D: Digest<OutputSize = sha2::digest::consts::U32>>(parts: &[&[u8]]) -> Hash {
    let mut state = D::new();
    for part in parts {
        state.update(part);
    }
    Hash(state.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_suite_has_one_name() {
        for suite in Suite::ALL {
            assert_eq!(Suite::parse(suite.name()), Some(suite));
        }
        for wrong in ["rsa-md5", "Ed25519-SHA256", "p256-sha256", "p256-sha512", ""] {
            assert_eq!(Suite::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn each_suite_hashes_by_its_own_algorithm() {
        // FIPS 180-4: the digests of the empty string.
        for (suite, empty) in [
            (Suite::Ed25519Sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (Suite::P256Sha512_256, "c672b8d1ef56ed28ab87c3622c5114069bdd3ad7b8f9737498d0c01ecef0967a"),
        ] {
            assert_eq!(suite.empty_root().to_string(), empty);
            assert_ne!(suite.leaf(b""), suite.empty_root());
            assert_ne!(suite.leaf(&[0; 64]), suite.node(&Hash([0; 32]), &Hash([0; 32])));
        }
    }
}
