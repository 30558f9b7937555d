//! Two nodes on real disks, told as minutes: agree, lose the link, lose a disk, carry a pouch.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod agree;
mod carry;
mod files;
mod lose;
mod pair;
mod personal;
