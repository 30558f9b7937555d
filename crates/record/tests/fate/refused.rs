//! Entries that must be void. Whatever is refused leaves every act as it was: the circle asserts it.

use crate::circle::{Circle, Held, at};
use paivand_record::act::ACT_BYTES_MAX;
use paivand_record::entry::{Body, Bytes, CloseReason, Observe, Propose, Signature, Statement, seal};
use paivand_record::fate::{Record, Void};
use paivand_record::hash::Hash;
use paivand_record::note::Note;
use paivand_record::suite::Suite;

const SUITE: Suite = Suite::Ed25519Sha256;

const SUBJECT: &str = "document/memorandum";

/// A circle in which cedar has proposed an act.
fn proposed() -> (Circle, Vec<u8>) {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let act = circle.joint("cedar", SUBJECT, None);
    circle.says("cedar", &circle.propose("cedar", &act)).unwrap();
    (circle, act)
}

/// The same, and ash has concurred.
pub(crate) fn concurred() -> (Circle, Vec<u8>) {
    let (mut circle, act) = proposed();
    circle.says("ash", &circle.concur("ash", &act)).unwrap();
    (circle, act)
}

/// An act as text with one thing replaced, proposed by cedar.
fn altered(from: &str, to: &str) -> Result<(), Void> {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let act = String::from_utf8(circle.joint("cedar", SUBJECT, None)).unwrap();
    assert!(act.contains(from), "{from} is not in {act}");
    let act = act.replace(from, to).into_bytes();
    circle.says("cedar", &circle.propose("cedar", &act)).map(drop)
}

#[test]
fn acts_that_are_no_acts() {
    let long = format!("\"content\":{{\"text\":\"{}\"}}", "a".repeat(ACT_BYTES_MAX));
    for (from, to, void) in [
        ("\"content\":{", "\"content\":{\"a\":1,\"a\":2,", Void::Act),
        ("\"subject\"", "\"nonce\":\"\",\"subject\"", Void::Act),
        ("\"content\":{\"act\":\"test\"}", &long, Void::Act),
        ("\"content\":{", "\"content\":{\"a\":1.5,", Void::Act),
        ("\"ash\",\"cedar\"", "\"cedar\",\"ash\"", Void::Act),
        ("\"ash\",\"cedar\"", "\"ash\",\"ash\",\"cedar\"", Void::Act),
        ("\"ash\",\"cedar\"", "\"ash\"", Void::Act),
        ("\"ash\",\"cedar\"", "\"cedar\"", Void::Charter),
        ("\"ash\",\"cedar\"", "\"ash\",\"birch\",\"cedar\"", Void::Charter),
        ("\"by\":\"cedar\"", "\"by\":\"ash\"", Void::Sides),
        ("\"by\":\"cedar\"", "\"by\":\"birch\"", Void::Act),
        (
            "\"base\":null",
            "\"base\":\"0000000000000000000000000000000000000000000000000000000000000000\"",
            Void::Base,
        ),
        ("\"base\":null", "\"base\":\"short\"", Void::Act),
        (SUBJECT, "charter", Void::Charter),
        (SUBJECT, "", Void::Act),
    ] {
        assert_eq!(altered(from, to), Err(void), "{from} → {to}");
    }
}

#[test]
fn proposals_that_bind_nobody() {
    let (mut circle, act) = proposed();
    let again = circle.propose("cedar", &act);
    assert_eq!(circle.says("cedar", &again), Err(Void::Reused), "the same number twice");

    let other = circle.joint("cedar", SUBJECT, None);
    assert_eq!(
        circle.says("cedar", &circle.propose("cedar", &other)),
        Err(Void::Exclusivity),
        "a second open signature"
    );

    let act = circle.joint("cedar", "document/other", None);
    let Body::Propose(propose) = circle.propose("cedar", &act) else { unreachable!() };
    let by_ash = Signature(circle.party("ash").signer.sign(b"x"));
    let forged = Body::Propose(Propose { signature: by_ash, ..propose.clone() });
    assert_eq!(circle.says("cedar", &forged), Err(Void::ActSignature));

    let swapped = Body::Propose(Propose {
        act: Bytes(circle.joint("cedar", "document/third", None)),
        ..propose.clone()
    });
    assert_eq!(circle.says("cedar", &swapped), Err(Void::ActSignature), "a signature on another text");

    let cited = Body::Propose(Propose { releases: Some(circle.proposal(&other_act(&circle))), ..propose });
    assert_eq!(circle.says("cedar", &cited), Err(Void::Exclusivity), "a release of nothing");

    let unchartered = circle.act("cedar", SUBJECT, None, None, "{}");
    assert_eq!(circle.says("cedar", &circle.propose("cedar", &unchartered)), Err(Void::Charter));
}

