//! A memorandum in Malay, Chinese and English, between two sides of which neither speaks Tajik, told as minutes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at what cannot happen")]

use paivand_language::Language;
use paivand_node::disk::{self, MachineDisk};
use paivand_node::identity::{Identity, keep};
use paivand_node::source::Folder;
use paivand_node::{Intent, Node, World};
use paivand_record::hash::Hash;
use paivand_web::reading::Reading;
use paivand_web::{Ask, Source, place};
use serde_json::{Map, Value, json};
use std::path::PathBuf;

const SIDES: [&str; 2] = ["ash", "birch"];

struct Pair {
    _root: tempfile::TempDir,
    folders: [PathBuf; 2],
    nodes: [Node; 2],
}

impl Pair {
    fn begin() -> Self {
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
        let mut pair = Self { _root: root, folders, nodes };
        pair.settle();
        pair
    }

    fn settle(&mut self) {
        for _ in 0..6 {
            for (to, from) in [(0, 1), (1, 0)] {
                self.nodes[to].exchange(SIDES[from], &Folder(self.folders[from].clone())).unwrap();
            }
        }
    }

    fn holds(&self, document: &Value) -> Hash {
        let bytes = document.to_string().into_bytes();
        let digest = Hash::of(&bytes);
        disk::write(&self.folders[0].join(format!("documents/{digest}")), &bytes).unwrap();
        digest
    }

    fn agree(&mut self, subject: &str, content: &Value) {
        let content: Map<String, Value> = content.as_object().unwrap().clone();
        let act = self.nodes[0].submit(&Intent::propose(subject, content)).unwrap().act.unwrap();
        self.settle();
        self.nodes[1].submit(&Intent::Concur { act }).unwrap();
        self.settle();
    }

    fn found(&mut self) {
        let named =
            |side: &&str| json!({"side": side, "names": in_three(side), "office": in_three("office")});
        let text = json!({"kind": "charter", "id": "charter", "title": in_three("charter"), "languages": [],
            "label": null, "source": null, "provisions": [], "sides": SIDES.iter().map(named).collect::<Vec<_>>()});
        let document = self.holds(&text);
        let logs = self.nodes[0].record().logs().iter();
        let sides: Vec<Value> = logs
            .map(|(origin, log)| {
                json!({"side": log.side, "origin": origin, "genesis": log.genesis, "zone": "Asia/Kuala_Lumpur"})
            })
            .collect();
        let charter = json!({"act": "charter.found", "circle": "circle", "version": paivand_kernel::RULES_VERSION,
            "suite": "ed25519-sha256", "document": document, "languages": ["ms", "zh", "en"],
            "tzdb": paivand_kernel::ZONE_DATA, "sides": sides, "hands": {}});
        self.agree("charter", &charter);
    }
}

fn in_three(words: &str) -> Value {
    json!({"ms": format!("{words} dalam bahasa Melayu"), "zh": "中文文本", "en": format!("{words} in English")})
}

/// The page of the memorandum for a reader of this language, and the text of it between header and footer.
fn page(pair: &Pair, language: Language, show: &str) -> String {
    let reading = Reading::new(pair.nodes[1].present());
    let show = show.split(',').filter_map(paivand_web::view::Tag::parse).collect();
    let path = String::from("/documents/memorandum");
    let ask = Ask { language, path, query: Vec::new(), at: None, show, part: 1 };
    let page = place::document::page(&reading.document(&ask, "memorandum").unwrap()).into_string();
    let main = page.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
    main.to_owned()
}

#[test]
fn a_memorandum_in_malay_is_read_in_malay() {
    let mut pair = Pair::begin();
    pair.found();
    let provision = |id: &str| json!({"id": id, "text": in_three(id)});
    let rendering =
        |code: &str| json!({"language": code, "authentic": true, "origin": "authored", "certified_by": []});
    let renderings = ["ms", "zh", "en"].map(rendering);
    let memorandum = json!({"kind": "instrument", "id": "memorandum", "title": in_three("memorandum"),
        "languages": renderings, "label": null, "source": null,
        "provisions": [provision("R1"), provision("R2")]});
    let document = pair.holds(&memorandum);
    let adopt = json!({"act": "document.adopt", "kind": "instrument", "document": document});
    pair.agree("document/memorandum", &adopt);

    for language in Language::ALL {
        let main = page(&pair, language, "");
        assert!(!main.contains("lang=\"tg\"") || language == Language::Tajik, "{language:?}: {main}");
        assert!(main.contains("lang=\"ms\""), "{language:?}: Malay is offered");
    }
    let english = page(&pair, Language::English, "");
    assert!(english.contains("R1 in English") && english.contains("中文文本"), "{english}");
    assert!(!english.contains("R1 dalam bahasa Melayu"), "two stand side by side");
    let tajik = page(&pair, Language::Tajik, "");
    assert!(!tajik.contains("<p lang=\"tg\""), "what is not there is not shown as missing unasked");
    let asked = page(&pair, Language::English, "ms,en");
    assert!(asked.contains("<p lang=\"ms\" data-column=\"0\">R1 dalam bahasa Melayu</p>"), "{asked}");
}
