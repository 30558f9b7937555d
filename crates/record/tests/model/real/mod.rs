//! The entries of a model as real ones, under real keys.

mod write;

use crate::circle::{Circle, Subject, only};
use crate::entry::Act;
use jiff::Timestamp;
use paivand_record::checkpoint::{Checkpoint, cosign};
use paivand_record::entry::{
    Body, Bytes, Citation, Concur, Enact, Genesis, Observe, Propose, ProvenConcur, SEALING_KEY_BYTES,
    Signature, seal,
};
use paivand_record::envelope::{ACT_TYPE, encoding};
use paivand_record::fate::{Record, Roots};
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use paivand_record::note::Note;
use paivand_record::suite::Suite;
use paivand_record::tree::{self, Frontier, Hashes};
use std::collections::BTreeMap;
use std::rc::Rc;

const SUITE: Suite = Suite::Ed25519Sha256;

pub(crate) const SIDES: [&str; 3] = ["ash", "birch", "cedar"];

/// One real log as far as one viewer holds it.
#[derive(Clone, Default)]
pub(crate) struct Branch {
    pub(crate) entries: Vec<Rc<Vec<u8>>>,
    hashes: BTreeMap<(u8, u64), Hash>,
    frontier: Frontier,
}

impl Hashes for Branch {
    fn suite(&self) -> Suite {
        SUITE
    }

    fn hash(&self, level: u8, index: u64) -> Option<Hash> {
        self.hashes.get(&(level, index)).copied()
    }
}

impl Branch {
    fn size(&self) -> u64 {
        self.frontier.size()
    }

    fn push(&mut self, entry: Vec<u8>) {
        let hashes = &mut self.hashes;
        self.frontier.append(SUITE.leaf(&entry), |level, index, hash| {
            hashes.insert((level, index), hash);
        });
        self.entries.push(Rc::new(entry));
    }

    fn leaf(&self, index: usize) -> Hash {
        SUITE.leaf(&self.entries[index])
    }
}

/// What a viewer holds of all logs.
pub(crate) struct Held<'a>(pub(crate) &'a Forge, pub(crate) &'a [Rc<Branch>]);

impl Roots for Held<'_> {
    fn root(&self, origin: &str, size: u64) -> Option<Hash> {
        let log = (0..self.1.len()).find(|log| self.0.origin(*log) == origin)?;
        if size == 0 { None } else { tree::root(&*self.1[log], size) }
    }
}

/// The keys of one log; a second log key for who has lost the first.
struct Pens {
    log: [Signer; 2],
    cosigner: Signer,
    recovery: Signer,
}

/// Makes real entries out of those of a model, each once.
pub(crate) struct Forge {
    circle: Circle,
    pens: Vec<Pens>,
    acts: Vec<Vec<u8>>,
    /// What stands in each log before the model begins.
    before: Vec<usize>,
    /// Every branch of every log, by the name of its last entry.
    branches: BTreeMap<(usize, u64), Rc<Branch>>,
}

fn now() -> Timestamp {
    Timestamp::from_second(1_800_000_000).unwrap()
}

fn size(number: usize) -> u64 {
    u64::try_from(number).unwrap()
}

impl Forge {
    pub(crate) fn of(circle: &Circle) -> Self {
        let pens = (0..circle.logs()).map(|log| Pens::of(&origin(log), log)).collect();
        let mut forge = Self {
            circle: circle.clone(),
            pens,
            acts: Vec::new(),
            before: Vec::new(),
            branches: BTreeMap::new(),
        };
        let mut logs = vec![Branch::default(); circle.logs()];
        for (log, branch) in logs.iter_mut().enumerate().take(circle.sides) {
            let genesis = Body::Genesis(forge.genesis(log));
            branch.push(seal((&origin(log), 0), &[], now(), &genesis, &forge.pens[log].log[0]).unwrap());
        }
        forge.before = logs.iter().map(|branch| branch.entries.len()).collect();
        forge.acts = forge.write_acts(&logs);
        forge.found(&mut logs);
        forge.before = logs.iter().map(|branch| branch.entries.len()).collect();
        for (log, branch) in logs.into_iter().enumerate() {
            forge.branches.insert((log, 0), Rc::new(branch));
        }
        forge
    }

