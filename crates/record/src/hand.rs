//! Hands (protocol section 6): how a seat of a side showed that it decided. The node's key keeps the record; a
//! hand says who decided. Nothing here changes what counts; `kernel` says which key a seat has.

mod assertion;

pub use assertion::{HandError, SeatKey};

use crate::entry::Bytes;
use crate::hash::Hash;
use alloc::format;
use alloc::string::String;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How a seat showed that it decided: four kinds of equal standing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Hand {
    /// On paper.
    Pen {
        /// The seat.
        seat: String,
        /// The day it was signed.
        on: Date,
        /// The digest of the scan.
        scan: Hash,
    },
    /// A national certificate: a detached CMS over the digest of the act, kept with its chain.
    Certificate {
        /// The seat.
        seat: String,
        /// The digest of the CMS file.
        cms: Hash,
    },
    /// A seal in a file of its own, such as a signed PDF or OFD.
    Seal {
        /// The seat.
        seat: String,
        /// The digest of the file.
        file: Hash,
    },
    /// A device key: a WebAuthn assertion, whole.
    DeviceKey {
        /// The seat.
        seat: String,
        /// What the authenticator says.
        authenticator_data: Bytes,
        /// What the browser says.
        client_data: Bytes,
        /// The signature over both.
        signature: Bytes,
    },
}

/// Largest assertion of a device key in all its parts: authenticators send a third of it.
pub const ASSERTION_BYTES_MAX: usize = 4 * 1024;

/// What an entry with a hand does: an assertion given to decline never serves to concur.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandOn {
    /// A proposal.
    Propose,
    /// A concurrence.
    Concur,
    /// A refusal.
    Decline,
    /// A side's own word.
    Statement,
}

impl HandOn {
    /// Its word in the challenge.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Propose => "propose",
            Self::Concur => "concur",
            Self::Decline => "decline",
            Self::Statement => "statement",
        }
    }
}

impl Hand {
    /// The seat whose hand it is.
    pub fn seat(&self) -> &str {
        match self {
            Self::Pen { seat, .. }
            | Self::Certificate { seat, .. }
            | Self::Seal { seat, .. }
            | Self::DeviceKey { seat, .. } => seat,
        }
    }

    /// The file it names, which travels beside the record and can be erased.
    pub fn file(&self) -> Option<Hash> {
        match self {
            Self::Pen { scan, .. } => Some(*scan),
            Self::Certificate { cms, .. } => Some(*cms),
            Self::Seal { file, .. } => Some(*file),
            Self::DeviceKey { .. } => None,
        }
    }

    /// Whether its seat is a subject's name and its assertion is within [`ASSERTION_BYTES_MAX`].
    pub(crate) fn is_bounded(&self) -> bool {
        let named = crate::act::is_subject(self.seat()) && self.seat().starts_with("seat/");
        let length = match self {
            Self::DeviceKey { authenticator_data, client_data, signature, .. } => {
                authenticator_data.0.len() + client_data.0.len() + signature.0.len()
            }
            Self::Pen { .. } | Self::Certificate { .. } | Self::Seal { .. } => 0,
        };
        named && length <= ASSERTION_BYTES_MAX
    }
}

/// What a device key signs as its challenge: SHA-256 over these lines, each ended by a newline.
pub fn challenge(circle: &str, on: HandOn, act: &Hash) -> Hash {
    Hash::of(format!("paivand hand v1\n{circle}\n{}\n{act}\n", on.word()).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_challenge_is_of_one_circle_one_kind_and_one_act() {
        let act = Hash::of(b"act");
        let challenges = [
            challenge("ash-birch", HandOn::Propose, &act),
            challenge("ash-birch", HandOn::Concur, &act),
            challenge("ash-birch", HandOn::Decline, &act),
            challenge("ash-birch", HandOn::Statement, &act),
            challenge("ash", HandOn::Concur, &act),
            challenge("ash-birch", HandOn::Concur, &Hash::of(b"other")),
        ];
        for (place, one) in challenges.iter().enumerate() {
            assert!(!challenges[place + 1..].contains(one), "{place}");
        }
    }

    #[test]
    fn a_hand_is_of_a_seat_and_bounded() {
        let pen = |seat: &str| Hand::Pen {
            seat: seat.into(),
            on: "2027-03-01".parse().unwrap(),
            scan: Hash::of(b"scan"),
        };
        assert!(pen("seat/co-chair").is_bounded());
        for wrong in ["", "seat/", "body/group", "seat/Фаррух", "co-chair"] {
            assert!(!pen(wrong).is_bounded(), "{wrong}");
        }
        let key = |length: usize| Hand::DeviceKey {
            seat: "seat/a".into(),
            authenticator_data: Bytes(alloc::vec![0; length]),
            client_data: Bytes(alloc::vec![0; 10]),
            signature: Bytes(alloc::vec![0; 10]),
        };
        assert!(key(ASSERTION_BYTES_MAX - 20).is_bounded());
        assert!(!key(ASSERTION_BYTES_MAX).is_bounded());
    }
}
