//! Where words lie, below `words/`: each in a file named by its digest, or those of one batch together in a bundle.
//!
//! A bundle is written whole and never added to; it is written anew without what is erased. Which words are held, and
//! where, is known in memory; the words themselves are read when somebody looks.

use super::asked::{ANSWER_BYTES_MAX, digests_of, path_of};
use super::lately::Lately;
use super::places::{BUNDLE_BYTES, BUNDLE_BYTES_MAX, Held, Place, bundle, bundles, found, packed, scan};
use crate::exchange::source::pouch::Pouch;
use crate::published;
use paivand_kernel::words::WORDS_BYTES_MAX;
use paivand_kernel::{Digest, WordSource, Words};
use paivand_record::hash::Hash;
use paivand_world::disk::{Disk, UNFINISHED};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// The words held in one folder.
#[derive(Debug)]
pub struct WordStore {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    held: RwLock<Held>,
    lately: Mutex<Lately>,
    damaged: Vec<PathBuf>,
}

/// Words on their way to the disk.
#[derive(Debug)]
pub(crate) struct Unkept {
    pub(crate) files: Vec<(PathBuf, Vec<u8>)>,
    places: Vec<(Hash, Place)>,
    /// Its number, and its bytes.
    bundle: Option<(u32, usize)>,
}

impl WordStore {
    /// What is to lie below `words/` of a node's folder; nothing is known of it yet.
    pub(crate) fn of(disk: Arc<dyn Disk>, folder: &Path) -> Self {
        let (held, lately, damaged) = Default::default();
        Self { disk, folder: folder.join(published::WORDS), held, lately, damaged }
    }

    /// Opens what lies below `words/` of a node's folder, perhaps beside the node; each of it is held against its name.
    ///
    /// # Errors
    /// If the disk says no. What is damaged is not held and named by [`WordStore::damaged`].
    pub fn open(disk: Arc<dyn Disk>, folder: &Path) -> io::Result<Self> {
        let mut store = Self::of(disk, folder);
        let (held, damaged) = scan(&*store.disk, &store.folder)?;
        (store.held, store.damaged) = (RwLock::new(held), damaged);
        Ok(store)
    }

    /// Looks what lies there, and puts it in order: at a start, and after a write that failed, when that may be more
    /// than is known.
    ///
    /// # Errors
    /// If the disk says no to reading.
    pub(crate) fn look(&self) -> io::Result<()> {
        let (held, damaged) = scan(&*self.disk, &self.folder)?;
        *self.held_mut() = held;
        for path in damaged {
            tracing::warn!(path = %path.display(), "words are damaged, and asked for again");
        }
        if let Err(error) = self.merge() {
            tracing::warn!(%error, "words stay in many small files");
        }
        Ok(())
    }

    /// Files that held other bytes than their names say when they were opened.
    pub fn damaged(&self) -> &[PathBuf] {
        &self.damaged
    }

    /// Whether words are held.
    pub fn holds(&self, digest: Hash) -> bool {
        self.held().places.contains_key(&digest)
    }

    /// How many are held.
    pub fn count(&self) -> usize {
        self.held().places.len()
    }

    /// The bytes of words that are held.
    ///
    /// # Errors
    /// If the disk says no.
    pub fn bytes(&self, digest: Hash) -> io::Result<Option<Vec<u8>>> {
        let held = self.held();
        let Some(place) = held.places.get(&digest) else { return Ok(None) };
        self.read(digest, *place)
    }

    fn read(&self, digest: Hash, place: Place) -> io::Result<Option<Vec<u8>>> {
        match place {
            Place::File => self.disk.read(&self.folder.join(digest.to_string()), WORDS_BYTES_MAX),
            Place::Bundle { number, start, length } => {
                self.disk.read_part(&bundle(&self.folder, number), start as usize, length as usize)
            }
        }
    }

    /// What is given to who asks for `words/DIGEST`, or for several at once in a pouch: `words/DIGEST+DIGEST`.
    ///
    /// # Errors
    /// If the disk says no.
    pub fn answer(&self, asked: &str) -> io::Result<Option<Vec<u8>>> {
        let Some(digests) = digests_of(asked) else { return Ok(None) };
        if let [only] = digests.as_slice() {
            return self.bytes(*only);
        }
        let (mut given, mut weight) = (Pouch::default(), 0);
        for digest in digests {
            if weight >= ANSWER_BYTES_MAX {
                break;
            }
            if let Some(bytes) = self.bytes(digest)? {
                weight += bytes.len();
                given.0.insert(path_of(digest), bytes);
            }
        }
        Ok(Some(given.to_bytes()))
    }

    /// How words are to be written: those of a batch in one file.
    pub(crate) fn unkept(&self, words: BTreeMap<Hash, Vec<u8>>) -> Unkept {
        if words.len() < 2 {
            let places = words.keys().map(|digest| (*digest, Place::File)).collect();
            let path = |digest: Hash| self.folder.join(digest.to_string());
            let files = words.into_iter().map(|(digest, bytes)| (path(digest), bytes)).collect();
            return Unkept { files, places, bundle: None };
        }
        let mut held = self.held_mut();
        let number = held.next;
        // Also where it then fails: what may be on the disk is not written over.
        held.next += 1;
        let bytes = packed(words);
        let places = found(&bytes).0.into_iter();
        let places = places.map(|(digest, at)| (digest, Place::within(number, &at))).collect();
        let bundle_of = Some((number, bytes.len()));
        Unkept { files: vec![(bundle(&self.folder, number), bytes)], places, bundle: bundle_of }
    }

