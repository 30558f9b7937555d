//! Suites of algorithms: what a log of each comes to, how a side changes its own, and what is void.

use crate::circle::{Circle, Held, Party, at, begin_of};
use crate::life::name;
use paivand_record::entry::{
    Body, Genesis, Keys, LogEnd, NewKey, Observe, Signature, Succeed, possession_message, seal,
};
use paivand_record::fate::{Fate, Record, Void, Wait};
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use paivand_record::suite::Suite;
use paivand_record::tree::{self, Hashes};

const FIRST: Suite = Suite::Ed25519Sha256;
const SECOND: Suite = Suite::P256Sha512_256;
const SUBJECT: &str = "document/memorandum";

/// A circle of the first suite whose charter in force names the second.
fn turned(sides: &[&str]) -> Circle {
    let mut circle = Circle::chartered(sides);
    circle.suite = SECOND;
    let charter = circle.next_charter("ash", 1);
    circle.agree("ash", &charter);
    assert_eq!(circle.record.charter(), Some(circle.id(&charter)));
    circle
}

/// The text of an act of cedar with one thing replaced is proposed.
fn proposes(circle: &mut Circle, by: &str, act: &[u8], from: &str, to: &str) -> Result<(), Void> {
    let act = String::from_utf8(act.to_vec()).unwrap();
    assert!(act.contains(from), "{from} is not in {act}");
    circle.says(by, &circle.propose(by, act.replace(from, to).as_bytes())).map(drop)
}

#[test]
fn a_circle_of_the_second_suite_agrees() {
    let mut circle = Circle::chartered_of(SECOND, &["ash", "birch", "cedar"]);
    let act = circle.joint("cedar", SUBJECT, None);
    circle.agree("cedar", &act);
    assert_eq!(circle.record.head_of(SUBJECT), Some(SECOND.act_id(&act)));
    assert_eq!(circle.record.suite_of("cedar.example/log"), Some(SECOND));
    let next = circle.joint("ash", SUBJECT, Some(SECOND.act_id(&act)));
    circle.agree("ash", &next);
    assert_eq!(circle.folded_again(|logs| logs - 1), circle.record);
}

/// One side after another: between, each signs by its own suite, and every act keeps its name.
#[test]
fn a_suite_changes_log_by_log_and_acts_keep_their_names() {
    for sides in [&["ash", "cedar"][..], &["ash", "birch", "cedar"]] {
        let mut circle = turned(sides);
        let old = circle.joint("cedar", SUBJECT, None);
        circle.agree("cedar", &old);
        assert_eq!(
            circle.record.head_of(SUBJECT),
            Some(FIRST.act_id(&old)),
            "its log goes on until it is succeeded"
        );
        // All signed it before, and it is enacted in the log that goes on, under the name that it has.
        let open = circle.joint("cedar", "document/open", None);
        circle.says("cedar", &circle.propose("cedar", &open)).unwrap();
        for side in sides.iter().filter(|side| **side != "cedar") {
            circle.says(side, &circle.concur(side, &open)).unwrap();
        }
        circle.succeeds("cedar.2", "cedar");
        assert_eq!(circle.record.suite_of("cedar.2.example/log"), Some(SECOND));
        assert_eq!(name(&circle.says("cedar.2", &circle.enact_by("cedar.2", &open))), "Enacted");
        let mirrors: Vec<&str> = sides.iter().copied().filter(|side| *side != "cedar").collect();
        let receipt = circle.receipt("cedar.2", Some(circle.enacted(&open)), &mirrors);
        assert_eq!(name(&circle.says("cedar.2", &receipt)), "InForce");
        assert_eq!(circle.record.head_of("document/open"), Some(FIRST.act_id(&open)));
        // Mixed: an act of either side follows the old one, and bears the name of its own log.
        let mixed = circle.joint("ash", SUBJECT, Some(FIRST.act_id(&old)));
        circle.agree("ash", &mixed);
        assert_eq!(circle.record.head_of(SUBJECT), Some(FIRST.act_id(&mixed)));
        let next = circle.joint("cedar.2", SUBJECT, Some(FIRST.act_id(&mixed)));
        circle.agree("cedar.2", &next);
        assert_eq!(circle.record.head_of(SUBJECT), Some(SECOND.act_id(&next)));
        circle.succeeds("ash.2", "ash");
        let last = circle.joint("ash.2", SUBJECT, Some(SECOND.act_id(&next)));
        circle.agree("ash.2", &last);
        assert_eq!(circle.record.head_of(SUBJECT), Some(SECOND.act_id(&last)));
        // Who has the broken keys writes behind the end.
        let word = circle.own("ash", "institution/thief");
        assert_eq!(circle.says("ash", &word), Err(Void::Succeeded));
        for first in 0..4 {
            assert_eq!(circle.folded_again(|logs| first.min(logs - 1)), circle.record, "from log {first}");
        }
    }
}

