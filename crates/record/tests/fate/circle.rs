//! A circle of sides in memory: each test says who writes what, and reads what came of it.

// Named by their paths, so that the trials can take this file up from elsewhere.
#[path = "circle/again.rs"]
mod again;
#[path = "circle/continuing.rs"]
mod continuing;

use jiff::Timestamp;
use paivand_record::act::CHARTER;
use paivand_record::checkpoint::{Checkpoint, cosign};
use paivand_record::entry::{
    Body, Bytes, Citation, Close, CloseReason, Concur, Decline, Enact, Entry, Genesis, Observe, Propose,
    ProvenConcur, SEALING_KEY_BYTES, Signature, Statement, seal,
};
use paivand_record::envelope::{ACT_TYPE, encoding};
use paivand_record::fate::{Event, Fate, Record, Roots, Void, Wait};
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Purpose, Signer};
use paivand_record::note::Note;
use paivand_record::suite::Suite;
use paivand_record::tree::{self, Frontier, Hashes};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One side's log and keys.
#[derive(Clone)]
pub(crate) struct Party {
    pub(crate) side: String,
    pub(crate) origin: String,
    pub(crate) signer: Arc<Signer>,
    pub(crate) cosigner: Arc<Signer>,
    pub(crate) recovery: Arc<Signer>,
    pub(crate) entries: Vec<Vec<u8>>,
    hashes: BTreeMap<(u8, u64), Hash>,
    frontier: Frontier,
}

impl Hashes for Party {
    fn suite(&self) -> Suite {
        self.frontier.suite()
    }

    fn hash(&self, level: u8, index: u64) -> Option<Hash> {
        self.hashes.get(&(level, index)).copied()
    }
}

impl Party {
    pub(crate) fn checkpoint(&self, size: u64) -> Checkpoint {
        Checkpoint { origin: self.origin.clone(), size, root: tree::root(self, size).unwrap() }
    }

    pub(crate) fn size(&self) -> u64 {
        self.frontier.size()
    }

    pub(crate) fn append(&mut self, entry: &[u8]) {
        let hashes = &mut self.hashes;
        self.frontier.take(entry, |level, index, hash| {
            hashes.insert((level, index), hash);
        });
        self.entries.push(entry.to_vec());
    }
}

/// All logs by name, and one record that folds every log as it grows. The first log of a side has its name; those
/// that are to continue it have others, such as `cedar.2`.
#[derive(Clone)]
pub(crate) struct Circle {
    pub(crate) parties: BTreeMap<String, Party>,
    pub(crate) record: Record,
    /// The suite of every charter and log that begins from now on.
    pub(crate) suite: Suite,
    nonce: u64,
}

pub(crate) struct Held<'a>(pub(crate) &'a BTreeMap<String, Party>);

impl Roots for Held<'_> {
    fn root(&self, origin: &str, size: u64) -> Option<Hash> {
        let party = self.0.values().find(|party| party.origin == origin)?;
        tree::root(party, size)
    }
}

/// A log of a side and its keys; the keys of different numbers differ.
pub(crate) fn begin(side: &str, origin: String, number: u8) -> Party {
    begin_of(Suite::Ed25519Sha256, side, origin, number)
}

/// The same by another suite.
pub(crate) fn begin_of(suite: Suite, side: &str, origin: String, number: u8) -> Party {
    let key = |name: &str, purpose, salt: u8| {
        let algorithm = Algorithm::of(suite, purpose);
        Arc::new(Signer::new(name, algorithm, &[number * 4 + salt; 32]).unwrap())
    };
    Party {
        side: side.into(),
        signer: key(&origin, Purpose::Log, 1),
        cosigner: key(&format!("{origin}/mirror"), Purpose::Cosigner, 2),
        recovery: key(&format!("{origin}/recovery"), Purpose::Log, 3),
        origin,
        entries: Vec::new(),
        hashes: BTreeMap::new(),
        frontier: Frontier::new(suite),
    }
}

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

impl Circle {
    /// Sides with their genesis entries; no charter yet.
    pub(crate) fn begun(sides: &[&str]) -> Self {
        Self::begun_of(Suite::Ed25519Sha256, sides)
    }

