//! Documents that acts name, as they come from another side.

use crate::exchange::ExchangeError;
use crate::node::{Node, NodeError};
use crate::source::{DOCUMENT_BYTES_MAX, Source, SourceError};
use paivand_record::hash::Hash;

impl Node {
    /// Whether a document was sent by this side, or by any, and is of no use.
    pub(crate) fn is_in_vain(&self, side: &str, digest: &Hash) -> bool {
        [side, ""].iter().any(|side| self.in_vain.contains(&((*side).to_owned(), *digest)))
    }

    /// Takes documents that acts name and that are not held here yet; what came in vain is remembered.
    pub(crate) fn take_documents(&mut self, side: &str, source: &dyn Source) -> Result<(), ExchangeError> {
        let mut files = Vec::new();
        let mut unreadable: Vec<Hash> = Vec::new();
        for digest in self.fold.missing.clone() {
            if self.in_vain.contains(&(String::new(), digest)) {
                continue;
            }
            let path = format!("documents/{digest}");
            let bytes = match source.get(&path) {
                Err(SourceError::TooLarge { .. }) => Some(Vec::new()),
                other => other?,
            };
            match bytes {
                Some(bytes) if bytes.len() <= DOCUMENT_BYTES_MAX && Hash::of(&bytes) == digest => {
                    unreadable.push(digest);
                    let path = self.folder.join(path);
                    if self.world.disk.read(&path, DOCUMENT_BYTES_MAX).map_err(NodeError::Mark)?.is_none() {
                        files.push((path, bytes));
                    }
                }
                Some(_) => {
                    tracing::warn!(%digest, side, "a document came with other bytes and is not asked of this side again");
                    self.in_vain.insert((side.to_owned(), digest));
                }
                None => {}
            }
        }
        if unreadable.is_empty() {
            return Ok(());
        }
        self.world.disk.write(&files).map_err(SourceError::Disk)?;
        self.hold_documents();
        // Right by its digest and still missing: nobody has another of that name.
        unreadable.retain(|digest| self.fold.missing.contains(digest));
        self.in_vain.extend(unreadable.into_iter().map(|digest| (String::new(), digest)));
        Ok(())
    }
}
