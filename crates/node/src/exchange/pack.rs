//! What a pouch carries: the same files that a link would, each checkpoint as it was handed out, with the
//! questions and answers of starts, and the receipts.

use crate::exchange::error::ExchangeError;
use crate::exchange::named::files_behind;
use crate::exchange::showing;
use crate::exchange::source::pouch::Pouch;
use crate::exchange::source::{Source, SourceError, bytes_max};
use crate::log::held::Held;
use crate::node::Node;
use crate::node::error::NodeError;
use crate::published;
use paivand_record::bundle::BUNDLE_ENTRIES;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::fate::Roots;
use paivand_record::note::Note;
use paivand_record::tile::{bundles_since, hashes_since};
use std::collections::BTreeMap;

/// Most bytes of one part of a pouch, unless a single file is larger: what mail takes.
pub const PART_BYTES_MAX: usize = 10_000_000;

/// Most bytes of the receipts of one log in a pouch.
const RECEIPTS_BYTES_MAX: usize = 256 * 1024;

type Files = BTreeMap<String, Vec<u8>>;

/// Files in the order in which they are needed.
type Ordered = Vec<(String, Vec<u8>)>;

impl Node {
    /// Everything that the node publishes, in one pouch.
    ///
    /// # Errors
    /// If the disk says no; then nothing is handed out.
    pub fn pack(&self) -> Result<Pouch, SourceError> {
        let (mut files, more) = self.files_for(None)?;
        files.extend(more);
        Ok(Pouch(files))
    }

    /// What `side` does not hold yet as far as its cosignatures show, in parts of at most [`PART_BYTES_MAX`],
    /// each of which stands by itself.
    ///
    /// # Errors
    /// [`ExchangeError::Unknown`] if no such side was met; if the disk says no.
    pub fn pack_for(&self, side: &str) -> Result<Vec<Pouch>, ExchangeError> {
        if side == self.keys.identity.card.side || !self.keys.cards.iter().any(|card| card.side == side) {
            return Err(ExchangeError::Unknown(side.to_owned()));
        }
        let (head, more) = self.files_for(Some(side))?;
        let weight = |files: &Files| files.values().map(Vec::len).sum::<usize>();
        let mut parts = vec![head.clone()];
        for (path, bytes) in more {
            let full = parts
                .last()
                .is_some_and(|part| part.len() > head.len() && weight(part) + bytes.len() > PART_BYTES_MAX);
            if full {
                parts.push(head.clone());
            }
            if let Some(part) = parts.last_mut() {
                part.insert(path, bytes);
            }
        }
        Ok(parts.into_iter().map(Pouch).collect())
    }

    /// The small files that stand in every part, and the others in the order in which they are needed.
    fn files_for(&self, side: Option<&str>) -> Result<(Files, Ordered), SourceError> {
        let (mut head, mut more) = (Files::new(), Vec::new());
        let out = self.hand_out();
        let mut held = BTreeMap::new();
        for (origin, name) in &self.logs.names {
            let Some(note) = out.checkpoint(name)? else { continue };
            let size = Note::parse(&note).ok().and_then(|note| Checkpoint::of_note(&note).ok());
            let size = size.map_or(0, |shown| shown.size);
            let known = side.map_or(0, |side| self.size_known(origin, side)).min(size);
            held.insert(origin.clone(), known);
            head.insert(published::checkpoint(name), note);
            let receipts = self.logs.receipts_of(origin);
            if !receipts.is_empty() {
                head.insert(format!("receipts/{name}"), receipts);
            }
            let edge = published::vkeys(name);
            if let Some(bytes) = out.file(&edge, bytes_max(&edge))? {
                head.insert(edge, bytes);
            }
            for tile in bundles_since(known, size).into_iter().chain(hashes_since(known, size)) {
                for tile in [tile, tile.full()] {
                    let path = published::tile(name, tile);
                    if let Some(bytes) = out.file(&path, bytes_max(&path))? {
                        more.push((path, bytes));
                        break;
                    }
                }
            }
        }
        self.add_files(&held, &mut more)?;
        self.add_questions(side, &mut head)?;
        Ok((head, more))
    }

