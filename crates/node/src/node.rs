//! The node as it runs: every log it holds, and what they come to.

use crate::disk::Disk;
use crate::evidence::{self, Evidence};
use crate::fold::{Fold, Held, Logs};
use crate::handout::HandOut;
use crate::identity::{Card, Identity, IdentityError, peers_on};
use crate::lists::Lists;
use crate::mark::Mark;
use crate::moment::Present;
use crate::outbox::{Outbox, OutboxError};
use crate::quota::Stored;
use crate::start::Question;
use crate::store::{LogStore, StoreError};
use crate::submit::SubmitError;
use crate::vault::Vault;
use crate::views::Views;
use crate::words::WordStore;
use crate::world::World;
use jiff::Timestamp;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::copy::Proof;
use paivand_record::entry::Entry;
use paivand_record::fate::{Record, Roots};
use paivand_record::hash::Hash;
use paivand_record::note::Note;
use paivand_record::suite::Suite;
use paivand_record::tree::{self, Hashes};
use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

/// Entries folded after which the views are saved: a crash costs at most the folding of these again.
const UNSAVED_ENTRIES_MAX: u64 = 4_096;

/// Why a node cannot be opened, or cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum NodeError {
    /// Who the node is cannot be read.
    #[error("the node's identity cannot be used")]
    Identity(#[from] IdentityError),
    /// A log cannot be read or written.
    #[error("a log cannot be used")]
    Store(#[from] StoreError),
    /// The mark cannot be read or written.
    #[error("the high-water mark cannot be read or written")]
    Mark(#[source] io::Error),
    /// Another process has the folder.
    #[error("{0} is in use by another process: stop that one first")]
    InUse(PathBuf),
    /// The outbox cannot be opened.
    #[error("the outbox of acts that wait cannot be used")]
    Outbox(#[from] OutboxError),
    /// The folder holds another history than the one it is marked with.
    #[error(
        "{0} holds another history of the log {1} than the one that the high-water mark beside it names: put the newest backup back; it can be read as it is with `paivand verify` and `paivand show`"
    )]
    OtherHistory(PathBuf, String),
    /// The first entry could not be written.
    #[error("the log could not be begun")]
    Begin(#[source] Box<SubmitError>),
}

/// Whether the node may write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It may.
    Normal,
    /// It holds less of an own log than it once handed out: it reads and catches up, and signs nothing (P-R8).
    ReadOnly {
        /// The log.
        origin: String,
        /// What was handed out before, by the mark.
        released: u64,
        /// What is held.
        held: u64,
    },
    /// Nothing tells yet that it holds all that it ever handed out: it reads, mirrors and answers, and what is
    /// said waits in the outbox.
    Unconfirmed {
        /// The sides that are still to show what they hold.
        waits_for: Vec<String>,
    },
    /// A person confirmed the start: statements are made, nothing joint is signed, nothing is cosigned.
    Statements {
        /// The sides that are still to show what they hold.
        waits_for: Vec<String>,
    },
    /// No secret key here is valid for the own log: it reads and follows, and signs nothing (P-R10).
    Keyless,
    /// A write failed and what is on disk could not be read again: nothing is signed until the node has been
    /// started anew on a sound disk.
    Failed,
}

/// One side's node. One thread at a time: whoever shares it, locks it.
pub struct Node {
    pub(crate) folder: PathBuf,
    pub(crate) identity: Identity,
    pub(crate) world: World,
    pub(crate) fold: Fold,
    pub(crate) logs: Logs,
    /// Side of each log, as the cards and the ends of logs say.
    pub(crate) sides: BTreeMap<String, String>,
    /// Folder of each log.
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) cards: Vec<Card>,
    pub(crate) mark: Mark,
    /// Checkpoints of the own logs as other sides cosigned them, by log and size.
    pub(crate) receipts: BTreeMap<(String, u64), Note>,
    pub(crate) evidence: Vec<Evidence>,
    /// The question of this start, until it is confirmed.
    pub(crate) start: Option<Question>,
    /// Logs of which something arrived damaged: they are asked for again from their beginning.
    pub(crate) doubted: BTreeSet<String>,
    /// Documents that a side sent in vain: they are not asked for again.
    pub(crate) in_vain: BTreeSet<(String, Hash)>,
    /// How often what it publishes has changed since it was opened.
    pub(crate) changes: u64,
    /// How often files or words came that were missing.
    pub(crate) came_beside: u64,
    /// Words that are held.
    pub(crate) words: Arc<WordStore>,
    /// Words of acts that are judged and not yet written.
    pub(crate) unwritten_words: Mutex<BTreeMap<Hash, Vec<u8>>>,
    /// Logs of which something put aside changes the keys.
    pub(crate) rekeyed: BTreeSet<String>,
    pub(crate) stored: Stored,
    /// What `vkeys` says of each side, as last written.
    pub(crate) key_lines: BTreeMap<String, String>,
    pub(crate) views: Views,
    pub(crate) vault: Vault,
    pub(crate) outbox: Outbox,
    pub(crate) lists: Arc<Lists>,
    /// The latest moment that readers see, once anybody looked; and how many there were.
    pub(crate) present: OnceLock<Arc<Present>>,
    pub(crate) moments: u64,
    failed: bool,
    _lock: Box<dyn Any + Send>,
}

