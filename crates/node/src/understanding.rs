//! What the logs come to.

pub(crate) mod bridge;
pub(crate) mod consent;
pub(crate) mod due_lists;
pub(crate) mod erased;
pub(crate) mod erasure;
pub(crate) mod fold;
pub(crate) mod missing;
pub mod moment;
pub(crate) mod snapshot;

use crate::understanding::due_lists::Lists;
use crate::understanding::fold::Fold;
use crate::understanding::moment::Present;
use crate::understanding::snapshot::Views;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// What the logs come to, as it is kept and as readers see it.
#[derive(Debug)]
pub(crate) struct Understanding {
    pub(crate) fold: Fold,
    pub(crate) views: Views,
    pub(crate) lists: Arc<Lists>,
    /// The latest moment that readers see, once anybody looked; and how many there were.
    pub(crate) present: OnceLock<Arc<Present>>,
    pub(crate) moments: u64,
}

impl Understanding {
    /// Nothing is understood yet; what was kept in this folder of databases is taken up later.
    pub(crate) fn open(databases: &Path) -> Self {
        Self {
            fold: Fold::default(),
            views: Views::open(databases),
            lists: Arc::default(),
            present: OnceLock::new(),
            moments: 0,
        }
    }
}
