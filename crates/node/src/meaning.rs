//! Between record and kernel: what the record folded becomes what the kernel hears, and what the door lets
//! through is what the kernel would let count.

use crate::disk;
use crate::node::{Folded, Node};
use crate::submit::{Intent, SubmitError};
use paivand_kernel::{
    Act, ActId, Deed, Digest, Due, Heard, Past, Position, Side, Standing, Subject, dues, dues_digest,
};
use paivand_record::entry::CloseReason;
use paivand_record::fate::{Event, Past as Sizes, Record};
use paivand_record::hash::Hash;
use std::path::Path;

/// Largest document: a long instrument in four languages is under 200 KiB.
const DOCUMENT_BYTES_MAX: usize = 1 << 20;

fn side_of(record: &Record, origin: &str) -> Option<Side> {
    record.logs().get(origin)?.side.parse().ok()
}

fn past_of(record: &Record, sizes: &Sizes) -> Past {
    let sides = sizes.sizes().iter().filter_map(|(origin, size)| Some((side_of(record, origin)?, *size)));
    Past(sides.collect())
}

/// What the kernel hears of one folded entry; nothing of those that are void or only about keys.
pub(crate) fn heard(record: &Record, folded: &Folded) -> Vec<Heard> {
    let Some(by) = side_of(record, &folded.origin) else { return Vec::new() };
    let at = Position { side: by, index: folded.index };
    let events = folded.outcome.as_deref().unwrap_or_default();
    events.iter().filter_map(|event| heard_one(record, event, by, at)).collect()
}

fn heard_one(record: &Record, event: &Event, by: Side, at: Position) -> Option<Heard> {
    let act = event.act().map(|act| ActId(act.0));
    Some(match event.clone() {
        Event::Begun { .. } | Event::Rekeyed | Event::Succeeded { .. } => return None,
        Event::Stated { bytes, past, stated_at, .. } => {
            Heard::Stated { by, act: act?, bytes, at, stated_at, past: past_of(record, &past) }
        }
        Event::Proposed { bytes, past, stated_at, .. } => {
            Heard::Proposed { by, act: act?, bytes, at, stated_at, past: past_of(record, &past) }
        }
        Event::Concurred { stated_at, .. } => Heard::Concurred { by, act: act?, at, stated_at },
        Event::Declined { reason, draft, stated_at, .. } => Heard::Declined {
            by,
            act: act?,
            at,
            stated_at,
            reason,
            draft: draft.map(|draft| Digest(draft.0)),
        },
        Event::Closed { reason, stated_at, .. } => {
            Heard::Closed { act: act?, at, stated_at, reason: closed(reason) }
        }
        Event::Enacted { stated_at, .. } => Heard::Enacted { act: act?, at, stated_at },
        Event::InForce { since, .. } => Heard::InForce { act: act?, at, since },
        Event::Forked { side, .. } => Heard::Frozen { side: side.parse().ok()?, at },
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

/// Tells the kernel everything folded since `from`, and hands it the documents that the folder holds.
pub(crate) fn tell(standing: &mut Standing, record: &Record, folded: &[Folded], folder: &Path) {
    for folded in folded {
        for heard in heard(record, folded) {
            standing.hear(&heard);
        }
    }
    for (subject, base, _) in record.conflicts() {
        if let Ok(subject) = subject.parse::<Subject>() {
            standing.hear(&Heard::Conflicted { subject, base: base.map(|base| ActId(base.0)) });
        }
    }
    hold(standing, folder);
}

/// Reads documents that acts name and the standing lacks; a damaged one stays missing and is shown as such.
fn hold(standing: &mut Standing, folder: &Path) {
    let named = standing.acts().filter_map(|(_, recorded)| {
        if let Deed::DocumentAdopt(adopt) = &recorded.act.deed { Some(adopt.document) } else { None }
    });
    let missing: Vec<Digest> = named.filter(|digest| standing.document(digest).is_none()).collect();
    for digest in missing {
        let path = folder.join("documents").join(digest.to_string());
        if let Ok(Some(bytes)) = disk::read(&path, DOCUMENT_BYTES_MAX)
            && let Err(error) = standing.hold(digest, &bytes)
        {
            tracing::warn!(%digest, %error, "a document that an act names cannot be read");
        }
    }
}

impl Node {
    /// What the acts up to the cut mean.
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// Everything owed at `now`.
    pub fn dues(&self, now: jiff::Timestamp) -> Vec<Due> {
        dues(&self.standing, now)
    }

    /// The digest by which two nodes compare their dues at one cut and one instant.
    pub fn dues_digest(&self, now: jiff::Timestamp) -> Digest {
        dues_digest(&self.dues(now))
    }

    fn past(&self) -> Past {
        let logs = self.record.logs().iter();
        Past(logs.filter_map(|(origin, log)| Some((side_of(&self.record, origin)?, log.size))).collect())
    }

    /// What the kernel says to an act of this side, before it is signed: the same rule that replays it.
    pub(crate) fn judge_act(&self, bytes: &[u8]) -> Result<(), SubmitError> {
        let act = Act::parse(bytes).map_err(SubmitError::Meaning)?;
        let by = self
            .identity
            .card
            .side
            .parse()
            .map_err(|_| SubmitError::Refused(paivand_record::fate::Void::Sides))?;
        self.standing.judge(&act, &by, &self.past()).map_err(SubmitError::Meaning)?;
        self.holds_named(&act)
    }

    /// Concurring means holding: nobody signs what names a document that is not readable here.
    fn holds_named(&self, act: &Act) -> Result<(), SubmitError> {
        let Deed::DocumentAdopt(adopt) = &act.deed else { return Ok(()) };
        let path = self.folder.join("documents").join(adopt.document.to_string());
        let held = disk::read(&path, DOCUMENT_BYTES_MAX).ok().flatten();
        let mut trial = Standing::default();
        match held.map(|bytes| trial.hold(adopt.document, &bytes)) {
            Some(Ok(())) => Ok(()),
            Some(Err(error)) => Err(SubmitError::Document(error)),
            None => Err(SubmitError::DocumentMissing(Hash(adopt.document.0))),
        }
    }

    /// Before signing another side's proposal: it counts for the kernel, and what it names is held.
    pub(crate) fn judge_concurrence(&self, intent: &Intent) -> Result<(), SubmitError> {
        let Intent::Concur { act } = intent else { return Ok(()) };
        if !self.record.acts().contains_key(act) {
            return Err(SubmitError::UnknownAct(*act));
        }
        match self.standing.act(&ActId(act.0)) {
            Some(recorded) => self.holds_named(&recorded.act),
            None => {
                let void = self.standing.voids().iter().find(|(_, void)| void.act.0 == act.0);
                Err(void.map_or(SubmitError::UnknownAct(*act), |(_, void)| {
                    SubmitError::Meaning(void.refusal.clone())
                }))
            }
        }
    }
}
