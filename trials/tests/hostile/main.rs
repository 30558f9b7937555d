//! Foreign bytes: the kept corpus and what chance makes of it, through the same promises that fuzzers use.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

mod chance;
mod corpus;
mod mutation;
