//! Any causal order gives the same record.

use crate::circle::Circle;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Body, CloseReason};
use paivand_record::envelope::act_id;
use paivand_record::fate::{Fate, Record};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Sides that know of each other only what they last looked at.
struct Apart {
    circle: Circle,
    known: BTreeMap<String, Vec<Checkpoint>>,
}

impl Apart {
    fn looks(&mut self, side: &str) {
        self.known.insert(side.into(), self.circle.seen(side));
    }

    /// What came of it does not matter: a void entry has its place in every order too.
    fn says(&mut self, side: &str, body: &Body) -> bool {
        self.circle.says_having_seen(side, body, &self.known[side]).is_ok()
    }

    /// The others look and sign; then the proposer looks and enacts, and perhaps records the receipts.
    fn carries_on(&mut self, sides: &[&str], act: &[u8], receipts: bool) {
        let by = self.circle.record.acts()[&act_id(act)].head.by.clone();
        let others: Vec<&str> = sides.iter().copied().filter(|other| *other != by).collect();
        for other in &others {
            self.looks(other);
            let concur = self.circle.concur(other, act);
            self.says(other, &concur);
        }
        self.looks(&by);
        let index = self.circle.party(&by).size();
        let enact = self.circle.enact(act);
        if self.says(&by, &enact) && receipts {
            let receipt = self.circle.receipt(&by, index, &others);
            self.says(&by, &receipt);
        }
    }
}

/// A history with crossing, declined, withdrawn and agreed acts, and logs that end and are continued.
fn history(sides: &[&str], choices: &[(u8, u8)]) -> Circle {
    let mut apart = Apart { circle: Circle::chartered(sides), known: BTreeMap::new() };
    sides.iter().for_each(|side| apart.looks(side));
    let mut acts: Vec<Vec<u8>> = Vec::new();
    for (choice, about) in choices {
        let side = sides[usize::from(*about) % sides.len()];
        let subject = format!("document/d{}", about / 3 % 2);
        let act = acts.get(usize::from(about / 6) % acts.len().max(1)).cloned();
        let circle = &mut apart.circle;
        match (choice % 12, act) {
            (0 | 1, _) => apart.looks(side),
            (2 | 3, _) => {
                let base = circle.record.head_of(&subject);
                let act = circle.joint(side, &subject, base);
                let body = circle.propose(side, &act);
                if apart.says(side, &body) {
                    acts.push(act);
                }
            }
            (4 | 5, Some(act)) => {
                let body = circle.concur(side, &act);
                apart.says(side, &body);
            }
            (6, Some(act)) => {
                let body = circle.decline(&act);
                apart.says(side, &body);
            }
            (7, Some(act)) => {
                let body = circle.close(&act, CloseReason::Withdrawn);
                apart.says(side, &body);
            }
            (8 | 9, Some(act)) => apart.carries_on(sides, &act, choice % 2 == 0),
            (10, _) => {
                let (next, end) = circle.next(side);
                let rarely = about % 16 < 5 && circle.ended.len() < 8;
                if rarely && apart.says(side, &end) {
                    let genesis = apart.circle.succeed(next);
                    assert!(apart.says(side, &genesis), "an end that counts has a beginning that counts");
                }
            }
            _ => {
                let word = circle.own(side, &subject);
                apart.says(side, &word);
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
    let mut fates = [0; 4];
    for choices in choices.chunks(40) {
        let circle = history(&["cn", "kg", "tj"], choices);
        fates[0] += circle.ended.len();
        for act in circle.record.acts().values() {
            match act.fate {
                Fate::Closed { reason: CloseReason::Lapsed, .. } => fates[1] += 1,
                Fate::Closed { .. } => fates[2] += 1,
                Fate::InForce { .. } if act.head.subject != "charter" => fates[3] += 1,
                Fate::Open | Fate::Enacted { .. } | Fate::InForce { .. } => {}
            }
        }
    }
    assert!(fates.iter().all(|count| *count > 5), "{fates:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_causal_order_gives_the_same_record(
        three in any::<bool>(),
        choices in prop::collection::vec(any::<(u8, u8)>(), 1..48),
        order in prop::collection::vec(any::<usize>(), 64),
    ) {
        let sides: &[&str] = if three { &["cn", "kg", "tj"] } else { &["cn", "tj"] };
        let circle = history(sides, &choices);
        let mut turn = 0;
        let again = circle.folded_again(|sides| { turn += 1; order[turn % order.len()] % sides });
        prop_assert_eq!(&again, &circle.record);
        prop_assert_eq!(circle.record.conflicts().count(), 0);
    }

    #[test]
    fn a_record_put_together_from_its_parts_is_the_same_record(
        three in any::<bool>(),
        choices in prop::collection::vec(any::<(u8, u8)>(), 1..48),
    ) {
        let sides: &[&str] = if three { &["cn", "kg", "tj"] } else { &["cn", "tj"] };
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
