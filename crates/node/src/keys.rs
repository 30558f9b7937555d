//! Who a node is, and whom it has met.

pub(crate) mod error;
pub mod identity;
pub(crate) mod keyring;
pub(crate) mod names;
pub(crate) mod rekey;
pub mod sealed;

use crate::keys::identity::{Card, Identity};

/// Who this side is, and the cards of all whom it has met, its own first.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) identity: Identity,
    pub(crate) cards: Vec<Card>,
}
