//! The founding of a joint record.

pub(crate) mod found;

pub use found::{CharterFound, CharterSide};
