//! The logs of all sides, as far as they are held.

pub mod evidence;
pub(crate) mod held;
pub mod mark;
pub mod names;
pub(crate) mod receipts;
pub(crate) mod rehash;
pub(crate) mod signed;
pub mod store;
pub(crate) mod succession;
pub(crate) mod vkeys;

