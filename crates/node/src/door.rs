//! The one door: how what people and rules want enters the record.

pub(crate) mod batch;
mod begin;
mod commit;
pub(crate) mod compose;
pub(crate) mod error;
pub(crate) mod hand;
pub(crate) mod intent;
pub(crate) mod judge;
pub mod outbox;
pub(crate) mod owed;
mod permission;
mod queue;
pub(crate) mod signing;
mod submit;
mod succeed;
mod tend;
mod waiting;

pub use queue::Gate;
