//! A network that is cut, and that delivers late, twice or never.

use paivand_node::source::Pouch;
use std::collections::BTreeSet;

/// An answer on its way.
pub(super) struct Flight {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) pouch: Pouch,
}

/// Links that are cut, and what is on its way.
#[derive(Default)]
pub(super) struct Network {
    cut: BTreeSet<(usize, usize)>,
    pub(super) flights: Vec<Flight>,
}

impl Network {
    pub(super) fn toggle(&mut self, one: usize, other: usize) {
        let link = (one.min(other), one.max(other));
        if !self.cut.remove(&link) {
            self.cut.insert(link);
        }
    }

    pub(super) fn is_cut(&self, one: usize, other: usize) -> bool {
        self.cut.contains(&(one.min(other), one.max(other)))
    }

    pub(super) fn heal(&mut self) {
        self.cut.clear();
        self.flights.clear();
    }
}
