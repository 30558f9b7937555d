//! The disk of the machine.

use super::{Disk, UNFINISHED};
use std::any::Any;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Most files written at once: each takes a thread while it waits for the disk.
const AT_ONCE_MAX: usize = 8;

/// The disk of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct MachineDisk;

impl Disk for MachineDisk {
    fn read(&self, path: &Path, bytes_max: usize) -> io::Result<Option<Vec<u8>>> {
        read(path, bytes_max)
    }

    fn read_part(&self, path: &Path, start: usize, length: usize) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = vec![0; length];
        let read = File::open(path).and_then(|file| file.read_exact_at(&mut bytes, start as u64));
        match read {
            Err(error) if is_absence(&error) || error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            other => other.map(|()| Some(bytes)),
        }
    }

    fn write(&self, files: &[(PathBuf, Vec<u8>)]) -> io::Result<()> {
        let folders: BTreeSet<&Path> =
            files.iter().map(|(path, _)| folder_of(path)).collect::<Result<_, _>>()?;
        folders.iter().try_for_each(|folder| make_folder(folder))?;
        at_once(files, |(path, bytes)| write_new(path, bytes, 0o644))?;
        for (path, _) in files {
            fs::rename(new_name(path), path)?;
        }
        at_once(&Vec::from_iter(folders), |folder| sync_folder(folder))
    }

    fn write_private(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = folder_of(path)?;
        make_folder(folder)?;
        write_new(path, bytes, 0o600)?;
        fs::rename(new_name(path), path)?;
        sync_folder(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        match removed {
            Err(error) if is_absence(&error) => Ok(()),
            other => other,
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(folder) {
            Err(error) if is_absence(&error) => return Ok(Vec::new()),
            other => other?,
        };
        let mut names = Vec::new();
        for entry in entries {
            names.extend(entry?.file_name().into_string());
        }
        names.sort_unstable();
        Ok(names)
    }

    fn canonical(&self, folder: &Path) -> io::Result<PathBuf> {
        match (fs::canonicalize(folder), folder.file_name()) {
            (Err(error), Some(name)) if is_absence(&error) => {
                let mut above = self.canonical(folder_of(folder)?)?;
                above.push(name);
                Ok(above)
            }
            (found, _) => found,
        }
    }

    fn lock(&self, folder: &Path) -> io::Result<Option<Box<dyn Any + Send>>> {
        let file = File::create(folder.join("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Box::new(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Does work that waits for the disk at once for all of `items`, but in parts of [`AT_ONCE_MAX`]: a disk
/// makes many writes durable in hardly more time than one.
fn at_once<T: Sync>(items: &[T], work: impl Fn(&T) -> io::Result<()> + Sync) -> io::Result<()> {
    for part in items.chunks(AT_ONCE_MAX) {
        if let [only] = part {
            work(only)?;
            continue;
        }
        std::thread::scope(|scope| {
            let working: Vec<_> = part.iter().map(|item| scope.spawn(|| work(item))).collect();
            working.into_iter().try_for_each(|one| {
                one.join().unwrap_or_else(|_| Err(io::Error::other("a thread that wrote a file stopped")))
            })
        })?;
    }
    Ok(())
}

/// Writes one file on the machine's disk: after a crash it holds either its old bytes or these.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    MachineDisk.write(&[(path.to_owned(), bytes.to_vec())])
}

/// Reads a file of the machine's disk of at most `bytes_max` bytes; `None` if there is none.
pub fn read(path: &Path, bytes_max: usize) -> io::Result<Option<Vec<u8>>> {
    let length = match fs::metadata(path) {
        Ok(about) if about.is_file() => about.len(),
        Ok(_) => return Ok(None),
        Err(error) if is_absence(&error) => return Ok(None),
        Err(error) => return Err(error),
    };
    if length > bytes_max as u64 {
        let why = format!("{} is larger than {bytes_max} bytes", path.display());
        return Err(io::Error::new(io::ErrorKind::InvalidData, why));
    }
    match fs::read(path) {
        // A reader beside a running node may come between a file's being listed and its being pruned.
        Err(error) if is_absence(&error) => Ok(None),
        other => other.map(Some),
    }
}

fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// The folder that a path stands in; a bare name stands in the present one.
fn folder_of(path: &Path) -> io::Result<&Path> {
    let above = path.parent().ok_or_else(|| io::Error::other("a file needs a folder"))?;
    Ok(if above.as_os_str().is_empty() { Path::new(".") } else { above })
}

fn new_name(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(UNFINISHED);
    name.into()
}

fn write_new(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(mode);
    let mut file = options.open(new_name(path))?;
    file.write_all(bytes)?;
    file.sync_data()
}

/// Makes a folder and those above it; each new name is durable in the folder that holds it.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().filter(|above| !above.as_os_str().is_empty());
    if let Some(above) = above {
        make_folder(above)?;
    }
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => sync_folder(above.unwrap_or(Path::new("."))),
    }
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
