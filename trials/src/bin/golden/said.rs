//! A record of two real nodes that holds every kind of thing that acts can say and a demonstration does not: hands of
//! offices, keys of seats, what was taken back, what was erased, what was signed on paper.

use crate::{Outcome, keep};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use paivand_node::disk::{self, MachineDisk};
use paivand_node::identity::{self, Identity};
use paivand_node::source::Folder;
use paivand_node::{Entered, Intent, Node, World};
use paivand_record::act::Attested;
use paivand_record::entry::Bytes;
use paivand_record::hand::Hand;
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use paivand_trials::golden::{MEANING, meant};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const SIDES: [&str; 2] = ["cn", "tj"];
const SITE: &str = "records.example";

/// Writes the records, each as one node's folder below `to`.
pub(crate) fn write(to: &Path) -> Outcome<()> {
    play_all(to, &[("offices", offices), ("paper", paper)])
}

/// What two nodes play.
pub(crate) type Play = fn(&mut Pair) -> Outcome<()>;

/// Plays each by two nodes of its own, and keeps one of them.
pub(crate) fn play_all(to: &Path, plays: &[(&str, Play)]) -> Outcome<()> {
    let root = std::env::temp_dir().join(format!("paivand-golden-{}", std::process::id()));
    for (name, play) in plays {
        let mut pair = Pair::begin(&root.join(name))?;
        play(&mut pair)?;
        let folder = pair.folders[0].clone();
        drop(pair);
        keep(&folder, &to.join(name))?;
        let meant = serde_json::to_string_pretty(&meant(&to.join(name))?)? + "\n";
        disk::write(&to.join(name).join(MEANING), meant.as_bytes())?;
    }
    Ok(std::fs::remove_dir_all(root)?)
}

pub(crate) struct Pair {
    pub(crate) folders: [PathBuf; 2],
    pub(crate) nodes: [Node; 2],
}

impl Pair {
    fn begin(root: &Path) -> Outcome<Self> {
        let folders = SIDES.map(|side| root.join(side));
        let make = |which: usize| {
            let (side, origin) = (SIDES[which], format!("{}.example/said", SIDES[which]));
            Identity::make(&World::machine(), &folders[which], "said", side, &origin)
        };
        let made = [make(0)?, make(1)?];
        for (one, other) in [(0, 1), (1, 0)] {
            identity::keep(&MachineDisk, &folders[one], &made[one].card, &made[other].card)?;
        }
        let open = |which: usize| Node::open(&folders[which], World::machine());
        let mut pair = Self { nodes: [open(0)?, open(1)?], folders };
        pair.settle()?;
        Ok(pair)
    }

    pub(crate) fn settle(&mut self) -> Outcome<()> {
        for _ in 0..6 {
            for (to, from) in [(0, 1), (1, 0)] {
                self.nodes[to].exchange(SIDES[from], &Folder(self.folders[from].clone()))?;
            }
        }
        Ok(())
    }

    pub(crate) fn says(&mut self, which: usize, intent: &Intent) -> Outcome<Hash> {
        let act = self.nodes[which].submit(intent)?.act;
        self.settle()?;
        Ok(act.ok_or("it names no act")?)
    }

    /// One proposes, the other signs.
    pub(crate) fn agree(&mut self, which: usize, subject: &str, value: &Value) -> Outcome<Hash> {
        let act = self.says(which, &Intent::propose(subject, content(value)?))?;
        self.says(1 - which, &Intent::Concur { act })
    }

    fn by_hand(&mut self, which: usize, of: Intent, hand: impl FnOnce(&Hash) -> Hand) -> Outcome<Hash> {
        let receipt = self.nodes[which].submit(&Intent::Prepare { of: Box::new(of) })?;
        let Entered::Prepared { challenge, .. } = receipt.entered else {
            return Err("it is not prepared".into());
        };
        let act = receipt.act.ok_or("it names no act")?;
        self.says(which, &Intent::Complete { act, hand: hand(&challenge) })
    }

