//! Who a node is, and whom it has met.

pub(crate) mod error;
pub mod identity;
pub(crate) mod keyring;
pub(crate) mod names;
pub(crate) mod rekey;
pub mod sealed;

