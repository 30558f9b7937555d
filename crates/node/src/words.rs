//! Words beside the log: blobs in the folder `words/`, each named by its digest.

use crate::disk::Disk;
use crate::node::Node;
use crate::submit::{Intent, SubmitError};
use paivand_kernel::{Digest, Standing, Words, definition_of, words};
use paivand_record::hash::Hash;
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

/// Where the words of this name lie.
pub(crate) fn place(folder: &Path, digest: Hash) -> PathBuf {
    folder.join("words").join(digest.to_string())
}

/// Hands the kernel words that an act names; false if they are not in the folder or cannot be read.
pub(crate) fn hold(standing: &mut Standing, disk: &dyn Disk, folder: &Path, digest: Hash) -> bool {
    let read = disk.read(&place(folder, digest), words::WORDS_BYTES_MAX);
    let Ok(Some(bytes)) = read else { return false };
    let held = standing.hold_words(Digest(digest.0), &bytes);
    if let Err(error) = &held {
        tracing::warn!(%digest, %error, "the words that an act names cannot be read");
    }
    held.is_ok()
}

impl Node {
    /// Digests of words that acts name and that are not held here.
    pub fn missing_words(&self) -> Vec<String> {
        self.fold.missing_words.iter().map(Hash::to_string).collect()
    }

    /// Takes the worded fields out of an intent and keeps them beside the log; gives the content that is left, and
    /// the name of the words if there are any.
    pub(crate) fn keep_words(
        &self,
        intent: &Intent,
    ) -> Result<(Map<String, Value>, Option<Hash>), SubmitError> {
        let (Intent::State { content, .. } | Intent::Propose { content, .. }) = intent else {
            return Ok((Map::new(), None));
        };
        let mut content = content.clone();
        let name = content.get("act").and_then(Value::as_str).unwrap_or_default();
        let Some(definition) = definition_of(name) else { return Ok((content, None)) };
        let said = words::take(definition, &mut content);
        if said.is_empty() {
            return Ok((content, None));
        }
        let mut salt = [0; words::SALT_BYTES];
        self.world.randomness.fill(&mut salt).then_some(()).ok_or(SubmitError::Randomness)?;
        let built = Words::build(definition, &said, salt).map_err(SubmitError::Meaning)?;
        let digest = Hash(built.digest().0);
        let file = (place(&self.folder, digest), built.to_bytes());
        self.world.disk.write(&[file]).map_err(SubmitError::WordsUnkept)?;
        Ok((content, Some(digest)))
    }

    /// Takes back what was kept for an act that was then refused.
    pub(crate) fn forget_words(&self, kept: Option<Hash>) {
        let removed = kept.map_or(Ok(()), |digest| self.world.disk.remove(&place(&self.folder, digest)));
        if let Err(error) = removed {
            tracing::warn!(%error, "the words of a refused act stay in the folder");
        }
    }

    /// Signing means holding: nobody says or signs words that cannot be read here.
    pub(crate) fn holds_words(&self, act: &paivand_kernel::Act) -> Result<(), SubmitError> {
        let Some(digest) = act.words else { return Ok(()) };
        let named = Hash(digest.0);
        let read = self.world.disk.read(&place(&self.folder, named), words::WORDS_BYTES_MAX).ok().flatten();
        let bytes = read.ok_or(SubmitError::WordsMissing(named))?;
        let held = Words::read(digest, &bytes).map_err(|_| SubmitError::WordsMissing(named))?;
        held.fits(act.content.definition()).map_err(SubmitError::Meaning)
    }
}
