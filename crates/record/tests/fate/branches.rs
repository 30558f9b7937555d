//! Logs that are shown in two ways, withheld, or seen by others in another way than here, told as minutes.

use crate::circle::{Circle, Held, at};
use crate::life::name;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Body, Observe, seal};
use paivand_record::fate::{Event, Void, Wait};
use paivand_record::hash::Hash;
use paivand_record::tree;

const SUBJECT: &str = "document/memorandum";

/// What ash has seen, with one log as somebody else shows it.
fn with_branch(circle: &Circle, by: &str, of: &str) -> Vec<Checkpoint> {
    let mut seen = circle.seen(by);
    let origin = &circle.party(of).origin;
    seen.iter_mut().filter(|seen| seen.origin == *origin).for_each(|seen| {
        seen.size += 1;
        seen.root = Hash::of(b"a branch that is not held here");
    });
    seen
}

#[test]
fn who_was_shown_another_branch_is_honest_and_goes_on() {
    let mut circle = Circle::chartered(&["ash", "birch", "cedar"]);
    let strayed = with_branch(&circle, "ash", "cedar");
    let word = circle.own("cedar", "institution/a");
    circle.says("cedar", &word).unwrap();
    let word = circle.own("ash", "institution/b");
    let events = circle.says_having_seen("ash", &word, &strayed).unwrap();
    assert!(events.iter().any(|event| matches!(event, Event::Strayed { .. })), "{events:?}");
    assert_eq!(name(&Ok(events[..1].to_vec())), "Stated");
    // What that branch holds is not in the writer's past here: nothing can be built on it.
    let act = circle.joint("cedar", SUBJECT, None);
    circle.says("cedar", &circle.propose("cedar", &act)).unwrap();
    let mut blind = with_branch(&circle, "ash", "cedar");
    blind.iter_mut().for_each(|seen| {
        if seen.origin.starts_with("cedar") {
            seen.size = circle.party("cedar").size();
        }
    });
    let concur = circle.concur("ash", &act);
    assert_eq!(
        circle.says_having_seen("ash", &concur, &blind),
        Err(Void::Citation),
        "a root counts, not a size"
    );
    // When it sees what is held here, all is well again.
    let more = circle.own("cedar", "institution/c");
    circle.says("cedar", &more).unwrap();
    assert_eq!(name(&circle.says("ash", &concur)), "Concurred");
}

#[test]
fn a_log_that_is_withheld_stops_nobody_elses() {
    let mut circle = Circle::chartered(&["ash", "birch", "cedar"]);
    let mut seen = circle.seen("ash");
    seen.iter_mut().filter(|seen| seen.origin.starts_with("cedar")).for_each(|seen| seen.size += 5);
    let word = circle.own("ash", "institution/a");
    let party = circle.party("ash");
    let bytes = seal((&party.origin, party.size()), &seen, at(0), &word, &party.signer).unwrap();
    let origin = party.origin.clone();
    let mut record = circle.record.clone();
    assert!(matches!(record.fold(&origin, &bytes, &Held(&circle.parties)), Err(Wait::Entries { .. })));
    let checked = record.checker(&origin).unwrap().check(&bytes);
    let folded = record.fold_apart(&origin, &checked, &Held(&circle.parties)).unwrap();
    assert_eq!(name(&folded), "Stated", "the others count");
    assert!(!record.can_read_more());
    // What would need it is held apart, and void for nobody.
    let act = circle.joint("cedar", SUBJECT, None);
    let propose = circle.propose("cedar", &act);
    let mut other = circle.clone();
    other.says("cedar", &propose).unwrap();
    let concur = other.concur("ash", &act);
    let (index, signer) = (record.logs()[&origin].size, &circle.party("ash").signer);
    let bytes = seal((&origin, index), &seen, at(0), &concur, signer).unwrap();
    let checked = record.checker(&origin).unwrap().check(&bytes);
    let folded = record.fold_apart(&origin, &checked, &Held(&circle.parties)).unwrap();
    assert_eq!(folded, Err(Void::Apart));
    assert_eq!(record.logs()[&origin].apart, [index]);
    // When the log comes, all is read again.
    let mut grown = record.clone();
    for id in 0..5 {
        let word = circle.own("cedar", &format!("institution/c{id}"));
        circle.says("cedar", &word).unwrap();
        let entry = circle.party("cedar").entries.last().unwrap().clone();
        grown.fold("cedar.example/log", &entry, &Held(&circle.parties)).unwrap().unwrap();
    }
    assert!(grown.can_read_more());
}

