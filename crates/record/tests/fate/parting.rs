//! A log of which two sides hold two branches, and where it ends when another continues it.

use crate::circle::Circle;
use crate::life::name;
use paivand_record::entry::{LogEnd, Parting};
use paivand_record::fate::Void;
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use paivand_record::tree;

const SUITE: Suite = Suite::Ed25519Sha256;

/// Two sides hold two branches of the old log: it ends where they part, and what one of them had folded behind
/// that counts no more.
#[test]
fn a_split_log_ends_where_the_branches_part() {
    let mut circle = Circle::chartered(&["ash", "birch", "cedar"]);
    let act = circle.candidate("cedar.2", "cedar");
    // What all hold reaches further than what the new log could know of.
    let word = circle.own("cedar", "institution/common");
    circle.says("cedar", &word).unwrap();
    let common = circle.party("cedar").size();
    // The branch that birch holds.
    let mut other = circle.clone();
    let word = other.own("cedar", "institution/other");
    other.says("cedar", &word).unwrap();
    // The branch that ash and this reader hold.
    for id in ["institution/x", "institution/y"] {
        let word = circle.own("cedar", id);
        assert_eq!(name(&circle.says("cedar", &word)), "Stated");
    }
    let (long, short) = (circle.party("cedar").clone(), other.party("cedar").clone());
    let first = long.checkpoint(long.size());
    let second = short.checkpoint(short.size());
    circle.says("ash", &circle.lets("ash", &act, Some(first.clone()))).unwrap();
    circle.says("birch", &circle.lets("birch", &act, Some(second.clone()))).unwrap();
    let leaf = |party: &crate::circle::Party| SUITE.leaf(&party.entries[usize::try_from(common).unwrap()]);
    let parts = Parting {
        first: 0,
        first_leaf: leaf(&long),
        first_proof: tree::inclusion(&long, common, first.size).unwrap(),
        second: 1,
        second_leaf: leaf(&short),
        second_proof: tree::inclusion(&short, common, second.size).unwrap(),
    };
    let proof = |party: &crate::circle::Party, size| tree::consistency(party, size, party.size()).unwrap();
    let end = |size: u64, parts: Option<Parting>| LogEnd {
        size,
        root: tree::root(&long, size).unwrap(),
        proofs: vec![proof(&long, size), proof(&short, size)],
        parts,
    };
    let mut same = parts.clone();
    same.second = 0;
    let mut swapped = parts.clone();
    swapped.second_leaf = swapped.first_leaf;
    let mut spare = end(common, Some(parts.clone()));
    spare.proofs.push(Vec::new());
    let mut unproven = end(common, Some(parts.clone()));
    unproven.proofs[1] = vec![Hash::of(b"no proof")];
    for (what, wrong) in [
        ("no end", None),
        ("with a proof to spare", Some(spare)),
        ("by what proves nothing", Some(unproven)),
        ("where nothing shows that they part", Some(end(common, None))),
        ("before they part", Some(end(common - 1, Some(parts.clone())))),
        ("behind", Some(end(common + 1, Some(parts.clone())))),
        ("on one branch", Some(end(common, Some(same)))),
        ("by one leaf", Some(end(common, Some(swapped)))),
    ] {
        let enact = circle.enact_ending("cedar.2", &act, wrong);
        assert_eq!(circle.says("cedar.2", &enact), Err(Void::End), "{what}");
    }
    circle.says("cedar.2", &circle.enact_ending("cedar.2", &act, Some(end(common, Some(parts))))).unwrap();
    let receipt = circle.receipt("cedar.2", Some(circle.enacted(&act)), &["ash", "birch"]);
    circle.says("cedar.2", &receipt).unwrap();
    assert!(circle.record.is_overtaken(), "what was folded behind the end counts no more");
    let before = circle.record.stated().len();
    let again = circle.folded_again(|_| 0);
    assert!(!again.is_overtaken());
    assert_eq!(again.stated().len(), before - 2);
    assert_eq!(again, circle.folded_again(|logs| logs - 1));
}

/// What every other side was known to hold when the new log began stays, whatever one of them says that it holds.
#[test]
fn a_log_never_ends_before_where_all_held_it() {
    let mut circle = Circle::chartered(&["ash", "birch", "cedar"]);
    let mut other = circle.clone();
    let word = circle.own("cedar", "institution/common");
    circle.says("cedar", &word).unwrap();
    let act = circle.candidate("cedar.2", "cedar");
    for id in ["institution/x", "institution/y"] {
        let word = other.own("cedar", id);
        other.says("cedar", &word).unwrap();
    }
    let (held, shown) = (circle.party("cedar").clone(), other.party("cedar").clone());
    let (first, second) = (held.checkpoint(held.size()), shown.checkpoint(shown.size()));
    circle.says("ash", &circle.lets("ash", &act, Some(first.clone()))).unwrap();
    circle.says("birch", &circle.lets("birch", &act, Some(second.clone()))).unwrap();
    let size = held.size() - 1;
    let leaf = |party: &crate::circle::Party| SUITE.leaf(&party.entries[usize::try_from(size).unwrap()]);
    let parts = Parting {
        first: 0,
        first_leaf: leaf(&held),
        first_proof: tree::inclusion(&held, size, first.size).unwrap(),
        second: 1,
        second_leaf: leaf(&shown),
        second_proof: tree::inclusion(&shown, size, second.size).unwrap(),
    };
    let proof = |party: &crate::circle::Party| tree::consistency(party, size, party.size()).unwrap();
    let end = LogEnd {
        size,
        root: tree::root(&held, size).unwrap(),
        proofs: vec![proof(&held), proof(&shown)],
        parts: Some(parts),
    };
    let enact = circle.enact_ending("cedar.2", &act, Some(end));
    assert_eq!(circle.says("cedar.2", &enact), Err(Void::End));
}
