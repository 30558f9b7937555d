//! The high-water mark (P-R8): the largest checkpoint ever handed out of one's own log, and ever cosigned of
//! each other one. It lives beside the node's folder, outside every backup of it, and where the configuration
//! names one, in a second place outside the machine.

use paivand_record::checkpoint::Checkpoint;
use paivand_record::hash::Hash;
use paivand_record::note::Note;
use paivand_world::disk::{Disk, MachineDisk};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Largest mark file: a note for each of the 256 logs that a circle may come to have, with a line or two each.
const MARK_BYTES_MAX: usize = 256 * 1024;

/// The first line of a mark file; the second is the digest of all that follows.
const FIRST_LINE: &str = "paivand mark v2\n";

/// What stood where a mark is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A whole mark.
    Whole,
    /// No file: nothing was ever released, or the mark was lost.
    Absent,
    /// A file that is no mark any more: what it said is lost.
    Damaged(PathBuf),
}

/// The marks of a node, shared by all who sign or hand out its checkpoints.
#[derive(Clone, Debug)]
pub struct Mark(Arc<Mutex<Marks>>);

#[derive(Debug)]
struct Marks {
    disk: Arc<dyn Disk>,
    /// The place beside the folder, then the one outside the machine.
    places: Vec<(PathBuf, Found)>,
    logs: BTreeMap<String, Note>,
    /// Whether it may be written: while a start is not confirmed, a new mark would confirm the next one.
    open: bool,
}

impl Mark {
    /// The file for the node in `folder`, as [`Disk::canonical`] names it: `folder.mark`, beside it.
    pub fn path_for(folder: &Path) -> PathBuf {
        let mut name: OsString = folder.components().as_path().as_os_str().to_owned();
        name.push(".mark");
        name.into()
    }

    /// Refuses a mark that lies inside the folder, where every backup would take it along.
    ///
    /// # Errors
    /// If there is one, naming it and saying what to do.
    pub fn refuse_inside(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
        let Some(name) = disk.list(folder)?.into_iter().find(|name| name.ends_with(".mark")) else {
            return Ok(());
        };
        let why = format!(
            "{} is a high-water mark inside the node's folder, where every backup takes it along and an old copy cannot be told from a new one: remove it; if no mark stands beside the folder, the node then asks the other sides before it signs",
            folder.join(name).display()
        );
        Err(io::Error::new(io::ErrorKind::InvalidData, why))
    }

    /// Reads the marks of a node on the machine's disk.
    pub fn open(folder: &Path) -> io::Result<Self> {
        Self::open_on(Arc::new(MachineDisk), folder)
    }

    /// Reads the marks beside a folder.
    pub fn open_on(disk: Arc<dyn Disk>, folder: &Path) -> io::Result<Self> {
        let folder = disk.canonical(folder)?;
        Self::open_at(disk, vec![Self::path_for(&folder)])
    }

    /// Reads the marks kept in these places. Of each log the largest counts.
    pub fn open_at(disk: Arc<dyn Disk>, places: Vec<PathBuf>) -> io::Result<Self> {
        let places = places.into_iter().map(|path| (path, Found::Absent)).collect();
        let mark = Self(Arc::new(Mutex::new(Marks { disk, places, logs: BTreeMap::new(), open: true })));
        mark.read_again()?;
        Ok(mark)
    }

    fn marks(&self) -> MutexGuard<'_, Marks> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads all places again: after a write that failed, the disk may be ahead of memory.
    pub(crate) fn read_again(&self) -> io::Result<()> {
        self.marks().read()
    }

    /// What stood beside the folder, and in the place outside the machine, if one is configured.
    pub fn found(&self) -> Vec<Found> {
        self.marks().places.iter().map(|(_, found)| found.clone()).collect()
    }

    /// The mark of a log.
    pub fn of(&self, origin: &str) -> Option<Checkpoint> {
        Checkpoint::of_note(self.marks().logs.get(origin)?).ok()
    }

    /// The signed note that is the mark of a log.
    pub fn note_of(&self, origin: &str) -> Option<Note> {
        self.marks().logs.get(origin).cloned()
    }

    /// The logs that are marked.
    pub(crate) fn origins(&self) -> Vec<String> {
        self.marks().logs.keys().cloned().collect()
    }

    /// Forgets the mark of a log, once it is known that nobody holds anything of it.
    pub(crate) fn forget(&self, origin: &str) {
        self.marks().logs.remove(origin);
    }

    /// Whether nothing is marked.
    pub(crate) fn is_of_none(&self) -> bool {
        self.marks().logs.is_empty()
    }

    /// Raises a mark, durably, before the checkpoint leaves; it never sinks. While the start of the node is
    /// not confirmed nothing new leaves, and nothing is written.
    pub fn raise(&self, note: &Note) -> io::Result<()> {
        let mut marks = self.marks();
        if !marks.open {
            return Ok(());
        }
        let mut logs = marks.logs.clone();
        if insert(&mut logs, note)? { marks.write(logs) } else { Ok(()) }
    }

