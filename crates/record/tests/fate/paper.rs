//! Sides on paper, circles of one, and charters that follow charters, told as minutes.

use crate::circle::{Circle, begin};
use crate::life::name;
use paivand_record::act::{CHARTER, Head};
use paivand_record::entry::{Body, Close, CloseReason};
use paivand_record::fate::{Fate, Record, Void};
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;

const SUITE: Suite = Suite::Ed25519Sha256;

const SUBJECT: &str = "document/memorandum";

/// An act of ash and, on paper, birch.
fn attested(circle: &mut Circle, subject: &str, base: Option<Hash>, content: &str) -> Vec<u8> {
    let charter = circle.record.charter();
    let act = String::from_utf8(circle.act("ash", subject, charter, base, content)).unwrap();
    let paper = format!(
        r#""sides":["ash","birch"],"attested":[{{"side":"birch","on":"2027-03-01","scan":"{}"}}],"content""#,
        Hash::of(b"scan")
    );
    let (head, rest) = act.split_once(r#""sides":["#).unwrap();
    let rest = rest.split_once(r#""content""#).unwrap().1;
    format!("{head}{paper}{rest}").into_bytes()
}

fn agree_alone(circle: &mut Circle, act: &[u8]) {
    circle.says("ash", &circle.propose("ash", act)).unwrap();
    let enact = circle.enact(act);
    let events = circle.says("ash", &enact).unwrap();
    assert_eq!(name(&Ok(events)), "EnactedInForce", "nobody else's receipt is awaited");
}

/// Ash has a node, birch signs on paper.
fn half() -> Circle {
    let mut circle = Circle::begun(&["ash"]);
    let content = circle.charter_content(1, &["birch"]);
    let charter = attested(&mut circle, CHARTER, None, &content);
    agree_alone(&mut circle, &charter);
    assert_eq!(circle.record.charter(), Some(SUITE.act_id(&charter)));
    circle
}

/// Birch has come: a charter with its log, proposed by ash.
fn joined(circle: &mut Circle) {
    circle.parties.insert("birch".into(), begin("birch", "birch.example/log".into(), 9));
    let key = circle.party("birch").signer.verifier().clone();
    assert!(circle.record.meet(key, "birch"));
    let genesis = circle.genesis("birch");
    circle.says("birch", &genesis).unwrap();
    let charter = circle.next_charter("ash", 1);
    circle.agree("ash", &charter);
    assert_eq!(circle.record.charter(), Some(SUITE.act_id(&charter)));
}

/// Whoever attests could do so for ever as if it had not seen a charter that stands in another's log.
#[test]
fn who_joins_does_not_propose_that_it_does() {
    let mut circle = half();
    circle.parties.insert("birch".into(), begin("birch", "birch.example/log".into(), 9));
    let key = circle.party("birch").signer.verifier().clone();
    assert!(circle.record.meet(key, "birch"));
    let genesis = circle.genesis("birch");
    circle.says("birch", &genesis).unwrap();
    let charter = circle.next_charter("birch", 1);
    assert_eq!(circle.says("birch", &circle.propose("birch", &charter)), Err(Void::Charter));
}

#[test]
fn a_side_alone_agrees_with_itself() {
    let mut circle = Circle::begun(&["ash"]);
    let charter = circle.charter_act("ash");
    agree_alone(&mut circle, &charter);
    let act = circle.joint("ash", SUBJECT, None);
    agree_alone(&mut circle, &act);
    assert_eq!(circle.record.head_of(SUBJECT), Some(SUITE.act_id(&act)));
    let word = circle.own("ash", "institution/a");
    assert_eq!(name(&circle.says("ash", &word)), "Stated");
}

#[test]
fn what_a_side_signed_on_paper_binds_those_who_signed_here() {
    let mut circle = half();
    let first = attested(&mut circle, SUBJECT, None, "{}");
    agree_alone(&mut circle, &first);
    assert_eq!(circle.record.head_of(SUBJECT), None, "not every side has signed it");
    assert_eq!(circle.record.attested_head_of(SUBJECT), Some(SUITE.act_id(&first)));
    let second = attested(&mut circle, SUBJECT, Some(SUITE.act_id(&first)), "{}");
    agree_alone(&mut circle, &second);
    assert_eq!(circle.record.attested_head_of(SUBJECT), Some(SUITE.act_id(&second)));
    // Nobody is left out: an act of all without the paper is none, nor one with paper of who has a node.
    let bare = circle.act("ash", "document/bare", circle.record.charter(), None, "{}");
    let bare = String::from_utf8(bare).unwrap().replace(r#"["ash"]"#, r#"["ash","birch"]"#);
    assert_eq!(circle.says("ash", &circle.propose("ash", bare.as_bytes())), Err(Void::Charter));
}

#[test]
fn who_joins_takes_over_from_the_base_upwards() {
    let mut circle = half();
    let first = attested(&mut circle, SUBJECT, None, "{}");
    agree_alone(&mut circle, &first);
    let second = attested(&mut circle, SUBJECT, Some(SUITE.act_id(&first)), "{}");
    agree_alone(&mut circle, &second);
    joined(&mut circle);
    // Nothing more is attested.
    let late = attested(&mut circle, "document/late", None, "{}");
    assert_eq!(circle.says("ash", &circle.propose("ash", &late)), Err(Void::Charter));
    assert_eq!(
        circle.says("birch", &circle.concur("birch", &second)),
        Err(Void::Base),
        "not before its base"
    );
    assert_eq!(name(&circle.says("birch", &circle.concur("birch", &first))), "TakenOver");
    assert_eq!(circle.record.head_of(SUBJECT), Some(SUITE.act_id(&first)));
    assert_eq!(circle.says("birch", &circle.concur("birch", &first)), Err(Void::Twice));
    assert_eq!(name(&circle.says("birch", &circle.concur("birch", &second))), "TakenOver");
    assert_eq!(circle.record.head_of(SUBJECT), Some(SUITE.act_id(&second)));
    let next = circle.joint("birch", SUBJECT, Some(SUITE.act_id(&second)));
    circle.agree("birch", &next);
    assert_eq!(circle.record.head_of(SUBJECT), Some(SUITE.act_id(&next)));
    assert_eq!(circle.folded_again(|logs| logs - 1), circle.record);
}

#[test]
fn who_joins_may_dispute_and_the_next_act_begins_where_all_agree() {
    let mut circle = half();
    let first = attested(&mut circle, SUBJECT, None, "{}");
    agree_alone(&mut circle, &first);
    joined(&mut circle);
    let decline = circle.decline(&first);
    assert_eq!(name(&circle.says("birch", &decline)), "Disputed");
    assert_eq!(circle.says("birch", &circle.concur("birch", &first)), Err(Void::Twice));
    let based = circle.joint("ash", SUBJECT, Some(SUITE.act_id(&first)));
    assert_eq!(circle.says("ash", &circle.propose("ash", &based)), Err(Void::Base), "not signed by all");
    let next = circle.joint("ash", SUBJECT, None);
    circle.agree("ash", &next);
    assert_eq!(circle.record.head_of(SUBJECT), Some(SUITE.act_id(&next)));
    assert!(matches!(circle.record.acts()[&SUITE.act_id(&first)].fate, Fate::InForce { .. }), "still kept");
}

/// P-R5 and P-R6 across paper: signing one thing and taking over another on the same base are one signature.
#[test]
fn taking_over_is_a_signature() {
    let mut circle = half();
    let first = attested(&mut circle, SUBJECT, None, "{}");
    agree_alone(&mut circle, &first);
    joined(&mut circle);
    let other = circle.joint("ash", SUBJECT, None);
    circle.says("ash", &circle.propose("ash", &other)).unwrap();
    let mut signed = circle.clone();
    signed.says("birch", &signed.concur("birch", &other)).unwrap();
    assert_eq!(signed.says("birch", &signed.concur("birch", &first)), Err(Void::Exclusivity));
    circle.says("birch", &circle.concur("birch", &first)).unwrap();
    assert_eq!(circle.says("birch", &circle.concur("birch", &other)), Err(Void::Exclusivity));
}

#[test]
fn a_charter_follows_a_charter_and_what_cites_the_old_one_is_signed_no_more() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let (old, open) = (circle.record.charter(), circle.joint("cedar", SUBJECT, None));
    circle.says("cedar", &circle.propose("cedar", &open)).unwrap();
    let signed = circle.joint("cedar", "document/signed", None);
    circle.says("cedar", &circle.propose("cedar", &signed)).unwrap();
    circle.says("ash", &circle.concur("ash", &signed)).unwrap();
    let next = circle.next_charter("ash", 1);
    circle.agree("ash", &next);
    assert_eq!(circle.record.charter(), Some(SUITE.act_id(&next)));
    let stale = circle.act("ash", "document/stale", old, None, "{}");
    assert_eq!(circle.says("ash", &circle.propose("ash", &stale)), Err(Void::Charter));
    let word = circle.own("ash", "institution/a");
    let Body::Statement(mut late) = word else { unreachable!() };
    late.act.0 = String::from_utf8(late.act.0)
        .unwrap()
        .replace(&circle.record.charter().unwrap().to_string(), &old.unwrap().to_string())
        .into_bytes();
    assert_eq!(circle.says("ash", &Body::Statement(late)), Err(Void::Charter), "cited late");
    assert_eq!(circle.says("ash", &circle.concur("ash", &open)), Err(Void::Charter));
    // What was signed by all is enacted; what can be signed no more is closed.
    assert_eq!(name(&circle.says("cedar", &circle.enact(&signed))), "Enacted");
    let lapsed = circle.close(&open, CloseReason::Lapsed);
    assert_eq!(name(&circle.says("cedar", &lapsed)), "Closed");
}

#[test]
fn charters_that_change_what_they_may_not() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let newer = circle.next_charter("ash", 1);
    circle.agree("ash", &newer);
    let good = String::from_utf8(circle.next_charter("ash", 1)).unwrap();
    let genesis = SUITE.leaf(&circle.party("cedar").entries[0]).to_string();
    for (from, to) in [
        ("\"version\":1", "\"version\":0"),
        ("\"circle\":\"test\"", "\"circle\":\"other\""),
        ("ed25519-sha256", "rsa-md5"),
        (r#""origin":"cedar.example/log""#, r#""origin":"dogwood.example/log""#),
        (genesis.as_str(), &Hash::of(b"x").to_string()),
        (
            &format!(r#""origin":"cedar.example/log","genesis":"{genesis}""#),
            r#""origin":null,"genesis":null"#,
        ),
    ] {
        assert!(good.contains(from), "{from}");
        let wrong = good.replace(from, to);
        let propose = circle.propose("ash", wrong.as_bytes());
        assert_eq!(circle.says("ash", &propose), Err(Void::Charter), "{to}");
    }
    assert_eq!(name(&circle.says("ash", &circle.propose("ash", good.as_bytes()))), "Proposed");
}

/// Two acts of all on one base, which only a side that lost its memory or is dishonest can make: neither counts,
/// and the next one names both.
#[test]
fn contending_acts_are_settled_by_one_that_names_them() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let first = circle.joint("cedar", SUBJECT, None);
    circle.says("cedar", &circle.propose("cedar", &first)).unwrap();
    let seen = circle.seen("ash");
    // Cedar closes its own and signs that of ash; ash, who was shown neither, signs cedar's.
    let second = circle.joint("ash", SUBJECT, None);
    let propose = circle.propose("ash", &second);
    circle.says_having_seen("ash", &propose, &seen).unwrap();
    let close = Body::Close(Close {
        proposal: circle.proposal(&first),
        act_id: SUITE.act_id(&first),
        reason: CloseReason::Withdrawn,
    });
    circle.says("cedar", &close).unwrap();
    circle.says("cedar", &circle.concur("cedar", &second)).unwrap();
    circle.says("ash", &circle.enact(&second)).unwrap();
    let receipt = circle.receipt("ash", Some(circle.enacted(&second)), &["cedar"]);
    circle.says("ash", &receipt).unwrap();
    assert_eq!(circle.record.conflicts().count(), 0);
    let base = Some(SUITE.act_id(&second));
    let settling = circle.joint("ash", SUBJECT, base);
    let named = String::from_utf8(settling).unwrap();
    let named = named.replace(
        "\"sides\"",
        &format!("\"settles\":[\"{}\",\"{}\"],\"sides\"", Hash([1; 32]), Hash([2; 32])),
    );
    assert!(Head::parse(named.as_bytes()).is_some());
    let propose = circle.propose("ash", named.as_bytes());
    assert_eq!(circle.says("ash", &propose), Err(Void::Base), "there is nothing to settle");
}

/// Two acts of all in force on one base: put together as only a side without memory could have brought about.
#[test]
fn where_two_contend_neither_counts_until_one_names_both() {
    let mut circle = Circle::chartered(&["ash", "cedar"]);
    let first = circle.joint("cedar", SUBJECT, None);
    circle.agree("cedar", &first);
    let other = String::from_utf8(first.clone()).unwrap().replace("\"nonce\":\"0", "\"nonce\":\"f");
    let mut acts = circle.record.acts().clone();
    let mut twin = acts[&SUITE.act_id(&first)].clone();
    twin.bytes = other.clone().into_bytes();
    twin.head = Head::parse(&twin.bytes).unwrap();
    acts.insert(SUITE.act_id(&twin.bytes), twin);
    let mut both = [SUITE.act_id(&first), SUITE.act_id(other.as_bytes())];
    both.sort();
    circle.record = Record::restore(circle.record.stored(), [], acts, circle.record.stated().clone());
    assert_eq!(circle.record.head_of(SUBJECT), None, "what the base says stays in force");
    assert_eq!(circle.record.contending(SUBJECT, None), both);
    let settling = String::from_utf8(circle.joint("ash", SUBJECT, None)).unwrap();
    assert_eq!(circle.says("ash", &circle.propose("ash", settling.as_bytes())), Err(Void::Base));
    let settles = |acts: &[Hash]| {
        let named: Vec<String> = acts.iter().map(|act| format!("\"{act}\"")).collect();
        settling.replace("\"sides\"", &format!("\"settles\":[{}],\"sides\"", named.join(",")))
    };
    let wrong = settles(&[both[0].min(Hash([0; 32])), both[1]]);
    assert_eq!(circle.says("ash", &circle.propose("ash", wrong.as_bytes())), Err(Void::Base));
    let right = settles(&both);
    // Their earlier signatures on that base bind no more: the new act takes the place of both.
    circle.agree("ash", right.as_bytes());
    assert_eq!(circle.record.head_of(SUBJECT), Some(SUITE.act_id(right.as_bytes())));
    assert_eq!(circle.record.conflicts().count(), 0);
    let next = circle.joint("cedar", SUBJECT, Some(SUITE.act_id(right.as_bytes())));
    circle.agree("cedar", &next);
    assert_eq!(circle.record.head_of(SUBJECT), Some(SUITE.act_id(&next)));
}