    /// Entries of a log that a side holds, by its cosignature; of its own logs all.
    fn size_known(&self, origin: &str, side: &str) -> u64 {
        if self.exchange.has_lost(side) {
            return 0;
        }
        if self.logs.side_of(origin) == Some(side) {
            return u64::MAX;
        }
        let card = self.keys.cards.iter().find(|card| card.side == side);
        let note =
            card.and_then(|card| self.logs.largest_cosigned(origin, &self.known().cosigners_ever(card)));
        let size = note.and_then(|note| Checkpoint::of_note(&note).ok()).map_or(0, |shown| shown.size);
        // From the beginning of a bundle, so that its file is whole.
        size - size % BUNDLE_ENTRIES
    }

    /// Documents, files and words that entries behind what a side holds name.
    fn add_files(&self, held: &BTreeMap<String, u64>, more: &mut Ordered) -> Result<(), SourceError> {
        for path in files_behind(&self.logs.stores, &self.understanding.fold.standing, held) {
            if let Some(bytes) = self.hand_out().file(&path, bytes_max(&path))? {
                more.push((path, bytes));
            }
        }
        Ok(())
    }

    fn add_questions(&self, side: Option<&str>, head: &mut Files) -> Result<(), SourceError> {
        if let Some(nonce) = self.question() {
            head.insert(format!("question/{}", self.keys.identity.card.side), nonce.as_bytes().to_vec());
        }
        for card in self.keys.cards.iter().filter(|card| side.is_none_or(|side| card.side == side)) {
            let Some(nonce) = self.exchange.asked(&card.side)? else { continue };
            if let Some(answer) = self.showing(&card.side, &nonce) {
                head.insert(showing::path(&card.side, &nonce), answer.into_bytes());
            }
        }
        Ok(())
    }

    /// Takes the receipts that a pouch carries beside the checkpoints, of any log held.
    pub(crate) fn take_receipts(&mut self, source: &dyn Source) -> Result<(), ExchangeError> {
        for (origin, name) in self.logs.names.clone() {
            let Some(bytes) = source.get(&format!("receipts/{name}"))? else { continue };
            if bytes.len() > RECEIPTS_BYTES_MAX {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap_or_default();
            let mut rest = text.as_str();
            while let Some((length, after)) = rest.split_once('\n') {
                let Some((note, after)) = length.parse().ok().and_then(|at| after.split_at_checked(at))
                else {
                    break;
                };
                rest = after;
                let Ok(note) = Note::parse(note.as_bytes()) else { break };
                let Ok(shown) = Checkpoint::of_note(&note) else { break };
                let agrees = Held(&self.logs.stores).root(&origin, shown.size) == Some(shown.root);
                if shown.origin == origin && agrees {
                    let keys = self.known().keys_of_size(&shown);
                    self.keep_receipt(&shown, &note, &keys)?;
                }
            }
        }
        Ok(())
    }

    /// Remembers, until it shows otherwise, that a side shows less than it was known to hold.
    pub(crate) fn note_short(&self, side: &str, source: &dyn Source) -> Result<(), ExchangeError> {
        let mut short = false;
        let card = self.keys.cards.iter().find(|card| card.side == side);
        for (origin, name) in &self.logs.names {
            let Some(note) = source.get(&published::checkpoint(name))? else { continue };
            let shown = Note::parse(&note).ok().and_then(|note| Checkpoint::of_note(&note).ok());
            let Some(shown) = shown.filter(|shown| shown.origin == *origin) else { continue };
            let known = if self.logs.side_of(origin) == Some(side) {
                self.logs.stores.get(origin).map_or(0, |store| store.size())
            } else {
                let note = card
                    .and_then(|card| self.logs.largest_cosigned(origin, &self.known().cosigners_ever(card)));
                note.and_then(|note| Checkpoint::of_note(&note).ok()).map_or(0, |known| known.size)
            };
            short |= shown.size < known;
        }
        Ok(self.exchange.note_short(side, short).map_err(SourceError::Disk)?)
    }

    /// Remembers the question of a side's start until the next pouch answers it.
    pub(crate) fn take_question(&self, side: &str, source: &dyn Source) -> Result<(), ExchangeError> {
        let Some(nonce) = source.get(&format!("question/{side}"))? else { return Ok(()) };
        if std::str::from_utf8(&nonce).is_ok_and(showing::is_nonce) {
            self.exchange.note_asked(side, nonce).map_err(NodeError::Mark)?;
        }
        Ok(())
    }
}