    pub(crate) fn begun_of(suite: Suite, sides: &[&str]) -> Self {
        let mut circle = Self { parties: BTreeMap::new(), record: Record::default(), suite, nonce: 0 };
        for (number, side) in (1u8..).zip(sides) {
            let party = begin_of(suite, side, format!("{side}.example/log"), number);
            assert!(circle.record.meet(party.signer.verifier().clone(), side));
            circle.parties.insert((*side).into(), party);
        }
        for side in sides {
            let genesis = circle.genesis(side);
            circle.says(side, &genesis).unwrap();
        }
        circle
    }

    /// Sides under a charter in force.
    pub(crate) fn chartered(sides: &[&str]) -> Self {
        Self::chartered_of(Suite::Ed25519Sha256, sides)
    }

    pub(crate) fn chartered_of(suite: Suite, sides: &[&str]) -> Self {
        let mut circle = Self::begun_of(suite, sides);
        let first = circle.parties.keys().next().unwrap().clone();
        let charter = circle.charter_act(&first);
        circle.agree(&first, &charter);
        assert_eq!(circle.record.charter(), Some(circle.id(&charter)));
        circle
    }

    /// The name of an act that was proposed, by the suite of the log in which it was.
    pub(crate) fn id(&self, act: &[u8]) -> Hash {
        let mut ids = Suite::ALL.into_iter().map(|suite| suite.act_id(act));
        ids.find(|id| self.record.acts().contains_key(id)).unwrap()
    }

    pub(crate) fn party(&self, side: &str) -> &Party {
        &self.parties[side]
    }

    pub(crate) fn genesis(&self, side: &str) -> Body {
        let party = self.party(side);
        Body::Genesis(Genesis {
            circle: "test".into(),
            side: party.side.clone(),
            suite: party.frontier.suite().name().into(),
            log_key: party.signer.verifier().to_string(),
            cosigner_key: party.cosigner.verifier().to_string(),
            recovery_key: party.recovery.verifier().to_string(),
            sealing_key: Bytes(vec![7; SEALING_KEY_BYTES]),
            predecessor: None,
        })
    }

    /// The names of the present logs of the other sides: of each the last one.
    pub(crate) fn others(&self, name: &str) -> Vec<String> {
        let side = &self.party(name).side;
        let present = |other: &&String| {
            let party = self.party(other);
            let origin = self.record.origin_of(&party.side);
            party.side != *side && origin.is_none_or(|origin| origin == party.origin)
        };
        self.parties.keys().filter(present).cloned().collect()
    }

    /// Where an act was enacted.
    pub(crate) fn enacted(&self, act: &[u8]) -> Citation {
        match &self.record.acts()[&self.id(act)].fate {
            Fate::Enacted { at } | Fate::InForce { enact: at, .. } => at.clone(),
            other @ (Fate::Open | Fate::Closed { .. }) => panic!("{other:?}"),
        }
    }

    /// What a writer of `side` has seen when it has folded everything.
    pub(crate) fn seen(&self, side: &str) -> Vec<Checkpoint> {
        let own = &self.party(side).side;
        let others = self.parties.values().filter(|party| party.side != *own && party.size() > 0);
        let mut seen: Vec<_> = others.map(|party| party.checkpoint(party.size())).collect();
        seen.sort();
        seen
    }

    /// Writes and folds an entry of `side` that has seen everything; a void one stays in its log.
    pub(crate) fn says(&mut self, side: &str, body: &Body) -> Result<Vec<Event>, Void> {
        let seen = self.seen(side);
        self.says_having_seen(side, body, &seen)
    }

    pub(crate) fn says_having_seen(
        &mut self,
        side: &str,
        body: &Body,
        seen: &[Checkpoint],
    ) -> Result<Vec<Event>, Void> {
        let party = self.party(side);
        let index = party.size();
        let bytes = seal((&party.origin, index), seen, at(0), body, &party.signer).unwrap();
        self.writes(side, &bytes)
    }

    /// Appends and folds bytes as they are. A void entry must change nothing but the log's size.
    pub(crate) fn writes(&mut self, side: &str, bytes: &[u8]) -> Result<Vec<Event>, Void> {
        self.try_writes(side, bytes).unwrap()
    }

