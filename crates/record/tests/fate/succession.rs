//! Logs that end and are continued, told as minutes.

use crate::circle::{Circle, Held, at, begin};
use crate::life::name;
use paivand_record::entry::{Body, CloseReason, Genesis, LogEnd, Propose, Succeed, seal};
use paivand_record::fate::{Event, Fate, Record, Void, Wait};
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;

const SUITE: Suite = Suite::Ed25519Sha256;

const SUBJECT: &str = "document/memorandum";

/// What somebody puts into a genesis in the place of the truth.
type Change = fn(&mut Circle, &mut Genesis);

/// An end at what one side named, which is all that it held.
fn plain(size: u64, root: Hash, sides: usize) -> LogEnd {
    LogEnd { size, root, proofs: vec![Vec::new(); sides], parts: None }
}

#[test]
fn a_log_that_its_side_cannot_end_is_continued_by_all() {
    for sides in [&["ash", "cedar"][..], &["ash", "birch", "cedar"]] {
        let mut circle = Circle::chartered(sides);
        let agreed = circle.joint("cedar", SUBJECT, None);
        circle.agree("cedar", &agreed);
        let ours = circle.joint("cedar", "document/ours", None);
        circle.says("cedar", &circle.propose("cedar", &ours)).unwrap();
        let theirs = circle.joint("ash", "document/theirs", None);
        circle.says("ash", &circle.propose("ash", &theirs)).unwrap();
        circle.says("cedar", &circle.concur("cedar", &theirs)).unwrap();

        let act = circle.succeeds("cedar.2", "cedar");
        let origin = circle.party("cedar.2").origin.clone();
        assert_eq!(circle.record.origin_of("cedar"), Some(origin.as_str()));
        let end = circle.record.logs()["cedar.example/log"].ended.clone().unwrap();
        assert_eq!((end.size, end.act), (circle.party("cedar").size(), SUITE.act_id(&act)));

        // Behind the end nothing counts, whoever holds the old key.
        let word = circle.own("cedar", "institution/thief");
        assert_eq!(circle.says("cedar", &word), Err(Void::Succeeded));
        assert_eq!(circle.writes("cedar", b"{}"), Err(Void::Succeeded), "not even what nobody can read");
        // What is in force stays; what was open and not signed by all has lapsed.
        assert_eq!(circle.record.head_of(SUBJECT), Some(SUITE.act_id(&agreed)));
        let lapsed = &circle.record.acts()[&SUITE.act_id(&ours)].fate;
        assert!(matches!(lapsed, Fate::Closed { reason: CloseReason::Lapsed, .. }), "{lapsed:?}");
        let word = circle.own("cedar.2", "institution/a");
        assert_eq!(
            name(&circle.says("cedar.2", &word)),
            "Stated",
            "under the charter that names the first log"
        );
        let next = circle.joint("cedar.2", SUBJECT, Some(SUITE.act_id(&agreed)));
        circle.agree("cedar.2", &next);
        assert_eq!(circle.record.head_of(SUBJECT), Some(SUITE.act_id(&next)));
        // A signature given in the ended log still binds, and is proven there.
        assert_eq!(circle.says("cedar.2", &circle.concur("cedar.2", &theirs)), Err(Void::Twice));
        if sides.len() == 2 {
            assert_eq!(name(&circle.says("ash", &circle.enact(&theirs))), "Enacted");
            let receipt = circle.receipt("ash", Some(circle.enacted(&theirs)), &["cedar.2"]);
            assert_eq!(name(&circle.says("ash", &receipt)), "InForce");
        }
        // The lapsed one may be put forward again, citing what freed it.
        let again = circle.joint("cedar.2", "document/ours", None);
        assert_eq!(name(&circle.says("cedar.2", &circle.propose("cedar.2", &again))), "Proposed");
        for first in 0..4 {
            let folded = circle.folded_again(|logs| first.min(logs - 1));
            assert_eq!(folded, circle.record, "from log {first}");
        }
    }
}

#[test]
fn a_log_may_be_continued_again_and_again() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    for (next, old) in [("cedar.2", "cedar"), ("cedar.3", "cedar.2"), ("cedar.4", "cedar.3")] {
        circle.succeeds(next, old);
        let base = circle.record.head_of(SUBJECT);
        let act = circle.joint(next, SUBJECT, base);
        circle.agree(next, &act);
        assert_eq!(circle.record.head_of(SUBJECT), Some(SUITE.act_id(&act)));
    }
    assert_eq!(circle.record.origins_of("cedar").count(), 4);
}