impl Node {
    /// Opens the node in `folder`: takes up what was understood before and folds what came since. A new node
    /// begins its log.
    ///
    /// # Errors
    /// Somebody uses it, a file of it is damaged, or the disk refuses.
    pub fn open(folder: &Path, world: World) -> Result<Self, NodeError> {
        let folder = &world.disk.canonical(folder).map_err(IdentityError::Disk)?;
        let identity = Identity::open_on(&*world.disk, folder)?;
        Mark::refuse_inside(&*world.disk, folder).map_err(NodeError::Mark)?;
        let places = std::iter::once(Mark::path_for(folder)).chain(identity.settings.mark_elsewhere.clone());
        let mark = Mark::open_at(world.disk.clone(), places.collect()).map_err(NodeError::Mark)?;
        let lock = world.disk.lock(folder).map_err(IdentityError::Disk)?;
        let lock = lock.ok_or_else(|| NodeError::InUse(folder.to_owned()))?;
        let databases = world.databases.clone().unwrap_or_else(|| folder.to_owned());
        let mut node = Self {
            folder: folder.to_owned(),
            identity,
            mark,
            fold: Fold::default(),
            logs: Logs::new(),
            sides: BTreeMap::new(),
            names: BTreeMap::new(),
            cards: Vec::new(),
            receipts: BTreeMap::new(),
            evidence: Vec::new(),
            start: None,
            doubted: BTreeSet::new(),
            in_vain: BTreeSet::new(),
            changes: 0,
            came_beside: 0,
            words: Arc::new(WordStore::of(Arc::clone(&world.disk), folder)),
            unwritten_words: Mutex::default(),
            rekeyed: BTreeSet::new(),
            stored: Stored::default(),
            key_lines: BTreeMap::new(),
            views: Views::open(&databases),
            vault: Vault::open(&databases),
            outbox: Outbox::open(&databases)?,
            lists: Arc::default(),
            present: OnceLock::new(),
            moments: 0,
            failed: false,
            _lock: lock,
            world,
        };
        node.load()?;
        node.begin_start()?;
        if node.own_size() == 0 {
            match node.state() {
                State::Normal => node.begin().map_err(|error| NodeError::Begin(Box::new(error)))?,
                // A log never begins under another key than the one that was shown to others.
                State::Keyless => {
                    return Err(IdentityError::Damaged("the key of the log, or node.json,").into());
                }
                State::Unconfirmed { .. }
                | State::Statements { .. }
                | State::ReadOnly { .. }
                | State::Failed => {}
            }
        }
        node.write_keys()?;
        node.forget_keys()?;
        node.seal_waiting().map_err(|error| NodeError::Begin(Box::new(error)))?;
        Ok(node)
    }

    /// Reads everything from disk: at the start, and after a write that failed, when memory may be ahead.
    pub(crate) fn load(&mut self) -> Result<(), NodeError> {
        self.failed = true;
        // What was folded may be ahead of the disk: until it has been read again, nothing is known.
        self.fold = Fold::default();
        self.mark.read_again().and_then(|()| self.words.look()).map_err(NodeError::Mark)?;
        let own = self.identity.card.clone();
        self.cards = std::iter::once(own).chain(peers_on(&*self.world.disk, &self.folder)?).collect();
        self.open_logs()?;
        self.key_lines.clear();
        self.take_up();
        self.take_new();
        for origin in self.logs_of(&self.identity.card.side.clone()) {
            while self.publish_rest(&origin)? {}
        }
        self.choose_keys();
        self.evidence = evidence::kept(&*self.world.disk, &self.folder, &|origin| self.suite_of(origin))
            .map_err(NodeError::Mark)?;
        self.load_receipts()?;
        self.load_stored()?;
        self.rekeyed.clear();
        self.logs.values().try_for_each(LogStore::sweep)?;
        self.failed = false;
        self.publish();
        Ok(())
    }

    /// After a write that failed, and a disk that then could not be read: perhaps it can be now.
    pub(crate) fn try_again(&mut self) {
        if self.failed
            && let Err(error) = self.load()
        {
            tracing::error!(%error, "the node still cannot be read from disk");
        }
    }

