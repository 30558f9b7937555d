//! A node's folder.

use super::{Source, SourceError, bytes_max};
use crate::words::store::WordStore;
use paivand_record::hash::Hash;
use paivand_world::disk::{self, MachineDisk};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// A node's folder.
#[derive(Debug)]
pub struct Folder(pub PathBuf);

impl Source for Folder {
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        Ok(disk::read(&self.0.join(path), bytes_max(path))?)
    }

    fn words(&self, digests: &[Hash]) -> Result<BTreeMap<Hash, Vec<u8>>, SourceError> {
        if digests.is_empty() {
            return Ok(BTreeMap::new());
        }
        let held = WordStore::open(Arc::new(MachineDisk), &self.0)?;
        let mut found = BTreeMap::new();
        for digest in digests {
            found.extend(held.bytes(*digest)?.map(|bytes| (*digest, bytes)));
        }
        Ok(found)
    }
}
