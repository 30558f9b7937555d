//! What is held beside the log: documents, and words.

use super::Standing;
use crate::document::{Document, DocumentError, DocumentKind};
use crate::identity::Digest;
use crate::recorded::Recorded;
use crate::words::{Words, WordsError};
use alloc::sync::Arc;

impl Standing {
    /// Takes in the words that an act names.
    ///
    /// # Errors
    /// Where the bytes are not those words.
    pub fn hold_words(&mut self, digest: Digest, bytes: &[u8]) -> Result<(), WordsError> {
        self.words.insert(digest, Arc::new(Words::read(digest, bytes)?));
        Ok(())
    }

    /// Forgets words that were erased.
    pub fn forget_words(&mut self, digest: Digest) {
        self.words.remove(&digest);
    }

    /// The words of an act, if they are held and are such as its kind has.
    pub fn words(&self, act: &Recorded) -> Option<&Words> {
        let words = self.words.get(&act.act.words?)?;
        words.fits(act.act.content.definition()).ok().map(|()| &**words)
    }

    /// The text of the charter in force, with the names of the sides and their offices; none while it is not held.
    pub fn charter_document(&self) -> Option<&Arc<Document>> {
        let (_, charter) = self.charter()?;
        self.document(&charter.document).filter(|document| document.kind == DocumentKind::Charter)
    }

    /// Takes in the bytes of a document that an act names.
    pub fn hold(&mut self, digest: Digest, bytes: &[u8]) -> Result<(), DocumentError> {
        let found = Digest::of(bytes);
        if found != digest {
            return Err(DocumentError::OtherBytes { found });
        }
        self.documents.insert(digest, Arc::new(crate::document::check(bytes)?));
        Ok(())
    }

    /// A document held here.
    pub fn document(&self, digest: &Digest) -> Option<&Arc<Document>> {
        self.documents.get(digest)
    }
}
