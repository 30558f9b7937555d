//! Documents and words that acts name, as they come from another side and are given to one.

use crate::exchange::error::ExchangeError;
use crate::exchange::quota::Quota;
use crate::exchange::source::{DOCUMENT_BYTES_MAX, Source, SourceError};
use crate::node::Node;
use crate::node::error::NodeError;
use crate::published;
use paivand_kernel::{Digest, Words};
use paivand_record::hash::Hash;
use std::collections::BTreeMap;

impl Node {
    /// Takes documents that acts name and that are not held here yet; what came in vain is remembered.
    pub(crate) fn take_documents(&mut self, side: &str, source: &dyn Source) -> Result<(), ExchangeError> {
        let mut files = Vec::new();
        let mut unreadable: Vec<Hash> = Vec::new();
        for (digest, of) in self.understanding.fold.missing.clone() {
            if self.exchange.is_in_vain("", &digest) || self.exchange.quotas.of(&of) == Quota::Spent {
                continue;
            }
            let path = published::document(digest);
            let bytes = match source.get(&path) {
                Err(SourceError::TooLarge { .. }) => Some(Vec::new()),
                other => other?,
            };
            match bytes {
                Some(bytes) if bytes.len() <= DOCUMENT_BYTES_MAX && Hash::of(&bytes) == digest => {
                    unreadable.push(digest);
                    let path = self.folder.join(path);
                    if self.world.disk.read(&path, DOCUMENT_BYTES_MAX).map_err(NodeError::Mark)?.is_none() {
                        self.exchange.quotas.spend(&of, bytes.len());
                        files.push((path, bytes));
                    }
                }
                Some(_) => {
                    tracing::warn!(%digest, side, "a document came with other bytes and is not asked of this side again");
                    self.exchange.note_in_vain(side, digest);
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
        unreadable.retain(|digest| self.understanding.fold.missing.contains_key(digest));
        unreadable.into_iter().for_each(|digest| self.exchange.note_in_vain("", digest));
        Ok(())
    }

    /// Takes words that acts name and that are not held here yet; what came in vain is remembered.
    pub(crate) fn take_words(&mut self, side: &str, source: &dyn Source) -> Result<(), ExchangeError> {
        let missing = &self.understanding.fold.missing_words;
        let asked = missing.iter().filter(|(digest, of)| {
            !self.exchange.is_in_vain("", digest) && self.exchange.quotas.of(of) < Quota::Spent
        });
        let asked: BTreeMap<Hash, String> = asked.map(|(digest, of)| (*digest, of.clone())).collect();
        let mut taken = BTreeMap::new();
        for (digest, bytes) in source.words(&asked.keys().copied().collect::<Vec<_>>())? {
            let Some(of) = asked.get(&digest) else { continue };
            if Hash::of(&bytes) != digest {
                tracing::warn!(%digest, side, "words came with other bytes and are not asked of this side again");
                self.exchange.note_in_vain(side, digest);
            } else if self.exchange.quotas.of(of) < Quota::Spent {
                // Right by its digest: if it cannot be read, nobody has another of that name.
                if Words::read(Digest(digest.0), &bytes).is_err() {
                    self.exchange.note_in_vain("", digest);
                }
                self.exchange.quotas.spend(of, bytes.len());
                taken.insert(digest, bytes);
            }
        }
        if taken.is_empty() {
            return Ok(());
        }
        self.words.store.put(taken).map_err(SourceError::Disk)?;
        self.hold_documents();
        Ok(())
    }
}