/// Cedar shows ash one branch, and then makes another that has seen what ash wrote: neither of the two that birch
/// holds is folded without the other, and ash's is not held up.
#[test]
fn two_that_saw_each_other_on_two_branches_do_not_wait_for_each_other() {
    let mut circle = Circle::chartered(&["ash", "birch", "cedar"]);
    let strayed = with_branch(&circle, "ash", "cedar");
    let mut ahead = circle.clone();
    let word = ahead.own("cedar", "institution/shown-to-ash");
    ahead.says("cedar", &word).unwrap();
    let word = ahead.own("ash", "institution/a");
    ahead.says_having_seen("ash", &word, &strayed).unwrap();
    let of_ash = ahead.party("ash").entries.last().unwrap().clone();
    circle.parties.get_mut("ash").unwrap().append(&of_ash);
    let (seen, word) = (circle.seen("cedar"), circle.own("cedar", "institution/c"));
    let party = circle.party("cedar");
    let of_cedar = seal((&party.origin, party.size()), &seen, at(0), &word, &party.signer).unwrap();
    circle.parties.get_mut("cedar").unwrap().append(&of_cedar);
    for first in 0..3 {
        let (record, outcomes) = circle.folded_with_outcomes(|logs| first.min(logs - 1));
        assert!(!record.can_read_more());
        for side in ["ash", "cedar"] {
            let party = circle.party(side);
            let last = outcomes[&(party.origin.clone(), party.size() - 1)].clone();
            assert!(last.is_ok(), "{side}: {last:?}");
        }
    }
}

#[test]
fn who_names_a_log_that_nobody_knows_is_not_waited_for() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let mut seen = circle.seen("ash");
    seen.push(Checkpoint { origin: "dogwood.example/log".into(), size: 1, root: Hash::of(b"x") });
    let word = circle.own("ash", "institution/a");
    let party = circle.party("ash");
    let bytes = seal((&party.origin, party.size()), &seen, at(0), &word, &party.signer).unwrap();
    let (origin, held) = (party.origin.clone(), Held(&circle.parties));
    let mut record = circle.record.clone();
    let checked = record.checker(&origin).unwrap().check(&bytes);
    assert_eq!(record.fold(&origin, &bytes, &held), Err(Wait::Log("dogwood.example/log".into())));
    assert!(record.fold_apart(&origin, &checked, &held).unwrap().is_ok());
    assert!(!record.can_read_more());
}

/// P-R4 among three: a concurrence that one side was shown and another was not comes into force for nobody.
#[test]
fn a_concurrence_counts_only_under_a_checkpoint_that_all_hold() {
    let mut circle = Circle::chartered(&["ash", "birch", "cedar"]);
    let act = circle.joint("cedar", SUBJECT, None);
    circle.says("cedar", &circle.propose("cedar", &act)).unwrap();
    circle.says("ash", &circle.concur("ash", &act)).unwrap();
    circle.says("birch", &circle.concur("birch", &act)).unwrap();
    let Body::Enact(good) = circle.enact(&act) else { unreachable!() };
    for (which, mirrors) in [
        (0, &["cedar"][..]),
        (0, &["birch"]),
        (0, &[]),
        (1, &["cedar"]),
        (1, &["ash"]),
        (1, &["birch", "cedar"]),
    ] {
        let mut wrong = good.clone();
        let of = if which == 0 { "ash" } else { "birch" };
        wrong.concurs[which].checkpoint = circle.cosigned(of, mirrors).to_string();
        assert_eq!(circle.says("cedar", &Body::Enact(wrong)), Err(Void::Unproven), "{of} by {mirrors:?}");
    }
    assert_eq!(name(&circle.says("cedar", &Body::Enact(good))), "Enacted");
}

/// A checkpoint proves a concurrence only as far as its reader holds the same log: neither one of another branch, be
/// it cosigned by all, nor one of entries that the writer has not seen.
#[test]
fn a_concurrence_is_proven_by_what_the_writer_holds() {
    let mut circle = Circle::chartered(&["ash", "birch", "cedar"]);
    let act = circle.joint("cedar", SUBJECT, None);
    circle.says("cedar", &circle.propose("cedar", &act)).unwrap();
    circle.says("ash", &circle.concur("ash", &act)).unwrap();
    circle.says("birch", &circle.concur("birch", &act)).unwrap();
    let seen = circle.seen("cedar");
    let mut other = circle.clone();
    for (circle, id) in [(&mut circle, "institution/here"), (&mut other, "institution/there")] {
        let word = circle.own("ash", id);
        circle.says("ash", &word).unwrap();
    }
    let good = circle.enact(&act);
    let said = circle.says_having_seen("cedar", &good, &seen);
    assert_eq!(said, Err(Void::Unproven), "what the writer has not seen");
    let Body::Enact(branch) = other.enact(&act) else { unreachable!() };
    let said = circle.says("cedar", &Body::Enact(branch));
    assert_eq!(said, Err(Void::Unproven), "another branch, cosigned by all");
    assert_eq!(name(&circle.says("cedar", &good)), "Enacted");
}