#[test]
fn a_side_ends_its_own_log_for_one_of_another_suite() {
    let mut circle = turned(&["ash", "cedar"]);
    let act = circle.candidate("cedar.2", "cedar");
    circle.says("ash", &circle.lets("ash", &act, None)).unwrap();
    circle.says("cedar.2", &circle.enact_by("cedar.2", &act)).unwrap();
    let enact = circle.enacted(&act);
    assert_eq!(name(&circle.says("cedar", &Body::Succeed(Succeed { enact: enact.clone() }))), "Ending");
    let receipt = circle.receipt("cedar.2", Some(enact), &["ash"]);
    assert_eq!(name(&circle.says("cedar.2", &receipt)), "SucceededInForce");
    assert!(matches!(circle.record.acts()[&SECOND.act_id(&act)].fate, Fate::InForce { .. }));
    assert_eq!(circle.folded_again(|logs| logs - 1), circle.record);
}

/// What the others named of the old log is brought together by proofs of its own suite.
#[test]
fn an_old_log_ends_by_proofs_of_its_own_suite() {
    let mut circle = turned(&["ash", "birch", "cedar"]);
    let act = circle.candidate("cedar.2", "cedar");
    let least = circle.party("cedar").checkpoint(circle.party("cedar").size());
    circle.says("ash", &circle.lets("ash", &act, Some(least.clone()))).unwrap();
    let word = circle.own("cedar", "institution/a");
    circle.says("cedar", &word).unwrap();
    let old = circle.party("cedar");
    let (size, more) = (least.size, old.checkpoint(old.size()));
    let proofs = vec![Vec::new(), tree::consistency(old, size, more.size).unwrap()];
    assert!(!proofs[1].is_empty());
    circle.says("birch", &circle.lets("birch", &act, Some(more))).unwrap();
    let end = LogEnd { size, root: least.root, proofs, parts: None };
    let enact = circle.enact_ending("cedar.2", &act, Some(end));
    assert_eq!(name(&circle.says("cedar.2", &enact)), "Enacted");
    let receipt = circle.receipt("cedar.2", Some(circle.enacted(&act)), &["ash", "birch"]);
    assert_eq!(name(&circle.says("cedar.2", &receipt)), "SucceededInForce");
    assert_eq!(circle.record.logs()["cedar.example/log"].ended.as_ref().unwrap().size, size);
}

#[test]
fn a_fork_is_shown_by_a_proof_of_the_suite_of_its_log() {
    let mut circle = Circle::chartered_of(SECOND, &["ash", "cedar"]);
    let mut shown = circle.party("cedar").clone();
    let word = circle.own("cedar", "institution/a");
    circle.says("cedar", &word).unwrap();
    let size = circle.party("cedar").size();
    (0..2).for_each(|_| shown.append(b"{}"));
    let note = |party: &Party, size| party.checkpoint(size).signed(&party.signer).to_string();
    let (first, second) = (note(circle.party("cedar"), size), note(&shown, size + 1));
    let (root, proof) = (tree::root(&shown, size), tree::consistency(&shown, size, size + 1).unwrap());
    let fork = Body::Observe(Observe::Fork { first, second, root, proof });
    assert_eq!(name(&circle.says("ash", &fork)), "Forked");
}

/// A genesis of cedar's next log with one thing changed, vouched for as it stands.
fn begun(
    next: Suite,
    change: impl Fn(&Circle, &mut Genesis),
) -> Result<Result<Vec<paivand_record::fate::Event>, Void>, Wait> {
    let mut circle = turned(&["ash", "cedar"]);
    circle.parties.insert("cedar.2".into(), begin_of(next, "cedar", "cedar.2.example/log".into(), 20));
    circle.record.expect("cedar.2.example/log");
    let mut genesis = circle.continuing("cedar.2", "cedar", 2);
    change(&circle, &mut genesis);
    let genesis = circle.authorised("cedar.2", genesis, &circle.party("cedar").recovery);
    let party = circle.party("cedar.2");
    let bytes = seal((&party.origin, 0), &[], at(0), &Body::Genesis(genesis), &party.signer).unwrap();
    circle.record.fold("cedar.2.example/log", &bytes, &Held(&circle.parties))
}

