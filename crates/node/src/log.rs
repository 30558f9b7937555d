//! The logs of all sides, as far as they are held.

pub(crate) mod aside;
pub(crate) mod contradiction;
pub mod evidence;
pub(crate) mod genesis;
pub(crate) mod held;
pub(crate) mod known;
pub mod mark;
pub mod names;
pub(crate) mod receipts;
pub(crate) mod rehash;
pub(crate) mod signed;
pub mod store;
pub(crate) mod succession;
pub(crate) mod vkeys;

use crate::keys::error::IdentityError;
use crate::keys::identity::Card;
use crate::log::evidence::Evidence;
use crate::log::genesis::genesis_of;
use crate::log::held::{Held, Stores};
use crate::log::mark::Mark;
use crate::log::names::{log_name, parse_log_name};
use crate::log::store::{LogStore, StoreError};
use crate::node::error::NodeError;
use crate::published;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::copy::Proof;
use paivand_record::entry::Entry;
use paivand_record::fate::{Roots, SUCCESSIONS_MAX};
use paivand_record::key::Verifier;
use paivand_record::note::{NOTE_BYTES_MAX, Note};
use paivand_record::suite::Suite;
use paivand_record::tree::{self, Hashes};
use paivand_world::World;
use paivand_world::disk::Disk;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The logs that are held, where they stand, and what is known of each.
#[derive(Debug)]
pub(crate) struct Logs {
    disk: Arc<dyn Disk>,
    /// The node's folder.
    folder: PathBuf,
    pub(crate) stores: Stores,
    /// Side of each log, as the cards and the ends of logs say.
    sides: BTreeMap<String, String>,
    /// Folder of each log.
    pub(crate) names: BTreeMap<String, String>,
    /// The first key of the first log of each side that was met, as its card says.
    anchors: Vec<(String, Verifier)>,
    pub(crate) mark: Mark,
    /// Checkpoints of the own logs as other sides cosigned them, by log and size.
    receipts: BTreeMap<(String, u64), Note>,
    evidence: Vec<Evidence>,
    /// Logs of which something arrived damaged: they are asked for again from their beginning.
    doubted: BTreeSet<String>,
    /// Logs of which something put aside changes the keys.
    rekeyed: BTreeSet<String>,
    /// What `vkeys` says of each side, as last written.
    key_lines: BTreeMap<String, String>,
}

impl Logs {
    /// No logs yet, of the node in this folder.
    pub(crate) fn new(world: &World, folder: &Path, mark: Mark) -> Self {
        Self {
            disk: Arc::clone(&world.disk),
            folder: folder.to_owned(),
            stores: Stores::new(),
            sides: BTreeMap::new(),
            names: BTreeMap::new(),
            anchors: Vec::new(),
            mark,
            receipts: BTreeMap::new(),
            evidence: Vec::new(),
            doubted: BTreeSet::new(),
            rekeyed: BTreeSet::new(),
            key_lines: BTreeMap::new(),
        }
    }

    /// Opens every log on disk: the first of each side by its card, the others by what stands in their folders;
    /// whether they continue one, the record says.
    pub(crate) fn open_all(&mut self, cards: &[Card]) -> Result<(), NodeError> {
        self.stores.clear();
        self.names.clear();
        self.sides.clear();
        self.key_lines.clear();
        self.rekeyed.clear();
        let key = |card: &Card| Some((card.side.clone(), card.verifier()?));
        self.anchors = cards.iter().filter_map(key).collect();
        for (side, verifier) in self.anchors.clone() {
            self.open_log(&side, 1, verifier.name())?;
            for number in 2..=SUCCESSIONS_MAX {
                let path = self.folder.join(published::checkpoint(&log_name(&side, number)));
                let note = self.disk.read(&path, NOTE_BYTES_MAX).map_err(IdentityError::Disk)?;
                let Some(note) = note else { break };
                let shown = Note::parse(&note).ok().and_then(|note| Checkpoint::of_note(&note).ok());
                let shown = shown.ok_or(StoreError::Damaged { file: path })?;
                self.open_log(&side, number, &shown.origin)?;
            }
        }
        Ok(())
    }

