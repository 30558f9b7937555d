//! A disk that loses power in the middle of a write, fills up, and forgets what it was told to remove.

use super::chance::Chance;
use paivand_node::disk::Disk;
use std::any::Any;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

pub(super) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// What a disk promises, and whether it keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Promise {
    /// As [`Disk`] says.
    Kept,
    /// A write that is broken off leaves half a file under the file's own name.
    Torn,
    /// A loss of power takes back the last writes that had returned.
    Forgotten,
}

/// Most writes that a forgetful disk takes back.
const FORGOTTEN_MAX: usize = 6;

#[derive(Debug)]
struct Inside {
    promise: Promise,
    /// The files as they were before each of the last writes, for a forgetful disk.
    before: Vec<Files>,
    files: Files,
    /// Removed since the last start: a loss of power may bring these back.
    removed: Files,
    chance: Chance,
    /// The power goes in the middle of the write after so many.
    cut_after: Option<usize>,
    /// So many writes from now on find no room.
    full_for: usize,
    dead: bool,
}

#[derive(Clone, Debug)]
pub(super) struct SimulatedDisk(Arc<Mutex<Inside>>);

impl SimulatedDisk {
    pub(super) fn new(chance: Chance, promise: Promise) -> Self {
        let (files, removed) = (Files::new(), Files::new());
        Self(Arc::new(Mutex::new(Inside {
            promise,
            before: Vec::new(),
            files,
            removed,
            chance,
            cut_after: None,
            full_for: 0,
            dead: false,
        })))
    }

    pub(super) fn cut_after(&self, writes: usize) {
        self.0.lock().unwrap().cut_after = Some(writes);
    }

    pub(super) fn fill_for(&self, writes: usize) {
        self.0.lock().unwrap().full_for = writes;
    }

    pub(super) fn is_dead(&self) -> bool {
        self.0.lock().unwrap().dead
    }

    /// The power comes back, and with it some of what was removed last.
    pub(super) fn revive(&self) {
        let inside = &mut *self.0.lock().unwrap();
        let back = inside.chance.below(FORGOTTEN_MAX);
        if inside.dead && inside.promise == Promise::Forgotten && inside.before.len() > back {
            let kept = inside.before.len() - 1 - back;
            inside.files = inside.before.swap_remove(kept);
        }
        inside.before.clear();
        for (path, bytes) in std::mem::take(&mut inside.removed) {
            if inside.dead && inside.chance.once_in(2) {
                inside.files.entry(path).or_insert(bytes);
            }
        }
        (inside.dead, inside.cut_after, inside.full_for) = (false, None, 0);
    }

    /// All files below a folder, as a backup takes them.
    pub(super) fn copy(&self, folder: &Path) -> Files {
        let inside = self.0.lock().unwrap();
        let below = inside.files.iter().filter(|(path, _)| path.starts_with(folder));
        below.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
    }

    /// One file, whatever the power.
    pub(super) fn peek(&self, path: &Path) -> Option<Vec<u8>> {
        self.0.lock().unwrap().files.get(path).cloned()
    }

    /// Puts a file there, or takes it away, while the machine is off.
    pub(super) fn put(&self, path: &Path, bytes: Option<Vec<u8>>) {
        let inside = &mut *self.0.lock().unwrap();
        inside.removed.remove(path);
        match bytes {
            Some(bytes) => drop(inside.files.insert(path.to_owned(), bytes)),
            None => drop(inside.files.remove(path)),
        }
    }

    /// Puts a backup in the place of a folder.
    pub(super) fn restore(&self, folder: &Path, files: &Files) {
        let inside = &mut *self.0.lock().unwrap();
        inside.files.retain(|path, _| !path.starts_with(folder));
        inside.files.extend(files.clone());
        inside.removed.clear();
    }
}

impl Inside {
    fn alive(&self) -> io::Result<()> {
        if self.dead { Err(io::Error::other("the power is off")) } else { Ok(()) }
    }

    /// Whether this write goes wrong, and how.
    fn fault(&mut self) -> Option<io::Error> {
        if let Some(left) = self.cut_after.as_mut() {
            if *left == 0 {
                self.dead = true;
                return Some(io::Error::other("the power went off"));
            }
            *left -= 1;
        }
        if self.full_for > 0 {
            self.full_for -= 1;
            return Some(io::Error::from(io::ErrorKind::StorageFull));
        }
        None
    }

    /// A write that is broken off: any of its files may be there, none is torn under its own name.
    fn break_off(&mut self, files: &[(PathBuf, Vec<u8>)]) {
        for (path, bytes) in files {
            if self.chance.once_in(2) {
                self.files.insert(path.clone(), bytes.clone());
            } else {
                let torn = self.chance.below(bytes.len() + 1);
                let honest = self.promise != Promise::Torn;
                let name = if honest { path.with_added_extension("new") } else { path.clone() };
                self.files.insert(name, bytes[..torn].to_vec());
            }
        }
    }
}

impl Disk for SimulatedDisk {
    fn read(&self, path: &Path, bytes_max: usize) -> io::Result<Option<Vec<u8>>> {
        let inside = self.0.lock().unwrap();
        inside.alive()?;
        match inside.files.get(path) {
            Some(bytes) if bytes.len() > bytes_max => Err(io::ErrorKind::InvalidData.into()),
            found => Ok(found.cloned()),
        }
    }

    fn write(&self, files: &[(PathBuf, Vec<u8>)]) -> io::Result<()> {
        let inside = &mut *self.0.lock().unwrap();
        inside.alive()?;
        if let Some(error) = inside.fault() {
            inside.break_off(files);
            return Err(error);
        }
        if inside.promise == Promise::Forgotten {
            inside.before.push(inside.files.clone());
        }
        for (path, bytes) in files {
            inside.removed.remove(path);
            inside.files.insert(path.clone(), bytes.clone());
        }
        Ok(())
    }

    fn write_private(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.write(&[(path.to_owned(), bytes.to_vec())])
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let inside = &mut *self.0.lock().unwrap();
        inside.alive()?;
        let fault = inside.fault();
        let names: Vec<PathBuf> =
            inside.files.keys().filter(|name| name.starts_with(path)).cloned().collect();
        for name in names {
            if fault.is_none() || inside.chance.once_in(2) {
                let bytes = inside.files.remove(&name).unwrap();
                inside.removed.insert(name, bytes);
            }
        }
        fault.map_or(Ok(()), Err)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        let inside = self.0.lock().unwrap();
        inside.alive()?;
        let below = inside.files.keys().filter_map(|path| path.strip_prefix(folder).ok()?.iter().next());
        let mut names: Vec<String> = below.map(|name| name.to_str().unwrap().to_owned()).collect();
        names.dedup();
        Ok(names)
    }

    fn canonical(&self, folder: &Path) -> io::Result<PathBuf> {
        self.0.lock().unwrap().alive().map(|()| folder.components().collect())
    }

    fn lock(&self, _folder: &Path) -> io::Result<Option<Box<dyn Any + Send>>> {
        self.0.lock().unwrap().alive().map(|()| Some(Box::new(()) as Box<dyn Any + Send>))
    }
}
