//! What happened outside the record.

pub(crate) mod attest;

pub use attest::EventAttest;
