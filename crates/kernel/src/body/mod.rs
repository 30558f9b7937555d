//! Working groups and dialogues.

pub(crate) mod constitute;

pub use constitute::{BodyConstitute, BodyKind, ProvisionOf};
