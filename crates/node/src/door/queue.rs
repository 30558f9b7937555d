//! The gate of a node that many people submit to at once: whoever comes while a batch is being written waits
//! for the next, which one of them writes for all.

use crate::door::error::SubmitError;
use crate::door::intent::{BATCH_ACTS_MAX, Intent, Receipt};
use crate::node::Node;
use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

type Answer = Result<Receipt, SubmitError>;

/// A shared node, and the acts that wait to enter it.
#[derive(Debug)]
pub struct Gate {
    node: Arc<Mutex<Node>>,
    queue: Mutex<Queue>,
    turned: Condvar,
}

#[derive(Debug, Default)]
struct Queue {
    next: u64,
    waiting: BTreeMap<u64, Intent>,
    answers: BTreeMap<u64, Answer>,
    /// Somebody writes a batch now.
    writing: bool,
}

impl Gate {
    /// The gate of this node.
    pub fn new(node: Arc<Mutex<Node>>) -> Self {
        Self { node, queue: Mutex::default(), turned: Condvar::new() }
    }

    /// The node behind it.
    pub fn node(&self) -> &Arc<Mutex<Node>> {
        &self.node
    }

    /// Submits one act; returns when it is durable and released, or refused.
    ///
    /// # Errors
    /// As [`Node::submit`]; [`SubmitError::Stopped`] if the node has stopped.
    pub fn submit(&self, intent: Intent) -> Answer {
        let mut queue = self.queue();
        let ticket = queue.next;
        queue.next += 1;
        queue.waiting.insert(ticket, intent);
        loop {
            if let Some(answer) = queue.answers.remove(&ticket) {
                return answer;
            }
            if queue.writing {
                queue = self.turned.wait(queue).unwrap_or_else(PoisonError::into_inner);
                continue;
            }
            if !queue.waiting.contains_key(&ticket) {
                // Whoever took it stopped before there was an answer.
                return Err(SubmitError::Stopped);
            }
            queue.writing = true;
            let mut batch = std::mem::take(&mut queue.waiting);
            if let Some((&later, _)) = batch.iter().nth(BATCH_ACTS_MAX) {
                queue.waiting = batch.split_off(&later);
            }
            drop(queue);
            let (tickets, intents): (Vec<u64>, Vec<Intent>) = batch.into_iter().unzip();
            let turn = Turn(self);
            let answers = self.write(&intents);
            queue = self.queue();
            queue.answers.extend(tickets.into_iter().zip(answers));
            drop(queue);
            drop(turn);
            queue = self.queue();
        }
    }

    fn write(&self, intents: &[Intent]) -> Vec<Answer> {
        match self.node.lock() {
            Ok(mut node) => node.submit_all(intents),
            Err(_) => intents.iter().map(|_| Err(SubmitError::Stopped)).collect(),
        }
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The turn to write; given back even if writing ends in a panic, so that nobody waits for ever.
struct Turn<'a>(&'a Gate);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.queue().writing = false;
        self.0.turned.notify_all();
    }
}