#[test]
fn a_thief_with_the_log_key_is_never_the_side() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    // He begins a log of his own, and vouches for it by the key he has.
    circle.parties.insert("thief".into(), begin("cedar", "thief.example/log".into(), 40));
    circle.record.expect("thief.example/log");
    let size = circle.party("cedar").size();
    let genesis = circle.continuing("thief", "cedar", size);
    let key = circle.party("cedar").signer.clone();
    let genesis = circle.authorised("thief", genesis, &key);
    assert_eq!(name(&circle.says("thief", &Body::Genesis(genesis))), "Begun", "anyone may begin a log");
    let content = r#"{"act":"log.succeed","origin":"thief.example/log"}"#;
    let act = circle.act("thief", "log/cedar", circle.record.charter(), None, content);
    assert_eq!(circle.says("thief", &circle.propose("thief", &act)), Err(Void::Successor));
    // In the log whose key he has he says that it has ended.
    let Body::Propose(stolen) = circle.propose("cedar", &act) else { unreachable!() };
    assert_eq!(circle.says("cedar", &Body::Propose(stolen)), Err(Void::Successor));
    let enact = circle.proposal(&circle.record.acts().values().next().unwrap().bytes.clone());
    assert_eq!(circle.says("cedar", &Body::Succeed(Succeed { enact })), Err(Void::Successor));
    assert_eq!(circle.record.origin_of("cedar"), Some("cedar.example/log"));
}

#[test]
fn until_it_is_in_force_the_new_log_says_nothing_else() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let act = circle.candidate("cedar.2", "cedar");
    let word = circle.own("cedar.2", "institution/a");
    assert_eq!(circle.says("cedar.2", &word), Err(Void::Candidate));
    let other = circle.joint("cedar.2", SUBJECT, None);
    assert_eq!(circle.says("cedar.2", &circle.propose("cedar.2", &other)), Err(Void::Candidate));
    // Where it is closed nothing has changed, and the old log goes on; also after all have signed, for they may have
    // named ends that nobody can bring together.
    circle.says("ash", &circle.lets("ash", &act, None)).unwrap();
    let close = circle.close(&act, CloseReason::Withdrawn);
    assert_eq!(name(&circle.says("cedar.2", &close)), "Closed");
    assert_eq!(circle.says("cedar.2", &circle.enact_by("cedar.2", &act)), Err(Void::Decided));
    let word = circle.own("cedar", "institution/a");
    assert_eq!(name(&circle.says("cedar", &word)), "Stated");
}

#[test]
fn a_side_ends_its_log_itself_when_all_have_let_another_continue_it() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let act = circle.candidate("cedar.2", "cedar");
    circle.says("ash", &circle.lets("ash", &act, None)).unwrap();
    // Meanwhile the old log goes on.
    let word = circle.own("cedar", "institution/a");
    circle.says("cedar", &word).unwrap();
    let wrong = plain(1, Hash::of(b"x"), 1);
    let ending = circle.enact_ending("cedar.2", &act, Some(wrong));
    assert_eq!(circle.says("cedar.2", &ending), Err(Void::End), "nobody named an end");
    circle.says("cedar.2", &circle.enact_by("cedar.2", &act)).unwrap();
    let (enact, early) =
        (circle.enacted(&act), circle.receipt("cedar.2", Some(circle.enacted(&act)), &["ash"]));
    // Until the old log has ended, the new one waits.
    let party = circle.party("cedar.2");
    let seen = circle.seen("cedar.2");
    let bytes = seal((&party.origin, party.size()), &seen, at(0), &early, &party.signer).unwrap();
    let waits = circle.record.clone().fold(&party.origin.clone(), &bytes, &Held(&circle.parties));
    assert!(matches!(waits, Err(Wait::Entries { .. })), "{waits:?}");
    assert_eq!(name(&circle.says("cedar", &Body::Succeed(Succeed { enact }))), "Ending");
    let word = circle.own("cedar", "institution/b");
    assert_eq!(circle.says("cedar", &word), Err(Void::Succeeded));
    assert_eq!(name(&circle.says("cedar.2", &early)), "SucceededInForce");
    let end = circle.record.logs()["cedar.example/log"].ended.clone().unwrap();
    assert_eq!(end.size, circle.party("cedar").size() - 1, "with its own last entry");
    assert_eq!(circle.folded_again(|logs| logs - 1), circle.record);
}

