//! Entries that must be void. Whatever is refused leaves every act as it was: the circle asserts it.

use crate::circle::{Circle, Held, at};
use paivand_record::act::ACT_BYTES_MAX;
use paivand_record::entry::{
    Body, Bytes, CloseReason, Keys, NewKey, Observe, Propose, REASON_BYTES_MAX, Signature, Statement, seal,
};
use paivand_record::envelope::act_id;
use paivand_record::fate::{Record, Void};
use paivand_record::hash::Hash;
use paivand_record::note::Note;

const SUBJECT: &str = "document/memorandum";

/// A circle in which tj has proposed an act.
fn proposed() -> (Circle, Vec<u8>) {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let act = circle.joint("tj", SUBJECT, None);
    circle.says("tj", &circle.propose("tj", &act)).unwrap();
    (circle, act)
}

/// The same, and cn has concurred.
fn concurred() -> (Circle, Vec<u8>) {
    let (mut circle, act) = proposed();
    circle.says("cn", &circle.concur("cn", &act)).unwrap();
    (circle, act)
}

/// An act as text with one thing replaced, proposed by tj.
fn altered(from: &str, to: &str) -> Result<(), Void> {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let act = String::from_utf8(circle.joint("tj", SUBJECT, None)).unwrap();
    assert!(act.contains(from), "{from} is not in {act}");
    let act = act.replace(from, to).into_bytes();
    circle.says("tj", &circle.propose("tj", &act)).map(drop)
}

#[test]
fn acts_that_are_no_acts() {
    let long = format!("\"content\":{{\"text\":\"{}\"}}", "a".repeat(ACT_BYTES_MAX));
    for (from, to, void) in [
        ("\"content\":{", "\"content\":{\"a\":1,\"a\":2,", Void::Act),
        ("\"subject\"", "\"nonce\":\"\",\"subject\"", Void::Act),
        ("\"content\":{\"content\":\"test\"}", &long, Void::Act),
        ("\"content\":{", "\"content\":{\"a\":1.5,", Void::Act),
        ("\"cn\",\"tj\"", "\"tj\",\"cn\"", Void::Act),
        ("\"cn\",\"tj\"", "\"cn\",\"cn\",\"tj\"", Void::Act),
        ("\"cn\",\"tj\"", "\"cn\"", Void::Act),
        ("\"cn\",\"tj\"", "\"tj\"", Void::Sides),
        ("\"cn\",\"tj\"", "\"cn\",\"kg\",\"tj\"", Void::Charter),
        ("\"by\":\"tj\"", "\"by\":\"cn\"", Void::Sides),
        ("\"by\":\"tj\"", "\"by\":\"kg\"", Void::Act),
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
    let again = circle.propose("tj", &act);
    assert_eq!(circle.says("tj", &again), Err(Void::Reused), "the same number twice");

    let other = circle.joint("tj", SUBJECT, None);
    assert_eq!(
        circle.says("tj", &circle.propose("tj", &other)),
        Err(Void::Exclusivity),
        "a second open signature"
    );

    let act = circle.joint("tj", "document/other", None);
    let Body::Propose(propose) = circle.propose("tj", &act) else { unreachable!() };
    let by_cn = Signature(circle.party("cn").signer.sign(b"x"));
    let forged = Body::Propose(Propose { signature: by_cn, ..propose.clone() });
    assert_eq!(circle.says("tj", &forged), Err(Void::ActSignature));

    let swapped =
        Body::Propose(Propose { act: Bytes(circle.joint("tj", "document/third", None)), ..propose.clone() });
    assert_eq!(circle.says("tj", &swapped), Err(Void::ActSignature), "a signature on another text");

    let cited = Body::Propose(Propose { releases: Some(circle.proposal(&other_act(&circle))), ..propose });
    assert_eq!(circle.says("tj", &cited), Err(Void::Exclusivity), "a release of nothing");

    let unchartered = circle.act("tj", SUBJECT, None, None, "{}");
    assert_eq!(circle.says("tj", &circle.propose("tj", &unchartered)), Err(Void::Charter));
}

fn other_act(circle: &Circle) -> Vec<u8> {
    circle.record.acts().values().next().unwrap().bytes.clone()
}

#[test]
fn a_stale_base() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let first = circle.joint("tj", SUBJECT, None);
    circle.agree("tj", &first);
    let second = circle.joint("cn", SUBJECT, Some(act_id(&first)));
    circle.agree("cn", &second);
    for (base, by) in [(None, "tj"), (Some(act_id(&first)), "tj"), (None, "cn"), (Some(act_id(&first)), "cn")]
    {
        let stale = circle.joint(by, SUBJECT, base);
        assert_eq!(circle.says(by, &circle.propose(by, &stale)), Err(Void::Base));
    }
    let elsewhere = circle.joint("tj", "document/other", Some(act_id(&second)));
    assert_eq!(
        circle.says("tj", &circle.propose("tj", &elsewhere)),
        Err(Void::Base),
        "a base of another subject"
    );
}

