//! Nodes of a circle, each on its machine, and the network between them.

use super::chance::{Chance, Dice};
use super::disk::{Promise, SimulatedDisk};
use super::machine::{Machine, SIDES, SetClock, folder};
use super::network::Network;
use paivand_node::disk::Disk;
use paivand_node::identity::{Card, Identity, keep, set};
use paivand_node::{ExchangeError, Intent, Node, Published, Settings, State};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::hash::Hash;
use paivand_record::pull::PullError;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex};

/// The machines of a circle and the network between them.
pub(super) struct Circle {
    pub(super) machines: Vec<Machine>,
    pub(super) network: Network,
    /// How many of them are of honest sides; those behind are of one that goes on twice.
    pub(super) honest: usize,
    /// How often a backup was put back.
    pub(super) restored: usize,
    root: tempfile::TempDir,
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
        let mut circle = Self { machines, network: Network::default(), honest: sides, restored: 0, root };
        circle.settle();
        circle.found();
        circle
    }

    /// The last side is dishonest, and goes on twice from here, with the same keys: it shows one branch of its log
    /// here and another there. No honest machine is snapshotted: who forgets beside a liar is a known limit.
    pub(super) fn go_twice(&mut self, chance: &mut Chance) {
        for machine in &mut self.machines {
            machine.node = None;
            machine.snapshotted = false;
            set(&machine.disk, &folder(machine.side), Settings::default()).unwrap();
            machine.start();
        }
        self.honest = self.machines.len() - 1;
        let databases = self.root.path().join("twin");
        fs::create_dir(&databases).unwrap();
        let twin = self.machines[self.honest].twin(databases, chance);
        self.machines.push(twin);
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

    /// Of what was acknowledged only that is promised which somebody holds: after a restore that may be less.
    pub(super) fn promise(&mut self) {
        let mut held: BTreeMap<String, u64> = BTreeMap::new();
        for (origin, size) in self.machines.iter().flat_map(Machine::sizes) {
            let most = held.entry(origin).or_default();
            *most = size.max(*most);
        }
        for machine in &mut self.machines {
            machine
                .acknowledged
                .retain(|(origin, index, _)| held.get(origin).is_some_and(|held| index < held));
        }
    }

    /// Everybody exchanges with everybody over whole links, until nothing moves any more; of a dishonest side nothing
    /// is expected.
    pub(super) fn settle(&mut self) {
        let mut before = Vec::new();
        for _ in 0..40 {
            for to in 0..self.honest {
                for from in (0..self.honest).filter(|from| *from != to) {
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
            let now: Vec<_> = (0..self.honest).map(|which| self.honest_cut(which)).collect();
            // One that handed out what is lost takes nothing more until its log is continued.
            let lost = |which: &usize| matches!(self.node(*which).state(), State::ReadOnly { .. });
            let whole: Vec<usize> = (0..self.honest).filter(|which| !lost(which)).collect();
            if now == before && whole.windows(2).all(|pair| now[pair[0]] == now[pair[1]]) {
                return;
            }
            before = now;
        }
        let states: Vec<State> = (0..self.honest).map(|which| self.node(which).state()).collect();
        panic!("the nodes do not come to rest: {states:?} {before:?}");
    }

    /// Whether a log is of an honest side.
    pub(super) fn is_honest(&self, node: &Node, origin: &str) -> bool {
        let honest = self.machines.iter().take(self.honest);
        honest.map(|machine| machine.side).any(|side| node.side_of(origin) == Some(side))
    }

    /// What a node has folded of the logs of honest sides. Behind its end a log may stand here further than there:
    /// that counts for nothing, and nobody asks for it.
    pub(super) fn honest_cut(&self, which: usize) -> Vec<(String, u64, Option<Hash>)> {
        let node = self.node(which);
        let counted = |log: Checkpoint| {
            let end = node.record().logs().get(&log.origin).and_then(|log| log.ended.as_ref());
            match end.filter(|end| end.size < log.size) {
                Some(end) => (log.origin, end.size, None),
                None if end.is_some() => (log.origin, log.size, None),
                None => (log.origin, log.size, Some(log.root)),
            }
        };
        node.cut().into_iter().filter(|log| self.is_honest(node, &log.origin)).map(counted).collect()
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
