//! What is held beside the log and rules read: documents.

use super::Standing;
use crate::document::{Document, DocumentError, DocumentKind};
use crate::identity::Digest;
use alloc::sync::Arc;

impl Standing {
    /// The text of the charter in force, with the names of the sides and their offices; none while it is not held.
    pub fn charter_document(&self) -> Option<&Arc<Document>> {
        let (_, charter) = self.charter()?;
        self.document(&charter.document).filter(|document| document.kind == DocumentKind::Charter)
    }

    /// Takes in the bytes of a document that an act names.
    ///
    /// # Errors
    /// The bytes are not those that were named, or are no document.
    pub fn hold(&mut self, digest: Digest, bytes: &[u8]) -> Result<(), DocumentError> {
        let found = Digest::of(bytes);
        if found != digest {
            return Err(DocumentError::OtherBytes { found });
        }
        self.documents.insert_mut(digest, Arc::new(crate::document::check(bytes)?));
        Ok(())
    }

    /// A document held here.
    pub fn document(&self, digest: &Digest) -> Option<&Arc<Document>> {
        self.documents.get(digest)
    }
}
