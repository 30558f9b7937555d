//! Between record and kernel: what the record folded becomes what the kernel hears, and what the door lets
//! through is what the kernel would let count.

use crate::disk::Disk;
use crate::node::Node;
use crate::submit::{Intent, SubmitError};
use paivand_kernel::{Act, ActId, Content, Digest, Heard, Past, Position, Side, Standing, Subject};
use paivand_record::entry::CloseReason;
use paivand_record::fate::{Event, Past as Sizes, Record};
use paivand_record::hash::Hash;
use std::collections::BTreeMap;
use std::path::Path;

/// Largest document: a long instrument in four languages is under 200 KiB.
const DOCUMENT_BYTES_MAX: usize = 1 << 20;

pub(crate) fn side_of(record: &Record, origin: &str) -> Option<Side> {
    record.logs().get(origin)?.side.parse().ok()
}

fn past_of(record: &Record, sizes: &Sizes) -> Past {
    through(record, sizes.sizes().iter().map(|(origin, size)| (origin.as_str(), *size)))
}

/// How much of each side's entries that is: they are counted through all its logs.
fn through<'a>(record: &Record, sizes: impl Iterator<Item = (&'a str, u64)>) -> Past {
    let mut sides = BTreeMap::new();
    for (origin, size) in sizes {
        let Some(side) = side_of(record, origin) else { continue };
        let counted = record.entries_before(origin) + record.own_entries(origin, size);
        let held = sides.entry(side).or_insert(counted);
        *held = counted.max(*held);
    }
    Past(sides.into_iter().collect())
}

/// What the kernel hears of one event at a place; nothing of those that are only about keys.
pub(crate) fn heard(record: &Record, origin: &str, index: u64, event: &Event) -> Option<Heard> {
    let by = side_of(record, origin)?;
    let at = Position { side: by, index: record.entries_before(origin) + index };
    let act = event.act().map(|act| ActId(act.0));
    Some(match event {
        Event::Begun { .. } | Event::Rekeyed | Event::Succeeded { .. } => return None,
        Event::Stated { bytes, past, stated_at, .. } => Heard::Stated {
            by,
            act: act?,
            bytes: bytes.clone(),
            at,
            stated_at: *stated_at,
            past: past_of(record, past),
        },
        Event::Proposed { bytes, past, stated_at, .. } => Heard::Proposed {
            by,
            act: act?,
            bytes: bytes.clone(),
            at,
            stated_at: *stated_at,
            past: past_of(record, past),
        },
        Event::Concurred { stated_at, .. } => Heard::Concurred { by, act: act?, at, stated_at: *stated_at },
        Event::Declined { reason, draft, stated_at, .. } => Heard::Declined {
            by,
            act: act?,
            at,
            stated_at: *stated_at,
            reason: reason.clone(),
            draft: draft.map(|draft| Digest(draft.0)),
        },
        Event::Closed { reason, stated_at, .. } => {
            Heard::Closed { act: act?, at, stated_at: *stated_at, reason: closed(*reason) }
        }
        Event::Enacted { stated_at, .. } => Heard::Enacted { act: act?, at, stated_at: *stated_at },
        Event::InForce { since, .. } => Heard::InForce { act: act?, at, since: *since },
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

/// The digest of the document an act names, if its content names one.
pub(crate) fn document_of(act: &[u8]) -> Option<Hash> {
    #[derive(serde::Deserialize)]
    struct Act {
        content: Content,
    }
    #[derive(serde::Deserialize)]
    struct Content {
        document: Hash,
    }
    Some(serde_json::from_slice::<Act>(act).ok()?.content.document)
}

/// Hands the kernel a document that an act names; false if it is not in the folder or cannot be read.
pub(crate) fn hold(standing: &mut Standing, disk: &dyn Disk, folder: &Path, digest: Hash) -> bool {
    let path = folder.join("documents").join(digest.to_string());
    let Ok(Some(bytes)) = disk.read(&path, DOCUMENT_BYTES_MAX) else { return false };
    let held = standing.hold(Digest(digest.0), &bytes);
    if let Err(error) = &held {
        tracing::warn!(%digest, %error, "a document that an act names cannot be read");
    }
    held.is_ok()
}

impl Node {
    /// What the acts up to the cut mean.
    pub fn standing(&self) -> &Standing {
        &self.fold.standing
    }

    /// Digests of documents that joint acts name and that are not held here.
    pub fn missing_documents(&self) -> Vec<String> {
        self.fold.missing.iter().map(Hash::to_string).collect()
    }

    fn past(&self) -> Past {
        let logs = self.fold.record.logs().iter();
        through(&self.fold.record, logs.map(|(origin, log)| (origin.as_str(), log.size)))
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
        self.fold.standing.judge(&act, &by, &self.past()).map_err(SubmitError::Meaning)?;
        self.holds_named(&act)
    }

    /// Concurring means holding: nobody signs what names a document that is not readable here, or that is not
    /// what the act says it is.
    fn holds_named(&self, act: &Act) -> Result<(), SubmitError> {
        let Content::DocumentAdopt(adopt) = &act.content else { return Ok(()) };
        let path = self.folder.join("documents").join(adopt.document.to_string());
        let held = self.world.disk.read(&path, DOCUMENT_BYTES_MAX).ok().flatten();
        let mut trial = Standing::default();
        match held.map(|bytes| trial.hold(adopt.document, &bytes)) {
            Some(Ok(())) => match trial.text(&act.subject, adopt) {
                Ok(_) => Ok(()),
                Err(lack) => Err(SubmitError::DocumentMisfit(lack)),
            },
            Some(Err(error)) => Err(SubmitError::Document(error)),
            None => Err(SubmitError::DocumentMissing(Hash(adopt.document.0))),
        }
    }

    /// Before signing another side's proposal: it counts for the kernel, and what it names is held.
    pub(crate) fn judge_concurrence(&self, intent: &Intent) -> Result<(), SubmitError> {
        let Intent::Concur { act } = intent else { return Ok(()) };
        if !self.fold.record.acts().contains_key(act) {
            return Err(SubmitError::UnknownAct(*act));
        }
        match self.fold.standing.act(&ActId(act.0)) {
            Some(recorded) => self.holds_named(&recorded.act),
            None => {
                let void = self.fold.standing.voids().iter().find(|(_, void)| void.act.0 == act.0);
                Err(void.map_or(SubmitError::UnknownAct(*act), |(_, void)| {
                    SubmitError::Meaning(void.refusal.clone())
                }))
            }
        }
    }
}