fn other_act(circle: &Circle) -> Vec<u8> {
    circle.record.acts().values().next().unwrap().bytes.clone()
}

#[test]
fn a_stale_base() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let first = circle.joint("cedar", SUBJECT, None);
    circle.agree("cedar", &first);
    let second = circle.joint("ash", SUBJECT, Some(SUITE.act_id(&first)));
    circle.agree("ash", &second);
    for (base, by) in [
        (None, "cedar"),
        (Some(SUITE.act_id(&first)), "cedar"),
        (None, "ash"),
        (Some(SUITE.act_id(&first)), "ash"),
    ] {
        let stale = circle.joint(by, SUBJECT, base);
        assert_eq!(circle.says(by, &circle.propose(by, &stale)), Err(Void::Base));
    }
    let elsewhere = circle.joint("cedar", "document/other", Some(SUITE.act_id(&second)));
    assert_eq!(
        circle.says("cedar", &circle.propose("cedar", &elsewhere)),
        Err(Void::Base),
        "a base of another subject"
    );
}

#[test]
fn concurrences_that_bind_nobody() {
    let (mut circle, act) = proposed();
    assert_eq!(circle.says("cedar", &circle.concur("cedar", &act)), Err(Void::Sides), "one side twice");

    let Body::Concur(good) = circle.concur("ash", &act) else { unreachable!() };
    let mut wrong = good.clone();
    wrong.signature = Signature(circle.party("cedar").signer.sign(b"x"));
    assert_eq!(circle.says("ash", &Body::Concur(wrong)), Err(Void::ActSignature));
    let mut wrong = good.clone();
    wrong.act_id = Hash::of(b"another text");
    assert_eq!(circle.says("ash", &Body::Concur(wrong)), Err(Void::Citation), "a wrong hash");
    let mut wrong = good.clone();
    wrong.proposal.leaf = Hash::of(b"x");
    assert_eq!(circle.says("ash", &Body::Concur(wrong)), Err(Void::Citation));
    let mut wrong = good.clone();
    wrong.proposal.index += 1;
    assert_eq!(circle.says("ash", &Body::Concur(wrong)), Err(Void::Citation));
    let mut wrong = good.clone();
    wrong.releases = Some(good.proposal.clone());
    assert_eq!(circle.says("ash", &Body::Concur(wrong)), Err(Void::Exclusivity));

    let mut blind = Circle::chartered(&["ash", "cedar"]);
    let unseen = blind.joint("cedar", SUBJECT, None);
    let known = blind.seen("ash");
    blind.says("cedar", &blind.propose("cedar", &unseen)).unwrap();
    let concur = blind.concur("ash", &unseen);
    assert_eq!(
        blind.says_having_seen("ash", &concur, &known),
        Err(Void::Citation),
        "a proposal not yet seen"
    );
    circle.says("ash", &Body::Concur(good.clone())).unwrap();
    assert_eq!(circle.says("ash", &Body::Concur(good)), Err(Void::Twice));
    assert_eq!(circle.says("ash", &circle.decline(&act)), Err(Void::Twice), "a decline after signing");
}

#[test]
fn declines_and_closes_that_count_for_nothing() {
    let (mut circle, act) = proposed();
    assert_eq!(
        circle.says("cedar", &circle.decline(&act)),
        Err(Void::Sides),
        "one's own proposal is withdrawn instead"
    );
    assert_eq!(
        circle.says("cedar", &circle.close(&act, CloseReason::Declined)),
        Err(Void::Citation),
        "nobody declined"
    );
    assert_eq!(
        circle.says("ash", &circle.close(&act, CloseReason::Withdrawn)),
        Err(Void::Citation),
        "another's act"
    );

    circle.says("ash", &circle.decline(&act)).unwrap();
    assert_eq!(circle.says("ash", &circle.decline(&act)), Err(Void::Twice));
    circle.says("cedar", &circle.close(&act, CloseReason::Declined)).unwrap();
    assert_eq!(circle.says("cedar", &circle.close(&act, CloseReason::Withdrawn)), Err(Void::Decided));
    assert_eq!(
        circle.says("ash", &circle.concur("ash", &act)),
        Err(Void::Decided),
        "signing what was closed"
    );
    assert_eq!(circle.says("cedar", &circle.enact(&act)), Err(Void::Decided));

    let (mut circle, act) = concurred();
    assert_eq!(
        circle.says("cedar", &circle.close(&act, CloseReason::Withdrawn)),
        Err(Void::FeignedIgnorance)
    );
}

