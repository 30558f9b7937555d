//! Thirty years: a circle begins under one suite, that suite is broken, every log goes on under another, and whoever
//! has the old keys changes nothing any more.

use crate::circle::{Circle, TWO, copy, in_force, joint, origin, propose, settle, signer, state};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use paivand_node::disk::MachineDisk;
use paivand_node::source::Folder;
use paivand_node::store::LogStore;
use paivand_node::verify::verify;
use paivand_node::{Clock, Intent, Node, RekeyError, SubmitError, World};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{
    Body, Bytes, Genesis, Predecessor, Propose, Signature, Statement, seal, succession_message,
};
use paivand_record::envelope::{ACT_TYPE, encoding};
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Purpose, Signer};
use paivand_record::suite::Suite;
use paivand_record::tree::{self, Hashes};
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

const FIRST: Suite = Suite::Ed25519Sha256;
const SECOND: Suite = Suite::P256Sha512_256;

/// A clock that both nodes read and the trial sets.
#[derive(Clone, Debug)]
struct Years(Arc<AtomicI64>);

impl Clock for Years {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed)).unwrap()
    }
}

impl Years {
    fn reach(&self, year: i16) {
        let noon = TimeZone::UTC.to_timestamp(jiff::civil::date(year, 3, 1).at(12, 0, 0, 0)).unwrap();
        self.0.store(noon.as_second(), Ordering::Relaxed);
    }
}

fn begun() -> (Circle, Years, Vec<Node>) {
    let years = Years(Arc::default());
    years.reach(2027);
    let circle = Circle::within(TWO, World::at(years.clone()));
    let nodes = circle.chartered();
    (circle, years, nodes)
}

/// One side proposes, the other signs, and it comes into force.
fn agree(nodes: &mut [Node], by: usize, subject: &str, content: &Value) -> Hash {
    let act = nodes[by].submit(&propose(subject, content)).unwrap().act.unwrap();
    settle(nodes);
    nodes[1 - by].submit(&Intent::Concur { act }).unwrap();
    settle(nodes);
    assert!(nodes.iter().all(|node| in_force(node, act)), "{subject}");
    act
}

/// The charter in force again, under another suite.
fn under(nodes: &mut [Node], suite: Suite) -> Hash {
    let record = nodes[0].record();
    let act: Value = serde_json::from_slice(&record.acts()[&record.charter().unwrap()].bytes).unwrap();
    let mut content = act["content"].clone();
    content["suite"] = suite.name().into();
    agree(nodes, 0, "charter", &content)
}

/// A side goes on in another log, of the suite of the charter.
fn succeed(circle: &Circle, nodes: &mut [Node], side: usize, next: &str) -> Hash {
    let key = circle.folder(TWO[side]).join("keys/recovery.key");
    let act = nodes[side].succeed(next, &std::fs::read(key).unwrap()).unwrap();
    settle(nodes);
    nodes[1 - side].submit(&Intent::Concur { act }).unwrap();
    settle(nodes);
    assert!(nodes.iter().all(|node| in_force(node, act)), "{next}");
    assert_eq!(nodes[1 - side].record().origin_of(TWO[side]), Some(next));
    act
}

/// What both nodes owe and hold in force is the same.
fn same(nodes: &[Node], years: &Years) {
    let now = years.now();
    assert_eq!(nodes[0].dues(now), nodes[1].dues(now));
    assert_eq!(nodes[0].cut(), nodes[1].cut());
}

