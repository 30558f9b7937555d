//! What other sides hold of a log: checkpoints with their cosignatures, kept durably beside the record.
//!
//! Of one's own logs they bring acts into force and say what is held elsewhere; of the others they are what
//! this node shows a side that asks at its start.

use crate::exchange::error::ExchangeError;
use crate::log::signed::signed_by;
use crate::node::Node;
use crate::node::error::NodeError;
use paivand_record::checkpoint::{Checkpoint, cosigned};
use paivand_record::entry::{Body, Citation, Observe};
use paivand_record::fate::JointAct;
use paivand_record::key::Verifier;
use paivand_record::note::{NOTE_BYTES_MAX, Note};
use std::path::PathBuf;

/// Most receipts kept of one log at once: those of the latest sizes; older ones come again when asked.
const RECEIPTS_MAX: usize = 16;

impl Node {
    fn receipt_path(&self, origin: &str, size: u64) -> PathBuf {
        self.folder.join("receipts").join(self.name_of(origin)).join(size.to_string())
    }

    /// Reads what was kept before; a file that is none counts for nothing, for receipts come again.
    pub(crate) fn load_receipts(&mut self) -> Result<(), NodeError> {
        self.logs.receipts.clear();
        let disk = self.world.disk.clone();
        for (origin, name) in self.logs.names.clone() {
            let folder = self.folder.join("receipts").join(&name);
            for file in disk.list(&folder).map_err(NodeError::Mark)? {
                let bytes = disk.read(&folder.join(file), NOTE_BYTES_MAX).map_err(NodeError::Mark)?;
                let note = bytes.and_then(|bytes| Note::parse(&bytes).ok());
                let shown = note.as_ref().and_then(|note| Checkpoint::of_note(note).ok());
                let Some((note, shown)) = note.zip(shown).filter(|(_, shown)| shown.origin == origin) else {
                    continue;
                };
                self.logs.receipts.insert((origin.clone(), shown.size), note);
            }
        }
        Ok(())
    }

