//! What the logs come to.

pub(crate) mod bridge;
pub(crate) mod due_lists;
pub(crate) mod consent;
pub(crate) mod erased;
pub(crate) mod erasure;
pub(crate) mod fold;
pub(crate) mod missing;
pub mod moment;
pub(crate) mod snapshot;

