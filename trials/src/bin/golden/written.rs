//! A record with void entries, with acts declined, crossed, withdrawn and open, and with changed keys.

use crate::circle::{Circle, Party, at};
use crate::{Outcome, expect};
use paivand_node::disk::{self, MachineDisk};
use paivand_node::store::LogStore;
use paivand_record::act::CHARTER;
use paivand_record::checkpoint::cosign;
use paivand_record::entry::{
    Body, Bytes, CloseReason, Keys, NewKey, Signature, Statement, possession_message, seal,
};
use paivand_record::fate::{Event, Void};
use paivand_record::hash::Hash;
use paivand_record::key::{Algorithm, Signer};
use std::path::Path;
use std::sync::Arc;

/// The name of words, and of a text, that nobody holds here.
const DIGEST: &str = "4444444444444444444444444444444444444444444444444444444444444444";

/// When the mirrors cosigned at the end, in seconds since 1970.
const COSIGNED: u64 = 1_800_000_900;

/// Writes the record as one node's folder.
pub(crate) fn write(to: &Path) -> Outcome<()> {
    let mut circle = Circle::begun(&["cn", "tj"]);
    // The checkpoint is signed by the key that the sides met under, also after others were added.
    let first = ["cn", "tj"].map(|side| first_key(&circle.party(side).origin, side));
    found(&mut circle)?;
    acts(&mut circle)?;
    void(&mut circle)?;
    keys(&mut circle)?;
    for ((side, mirror), first) in [("cn", "tj"), ("tj", "cn")].into_iter().zip(&first) {
        let (party, mirror) = (circle.party(side), circle.party(mirror));
        let log = to.join("logs").join(side);
        let mut note = party.checkpoint(party.size()).signed(first);
        note.signatures.push(cosign(&note, &mirror.cosigner, COSIGNED));
        LogStore::open(Arc::new(MachineDisk), &log, &party.origin)?
            .append(&party.entries, |_| Ok(note.clone()))?;
        let vkeys = format!("{}\n{}\n", first.verifier(), mirror.cosigner.verifier());
        disk::write(&log.join("vkeys"), vkeys.as_bytes())?;
    }
    expect(to)
}

