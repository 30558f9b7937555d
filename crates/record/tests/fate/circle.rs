//! A circle of sides in memory: each test says who writes what, and reads what came of it.

use jiff::Timestamp;
use paivand_record::act::CHARTER;
use paivand_record::checkpoint::{Checkpoint, cosign};
use paivand_record::entry::{
    Body, Bytes, Citation, Close, CloseReason, Concur, Decline, Enact, Entry, Genesis, Observe, Propose,
    ProvenConcur, Signature, Statement, Succeed, seal,
};
use paivand_record::envelope::{ACT_TYPE, act_id, encoding};
use paivand_record::fate::{Event, Record, Roots, Void, Wait};
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use paivand_record::note::Note;
use paivand_record::tree::{self, Frontier, Hashes};
use std::collections::BTreeMap;

/// One side's log and keys.
pub(crate) struct Party {
    pub(crate) side: String,
    pub(crate) origin: String,
    pub(crate) signer: Signer,
    pub(crate) cosigner: Signer,
    pub(crate) recovery: Signer,
    pub(crate) entries: Vec<Vec<u8>>,
    hashes: BTreeMap<(u8, u64), Hash>,
    frontier: Frontier,
}

impl Hashes for Party {
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
        self.frontier.append(Hash::leaf(entry), |level, index, hash| {
            hashes.insert((level, index), hash);
        });
        self.entries.push(entry.to_vec());
    }
}

/// All sides, and one record that folds every log as it grows.
pub(crate) struct Circle {
    pub(crate) parties: BTreeMap<String, Party>,
    /// Logs that ended, in the order of their ends.
    pub(crate) ended: Vec<Party>,
    pub(crate) record: Record,
    nonce: u64,
}

pub(crate) struct Held<'a>(pub(crate) &'a BTreeMap<String, Party>, pub(crate) &'a [Party]);

impl Roots for Held<'_> {
    fn root(&self, origin: &str, size: u64) -> Option<Hash> {
        let party = self.0.values().chain(self.1).find(|party| party.origin == origin)?;
        tree::root(party, size)
    }
}

/// The log of a side and its keys; the keys of different numbers differ.
fn begin(side: &str, origin: String, number: u8) -> Party {
    let key =
        |name: &str, algorithm, salt: u8| Signer::new(name, algorithm, &[number * 4 + salt; 32]).unwrap();
    Party {
        side: side.into(),
        signer: key(&origin, Algorithm::Ed25519, 1),
        cosigner: key(&format!("{origin}/mirror"), Algorithm::Cosignature, 2),
        recovery: key(&format!("{origin}/recovery"), Algorithm::Ed25519, 3),
        origin,
        entries: Vec::new(),
        hashes: BTreeMap::new(),
        frontier: Frontier::default(),
    }
}

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