#[test]
fn concurrences_that_bind_nobody() {
    let (mut circle, act) = proposed();
    assert_eq!(circle.says("tj", &circle.concur("tj", &act)), Err(Void::Sides), "one side twice");

    let Body::Concur(good) = circle.concur("cn", &act) else { unreachable!() };
    let mut wrong = good.clone();
    wrong.signature = Signature(circle.party("tj").signer.sign(b"x"));
    assert_eq!(circle.says("cn", &Body::Concur(wrong)), Err(Void::ActSignature));
    let mut wrong = good.clone();
    wrong.act_id = Hash::of(b"another text");
    assert_eq!(circle.says("cn", &Body::Concur(wrong)), Err(Void::Citation), "a wrong hash");
    let mut wrong = good.clone();
    wrong.proposal.leaf = Hash::of(b"x");
    assert_eq!(circle.says("cn", &Body::Concur(wrong)), Err(Void::Citation));
    let mut wrong = good.clone();
    wrong.proposal.index += 1;
    assert_eq!(circle.says("cn", &Body::Concur(wrong)), Err(Void::Citation));
    let mut wrong = good.clone();
    wrong.releases = Some(good.proposal.clone());
    assert_eq!(circle.says("cn", &Body::Concur(wrong)), Err(Void::Exclusivity));

    let mut blind = Circle::chartered(&["cn", "tj"]);
    let unseen = blind.joint("tj", SUBJECT, None);
    let known = blind.seen("cn");
    blind.says("tj", &blind.propose("tj", &unseen)).unwrap();
    let concur = blind.concur("cn", &unseen);
    assert_eq!(blind.says_having_seen("cn", &concur, &known), Err(Void::Citation), "a proposal not yet seen");
    circle.says("cn", &Body::Concur(good.clone())).unwrap();
    assert_eq!(circle.says("cn", &Body::Concur(good)), Err(Void::Twice));
    assert_eq!(circle.says("cn", &circle.decline(&act)), Err(Void::Twice), "a decline after signing");
}

#[test]
fn declines_and_closes_that_count_for_nothing() {
    let (mut circle, act) = proposed();
    assert_eq!(
        circle.says("tj", &circle.decline(&act)),
        Err(Void::Sides),
        "one's own proposal is withdrawn instead"
    );
    let Body::Decline(mut long) = circle.decline(&act) else { unreachable!() };
    long.reason = "a".repeat(REASON_BYTES_MAX + 1);
    assert_eq!(circle.says("cn", &Body::Decline(long)), Err(Void::TooLong));
    assert_eq!(
        circle.says("tj", &circle.close(&act, CloseReason::Declined)),
        Err(Void::Citation),
        "nobody declined"
    );
    assert_eq!(
        circle.says("cn", &circle.close(&act, CloseReason::Withdrawn)),
        Err(Void::Citation),
        "another's act"
    );

    circle.says("cn", &circle.decline(&act)).unwrap();
    assert_eq!(circle.says("cn", &circle.decline(&act)), Err(Void::Twice));
    circle.says("tj", &circle.close(&act, CloseReason::Declined)).unwrap();
    assert_eq!(circle.says("tj", &circle.close(&act, CloseReason::Withdrawn)), Err(Void::Decided));
    assert_eq!(circle.says("cn", &circle.concur("cn", &act)), Err(Void::Decided), "signing what was closed");
    assert_eq!(circle.says("tj", &circle.enact(&act)), Err(Void::Decided));

    let (mut circle, act) = concurred();
    assert_eq!(circle.says("tj", &circle.close(&act, CloseReason::Withdrawn)), Err(Void::FeignedIgnorance));
}

