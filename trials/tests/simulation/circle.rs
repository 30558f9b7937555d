//! Nodes of a circle, each with its disk, clock and database folder.

use super::chance::{Chance, Dice};
use super::disk::{Files, Promise, SimulatedDisk};
use super::network::Network;
use jiff::Timestamp;
use paivand_node::disk::Disk;
use paivand_node::identity::{Card, Identity, keep, set};
use paivand_node::mark::Mark;
use paivand_node::{
    Clock, Entered, ExchangeError, Intent, Node, Published, Receipt, RekeyError, Settings, State,
    SubmitError, World,
};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::hash::Hash;
use paivand_record::note::Note;
use paivand_record::pull::PullError;
use serde_json::{Map, Value, json};
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
    /// Entries of the own log in it.
    size: u64,
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
    dice: Dice,
    pub(super) databases: PathBuf,
    pub(super) node: Option<Node>,
    /// What was acknowledged: the log, the place and the act.
    pub(super) acknowledged: Vec<(String, u64, Hash)>,
    /// What was said while the node had to wait, and is to be sealed or refused.
    pub(super) said: Vec<Hash>,
    /// Whether its operator says that it is snapshotted.
    pub(super) snapshotted: bool,
    /// The secret of its recovery key, which its owner carried away.
    recovery: Vec<u8>,
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
        let size = self.size_of(self.side);
        self.backup = Some(Backup { files: self.disk.copy(&folder(self.side)), databases, mark, size });
        self.start();
    }

    /// Entries of a side's first log on this machine's disk.
    pub(super) fn size_of(&self, side: &str) -> u64 {
        let path = folder(self.side).join(format!("logs/{side}/checkpoint"));
        let note = self.disk.peek(&path).and_then(|bytes| Note::parse(&bytes).ok());
        note.and_then(|note| Checkpoint::of_note(&note).ok()).map_or(0, |shown| shown.size)
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

    /// Puts the backup back; of what was acknowledged only that is promised which the backup holds or others,
    /// `held` entries of the own log.
    pub(super) fn restore(&mut self, marked: Marked, held: u64) {
        let Some(Backup { files, databases, mark, size }) = self.backup.take() else { return };
        self.node = None;
        self.disk.restore(&folder(self.side), &files);
        self.acknowledged.retain(|(_, index, _)| *index < held.max(size));
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

/// The machines of a circle and the network between them.
pub(super) struct Circle {
    pub(super) machines: Vec<Machine>,
    pub(super) network: Network,
    /// The one that may be restored from its backup.
    pub(super) victim: usize,
    _root: tempfile::TempDir,
}

impl Circle {
    /// A circle whose charter is in force.
    pub(super) fn chartered(sides: usize, promise: Promise, chance: &mut Chance) -> Self {
        let root = tempfile::tempdir().unwrap();
        let mut machines: Vec<Machine> = Vec::new();
        for side in SIDES.iter().take(sides) {
            let databases = root.path().join(side);
            fs::create_dir(&databases).unwrap();
            let clock = SetClock(Arc::new(AtomicI64::new(1_800_000_000)));
            machines.push(Machine {
                side,
                disk: SimulatedDisk::new(chance.fork(), promise),
                clock,
                dice: Dice(Arc::new(Mutex::new(chance.fork()))),
                databases,
                node: None,
                acknowledged: Vec::new(),
                said: Vec::new(),
                snapshotted: chance.once_in(4),
                recovery: Vec::new(),
                logs: 1,
                backup: None,
            });
        }
        let mut cards: Vec<Card> = Vec::new();
        for machine in &mut machines {
            let (world, origin) =
                (machine.world(&machine.databases), format!("{}.example/circle", machine.side));
            let folder = folder(machine.side);
            cards.push(Identity::make(&world, &folder, "circle", machine.side, &origin).unwrap().card);
            let settings = Settings { snapshotted: machine.snapshotted, ..Settings::default() };
            set(&machine.disk, &folder, settings).unwrap();
            machine.recovery = machine.disk.peek(&folder.join("keys/recovery.key")).unwrap();
        }
        for (machine, own) in machines.iter_mut().zip(&cards) {
            for other in cards.iter().filter(|other| other.side != own.side) {
                keep(&machine.disk, &folder(machine.side), own, other).unwrap();
            }
            machine.start();
        }
        let victim = chance.below(sides);
        let mut circle = Self { machines, network: Network::default(), victim, _root: root };
        circle.settle();
        circle.found();
        circle
    }

    fn found(&mut self) {
        let last = self.machines.len() - 1;
        let logs = self.node(last).record().logs().iter();
        let sides: Vec<Value> = logs
            .map(|(origin, log)| {
                json!({"side": log.side, "origin": origin, "genesis": log.genesis.unwrap(), "zone": "Asia/Dushanbe"})
            })
            .collect();
        let names: Vec<String> = self.machines.iter().map(|machine| machine.side.to_owned()).collect();
        let text = charter_text(&names);
        let digest = Hash::of(text.as_bytes()).to_string();
        let machine = &self.machines[last];
        let kept = folder(machine.side).join("documents").join(&digest);
        machine.disk.write(&[(kept, text.into_bytes())]).unwrap();
        let content = charter(&digest, &sides);
        let act = self.submit(last, &propose("charter", &content)).unwrap();
        self.settle();
        for other in 0..last {
            self.submit(other, &Intent::Concur { act }).unwrap();
        }
        self.settle();
        assert_eq!(self.node(0).record().charter(), Some(act));
    }

    pub(super) fn node(&self, which: usize) -> &Node {
        self.machines[which].node.as_ref().unwrap()
    }

    pub(super) fn submit(&mut self, which: usize, intent: &Intent) -> Option<Hash> {
        let machine = &mut self.machines[which];
        let receipt = machine.node.as_mut()?.submit(intent).ok()?;
        let act = receipt.act;
        machine.note_down(receipt);
        act
    }

    /// Everybody exchanges with everybody over whole links, until nothing moves any more.
    pub(super) fn settle(&mut self) {
        let mut before = Vec::new();
        for _ in 0..40 {
            for to in 0..self.machines.len() {
                for from in (0..self.machines.len()).filter(|from| *from != to) {
                    let side = self.machines[from].side;
                    let wants = self.node(to).wants(side);
                    let pouch = wants.fetch(&Published(self.node(from))).unwrap();
                    let node = self.machines[to].node.as_mut().unwrap();
                    match node.exchange(side, &pouch) {
                        // One that was restored shows less until it has caught up, and one that has not yet
                        // understood who answers asks again.
                        Ok(_)
                        | Err(ExchangeError::Pull(PullError::Smaller { .. }) | ExchangeError::Showing(_)) => {
                        }
                        Err(error) => panic!("{to} from {from}: {error:?}"),
                    }
                }
            }
            let now: Vec<_> = (0..self.machines.len()).map(|which| self.node(which).cut()).collect();
            // One that handed out what is lost takes nothing more until its log is continued.
            let lost = |which: &usize| matches!(self.node(*which).state(), State::ReadOnly { .. });
            let whole: Vec<usize> = (0..self.machines.len()).filter(|which| !lost(which)).collect();
            if now == before && whole.windows(2).all(|pair| now[pair[0]] == now[pair[1]]) {
                return;
            }
            before = now;
        }
        let states: Vec<State> = (0..self.machines.len()).map(|which| self.node(which).state()).collect();
        panic!("the nodes do not come to rest: {states:?} {before:?}");
    }
}

pub(super) fn words() -> Value {
    json!({"tg": "ном", "zh": "名", "ru": "имя", "en": "name"})
}

fn content(value: &Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

pub(super) fn propose(subject: &str, value: &Value) -> Intent {
    Intent::propose(subject, content(value))
}

pub(super) fn state(subject: &str, value: &Value) -> Intent {
    Intent::state(subject, content(value))
}

/// The text of a charter of these sides.
fn charter_text(sides: &[String]) -> String {
    let named = |side: &String| json!({"side": side, "names": words(), "office": words()});
    let named: Vec<Value> = sides.iter().map(named).collect();
    json!({"kind": "charter", "id": "charter", "title": words(), "languages": [], "label": null, "source": null,
        "provisions": [], "sides": named})
    .to_string()
}

/// A charter with that text of these sides, each with its log and genesis.
fn charter(document: &str, sides: &[Value]) -> Value {
    json!({"act": "charter.found", "circle": "circle", "version": paivand_kernel::RULES_VERSION,
        "suite": "ed25519-sha256", "document": document, "languages": ["tg", "zh", "ru", "en"],
        "tzdb": paivand_kernel::ZONE_DATA, "sides": sides, "hands": {}})
}
