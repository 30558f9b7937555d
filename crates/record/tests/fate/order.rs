//! Any causal order gives the same record and the same outcome of every entry, also where sides are dishonest.

use crate::circle::Circle;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{
    Body, CloseReason, Keys, LogEnd, NewKey, Observe, Signature, possession_message,
};
use paivand_record::fate::{Fate, Record};
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use paivand_record::suite::Suite;
use paivand_record::tree;
use proptest::prelude::*;
use std::collections::BTreeMap;

const SUITE: Suite = Suite::Ed25519Sha256;

/// Sides that know of each other only what they last looked at.
struct Apart {
    circle: Circle,
    known: BTreeMap<String, Vec<Checkpoint>>,
    keys: u8,
}

impl Apart {
    fn looks(&mut self, side: &str) {
        self.known.insert(side.into(), self.circle.seen(side));
    }

    /// What came of it does not matter: a void entry has its place in every order too. A log that is to continue
    /// another knows what its side knows.
    fn says(&mut self, name: &str, body: &Body) -> bool {
        let known = self.known.get(name).cloned().unwrap_or_else(|| self.circle.seen(name));
        self.circle.says_having_seen(name, body, &known).is_ok()
    }

    /// The present log of a side, by name.
    fn present(&self, side: &str) -> String {
        let origin = self.circle.record.origin_of(side).unwrap();
        let found = self.circle.parties.iter().find(|(_, party)| party.origin == origin);
        found.unwrap().0.clone()
    }

    /// The others look and sign; then the proposer looks and enacts, and perhaps records the receipts.
    fn carries_on(&mut self, act: &[u8], receipts: bool) {
        let origin = self.circle.record.acts()[&SUITE.act_id(act)].at.origin.clone();
        let by = self.circle.parties.iter().find(|(_, party)| party.origin == origin).unwrap().0.clone();
        let others = self.circle.others(&by);
        for other in &others {
            self.looks(other);
            let concur = self.circle.concur(other, act);
            self.says(other, &concur);
        }
        self.looks(&by);
        let enact = self.circle.enact(act);
        if self.says(&by, &enact) && receipts {
            let mirrors: Vec<&str> = others.iter().map(String::as_str).collect();
            let receipt = self.circle.receipt(&by, Some(self.circle.enacted(act)), &mirrors);
            self.says(&by, &receipt);
        }
    }

    /// The proposer closes as declined, having looked or not.
    fn closes_as_declined(&mut self, act: &[u8], looks: bool) {
        let origin = self.circle.record.acts()[&SUITE.act_id(act)].at.origin.clone();
        let by = self.circle.parties.iter().find(|(_, party)| party.origin == origin).unwrap().0.clone();
        if looks {
            self.looks(&by);
        }
        let close = self.circle.close(act, CloseReason::Declined);
        self.says(&by, &close);
    }

    /// A log that is to continue the present one of a side; sometimes it does, at a place that the others name.
    fn moves(&mut self, side: &str, choice: u8) {
        let old = self.present(side);
        let next = format!("{side}.{}", self.circle.parties.len());
        if self.circle.parties.len() > 6 || self.circle.party(&old).size() < 6 {
            return;
        }
        let act = self.circle.candidate(&next, &old);
        let named = self.circle.party(&old).checkpoint(self.circle.party(&old).size());
        // The old log goes on meanwhile, and somebody may hold more of it.
        for id in 0..choice % 3 {
            let word = self.circle.own(&old, &format!("institution/late{id}"));
            self.says(&old, &word);
        }
        if choice.is_multiple_of(5) {
            return;
        }
        let others = self.circle.others(&next);
        for other in &others {
            self.looks(other);
            let lets = self.circle.lets(other, &act, Some(named.clone()));
            self.says(other, &lets);
        }
        let proofs = vec![Vec::new(); others.len()];
        let end = LogEnd { size: named.size, root: named.root, proofs, parts: None };
        let enact = self.circle.enact_ending(&next, &act, Some(end));
        if self.says(&next, &enact) {
            let mirrors: Vec<&str> = others.iter().map(String::as_str).collect();
            let receipt = self.circle.receipt(&next, Some(self.circle.enacted(&act)), &mirrors);
            self.says(&next, &receipt);
            self.known.insert(next.clone(), self.circle.seen(&next));
        }
    }