#[test]
fn enacts_without_proof() {
    let (mut circle, act) = proposed();
    assert_eq!(circle.says("tj", &circle.enact(&act)), Err(Void::Unproven), "nobody concurred");
    let (mut circle, act) = {
        circle.says("cn", &circle.concur("cn", &act)).unwrap();
        (circle, act)
    };
    assert_eq!(circle.says("cn", &circle.enact(&act)), Err(Void::Citation), "another side's proposal");
    let Body::Enact(good) = circle.enact(&act) else { unreachable!() };
    let mut wrong = good.clone();
    wrong.concurs.clear();
    assert_eq!(
        circle.says("tj", &Body::Enact(wrong)),
        Err(Void::Unproven),
        "a joint change with one signature"
    );
    let mut wrong = good.clone();
    let twice = wrong.concurs[0].clone();
    wrong.concurs.push(twice);
    assert_eq!(circle.says("tj", &Body::Enact(wrong)), Err(Void::Unproven));
    let mut wrong = good.clone();
    wrong.concurs[0].proof.push(Hash::of(b"x"));
    assert_eq!(circle.says("tj", &Body::Enact(wrong)), Err(Void::Unproven));
    let mut wrong = good.clone();
    wrong.concurs[0].signature = Signature([0; 64]);
    assert_eq!(circle.says("tj", &Body::Enact(wrong)), Err(Void::Unproven));
    let mut wrong = good.clone();
    wrong.concurs[0].checkpoint = circle.cosigned("tj", &[]).to_string();
    assert_eq!(circle.says("tj", &Body::Enact(wrong)), Err(Void::Unproven), "a checkpoint of another log");
    let mut wrong = good.clone();
    let unsigned = Note::parse(wrong.concurs[0].checkpoint.as_bytes()).unwrap();
    let mut other = Note::new(unsigned.text);
    other.sign(&circle.party("tj").signer);
    wrong.concurs[0].checkpoint = other.to_string();
    assert_eq!(
        circle.says("tj", &Body::Enact(wrong)),
        Err(Void::Unproven),
        "a checkpoint its side did not sign"
    );
    circle.says("tj", &Body::Enact(good.clone())).unwrap();
    assert_eq!(circle.says("tj", &Body::Enact(good)), Err(Void::Decided));
}

#[test]
fn receipts_that_bring_nothing_into_force() {
    let (mut circle, act) = concurred();
    let early = circle.receipt("tj", 0, &["cn"]);
    assert_eq!(circle.says("tj", &early), Err(Void::Citation), "nothing is enacted there");
    let enact = circle.party("tj").size();
    let before = circle.cosigned("tj", &["cn"]).to_string();
    circle.says("tj", &circle.enact(&act)).unwrap();
    let receipt = |checkpoint| Body::Observe(Observe::Receipt { enact, checkpoint });
    assert_eq!(circle.says("tj", &receipt(before)), Err(Void::Receipt), "a checkpoint before the enact");
    assert_eq!(circle.says("tj", &receipt(String::new())), Err(Void::Receipt));
    let alone = circle.cosigned("tj", &[]).to_string();
    assert_eq!(circle.says("tj", &receipt(alone)), Err(Void::Receipt), "nobody's receipt");
    let own = circle.cosigned("tj", &["tj"]).to_string();
    assert_eq!(circle.says("tj", &receipt(own)), Err(Void::Receipt), "one's own receipt");
    let theirs = circle.cosigned("cn", &["cn"]).to_string();
    assert_eq!(circle.says("tj", &receipt(theirs)), Err(Void::Receipt), "another log");
    let good = circle.cosigned("tj", &["cn"]).to_string();
    assert_eq!(circle.says("cn", &receipt(good.clone())), Err(Void::Citation), "not the proposer");
    circle.says("tj", &receipt(good.clone())).unwrap();
    assert_eq!(circle.says("tj", &receipt(good)), Err(Void::Citation), "in force only once");
}

#[test]
fn entries_out_of_place() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let genesis = circle.genesis("tj");
    assert_eq!(circle.says("tj", &genesis), Err(Void::Genesis), "a second beginning");
    let word = circle.own("tj", "institution/a");
    let party = circle.party("tj");
    let seen = circle.seen("tj");
    for (origin, index) in
        [("cn.example/log", party.size()), ("tj.example/log", party.size() + 100), ("tj.example/log", 0)]
    {
        let bytes = seal((origin, index), &seen, at(0), &word, &circle.party("tj").signer).unwrap();
        let outcome = circle.writes("tj", &bytes);
        assert_eq!(outcome, Err(Void::Misplaced), "{origin} {index}");
    }
    let own =
        seal(("tj.example/log", circle.party("tj").size()), &seen, at(0), &word, &circle.party("cn").signer)
            .unwrap();
    assert_eq!(circle.writes("tj", &own), Err(Void::Signature), "the other side's key");
    for bytes in [&b""[..], b"{}", b"not json", &[0xff; 9], &[b'['; 4000]] {
        assert_eq!(circle.writes("tj", bytes), Err(Void::Malformed));
    }
    let mut other = circle.seen("tj");
    other[0].root = Hash::of(b"another history");
    other[0].size -= 1;
    let word = circle.own("tj", "institution/b");
    let outcome = circle.says_having_seen("tj", &word, &other);
    assert_eq!(outcome, Err(Void::Seen), "a root the other log does not have");
    let itself = vec![circle.party("tj").checkpoint(1)];
    assert_eq!(circle.says_having_seen("tj", &word, &itself), Err(Void::Seen), "itself");
}

