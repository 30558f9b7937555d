//! The one door: how what people and rules want enters the record.

mod answer;
pub(crate) mod batch;
mod begin;
pub(crate) mod error;
pub(crate) mod hand;
pub(crate) mod intent;
pub mod outbox;
mod queue;
pub(crate) mod signing;
mod submit;
mod succeed;
mod tend;

pub use queue::Gate;
