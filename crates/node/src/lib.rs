//! One side's node: disk, peer, and the one door through which everything enters the record.
//!
#![doc = include_str!("../README.md")]

mod database;
mod door;
mod exchange;
pub mod fetch;
mod keys;
mod log;
pub mod node;
pub mod published;
pub mod settings;
mod understanding;
pub mod vault;
pub mod verify;
mod words;

pub use door::error::SubmitError;
pub use door::intent::{BATCH_ACTS_MAX, Days, Entered, Intent, Receipt};
pub use door::{Gate, outbox};
pub use exchange::error::ExchangeError;
pub use exchange::handout::HandOut;
pub use exchange::quota::Quota;
pub use exchange::source::Published;
pub use exchange::wants::Wants;
pub use exchange::{budget, pack, showing, source};
pub use keys::rekey::RekeyError;
pub use keys::{identity, sealed};
pub use log::evidence::Evidence;
pub use log::{evidence, mark, names, store};
pub use node::Node;
pub use node::error::NodeError;
pub use node::state::State;
pub use paivand_world::{Clock, Randomness, SystemClock, World, disk};
pub use settings::Settings;
pub use understanding::due_lists::List;
pub use understanding::moment;
pub use understanding::moment::{Moment, Present};
pub use vault::personal;
pub use words::WordStore;