    /// A new log key for the old one, signed by it.
    fn rekeys(&mut self, name: &str) {
        self.keys = self.keys.wrapping_add(1).max(100);
        let party = self.circle.party(name);
        let fresh = Signer::new(&party.origin, Algorithm::Ed25519, &[self.keys; 32]).unwrap();
        let key = fresh.verifier().to_string();
        let message = possession_message(&party.origin, party.size(), &key);
        let add = vec![NewKey { possession: Signature(fresh.sign(message.as_bytes())), key }];
        let revoke = vec![party.signer.verifier().to_string()];
        if self.says(name, &Body::Keys(Keys { add, revoke, sealing_key: None })) {
            self.circle.parties.get_mut(name).unwrap().signer = fresh.into();
        }
    }

    /// Evidence of a fork of some log, true or made up, at a size that the writer may not know.
    fn accuses(&mut self, name: &str, of: &str, size: u64) {
        let party = self.circle.party(of);
        let Some(root) = tree::root(party, size) else { return };
        let true_one = Checkpoint { origin: party.origin.clone(), size, root };
        let other = Checkpoint { root: Hash::of(b"another branch"), ..true_one.clone() };
        let note = |checkpoint: &Checkpoint| checkpoint.signed(&party.signer).to_string();
        let (first, second) = (note(&true_one), note(&other));
        self.says(name, &Body::Observe(Observe::Fork { first, second, root: None, proof: Vec::new() }));
    }

    /// A word whose `seen` names a branch of another log that nobody holds.
    fn strays(&mut self, name: &str) {
        let known = self.known.get(name).cloned().unwrap_or_default();
        let mut seen = self.circle.seen(name);
        if let Some(grown) = seen.iter_mut().find(|seen| !known.contains(seen)) {
            grown.root = Hash::of(b"a branch that nobody holds");
        }
        let word = self.circle.own(name, "institution/strayed");
        let _ = self.circle.says_having_seen(name, &word, &seen);
        self.known.insert(name.into(), seen);
    }
}

/// A history with crossing, declined, withdrawn and agreed acts, changed keys, logs that are continued, and sides
/// that sign twice, close what was not declined, accuse without proof and have seen what is not there.
fn history(sides: &[&str], choices: &[(u8, u8)]) -> Circle {
    let mut apart = Apart { circle: Circle::chartered(sides), known: BTreeMap::new(), keys: 0 };
    sides.iter().for_each(|side| apart.looks(side));
    let mut acts: Vec<Vec<u8>> = Vec::new();
    for (choice, about) in choices {
        let side = sides[usize::from(*about) % sides.len()];
        let name = apart.present(side);
        let subject = format!("document/d{}", about / 3 % 2);
        let act = acts.get(usize::from(about / 6) % acts.len().max(1)).cloned();
        let circle = &mut apart.circle;
        match (choice % 20, act) {
            (0 | 1, _) => apart.looks(&name),
            (2 | 3, _) => {
                let base = circle.record.head_of(&subject);
                let act = circle.joint(&name, &subject, base);
                let body = circle.propose(&name, &act);
                if apart.says(&name, &body) {
                    acts.push(act);
                }
            }
            (4 | 5, Some(act)) => {
                let body = circle.concur(&name, &act);
                apart.says(&name, &body);
            }
            (6, Some(act)) => {
                let body = circle.decline(&act);
                apart.says(&name, &body);
                apart.closes_as_declined(&act, about % 2 == 0);
            }
            (7, Some(act)) => {
                let reason = if about % 2 == 0 { CloseReason::Withdrawn } else { CloseReason::Declined };
                let body = circle.close(&act, reason);
                apart.says(&name, &body);
            }
            (8..=10, Some(act)) => apart.carries_on(&act, choice % 2 == 0),
            (11, _) if about % 8 < 3 => apart.moves(side, about / 8),
            (12, _) => apart.rekeys(&name),
            (13, _) => {
                let of = sides[usize::from(about / 4) % sides.len()];
                apart.accuses(&name, of, u64::from(about / 8));
            }
            (14, _) if about % 8 < 3 => apart.strays(&name),
            _ => {
                let word = circle.own(&name, &subject);
                apart.says(&name, &word);
            }
        }
    }
    apart.circle
}