#[test]
fn statements_that_say_nothing() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let joint = circle.joint("tj", SUBJECT, None);
    let alone = Body::Statement(Statement { act: Bytes(joint) });
    assert_eq!(circle.says("tj", &alone), Err(Void::Sides), "a joint change by one side");
    let word = circle.own("cn", "institution/a");
    assert_eq!(circle.says("tj", &word), Err(Void::Sides), "in the other side's name");
    circle.says("cn", &word).unwrap();
    assert_eq!(circle.says("cn", &word), Err(Void::Reused));
    let mut bare = Circle::begun(&["cn", "tj"]);
    let charter = Hash::of(b"none");
    let act = format!(
        r#"{{"nonce":"{:032x}","by":"cn","charter":"{charter}","subject":"institution/a","base":null,"sides":["cn"],"content":{{}}}}"#,
        7
    );
    let early = Body::Statement(Statement { act: Bytes(act.into_bytes()) });
    assert_eq!(bare.says("cn", &early), Err(Void::Charter), "before any charter");
}

#[test]
fn changes_of_keys_that_change_nothing() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let party = circle.party("cn");
    let held = party.signer.verifier().to_string();
    let other = circle.party("tj").signer.verifier().to_string();
    let unproven = NewKey { key: held.clone(), possession: Signature([0; 64]) };
    for (add, revoke) in [
        (vec![], vec![]),
        (vec![], vec![held.clone()]),
        (vec![], vec![other]),
        (vec![], vec!["nonsense".into()]),
        (vec![unproven], vec![]),
        (vec![NewKey { key: "nonsense".into(), possession: Signature([0; 64]) }], vec![]),
    ] {
        assert_eq!(circle.says("cn", &Body::Keys(Keys { add, revoke })), Err(Void::Keys));
    }
}

#[test]
fn evidence_that_shows_no_fork() {
    let mut circle = Circle::chartered(&["cn", "tj"]);
    let note = |circle: &Circle, size| {
        let party = circle.party("tj");
        party.checkpoint(size).signed(&party.signer).to_string()
    };
    let fork = |first, second| Body::Observe(Observe::Fork { first, second });
    let (one, two) = (note(&circle, 1), note(&circle, 2));
    assert_eq!(circle.says("cn", &fork(one.clone(), two)), Err(Void::Evidence), "two sizes");
    assert_eq!(circle.says("cn", &fork(one.clone(), one.clone())), Err(Void::Evidence), "the same twice");
    assert_eq!(circle.says("cn", &fork(one.clone(), String::new())), Err(Void::Evidence));
    let mut other = circle.party("tj").checkpoint(1);
    other.root = Hash::of(b"another history");
    let forged = other.signed(&circle.party("cn").signer).to_string();
    assert_eq!(circle.says("cn", &fork(one.clone(), forged)), Err(Void::Evidence), "not signed by the log");
    let real = other.signed(&circle.party("tj").signer).to_string();
    assert!(circle.says("cn", &fork(one, real)).is_ok(), "two roots at one size, both signed");
}

/// A log is met as that of one side; whoever writes it cannot make it the log of another.
#[test]
fn a_beginning_in_the_name_of_another_side() {
    let circle = Circle::begun(&["cn", "tj"]);
    let party = circle.party("cn");
    for (met_as, counts) in [("cn", true), ("tj", false), ("", false)] {
        let mut record = Record::default();
        assert!(record.meet(party.signer.verifier().clone(), met_as));
        let held = Held(&circle.parties, &circle.ended);
        let folded = record.fold(&party.origin, &party.entries[0], &held).unwrap();
        assert_eq!(folded.is_ok(), counts, "met as {met_as}");
        assert_eq!(record.origin_of("cn").is_some(), counts);
    }
}
