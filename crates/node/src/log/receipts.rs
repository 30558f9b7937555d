//! What other sides hold of a log: checkpoints with their cosignatures, kept durably beside the record.
//!
//! Of one's own logs they bring acts into force and say what is held elsewhere; of the others they are what
//! this node shows a side that asks at its start.

use crate::log::Logs;
use crate::log::signed::{signed_by, sound};
use crate::node::error::NodeError;
use paivand_record::checkpoint::{Checkpoint, cosigned};
use paivand_record::key::Verifier;
use paivand_record::note::{NOTE_BYTES_MAX, Note};
use std::path::PathBuf;

/// Most receipts kept of one log at once: those of the latest sizes; older ones come again when asked.
const RECEIPTS_MAX: usize = 16;

/// The first note with the lines of the second that it lacks, if both are of one text.
fn merge(mut note: Note, other: &Note) -> Note {
    if note.text == other.text {
        let lacking: Vec<_> =
            other.signatures.iter().filter(|line| !note.signatures.contains(line)).cloned().collect();
        note.signatures.extend(lacking);
    }
    note
}

impl Logs {
    fn receipt_path(&self, origin: &str, size: u64) -> PathBuf {
        self.folder.join("receipts").join(self.name_of(origin)).join(size.to_string())
    }

    /// Reads what was kept before; a file that is none counts for nothing, for receipts come again.
    pub(crate) fn load_receipts(&mut self) -> Result<(), NodeError> {
        self.receipts.clear();
        let disk = self.disk.clone();
        for (origin, name) in self.names.clone() {
            let folder = self.folder.join("receipts").join(&name);
            for file in disk.list(&folder).map_err(NodeError::Mark)? {
                let bytes = disk.read(&folder.join(file), NOTE_BYTES_MAX).map_err(NodeError::Mark)?;
                let note = bytes.and_then(|bytes| Note::parse(&bytes).ok());
                let shown = note.as_ref().and_then(|note| Checkpoint::of_note(note).ok());
                let Some((note, shown)) = note.zip(shown).filter(|(_, shown)| shown.origin == origin) else {
                    continue;
                };
                self.receipts.insert((origin.clone(), shown.size), note);
            }
        }
        Ok(())
    }

    /// Every checkpoint of a log that is known with cosignatures, the published one last.
    pub(crate) fn cosigned_notes<'a>(&'a self, origin: &'a str) -> impl Iterator<Item = (u64, &'a Note)> {
        let kept = self.receipts.range((origin.to_owned(), 0)..).take_while(move |((of, _), _)| of == origin);
        let published = self.stores.get(origin).and_then(|store| Some((store.size(), store.note()?)));
        kept.map(|((_, size), note)| (*size, note)).chain(published)
    }

    /// The largest checkpoint of a log that one of these keys cosigned.
    pub(crate) fn largest_cosigned(&self, origin: &str, keys: &[Verifier]) -> Option<Note> {
        let by = |note: &Note| keys.iter().any(|key| cosigned(note, key).is_ok());
        let notes = self.cosigned_notes(origin).filter(|(_, note)| by(note));
        notes.max_by_key(|(size, _)| *size).map(|(_, note)| note.clone())
    }

    /// Keeps the cosignatures of a checkpoint that agrees with what is held, durably; of the present size they
    /// are published under the checkpoint too, so that a stranger finds them there.
    pub(crate) fn keep_receipt(
        &mut self,
        shown: &Checkpoint,
        note: &Note,
        keys: &[Verifier],
        cosigners: &[Verifier],
    ) -> Result<(), NodeError> {
        let at = (shown.origin.clone(), shown.size);
        let known = self.stores.get(&shown.origin).and_then(|store| Some((store.size(), store.note()?)));
        let published = known.filter(|(size, _)| *size == shown.size).map(|(_, note)| note.clone());
        let kept = self.receipts.get(&at).cloned();
        let merged = kept.iter().chain(&published).fold(note.clone(), merge);
        let log = |note: &Note| signed_by(note, keys).is_ok();
        let merged = sound(keys, cosigners, merged);
        if merged.signatures.len() < 2 || !log(&merged) {
            return Ok(());
        }
        if let Some(published) = published.filter(|published| *published != merged) {
            let merged = merge(published, &merged);
            let merged = sound(keys, cosigners, merged);
            if let Some(store) =
                self.stores.get_mut(&shown.origin).filter(|store| store.note() != Some(&merged))
            {
                store.publish(&merged)?;
            }
        }
        if kept.as_ref() != Some(&merged) {
            let file = (self.receipt_path(&shown.origin, shown.size), merged.to_string().into_bytes());
            self.disk.write(&[file]).map_err(NodeError::Mark)?;
            self.receipts.insert(at, merged);
            self.forget_receipts(&shown.origin)?;
        }
        Ok(())
    }

    fn forget_receipts(&mut self, origin: &str) -> Result<(), NodeError> {
        loop {
            let of_this: Vec<u64> =
                self.receipts.keys().filter(|(of, _)| of == origin).map(|(_, size)| *size).collect();
            let Some(oldest) = of_this.first().filter(|_| of_this.len() > RECEIPTS_MAX) else {
                return Ok(());
            };
            self.disk.remove(&self.receipt_path(origin, *oldest)).map_err(NodeError::Mark)?;
            self.receipts.remove(&(origin.to_owned(), *oldest));
        }
    }

    /// The receipts of a log as a pouch carries them.
    pub(crate) fn receipts_of(&self, origin: &str) -> Vec<u8> {
        let notes = self.receipts.iter().filter(|((of, _), _)| of == origin);
        let texts = notes.map(|(_, note)| note.to_string());
        texts.map(|text| format!("{}\n{text}", text.len())).collect::<String>().into_bytes()
    }
}