    /// After a crash between the mark and the checkpoint: what was judged and written is published, under the
    /// keys that it leads to.
    fn publish_rest(&mut self, origin: &str) -> Result<bool, NodeError> {
        let marked = self.mark.of(origin).zip(self.logs.get(origin));
        let Some(entries) = marked.and_then(|(mark, store)| store.unpublished(&mark)) else {
            return Ok(false);
        };
        if let Some(keys) = self.keys_after(origin, &entries) {
            self.identity.choose(origin, &keys);
        }
        let Some(store) = self.logs.get_mut(origin).filter(|_| self.identity.valid) else {
            return Ok(false);
        };
        store.append(&entries, |next| Ok(next.signed(&self.identity.signer)))?;
        self.take_new();
        Ok(true)
    }

    /// Folds whatever came to the logs.
    pub(crate) fn take_new(&mut self) {
        let now = self.world.clock.now();
        self.fold.take_all(&self.logs, now);
        self.choose_keys();
        self.hold_documents();
        if self.fold.unsaved.entries >= UNSAVED_ENTRIES_MAX {
            self.save();
        }
        self.publish();
    }

    pub(crate) fn hold_documents(&mut self) {
        self.erase_agreed();
        self.fold.hold_documents(&*self.world.disk, &self.folder, &self.words);
    }

    /// Entries of the own log.
    pub fn own_size(&self) -> u64 {
        self.logs.get(self.identity.origin()).map_or(0, LogStore::size)
    }

    /// Whether the node may write.
    pub fn state(&self) -> State {
        if self.failed {
            return State::Failed;
        }
        for (origin, store) in self.logs.iter().filter(|(origin, _)| self.is_own(origin)) {
            let released = self.mark.of(origin).map_or(0, |mark| mark.size);
            let end = self.fold.record.logs().get(origin).and_then(|log| log.ended.as_ref());
            // Of a log that has ended, what stands behind its end counts for nothing.
            if store.size() < released.min(end.map_or(u64::MAX, |end| end.size)) {
                return State::ReadOnly { origin: origin.clone(), released, held: store.size() };
            }
        }
        match (&self.start, self.identity.valid) {
            (Some(Question { person: None, .. }), _) => State::Unconfirmed { waits_for: self.waits_for() },
            (_, false) => State::Keyless,
            (Some(_), true) => State::Statements { waits_for: self.waits_for() },
            (None, true) => State::Normal,
        }
    }

    /// Whether this side may put its name to what others wrote: all is known that it ever signed.
    pub(crate) fn may_cosign(&self) -> bool {
        self.start.is_none() && self.identity.valid
    }

    /// By which the checkpoints of this node leave it.
    pub fn hand_out(&self) -> HandOut {
        HandOut {
            disk: self.world.disk.clone(),
            words: Arc::clone(&self.words),
            folder: self.folder.clone(),
            side: self.identity.card.side.clone(),
            mark: self.mark.clone(),
        }
    }

    /// The record as folded.
    pub fn record(&self) -> &Record {
        &self.fold.record
    }

    /// Who this node is.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The node's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The disk the node writes to.
    pub fn disk(&self) -> &dyn Disk {
        &*self.world.disk
    }

    /// The side of a log.
    pub fn side_of(&self, origin: &str) -> Option<&str> {
        self.sides.get(origin).map(String::as_str)
    }

    /// What is held of every log, and what of it is folded: the cut that every list prints.
    pub fn cut(&self) -> Vec<Checkpoint> {
        let cut = self.logs.keys().map(|origin| {
            let size = self.fold.size(origin);
            let root =
                Held(&self.logs).root(origin, size).unwrap_or_else(|| self.suite_of(origin).empty_root());
            Checkpoint { origin: origin.clone(), size, root }
        });
        cut.collect()
    }

    /// The suite of a log that is held: by its first entry, or by its key where nothing of it is.
    pub fn suite_of(&self, origin: &str) -> Suite {
        match self.logs.get(origin).filter(|store| store.size() > 0) {
            Some(store) => store.suite(),
            None => self.first_key(origin).map(|key| key.suite()).unwrap_or_default(),
        }
    }

    /// One entry of a log, as it stands there.
    pub fn entry(&self, origin: &str, index: u64) -> Option<Entry> {
        Entry::parse(self.suite_of(origin), &self.logs.get(origin)?.entry(index)?).ok()
    }

    /// The certified copy of an entry of the log in the folder `name`: its proof under the checkpoint as published.
    pub fn certified_copy(&self, name: &str, index: u64) -> Option<Proof> {
        let (origin, _) = self.names.iter().find(|(_, known)| *known == name)?;
        let store = self.logs.get(origin)?;
        let path = tree::inclusion(store, index, store.size())?;
        Some(Proof { index, path, checkpoint: store.note()?.clone() })
    }

    /// The present instant by the node's clock.
    pub fn now(&self) -> Timestamp {
        self.world.clock.now()
    }
}

impl std::fmt::Debug for Node {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "Node({}, {:?})", self.identity.origin(), self.state())
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // What is not saved is folded again at the next start.
        self.save();
    }
}
