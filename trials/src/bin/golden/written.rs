//! Records with what a demonstration never holds: void entries, acts declined, crossed, withdrawn and open, changed
//! keys, logs that continue others, sides on paper.

use crate::circle::{Circle, Party, at, begin, entry};
use crate::{Outcome, expect};
use paivand_node::disk::{self, MachineDisk};
use paivand_node::store::LogStore;
use paivand_record::act::{CHARTER, Head};
use paivand_record::checkpoint::{Checkpoint, cosign};
use paivand_record::entry::{
    Body, Bytes, CloseReason, Genesis, Keys, NewKey, Observe, SEALING_KEY_BYTES, Signature, Statement,
    Succeed, possession_message, seal,
};
use paivand_record::fate::{Event, Void};
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use paivand_record::suite::Suite;
use paivand_record::tree::Hashes;
use std::path::Path;
use std::sync::Arc;

/// The name of words, and of a text, that nobody holds here.
const DIGEST: &str = "4444444444444444444444444444444444444444444444444444444444444444";

/// When the mirrors cosigned at the end, in seconds since 1970.
const COSIGNED: u64 = 1_800_000_900;

/// Writes the records, each as one node's folder below `to`.
pub(crate) fn write(to: &Path) -> Outcome<()> {
    keep(&two()?, &to.join("two"))?;
    keep(&three()?, &to.join("three"))?;
    keep(&on_paper()?, &to.join("paper"))
}

/// Writes a record whose logs change their suite.
pub(crate) fn write_suites(to: &Path) -> Outcome<()> {
    keep(&suites()?, &to.join("suites"))
}

