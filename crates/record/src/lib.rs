//! The log, its proofs, joint acts and replication: pure protocol.
//!
//! Nothing here does I/O, reads a clock or draws randomness: bytes, keys and times are handed in, so
//! every node decides the same. Formats follow the C2SP specifications (signed-note, tlog-checkpoint,
//! tlog-tiles, tlog-cosignature); the rules P-R1 to P-R12 are written out in `docs/protocol.md`.
//!
#![doc = include_str!("../README.md")]
#![no_std]
#![warn(clippy::missing_errors_doc)]
extern crate alloc;

pub mod act;
pub mod bundle;
pub mod checkpoint;
mod circle;
pub mod copy;
mod encoding;
pub mod entry;
pub mod envelope;
pub mod fate;
pub mod hand;
pub mod hash;
pub mod json;
pub mod key;
pub mod note;
pub mod pull;
pub mod suite;
pub mod tile;
pub mod tree;