#[test]
fn the_root_under_the_new_hash_is_there_exactly_where_the_suites_differ() {
    let root = Some(Hash::of(b"x"));
    let rehashed = |genesis: &mut Genesis, root| genesis.predecessor.as_mut().unwrap().rehashed = root;
    assert!(begun(SECOND, |_, _| {}).unwrap().is_ok());
    assert!(begun(FIRST, |_, _| {}).unwrap().is_ok());
    assert_eq!(begun(SECOND, |_, genesis| rehashed(genesis, None)), Ok(Err(Void::Genesis)));
    assert_eq!(begun(FIRST, |_, genesis| rehashed(genesis, root)), Ok(Err(Void::Genesis)));
}

#[test]
fn every_key_of_a_genesis_is_of_the_suite_that_it_names() {
    let key = |algorithm, end: &str| {
        Signer::new(&format!("cedar.2.example/log{end}"), algorithm, &[77; 32])
            .unwrap()
            .verifier()
            .to_string()
    };
    for (suite, log, cosigner) in [
        (SECOND, Algorithm::Ed25519, Algorithm::Cosignature),
        (FIRST, Algorithm::P256, Algorithm::P256Cosignature),
    ] {
        assert!(begun(suite, |_, _| {}).unwrap().is_ok());
        let other = |genesis: &mut Genesis| genesis.cosigner_key = key(cosigner, "/mirror");
        assert_eq!(begun(suite, |_, genesis| other(genesis)), Ok(Err(Void::Genesis)));
        let other = |genesis: &mut Genesis| genesis.recovery_key = key(log, "/recovery");
        assert_eq!(begun(suite, |_, genesis| other(genesis)), Ok(Err(Void::Genesis)));
        let own = Algorithm::of(suite, paivand_record::key::Purpose::Log);
        let other = |genesis: &mut Genesis| genesis.cosigner_key = key(own, "/mirror");
        assert_eq!(
            begun(suite, |_, genesis| other(genesis)),
            Ok(Err(Void::Genesis)),
            "a log key cosigns nothing"
        );
        let other = |genesis: &mut Genesis| genesis.suite = "rsa-md5".into();
        assert_eq!(begun(suite, |_, genesis| other(genesis)), Ok(Err(Void::Genesis)));
    }
    // Its own log key is of the other suite than it names.
    for (next, named) in [(FIRST, SECOND), (SECOND, FIRST)] {
        let outcome = begun(next, |circle, genesis| {
            genesis.suite = named.name().into();
            let old = circle.party("cedar");
            let rehashed = (named != FIRST).then(|| old.rehashed(named, 2));
            genesis.predecessor.as_mut().unwrap().rehashed = rehashed;
        });
        assert_eq!(outcome, Ok(Err(Void::Genesis)));
    }
}

#[test]
fn a_log_that_begins_is_of_the_suite_of_the_charter_in_force() {
    for (named, next) in [(FIRST, SECOND), (SECOND, FIRST)] {
        let mut circle =
            if named == SECOND { turned(&["ash", "cedar"]) } else { Circle::chartered(&["ash", "cedar"]) };
        circle.parties.insert("cedar.2".into(), begin_of(next, "cedar", "cedar.2.example/log".into(), 20));
        circle.record.expect("cedar.2.example/log");
        let size = circle.party("cedar").size();
        let genesis = circle.continuing("cedar.2", "cedar", size);
        assert_eq!(name(&circle.says("cedar.2", &Body::Genesis(genesis))), "Begun");
        let content = r#"{"act":"log.succeed","origin":"cedar.2.example/log"}"#;
        let act = circle.act("cedar.2", "log/cedar", circle.record.charter(), None, content);
        assert_eq!(circle.says("cedar.2", &circle.propose("cedar.2", &act)), Err(Void::Successor));
    }
}