    /// Writes a mark for the first time, or anew where it was lost: with these notes, and what is larger of
    /// what was marked before.
    pub(crate) fn begin(&self, notes: &[Note]) -> io::Result<()> {
        let mut marks = self.marks();
        let mut logs = marks.logs.clone();
        for note in notes {
            insert(&mut logs, note)?;
        }
        marks.write(logs)?;
        marks.places.iter_mut().for_each(|(_, found)| *found = Found::Whole);
        marks.open = true;
        Ok(())
    }

    /// Leaves the file alone until [`Mark::begin`].
    pub(crate) fn close(&self) {
        self.marks().open = false;
    }
}

/// Takes a note if it is larger than what is marked; says whether it is.
fn insert(logs: &mut BTreeMap<String, Note>, note: &Note) -> io::Result<bool> {
    let size = |note: &Note| Checkpoint::of_note(note).map(|shown| shown.size);
    let shown = Checkpoint::of_note(note).map_err(io::Error::other)?;
    if logs.get(&shown.origin).and_then(|held| size(held).ok()).is_some_and(|held| held >= shown.size) {
        return Ok(false);
    }
    logs.insert(shown.origin, note.clone());
    Ok(true)
}

impl Marks {
    fn read(&mut self) -> io::Result<()> {
        let mut logs = BTreeMap::new();
        for (path, found) in &mut self.places {
            *found = match self.disk.read(path, MARK_BYTES_MAX) {
                Ok(None) => Found::Absent,
                Ok(Some(bytes)) => match parse(&bytes) {
                    Some(notes) => {
                        for note in &notes {
                            insert(&mut logs, note)?;
                        }
                        Found::Whole
                    }
                    None => Found::Damaged(path.clone()),
                },
                // Too large to be one.
                Err(error) if error.kind() == io::ErrorKind::InvalidData => Found::Damaged(path.clone()),
                Err(error) => return Err(error),
            };
        }
        self.logs = logs;
        Ok(())
    }

    fn write(&mut self, logs: BTreeMap<String, Note>) -> io::Result<()> {
        let mut body = String::new();
        for note in logs.values() {
            let note = note.to_string();
            body += &format!("{}\n{note}", note.len());
        }
        let bytes = format!("{FIRST_LINE}{}\n{body}", Hash::of(body.as_bytes())).into_bytes();
        let files: Vec<_> = self.places.iter().map(|(path, _)| (path.clone(), bytes.clone())).collect();
        self.disk.write(&files)?;
        self.logs = logs;
        Ok(())
    }
}

fn parse(bytes: &[u8]) -> Option<Vec<Note>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (digest, mut rest) = text.strip_prefix(FIRST_LINE)?.split_once('\n')?;
    if Hash::of(rest.as_bytes()).to_string() != digest {
        return None;
    }
    let mut notes = Vec::new();
    while !rest.is_empty() {
        let (length, after) = rest.split_once('\n')?;
        let (note, after) = after.split_at_checked(length.parse().ok()?)?;
        let note = Note::parse(note.as_bytes()).ok()?;
        Checkpoint::of_note(&note).ok()?;
        notes.push(note);
        rest = after;
    }
    Some(notes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use paivand_record::key::{Algorithm, Signer};
    use std::fs;

    fn note(origin: &str, size: u64) -> Note {
        let signer = Signer::new(origin, Algorithm::Ed25519, &[7; 32]).unwrap();
        Checkpoint { origin: origin.into(), size, root: Hash::of(b"x") }.signed(&signer)
    }

    #[test]
    fn a_mark_rises_and_never_sinks() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("node");
        let mark = Mark::open(&folder).unwrap();
        assert_eq!(mark.found(), [Found::Absent]);
        for (size, held) in [(3, 3), (2, 3), (5, 5)] {
            mark.raise(&note("ash.example/log", size)).unwrap();
            assert_eq!(mark.of("ash.example/log").unwrap().size, held);
        }
        mark.raise(&note("birch.example/log", 1)).unwrap();
        let again = Mark::open(&folder).unwrap();
        assert_eq!(again.found(), [Found::Whole]);
        assert_eq!(again.note_of("ash.example/log"), Some(note("ash.example/log", 5)));
        assert_eq!(again.of("birch.example/log").unwrap().size, 1);
    }

    #[test]
    fn a_mark_that_is_cut_or_altered_is_no_absent_one() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("node");
        Mark::open(&folder).unwrap().raise(&note("ash.example/log", 3)).unwrap();
        let path = Mark::path_for(&folder);
        let whole = fs::read(&path).unwrap();
        for end in 0..whole.len() {
            fs::write(&path, &whole[..end]).unwrap();
            assert_eq!(Mark::open(&folder).unwrap().found(), [Found::Damaged(path.clone())], "cut at {end}");
        }
        for at in 0..whole.len() {
            let mut altered = whole.clone();
            altered[at] ^= 1;
            fs::write(&path, &altered).unwrap();
            assert_ne!(Mark::open(&folder).unwrap().found(), [Found::Whole], "altered at {at}");
        }
    }
}
