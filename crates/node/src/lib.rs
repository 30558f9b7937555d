//! One side's node: disk, peer, and the one door through which everything enters the record.

/// The example of the paper of this crate, tried with the others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod answer;
mod append;
mod begin;
pub mod budget;
mod database;
pub mod disk;
mod entitled;
mod erasure;
pub mod evidence;
pub mod exchange;
pub mod fetch;
mod fold;
pub mod gate;
mod handout;
mod hands;
pub mod identity;
mod keyring;
mod link;
mod lists;
pub mod mark;
mod meaning;
mod missing;
pub mod moment;
pub mod names;
pub mod node;
pub mod outbox;
mod papers;
pub mod personal;
mod placed;
pub mod pouch;
mod quota;
mod receipts;
mod rehash;
mod rekey;
pub mod sealed;
pub mod settings;
pub mod showing;
mod shown_tree;
mod signing;
pub mod source;
pub mod start;
pub mod store;
pub mod submit;
mod succeed;
mod succession;
mod take;
mod tend;
pub mod vault;
pub mod verify;
mod views;
mod vkeys;
mod wants;
mod words;
pub mod world;

pub use evidence::Evidence;
pub use exchange::ExchangeError;
pub use gate::Gate;
pub use handout::{HandOut, Published};
pub use lists::List;
pub use moment::{Moment, Present};
pub use node::{Node, NodeError, State};
pub use quota::Quota;
pub use rekey::RekeyError;
pub use settings::Settings;
pub use submit::{Entered, Intent, Receipt, SubmitError};
pub use wants::Wants;
pub use words::WordStore;
pub use world::{Clock, SystemClock, World};
