//! Logs that end and are continued, told as minutes.

use crate::circle::{Circle, at};
use crate::life::name;
use paivand_record::entry::{Body, CloseReason, Genesis, Succeed, seal};
use paivand_record::envelope::act_id;
use paivand_record::fate::{Event, Fate, SUCCESSIONS_MAX, Void, Wait};
use paivand_record::hash::Hash;

const SUBJECT: &str = "document/memorandum";

/// What somebody puts into a genesis in the place of the truth.
type Change = fn(&mut Circle, &mut Genesis);

#[test]
fn a_log_ends_and_the_next_goes_on_where_it_stood() {
    for sides in [&["cn", "tj"][..], &["cn", "kg", "tj"]] {
        let mut circle = Circle::chartered(sides);
        let agreed = circle.joint("tj", SUBJECT, None);
        circle.agree("tj", &agreed);
        let ours = circle.joint("tj", "document/ours", None);
        circle.says("tj", &circle.propose("tj", &ours)).unwrap();
        let theirs = circle.joint("cn", "document/theirs", None);
        circle.says("cn", &circle.propose("cn", &theirs)).unwrap();
        circle.says("tj", &circle.concur("tj", &theirs)).unwrap();

        let (next, end) = circle.next("tj");
        let lapsed = circle.says("tj", &end).unwrap();
        assert!(
            matches!(lapsed.as_slice(), [Event::Closed { act, reason: CloseReason::Lapsed, .. }, Event::Succeeded { .. }]
                if *act == act_id(&ours)),
            "{lapsed:?}"
        );
        let origin = next.origin.clone();
        assert_eq!(circle.record.origin_of("tj"), Some("tj.example/log"), "until the next has begun");
        let genesis = circle.succeed(next);
        assert_eq!(name(&circle.says("tj", &genesis)), "Begun");
        assert_eq!(circle.record.origin_of("tj"), Some(origin.as_str()));
        assert_eq!(circle.record.entries_before(&origin), circle.ended[0].size());

        // What is in force stays; what was said before the end can be built on.
        assert_eq!(circle.record.head_of(SUBJECT), Some(act_id(&agreed)));
        let word = circle.own("tj", "institution/a");
        assert_eq!(name(&circle.says("tj", &word)), "Stated", "under the charter that names the first log");
        let next = circle.joint("tj", SUBJECT, Some(act_id(&agreed)));
        circle.agree("tj", &next);
        assert_eq!(circle.record.head_of(SUBJECT), Some(act_id(&next)));
        // A signature given in the ended log still binds, and is proven there.
        assert_eq!(circle.says("tj", &circle.concur("tj", &theirs)), Err(Void::Twice));
        if sides.len() == 2 {
            let enact = circle.party("cn").size();
            assert_eq!(name(&circle.says("cn", &circle.enact(&theirs))), "Enacted");
            assert_eq!(name(&circle.says("cn", &circle.receipt("cn", enact, &["tj"]))), "InForce");
        }
        // The lapsed one may be put forward again, citing the end that freed it.
        let again = circle.joint("tj", "document/ours", None);
        assert_eq!(name(&circle.says("tj", &circle.propose("tj", &again))), "Proposed");
        for side in sides.iter().filter(|side| **side != "tj") {
            assert_eq!(circle.says(side, &circle.concur(side, &ours)), Err(Void::Decided));
        }
    }
}

#[test]
fn every_side_may_move_and_move_again() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    for round in 0..3 {
        circle.moves("tj");
        circle.moves("cn");
        for (by, subject) in [("tj", "document/a"), ("cn", "document/b")] {
            let base = circle.record.head_of(subject);
            let act = circle.joint(by, subject, base);
            circle.agree(by, &act);
            assert_eq!(circle.record.head_of(subject), Some(act_id(&act)), "round {round}");
        }
    }
    // A new charter may name the logs that go on.
    let base = circle.record.charter();
    let charter = String::from_utf8(circle.charter_act("tj")).unwrap();
    let charter = charter.replacen("\"charter\":null", &format!("\"charter\":\"{}\"", base.unwrap()), 1);
    let charter = charter.replacen("\"base\":null", &format!("\"base\":\"{}\"", base.unwrap()), 1);
    circle.agree("tj", charter.as_bytes());
    assert_eq!(circle.record.charter(), Some(act_id(charter.as_bytes())));
}

