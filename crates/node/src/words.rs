//! Words beside the log: what a person typed, taken out of an intent and kept.

pub(crate) mod asked;
mod lately;
mod places;
pub(crate) mod store;

pub use store::WordStore;

use crate::door::error::SubmitError;
use crate::door::intent::Intent;
use crate::node::Node;
use crate::words::store::Unkept;
use crate::world::{Randomness, World};
use paivand_kernel::{Code, LanguageText, TextError, Words, definition_of, words};
use paivand_record::hash::Hash;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The language of a text of which nobody said in which it is, after BCP 47.
const UNDETERMINED: &str = "und";

/// A text as a person gives it, with or without its language before it: `tg=…`.
fn in_language(said: &str) -> Result<LanguageText, SubmitError> {
    let tagged = said.split_once('=').and_then(|(tag, text)| Some((tag.parse::<Code>().ok()?, text)));
    let undetermined = || {
        UNDETERMINED
            .parse::<Code>()
            .map(|code| (code, said))
            .map_err(|_| SubmitError::Text(TextError::Languages))
    };
    let (code, text) = tagged.map_or_else(undetermined, Ok)?;
    LanguageText::new(&BTreeMap::from([(code, text.to_owned())])).map_err(SubmitError::Text)
}

/// The words beside the logs: those that are held, and those of acts that are judged and not yet written.
#[derive(Debug)]
pub(crate) struct Beside {
    pub(crate) store: Arc<WordStore>,
    unwritten: Mutex<BTreeMap<Hash, Vec<u8>>>,
    randomness: Arc<dyn Randomness>,
}

impl Beside {
    /// Those of the node in this folder.
    pub(crate) fn of(world: &World, folder: &Path) -> Self {
        let store = Arc::new(WordStore::of(Arc::clone(&world.disk), folder));
        Self { store, unwritten: Mutex::default(), randomness: Arc::clone(&world.randomness) }
    }
}

impl Node {
    /// Takes the worded fields out of an intent and keeps them beside the log; gives the content that is left, and
    /// the name of the words if there are any.
    pub(crate) fn keep_words(
        &self,
        intent: &Intent,
    ) -> Result<(Map<String, Value>, Option<Hash>), SubmitError> {
        let (Intent::State { content, .. } | Intent::Propose { content, .. }) = intent else {
            let Intent::Decline { reason, .. } = intent else { return Ok((Map::new(), None)) };
            return Ok((Map::new(), Some(self.keep_reason(reason)?)));
        };
        let mut content = content.clone();
        let name = content.get("act").and_then(Value::as_str).unwrap_or_default();
        let Some(definition) = definition_of(name) else { return Ok((content, None)) };
        let said = words::take(definition, &mut content);
        if said.is_empty() {
            return Ok((content, None));
        }
        let built = Words::build(definition, &said, self.salt()?).map_err(SubmitError::Meaning)?;
        Ok((content, Some(self.keep(&built)?)))
    }

    /// Keeps why something was done, as words of their own.
    pub(crate) fn keep_reason(&self, reason: &str) -> Result<Hash, SubmitError> {
        let built = Words::of_reason(in_language(reason)?, self.salt()?).map_err(SubmitError::Meaning)?;
        self.keep(&built)
    }

    fn salt(&self) -> Result<[u8; words::SALT_BYTES], SubmitError> {
        let mut salt = [0; words::SALT_BYTES];
        self.world.randomness.fill(&mut salt).then_some(salt).ok_or(SubmitError::Randomness)
    }

    /// Keeps words in memory until the act that names them is written: many are made durable at once.
    fn keep(&self, built: &Words) -> Result<Hash, SubmitError> {
        let digest = Hash(built.digest().0);
        self.unwritten().insert(digest, built.to_bytes());
        Ok(digest)
    }

    fn unwritten(&self) -> MutexGuard<'_, BTreeMap<Hash, Vec<u8>>> {
        self.words.unwritten.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The words of acts that are about to be written.
    pub(crate) fn words_to_write(&self) -> Unkept {
        self.words.store.unkept(std::mem::take(&mut *self.unwritten()))
    }

    /// Makes durable the words of acts that are not written yet.
    pub(crate) fn write_words(&self) -> Result<(), SubmitError> {
        let written = self.words.store.put(std::mem::take(&mut *self.unwritten()));
        written.map_err(|error| SubmitError::WordsUnkept(Arc::new(error)))
    }

    /// Takes back what was kept for an act that was then refused.
    pub(crate) fn forget_words(&self, kept: Option<Hash>) {
        if kept.is_some_and(|digest| self.unwritten().remove(&digest).is_some()) {
            return;
        }
        let removed = kept.map_or(Ok(()), |digest| self.words.store.remove(digest));
        if let Err(error) = removed {
            tracing::warn!(%error, "the words of a refused act stay in the folder");
        }
    }

    /// Signing means holding: nobody says or signs words that cannot be read here.
    pub(crate) fn holds_words(&self, act: &paivand_kernel::Act) -> Result<(), SubmitError> {
        let Some(digest) = act.words else { return Ok(()) };
        let named = Hash(digest.0);
        let unwritten = self.unwritten().get(&named).cloned();
        let on_disk = || self.words.store.bytes(named).ok().flatten();
        let bytes = unwritten.or_else(on_disk).ok_or(SubmitError::WordsMissing(named))?;
        let held = Words::read(digest, &bytes).map_err(|_| SubmitError::WordsMissing(named))?;
        held.fits(act.content.definition()).map_err(SubmitError::Meaning)
    }
}