    /// The sides of the logs that are held.
    pub(crate) fn all_sides(&self) -> impl Iterator<Item = &String> {
        self.sides.values()
    }

    /// Removes what a crash left beyond the checkpoint of any log.
    pub(crate) fn sweep(&self) -> Result<(), StoreError> {
        self.stores.values().try_for_each(LogStore::sweep)
    }

    /// Opens one log of a side, in the folder of its number.
    pub(crate) fn open_log(&mut self, side: &str, number: usize, origin: &str) -> Result<(), NodeError> {
        let name = log_name(side, number);
        let folder = published::log_folder(&self.folder, &name);
        if self.names.contains_key(origin) || self.names.values().any(|held| *held == name) {
            return Err(StoreError::Damaged { file: folder.join("checkpoint") }.into());
        }
        let store = LogStore::open(self.disk.clone(), &folder, origin)?;
        self.stores.insert(origin.to_owned(), store);
        self.sides.insert(origin.to_owned(), side.to_owned());
        self.names.insert(origin.to_owned(), name);
        Ok(())
    }

    /// All logs of a side that are held, by the number of their folder: also those that are to continue another.
    pub(crate) fn logs_of(&self, side: &str) -> Vec<String> {
        let own = self.sides.iter().filter(|(_, of)| *of == side).map(|(origin, _)| origin.clone());
        let number = |origin: &String| parse_log_name(self.name_of(origin)).map(|(_, number)| number);
        let mut logs: Vec<String> = own.collect();
        logs.sort_by_key(number);
        logs
    }

    /// The key of a log's genesis: of its card; of one that continues another, as its first entry says, for which
    /// the recovery key of that other vouches.
    pub(crate) fn first_key(&self, origin: &str) -> Option<Verifier> {
        if let Some((_, key)) = self.anchors.iter().find(|(_, key)| key.name() == origin) {
            return Some(key.clone());
        }
        Verifier::parse(&genesis_of(&self.stores.get(origin)?.entry(0)?)?.log_key)
    }

    /// The side of a log.
    pub(crate) fn side_of(&self, origin: &str) -> Option<&str> {
        self.sides.get(origin).map(String::as_str)
    }

    /// The suite of a log that is held: by its first entry, or by its key where nothing of it is.
    pub(crate) fn suite_of(&self, origin: &str) -> Suite {
        match self.stores.get(origin).filter(|store| store.size() > 0) {
            Some(store) => store.suite(),
            None => self.first_key(origin).map(|key| key.suite()).unwrap_or_default(),
        }
    }

    /// One entry of a log, as it stands there.
    pub(crate) fn entry(&self, origin: &str, index: u64) -> Option<Entry> {
        Entry::parse(self.suite_of(origin), &self.stores.get(origin)?.entry(index)?).ok()
    }

    /// The certified copy of an entry of the log in the folder `name`: its proof under the checkpoint as published.
    pub(crate) fn certified_copy(&self, name: &str, index: u64) -> Option<Proof> {
        let (origin, _) = self.names.iter().find(|(_, known)| *known == name)?;
        let store = self.stores.get(origin)?;
        let path = tree::inclusion(store, index, store.size())?;
        Some(Proof { index, path, checkpoint: store.note()?.clone() })
    }

    /// The folder of a log.
    pub(crate) fn name_of(&self, origin: &str) -> &str {
        self.names.get(origin).map_or("", String::as_str)
    }

    /// Logs that are marked and of which nothing is here: a copy from before they began.
    pub(crate) fn unknown_marks(&self) -> Vec<String> {
        self.mark.origins().into_iter().filter(|origin| !self.stores.contains_key(origin)).collect()
    }

    /// Whether what a side shows of an own log is what is held. Where it is another history, only another copy of the
    /// folder mends that; or a person answers for it, and the log is continued in another.
    pub(crate) fn holds(&self, shown: &Checkpoint) -> bool {
        Held(&self.stores).root(&shown.origin, shown.size) == Some(shown.root)
    }

    /// Whether as much is held as a side shows.
    pub(crate) fn reaches(&self, shown: &Checkpoint) -> bool {
        self.stores.get(&shown.origin).is_some_and(|store| store.size() >= shown.size)
    }
}