#[test]
fn enacts_without_proof() {
    let (mut circle, act) = proposed();
    assert_eq!(circle.says("cedar", &circle.enact(&act)), Err(Void::Unproven), "nobody concurred");
    let (mut circle, act) = {
        circle.says("ash", &circle.concur("ash", &act)).unwrap();
        (circle, act)
    };
    assert_eq!(circle.says("ash", &circle.enact(&act)), Err(Void::Citation), "another side's proposal");
    let Body::Enact(good) = circle.enact(&act) else { unreachable!() };
    let mut wrong = good.clone();
    wrong.concurs.clear();
    assert_eq!(
        circle.says("cedar", &Body::Enact(wrong)),
        Err(Void::Unproven),
        "a joint change with one signature"
    );
    let mut wrong = good.clone();
    let twice = wrong.concurs[0].clone();
    wrong.concurs.push(twice);
    assert_eq!(circle.says("cedar", &Body::Enact(wrong)), Err(Void::Unproven));
    let mut wrong = good.clone();
    wrong.concurs[0].proof.push(Hash::of(b"x"));
    assert_eq!(circle.says("cedar", &Body::Enact(wrong)), Err(Void::Unproven));
    let mut wrong = good.clone();
    wrong.concurs[0].signature = Signature([0; 64]);
    assert_eq!(circle.says("cedar", &Body::Enact(wrong)), Err(Void::Unproven));
    let mut wrong = good.clone();
    wrong.concurs[0].checkpoint = circle.cosigned("cedar", &[]).to_string();
    assert_eq!(circle.says("cedar", &Body::Enact(wrong)), Err(Void::Unproven), "a checkpoint of another log");
    let mut wrong = good.clone();
    let unsigned = Note::parse(wrong.concurs[0].checkpoint.as_bytes()).unwrap();
    let mut other = Note::new(unsigned.text);
    other.sign(&circle.party("cedar").signer);
    wrong.concurs[0].checkpoint = other.to_string();
    assert_eq!(
        circle.says("cedar", &Body::Enact(wrong)),
        Err(Void::Unproven),
        "a checkpoint its side did not sign"
    );
    circle.says("cedar", &Body::Enact(good.clone())).unwrap();
    assert_eq!(circle.says("cedar", &Body::Enact(good)), Err(Void::Decided));
}

#[test]
fn receipts_that_bring_nothing_into_force() {
    let (mut circle, act) = concurred();
    let nothing = circle.proposal(&act);
    let early = circle.receipt("cedar", Some(nothing), &["ash"]);
    assert_eq!(circle.says("cedar", &early), Err(Void::Citation), "nothing is enacted there");
    let before = circle.cosigned("cedar", &["ash"]).to_string();
    circle.says("cedar", &circle.enact(&act)).unwrap();
    let enact = circle.enacted(&act);
    let receipt = |checkpoint| Body::Observe(Observe::Receipt { enact: Some(enact.clone()), checkpoint });
    assert_eq!(circle.says("cedar", &receipt(before)), Err(Void::Citation), "a checkpoint before the enact");
    assert_eq!(circle.says("cedar", &receipt(String::new())), Err(Void::Receipt));
    let alone = circle.cosigned("cedar", &[]).to_string();
    assert_eq!(circle.says("cedar", &receipt(alone)), Err(Void::Receipt), "nobody's receipt");
    let own = circle.cosigned("cedar", &["cedar"]).to_string();
    assert_eq!(circle.says("cedar", &receipt(own)), Err(Void::Receipt), "one's own receipt");
    let theirs = circle.cosigned("ash", &["ash"]).to_string();
    assert_eq!(circle.says("cedar", &receipt(theirs)), Err(Void::Receipt), "another log");
    let good = circle.cosigned("cedar", &["ash"]).to_string();
    assert_eq!(circle.says("ash", &receipt(good.clone())), Err(Void::Receipt), "not the proposer");
    circle.says("cedar", &receipt(good.clone())).unwrap();
    assert_eq!(circle.says("cedar", &receipt(good)), Err(Void::Citation), "in force only once");
}

