//! A record read from its files alone, beside a node that may be running, as far as it can be understood.

use super::{Checked, Stuck, VerifyError, check, words_in};
use crate::keys::identity::Identity;
use crate::log::held::{Held, Stores};
use crate::words::store::WordStore;
use jiff::Timestamp;
use paivand_kernel::Standing;
use paivand_record::checkpoint::{Checkpoint, cosigned};
use paivand_record::entry::Citation;
use paivand_record::fate::{Record, Roots};
use paivand_record::key::Verifier;
use paivand_record::note::{NOTE_BYTES_MAX, Note};
use paivand_record::tree::Hashes;
use paivand_world::disk::{self, Disk, MachineDisk};
use std::path::Path;

/// What the verified logs below a folder come to.
#[derive(Debug)]
pub struct Understood {
    /// The fate of joint acts.
    pub record: Record,
    /// What the acts mean, with the documents that are held.
    pub standing: Standing,
    /// The words that are held.
    pub words: WordStore,
    /// How far each log could be understood.
    pub cut: Vec<Checkpoint>,
    /// Logs that could not be understood to their end.
    pub stuck: Vec<Stuck>,
    /// The present log of the node whose folder it is, and how much of it another side is known to hold.
    pub held_elsewhere: Option<(String, u64)>,
}

impl Understood {
    /// Whether what stands at a place is in the own log only: no other side is known to hold it.
    pub fn is_recorded_here(&self, at: &Citation) -> bool {
        self.held_elsewhere.as_ref().is_some_and(|(own, size)| at.origin == *own && at.index >= *size)
    }
}

/// Reads a record from its files.
///
/// # Errors
/// As [`super::verify`].
pub fn read(folder: &Path) -> Result<Understood, VerifyError> {
    let checked = check(folder)?;
    let stuck = checked.stuck();
    let Checked { mut fold, stores, .. } = checked;
    // As a node does after a while: nobody's log is stopped by what a third side withholds.
    fold.take_all(&stores, Timestamp::MAX);
    let words = words_in(folder)?;
    fold.hold_documents(&MachineDisk, folder, &words);
    let cut = stores.keys().map(|origin| {
        let size = fold.size(origin);
        let empty = || stores.get(origin).map(Hashes::suite).unwrap_or_default().empty_root();
        let root = Held(&stores).root(origin, size).unwrap_or_else(empty);
        Checkpoint { origin: origin.clone(), size, root }
    });
    let (cut, held_elsewhere) = (cut.collect(), held_elsewhere(folder, &stores, &fold.record));
    Ok(Understood { cut, stuck, held_elsewhere, words, record: fold.record, standing: fold.standing })
}

/// How much of the present own log of a node another side is known to hold, by the receipts in its folder; nothing
/// where there is no other side.
fn held_elsewhere(folder: &Path, stores: &Stores, record: &Record) -> Option<(String, u64)> {
    let side = Identity::open(folder).ok()?.card.side;
    let own = record.origin_of(&side)?.to_owned();
    let others = record.logs().iter().filter(|(_, log)| log.side != side);
    let ever = others.flat_map(|(origin, _)| record.keys_ever(origin));
    let keys: Vec<Verifier> = ever.flat_map(|keys| keys.cosigner.iter().cloned()).collect();
    let receipts = folder.join("receipts");
    let names = |below: &Path| MachineDisk.list(below).unwrap_or_default();
    let files = names(&receipts).into_iter().map(|name| receipts.join(name));
    let files = files.flat_map(|logs| names(&logs).into_iter().map(move |name| logs.join(name)));
    let kept = files.filter_map(|file| Note::parse(&disk::read(&file, NOTE_BYTES_MAX).ok()??).ok());
    let notes = kept.chain(stores.get(&own).and_then(|store| store.note().cloned()));
    let held = notes.filter(|note| keys.iter().any(|key| cosigned(note, key).is_ok()));
    let sizes = held.filter_map(|note| Checkpoint::of_note(&note).ok()).filter(|shown| shown.origin == own);
    let size = sizes.map(|shown| shown.size).max().unwrap_or(0);
    (!keys.is_empty()).then_some((own, size))
}