    pub(crate) fn holds(&self, which: usize, bytes: &[u8]) -> Outcome<Hash> {
        let digest = Hash::of(bytes);
        disk::write(&self.folders[which].join(format!("documents/{digest}")), bytes)?;
        Ok(digest)
    }

    pub(crate) fn charter(&self, version: u32, joined: bool, hands: &Value) -> Outcome<Value> {
        let named = |side: &&str| json!({"side": side, "names": text(side), "office": text("Office")});
        let document = json!({"kind": "charter", "id": "charter", "title": text("Charter"), "languages": [],
            "label": null, "source": null, "provisions": [], "sides": SIDES.iter().map(named).collect::<Vec<_>>()});
        let document = self.holds(0, document.to_string().as_bytes())?;
        let logs = self.nodes[0].record().logs().iter();
        let sides: Vec<Value> = logs
            .map(|(origin, log)| {
                let has = joined || log.side == SIDES[0];
                let (origin, genesis) =
                    if has { (json!(origin), json!(log.genesis)) } else { (Value::Null, Value::Null) };
                json!({"side": log.side, "origin": origin, "genesis": genesis, "zone": "Asia/Dushanbe"})
            })
            .collect();
        Ok(json!({"act": "charter.found", "circle": "said", "version": version, "suite": "ed25519-sha256",
            "document": document, "languages": ["en"], "tzdb": paivand_kernel::ZONE_DATA, "sides": sides,
            "hands": hands}))
    }
}

pub(crate) fn text(words: &str) -> Value {
    json!({"en": words})
}

pub(crate) fn content(value: &Value) -> Outcome<Map<String, Value>> {
    Ok(value.as_object().cloned().ok_or("a content is an object")?)
}

pub(crate) fn state(subject: &str, value: &Value) -> Outcome<Intent> {
    Ok(Intent::state(subject, content(value)?))
}

/// The device of an office.
fn device(secret: u8) -> Outcome<Signer> {
    Ok(Signer::new("device", Algorithm::Ed25519, &[secret; 32]).ok_or("no name of a key")?)
}

fn enrolment(device: &Signer) -> Outcome<Value> {
    let line = device.verifier().to_string();
    let key = STANDARD.decode(line.rsplit('+').next().unwrap_or_default())?;
    Ok(json!({"act": "seat.key", "key": format!("eddsa:{}", STANDARD.encode(&key[1..])), "site": SITE}))
}

