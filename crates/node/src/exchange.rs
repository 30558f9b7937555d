//! Exchange with the other sides: what is asked for, taken and given.

pub mod budget;
mod entitled;
pub(crate) mod handout;
pub(crate) mod link;
pub(crate) mod order;
pub mod pack;
mod papers;
pub(crate) mod placed;
pub(crate) mod quota;
pub(crate) mod error;
pub mod showing;
pub(crate) mod shown_tree;
pub mod source;
pub mod start;
pub(crate) mod take;
pub(crate) mod wants;