/// The log key that the circle gives a side first.
fn first_key(origin: &str, side: &str) -> Signer {
    let secret = if side == "cn" { 4 + 1 } else { 2 * 4 + 1 };
    Signer::new(origin, Algorithm::Ed25519, &[secret; 32]).expect("an origin is a name")
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

fn found(circle: &mut Circle) -> Outcome<()> {
    let sides: Vec<String> = circle
        .parties
        .values()
        .map(|party| {
            let (side, origin, genesis) =
                (&party.side, &party.origin, Hash::leaf(party.entries.first().map_or(&[], Vec::as_slice)));
            format!(r#"{{"side":"{side}","origin":"{origin}","genesis":"{genesis}","zone":"Asia/Dushanbe"}}"#)
        })
        .collect();
    let sides = sides.join(",");
    let (version, zones) = (paivand_kernel::RULES_VERSION, paivand_kernel::ZONE_DATA);
    let content = format!(
        r#"{{"act":"charter.found","circle":"test","version":{version},"suite":"ed25519-sha256","document":"{DIGEST}","languages":["en"],"tzdb":"{zones}","sides":[{sides}],"hands":{{}}}}"#
    );
    let charter = circle.act("cn", CHARTER, None, None, &content);
    circle.agree("cn", &charter);
    if circle.record.charter().is_some() { Ok(()) } else { Err("no charter".into()) }
}

fn joint(circle: &mut Circle, by: &str, subject: &str) -> Vec<u8> {
    let content = format!(r#"{{"act":"document.adopt","kind":"instrument","document":"{DIGEST}"}}"#);
    let charter = circle.record.charter();
    circle.act(by, subject, charter, None, &content)
}

fn acts(circle: &mut Circle) -> Outcome<()> {
    // Two proposals cross: one yields, and its side signs the other.
    let (before_cn, before_tj) = (circle.seen("cn"), circle.seen("tj"));
    let (ours, theirs) = (joint(circle, "tj", "document/dialogue"), joint(circle, "cn", "document/dialogue"));
    let (mine, yours) = (circle.propose("tj", &ours), circle.propose("cn", &theirs));
    counts(circle.says_having_seen("cn", &yours, &before_cn))?;
    counts(circle.says_having_seen("tj", &mine, &before_tj))?;
    let close = circle.close(&ours, CloseReason::Crossed);
    counts(circle.says("tj", &close))?;
    let concur = circle.concur("tj", &theirs);
    counts(circle.says("tj", &concur))?;
    let enact = circle.party("cn").size();
    let body = circle.enact(&theirs);
    counts(circle.says("cn", &body))?;
    let receipt = circle.receipt("cn", enact, &["tj"]);
    counts(circle.says("cn", &receipt))?;
    // One is declined and closed, one withdrawn, one agreed, one left open.
    let declined = joint(circle, "tj", "document/group");
    let propose = circle.propose("tj", &declined);
    counts(circle.says("tj", &propose))?;
    let decline = circle.decline(&declined);
    counts(circle.says("cn", &decline))?;
    let close = circle.close(&declined, CloseReason::Declined);
    counts(circle.says("tj", &close))?;
    let withdrawn = joint(circle, "tj", "document/group");
    let propose = circle.propose("tj", &withdrawn);
    counts(circle.says("tj", &propose))?;
    let close = circle.close(&withdrawn, CloseReason::Withdrawn);
    counts(circle.says("tj", &close))?;
    let agreed = joint(circle, "tj", "document/group");
    circle.agree("tj", &agreed);
    let open = joint(circle, "cn", "document/council");
    let propose = circle.propose("cn", &open);
    counts(circle.says("cn", &propose))
}

fn void(circle: &mut Circle) -> Outcome<()> {
    let open = joint(circle, "tj", "document/chamber");
    let propose = circle.propose("tj", &open);
    counts(circle.says("tj", &propose))?;
    is_void(circle.says("tj", &propose), Void::Reused)?;
    let enact = circle.enact(&open);
    is_void(circle.says("tj", &enact), Void::Unproven)?;
    let other = joint(circle, "tj", "document/chamber");
    let second = circle.propose("tj", &other);
    is_void(circle.says("tj", &second), Void::Exclusivity)?;
    let concur = circle.concur("cn", &open);
    counts(circle.says("cn", &concur))?;
    is_void(circle.says("cn", &concur), Void::Twice)?;
    let close = circle.close(&open, CloseReason::Withdrawn);
    is_void(circle.says("tj", &close), Void::FeignedIgnorance)?;
    is_void(circle.writes("cn", b"not an entry"), Void::Malformed)?;
    let word = word(circle, "cn", "institution/a");
    let party = circle.party("cn");
    let elsewhere = seal((&party.origin, 0), &[], at(0), &word, &party.signer)?;
    is_void(circle.writes("cn", &elsewhere), Void::Misplaced)?;
    counts(circle.says("cn", &word))
}

fn word(circle: &mut Circle, by: &str, subject: &str) -> Body {
    let charter = circle.record.charter().map(|charter| charter.to_string()).unwrap_or_default();
    let nonce = circle.nonce();
    let act = format!(
        r#"{{"nonce":"{nonce}","by":"{by}","charter":"{charter}","subject":"{subject}","base":null,"sides":["{by}"],"words":"{DIGEST}","content":{{"act":"institution.record"}}}}"#
    );
    Body::Statement(Statement { act: Bytes(act.into_bytes()) })
}

/// tj takes a second log key, speaks under it and gives it up; cn's mirror key is replaced by recovery.
fn keys(circle: &mut Circle) -> Outcome<()> {
    let second = Signer::new(&circle.party("tj").origin, Algorithm::Ed25519, &[99; 32]).ok_or("no key")?;
    let line = second.verifier().to_string();
    let add = change(circle, "tj", &second, Vec::new());
    counts(circle.says("tj", &add))?;
    let first = std::mem::replace(&mut party(circle, "tj").signer, second);
    let spoken = word(circle, "tj", "institution/b");
    counts(circle.says("tj", &spoken))?;
    let revoke = Body::Keys(Keys { add: Vec::new(), revoke: vec![line] });
    counts(circle.says("tj", &revoke))?;
    let late = word(circle, "tj", "institution/c");
    is_void(circle.says("tj", &late), Void::Signature)?;
    party(circle, "tj").signer = first;
    let again = word(circle, "tj", "institution/c");
    counts(circle.says("tj", &again))?;
    let held = circle.party("cn").cosigner.verifier().clone();
    let fresh = Signer::new(held.name(), Algorithm::Cosignature, &[98; 32]).ok_or("no key")?;
    let body = change(circle, "cn", &fresh, vec![held.to_string()]);
    let seen = circle.seen("cn");
    let cn = circle.party("cn");
    let sealed = seal((&cn.origin, cn.size()), &seen, at(0), &body, &cn.recovery)?;
    counts(circle.writes("cn", &sealed))?;
    party(circle, "cn").cosigner = fresh;
    // The last agreement is received under the new mirror key.
    let last = joint(circle, "tj", "document/bench");
    circle.agree("tj", &last);
    Ok(())
}

fn party<'a>(circle: &'a mut Circle, side: &str) -> &'a mut Party {
    circle.parties.get_mut(side).expect("the circle has this side")
}

fn change(circle: &Circle, side: &str, new: &Signer, revoke: Vec<String>) -> Body {
    let (party, key) = (circle.party(side), new.verifier().to_string());
    let message = possession_message(&party.origin, party.size(), &key);
    let possession = Signature(new.sign(message.as_bytes()));
    Body::Keys(Keys { add: vec![NewKey { key, possession }], revoke })
}