#[test]
fn evidence_of_two_branches_tells_and_changes_nothing() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let mut other = circle.clone();
    for (circle, ids) in
        [(&mut circle, ["institution/a", "institution/b"]), (&mut other, ["institution/c", "institution/d"])]
    {
        for id in ids {
            let word = circle.own("cedar", id);
            circle.says("cedar", &word).unwrap();
        }
    }
    let (held, shown) = (circle.party("cedar").clone(), other.party("cedar").clone());
    let size = held.size();
    let note = |party: &crate::circle::Party, size| party.checkpoint(size).signed(&party.signer).to_string();
    let fork = |first: String, second: String, root: Option<Hash>, proof: Vec<Hash>| {
        Body::Observe(Observe::Fork { first, second, root, proof })
    };
    let root = tree::root(&shown, size - 1);
    let proof = tree::consistency(&shown, size - 1, size).unwrap();
    let smaller = note(&held, size - 1);
    let larger = note(&shown, size);
    let acts = circle.record.acts().clone();
    for (what, body) in [
        ("its own root", fork(smaller.clone(), larger.clone(), tree::root(&held, size - 1), proof.clone())),
        ("no proof", fork(smaller.clone(), larger.clone(), root, Vec::new())),
        ("no root", fork(smaller.clone(), larger.clone(), None, proof.clone())),
        ("the larger first", fork(larger.clone(), smaller.clone(), root, proof.clone())),
        (
            "one branch",
            fork(note(&held, size - 1), note(&held, size), tree::root(&held, size - 1), {
                tree::consistency(&held, size - 1, size).unwrap()
            }),
        ),
    ] {
        assert_eq!(circle.says("ash", &body), Err(Void::Evidence), "{what}");
    }
    assert_eq!(name(&circle.says("ash", &fork(smaller, larger, root, proof))), "Forked");
    let same = fork(note(&held, size), note(&shown, size), None, Vec::new());
    assert_eq!(name(&circle.says("ash", &same)), "Forked");
    assert_eq!(circle.record.acts(), &acts);
    let word = circle.own("cedar", "institution/e");
    assert_eq!(name(&circle.says("cedar", &word)), "Stated", "its log goes on as it is held");
}

/// What a writer has not seen is no evidence by it, whatever was folded here before.
#[test]
fn evidence_beyond_the_past_of_its_writer_is_none() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let seen = circle.seen("ash");
    for id in ["institution/a", "institution/b"] {
        let word = circle.own("cedar", id);
        circle.says("cedar", &word).unwrap();
    }
    let party = circle.party("cedar");
    let here = party.checkpoint(party.size());
    let other = Checkpoint { root: Hash::of(b"x"), ..here.clone() };
    let (first, second) = (here.signed(&party.signer).to_string(), other.signed(&party.signer).to_string());
    let fork = Body::Observe(Observe::Fork { first, second, root: None, proof: Vec::new() });
    assert_eq!(circle.says_having_seen("ash", &fork, &seen), Err(Void::Evidence));
    assert_eq!(name(&circle.says("ash", &fork)), "Forked");
}

#[test]
fn what_was_seen_is_told_once() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let saw = |events: &[Event]| events.iter().any(|event| matches!(event, Event::Saw { .. }));
    let word = circle.own("cedar", "institution/a");
    circle.says("cedar", &word).unwrap();
    let seen = Body::Observe(Observe::Seen {});
    assert!(saw(&circle.says("ash", &seen).unwrap()));
    assert!(!saw(&circle.says("ash", &seen).unwrap()));
    // What a void entry saw is told by the next that counts.
    let word = circle.own("cedar", "institution/b");
    circle.says("cedar", &word).unwrap();
    let genesis = circle.genesis("ash");
    assert_eq!(circle.says("ash", &genesis), Err(Void::Genesis));
    assert!(saw(&circle.says("ash", &seen).unwrap()));
    let shown = circle.receipt("ash", None, &["cedar"]);
    let events = circle.says("ash", &shown).unwrap();
    assert!(
        matches!(&events[..], [Event::Cosigned { size, by }] if *size == circle.party("ash").size() - 1 && by.contains_key("cedar"))
    );
    let nobody = circle.receipt("ash", None, &[]);
    assert_eq!(circle.says("ash", &nobody), Err(Void::Receipt));
}
