//! What sides say and sign.

use super::{STORY, astray, held, siblings};
use crate::hostile::Sample;
use paivand_record::entry::{Body, Bytes, Propose};
use paivand_record::hand::Hand;
use paivand_record::hash::Hash;

fn pen(seat: &str) -> Hand {
    Hand::Pen { seat: seat.into(), on: "2027-03-01".parse().expect("a day"), scan: Hash::of(b"scan") }
}

/// An assertion larger than one may be.
fn large() -> Hand {
    let (authenticator_data, client_data, signature) =
        (Bytes(vec![0; 4096]), Bytes(vec![0; 1]), Bytes(vec![0; 64]));
    Hand::DeviceKey { seat: "seat/a".into(), authenticator_data, client_data, signature }
}

/// Two proposals of ash: one that it may make, and one on what it has signed before.
fn proposals() -> Option<[Propose; 2]> {
    let mut circle = STORY.circle.clone();
    let [first, second] = ["document/new", "document/open"].map(|subject| circle.joint("ash", subject, None));
    match [first, second].map(|act| circle.propose("ash", &act)) {
        [Body::Propose(first), Body::Propose(second)] => Some([first, second]),
        _ => None,
    }
}

pub(super) fn stated() -> Vec<Sample> {
    let story = &*STORY;
    let (Body::Statement(word), Some([propose, second])) =
        (story.circle.clone().own("ash", "institution/a"), proposals())
    else {
        return Vec::new();
    };
    let respelled = |act: &Bytes, from: &str, to: &str| {
        Bytes(String::from_utf8_lossy(&act.0).replace(from, to).into_bytes())
    };
    let proposal = story.circle.proposal(&story.open);
    [
        siblings(
            (&story.circle, "ash"),
            "statement",
            &word,
            Body::Statement,
            &[
                ("by-another", &|word| word.act = respelled(&word.act, "\"ash\"", "\"birch\"")),
                ("no-charter", &|word| {
                    word.act = Bytes(story.circle.party("ash").entries.first().cloned().unwrap_or_default());
                }),
                ("hand-of-no-seat", &|word| word.hand = Some(pen("body/group"))),
                ("large-hand", &|word| word.hand = Some(large())),
            ],
        ),
        siblings(
            (&story.circle, "ash"),
            "propose",
            &propose,
            Body::Propose,
            &[
                ("signature", &|propose| propose.signature = second.signature),
                ("taken", &|propose| *propose = second.clone()),
                ("releases", &|propose| propose.releases = Some(proposal.clone())),
                ("hand-of-no-seat", &|propose| propose.hand = Some(pen("seat/Фаррух"))),
            ],
        ),
    ]
    .concat()
}

pub(super) fn answered() -> Vec<Sample> {
    let story = &*STORY;
    let (Body::Concur(concur), Body::Decline(decline), Some([_, second])) =
        (story.circle.concur("birch", &story.open), story.circle.decline(&story.open), proposals())
    else {
        return Vec::new();
    };
    let ash = held(&story.circle, "ash");
    [
        siblings(
            (&story.circle, "birch"),
            "concur",
            &concur,
            Body::Concur,
            &[
                ("wrong-leaf", &|concur| astray(&mut concur.proposal)),
                ("wrong-place", &|concur| concur.proposal.index += 1),
                ("other-act", &|concur| concur.act_id = Hash::of(b"other")),
                ("signature", &|concur| concur.signature = second.signature),
                ("releases", &|concur| concur.releases = Some(concur.proposal.clone())),
                ("stopped", &|concur| concur.stopped = Some(ash.clone())),
                ("large-hand", &|concur| concur.hand = Some(large())),
            ],
        ),
        siblings(
            (&story.circle, "birch"),
            "decline",
            &decline,
            Body::Decline,
            &[
                ("wrong-leaf", &|decline| astray(&mut decline.proposal)),
                ("other-act", &|decline| decline.act_id = Hash::of(b"other")),
                ("hand-of-no-seat", &|decline| decline.hand = Some(pen(""))),
            ],
        ),
    ]
    .concat()
}
