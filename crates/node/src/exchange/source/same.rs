//! A node of the same process.

use crate::exchange::source::{Source, SourceError, bytes_max};
use crate::node::Node;

/// What a node publishes, asked for in the same process: its files, and its answers to those who start.
#[derive(Clone, Copy, Debug)]
pub struct Published<'a>(pub &'a Node);

impl Source for Published<'_> {
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        let asked = path.strip_prefix("showing/").and_then(|rest| rest.split_once('/'));
        match asked {
            Some((asker, nonce)) => Ok(self.0.showing(asker, nonce).map(String::into_bytes)),
            None => Ok(self.0.hand_out().file(path, bytes_max(path))?),
        }
    }
}
