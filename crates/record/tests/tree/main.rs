//! The tree and its tiles against what others say of them: vectors, the RFC's definition, the specification.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod definition;
mod tiles;
mod vectors;
