//! Two nodes side by side, and what most stories need of them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, dead_code, reason = "helpers of several tests")]

pub(crate) mod desks;

use paivand_node::disk::{self, MachineDisk};
use paivand_node::identity::{Identity, keep};
use paivand_node::source::Folder;
use paivand_node::{Intent, Node, World};
use paivand_record::hash::Hash;
use serde_json::{Map, Value, json};
use std::path::PathBuf;

pub(crate) const SIDES: [&str; 2] = ["ash", "birch"];

pub(crate) struct Pair {
    pub(crate) root: tempfile::TempDir,
    pub(crate) folders: [PathBuf; 2],
    pub(crate) nodes: [Node; 2],
}

impl Pair {
    pub(crate) fn begin() -> Self {
        let root = tempfile::tempdir().unwrap();
        let folders = SIDES.map(|side| root.path().join(side));
        let make = |which: usize| {
            let origin = format!("{}.example/log", SIDES[which]);
            Identity::make(&World::machine(), &folders[which], "circle", SIDES[which], &origin).unwrap()
        };
        let made = [make(0), make(1)];
        for (one, other) in [(0, 1), (1, 0)] {
            keep(&MachineDisk, &folders[one], &made[one].card, &made[other].card).unwrap();
        }
        let nodes = [0, 1].map(|which: usize| Node::open(&folders[which], World::machine()).unwrap());
        let mut pair = Self { root, folders, nodes };
        pair.settle();
        pair
    }

    pub(crate) fn settle(&mut self) {
        for _ in 0..6 {
            for (to, from) in [(0, 1), (1, 0)] {
                self.nodes[to].exchange(SIDES[from], &Folder(self.folders[from].clone())).unwrap();
            }
        }
    }

    pub(crate) fn holds(&self, document: &Value) -> Hash {
        let bytes = document.to_string().into_bytes();
        let digest = Hash::of(&bytes);
        disk::write(&self.folders[0].join(format!("documents/{digest}")), &bytes).unwrap();
        digest
    }

    pub(crate) fn agree(&mut self, subject: &str, content: &Value) {
        let content: Map<String, Value> = content.as_object().unwrap().clone();
        let act = self.nodes[0].submit(&Intent::propose(subject, content)).unwrap().act.unwrap();
        self.settle();
        self.nodes[1].submit(&Intent::Concur { act }).unwrap();
        self.settle();
    }

    pub(crate) fn found(&mut self) {
        let charter = self.charter(true);
        self.agree("charter", &charter);
    }

    /// The first side founds the record alone: the second has no node yet, and signed on paper.
    pub(crate) fn found_on_paper(&mut self) {
        let charter = self.charter(false).as_object().unwrap().clone();
        let scan = self.holds(&json!("what the minister signed"));
        let paper =
            [(SIDES[1].parse().unwrap(), jiff::civil::date(2027, 1, 10), paivand_kernel::Digest(scan.0))];
        self.nodes[0].submit(&Intent::propose("charter", charter).with_paper(paper)).unwrap();
        self.nodes[0].tend().unwrap();
    }

    /// The charter; the second side has a log in it, or signs on paper.
    fn charter(&self, joined: bool) -> Value {
        let named =
            |side: &&str| json!({"side": side, "names": in_three(side), "office": in_three("office")});
        let text = json!({"kind": "charter", "id": "charter", "title": in_three("charter"), "languages": [],
            "label": null, "source": null, "provisions": [], "sides": SIDES.iter().map(named).collect::<Vec<_>>()});
        let document = self.holds(&text);
        let logs = self.nodes[0].record().logs().iter();
        let sides: Vec<Value> = logs
            .map(|(origin, log)| {
                let here = joined || log.side == SIDES[0];
                let (origin, genesis) = (here.then_some(origin), here.then_some(log.genesis).flatten());
                json!({"side": log.side, "origin": origin, "genesis": genesis, "zone": "Asia/Kuala_Lumpur"})
            })
            .collect();
        json!({"act": "charter.found", "circle": "circle", "version": paivand_kernel::RULES_VERSION,
            "suite": "ed25519-sha256", "document": document, "languages": ["ms", "zh", "en"],
            "tzdb": paivand_kernel::ZONE_DATA, "sides": sides, "hands": {}})
    }
}

pub(crate) fn in_three(words: &str) -> Value {
    json!({"ms": format!("{words} dalam bahasa Melayu"), "zh": "中文文本", "en": format!("{words} in English")})
}
