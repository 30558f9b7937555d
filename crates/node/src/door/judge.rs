//! Judging what a side says before it is signed: the same rules that replay it, and what nobody should sign though it
//! would count.

use crate::door::error::SubmitError;
use crate::door::intent::Intent;
use crate::log::known::Known;
use crate::log::rehash::is_true;
use crate::published;
use crate::understanding::bridge::FILE_BYTES_MAX;
use crate::understanding::places::through;
use crate::words::Beside;
use jiff::Timestamp;
use paivand_kernel::{Act, ActId, ByHand, Digest, Past, Side, Standing, Words};
use paivand_record::fate::JointAct;
use paivand_record::hash::Hash;
use paivand_world::disk::Disk;
use std::path::Path;

/// What a judgement looks at.
#[derive(Clone, Copy)]
pub(crate) struct Judge<'a> {
    pub(crate) known: Known<'a>,
    pub(crate) standing: &'a Standing,
    pub(crate) words: &'a Beside,
    pub(crate) disk: &'a dyn Disk,
    /// The node's folder.
    pub(crate) folder: &'a Path,
    pub(crate) now: Timestamp,
}

impl Judge<'_> {
    fn past(&self) -> Past {
        let logs = self.known.record.logs().iter();
        through(self.known.record, logs.map(|(origin, log)| (origin.as_str(), log.size)))
    }

    /// This side, as the kernel names it.
    pub(crate) fn own_side(&self) -> Result<Side, SubmitError> {
        let side = self.known.keys.identity.card.side.parse();
        side.map_err(|_| SubmitError::Refused(paivand_record::fate::Void::Sides))
    }

    /// What the kernel says to an act of this side, before it is signed: the same rule that replays it, and what
    /// nobody should sign though it would count. New words of it are still in hand.
    pub(crate) fn judge_act(
        &self,
        bytes: &[u8],
        joint: bool,
        hand: ByHand<'_>,
        fresh: Option<&Words>,
    ) -> Result<(), SubmitError> {
        let (by, past, standing) = (self.own_side()?, self.past(), &self.standing);
        let act = standing.judge(bytes, by, (joint, hand), &past).map_err(SubmitError::Meaning)?;
        standing.before_signing(&act, by, &past, self.now).map_err(SubmitError::Meaning)?;
        self.holds_named(&act, fresh)
    }

    /// Signing means holding: nobody signs what names words, files or a document that are not readable here, or a
    /// document that is not what the act says it is.
    fn holds_named(&self, act: &Act, fresh: Option<&Words>) -> Result<(), SubmitError> {
        self.holds_words(act, fresh)?;
        let read = |digest: Digest| {
            let path = published::document_file(self.folder, Hash(digest.0));
            let held = self.disk.read(&path, FILE_BYTES_MAX).ok().flatten();
            held.filter(|bytes| Digest::of(bytes) == digest)
        };
        let document = act.content.document();
        for (_, file) in act.files().into_iter().filter(|(_, file)| Some(*file) != document) {
            read(file).ok_or(SubmitError::FileMissing(Hash(file.0)))?;
        }
        let Some(document) = document else { return Ok(()) };
        let bytes = read(document).ok_or(SubmitError::DocumentMissing(Hash(document.0)))?;
        let mut trial = Standing::default();
        trial.hold(document, &bytes).map_err(SubmitError::Document)?;
        trial.is_text_of(act).map_err(SubmitError::DocumentMisfit)?;
        let adopting = trial.document(&document).map_or(Ok(()), |text| self.standing.before_adopting(text));
        adopting.map_err(SubmitError::Meaning)
    }

    /// Signing means holding: nobody says or signs words that cannot be read here.
    fn holds_words(&self, act: &Act, fresh: Option<&Words>) -> Result<(), SubmitError> {
        let Some(digest) = act.words else { return Ok(()) };
        let named = Hash(digest.0);
        let fresh = fresh.filter(|fresh| fresh.digest() == digest);
        let bytes = fresh.map(Words::to_bytes).or_else(|| self.words.bytes(named));
        let bytes = bytes.ok_or(SubmitError::WordsMissing(named))?;
        let held = Words::read(digest, &bytes).map_err(|_| SubmitError::WordsMissing(named))?;
        held.fits(act.content.definition()).map_err(SubmitError::Meaning)
    }

    /// Before signing another side's proposal: it counts for the kernel, and what it names is held.
    pub(crate) fn judge_concurrence(&self, intent: &Intent, hand: ByHand<'_>) -> Result<(), SubmitError> {
        let Intent::Concur { act } = intent else { return Ok(()) };
        let joint = self.known.record.acts().get(act).ok_or(SubmitError::UnknownAct(*act))?;
        self.judge_rehashed(joint)?;
        match self.standing.act(&ActId(act.0)) {
            Some(recorded) => {
                let (by, past) = (self.own_side()?, self.past());
                let signing = self.standing.before_signing(&recorded.act, by, &past, self.now);
                signing.map_err(SubmitError::Meaning)?;
                let consents = self.standing.consents(recorded.act.content.name(), hand);
                consents.map_err(SubmitError::Meaning)?;
                self.holds_named(&recorded.act, None)
            }
            None => {
                let void = self.standing.voids().find(|(_, void)| void.act.0 == act.0);
                Err(void.map_or(SubmitError::UnknownAct(*act), |(_, void)| {
                    SubmitError::Meaning(void.refusal.clone())
                }))
            }
        }
    }

    /// Before signing that a log of another suite continues one: the root it says is the one worked out here.
    fn judge_rehashed(&self, act: &JointAct) -> Result<(), SubmitError> {
        let origin = &act.at.origin;
        match self.known.record.logs().get(origin).filter(|log| log.is_candidate()) {
            Some(log) if !is_true(log, &self.known.logs.stores) => Err(SubmitError::Rehashed(origin.clone())),
            Some(_) | None => Ok(()),
        }
    }
}
