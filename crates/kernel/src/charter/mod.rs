//! The founding of a joint record, and how its charter changes.

pub(crate) mod found;
#[cfg(test)]
mod story;

pub use found::{CharterFound, CharterSide, Continued, HandKind, RULES_VERSION, Suite};
