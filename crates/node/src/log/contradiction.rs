//! Logs that contradict themselves: the evidence is kept, and nothing else follows from it (P-R2).

use crate::log::Logs;
use crate::log::evidence::{self, Evidence};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::hash::Hash;
use paivand_record::note::Note;
use paivand_record::tree;
use std::collections::BTreeSet;
use std::io;

/// Most pieces kept of one log: the first proves it, a few more show how often; a forger makes as many as it
/// likes.
const EVIDENCE_MAX: usize = 8;

impl Logs {
    /// Reads the evidence that was kept before.
    pub(crate) fn load_evidence(&mut self) -> io::Result<()> {
        self.evidence = evidence::kept(&*self.disk, &self.folder, &|origin| self.suite_of(origin))?;
        Ok(())
    }

    /// All evidence that is kept.
    pub(crate) fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// Whether something of a log arrived damaged: it is asked for again from its beginning.
    pub(crate) fn is_doubted(&self, origin: &str) -> bool {
        self.doubted.contains(origin)
    }

    /// Something of a log arrived damaged.
    pub(crate) fn doubt(&mut self, origin: &str) {
        self.doubted.insert(origin.to_owned());
    }

    /// What came of a log is known for what it is.
    pub(crate) fn doubt_no_more(&mut self, origin: &str) {
        self.doubted.remove(origin);
    }

    /// Keeps the evidence of a checkpoint, signed by a present key of its log, not larger than what is held and of
    /// another root; false if there is no such log, or it is no checkpoint.
    pub(crate) fn differs(&mut self, origin: &str, note: &Note) -> bool {
        let (Some(store), Ok(shown)) = (self.stores.get(origin), Checkpoint::of_note(note)) else {
            return false;
        };
        let branch = || {
            let root = tree::root(store, shown.size)?;
            Some((root, tree::consistency(store, shown.size, store.size())?))
        };
        let branch = if shown.size == store.size() { Some(None) } else { branch().map(Some) };
        let piece = branch.zip(store.note().cloned());
        if let Some((branch, held)) = piece {
            self.keep_evidence(Evidence { held, shown: note.clone(), branch });
        }
        true
    }

    /// The logs that contradict themselves: of each only what extends the copy held is taken.
    pub(crate) fn contradicted(&self) -> BTreeSet<String> {
        self.evidence.iter().filter_map(|piece| self.proven(piece)).collect()
    }

    /// The log that a piece shows to contradict itself, by the suite of that log.
    pub(crate) fn proven(&self, piece: &Evidence) -> Option<String> {
        piece.proves(self.suite_of(&piece.origin()?))
    }

    /// Keeps a piece under the name of its content: none is ever overwritten, and no more are kept than
    /// prove it.
    pub(crate) fn keep_evidence(&mut self, piece: Evidence) {
        let Some(origin) = self.proven(&piece) else { return };
        let of_this = self.evidence.iter().filter(|kept| self.proven(kept).as_ref() == Some(&origin));
        if self.evidence.contains(&piece) || of_this.count() >= EVIDENCE_MAX {
            return;
        }
        tracing::error!(
            origin,
            "the log contradicts itself: the evidence is kept in `evidence/`; speak with its side"
        );
        let text = piece.to_string();
        let path = self.folder.join(format!("evidence/{}.txt", Hash::of(text.as_bytes())));
        if let Err(error) = self.disk.write(&[(path, text.into_bytes())]) {
            tracing::error!(%error, "the evidence could not be written and is kept in memory only");
        }
        self.evidence.push(piece);
    }
}