    /// Every checkpoint of a log that is known with cosignatures, the published one last.
    pub(crate) fn cosigned_notes<'a>(&'a self, origin: &'a str) -> impl Iterator<Item = (u64, &'a Note)> {
        let kept =
            self.logs.receipts.range((origin.to_owned(), 0)..).take_while(move |((of, _), _)| of == origin);
        let published = self.logs.stores.get(origin).and_then(|store| Some((store.size(), store.note()?)));
        kept.map(|((_, size), note)| (*size, note)).chain(published)
    }

    /// The largest checkpoint of a log that one of these keys cosigned.
    pub(crate) fn largest_cosigned(&self, origin: &str, keys: &[Verifier]) -> Option<Note> {
        let by = |note: &Note| keys.iter().any(|key| cosigned(note, key).is_ok());
        let notes = self.cosigned_notes(origin).filter(|(_, note)| by(note));
        notes.max_by_key(|(size, _)| *size).map(|(_, note)| note.clone())
    }

    /// How many entries of the present own log another side holds, as its cosignature shows: until then what
    /// stands behind is *recorded here* and nowhere else.
    pub fn size_held_elsewhere(&self) -> u64 {
        let others = self.keys.cards.iter().filter(|card| card.side != self.keys.identity.card.side);
        let keys: Vec<Verifier> = others.flat_map(|card| self.cosigners_ever(card)).collect();
        let note = self.largest_cosigned(self.keys.identity.origin(), &keys);
        note.and_then(|note| Checkpoint::of_note(&note).ok()).map_or(0, |shown| shown.size)
    }

    /// Whether another side holds the entry at this place of the present own log.
    pub fn held_elsewhere(&self, index: u64) -> bool {
        index < self.size_held_elsewhere()
    }

    /// Whether an own log has ended and every other side's cosignature on its end is published.
    pub(crate) fn is_settled(&self, origin: &str) -> bool {
        let note = self.logs.stores.get(origin).and_then(|store| store.note());
        self.is_whole(origin)
            && note.is_some_and(|note| {
                let others = self.keys.cards.iter().filter(|card| card.side != self.keys.identity.card.side);
                let cosigners = others.map(|card| self.cosigners_of(card));
                cosigners.into_iter().all(|keys| keys.iter().any(|key| note.line_of(key).is_some()))
            })
    }

    /// Keeps the cosignatures of a checkpoint that agrees with what is held, durably; of the present size they
    /// are published under the checkpoint too, so that a stranger finds them there.
    pub(crate) fn keep_receipt(
        &mut self,
        shown: &Checkpoint,
        note: &Note,
        keys: &[Verifier],
    ) -> Result<(), ExchangeError> {
        let at = (shown.origin.clone(), shown.size);
        let known = self.logs.stores.get(&shown.origin).and_then(|store| Some((store.size(), store.note()?)));
        let published = known.filter(|(size, _)| *size == shown.size).map(|(_, note)| note.clone());
        let kept = self.logs.receipts.get(&at).cloned();
        let merged = kept.iter().chain(&published).fold(note.clone(), merge);
        let side = self.side_of(&shown.origin).unwrap_or_default().to_owned();
        let log = |note: &Note| signed_by(note, keys).is_ok();
        let merged = self.sound(&side, keys, merged);
        if merged.signatures.len() < 2 || !log(&merged) {
            return Ok(());
        }
        if let Some(published) = published.filter(|published| *published != merged) {
            let merged = merge(published, &merged);
            let merged = self.sound(&side, keys, merged);
            if let Some(store) =
                self.logs.stores.get_mut(&shown.origin).filter(|store| store.note() != Some(&merged))
            {
                store.publish(&merged).map_err(NodeError::Store)?;
            }
        }
        if kept.as_ref() != Some(&merged) {
            let file = (self.receipt_path(&shown.origin, shown.size), merged.to_string().into_bytes());
            self.world.disk.write(&[file]).map_err(NodeError::Mark)?;
            self.logs.receipts.insert(at, merged);
            self.forget_receipts(&shown.origin)?;
        }
        Ok(())
    }

    fn forget_receipts(&mut self, origin: &str) -> Result<(), ExchangeError> {
        loop {
            let of_this: Vec<u64> =
                self.logs.receipts.keys().filter(|(of, _)| of == origin).map(|(_, size)| *size).collect();
            let Some(oldest) = of_this.first().filter(|_| of_this.len() > RECEIPTS_MAX) else {
                return Ok(());
            };
            self.world.disk.remove(&self.receipt_path(origin, *oldest)).map_err(NodeError::Mark)?;
            self.logs.receipts.remove(&(origin.to_owned(), *oldest));
        }
    }

    /// The observe that brings an enacted act into force, once every other side cosigned beyond it.
    pub(crate) fn receipt(&self, act: &JointAct, enact: &Citation) -> Option<Body> {
        let cosigners: Option<Vec<Vec<Verifier>>> =
            act.others().map(|side| self.present_cosigners(side)).collect();
        let cosigners = cosigners?;
        let holds =
            |note: &Note| cosigners.iter().all(|keys| keys.iter().any(|key| cosigned(note, key).is_ok()));
        let own = self.keys.identity.origin();
        let beyond = |size: u64| enact.origin != own || size > enact.index;
        let mut later = self.cosigned_notes(own).filter(|(size, _)| *size > 0 && beyond(*size));
        let (_, note) = later.find(|(_, note)| holds(note))?;
        let (enact, checkpoint) = (Some(enact.clone()), note.to_string());
        Some(Body::Observe(Observe::Receipt { enact, checkpoint }))
    }
}

/// The first note with the lines of the second that it lacks, if both are of one text.
fn merge(mut note: Note, other: &Note) -> Note {
    if note.text == other.text {
        let lacking: Vec<_> =
            other.signatures.iter().filter(|line| !note.signatures.contains(line)).cloned().collect();
        note.signatures.extend(lacking);
    }
    note
}
