//! Topics: threads that live across the sessions of a body, raised by a side and closed by all.

pub(crate) mod close;
pub(crate) mod raise;
#[cfg(test)]
mod story;

pub use close::TopicClose;
pub use raise::TopicRaise;
