//! The same for programs: lists, acts, and their description.

pub(crate) mod acts;
pub(crate) mod lists;
pub(crate) mod openapi;
pub(crate) mod problem;

pub(crate) use problem::problem;
