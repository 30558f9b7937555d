//! One side's machine: its disk, clock and database folder, the node on it, and its backup.

use super::chance::{Chance, Dice};
use super::disk::{Files, Promise, SimulatedDisk};
use jiff::Timestamp;
use paivand_node::mark::Mark;
use paivand_node::{Clock, Entered, Node, Receipt, RekeyError, State, SubmitError, World};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::hash::Hash;
use paivand_record::note::Note;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

/// A clock that is set by hand.
#[derive(Clone, Debug)]
pub(super) struct SetClock(pub(super) Arc<AtomicI64>);

impl SetClock {
    pub(super) fn forward(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).unwrap()
    }
}

/// The files of a node's folder, and the databases in it.
pub(super) struct Backup {
    files: Files,
    databases: Files,
    /// The mark as it was: only a snapshot of the machine has it.
    mark: Option<Vec<u8>>,
}

/// What becomes of the mark when a folder is restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marked {
    /// It stands beside the folder as before.
    Kept,
    /// It is gone with the machine.
    Lost,
    /// It is as old as the folder: the machine was snapshotted, and is known to be.
    RolledBack,
}

/// One side's machine; the node on it may be down.
pub(super) struct Machine {
    pub(super) side: &'static str,
    pub(super) disk: SimulatedDisk,
    pub(super) clock: SetClock,
    pub(super) dice: Dice,
    pub(super) databases: PathBuf,
    pub(super) node: Option<Node>,
    /// What was acknowledged: the log, the place and the act.
    pub(super) acknowledged: Vec<(String, u64, Hash)>,
    /// What was said while the node had to wait, and is to be sealed or refused.
    pub(super) said: Vec<Hash>,
    /// Whether its operator says that it is snapshotted.
    pub(super) snapshotted: bool,
    /// The secret of its recovery key, which its owner carried away.
    pub(super) recovery: Vec<u8>,
    /// How many logs this side has had, or was to have.
    pub(super) logs: usize,
    pub(super) backup: Option<Backup>,
}

pub(super) const SIDES: [&str; 3] = ["ash", "birch", "cedar"];

pub(super) fn folder(side: &str) -> PathBuf {
    Path::new("/node").join(side)
}

impl Machine {
    pub(super) fn world(&self, databases: &Path) -> World {
        World {
            disk: Arc::new(self.disk.clone()),
            clock: Arc::new(self.clock.clone()),
            randomness: Arc::new(self.dice.clone()),
            databases: Some(databases.to_owned()),
        }
    }

    pub(super) fn start(&mut self) {
        self.disk.revive();
        self.node = Some(Node::open(&folder(self.side), self.world(&self.databases)).unwrap());
    }

    /// The node is gone between two instructions; what it had not made durable is lost.
    pub(super) fn crash(&mut self) {
        self.node = None;
    }

    pub(super) fn back_up(&mut self) {
        self.node = None;
        let names = fs::read_dir(&self.databases).unwrap().map(|entry| entry.unwrap().path());
        let databases = names.map(|path| (path.clone(), fs::read(path).unwrap())).collect();
        let mark = self.disk.peek(&Mark::path_for(&folder(self.side)));
        self.backup = Some(Backup { files: self.disk.copy(&folder(self.side)), databases, mark });
        self.start();
    }

    /// Entries of every log on this machine's disk.
    pub(super) fn sizes(&self) -> BTreeMap<String, u64> {
        let files = self.disk.copy(&folder(self.side).join("logs"));
        let notes = files.iter().filter(|(path, _)| path.ends_with("checkpoint"));
        let shown = notes.filter_map(|(_, bytes)| Checkpoint::of_note(&Note::parse(bytes).ok()?).ok());
        shown.map(|shown| (shown.origin, shown.size)).collect()
    }

    /// Whether this machine knows of no entry that it does not hold: its start is confirmed, and no mark is above
    /// what is here.
    pub(super) fn is_whole(&self) -> bool {
        let normal = self.node.as_ref().is_some_and(|node| node.state() == State::Normal);
        let sizes = self.sizes();
        let mark = Mark::open_on(Arc::new(self.disk.clone()), &folder(self.side));
        let held = |mark: &Mark| {
            sizes.iter().all(|(origin, size)| mark.of(origin).is_none_or(|mark| mark.size <= *size))
        };
        normal && mark.is_ok_and(|mark| held(&mark))
    }

    /// Takes up what a node answered.
    pub(super) fn note_down(&mut self, receipt: Receipt) {
        let Some(act) = receipt.act else { return };
        match receipt.entered {
            Entered::Recorded { origin, index } => self.acknowledged.push((origin, index, act)),
            Entered::Waiting { .. } | Entered::Prepared { .. } => self.said.push(act),
            Entered::Withdrawn => self.said.retain(|said| *said != act),
        }
    }

    /// Puts the backup back.
    pub(super) fn restore(&mut self, marked: Marked) {
        let Some(Backup { files, databases, mark }) = self.backup.take() else { return };
        self.node = None;
        self.disk.restore(&folder(self.side), &files);
        self.said.clear();
        let path = Mark::path_for(&folder(self.side));
        match marked {
            Marked::Kept => {}
            Marked::Lost => self.disk.put(&path, None),
            Marked::RolledBack => self.disk.put(&path, mark),
        }
        self.remove_databases("");
        for (path, bytes) in databases {
            fs::write(path, bytes).unwrap();
        }
        self.start();
    }

    /// Begins another log that is to continue the present one, or goes on beginning one where a crash came between.
    pub(super) fn succeed(&mut self) -> Result<Hash, RekeyError> {
        let Some(node) = self.node.as_mut() else { return Err(SubmitError::Failed.into()) };
        let begun = node.succeed(&format!("{}.example/circle-{}", self.side, self.logs + 1), &self.recovery);
        if begun.is_ok() {
            self.logs += 1;
        }
        begun
    }

    /// The same machine once more.
    pub(super) fn twin(&mut self, databases: PathBuf, chance: &mut Chance) -> Self {
        self.back_up();
        let backup = self.backup.take().unwrap();
        let disk = SimulatedDisk::new(chance.fork(), Promise::Kept);
        disk.restore(&folder(self.side), &backup.files);
        disk.put(&Mark::path_for(&folder(self.side)), backup.mark);
        for (path, bytes) in backup.databases {
            fs::write(databases.join(path.file_name().unwrap()), bytes).unwrap();
        }
        let mut twin = Self {
            side: self.side,
            disk,
            clock: SetClock(Arc::new(AtomicI64::new(self.clock.now().as_second() + 1))),
            dice: Dice(Arc::new(Mutex::new(chance.fork()))),
            databases,
            node: None,
            acknowledged: Vec::new(),
            said: Vec::new(),
            snapshotted: false,
            recovery: self.recovery.clone(),
            logs: self.logs,
            backup: None,
        };
        twin.start();
        twin
    }

    /// Views are lost: everything is folded from the logs.
    pub(super) fn drop_views(&mut self) {
        self.remove_databases("views");
    }

    fn remove_databases(&mut self, which: &str) {
        self.node = None;
        for entry in fs::read_dir(&self.databases).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().unwrap().to_str().unwrap().starts_with(which) {
                fs::remove_file(path).unwrap();
            }
        }
    }
}