#[test]
fn a_record_outlives_the_algorithms_it_began_with() {
    let (circle, years, mut nodes) = begun();
    for year in 2028..2041 {
        years.reach(year);
        agree(&mut nodes, usize::from(year % 2 == 0), &format!("body/of-{year}"), &joint());
        nodes[0].submit(&state(&format!("institution/of-{year}"))).unwrap();
    }
    settle(&mut nodes);
    same(&nodes, &years);
    let old: Vec<Hash> = nodes[0].record().acts().keys().copied().collect();

    // The suite is to fall: while it holds, the sides agree on another, and their logs go on under it.
    years.reach(2041);
    let stolen = circle.root.path().join("stolen");
    for side in TWO {
        copy(&circle.folder(side).join("keys"), &stolen.join(side).join("keys"));
    }
    let secret = std::fs::read(circle.folder("ash").join("keys/recovery.key")).unwrap();
    let early = nodes[0].succeed_under(SECOND, "ash.example/early", &secret).unwrap_err();
    assert!(matches!(early, RekeyError::Suite { .. }), "not before the charter: {early}");
    under(&mut nodes, SECOND);
    agree(&mut nodes, 0, "body/between", &joint());
    succeed(&circle, &mut nodes, 0, "ash.example/grove-2");
    assert!(
        nodes[0].recovery_file("ash.example/grove-2").is_some(),
        "it has a recovery key of its own suite"
    );
    agree(&mut nodes, 0, "body/mixed-a", &joint());
    agree(&mut nodes, 1, "body/mixed-b", &joint());
    succeed(&circle, &mut nodes, 1, "birch.example/grove-2");
    for (side, node) in TWO.iter().zip(&nodes) {
        let origin = node.record().origin_of(side).unwrap();
        assert_eq!(node.record().suite_of(origin), Some(SECOND));
        assert!(
            old.iter().all(|act| node.record().acts().contains_key(act)),
            "every act has the name it had"
        );
    }

    // From now on everybody has the old keys.
    let before = nodes[1].cut();
    years.reach(2042);
    forge(&circle, &stolen, &mut nodes);
    assert_eq!(nodes[1].cut(), before, "nothing of it was taken");
    for year in 2043..2058 {
        years.reach(year);
        let act = agree(&mut nodes, usize::from(year % 2 == 0), &format!("body/of-{year}"), &joint());
        assert!(!old.contains(&act));
        nodes[1].submit(&state(&format!("institution/of-{year}"))).unwrap();
    }
    settle(&mut nodes);
    same(&nodes, &years);

    // From the files alone all of it is checked, and a node that forgot what it understood understands the same.
    let count = nodes[0].record().acts().keys().filter(|act| in_force(&nodes[0], **act)).count();
    let cut = nodes[0].cut();
    drop(nodes);
    for side in TWO {
        let report = verify(&circle.folder(side)).unwrap();
        assert_eq!((report.in_force, report.pending, report.stuck.len()), (count, 0, 0), "{side}");
        assert_eq!(report.logs.len(), 4);
        assert!(report.logs.iter().all(|log| log.void == 0), "{side}");
        std::fs::remove_dir_all(circle.folder(side).join("views")).ok();
        assert_eq!(circle.open(side).cut(), cut);
    }
}