fn answers(device: &Signer, challenge: &Hash) -> Hand {
    let data = [&Hash::of(SITE.as_bytes()).0[..], &[0x05, 0, 0, 0, 1]].concat();
    let challenge = URL_SAFE_NO_PAD.encode(challenge.0);
    let client = format!(r#"{{"type":"webauthn.get","challenge":"{challenge}","origin":"https://{SITE}"}}"#);
    let signature = device.sign(&[&data[..], &Hash::of(client.as_bytes()).0].concat());
    Hand::DeviceKey {
        seat: "seat/chair".into(),
        authenticator_data: Bytes(data),
        client_data: Bytes(client.into_bytes()),
        signature: Bytes(signature.to_vec()),
    }
}

/// Offices give their hands, a key is replaced, claims and notices are taken back, words are erased.
fn offices(pair: &mut Pair) -> Outcome<()> {
    let charter = pair.charter(1, true, &json!({"institution.record": ["device-key", "pen"]}))?;
    pair.agree(0, "charter", &charter)?;
    let (old, new) = (device(3)?, device(4)?);
    pair.says(0, &state("seat/chair", &enrolment(&old)?)?)?;
    let institution = json!({"act": "institution.record", "names": text("Academy")});
    pair.by_hand(0, state("institution/academy", &institution)?, |challenge| answers(&old, challenge))?;
    pair.by_hand(0, state("seat/chair", &enrolment(&new)?)?, |challenge| answers(&old, challenge))?;
    pair.by_hand(0, state("institution/institute", &institution)?, |challenge| answers(&new, challenge))?;
    let scan = pair.holds(1, b"what the director signed")?;
    let on = "2026-11-27".parse()?;
    let pen = Hand::Pen { seat: "seat/director".into(), on, scan };
    pair.by_hand(1, state("institution/agency", &institution)?, |_| pen)?;
    let mut versions = BTreeMap::new();
    for (id, kind, document) in [
        ("memorandum", "instrument", &include_bytes!("../../../../memorandum/memorandum.json")[..]),
        ("terms", "terms", include_bytes!("../../../../memorandum/terms.json")),
        ("workplan-2027", "workplan", include_bytes!("../../../../memorandum/workplan.json")),
    ] {
        let document = pair.holds(1, document)?;
        let adopt = json!({"act": "document.adopt", "kind": kind, "document": document});
        versions.insert(id, pair.agree(1, &format!("document/{id}"), &adopt)?);
    }
    let claim = json!({"act": "commitment.claim", "document": "document/workplan-2027",
        "version": versions["workplan-2027"], "commitment": "C02", "outcome": "done", "text": text("Done."), "evidence": []});
    for taken_back in [true, false] {
        let claimed = pair.says(1, &state("commitment/workplan-2027.c02", &claim)?)?;
        if taken_back {
            let withdraw = json!({"act": "commitment.withdraw", "claim": claimed});
            pair.says(1, &state("commitment/workplan-2027.c02", &withdraw)?)?;
        } else {
            let respond = json!({"act": "commitment.respond", "claim": claimed, "answer": "concur"});
            pair.says(0, &state("commitment/workplan-2027.c02", &respond)?)?;
        }
    }
    let notice =
        json!({"act": "document.notice", "intent": "not-renew", "text": text("We shall not renew.")});
    let given = pair.says(0, &state("document/terms", &notice)?)?;
    pair.says(0, &state("document/terms", &json!({"act": "document.withdraw", "notice": given}))?)?;
    let scan = pair.holds(0, b"a page that was never to be sent")?;
    let attest = json!({"act": "event.attest", "what": text("Signed"), "on": "2026-11-27", "place": text("Here"),
        "who": [text("An office")], "scan": scan});
    let released = pair.says(0, &state("event/paper", &attest)?)?;
    pair.agree(1, &format!("act/{released}"), &json!({"act": "act.erase"}))?;
    Ok(())
}

/// A side signs on paper; its node comes, takes one act over and contests another.
fn paper(pair: &mut Pair) -> Outcome<()> {
    let scan = pair.holds(0, b"what the minister signed")?;
    let on = "2026-11-27".parse()?;
    let attested = vec![Attested { side: SIDES[1].into(), on, scan }];
    let propose = |subject: &str, value: &Value| -> Outcome<Intent> {
        let (subject, content, personal) = (subject.to_owned(), content(value)?, BTreeMap::new());
        let attested = attested.clone();
        Ok(Intent::Propose { subject, content, personal, days: Default::default(), attested })
    };
    let founding = pair.charter(1, false, &json!({}))?;
    pair.says(0, &propose("charter", &founding)?)?;
    let under = json!({"document": "document/memorandum", "provision": "R7"});
    let body = json!({"act": "body.constitute", "kind": "dialogue", "names": text("Dialogue"),
        "terms": "document/terms", "under": under});
    let taken = pair.says(0, &propose("body/dialogue", &body)?)?;
    let contested = pair.says(0, &propose("body/group", &body)?)?;
    let joining = pair.charter(1, true, &json!({}))?;
    pair.agree(0, "charter", &joining)?;
    pair.says(1, &Intent::Concur { act: taken })?;
    pair.says(1, &Intent::Decline { act: contested, reason: "en=We signed another text.".into() })?;
    pair.agree(1, "body/group", &body)?;
    Ok(())
}