/// The property is about something: such histories have logs that ended, and acts of every fate.
#[test]
fn histories_are_rich() {
    let choices: Vec<(u8, u8)> = (0..4_000u32)
        .map(|step| {
            let mixed = step.wrapping_mul(2_654_435_761);
            ((mixed >> 24) as u8, (mixed >> 12) as u8)
        })
        .collect();
    let mut seen = [0; 6];
    for choices in choices.chunks(40) {
        let circle = history(&["ash", "birch", "cedar"], choices);
        let ended = circle.record.logs().values().filter(|log| log.ended.is_some());
        seen[0] += ended.count();
        let (_, outcomes) = circle.folded_with_outcomes(|_| 0);
        let told = |word: &str| {
            let told = outcomes.values().filter(|outcome| format!("{outcome:?}").contains(word));
            told.count()
        };
        seen[4] += told("Forked");
        seen[5] += told("Strayed");
        for act in circle.record.acts().values() {
            match act.fate {
                Fate::Closed { reason: CloseReason::Declined, .. } => seen[1] += 1,
                Fate::Closed { .. } => seen[2] += 1,
                Fate::InForce { .. } if act.head.subject != "charter" => seen[3] += 1,
                Fate::Open | Fate::Enacted { .. } | Fate::InForce { .. } => {}
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 5), "{seen:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_causal_order_gives_the_same_record(
        three in any::<bool>(),
        choices in prop::collection::vec(any::<(u8, u8)>(), 1..64),
        order in prop::collection::vec(any::<usize>(), 64),
    ) {
        let sides: &[&str] = if three { &["ash", "birch", "cedar"] } else { &["ash", "cedar"] };
        let circle = history(sides, &choices);
        let mut turn = 0;
        let (again, outcomes) =
            circle.folded_with_outcomes(|sides| { turn += 1; order[turn % order.len()] % sides });
        let (first, in_order) = circle.folded_with_outcomes(|_| 0);
        prop_assert_eq!(&again, &first);
        prop_assert_eq!(outcomes, in_order);
        if !circle.record.is_overtaken() {
            prop_assert_eq!(&again, &circle.record);
        }
        prop_assert_eq!(circle.record.conflicts().count(), 0);
    }

    #[test]
    fn a_record_put_together_from_its_parts_is_the_same_record(
        three in any::<bool>(),
        choices in prop::collection::vec(any::<(u8, u8)>(), 1..64),
    ) {
        let sides: &[&str] = if three { &["ash", "birch", "cedar"] } else { &["ash", "cedar"] };
        let record = history(sides, &choices).record;
        let written = serde_json::to_string(&record.stored()).unwrap();
        let pasts = record.logs().keys().flat_map(|origin| {
            record.pasts_since(origin, 0).map(|(from, past)| (origin.clone(), *from, past.clone()))
        });
        let acts = record.acts().iter().map(|(id, act)| {
            let written = serde_json::to_string(act).unwrap();
            (*id, serde_json::from_str(&written).unwrap())
        });
        let restored = Record::restore(
            serde_json::from_str(&written).unwrap(),
            pasts,
            acts.collect(),
            record.stated().clone(),
        );
        prop_assert_eq!(restored, record);
    }
}
