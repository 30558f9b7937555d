//! Two nodes on real disks, told as minutes: agree, lose the link, lose a disk, change keys, carry a pouch.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod agree;
mod alone;
mod bad_peer;
mod carry;
mod damage;
mod disk;
mod erasure;
mod files;
mod full_disk;
mod gate;
mod given_up;
mod hands;
mod keys;
mod lose;
mod pair;
mod paper;
mod personal;
mod succession;