#[test]
fn a_receipt_needs_the_cosigner_of_the_log_that_goes_on() {
    let enacted = || {
        let mut circle = Circle::chartered(&["cn", "tj"]);
        let act = circle.joint("tj", SUBJECT, None);
        circle.says("tj", &circle.propose("tj", &act)).unwrap();
        circle.says("cn", &circle.concur("cn", &act)).unwrap();
        let enact = circle.party("tj").size();
        circle.says("tj", &circle.enact(&act)).unwrap();
        let (receipt, seen) = (circle.receipt("tj", enact, &["cn"]), circle.seen("tj"));
        circle.moves("cn");
        (circle, enact, receipt, seen)
    };
    let (mut circle, _, early, seen) = enacted();
    assert_eq!(
        name(&circle.says_having_seen("tj", &early, &seen)),
        "InForce",
        "given before the move was seen"
    );
    let (mut circle, enact, early, _) = enacted();
    assert_eq!(circle.says("tj", &early), Err(Void::Receipt), "a cosigner known to be of an ended log");
    let late = circle.receipt("tj", enact, &["cn"]);
    assert_eq!(name(&circle.says("tj", &late)), "InForce");
}

#[test]
fn a_log_does_not_end_with_something_half_done() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let act = circle.joint("tj", SUBJECT, None);
    circle.says("tj", &circle.propose("tj", &act)).unwrap();
    circle.says("cn", &circle.concur("cn", &act)).unwrap();
    let (_, end) = circle.next("tj");
    assert_eq!(circle.says("tj", &end), Err(Void::FeignedIgnorance), "every side had signed");
    let enact = circle.party("tj").size();
    circle.says("tj", &circle.enact(&act)).unwrap();
    assert_eq!(circle.says("tj", &end), Err(Void::Awaiting));
    circle.says("tj", &circle.receipt("tj", enact, &["cn"])).unwrap();
    assert!(circle.says("tj", &end).is_ok());

    let mut circle = Circle::chartered(&["cn", "tj"]);
    let act = circle.joint("tj", SUBJECT, None);
    circle.says("tj", &circle.propose("tj", &act)).unwrap();
    circle.says("cn", &circle.concur("cn", &act)).unwrap();
    // Who had not seen the signature lapses honestly, and the late signature changes nothing.
    let earlier: Vec<_> = vec![circle.party("cn").checkpoint(circle.party("cn").size() - 1)];
    circle.says_having_seen("tj", &end, &earlier).unwrap();
    assert!(matches!(
        circle.record.acts()[&act_id(&act)].fate,
        Fate::Closed { reason: CloseReason::Lapsed, .. }
    ));
}

#[test]
fn ends_and_beginnings_that_count_for_nothing() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let (next, end) = circle.next("tj");
    let Body::Succeed(good) = end.clone() else { unreachable!() };
    let own = circle.party("tj");
    let other = circle.party("cn");
    for (successor, log_key) in [
        (good.successor.clone(), String::from("nonsense")),
        (good.successor.clone(), next.cosigner.verifier().to_string()),
        (good.successor.clone(), own.signer.verifier().to_string()),
        (own.origin.clone(), own.signer.verifier().to_string()),
        (other.origin.clone(), other.signer.verifier().to_string()),
    ] {
        let wrong = Body::Succeed(Succeed { successor, log_key });
        assert_eq!(circle.says("tj", &wrong), Err(Void::Successor), "{wrong:?}");
    }
    circle.says("tj", &end).unwrap();
    // Behind the end nothing counts, not even what nobody can read.
    let word = circle.own("tj", "institution/a");
    assert_eq!(circle.says("tj", &word), Err(Void::Succeeded));
    assert_eq!(circle.says("tj", &end), Err(Void::Succeeded), "no second end");
    assert_eq!(circle.writes("tj", b"{}"), Err(Void::Succeeded));

    // Each wrong beginning in a circle of its own: a log has one first entry.
    let begun = |change: Change| {
        let mut circle = Circle::chartered(&["cn", "tj"]);
        let (next, end) = circle.next("tj");
        circle.says("tj", &end).unwrap();
        let Body::Genesis(mut genesis) = circle.succeed(next) else { unreachable!() };
        change(&mut circle, &mut genesis);
        circle.says("tj", &Body::Genesis(genesis))
    };
    assert!(begun(|_, _| {}).is_ok());
    let wrong: [(&str, Change); 7] = [
        ("no predecessor", |_, genesis| genesis.predecessor = None),
        ("before the end", |circle, genesis| {
            let last = &circle.ended[0];
            genesis.predecessor = Some(last.checkpoint(last.size() - 1));
        }),
        ("another history", |_, genesis| genesis.predecessor.as_mut().unwrap().root = Hash::of(b"x")),
        ("a log that did not end", |circle, genesis| {
            let cn = circle.party("cn");
            genesis.predecessor = Some(cn.checkpoint(cn.size()));
        }),
        ("another side", |_, genesis| genesis.side = "cn".into()),
        ("another circle", |_, genesis| genesis.circle = "other".into()),
        ("itself", |circle, genesis| {
            genesis.predecessor.as_mut().unwrap().origin = circle.party("tj").origin.clone();
        }),
    ];
    for (what, change) in wrong {
        assert_eq!(begun(change), Err(Void::Genesis), "{what}");
    }
}