    pub(crate) fn origin(&self, log: usize) -> String {
        origin(log)
    }

    /// A record that has met every side and knows the rules up to a version.
    pub(crate) fn record(&self, knows: u8) -> Record {
        let mut record = Record::knowing(knows.into());
        for (side, pens) in self.pens.iter().take(self.circle.sides).enumerate() {
            assert!(record.meet(pens.log[0].verifier().clone(), SIDES[side]));
        }
        for log in self.circle.sides..self.circle.logs() {
            assert!(record.expect(&origin(log)));
        }
        record
    }

    pub(crate) fn act(&self, act: Act) -> Hash {
        SUITE.act_id(&self.acts[act])
    }

    pub(crate) fn before(&self, log: usize) -> usize {
        self.before[log]
    }

    fn side(&self, log: usize) -> &'static str {
        SIDES[self.circle.side(log)]
    }

    fn genesis(&self, log: usize) -> Genesis {
        let pens = &self.pens[log];
        Genesis {
            circle: "test".into(),
            side: self.side(log).into(),
            suite: "ed25519-sha256".into(),
            log_key: pens.log[0].verifier().to_string(),
            cosigner_key: pens.cosigner.verifier().to_string(),
            recovery_key: pens.recovery.verifier().to_string(),
            sealing_key: Bytes(vec![7; SEALING_KEY_BYTES]),
            predecessor: None,
        }
    }

    fn write_acts(&self, logs: &[Branch]) -> Vec<Vec<u8>> {
        let mut acts: Vec<Vec<u8>> = Vec::new();
        for (number, draft) in self.circle.acts.iter().enumerate() {
            let quoted = |act: Option<Act>| {
                act.map_or("null".into(), |act| format!("\"{}\"", SUITE.act_id(&acts[act])))
            };
            let (subject, content) = match draft.subject {
                Subject::Charter { version, on_paper } => {
                    ("charter".into(), self.charter(logs, version, on_paper))
                }
                Subject::Document(number) => (format!("document/{number}"), r#"{"act":"test"}"#.into()),
                Subject::Log => (
                    "log/ash".to_owned(),
                    format!(r#"{{"act":"log.succeed","origin":"{}"}}"#, origin(draft.log)),
                ),
            };
            let sides: Vec<String> =
                (0..self.circle.sides).map(|side| format!("\"{}\"", SIDES[side])).collect();
            let paper = (0..self.circle.sides).filter(|side| draft.attested & only(*side) != 0).map(|side| {
                format!(r#"{{"side":"{}","on":"2027-03-01","scan":"{}"}}"#, SIDES[side], Hash::of(b"scan"))
            });
            let paper: Vec<String> = paper.collect();
            let attested = if paper.is_empty() {
                String::new()
            } else {
                format!(r#""attested":[{}],"#, paper.join(","))
            };
            let (charter, base) = (quoted(draft.charter), quoted(draft.base));
            let act = format!(
                r#"{{"nonce":"{number:032x}","by":"{}","charter":{charter},"subject":"{subject}","base":{base},"sides":[{}],{attested}"content":{content}}}"#,
                self.side(draft.log),
                sides.join(",")
            );
            acts.push(act.into_bytes());
        }
        acts
    }

    fn charter(&self, logs: &[Branch], version: u8, on_paper: u8) -> String {
        let listed = |side: usize| {
            if on_paper & only(side) != 0 {
                return format!(r#"{{"side":"{}","origin":null,"genesis":null}}"#, SIDES[side]);
            }
            let genesis = logs[side].leaf(0);
            format!(r#"{{"side":"{}","origin":"{}","genesis":"{genesis}"}}"#, SIDES[side], origin(side))
        };
        let sides: Vec<String> = (0..self.circle.sides).map(listed).collect();
        format!(
            r#"{{"act":"charter.found","circle":"test","version":{version},"suite":"ed25519-sha256","sides":[{}]}}"#,
            sides.join(",")
        )
    }

    /// The first charter comes into force.
    fn found(&self, logs: &mut [Branch]) {
        let write = |logs: &mut [Branch], log: usize, body: &Body| {
            let index = logs[log].size();
            let seen: Vec<Checkpoint> = (0..self.circle.sides)
                .filter(|other| *other != log)
                .map(|other| checkpoint(other, &logs[other], logs[other].size()))
                .collect();
            let entry = seal((&origin(log), index), &seen, now(), body, &self.pens[log].log[0]).unwrap();
            let at = Citation { origin: origin(log), index, leaf: SUITE.leaf(&entry) };
            logs[log].push(entry);
            at
        };
        let signature = |log: usize| self.signature(log, 0, 0);
        let act = Bytes(self.acts[0].clone());
        let propose = Propose { act, signature: signature(0), releases: None, hand: None };
        let proposal = write(logs, 0, &Body::Propose(propose));
        let mut concurs = Vec::new();
        for side in self.circle.others(0) {
            let (act_id, proposal) = (self.act(0), proposal.clone());
            let concur = Concur {
                proposal,
                act_id,
                signature: signature(side),
                releases: None,
                stopped: None,
                hand: None,
            };
            let at = write(logs, side, &Body::Concur(concur));
            concurs.push((side, at));
        }
        let proven = concurs.into_iter().map(|(side, concur)| {
            let end = logs[side].size();
            ProvenConcur {
                proof: tree::inclusion(&logs[side], concur.index, end).unwrap(),
                checkpoint: self.note(side, &logs[side], end, u8::MAX, 0).to_string(),
                signature: signature(side),
                concur,
            }
        });
        let concurs = proven.collect();
        let enact = Enact { proposal, act_id: self.act(0), concurs, end: None };
        let enact = write(logs, 0, &Body::Enact(enact));
        if self.circle.others(0).next().is_some() {
            let checkpoint = self.note(0, &logs[0], logs[0].size(), u8::MAX, 0).to_string();
            write(logs, 0, &Body::Observe(Observe::Receipt { enact: Some(enact), checkpoint }));
            // All know that it is in force, whatever they are shown from here on.
            for side in self.circle.others(0) {
                write(logs, side, &Body::Observe(Observe::Seen {}));
            }
        }
    }

    fn signature(&self, log: usize, key: u8, act: Act) -> Signature {
        Signature(self.pens[log].log[usize::from(key)].sign(&encoding(ACT_TYPE, &self.acts[act])))
    }

    /// A checkpoint of a log, cosigned by these sides with the keys of their first logs.
    fn note(&self, log: usize, branch: &Branch, end: u64, by: u8, key: u8) -> Note {
        let mut note = checkpoint(log, branch, end).signed(&self.pens[log].log[usize::from(key)]);
        for side in (0..self.circle.sides).filter(|side| by & only(*side) != 0) {
            note.signatures.push(cosign(&note, &self.pens[side].cosigner, 1_800_000_100));
        }
        note
    }
}

fn origin(log: usize) -> String {
    match SIDES.get(log) {
        Some(side) if log < 3 => format!("{side}.example/log"),
        _ => format!("ash.example/log{log}"),
    }
}

fn checkpoint(log: usize, branch: &Branch, size: u64) -> Checkpoint {
    Checkpoint { origin: origin(log), size, root: tree::root(branch, size).unwrap() }
}

impl Pens {
    fn of(origin: &str, log: usize) -> Self {
        let key = |name: &str, algorithm, salt: u8| {
            let seed = u8::try_from(log).unwrap() * 5 + salt;
            Signer::new(name, algorithm, &[seed; 32]).unwrap()
        };
        Self {
            log: [key(origin, Algorithm::Ed25519, 1), key(origin, Algorithm::Ed25519, 2)],
            cosigner: key(&format!("{origin}/mirror"), Algorithm::Cosignature, 3),
            recovery: key(&format!("{origin}/recovery"), Algorithm::Ed25519, 4),
        }
    }
}
