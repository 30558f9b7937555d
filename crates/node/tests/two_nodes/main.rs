//! Two nodes on real disks.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod disk;
mod keys;
mod minutes;
mod pair;
mod succession;