#[test]
fn a_change_of_keys_keeps_the_suite() {
    for (suite, other) in [(FIRST, SECOND), (SECOND, FIRST)] {
        let mut circle = Circle::chartered_of(suite, &["ash", "cedar"]);
        for (of, outcome) in [(other, Err(Void::Keys)), (suite, Ok(()))] {
            let party = circle.party("ash");
            let algorithm = Algorithm::of(of, paivand_record::key::Purpose::Log);
            let fresh = Signer::new(&party.origin, algorithm, &[201; 32]).unwrap();
            let key = fresh.verifier().to_string();
            let message = possession_message(&party.origin, party.size(), &key);
            let possession = Signature(fresh.sign(message.as_bytes()));
            let (add, revoke) = (vec![NewKey { key, possession }], Vec::new());
            let said = circle.says("ash", &Body::Keys(Keys { add, revoke, sealing_key: None }));
            assert_eq!(said.map(drop), outcome);
        }
    }
}

#[test]
fn a_recovery_key_is_of_the_suite_of_its_log() {
    for (suite, other) in [(FIRST, SECOND), (SECOND, FIRST)] {
        let mut circle = Circle::chartered_of(suite, &["ash", "cedar"]);
        for (of, outcome) in [(other, Err(Void::Successor)), (suite, Ok(()))] {
            let algorithm = Algorithm::of(of, paivand_record::key::Purpose::Log);
            let key = Signer::new("cedar.example/log/recovery-2", algorithm, &[9; 32]).unwrap();
            let content = format!(r#"{{"act":"log.recovery","key":"{}"}}"#, key.verifier());
            let act = circle.act("cedar", "log/cedar", circle.record.charter(), None, &content);
            assert_eq!(circle.says("cedar", &circle.propose("cedar", &act)).map(drop), outcome);
        }
    }
}

#[test]
fn a_charter_names_the_suite_of_every_log_that_begins_under_it() {
    let mut circle = Circle::begun(&["ash", "cedar"]);
    let act = circle.charter_act("ash");
    for wrong in ["p256-sha512-256", "rsa-md5", "", "ED25519-SHA256"] {
        let named = format!("\"suite\":\"{wrong}\"");
        let proposed = proposes(&mut circle, "ash", &act, "\"suite\":\"ed25519-sha256\"", &named);
        assert_eq!(proposed, Err(Void::Charter), "{wrong}");
    }
    let mut mixed = Circle::begun(&["ash", "cedar"]);
    mixed.parties.insert("birch".into(), begin_of(SECOND, "birch", "birch.example/log".into(), 9));
    assert!(mixed.record.meet(mixed.party("birch").signer.verifier().clone(), "birch"));
    let genesis = mixed.genesis("birch");
    mixed.says("birch", &genesis).unwrap();
    for suite in Suite::ALL {
        mixed.suite = suite;
        let act = mixed.charter_act("ash");
        assert_eq!(mixed.says("ash", &mixed.propose("ash", &act)), Err(Void::Charter), "{suite:?}");
    }
}

/// What a side said in a log of one suite it does not say anew in one of another.
#[test]
fn an_act_has_one_name() {
    let mut circle = turned(&["ash", "cedar"]);
    let (word, act) = (circle.own("cedar", "institution/a"), circle.joint("cedar", SUBJECT, None));
    circle.says("cedar", &word).unwrap();
    circle.says("cedar", &circle.propose("cedar", &act)).unwrap();
    circle.succeeds("cedar.2", "cedar");
    assert_eq!(circle.says("cedar.2", &word), Err(Void::Reused));
    assert_eq!(circle.says("cedar.2", &circle.propose("cedar.2", &act)), Err(Void::Reused));
}

/// Read before the genesis is folded, an entry gets the leaf that its log's suite makes.
#[test]
fn entries_read_before_their_suite_is_known_are_read_again() {
    let mut circle = Circle::chartered_of(SECOND, &["ash", "cedar"]);
    let act = circle.joint("cedar", SUBJECT, None);
    circle.agree("cedar", &act);
    let mut record = Record::default();
    let parties: Vec<_> = circle.parties.values().collect();
    for party in &parties {
        record.meet(party.signer.verifier().clone(), &party.side);
    }
    let checkers: Vec<_> = parties.iter().map(|party| record.checker(&party.origin).unwrap()).collect();
    let mut moved = true;
    while moved {
        moved = false;
        for (party, checker) in parties.iter().zip(&checkers) {
            let size = record.logs()[&party.origin].size;
            let Some(entry) = party.entries.get(usize::try_from(size).unwrap()) else { continue };
            assert_eq!(party.suite(), SECOND);
            moved |=
                record.fold_checked(&party.origin, &checker.check(entry), &Held(&circle.parties)).is_ok();
        }
    }
    assert_eq!(record, circle.record);
}
