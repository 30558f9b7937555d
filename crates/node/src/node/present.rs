//! What readers see of a node.

use crate::node::Node;
use crate::node::state::State;
use crate::understanding::due_lists::List;
use crate::understanding::moment::{Moment, Present, Surroundings};
use jiff::Timestamp;
use std::sync::Arc;

impl Node {
    /// Where the latest moment is found.
    pub fn present(&self) -> Arc<Present> {
        self.understanding.present(|number| self.moment(number))
    }

    /// Lets readers see what has become durable.
    pub(crate) fn publish(&mut self) {
        if self.state() == State::Failed {
            return self.publish_state();
        }
        let number = self.understanding.go_on();
        if let Some(present) = self.understanding.looked_at() {
            present.show(self.moment(number));
        }
    }

    /// Lets readers see in which state the node is, beside what was durable last: nothing more is known.
    pub(crate) fn publish_state(&self) {
        if let Some(present) = self.understanding.looked_at() {
            present.show_state(self.state());
        }
    }

    fn moment(&self, number: u64) -> Moment {
        let (state, near_quota) = (self.state(), self.near_quota());
        let (words, world, folder) = (&self.words.store, &self.world, self.folder.as_path());
        let around = Surroundings { state, near_quota, words, world, folder };
        self.understanding.moment(number, &self.logs, &self.keys, around)
    }

    /// Everything owed at `at`.
    pub fn dues(&self, at: Timestamp) -> Arc<List> {
        self.present().look().dues(at)
    }
}