impl Circle {
    /// Sides with their genesis entries; no charter yet.
    pub(crate) fn begun(sides: &[&str]) -> Self {
        let (parties, ended) = (BTreeMap::new(), Vec::new());
        let mut circle = Self { parties, ended, record: Record::default(), nonce: 0 };
        for (number, side) in (1u8..).zip(sides) {
            let party = begin(side, format!("{side}.example/log"), number);
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
        let mut circle = Self::begun(sides);
        let first = circle.parties.keys().next().unwrap().clone();
        let charter = circle.charter_act(&first);
        circle.agree(&first, &charter);
        assert_eq!(circle.record.charter(), Some(act_id(&charter)));
        circle
    }

    pub(crate) fn party(&self, side: &str) -> &Party {
        &self.parties[side]
    }

    pub(crate) fn genesis(&self, side: &str) -> Body {
        let party = self.party(side);
        Body::Genesis(Genesis {
            circle: "test".into(),
            side: side.into(),
            log_key: party.signer.verifier().to_string(),
            cosigner_key: party.cosigner.verifier().to_string(),
            recovery_key: party.recovery.verifier().to_string(),
            predecessor: None,
        })
    }

    /// The log that will continue the present one of `side`, with the entry that ends that.
    pub(crate) fn next(&self, side: &str) -> (Party, Body) {
        let number = u8::try_from(4 + self.ended.len()).unwrap();
        let next = begin(side, format!("{side}.example/log{number}"), number);
        let (successor, log_key) = (next.origin.clone(), next.signer.verifier().to_string());
        (next, Body::Succeed(Succeed { successor, log_key }))
    }

    /// Puts the next log in the place of the ended one; gives the genesis that continues it.
    pub(crate) fn succeed(&mut self, next: Party) -> Body {
        let side = next.side.clone();
        let last = self.parties.insert(side.clone(), next).unwrap();
        let predecessor = Some(last.checkpoint(last.size()));
        self.ended.push(last);
        let Body::Genesis(genesis) = self.genesis(&side) else { unreachable!() };
        Body::Genesis(Genesis { predecessor, ..genesis })
    }

    /// Ends the present log of `side` and begins the next.
    pub(crate) fn moves(&mut self, side: &str) {
        let (next, end) = self.next(side);
        self.says(side, &end).unwrap();
        let genesis = self.succeed(next);
        self.says(side, &genesis).unwrap();
    }

    /// What a writer of `side` has seen when it has folded everything.
    pub(crate) fn seen(&self, side: &str) -> Vec<Checkpoint> {
        let others = self.parties.values().filter(|party| party.side != side && party.size() > 0);
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
        let outcome = self.record.fold(&origin, bytes, &Held(&self.parties, &self.ended))?;
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

    pub(crate) fn charter_act(&mut self, by: &str) -> Vec<u8> {
        let listed: Vec<String> = self
            .parties
            .values()
            .map(|party| {
                let genesis = Hash::leaf(&party.entries[0]);
                format!(r#"{{"side":"{}","origin":"{}","genesis":"{genesis}"}}"#, party.side, party.origin)
            })
            .collect();
        let content = format!(r#"{{"act":"charter.found","sides":[{}]}}"#, listed.join(","));
        self.act(by, CHARTER, None, None, &content)
    }

    pub(crate) fn act(
        &mut self,
        by: &str,
        subject: &str,
        charter: Option<Hash>,
        base: Option<Hash>,
        content: &str,
    ) -> Vec<u8> {
        let sides: Vec<String> = self.parties.keys().map(|side| format!("\"{side}\"")).collect();
        let quoted = |hash: Option<Hash>| hash.map_or("null".into(), |hash| format!("\"{hash}\""));
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
        self.act(by, subject, charter, base, r#"{"content":"test"}"#)
    }

    /// A side's own word.
    pub(crate) fn own(&mut self, by: &str, subject: &str) -> Body {
        let charter = self.record.charter().unwrap();
        let nonce = self.nonce();
        let act = format!(
            r#"{{"nonce":"{nonce}","by":"{by}","charter":"{charter}","subject":"{subject}","base":null,"sides":["{by}"],"content":{{}}}}"#
        );
        Body::Statement(Statement { act: Bytes(act.into_bytes()) })
    }

    pub(crate) fn propose(&self, by: &str, act: &[u8]) -> Body {
        let signature = Signature(self.party(by).signer.sign(&encoding(ACT_TYPE, act)));
        let head = paivand_record::act::Head::parse(act);
        let releases = head.and_then(|head| self.record.release(by, &head.subject, head.base).ok().flatten());
        Body::Propose(Propose { act: Bytes(act.to_vec()), signature, releases })
    }

    pub(crate) fn proposal(&self, act: &[u8]) -> Citation {
        self.record.acts()[&act_id(act)].at.clone()
    }

    pub(crate) fn concur(&self, by: &str, act: &[u8]) -> Body {
        let signature = Signature(self.party(by).signer.sign(&encoding(ACT_TYPE, act)));
        let head = &self.record.acts()[&act_id(act)].head;
        let releases = self.record.release(by, &head.subject, head.base).ok().flatten();
        Body::Concur(Concur { proposal: self.proposal(act), act_id: act_id(act), signature, releases })
    }

    pub(crate) fn decline(&self, act: &[u8]) -> Body {
        let (proposal, act_id) = (self.proposal(act), act_id(act));
        Body::Decline(Decline { proposal, act_id, reason: "not yet".into(), draft: None })
    }

    pub(crate) fn close(&self, act: &[u8], reason: CloseReason) -> Body {
        Body::Close(Close { proposal: self.proposal(act).index, act_id: act_id(act), reason })
    }

    pub(crate) fn enact(&self, act: &[u8]) -> Body {
        let joint = &self.record.acts()[&act_id(act)];
        let proven = joint.concurs.values().map(|signed| {
            let mut parties = self.parties.values().chain(&self.ended);
            let party = parties.find(|party| party.origin == signed.at.origin).unwrap();
            let checkpoint = party.checkpoint(party.size());
            ProvenConcur {
                concur: signed.at.clone(),
                signature: signed.signature,
                proof: tree::inclusion(party, signed.at.index, checkpoint.size).unwrap(),
                checkpoint: checkpoint.signed(&party.signer).to_string(),
            }
        });
        Body::Enact(Enact { proposal: joint.at.index, act_id: act_id(act), concurs: proven.collect() })
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

    pub(crate) fn receipt(&self, by: &str, enact: u64, mirrors: &[&str]) -> Body {
        Body::Observe(Observe::Receipt { enact, checkpoint: self.cosigned(by, mirrors).to_string() })
    }

    /// Takes an act from proposal to force.
    pub(crate) fn agree(&mut self, by: &str, act: &[u8]) {
        let others: Vec<String> = self.parties.keys().filter(|side| *side != by).cloned().collect();
        self.says(by, &self.propose(by, act)).unwrap();
        for side in &others {
            self.says(side, &self.concur(side, act)).unwrap();
        }
        let enact = self.party(by).size();
        self.says(by, &self.enact(act)).unwrap();
        let mirrors: Vec<&str> = others.iter().map(String::as_str).collect();
        self.says(by, &self.receipt(by, enact, &mirrors)).unwrap();
    }

    /// Folds all logs anew, always taking the next entry from the side that `choose` picks among those ready.
    pub(crate) fn folded_again(&self, mut choose: impl FnMut(usize) -> usize) -> Record {
        let mut record = Record::default();
        let mut left: Vec<&Party> = self.parties.values().chain(&self.ended).collect();
        for party in &left {
            // Only the first logs were met; who continues them, the record says.
            if let Some(trusted) = &self.record.logs()[&party.origin].trusted {
                assert!(record.meet(trusted.clone(), &party.side));
            }
        }
        while !left.is_empty() {
            let start = choose(left.len());
            let folded = (0..left.len()).map(|turn| (start + turn) % left.len()).find(|turn| {
                let party = left[*turn];
                let index = record.logs().get(&party.origin).map_or(0, |log| log.size);
                let entry = &party.entries[usize::try_from(index).unwrap()];
                record.fold(&party.origin, entry, &Held(&self.parties, &self.ended)).is_ok()
            });
            let turn = folded.expect("some log can always go on");
            if record.logs()[&left[turn].origin].size == left[turn].size() {
                left.remove(turn);
            }
        }
        record
    }
}

/// An entry as its log holds it.
pub(crate) fn entry(party: &Party, index: usize) -> Entry {
    Entry::parse(&party.entries[index]).unwrap()
}
