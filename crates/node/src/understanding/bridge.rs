//! Between record and kernel: what the record folded becomes what the kernel hears, and what the door lets
//! through is what the kernel would let count.

use crate::published;
use crate::understanding::consent::Place;
use crate::understanding::places::{first_place, past_of, side_of};
use jiff::Timestamp;
use paivand_kernel::{ActId, Digest, Heard, Position, Side, Standing, Subject};
use paivand_record::entry::CloseReason;
use paivand_record::fate::{Event, Past as Sizes, Record};
use paivand_record::hand::{Hand, HandOn};
use paivand_record::hash::Hash;
use paivand_world::disk::Disk;
use std::path::Path;

/// Largest file that an act names: a long instrument in four languages is under 200 KiB, and a scan of a page too.
pub(crate) const FILE_BYTES_MAX: usize = 1 << 20;

/// What the kernel hears of one event at a place; nothing of those that are only about keys and logs.
pub(crate) fn heard(
    record: &Record,
    standing: &Standing,
    origin: &str,
    index: u64,
    event: &Event,
) -> Vec<Heard> {
    let Some(by) = side_of(record, origin) else { return Vec::new() };
    if let Event::Saw { past, stated_at } = event {
        let by = (by, first_place(record, origin));
        return received(record, standing, by, past, *stated_at);
    }
    if let Event::Cosigned { size, by: cosigned } = event {
        let size = first_place(record, origin) + size;
        let by_sides = cosigned.iter().filter_map(|(side, on)| Some((side.parse().ok()?, *on)));
        return by_sides.map(|(side, on)| Heard::Cosigned { by: side, of: by, size, on }).collect();
    }
    heard_of_act((record, standing), (origin, index), by, event).into_iter().collect()
}

/// What an entry shows that its side has received by then, beyond what its log showed before.
fn received(
    record: &Record,
    standing: &Standing,
    (by, log): (Side, u64),
    past: &Sizes,
    on: Timestamp,
) -> Vec<Heard> {
    let covered = past_of(record, past);
    let before = |of| standing.times().received_size((by, log), of);
    let grown = covered.sizes().filter(|of| of.0 != by && of.1 > before(*of));
    grown.map(|(of, size)| Heard::Received { by, log, of, size, on }).collect()
}

fn heard_of_act(
    (record, standing): (&Record, &Standing),
    (origin, index): (&str, u64),
    by: Side,
    event: &Event,
) -> Option<Heard> {
    let at = Position { side: by, index: first_place(record, origin) + index };
    let act = event.act().map(|act| ActId(act.0));
    let circle = record.logs().get(origin).map_or("", |log| log.circle.as_str());
    let consent = |on, hand: &Option<Hand>| {
        let place = Place { circle, by, at, on, act: event.act()? };
        place.consent(standing, hand.as_ref())
    };
    Some(match event {
        // What contradicts itself is told by the node, and changes nothing for anybody.
        Event::Forked { .. }
        | Event::Begun { .. }
        | Event::Rekeyed
        | Event::Cosigned { .. }
        | Event::Saw { .. }
        | Event::Strayed { .. }
        | Event::Confirmed { .. }
        | Event::Ending { .. }
        | Event::Succeeded { .. } => return None,
        Event::Stated { bytes, past, stated_at, hand, .. } => Heard::Stated {
            by,
            act: act?,
            bytes: bytes.clone(),
            at,
            stated_at: *stated_at,
            past: past_of(record, past),
            hand: consent(HandOn::Statement, hand),
        },
        Event::Proposed { bytes, past, stated_at, hand, .. } => Heard::Proposed {
            by,
            act: act?,
            bytes: bytes.clone(),
            at,
            stated_at: *stated_at,
            past: past_of(record, past),
            hand: consent(HandOn::Propose, hand),
        },
        Event::Concurred { stated_at, hand, .. } => {
            Heard::Concurred { by, act: act?, at, stated_at: *stated_at, hand: consent(HandOn::Concur, hand) }
        }
        Event::Declined { words, draft, stated_at, hand, .. } => Heard::Declined {
            by,
            act: act?,
            at,
            stated_at: *stated_at,
            words: words.map(|words| Digest(words.0)),
            draft: draft.map(|draft| Digest(draft.0)),
            hand: consent(HandOn::Decline, hand),
        },
        Event::TakenOver { stated_at, hand, .. } => {
            Heard::TakenOver { by, act: act?, at, stated_at: *stated_at, hand: consent(HandOn::Concur, hand) }
        }
        Event::Disputed { words, stated_at, hand, .. } => Heard::Disputed {
            by,
            act: act?,
            at,
            stated_at: *stated_at,
            words: words.map(|words| Digest(words.0)),
            hand: consent(HandOn::Decline, hand),
        },
        Event::Closed { reason, stated_at, .. } => {
            Heard::Closed { act: act?, at, stated_at: *stated_at, reason: closed(*reason) }
        }
        Event::Enacted { stated_at, .. } => Heard::Enacted { act: act?, at, stated_at: *stated_at },
        Event::InForce { cosigned, stated_at, .. } => {
            let cosigned = cosigned.iter().filter_map(|(side, on)| Some((side.parse().ok()?, *on)));
            Heard::InForce { act: act?, at, stated_at: *stated_at, cosigned: cosigned.collect() }
        }
    })
}

fn closed(reason: CloseReason) -> paivand_kernel::CloseReason {
    match reason {
        CloseReason::Withdrawn => paivand_kernel::CloseReason::Withdrawn,
        CloseReason::Declined => paivand_kernel::CloseReason::Declined,
        CloseReason::Lapsed => paivand_kernel::CloseReason::Lapsed,
        CloseReason::Crossed => paivand_kernel::CloseReason::Crossed,
    }
}

/// Tells the kernel of subjects that two acts contend for; says whether there are any.
pub(crate) fn tell_conflicts(standing: &mut Standing, record: &Record) -> bool {
    let mut any = false;
    for (subject, base, _) in record.conflicts() {
        if let Ok(subject) = subject.parse::<Subject>() {
            any = true;
            standing.hear(&Heard::Conflicted { subject, base: base.map(|base| ActId(base.0)) });
        }
    }
    any
}

/// Hands the kernel a file that an act names, a document where `text` says so; false if it is not in the folder,
/// is another, or cannot be read.
pub(crate) fn hold(
    standing: &mut Standing,
    disk: &dyn Disk,
    folder: &Path,
    digest: Hash,
    text: bool,
) -> bool {
    let path = published::document_file(folder, digest);
    let Ok(Some(bytes)) = disk.read(&path, FILE_BYTES_MAX) else { return false };
    if !text {
        return Hash::of(&bytes) == digest;
    }
    let held = standing.hold(Digest(digest.0), &bytes);
    if let Err(error) = &held {
        tracing::warn!(%digest, %error, "a document that an act names cannot be read");
    }
    held.is_ok()
}
