//! Two chartered nodes in one process, and statements for them.

use paivand_node::disk::{self, MachineDisk};
use paivand_node::identity::{Identity, keep};
use paivand_node::source::Folder;
use paivand_node::{Intent, Node, World};
use paivand_record::hash::Hash;
use serde_json::{Value, json};
use std::path::PathBuf;

pub(crate) struct Pair {
    pub(crate) root: tempfile::TempDir,
    pub(crate) folders: [PathBuf; 2],
    pub(crate) nodes: [Node; 2],
}

const SIDES: [&str; 2] = ["cn", "tj"];

/// Where benchmarks write: beside the build, on a real disk; a temporary folder may be memory.
pub(crate) fn place() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

impl Pair {
    /// Two nodes that know each other and have a charter in force.
    pub(crate) fn chartered(urls: &[Option<String>; 2]) -> Self {
        let root = tempfile::tempdir_in(place()).unwrap();
        let folders = SIDES.map(|side| root.path().join(side));
        let cards: Vec<_> = (0..2)
            .map(|which| {
                let (side, folder) = (SIDES[which], &folders[which]);
                let origin = format!("{side}.example/bench");
                let identity = Identity::make(&World::machine(), folder, "circle", side, &origin).unwrap();
                paivand_node::identity::Card { url: urls[which].clone(), ..identity.card }
            })
            .collect();
        keep(&MachineDisk, &folders[0], &cards[0], &cards[1]).unwrap();
        keep(&MachineDisk, &folders[1], &cards[1], &cards[0]).unwrap();
        let nodes = [0, 1].map(|which: usize| Node::open(&folders[which], World::machine()).unwrap());
        let mut pair = Self { root, folders, nodes };
        pair.settle();
        pair.found();
        pair
    }

    fn found(&mut self) {
        let logs = self.nodes[0].record().logs().iter();
        let sides: Vec<Value> = logs
            .map(|(origin, log)| {
                json!({"side": log.side, "origin": origin, "genesis": log.genesis.unwrap(), "zone": "Asia/Dushanbe"})
            })
            .collect();
        let text = charter_text(&SIDES.map(str::to_owned));
        let digest = Hash::of(text.as_bytes()).to_string();
        disk::write(&self.folders[1].join("documents").join(&digest), text.as_bytes()).unwrap();
        let content = charter(&digest, &sides);
        let charter = Intent::propose("charter", content.as_object().unwrap().clone());
        let act = self.nodes[1].submit(&charter).unwrap().act.unwrap();
        self.settle();
        self.nodes[0].submit(&Intent::Concur { act }).unwrap();
        self.settle();
        assert_eq!(self.nodes[0].record().charter(), Some(act));
    }

    /// Both sides adopt a document.
    pub(crate) fn adopt(&mut self, kind: &str, text: &str) {
        let document: Value = serde_json::from_str(text).unwrap();
        let digest = Hash::of(text.as_bytes());
        disk::write(&self.folders[1].join(format!("documents/{digest}")), text.as_bytes()).unwrap();
        let content = json!({"act": "document.adopt", "kind": kind, "document": digest});
        let subject = format!("document/{}", document["id"].as_str().unwrap());
        let adopt = Intent::propose(subject, content.as_object().unwrap().clone());
        let act = self.nodes[1].submit(&adopt).unwrap().act.unwrap();
        self.settle();
        self.nodes[0].submit(&Intent::Concur { act }).unwrap();
        self.settle();
    }

    /// Exchanges until nothing moves.
    pub(crate) fn settle(&mut self) {
        for _ in 0..6 {
            let [cn, tj] = &mut self.nodes;
            cn.exchange("tj", &Folder(self.folders[1].clone())).unwrap();
            tj.exchange("cn", &Folder(self.folders[0].clone())).unwrap();
        }
    }
}

fn words() -> Value {
    json!({"tg": "Донишгоҳи миллии Тоҷикистон", "zh": "塔吉克斯坦国立大学", "ru": "Национальный университет",
        "en": "National University"})
}

/// One side's word, different for each number.
pub(crate) fn statement(number: usize) -> Intent {
    let content = json!({"act": "institution.record", "names": words()});
    Intent::state(format!("institution/i{number}"), content.as_object().unwrap().clone())
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