#[test]
fn entries_out_of_place() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let genesis = circle.genesis("cedar");
    assert_eq!(circle.says("cedar", &genesis), Err(Void::Genesis), "a second beginning");
    let word = circle.own("cedar", "institution/a");
    let party = circle.party("cedar");
    let seen = circle.seen("cedar");
    for (origin, index) in [
        ("ash.example/log", party.size()),
        ("cedar.example/log", party.size() + 100),
        ("cedar.example/log", 0),
    ] {
        let bytes = seal((origin, index), &seen, at(0), &word, &circle.party("cedar").signer).unwrap();
        let outcome = circle.writes("cedar", &bytes);
        assert_eq!(outcome, Err(Void::Misplaced), "{origin} {index}");
    }
    let own = seal(
        ("cedar.example/log", circle.party("cedar").size()),
        &seen,
        at(0),
        &word,
        &circle.party("ash").signer,
    )
    .unwrap();
    assert_eq!(circle.writes("cedar", &own), Err(Void::Signature), "the other side's key");
    for bytes in [&b""[..], b"{}", b"not json", &[0xff; 9], &[b'['; 4000]] {
        assert_eq!(circle.writes("cedar", bytes), Err(Void::Malformed));
    }
    let mut other = circle.seen("cedar");
    other[0].size -= 1;
    let word = circle.own("cedar", "institution/b");
    assert_eq!(circle.says_having_seen("cedar", &word, &other), Err(Void::Seen), "less than before");
    let mut other = circle.seen("cedar");
    other[0].root = Hash::of(b"another history");
    assert_eq!(circle.says_having_seen("cedar", &word, &other), Err(Void::Seen), "the same size otherwise");
    let itself = vec![circle.party("cedar").checkpoint(1)];
    assert_eq!(circle.says_having_seen("cedar", &word, &itself), Err(Void::Seen), "itself");
}

#[test]
fn statements_that_say_nothing() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let joint = circle.joint("cedar", SUBJECT, None);
    let alone = Body::Statement(Statement { act: Bytes(joint), hand: None });
    assert_eq!(circle.says("cedar", &alone), Err(Void::Sides), "a joint change by one side");
    let word = circle.own("ash", "institution/a");
    assert_eq!(circle.says("cedar", &word), Err(Void::Sides), "in the other side's name");
    circle.says("ash", &word).unwrap();
    assert_eq!(circle.says("ash", &word), Err(Void::Reused));
    let mut bare = Circle::begun(&["ash", "cedar"]);
    let charter = Hash::of(b"none");
    let act = format!(
        r#"{{"nonce":"{:032x}","by":"ash","charter":"{charter}","subject":"institution/a","base":null,"sides":["ash"],"content":{{}}}}"#,
        7
    );
    let early = Body::Statement(Statement { act: Bytes(act.into_bytes()), hand: None });
    assert_eq!(bare.says("ash", &early), Err(Void::Charter), "before any charter");
}

#[test]
fn evidence_that_shows_no_fork() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let note = |circle: &Circle, size| {
        let party = circle.party("cedar");
        party.checkpoint(size).signed(&party.signer).to_string()
    };
    let fork = |first, second| Body::Observe(Observe::Fork { first, second, root: None, proof: Vec::new() });
    let (one, two) = (note(&circle, 1), note(&circle, 2));
    assert_eq!(circle.says("ash", &fork(one.clone(), two)), Err(Void::Evidence), "two sizes");
    assert_eq!(circle.says("ash", &fork(one.clone(), one.clone())), Err(Void::Evidence), "the same twice");
    assert_eq!(circle.says("ash", &fork(one.clone(), String::new())), Err(Void::Evidence));
    let mut other = circle.party("cedar").checkpoint(1);
    other.root = Hash::of(b"another history");
    let forged = other.signed(&circle.party("ash").signer).to_string();
    assert_eq!(circle.says("ash", &fork(one.clone(), forged)), Err(Void::Evidence), "not signed by the log");
    let real = other.signed(&circle.party("cedar").signer).to_string();
    assert!(circle.says("ash", &fork(one, real)).is_ok(), "two roots at one size, both signed");
}

/// A log is met as that of one side; whoever writes it cannot make it the log of another.
#[test]
fn a_beginning_in_the_name_of_another_side() {
    let circle = Circle::begun(&["ash", "cedar"]);
    let party = circle.party("ash");
    for (met_as, counts) in [("ash", true), ("cedar", false), ("", false)] {
        let mut record = Record::default();
        assert!(record.meet(party.signer.verifier().clone(), met_as));
        let held = Held(&circle.parties);
        let folded = record.fold(&party.origin, &party.entries[0], &held).unwrap();
        assert_eq!(folded.is_ok(), counts, "met as {met_as}");
        assert_eq!(record.origin_of("ash").is_some(), counts);
    }
}