/// What who has every old key shows birch of ash: its old log longer, its old log otherwise, and another log that is
/// to continue it.
fn forge(circle: &Circle, stolen: &Path, nodes: &mut [Node]) {
    let (log, key) = (origin("ash"), signer(&stolen.join("ash"), "ash"));
    let shown = circle.root.path().join("shown");
    copy(&circle.folder("ash").join("logs"), &shown.join("logs"));
    let folder = shown.join("logs/ash");
    let mut store = LogStore::open(Arc::new(MachineDisk), &folder, &log).unwrap();
    let last = paivand_record::entry::Entry::parse(FIRST, &store.entry(store.size() - 1).unwrap()).unwrap();
    let charter = nodes[1].record().charter().unwrap();
    let act = |subject: &str, sides: &str, content: &str| {
        let nonce = "0f".repeat(16);
        format!(
            r#"{{"nonce":"{nonce}","by":"ash","charter":"{charter}","subject":"{subject}","base":null,"sides":[{sides}],"content":{content}}}"#
        )
        .into_bytes()
    };
    let word = act("institution/thief", r#""ash""#, r#"{"act":"institution.record"}"#);
    let word = Body::Statement(Statement { act: Bytes(word), hand: None });
    let forged = seal((&log, store.size()), &last.seen, last.stated_at, &word, &key).unwrap();
    store.append(std::slice::from_ref(&forged), |next| Ok(next.signed(&key))).unwrap();
    let longer = nodes[1].exchange("ash", &Folder(shown.clone()));
    assert!(longer.is_ok() || longer.is_err(), "whatever is said of it, it is judged below");

    // The same log on another branch: an old entry is another.
    std::fs::remove_dir_all(&folder).unwrap();
    let held = LogStore::open(Arc::new(MachineDisk), &circle.folder("ash").join("logs/ash"), &log).unwrap();
    let mut entries: Vec<Vec<u8>> = (0..held.size() - 1).map(|index| held.entry(index).unwrap()).collect();
    entries.push(seal((&log, held.size() - 1), &last.seen, last.stated_at, &word, &key).unwrap());
    let mut store = LogStore::open(Arc::new(MachineDisk), &folder, &log).unwrap();
    store.append(&entries, |next| Ok(next.signed(&key))).unwrap();
    let vkeys = circle.folder("ash").join("logs/ash/vkeys");
    std::fs::copy(vkeys, folder.join("vkeys")).unwrap();
    nodes[1].exchange("ash", &Folder(shown.clone())).ok();

    // A log of the old suite that the old recovery key vouches for, as a third of ash.
    std::fs::remove_dir_all(&folder).unwrap();
    copy(&circle.folder("ash").join("logs/ash"), &folder);
    let next = "ash.example/forged";
    let forger = Candidate { origin: next, suite: FIRST, recovery: old_recovery(&stolen.join("ash")) };
    let act = act("log/ash", r#""ash","birch""#, &format!(r#"{{"act":"log.succeed","origin":"{next}"}}"#));
    forger.write(&held, &act, &shown.join("logs/ash.3"), None);
    nodes[1].exchange("ash", &Folder(shown)).ok();
    assert_eq!(nodes[1].record().origin_of("ash"), Some("ash.example/grove-2"));
    assert!(!nodes[1].record().acts().contains_key(&FIRST.act_id(&act)), "what it proposes is void");
}

fn old_recovery(folder: &Path) -> Signer {
    let name = format!("{}/recovery", origin("ash"));
    crate::circle::secret(folder, "recovery.key", &name, Algorithm::Ed25519)
}

/// A log that is to continue one, as somebody with its recovery key writes it.
struct Candidate {
    origin: &'static str,
    suite: Suite,
    recovery: Signer,
}

impl Candidate {
    /// Writes its genesis and the proposal of `act`, with the root under the new hash as it is said.
    fn write(&self, old: &LogStore, act: &[u8], to: &Path, rehashed: Option<Hash>) {
        let key = |name: &str, purpose, secret| {
            Signer::new(&format!("{}{name}", self.origin), Algorithm::of(self.suite, purpose), &[secret; 32])
                .unwrap()
        };
        let signer = key("", Purpose::Log, 5);
        let Checkpoint { origin, size, .. } = old.checkpoint();
        let root = tree::root(old, size).unwrap();
        let mut genesis = Genesis {
            circle: "grove".into(),
            side: "ash".into(),
            suite: self.suite.name().into(),
            log_key: signer.verifier().to_string(),
            cosigner_key: key("/mirror", Purpose::Cosigner, 6).verifier().to_string(),
            recovery_key: key("/recovery", Purpose::Log, 7).verifier().to_string(),
            sealing_key: Bytes(vec![7; 32]),
            predecessor: Some(Predecessor {
                origin,
                size,
                root,
                rehashed,
                authorisation: Signature([0; 64]),
            }),
        };
        let message = succession_message(self.origin, &genesis);
        if let Some(old) = &mut genesis.predecessor {
            old.authorisation = Signature(self.recovery.sign(message.as_bytes()));
        }
        let signature = Signature(signer.sign(&encoding(ACT_TYPE, act)));
        let proposal = Propose { act: Bytes(act.to_vec()), signature, releases: None, hand: None };
        let last = paivand_record::entry::Entry::parse(old.suite(), &old.entry(size - 1).unwrap()).unwrap();
        let entries: Vec<Vec<u8>> = (0..)
            .zip([Body::Genesis(genesis), Body::Propose(proposal)])
            .map(|(index, body)| {
                seal((self.origin, index), &last.seen, last.stated_at, &body, &signer).unwrap()
            })
            .collect();
        let mut store = LogStore::open(Arc::new(MachineDisk), to, self.origin).unwrap();
        store.append(&entries, |next| Ok(next.signed(&signer))).unwrap();
        std::fs::write(to.join("vkeys"), format!("{}\n", signer.verifier())).unwrap();
    }
}

/// The root under the new hash is what all old proofs rest on later: nobody signs one that it has not found itself.
#[test]
fn nobody_signs_a_root_under_the_new_hash_that_it_has_not_worked_out() {
    for lies in [false, true] {
        let (circle, _, mut nodes) = begun();
        under(&mut nodes, SECOND);
        let ash = circle.folder("ash");
        let held = LogStore::open(Arc::new(MachineDisk), &ash.join("logs/ash"), &origin("ash")).unwrap();
        let mut anew = tree::Frontier::new(SECOND);
        (0..held.size()).for_each(|at| anew.append(SECOND.leaf(&held.entry(at).unwrap()), |_, _, _| {}));
        let (next, charter) = ("ash.example/next", nodes[0].record().charter().unwrap());
        let act = format!(
            r#"{{"nonce":"{}","by":"ash","charter":"{charter}","subject":"log/ash","base":null,"sides":["ash","birch"],"content":{{"act":"log.succeed","origin":"{next}"}}}}"#,
            "0e".repeat(16)
        );
        let shown = circle.root.path().join("shown");
        copy(&ash.join("logs"), &shown.join("logs"));
        let writer = Candidate { origin: next, suite: SECOND, recovery: old_recovery(&ash) };
        let root = if lies { held.checkpoint().root } else { anew.root() };
        writer.write(&held, act.as_bytes(), &shown.join("logs/ash.2"), Some(root));
        nodes[1].exchange("ash", &Folder(shown)).unwrap();
        let signs = nodes[1].submit(&Intent::Concur { act: SECOND.act_id(act.as_bytes()) });
        match signs {
            Err(SubmitError::Rehashed(named)) => assert!(lies && named == next),
            other => assert!(!lies && other.is_ok(), "{other:?}"),
        }
    }
}
