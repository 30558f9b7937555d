//! Exchange with the other sides: what is asked for, taken and given.

pub mod budget;
mod discover;
mod entitled;
pub(crate) mod error;
pub(crate) mod handout;
pub(crate) mod link;
pub(crate) mod order;
pub mod pack;
mod papers;
pub(crate) mod placed;
pub(crate) mod quota;
pub mod showing;
pub(crate) mod shown_tree;
pub mod source;
pub mod start;
pub(crate) mod take;
pub(crate) mod wants;

use crate::exchange::quota::Stored;
use paivand_record::hash::Hash;
use std::collections::BTreeSet;

/// What is remembered of exchanges.
#[derive(Debug, Default)]
pub(crate) struct Exchange {
    /// Documents that a side sent in vain: they are not asked for again.
    pub(crate) in_vain: BTreeSet<(String, Hash)>,
    /// How often what it publishes has changed since it was opened.
    pub(crate) changes: u64,
    /// How often files or words came that were missing.
    pub(crate) came_beside: u64,
    pub(crate) stored: Stored,
}
