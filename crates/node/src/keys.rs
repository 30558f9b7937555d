//! Who a node is, and whom it has met.

pub mod identity;
pub(crate) mod keyring;
pub(crate) mod rekey;
pub mod sealed;