    pub(crate) fn try_writes(&mut self, side: &str, bytes: &[u8]) -> Result<Result<Vec<Event>, Void>, Wait> {
        let origin = self.party(side).origin.clone();
        let (acts, charter) = (self.record.acts().clone(), self.record.charter());
        self.parties.get_mut(side).unwrap().append(bytes);
        let outcome = self.record.fold(&origin, bytes, &Held(&self.parties))?;
        if outcome.is_err() {
            assert_eq!(self.record.acts(), &acts, "a void entry changed an act");
            assert_eq!(self.record.charter(), charter);
        }
        Ok(outcome)
    }

    pub(crate) fn nonce(&mut self) -> String {
        self.nonce += 1;
        format!("{:032x}", self.nonce)
    }

    /// The text of a charter of these sides; `None` stands for a side on paper.
    pub(crate) fn charter_content(&self, version: u32, on_paper: &[&str]) -> String {
        let first = self.parties.values().filter(|party| !party.origin.contains(".2"));
        let with_nodes = first.map(|party| {
            let genesis = party.frontier.suite().leaf(&party.entries[0]);
            format!(r#"{{"side":"{}","origin":"{}","genesis":"{genesis}"}}"#, party.side, party.origin)
        });
        let paper =
            on_paper.iter().map(|side| format!(r#"{{"side":"{side}","origin":null,"genesis":null}}"#));
        let sides: Vec<String> = with_nodes.chain(paper).collect();
        format!(
            r#"{{"act":"charter.found","circle":"test","version":{version},"suite":"{}","sides":[{}]}}"#,
            self.suite.name(),
            sides.join(",")
        )
    }

    pub(crate) fn charter_act(&mut self, by: &str) -> Vec<u8> {
        let content = self.charter_content(1, &[]);
        self.act(by, CHARTER, None, None, &content)
    }

    /// A charter that follows the one in force.
    pub(crate) fn next_charter(&mut self, by: &str, version: u32) -> Vec<u8> {
        let (content, base) = (self.charter_content(version, &[]), self.record.charter());
        self.act(by, CHARTER, base, base, &content)
    }

    pub(crate) fn act(
        &mut self,
        by: &str,
        subject: &str,
        charter: Option<Hash>,
        base: Option<Hash>,
        content: &str,
    ) -> Vec<u8> {
        let sides: BTreeSet<&String> = self.parties.values().map(|party| &party.side).collect();
        let sides: Vec<String> = sides.iter().map(|side| format!("\"{side}\"")).collect();
        let quoted = |hash: Option<Hash>| hash.map_or("null".into(), |hash| format!("\"{hash}\""));
        let by = self.party(by).side.clone();
        format!(
            r#"{{"nonce":"{}","by":"{by}","charter":{},"subject":"{subject}","base":{},"sides":[{}],"content":{content}}}"#,
            self.nonce(),
            quoted(charter),
            quoted(base),
            sides.join(",")
        )
        .into_bytes()
    }

    /// A joint act under the charter in force.
    pub(crate) fn joint(&mut self, by: &str, subject: &str, base: Option<Hash>) -> Vec<u8> {
        let charter = self.record.charter();
        self.act(by, subject, charter, base, r#"{"act":"test"}"#)
    }

    /// A side's own word.
    pub(crate) fn own(&mut self, by: &str, subject: &str) -> Body {
        let charter = self.record.charter().unwrap();
        let (nonce, by) = (self.nonce(), self.party(by).side.clone());
        let act = format!(
            r#"{{"nonce":"{nonce}","by":"{by}","charter":"{charter}","subject":"{subject}","base":null,"sides":["{by}"],"content":{{}}}}"#
        );
        Body::Statement(Statement { act: Bytes(act.into_bytes()), hand: None })
    }

    pub(crate) fn propose(&self, by: &str, act: &[u8]) -> Body {
        let signature = Signature(self.party(by).signer.sign(&encoding(ACT_TYPE, act)));
        let head = paivand_record::act::Head::parse(act);
        let releases = head.and_then(|head| self.record.release(&head.by, &head).ok().flatten());
        Body::Propose(Propose { act: Bytes(act.to_vec()), signature, releases, hand: None })
    }

    pub(crate) fn proposal(&self, act: &[u8]) -> Citation {
        self.record.acts()[&self.id(act)].at.clone()
    }

    pub(crate) fn concur(&self, by: &str, act: &[u8]) -> Body {
        let party = self.party(by);
        let signature = Signature(party.signer.sign(&encoding(ACT_TYPE, act)));
        let head = &self.record.acts()[&self.id(act)].head;
        let releases = self.record.release(&party.side, head).ok().flatten();
        let (proposal, act_id) = (self.proposal(act), self.id(act));
        Body::Concur(Concur { proposal, act_id, signature, releases, stopped: None, hand: None })
    }

    pub(crate) fn decline(&self, act: &[u8]) -> Body {
        let (proposal, act_id) = (self.proposal(act), self.id(act));
        Body::Decline(Decline { proposal, act_id, words: None, draft: None, hand: None })
    }

    pub(crate) fn close(&self, act: &[u8], reason: CloseReason) -> Body {
        Body::Close(Close { proposal: self.proposal(act), act_id: self.id(act), reason })
    }

    pub(crate) fn enact(&self, act: &[u8]) -> Body {
        let origin = &self.record.acts()[&self.id(act)].at.origin;
        let (by, _) = self.parties.iter().find(|(_, party)| party.origin == *origin).unwrap();
        self.enact_by(by, act)
    }

    /// An enact written in the log named `by`: each concurrence under a checkpoint that all others hold.
    pub(crate) fn enact_by(&self, by: &str, act: &[u8]) -> Body {
        let joint = &self.record.acts()[&self.id(act)];
        let proven = joint.concurs.values().map(|signed| {
            let found = self.parties.iter().find(|(_, party)| party.origin == signed.at.origin);
            let (name, party) = found.unwrap();
            let mut mirrors = vec![by.to_owned()];
            mirrors.extend(self.others(by).into_iter().filter(|other| self.party(other).side != party.side));
            let mirrors: Vec<&str> = mirrors.iter().map(String::as_str).collect();
            ProvenConcur {
                concur: signed.at.clone(),
                signature: signed.signature,
                proof: tree::inclusion(party, signed.at.index, party.size()).unwrap(),
                checkpoint: self.cosigned(name, &mirrors).to_string(),
            }
        });
        let (proposal, concurs) = (joint.at.clone(), proven.collect());
        Body::Enact(Enact { proposal, act_id: self.id(act), concurs, end: None })
    }

    /// The latest checkpoint of `side`, cosigned by each of `mirrors`.
    pub(crate) fn cosigned(&self, side: &str, mirrors: &[&str]) -> Note {
        let party = self.party(side);
        let mut note = party.checkpoint(party.size()).signed(&party.signer);
        for (time, mirror) in (1_800_000_100..).zip(mirrors) {
            note.signatures.push(cosign(&note, &self.party(mirror).cosigner, time));
        }
        note
    }

    pub(crate) fn receipt(&self, by: &str, enact: Option<Citation>, mirrors: &[&str]) -> Body {
        Body::Observe(Observe::Receipt { enact, checkpoint: self.cosigned(by, mirrors).to_string() })
    }

    /// Takes an act from proposal to force.
    pub(crate) fn agree(&mut self, by: &str, act: &[u8]) {
        let others = self.others(by);
        self.says(by, &self.propose(by, act)).unwrap();
        for side in &others {
            self.says(side, &self.concur(side, act)).unwrap();
        }
        self.says(by, &self.enact(act)).unwrap();
        let mirrors: Vec<&str> = others.iter().map(String::as_str).collect();
        let enact = self.enacted(act);
        self.says(by, &self.receipt(by, Some(enact), &mirrors)).unwrap();
    }
}

/// What came of each entry, by log and place.
pub(crate) type Outcomes = BTreeMap<(String, u64), Result<Vec<Event>, Void>>;

/// An entry as its log holds it.
pub(crate) fn entry(party: &Party, index: usize) -> Entry {
    Entry::parse(party.frontier.suite(), &party.entries[index]).unwrap()
}