#[test]
fn a_log_ends_for_no_other_than_the_one_that_continues_it() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    circle.candidate("cedar.2", "cedar");
    // It names the log that is only to continue the one that would end.
    circle.parties.insert("cedar.3".into(), begin("cedar", "cedar.3.example/log".into(), 21));
    circle.record.expect("cedar.3.example/log");
    let genesis = circle.continuing("cedar.3", "cedar.2", circle.party("cedar.2").size());
    let genesis = circle.authorised("cedar.3", genesis, &circle.party("cedar").recovery);
    circle.says("cedar.3", &Body::Genesis(genesis)).unwrap();
    let content = r#"{"act":"log.succeed","origin":"cedar.3.example/log"}"#;
    let act = circle.act("cedar.3", "log/cedar", circle.record.charter(), None, content);
    circle.says("cedar.3", &circle.propose("cedar.3", &act)).unwrap();
    circle.says("ash", &circle.lets("ash", &act, None)).unwrap();
    circle.says("cedar.3", &circle.enact_by("cedar.3", &act)).unwrap();
    let enact = circle.enacted(&act);
    assert_eq!(circle.says("cedar", &Body::Succeed(Succeed { enact })), Err(Void::Successor));
}

#[test]
fn what_all_had_signed_before_is_enacted_by_the_log_that_goes_on() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let act = circle.joint("cedar", SUBJECT, None);
    circle.says("cedar", &circle.propose("cedar", &act)).unwrap();
    circle.says("ash", &circle.concur("ash", &act)).unwrap();
    let half = circle.joint("cedar", "document/half", None);
    circle.says("cedar", &circle.propose("cedar", &half)).unwrap();
    circle.says("ash", &circle.concur("ash", &half)).unwrap();
    circle.says("cedar", &circle.enact(&half)).unwrap();
    circle.succeeds("cedar.2", "cedar");
    assert_eq!(circle.record.acts()[&SUITE.act_id(&act)].fate, Fate::Open, "no way out of what was signed");
    assert_eq!(name(&circle.says("cedar.2", &circle.enact_by("cedar.2", &act))), "Enacted");
    for act in [&act, &half] {
        let receipt = circle.receipt("cedar.2", Some(circle.enacted(act)), &["ash"]);
        assert_eq!(name(&circle.says("cedar.2", &receipt)), "InForce");
    }
    // No other log may decide for it.
    let open = circle.joint("ash", "document/b", None);
    circle.says("ash", &circle.propose("ash", &open)).unwrap();
    circle.says("cedar.2", &circle.concur("cedar.2", &open)).unwrap();
    assert_eq!(circle.says("cedar.2", &circle.enact_by("cedar.2", &open)), Err(Void::Citation));
}

#[test]
fn beginnings_that_count_for_nothing() {
    let begun = |change: Change| {
        let mut circle = Circle::chartered(&["ash", "cedar"]);
        circle.parties.insert("cedar.2".into(), begin("cedar", "cedar.2.example/log".into(), 20));
        circle.record.expect("cedar.2.example/log");
        let mut genesis = circle.continuing("cedar.2", "cedar", 2);
        change(&mut circle, &mut genesis);
        let party = circle.party("cedar.2");
        let bytes = seal((&party.origin, 0), &[], at(0), &Body::Genesis(genesis), &party.signer).unwrap();
        circle.record.fold("cedar.2.example/log", &bytes, &Held(&circle.parties))
    };
    assert!(begun(|_, _| {}).unwrap().is_ok());
    let wrong: [(&str, Change); 6] = [
        ("no predecessor", |_, genesis| genesis.predecessor = None),
        ("nothing held", |_, genesis| genesis.predecessor.as_mut().unwrap().size = 0),
        ("another side", |_, genesis| genesis.side = "ash".into()),
        ("another circle", |_, genesis| genesis.circle = "other".into()),
        ("an unknown suite", |_, genesis| genesis.suite = "rsa-md5".into()),
        ("itself", |_, genesis| {
            genesis.predecessor.as_mut().unwrap().origin = "cedar.2.example/log".into();
        }),
    ];
    for (what, change) in wrong {
        let outcome = begun(change);
        assert!(
            outcome == Ok(Err(Void::Genesis)) || matches!(outcome, Err(Wait::Entries { size: 0, .. })),
            "{what}: {outcome:?}"
        );
    }
    // What is not here is waited for: nobody is found guilty without it.
    for change in [
        (|_, genesis| genesis.predecessor.as_mut().unwrap().size = 99) as Change,
        |_, genesis| genesis.predecessor.as_mut().unwrap().root = Hash::of(b"x"),
        |_, genesis| genesis.predecessor.as_mut().unwrap().origin = "dogwood.example/log".into(),
    ] {
        assert!(begun(change).is_err());
    }
}

