//! One side's node: disk, peer, and the one door through which everything enters the record.

pub mod disk;
pub mod exchange;
pub mod identity;
pub mod mark;
mod meaning;
pub mod node;
pub mod source;
pub mod store;
pub mod submit;
pub mod verify;

pub use exchange::{ExchangeError, Wants};
pub use node::{Clock, Node, NodeError, State, SystemClock};
pub use submit::{Intent, Receipt, SubmitError};
