//! What is said through a node, and how its answer is told.

use crate::door;
use crate::out::say;
use crate::trouble::Trouble;
use paivand_node::{Entered, Intent, disk, published};
use paivand_record::hash::Hash;
use std::path::Path;

/// Largest file read from the command line: a document or a card.
pub(crate) const FILE_BYTES_MAX: usize = 1 << 20;

/// Writes a document into the node's folder under its digest.
pub(crate) fn keep_document(folder: &Path, bytes: &[u8]) -> Result<Hash, Trouble> {
    let digest = Hash::of(bytes);
    disk::write(&published::document_file(folder, digest), bytes)?;
    Ok(digest)
}

/// What is said, or what is prepared for the hand of an office.
pub(crate) fn perhaps_prepared(intent: Intent, prepare: bool) -> Intent {
    if prepare { Intent::Prepare { of: Box::new(intent) } } else { intent }
}

/// Through the running node's door if there is one, else by opening the node here.
pub(crate) fn submit(folder: &Path, intent: &Intent) -> Result<(), Trouble> {
    let receipt = door::submit(folder, intent)?;
    match &receipt.entered {
        Entered::Recorded { origin, index } => say!("recorded: {origin} entry {index}")?,
        Entered::Waiting { waits_for, .. } => {
            say!("said, not yet in the log: waits for {}", waits_for.join(", "))?;
        }
        Entered::Prepared { challenge, .. } => {
            say!("prepared, not yet in the log: waits for the hand of an office, by `paivand hand`")?;
            say!("challenge for a device key {challenge}")?;
        }
        Entered::Withdrawn => say!("taken back: nothing of it is in the log")?,
    }
    if let Some(act) = receipt.act {
        say!("act {act}")?;
    }
    Ok(())
}