#[test]
fn a_continuation_that_nobody_vouches_for() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let act = circle.candidate("cedar.2", "cedar");
    let good = String::from_utf8(act).unwrap();
    let fresh = |circle: &mut Circle| {
        let mut other = circle.clone();
        other.parties.insert("cedar.3".into(), begin("cedar", "cedar.3.example/log".into(), 30));
        other.record.expect("cedar.3.example/log");
        let size = other.party("cedar").size();
        let genesis = other.continuing("cedar.3", "cedar", size);
        other.says("cedar.3", &Body::Genesis(genesis)).unwrap();
        other
    };
    // Both may be proposed; the others choose.
    let mut other = fresh(&mut circle);
    let third = good.replace("cedar.2.example", "cedar.3.example").replace("\"nonce\":\"0", "\"nonce\":\"1");
    assert_eq!(name(&other.says("cedar.3", &other.propose("cedar.3", third.as_bytes()))), "Proposed");
    other.says("ash", &other.lets("ash", good.as_bytes(), None)).unwrap();
    let both = other.lets("ash", third.as_bytes(), None);
    assert_eq!(other.says("ash", &both), Err(Void::Exclusivity), "one, not both");
    // Of another side, of another log, of another act.
    for (from, to, void) in [
        ("log/cedar", "log/ash", Void::Sides),
        ("cedar.2.example", "ash.example", Void::Successor),
        ("log.succeed", "log.burn", Void::Successor),
    ] {
        let mut other = fresh(&mut circle);
        let wrong = third.replace("cedar.3.example", "cedar.2.example").replace(from, to);
        let wrong = if from == "cedar.2.example" { wrong } else { wrong.replace("cedar.2", "cedar.3") };
        let Body::Propose(propose) = other.propose("cedar.3", wrong.as_bytes()) else { unreachable!() };
        let said = other.says("cedar.3", &Body::Propose(Propose { releases: None, ..propose }));
        assert_eq!(said, Err(void), "{to}");
    }
}

#[test]
fn all_may_put_another_recovery_key_in_the_place_of_the_old() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let fresh = begin("cedar", "cedar.example/log".into(), 50).recovery;
    let old = circle.party("cedar").recovery.clone();
    let content = format!(r#"{{"act":"log.recovery","key":"{}"}}"#, fresh.verifier());
    let charter = circle.record.charter();
    let act = circle.act("cedar", "log/cedar", charter, None, &content);
    circle.agree("cedar", &act);
    circle.parties.get_mut("cedar").unwrap().recovery = fresh;
    let origin = "cedar.example/log";
    let size = circle.record.logs()[origin].size;
    let present = |record: &Record| record.keys_at(origin, size).unwrap().recovery.clone();
    assert_eq!(&present(&circle.record), circle.party("cedar").recovery.verifier());
    // The old one vouches for nothing any more.
    circle.parties.insert("cedar.2".into(), begin("cedar", "cedar.2.example/log".into(), 20));
    circle.record.expect("cedar.2.example/log");
    let genesis = circle.continuing("cedar.2", "cedar", size);
    let by_old = circle.authorised("cedar.2", genesis.clone(), &old);
    let propose = |circle: &mut Circle, genesis: Genesis| {
        circle.says("cedar.2", &Body::Genesis(genesis)).unwrap();
        let content = r#"{"act":"log.succeed","origin":"cedar.2.example/log"}"#;
        let (charter, base) = (circle.record.charter(), circle.record.head_of("log/cedar"));
        let act = circle.act("cedar.2", "log/cedar", charter, base, content);
        circle.says("cedar.2", &circle.propose("cedar.2", &act))
    };
    let mut other = circle.clone();
    assert_eq!(propose(&mut other, by_old), Err(Void::Successor));
    assert_eq!(name(&propose(&mut circle, genesis)), "Proposed");
    assert_eq!(circle.folded_again(|logs| logs - 1), circle.record);
}

#[test]
fn where_a_side_stopped_is_said_of_a_continuation_and_of_nothing_else() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let act = circle.joint("cedar", SUBJECT, None);
    circle.says("cedar", &circle.propose("cedar", &act)).unwrap();
    let stopped = Some(circle.party("cedar").checkpoint(2));
    assert_eq!(circle.says("ash", &circle.lets("ash", &act, stopped)), Err(Void::End));
    let act = circle.candidate("cedar.2", "cedar");
    for wrong in [circle.party("ash").checkpoint(1), circle.party("cedar").checkpoint(1)] {
        assert_eq!(circle.says("ash", &circle.lets("ash", &act, Some(wrong))), Err(Void::End));
    }
    let events = circle.says("ash", &circle.lets("ash", &act, None)).unwrap();
    assert!(matches!(events.first(), Some(Event::Concurred { .. })));
}