#[test]
fn a_beginning_needs_the_key_that_the_end_names_and_waits_for_the_end() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let (next, end) = circle.next("tj");
    circle.says("tj", &end).unwrap();
    let stranger = Circle::begun(&["cn", "tj"]);
    let Body::Genesis(good) = circle.succeed(next) else { unreachable!() };
    // Under another key of the same name.
    let thief = paivand_record::key::Signer::new(
        &circle.party("tj").origin,
        paivand_record::key::Algorithm::Ed25519,
        &[200; 32],
    )
    .unwrap();
    let stolen = Body::Genesis(Genesis { log_key: thief.verifier().to_string(), ..good.clone() });
    let origin = circle.party("tj").origin.clone();
    let bytes = seal((&origin, 0), &[], at(0), &stolen, &thief).unwrap();
    let mut record = circle.record.clone();
    let held = crate::circle::Held(&circle.parties, &circle.ended);
    assert_eq!(record.fold(&origin, &bytes, &held), Ok(Err(Void::Genesis)));
    // A node that has not folded the end cannot know the log yet.
    let good = seal((&origin, 0), &[], at(0), &Body::Genesis(good), &circle.party("tj").signer).unwrap();
    let mut early = stranger.record;
    assert_eq!(early.fold(&origin, &good, &held), Err(Wait::Log(origin)));
}

#[test]
fn two_sides_that_name_one_successor_do_not_share_it() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let (next, end) = circle.next("tj");
    let seen = circle.seen("cn");
    circle.says("tj", &end).unwrap();
    circle.says_having_seen("cn", &end, &seen).unwrap();
    let genesis = circle.succeed(next);
    circle.says("tj", &genesis).unwrap();
    assert_eq!(circle.record.origin_of("cn"), Some("cn.example/log"), "nobody continues it");
    assert_eq!(circle.record.origin_of("tj"), Some(circle.party("tj").origin.as_str()));
    let again = circle.folded_again(|sides| sides - 1);
    assert_eq!(again, circle.record);
}

#[test]
fn a_side_moves_only_so_often() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    for _ in 1..SUCCESSIONS_MAX {
        circle.moves("tj");
    }
    let (_, more) = circle.next("tj");
    assert_eq!(circle.says("tj", &more), Err(Void::Successor));
}

#[test]
fn what_stands_behind_the_end_is_no_past_of_the_next_log() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let seen = circle.seen("tj");
    let (next, end) = circle.next("tj");
    circle.says("tj", &end).unwrap();
    let size = circle.party("tj").size();
    let word = circle.own("cn", "institution/a");
    circle.says("cn", &word).unwrap();
    let late = circle.own("tj", "institution/b");
    assert_eq!(circle.says("tj", &late), Err(Void::Succeeded), "though it has seen more");
    let Body::Genesis(mut genesis) = circle.succeed(next) else { unreachable!() };
    genesis.predecessor = Some(circle.ended[0].checkpoint(size));
    circle.says_having_seen("tj", &Body::Genesis(genesis), &seen).unwrap();
    for first in 0..3 {
        assert_eq!(circle.folded_again(|sides| first.min(sides - 1)), circle.record, "from log {first}");
    }
}
