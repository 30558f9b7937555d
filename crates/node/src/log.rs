//! The logs of all sides, as far as they are held.

pub mod evidence;
pub mod mark;
pub mod names;
pub(crate) mod receipts;
pub(crate) mod rehash;
pub mod store;
pub(crate) mod succession;
pub(crate) mod vkeys;
