//! One machine with a node on it: what stood on it when its circle had a charter, and what came since.

use super::chance::{Chance, Dice};
use super::circle::Circle;
use super::disk::{Files, Promise, SimulatedDisk};
use super::machine::{SIDES, SetClock, folder};
use crate::model::world::Marked;
use paivand_node::identity::set;
use paivand_node::mark::Mark;
use paivand_node::source::Pouch;
use paivand_node::{Node, Settings, World};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::note::Note;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex};

/// When every trace begins, on a day that it does not outlast: no receipt of a day is owed.
const BEGINS: i64 = 1_800_000_000;

/// What a machine holds: the node's folder with its databases, and the mark beside it.
#[derive(Clone)]
pub(crate) struct Content {
    files: Files,
    databases: BTreeMap<OsString, Vec<u8>>,
    mark: Option<Vec<u8>>,
}

pub(super) struct Host {
    pub(super) side: usize,
    disk: SimulatedDisk,
    clock: SetClock,
    dice: Dice,
    databases: tempfile::TempDir,
    pub(super) node: Option<Node>,
    backup: Option<Content>,
}

fn read_all(folder: &Path) -> BTreeMap<OsString, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    files.map(|entry| (entry.file_name(), fs::read(entry.path()).unwrap())).collect()
}

/// The machines of a circle whose charter is in force, switched off.
pub(crate) fn chartered(sides: usize) -> Vec<Content> {
    let mut circle = Circle::chartered(sides, Promise::Kept, &mut Chance::new(1));
    let content = circle.machines.iter_mut().map(|machine| {
        machine.crash();
        let folder = folder(machine.side);
        // Whether it is snapshotted, each setting says.
        set(&machine.disk, &folder, Settings::default()).unwrap();
        let mark = machine.disk.peek(&Mark::path_for(&folder));
        Content { files: machine.disk.copy(&folder), databases: read_all(&machine.databases), mark }
    });
    content.collect()
}

impl Host {
    pub(super) fn of(side: usize, content: &Content, settings: Settings, number: u64) -> Self {
        let disk = SimulatedDisk::new(Chance::new(number), Promise::Kept);
        let clock = SetClock(Arc::new(AtomicI64::new(BEGINS)));
        let dice = Dice(Arc::new(Mutex::new(Chance::new(number))));
        let databases = tempfile::tempdir().unwrap();
        let mut machine = Self { side, disk, clock, dice, databases, node: None, backup: None };
        machine.put(content);
        machine.disk.put(&machine.mark_path(), content.mark.clone());
        set(&machine.disk, &machine.folder(), settings).unwrap();
        machine.start();
        machine.backup = Some(machine.content());
        machine
    }

    pub(super) fn folder(&self) -> PathBuf {
        folder(SIDES[self.side])
    }

    fn mark_path(&self) -> PathBuf {
        Mark::path_for(&self.folder())
    }

    fn content(&self) -> Content {
        let mark = self.disk.peek(&self.mark_path());
        Content { files: self.disk.copy(&self.folder()), databases: read_all(self.databases.path()), mark }
    }

    fn put(&mut self, content: &Content) {
        self.disk.restore(&self.folder(), &content.files);
        for file in read_all(self.databases.path()).into_keys() {
            fs::remove_file(self.databases.path().join(file)).unwrap();
        }
        for (name, bytes) in &content.databases {
            fs::write(self.databases.path().join(name), bytes).unwrap();
        }
    }

    fn start(&mut self) {
        let world = World {
            disk: Arc::new(self.disk.clone()),
            clock: Arc::new(self.clock.clone()),
            randomness: Arc::new(self.dice.clone()),
            databases: Some(self.databases.path().to_owned()),
        };
        self.node = Some(Node::open(&self.folder(), world).unwrap());
    }

    pub(super) fn node(&self) -> &Node {
        self.node.as_ref().unwrap()
    }

    pub(super) fn back_up(&mut self) {
        self.backup = Some(self.content());
    }

    /// Puts the copy back; two lives of a node never write at the same instant.
    pub(super) fn restore(&mut self, marked: Marked, settings: Settings) {
        let Some(content) = self.backup.take() else { return };
        self.node = None;
        self.put(&content);
        set(&self.disk, &self.folder(), settings).unwrap();
        let mark = self.mark_path();
        match marked {
            Marked::Kept => {}
            Marked::Lost => self.disk.put(&mark, None),
            Marked::RolledBack => self.disk.put(&mark, content.mark),
        }
        self.clock.forward(1);
        self.start();
    }

    /// The same machine once more, with its keys and its mark.
    pub(super) fn twin(&self, number: u64) -> Self {
        let twin = Self::of(self.side, &self.content(), Settings::default(), number);
        twin.clock.forward(1);
        twin
    }

    /// Words that acts name come by themselves: of them the model says nothing.
    pub(super) fn share_words(&self, with: &mut Pouch) {
        let words = self.folder().join("words");
        for (path, bytes) in self.disk.copy(&words) {
            match path.parent() {
                Some(above) if above == words => {
                    let name = path.file_name().unwrap().to_str().unwrap();
                    with.0.insert(format!("words/{name}"), bytes);
                }
                _ => with.0.extend(Pouch::parse(&bytes).unwrap().0),
            }
        }
    }

    /// Entries of a side's log that the published checkpoint covers.
    pub(super) fn shows(&self, side: usize) -> u64 {
        let path = self.folder().join("logs").join(SIDES[side]).join("checkpoint");
        let note = Note::parse(&self.disk.peek(&path).unwrap()).unwrap();
        Checkpoint::of_note(&note).unwrap().size
    }

    /// The mark of a log, as the file says it.
    pub(super) fn marked(&self, origin: &str) -> Option<u64> {
        let mark = Mark::open_on(Arc::new(self.disk.clone()), &self.folder()).unwrap();
        mark.of(origin).map(|mark| mark.size)
    }
}
