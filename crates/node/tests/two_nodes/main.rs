//! Two nodes on real disks.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod bad_peer;
mod damage;
mod disk;
mod full_disk;
mod keys;
mod minutes;
mod pair;
mod succession;
