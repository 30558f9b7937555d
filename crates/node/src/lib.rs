//! One side's node: disk, peer, and the one door through which everything enters the record.

mod append;
mod database;
pub mod disk;
pub mod exchange;
pub mod fetch;
mod fold;
pub mod gate;
pub mod identity;
mod keyring;
mod lists;
pub mod mark;
mod meaning;
pub mod names;
pub mod node;
mod personal;
mod receipts;
mod rekey;
mod signing;
pub mod source;
pub mod store;
pub mod submit;
mod succession;
mod tend;
pub mod vault;
pub mod verify;
mod views;
mod vkeys;
mod words;
pub mod world;

pub use exchange::{ExchangeError, Wants};
pub use gate::Gate;
pub use lists::List;
pub use node::{Node, NodeError, State};
pub use rekey::RekeyError;
pub use submit::{Intent, Receipt, SubmitError};
pub use world::{Clock, SystemClock, World};
