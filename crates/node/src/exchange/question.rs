//! The question of a start that is not confirmed yet, and what the other sides answered.

use crate::exchange::showing::{NONCE_DIGITS, Signed};
use crate::keys::error::IdentityError;
use crate::log::Logs;
use crate::node::error::NodeError;
use crate::settings::Settings;
use paivand_world::disk::Disk;
use paivand_world::{Randomness, World};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Largest file of a start: an answer of each of seven other sides.
const START_BYTES_MAX: usize = 4 * 1024 * 1024;

/// A start that is not confirmed yet. Kept beside the folder, like the mark: a restored folder asks anew, and
/// an answer that a pouch brings to the next process still counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    pub(crate) nonce: String,
    /// What the other sides answered, by side.
    pub(crate) answers: BTreeMap<String, String>,
    /// Why a person lets statements be made before all have answered.
    pub(crate) person: Option<String>,
}

/// The present start of a node; the question is there until it is confirmed.
#[derive(Debug)]
pub(crate) struct Start {
    disk: Arc<dyn Disk>,
    randomness: Arc<dyn Randomness>,
    path: PathBuf,
    /// Whether what lies beside the folder tells nothing.
    snapshotted: bool,
    pub(crate) question: Option<Question>,
}

impl Start {
    /// The start of the node in this folder; nothing is asked yet.
    pub(crate) fn new(world: &World, folder: &Path, settings: &Settings) -> Self {
        Self {
            disk: Arc::clone(&world.disk),
            randomness: Arc::clone(&world.randomness),
            path: path_for(folder),
            snapshotted: settings.snapshotted,
            question: None,
        }
    }

    /// A new question.
    pub(crate) fn ask(&self) -> Result<Question, NodeError> {
        let mut nonce = [0; NONCE_DIGITS / 2];
        let drawn = self.randomness.fill(&mut nonce);
        let nonce = nonce.iter().map(|byte| format!("{byte:02x}")).collect();
        let question = Question { nonce, answers: BTreeMap::new(), person: None };
        drawn.then_some(question).ok_or_else(|| NodeError::Identity(IdentityError::Randomness))
    }

    /// The question that an earlier process asked, if the start is still the same.
    pub(crate) fn kept(&self) -> Result<Option<Question>, NodeError> {
        if self.snapshotted {
            return Ok(None);
        }
        let bytes = self.disk.read(&self.path, START_BYTES_MAX).map_err(NodeError::Mark)?;
        // One that cannot be read is asked anew: its answers count for nothing.
        let Some(bytes) = bytes else { return Ok(None) };
        serde_json::from_slice(&bytes).map(Some).or_else(|_| self.ask().map(Some))
    }

    /// Keeps a question for the next process.
    pub(crate) fn keep(&self, question: &Question) -> Result<(), NodeError> {
        if self.snapshotted {
            return Ok(());
        }
        let bytes = serde_json::to_vec(question).map_err(|error| NodeError::Mark(io::Error::other(error)))?;
        self.disk.write(&[(self.path.clone(), bytes)]).map_err(NodeError::Mark)
    }

    /// The start is confirmed: nothing is asked any more.
    pub(crate) fn end(&mut self) -> io::Result<()> {
        self.question = None;
        self.disk.remove(&self.path)
    }

    /// The sides that this start waits for: those that have not answered, or of which more of an own log is
    /// still to be taken than is held.
    pub(crate) fn waits_for<'a>(&self, others: impl Iterator<Item = &'a str>, logs: &Logs) -> Vec<String> {
        let Some(question) = &self.question else { return Vec::new() };
        let settled = |side: &str| {
            let answer = question.answers.get(side).and_then(|answer| Signed::parse(answer.as_bytes()));
            let person = question.person.is_some();
            answer.is_some_and(|answer| {
                answer.showing.holds.iter().all(|shown| logs.reaches(shown) && (person || logs.holds(shown)))
            })
        };
        others.filter(|side| !settled(side)).map(str::to_owned).collect()
    }
}

/// `folder.start`, beside the mark.
fn path_for(folder: &Path) -> PathBuf {
    let mut name: OsString = folder.as_os_str().to_owned();
    name.push(".start");
    name.into()
}
