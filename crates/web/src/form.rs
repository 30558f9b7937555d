//! Forms: made from the definitions of acts, read back into acts.

pub mod answers;
pub mod control;
pub(crate) mod markup;
pub(crate) mod received;
pub(crate) mod suggestion;
