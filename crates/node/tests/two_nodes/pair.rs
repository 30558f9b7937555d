//! Two nodes on real disks, and what they say.
use paivand_node::disk::MachineDisk;
use paivand_node::identity::{Identity, keep, set};
use paivand_node::mark::Mark;
use paivand_node::source::Folder;
use paivand_node::{Clock, Intent, Node, Settings, World};
use paivand_record::fate::Fate;
use paivand_record::hash::Hash;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// A clock that stands still: no rule reads it.
#[derive(Debug)]
pub(crate) struct Still(pub(crate) i64);

impl Clock for Still {
    fn now(&self) -> jiff::Timestamp {
        jiff::Timestamp::from_second(self.0).unwrap()
    }
}

pub(crate) struct Pair {
    pub(crate) root: tempfile::TempDir,
    pub(crate) folders: [PathBuf; 2],
}

pub(crate) const SIDES: [&str; 2] = ["cn", "tj"];

impl Pair {
    pub(crate) fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let folders = SIDES.map(|side| root.path().join(side));
        let made: Vec<Identity> = SIDES
            .iter()
            .zip(&folders)
            .map(|(side, folder)| {
                Identity::make(&World::machine(), folder, "test", side, &format!("{side}.example/test"))
                    .unwrap()
            })
            .collect();
        keep(&MachineDisk, &folders[0], &made[0].card, &made[1].card).unwrap();
        keep(&MachineDisk, &folders[1], &made[1].card, &made[0].card).unwrap();
        // The tests read the files themselves, as another server would.
        for folder in &folders {
            let settings = Settings { files_served_elsewhere: true, ..Settings::default() };
            set(&MachineDisk, folder, settings).unwrap();
        }
        Self { root, folders }
    }

    pub(crate) fn open(&self, which: usize) -> Node {
        let clock = Still(1_800_000_000 + 315_000_000 * i64::try_from(which).unwrap());
        Node::open(&self.folders[which], World::at(clock)).unwrap()
    }

    /// A node on a copy of a folder as it is now, to try something that is not to happen here.
    pub(crate) fn open_copy(&self, which: usize) -> Node {
        let copied = self.root.path().join("copies").join(SIDES[which]);
        copy_with_mark(&self.folders[which], &copied);
        Node::open(&copied, World::at(Still(0))).unwrap()
    }

    pub(crate) fn folder(&self, which: usize) -> Folder {
        Folder(self.folders[which].clone())
    }

    /// Exchanges both ways until nothing moves.
    pub(crate) fn settle(&self, nodes: &mut [Node; 2]) {
        for _ in 0..6 {
            let [cn, tj] = nodes;
            cn.exchange("tj", &self.folder(1)).unwrap();
            tj.exchange("cn", &self.folder(0)).unwrap();
        }
        assert_eq!(nodes[0].cut(), nodes[1].cut(), "both hold the same");
        assert_eq!(nodes[0].record().acts(), nodes[1].record().acts(), "and understand the same");
        assert_eq!(nodes[0].standing(), nodes[1].standing(), "and mean the same");
        for years in [0, 1, 10] {
            let now = jiff::Timestamp::from_second(1_800_000_000 + years * 31_557_600).unwrap();
            assert_eq!(nodes[0].dues(now), nodes[1].dues(now), "and owe the same");
        }
    }

    pub(crate) fn chartered(&self) -> [Node; 2] {
        self.chartered_with(&json!({}))
    }

    /// Both under a charter that lets these hands count.
    pub(crate) fn chartered_with(&self, hands: &Value) -> [Node; 2] {
        let mut nodes = [self.open(0), self.open(1)];
        self.settle(&mut nodes);
        let sides: Vec<Value> = nodes[0]
            .record()
            .logs()
            .iter()
            .map(|(origin, log)| {
                let genesis = log.genesis.unwrap();
                json!({"side": log.side, "origin": origin, "genesis": genesis, "zone": "Asia/Dushanbe"})
            })
            .collect();
        let text = charter_text(&["cn".to_owned(), "tj".to_owned()]);
        let digest = Hash::of(text.as_bytes()).to_string();
        paivand_node::disk::write(&self.folders[1].join("documents").join(&digest), text.as_bytes()).unwrap();
        let mut charter = charter(&digest, &sides);
        charter["hands"] = hands.clone();
        let charter = propose("charter", &charter);
        let act = nodes[1].submit(&charter).unwrap().act.unwrap();
        self.settle(&mut nodes);
        nodes[0].submit(&Intent::Concur { act }).unwrap();
        self.settle(&mut nodes);
        assert_eq!(nodes[0].record().charter(), Some(act));
        nodes
    }
}

pub(crate) fn words() -> Value {
    json!({"tg": "ном", "zh": "名", "ru": "имя", "en": "name"})
}

/// The text of a charter of these sides.
pub(crate) fn charter_text(sides: &[String]) -> String {
    let named = |side: &String| json!({"side": side, "names": words(), "office": words()});
    let named: Vec<Value> = sides.iter().map(named).collect();
    json!({"kind": "charter", "id": "charter", "title": words(), "languages": [], "label": null, "source": null,
        "provisions": [], "sides": named})
    .to_string()
}

/// A charter with that text of these sides, each with its log and genesis.
pub(crate) fn charter(document: &str, sides: &[Value]) -> Value {
    json!({"act": "charter.found", "circle": "test", "version": paivand_kernel::RULES_VERSION,
        "suite": "ed25519-sha256", "document": document, "languages": ["tg", "zh", "ru", "en"],
        "tzdb": paivand_kernel::ZONE_DATA, "sides": sides, "hands": {}})
}

/// A joint act that any circle may agree on.
pub(crate) fn joint() -> Value {
    let under = json!({"document": "document/memorandum", "provision": "R7"});
    json!({"act": "body.constitute", "kind": "dialogue", "names": words(), "terms": "document/terms", "under": under})
}

pub(crate) fn content(value: &Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

pub(crate) fn propose(subject: &str, value: &Value) -> Intent {
    Intent::propose(subject, content(value))
}

pub(crate) fn state(subject: &str) -> Intent {
    Intent::State {
        subject: subject.into(),
        content: content(&json!({"act": "institution.record", "names": words()})),
        personal: BTreeMap::new(),
    }
}

pub(crate) fn in_force(node: &Node, act: Hash) -> bool {
    matches!(node.record().acts()[&act].fate, Fate::InForce { .. })
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

/// A folder with the mark beside it: what a dishonest side, or a snapshot of a machine, has twice.
pub(crate) fn copy_with_mark(from: &Path, to: &Path) {
    copy(from, to);
    fs::copy(Mark::path_for(from), Mark::path_for(to)).unwrap();
}

/// The whole sentence, with its causes.
pub(crate) fn said(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text += &format!(": {error}");
        cause = error.source();
    }
    text
}
