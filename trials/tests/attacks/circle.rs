//! Sides of a circle on real disks, and what a dishonest one does with its own keys.

use paivand_node::disk::MachineDisk;
use paivand_node::identity::{Identity, keep, set};
use paivand_node::mark::Mark;
use paivand_node::source::{Source, SourceError};
use paivand_node::{Intent, Node, Published, Settings, World};
use paivand_record::fate::Fate;
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) struct Circle {
    pub(crate) root: tempfile::TempDir,
    pub(crate) sides: &'static [&'static str],
    world: World,
}

pub(crate) const TWO: &[&str] = &["ash", "birch"];
pub(crate) const THREE: &[&str] = &["ash", "birch", "cedar"];

impl Circle {
    pub(crate) fn of(sides: &'static [&'static str]) -> Self {
        Self::within(sides, World::machine())
    }

    /// The same in a world of its own.
    pub(crate) fn within(sides: &'static [&'static str], world: World) -> Self {
        let circle = Self { root: tempfile::tempdir().unwrap(), sides, world };
        let made: Vec<Identity> = sides
            .iter()
            .map(|side| {
                let (folder, origin) = (circle.folder(side), origin(side));
                Identity::make(&circle.world, &folder, "grove", side, &origin).unwrap()
            })
            .collect();
        for one in &made {
            for other in made.iter().filter(|other| other.card.side != one.card.side) {
                keep(&MachineDisk, &circle.folder(&one.card.side), &one.card, &other.card).unwrap();
            }
        }
        circle
    }

    pub(crate) fn folder(&self, side: &str) -> PathBuf {
        self.root.path().join(side)
    }

    pub(crate) fn mark(&self, side: &str) -> PathBuf {
        Mark::path_for(&self.folder(side))
    }

    pub(crate) fn open(&self, side: &str) -> Node {
        Node::open(&self.folder(side), self.world.clone()).unwrap()
    }

    pub(crate) fn configure(&self, side: &str, settings: Settings) {
        set(&MachineDisk, &self.folder(side), settings).unwrap();
    }

    /// All nodes, with a charter in force between them.
    pub(crate) fn chartered(&self) -> Vec<Node> {
        let mut nodes: Vec<Node> = self.sides.iter().map(|side| self.open(side)).collect();
        settle(&mut nodes);
        let logs = nodes[0].record().logs().iter();
        let sides: Vec<Value> = logs
            .map(|(origin, log)| {
                let genesis = log.genesis.unwrap();
                json!({"side": log.side, "origin": origin, "genesis": genesis, "zone": "Asia/Dushanbe"})
            })
            .collect();
        let text = charter_text(self.sides);
        let digest = Hash::of(text.as_bytes());
        let kept = self.folder(self.sides[0]).join(format!("documents/{digest}"));
        paivand_node::disk::write(&kept, text.as_bytes()).unwrap();
        let charter = json!({"act": "charter.found", "circle": "grove", "version": paivand_kernel::RULES_VERSION,
            "suite": "ed25519-sha256", "document": digest, "languages": ["tg", "zh", "ru", "en"],
            "tzdb": paivand_kernel::ZONE_DATA, "sides": sides, "hands": {}});
        let act = nodes[0].submit(&propose("charter", &charter)).unwrap().act.unwrap();
        settle(&mut nodes);
        for node in &mut nodes[1..] {
            node.submit(&Intent::Concur { act }).unwrap();
        }
        settle(&mut nodes);
        assert!(nodes.iter().all(|node| node.record().charter() == Some(act)));
        nodes
    }

    /// A second life of a side: its folder and its mark as they are now.
    pub(crate) fn twin(&self, side: &str) -> PathBuf {
        let twin = self.root.path().join(format!("{side}-twin"));
        copy(&self.folder(side), &twin);
        fs::copy(self.mark(side), Mark::path_for(&twin)).unwrap();
        twin
    }
}

pub(crate) fn origin(side: &str) -> String {
    format!("{side}.example/grove")
}

/// Everybody exchanges with everybody, until all has come to rest.
pub(crate) fn settle(nodes: &mut [Node]) {
    for _ in 0..6 {
        for to in 0..nodes.len() {
            for from in (0..nodes.len()).filter(|from| *from != to) {
                meet(nodes, to, from).unwrap();
            }
        }
    }
}

/// One exchange: `to` asks `from`.
pub(crate) fn meet(nodes: &mut [Node], to: usize, from: usize) -> Result<usize, paivand_node::ExchangeError> {
    let side = nodes[from].identity().card.side.clone();
    let pouch = nodes[to].wants(&side).fetch(&Published(&nodes[from]))?;
    nodes[to].exchange(&side, &pouch)
}

/// The text of a charter of these sides.
fn charter_text(sides: &[&str]) -> String {
    let named = |side: &&str| json!({"side": side, "names": words(), "office": words()});
    let named: Vec<Value> = sides.iter().map(named).collect();
    json!({"kind": "charter", "id": "charter", "title": words(), "languages": [], "label": null, "source": null,
        "provisions": [], "sides": named})
    .to_string()
}

pub(crate) fn words() -> Value {
    json!({"tg": "ном", "zh": "名", "ru": "имя", "en": "name"})
}

pub(crate) fn propose(subject: &str, content: &Value) -> Intent {
    Intent::propose(subject, content.as_object().unwrap().clone())
}

/// A joint act that any circle may agree on.
pub(crate) fn joint() -> Value {
    let under = json!({"document": "document/memorandum", "provision": "R7"});
    json!({"act": "body.constitute", "kind": "dialogue", "names": words(), "terms": "document/terms", "under": under})
}

pub(crate) fn state(subject: &str) -> Intent {
    let content = json!({"act": "institution.record", "names": words()});
    Intent::state(subject, content.as_object().unwrap().clone())
}

pub(crate) fn in_force(node: &Node, act: Hash) -> bool {
    matches!(node.record().acts()[&act].fate, Fate::InForce { .. })
}

/// A secret of a side, for what no honest node would sign.
pub(crate) fn signer(folder: &Path, side: &str) -> Signer {
    secret(folder, "log.key", &origin(side), Algorithm::Ed25519)
}

pub(crate) fn secret(folder: &Path, file: &str, name: &str, algorithm: Algorithm) -> Signer {
    let secret = fs::read_to_string(folder.join("keys").join(file)).unwrap();
    Signer::new(name, algorithm, &Hash::from_hex(&secret).unwrap().0).unwrap()
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A backup put back, as `paivand restore` does.
pub(crate) fn restore(from: &Path, to: &Path) {
    fs::remove_dir_all(to).unwrap();
    copy(from, to);
}

/// A peer that sends some files other than they are, and remembers what it was asked for.
pub(crate) struct Peer<'a> {
    pub(crate) truth: &'a dyn Source,
    pub(crate) instead: BTreeMap<String, Option<Vec<u8>>>,
    pub(crate) asked: RefCell<Vec<String>>,
}

impl<'a> Peer<'a> {
    pub(crate) fn behind(truth: &'a dyn Source) -> Self {
        Self { truth, instead: BTreeMap::new(), asked: RefCell::default() }
    }

    pub(crate) fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.instead.insert(path.to_owned(), Some(bytes.into()));
        self
    }

    pub(crate) fn asked_for(&self, part: &str) -> usize {
        self.asked.borrow().iter().filter(|path| path.contains(part)).count()
    }
}

impl Source for Peer<'_> {
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        self.asked.borrow_mut().push(path.to_owned());
        self.instead.get(path).map_or_else(|| self.truth.get(path), |bytes| Ok(bytes.clone()))
    }
}
