//! What ends proposals, what is observed, and how logs continue others.

use super::{LOST, STORY, astray, held, sealed, siblings};
use crate::hostile::Sample;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Body, Citation, CloseReason, Observe, Signature, Succeed};
use paivand_record::hash::Hash;

pub(super) fn decided() -> Vec<Sample> {
    let story = &*STORY;
    let circle = &story.circle;
    let closes = [(&story.declined, CloseReason::Declined), (&story.signed, CloseReason::Withdrawn)];
    let [Body::Close(close), Body::Close(feigned)] = closes.map(|(act, reason)| circle.close(act, reason))
    else {
        return Vec::new();
    };
    let (Body::Enact(enact), Body::Enact(unsigned)) =
        (circle.enact(&story.signed), circle.enact(&story.open))
    else {
        return Vec::new();
    };
    let end = &LOST.2;
    [
        siblings(
            (circle, "ash"),
            "close",
            &close,
            Body::Close,
            &[
                ("wrong-leaf", &|close| astray(&mut close.proposal)),
                ("feigned-ignorance", &|close| *close = feigned.clone()),
                ("not-declined", &|close| {
                    (close.proposal, close.act_id) = (unsigned.proposal.clone(), unsigned.act_id);
                }),
            ],
        ),
        siblings(
            (circle, "ash"),
            "enact",
            &enact,
            Body::Enact,
            &[
                ("wrong-leaf", &|enact| astray(&mut enact.proposal)),
                ("unsigned", &|enact| *enact = unsigned.clone()),
                ("no-concur", &|enact| enact.concurs.clear()),
                ("concur-twice", &|enact| enact.concurs.extend(enact.concurs.clone())),
                ("concur-wrong-leaf", &|enact| {
                    enact.concurs.iter_mut().for_each(|one| astray(&mut one.concur));
                }),
                ("signature", &|enact| {
                    enact.concurs.iter_mut().for_each(|one| one.signature = Signature([1; 64]));
                }),
                ("proof", &|enact| enact.concurs.iter_mut().for_each(|one| one.proof.push(Hash::of(b"")))),
                ("checkpoint", &|enact| enact.concurs.iter_mut().for_each(|one| one.checkpoint.clear())),
                ("end", &|enact| enact.end = Some(end.clone())),
            ],
        ),
    ]
    .concat()
}

pub(super) fn observed() -> Vec<Sample> {
    let story = &*STORY;
    let circle = &story.circle;
    let enact = circle.enacted(&story.enacted);
    let of = |enact: Option<Citation>, mirrors: &[&str]| circle.receipt("ash", enact, mirrors);
    let mut astray_enact = enact.clone();
    astray(&mut astray_enact);
    let (birch, truth) = (circle.party("birch"), held(circle, "birch"));
    let signed = |checkpoint: &Checkpoint| checkpoint.signed(&birch.signer).to_string();
    let lie = signed(&Checkpoint { root: Hash::of(b"lie"), ..truth.clone() });
    let fork = |first: &str, second: &str, root, proof: Vec<Hash>| {
        let (first, second) = (first.to_owned(), second.to_owned());
        Body::Observe(Observe::Fork { first, second, root, proof })
    };
    let (earlier, truth_signed) = (birch.checkpoint(truth.size - 1), signed(&truth));
    let seen = || Body::Observe(Observe::Seen {});
    let confirmed = Body::Observe(Observe::Confirmed { words: Some(Hash::of(b"words")) });
    let cases = [
        (true, "seen", seen()),
        (true, "confirmed", confirmed),
        (true, "receipt", of(Some(enact.clone()), &["birch"])),
        (true, "receipt-alone", of(None, &["birch"])),
        (false, "receipt-wrong-leaf", of(Some(astray_enact), &["birch"])),
        (false, "receipt-not-cosigned", of(Some(enact), &[])),
        (false, "receipt-alone-not-cosigned", of(None, &[])),
        (
            false,
            "receipt-of-nothing",
            Body::Observe(Observe::Receipt { enact: None, checkpoint: String::new() }),
        ),
        (true, "fork", fork(&truth_signed, &lie, None, Vec::new())),
        (false, "fork-same", fork(&truth_signed, &truth_signed, None, Vec::new())),
        (
            false,
            "fork-proves-nothing",
            fork(&signed(&earlier), &lie, Some(Hash::of(b"a")), vec![Hash::of(b"b")]),
        ),
        (false, "fork-no-fork", fork(&signed(&earlier), &truth_signed, Some(earlier.root), Vec::new())),
        (false, "fork-needless-proof", fork(&truth_signed, &lie, None, vec![Hash::of(b"b")])),
        (false, "fork-larger-first", fork(&truth_signed, &signed(&earlier), Some(truth.root), Vec::new())),
        (
            false,
            "fork-unsigned",
            fork(&truth_signed, &lie.replace("birch.example/log ", "birch.example/other "), None, Vec::new()),
        ),
    ];
    let sample = |(sound, what, body): (bool, &str, Body)| {
        let bytes = sealed(circle, "ash", &body);
        if sound { Sample::sound(what, bytes) } else { Sample::hostile(what, bytes) }
    };
    cases.map(sample).into()
}

pub(super) fn continued() -> Vec<Sample> {
    let story = &*STORY;
    let circle = &story.circle;
    let (lost, act, end) = &*LOST;
    let Body::Concur(lets) = circle.lets("ash", &story.theirs, Some(held(circle, "birch"))) else {
        return Vec::new();
    };
    let Body::Enact(enact) = lost.enact_ending("ash.2", act, Some(end.clone())) else { return Vec::new() };
    let succeed = Succeed { enact: circle.enacted(&story.ours) };
    let (ash, enacted) = (held(circle, "ash"), circle.enacted(&story.enacted));
    let earlier = lost.party("ash").checkpoint(end.size - 1);
    [
        siblings(
            (circle, "ash"),
            "concur-stopped",
            &lets,
            Body::Concur,
            &[
                ("of-another-log", &|lets| lets.stopped = Some(ash.clone())),
                ("before-the-genesis", &|lets| {
                    lets.stopped.iter_mut().for_each(|stopped| stopped.size = 1);
                }),
            ],
        ),
        siblings(
            (lost, "ash.2"),
            "enact-ending",
            &enact,
            Body::Enact,
            &[
                ("no-end", &|enact| enact.end = None),
                ("other-root", &|enact| enact.end.iter_mut().for_each(|end| end.root = Hash::of(b"other"))),
                ("earlier", &|enact| {
                    enact.end.iter_mut().for_each(|end| (end.size, end.root) = (earlier.size, earlier.root));
                }),
                ("no-proofs", &|enact| enact.end.iter_mut().for_each(|end| end.proofs.clear())),
                ("two-proofs", &|enact| enact.end.iter_mut().for_each(|end| end.proofs.push(Vec::new()))),
            ],
        ),
        siblings(
            (circle, "ash"),
            "succeed",
            &succeed,
            Body::Succeed,
            &[
                ("wrong-leaf", &|succeed| astray(&mut succeed.enact)),
                ("other-act", &|succeed| succeed.enact = enacted.clone()),
            ],
        ),
    ]
    .concat()
}
