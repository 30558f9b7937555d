//! The fate of entries: what counts, what is void, and that order does not matter.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod branches;
mod circle;
mod life;
mod order;
mod paper;
mod parting;

mod refused;
mod succession;
mod suites;