    /// Counts as held what was made durable.
    pub(crate) fn kept(&self, unkept: Unkept) {
        let mut held = self.held_mut();
        for (digest, place) in unkept.places {
            held.hidden.remove(&digest);
            held.place(digest, place);
        }
        if let Some((number, bytes)) = unkept.bundle {
            held.bundles.insert(number, bytes);
        }
    }

    /// Makes words durable.
    ///
    /// # Errors
    /// If the disk says no; then those that were not written yet do not count as held.
    pub(crate) fn put(&self, words: BTreeMap<Hash, Vec<u8>>) -> io::Result<()> {
        let (mut together, mut weight) = (BTreeMap::new(), 0);
        for (digest, bytes) in words {
            weight += bytes.len();
            together.insert(digest, bytes);
            if weight >= BUNDLE_BYTES {
                self.put_together(std::mem::take(&mut together))?;
                weight = 0;
            }
        }
        self.put_together(together)
    }

    fn put_together(&self, words: BTreeMap<Hash, Vec<u8>>) -> io::Result<()> {
        if words.is_empty() {
            return Ok(());
        }
        let unkept = self.unkept(words);
        self.disk.write(&unkept.files)?;
        self.kept(unkept);
        Ok(())
    }

    /// Lets words be read no more, and removes them from the disk.
    ///
    /// # Errors
    /// If the disk says no; the next call tries again.
    pub(crate) fn remove(&self, digest: Hash) -> io::Result<()> {
        let mut held = self.held_mut();
        self.lately().forget(digest);
        if let Some(place) = held.places.remove(&digest) {
            held.hidden.insert(digest, place);
        }
        if let Some(Place::Bundle { number, .. }) = held.hidden.get(&digest).copied() {
            held.untidy.insert(number);
        }
        // A crash, or damage, may have left it there as well.
        self.disk.remove(&self.folder.join(digest.to_string()))?;
        self.tidy(&mut held)?;
        held.hidden.remove(&digest);
        Ok(())
    }

    /// Writes bundles anew with nothing but what is held there.
    fn tidy(&self, held: &mut Held) -> io::Result<()> {
        while let Some(number) = held.untidy.first().copied() {
            let path = bundle(&self.folder, number);
            let bytes = self.disk.read(&path, BUNDLE_BYTES_MAX)?.unwrap_or_default();
            let stays = |digest: &Hash| match held.places.get(digest) {
                Some(Place::Bundle { number: place, .. }) => *place == number,
                Some(Place::File) | None => false,
            };
            let words = found(&bytes).0.into_iter().filter(|(digest, _)| stays(digest));
            let words = words.filter_map(|(digest, at)| Some((digest, bytes.get(at)?.to_vec())));
            let words: BTreeMap<Hash, Vec<u8>> = words.collect();
            if words.is_empty() {
                self.disk.remove(&path)?;
                held.bundles.remove(&number);
            } else {
                let bytes = packed(words);
                self.disk.write(&[(path, bytes.clone())])?;
                held.take_bundle(number, &bytes);
            }
            held.untidy.remove(&number);
        }
        Ok(())
    }

    /// Removes what was never finished, writes anew what is damaged, and lays many small files together. What a crash
    /// leaves twice is the same words, and is removed the next time.
    ///
    /// # Errors
    /// If the disk says no; what was not merged stays as it was.
    fn merge(&self) -> io::Result<()> {
        for folder in [self.folder.clone(), bundles(&self.folder)] {
            for name in self.disk.list(&folder)?.iter().filter(|name| name.ends_with(UNFINISHED)) {
                self.disk.remove(&folder.join(name))?;
            }
        }
        self.tidy(&mut self.held_mut())?;
        let chosen = self.held().small();
        let (mut together, mut weight) = (BTreeMap::new(), 0);
        for (digest, place) in chosen {
            let Some(bytes) = self.read(digest, place)? else { continue };
            weight += bytes.len();
            together.insert(digest, bytes);
            if weight >= BUNDLE_BYTES {
                self.put_together(std::mem::take(&mut together))?;
                weight = 0;
            }
        }
        self.put_together(together)?;
        self.tidy(&mut self.held_mut())?;
        for digest in self.disk.list(&self.folder)?.iter().filter_map(|name| Hash::from_hex(name)) {
            if matches!(self.held().places.get(&digest), Some(Place::Bundle { .. })) {
                self.disk.remove(&self.folder.join(digest.to_string()))?;
            }
        }
        Ok(())
    }

    fn held(&self) -> RwLockReadGuard<'_, Held> {
        self.held.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn held_mut(&self) -> RwLockWriteGuard<'_, Held> {
        self.held.write().unwrap_or_else(PoisonError::into_inner)
    }

    fn lately(&self) -> MutexGuard<'_, Lately> {
        self.lately.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl WordSource for WordStore {
    fn words(&self, digest: Digest) -> Option<Arc<Words>> {
        let named = Hash(digest.0);
        if let Some(words) = self.lately().get(named) {
            return Some(words);
        }
        // Held until they are remembered: what is erased meanwhile must be forgotten after that.
        let held = self.held();
        let bytes = self.read(named, *held.places.get(&named)?).ok().flatten()?;
        match Words::read(digest, &bytes) {
            Ok(words) => Some(self.lately().keep(named, Arc::new(words), bytes.len())),
            Err(error) => {
                tracing::warn!(%digest, %error, "the words that an act names cannot be read");
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;