/// Two sides begin under the first suite; under a charter that names the second one side loses its log and goes on in
/// another, the other ends its own, and acts go on.
fn suites() -> Outcome<Circle> {
    let mut circle = Circle::begun(&["ash", "birch"]);
    found(&mut circle, &[])?;
    let before = joint(&mut circle, "birch", "document/dialogue");
    circle.agree("birch", &before);
    let digests =
        format!(r#""digests":[{{"file":"{DIGEST}","algorithm":"sm3","digest":"00ff"}}],"content":"#);
    let twice = String::from_utf8(joint(&mut circle, "ash", "document/group"))?;
    circle.agree("ash", twice.replacen(r#""content":"#, &digests, 1).as_bytes());
    circle.suite = Suite::P256Sha512_256;
    found(&mut circle, &[])?;
    let open = joint(&mut circle, "birch", "document/council");
    let propose = circle.propose("birch", &open);
    counts(circle.says("birch", &propose))?;
    let concur = circle.concur("ash", &open);
    counts(circle.says("ash", &concur))?;
    circle.succeeds("birch.2", "birch");
    let behind = word(&mut circle, "birch", "institution/thief");
    is_void(circle.says("birch", &behind), Void::Succeeded)?;
    let enact = circle.enact_by("birch.2", &open);
    counts(circle.says("birch.2", &enact))?;
    let receipt = circle.receipt("birch.2", Some(circle.enacted(&open)), &["ash"]);
    counts(circle.says("birch.2", &receipt))?;
    // Between, each side signs by its own suite.
    for (by, subject) in [("birch.2", "document/chamber"), ("ash", "document/bench")] {
        let mixed = joint(&mut circle, by, subject);
        circle.agree(by, &mixed);
    }
    let planned = circle.candidate("ash.2", "ash");
    let lets = circle.lets("birch.2", &planned, None);
    counts(circle.says("birch.2", &lets))?;
    let enact = circle.enact_ending("ash.2", &planned, None);
    counts(circle.says("ash.2", &enact))?;
    let enact = circle.enacted(&planned);
    counts(circle.says("ash", &Body::Succeed(Succeed { enact: enact.clone() })))?;
    let receipt = circle.receipt("ash.2", Some(enact), &["birch.2"]);
    counts(circle.says("ash.2", &receipt))?;
    let held = circle.party("ash.2").cosigner.verifier().clone();
    let fresh = Signer::new(held.name(), held.algorithm(), &[96; 32]).ok_or("no key")?;
    let body = change(&circle, "ash.2", &fresh, vec![held.to_string()]);
    counts(circle.says("ash.2", &body))?;
    party(&mut circle, "ash.2").cosigner = Arc::new(fresh);
    let last = joint(&mut circle, "birch.2", "document/last");
    circle.agree("birch.2", &last);
    Ok(circle)
}

/// Two sides and whatever can happen between them but the end of a log.
fn two() -> Outcome<Circle> {
    let mut circle = Circle::begun(&["ash", "birch"]);
    found(&mut circle, &[])?;
    acts(&mut circle)?;
    void(&mut circle)?;
    keys(&mut circle)?;
    Ok(circle)
}

/// Keeps every log with the checkpoint that its side signed last and the others cosigned.
fn keep(circle: &Circle, to: &Path) -> Outcome<()> {
    for (name, party) in &circle.parties {
        let log = to.join("logs").join(name);
        let mirrors = circle.others(name);
        let mut note = party.checkpoint(party.size()).signed(&party.signer);
        let mut lines = vec![party.signer.verifier().to_string()];
        for mirror in mirrors.iter().map(|mirror| circle.party(mirror)) {
            note.signatures.push(cosign(&note, &mirror.cosigner, COSIGNED));
            lines.push(mirror.cosigner.verifier().to_string());
        }
        let Body::Genesis(Genesis { log_key: first, .. }) = entry(party, 0).body else {
            return Err("a log begins with something else".into());
        };
        if !lines.contains(&first) {
            lines.push(first);
        }
        LogStore::open(Arc::new(MachineDisk), &log, &party.origin)?
            .append(&party.entries, |_| Ok(note.clone()))?;
        disk::write(&log.join("vkeys"), (lines.join("\n") + "\n").as_bytes())?;
    }
    expect(to)
}

/// What must be valid; a story that goes another way is not kept.
fn counts(outcome: Result<Vec<Event>, Void>) -> Outcome<()> {
    outcome.map(drop).map_err(|void| format!("an entry that should count is void: {void}").into())
}

fn is_void(outcome: Result<Vec<Event>, Void>, expected: Void) -> Outcome<()> {
    match outcome {
        Err(void) if void == expected => Ok(()),
        other => Err(format!("this should be void because {expected}, and became {other:?}").into()),
    }
}

/// The charter of all who have logs and of those `on_paper`, put in force by ash.
fn found(circle: &mut Circle, on_paper: &[&str]) -> Outcome<()> {
    let content = charter(circle, on_paper);
    let base = circle.record.charter();
    let charter = circle.act("ash", CHARTER, base, base, &content);
    agree(circle, "ash", &attested(&charter, on_paper))?;
    if circle.record.charter() == base { Err("no charter".into()) } else { Ok(()) }
}

/// Takes an act to force, also where nobody else signs it here.
fn agree(circle: &mut Circle, by: &str, act: &[u8]) -> Outcome<()> {
    if Head::parse(act).is_some_and(|head| head.signers().count() > 1) {
        circle.agree(by, act);
        return Ok(());
    }
    let propose = circle.propose(by, act);
    counts(circle.says(by, &propose))?;
    let enact = circle.enact(act);
    counts(circle.says(by, &enact))
}

fn charter(circle: &Circle, on_paper: &[&str]) -> String {
    let first = circle.parties.iter().filter(|(name, party)| **name == party.side);
    let with_nodes = first.map(|(side, party)| {
        let (origin, genesis) =
            (&party.origin, party.suite().leaf(party.entries.first().map_or(&[], Vec::as_slice)));
        format!(r#"{{"side":"{side}","origin":"{origin}","genesis":"{genesis}","zone":"Asia/Dushanbe"}}"#)
    });
    let paper = on_paper
        .iter()
        .map(|side| format!(r#"{{"side":"{side}","origin":null,"genesis":null,"zone":"Asia/Shanghai"}}"#));
    let sides = with_nodes.chain(paper).collect::<Vec<_>>().join(",");
    let (version, zones) = (paivand_kernel::RULES_VERSION, paivand_kernel::ZONE_DATA);
    let suite = circle.suite.name();
    format!(
        r#"{{"act":"charter.found","circle":"test","version":{version},"suite":"{suite}","document":"{DIGEST}","languages":["en"],"tzdb":"{zones}","sides":[{sides}],"hands":{{}}}}"#
    )
}

/// The same act of these sides too, which signed on paper.
fn attested(act: &[u8], on_paper: &[&str]) -> Vec<u8> {
    let text = String::from_utf8_lossy(act).into_owned();
    if on_paper.is_empty() {
        return text.into_bytes();
    }
    let names: String = on_paper.iter().map(|side| format!(r#","{side}""#)).collect();
    let papers =
        on_paper.iter().map(|side| format!(r#"{{"side":"{side}","on":"2027-03-01","scan":"{DIGEST}"}}"#));
    let papers = papers.collect::<Vec<_>>().join(",");
    text.replacen(r#"],"content":"#, &format!(r#"{names}],"attested":[{papers}],"content":"#), 1).into_bytes()
}

/// Three sides: one loses its log and goes on in another, one ends its log itself, and one lies and is found out.
fn three() -> Outcome<Circle> {
    let mut circle = Circle::begun(&["ash", "birch", "cedar"]);
    found(&mut circle, &[])?;
    let before = joint(&mut circle, "cedar", "document/dialogue");
    circle.agree("cedar", &before);
    let lapses = joint(&mut circle, "cedar", "document/group");
    let propose = circle.propose("cedar", &lapses);
    counts(circle.says("cedar", &propose))?;
    circle.succeeds("cedar.2", "cedar");
    let behind = word(&mut circle, "cedar", "institution/thief");
    is_void(circle.says("cedar", &behind), Void::Succeeded)?;
    let again = joint(&mut circle, "cedar.2", "document/group");
    circle.agree("cedar.2", &again);
    let planned = circle.candidate("birch.2", "birch");
    for side in ["ash", "cedar.2"] {
        let lets = circle.lets(side, &planned, None);
        counts(circle.says(side, &lets))?;
    }
    let enact = circle.enact_ending("birch.2", &planned, None);
    counts(circle.says("birch.2", &enact))?;
    let enact = circle.enacted(&planned);
    counts(circle.says("birch", &Body::Succeed(Succeed { enact: enact.clone() })))?;
    let receipt = circle.receipt("birch.2", Some(enact), &["ash", "cedar.2"]);
    counts(circle.says("birch.2", &receipt))?;
    let spoken = word(&mut circle, "birch.2", "institution/b");
    counts(circle.says("birch.2", &spoken))?;
    let party = circle.party("birch.2");
    let truth = party.checkpoint(party.size());
    let [first, second] = [truth.root, Hash::of(b"lie")]
        .map(|root| Checkpoint { root, ..truth.clone() }.signed(&party.signer).to_string());
    let fork = Body::Observe(Observe::Fork { first, second, root: None, proof: Vec::new() });
    counts(circle.says("ash", &fork))?;
    Ok(circle)
}

/// Ash has a node, birch signs on paper; then birch comes, signs one act itself and contests another.
fn on_paper() -> Outcome<Circle> {
    let mut circle = Circle::begun(&["ash"]);
    found(&mut circle, &["birch"])?;
    let mut adopted = Vec::new();
    for subject in ["document/dialogue", "document/group", "document/council"] {
        let act = attested(&joint(&mut circle, "ash", subject), &["birch"]);
        agree(&mut circle, "ash", &act)?;
        adopted.push(act);
    }
    circle.parties.insert("birch".into(), begin("birch", "birch.example/log".into(), 9));
    let key = circle.party("birch").signer.verifier().clone();
    if !circle.record.meet(key, "birch") {
        return Err("the circle is full".into());
    }
    let genesis = circle.genesis("birch");
    counts(circle.says("birch", &genesis))?;
    found(&mut circle, &[])?;
    let [taken, contested, _] = adopted.as_slice() else { return Err("three acts were adopted".into()) };
    let concur = circle.concur("birch", taken);
    counts(circle.says("birch", &concur))?;
    let dispute = circle.decline(contested);
    counts(circle.says("birch", &dispute))?;
    Ok(circle)
}

fn joint(circle: &mut Circle, by: &str, subject: &str) -> Vec<u8> {
    let content = format!(r#"{{"act":"document.adopt","kind":"instrument","document":"{DIGEST}"}}"#);
    let charter = circle.record.charter();
    circle.act(by, subject, charter, None, &content)
}

fn acts(circle: &mut Circle) -> Outcome<()> {
    // Two proposals cross: one yields, and its side signs the other.
    let (before_ash, before_birch) = (circle.seen("ash"), circle.seen("birch"));
    let (ours, theirs) =
        (joint(circle, "birch", "document/dialogue"), joint(circle, "ash", "document/dialogue"));
    let (mine, yours) = (circle.propose("birch", &ours), circle.propose("ash", &theirs));
    counts(circle.says_having_seen("ash", &yours, &before_ash))?;
    counts(circle.says_having_seen("birch", &mine, &before_birch))?;
    let close = circle.close(&ours, CloseReason::Crossed);
    counts(circle.says("birch", &close))?;
    let concur = circle.concur("birch", &theirs);
    counts(circle.says("birch", &concur))?;
    let body = circle.enact(&theirs);
    counts(circle.says("ash", &body))?;
    let receipt = circle.receipt("ash", Some(circle.enacted(&theirs)), &["birch"]);
    counts(circle.says("ash", &receipt))?;
    // One is declined and closed, one withdrawn, one agreed, one left open.
    let declined = joint(circle, "birch", "document/group");
    let propose = circle.propose("birch", &declined);
    counts(circle.says("birch", &propose))?;
    let Body::Decline(mut decline) = circle.decline(&declined) else { return Err("no decline".into()) };
    decline.words = Hash::from_hex(DIGEST);
    counts(circle.says("ash", &Body::Decline(decline)))?;
    let close = circle.close(&declined, CloseReason::Declined);
    counts(circle.says("birch", &close))?;
    let withdrawn = joint(circle, "birch", "document/group");
    let propose = circle.propose("birch", &withdrawn);
    counts(circle.says("birch", &propose))?;
    let close = circle.close(&withdrawn, CloseReason::Withdrawn);
    counts(circle.says("birch", &close))?;
    let agreed = joint(circle, "birch", "document/group");
    circle.agree("birch", &agreed);
    let open = joint(circle, "ash", "document/council");
    let propose = circle.propose("ash", &open);
    counts(circle.says("ash", &propose))
}

fn void(circle: &mut Circle) -> Outcome<()> {
    let open = joint(circle, "birch", "document/chamber");
    let propose = circle.propose("birch", &open);
    counts(circle.says("birch", &propose))?;
    is_void(circle.says("birch", &propose), Void::Reused)?;
    let enact = circle.enact(&open);
    is_void(circle.says("birch", &enact), Void::Unproven)?;
    let other = joint(circle, "birch", "document/chamber");
    let second = circle.propose("birch", &other);
    is_void(circle.says("birch", &second), Void::Exclusivity)?;
    let concur = circle.concur("ash", &open);
    counts(circle.says("ash", &concur))?;
    is_void(circle.says("ash", &concur), Void::Twice)?;
    let close = circle.close(&open, CloseReason::Withdrawn);
    is_void(circle.says("birch", &close), Void::FeignedIgnorance)?;
    is_void(circle.writes("ash", b"not an entry"), Void::Malformed)?;
    let word = word(circle, "ash", "institution/a");
    let party = circle.party("ash");
    let elsewhere = seal((&party.origin, 0), &[], at(0), &word, &party.signer)?;
    is_void(circle.writes("ash", &elsewhere), Void::Misplaced)?;
    counts(circle.says("ash", &word))
}

fn word(circle: &mut Circle, by: &str, subject: &str) -> Body {
    let charter = circle.record.charter().map(|charter| charter.to_string()).unwrap_or_default();
    let (nonce, by) = (circle.nonce(), circle.party(by).side.clone());
    let act = format!(
        r#"{{"nonce":"{nonce}","by":"{by}","charter":"{charter}","subject":"{subject}","base":null,"sides":["{by}"],"words":"{DIGEST}","content":{{"act":"institution.record"}}}}"#
    );
    Body::Statement(Statement { act: Bytes(act.into_bytes()), hand: None })
}

/// tj takes a second log key, speaks under it and gives it up; cn's mirror key is replaced by recovery.
fn keys(circle: &mut Circle) -> Outcome<()> {
    let second = Signer::new(&circle.party("birch").origin, Algorithm::Ed25519, &[99; 32]).ok_or("no key")?;
    let line = second.verifier().to_string();
    let add = change(circle, "birch", &second, Vec::new());
    counts(circle.says("birch", &add))?;
    let first = std::mem::replace(&mut party(circle, "birch").signer, Arc::new(second));
    let spoken = word(circle, "birch", "institution/b");
    counts(circle.says("birch", &spoken))?;
    let revoke = Body::Keys(Keys { add: Vec::new(), revoke: vec![line], sealing_key: None });
    counts(circle.says("birch", &revoke))?;
    let late = word(circle, "birch", "institution/c");
    is_void(circle.says("birch", &late), Void::Signature)?;
    party(circle, "birch").signer = first;
    let again = word(circle, "birch", "institution/c");
    counts(circle.says("birch", &again))?;
    let held = circle.party("ash").cosigner.verifier().clone();
    let fresh = Signer::new(held.name(), Algorithm::Cosignature, &[98; 32]).ok_or("no key")?;
    let body = change(circle, "ash", &fresh, vec![held.to_string()]);
    let seen = circle.seen("ash");
    let ash = circle.party("ash");
    let sealed = seal((&ash.origin, ash.size()), &seen, at(0), &body, &ash.recovery)?;
    counts(circle.writes("ash", &sealed))?;
    party(circle, "ash").cosigner = Arc::new(fresh);
    // Ash has another log key from here on, and tells where its pouches go.
    let next = Signer::new(&circle.party("ash").origin, Algorithm::Ed25519, &[97; 32]).ok_or("no key")?;
    let old = circle.party("ash").signer.verifier().to_string();
    let Body::Keys(mut replace) = change(circle, "ash", &next, vec![old]) else {
        return Err("no keys".into());
    };
    replace.sealing_key = Some(Bytes(vec![8; SEALING_KEY_BYTES]));
    counts(circle.says("ash", &Body::Keys(replace)))?;
    party(circle, "ash").signer = Arc::new(next);
    // The last agreement is received under the new mirror key.
    let last = joint(circle, "birch", "document/bench");
    circle.agree("birch", &last);
    Ok(())
}

fn party<'a>(circle: &'a mut Circle, side: &str) -> &'a mut Party {
    circle.parties.get_mut(side).expect("the circle has this side")
}

fn change(circle: &Circle, side: &str, new: &Signer, revoke: Vec<String>) -> Body {
    let (party, key) = (circle.party(side), new.verifier().to_string());
    let message = possession_message(&party.origin, party.size(), &key);
    let possession = Signature(new.sign(message.as_bytes()));
    Body::Keys(Keys { add: vec![NewKey { key, possession }], revoke, sealing_key: None })
}
