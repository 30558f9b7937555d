//! The node as it runs: every log it holds, and what they come to.

use crate::disk::Disk;
use crate::fold::{Fold, Held, Logs};
use crate::identity::{Card, Identity, IdentityError, peers_on};
use crate::mark::Mark;
use crate::store::{LogStore, StoreError};
use crate::submit::SubmitError;
use crate::vault::{Vault, VaultError};
use crate::views::Views;
use crate::world::World;
use jiff::Timestamp;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::copy::Proof;
use paivand_record::entry::{Body, Entry, Genesis, Observe};
use paivand_record::fate::{Record, Roots};
use paivand_record::hash::Hash;
use paivand_record::note::{NOTE_BYTES_MAX, Note};
use paivand_record::tree;
use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

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
    /// The vault cannot be opened.
    #[error("the vault of personal data cannot be used")]
    Vault(#[from] VaultError),
    /// Another process has the folder.
    #[error("{0} is in use by another process: stop that one first")]
    InUse(PathBuf),
    /// The first entry could not be written.
    #[error("the log could not be begun")]
    Begin(#[source] Box<SubmitError>),
}

/// Whether the node may write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It may.
    Normal,
    /// It holds less of a log than it once released or cosigned, or less of its own than another side holds:
    /// it reads and catches up, and signs nothing (P-R8).
    ReadOnly {
        /// The log.
        origin: String,
        /// What was released before, by the mark or by the other side.
        released: u64,
        /// What is held.
        held: u64,
    },
    /// Another side shows a history of the own log that this node does not hold, signed by its key: nothing is
    /// signed on either any more.
    Contradicted {
        /// The log.
        origin: String,
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
    pub(crate) frozen: BTreeSet<String>,
    /// Evidence of forks that is still to enter the own log.
    pub(crate) evidence: Vec<Body>,
    /// Logs of which something arrived damaged: they are asked for again from their beginning.
    pub(crate) doubted: BTreeSet<String>,
    /// Sizes of own logs that other sides showed.
    pub(crate) behind: BTreeMap<String, u64>,
    /// What `vkeys` says of each side, as last written.
    pub(crate) key_lines: BTreeMap<String, String>,
    pub(crate) views: Views,
    pub(crate) vault: Vault,
    failed: bool,
    _lock: Box<dyn Any + Send>,
}

impl Node {
    /// Opens the node in `folder`: takes up what was understood before and folds what came since. A new node
    /// begins its log.
    pub fn open(folder: &Path, world: World) -> Result<Self, NodeError> {
        let identity = Identity::open_on(&*world.disk, folder)?;
        let lock = world.disk.lock(folder).map_err(IdentityError::Disk)?;
        let lock = lock.ok_or_else(|| NodeError::InUse(folder.to_owned()))?;
        let databases = world.databases.clone().unwrap_or_else(|| folder.to_owned());
        let mut node = Self {
            folder: folder.to_owned(),
            identity,
            mark: Mark::open_on(world.disk.clone(), folder).map_err(NodeError::Mark)?,
            fold: Fold::default(),
            logs: Logs::new(),
            sides: BTreeMap::new(),
            names: BTreeMap::new(),
            cards: Vec::new(),
            receipts: BTreeMap::new(),
            frozen: BTreeSet::new(),
            evidence: Vec::new(),
            doubted: BTreeSet::new(),
            behind: BTreeMap::new(),
            key_lines: BTreeMap::new(),
            views: Views::open(&databases),
            vault: Vault::open(&databases)?,
            failed: false,
            _lock: lock,
            world,
        };
        node.load()?;
        if node.own_size() == 0 {
            match node.state() {
                State::Normal => node.begin().map_err(|error| NodeError::Begin(Box::new(error)))?,
                // A log never begins under another key than the one that was shown to others.
                State::Keyless => {
                    return Err(IdentityError::Damaged("the key of the log, or node.json,").into());
                }
                State::ReadOnly { .. } | State::Contradicted { .. } | State::Failed => {}
            }
        }
        node.write_keys()?;
        node.forget_keys()?;
        Ok(node)
    }

    /// Reads everything from disk: at the start, and after a write that failed, when memory may be ahead.
    pub(crate) fn load(&mut self) -> Result<(), NodeError> {
        self.failed = true;
        // What was folded may be ahead of the disk: until it has been read again, nothing is known.
        self.fold = Fold::default();
        self.mark = Mark::open_on(self.world.disk.clone(), &self.folder).map_err(NodeError::Mark)?;
        let own = self.identity.card.clone();
        self.cards = std::iter::once(own).chain(peers_on(&*self.world.disk, &self.folder)?).collect();
        self.open_logs()?;
        self.key_lines.clear();
        self.take_up();
        self.take_new();
        while self.publish_rest()? {}
        self.queue_evidence();
        self.logs.values().try_for_each(LogStore::sweep)?;
        self.failed = false;
        Ok(())
    }

    /// After a crash between the mark and the checkpoint: what was judged and written is published, under the
    /// keys that it leads to.
    fn publish_rest(&mut self) -> Result<bool, NodeError> {
        let origin = self.identity.origin().to_owned();
        let marked = self.mark.of(&origin).zip(self.logs.get(&origin));
        let Some(entries) = marked.and_then(|(mark, store)| store.unpublished(mark)) else {
            return Ok(false);
        };
        if let Some(keys) = self.keys_after(&origin, &entries) {
            self.identity.choose(&origin, &keys);
        }
        let Some(store) = self.logs.get_mut(&origin).filter(|_| self.identity.valid) else {
            return Ok(false);
        };
        store.append(&entries, |next| Ok(next.signed(&self.identity.signer)))?;
        self.take_new();
        Ok(true)
    }

    /// Evidence of forks that was kept and has not entered the own log, because a crash came between.
    fn queue_evidence(&mut self) {
        self.evidence.clear();
        for origin in &self.frozen {
            let told = self.side_of(origin).and_then(|side| side.parse().ok());
            if told.is_some_and(|side| self.fold.standing.frozen().contains_key(&side)) {
                continue;
            }
            let read = |what: &str| {
                let path = self.folder.join(format!("evidence/{}-{what}.note", self.name_of(origin)));
                let note = self.world.disk.read(&path, NOTE_BYTES_MAX).ok().flatten()?;
                String::from_utf8(note).ok()
            };
            if let Some((first, second)) = read("held").zip(read("shown")) {
                self.evidence.push(Body::Observe(Observe::Fork { first, second }));
            }
        }
    }

    /// Folds whatever came to the logs.
    pub(crate) fn take_new(&mut self) {
        self.fold.take_all(&self.logs);
        while self.open_next() {
            self.fold.take_all(&self.logs);
        }
        self.choose_keys();
        self.hold_documents();
        if self.fold.unsaved.entries >= UNSAVED_ENTRIES_MAX {
            self.save();
        }
    }

    pub(crate) fn hold_documents(&mut self) {
        self.fold.hold_documents(&*self.world.disk, &self.folder);
    }

    pub(crate) fn begin(&mut self) -> Result<(), SubmitError> {
        let (card, identity) = (&self.identity.card, &self.identity);
        let genesis = Body::Genesis(Genesis {
            circle: card.circle.clone(),
            side: card.side.clone(),
            log_key: identity.signer.verifier().to_string(),
            cosigner_key: identity.cosigner.verifier().to_string(),
            recovery_key: identity.recovery_key.clone(),
            predecessor: self.own_end(),
        });
        self.append(genesis).map(drop)
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
        let own = |origin: &&String| self.side_of(origin) == Some(self.identity.card.side.as_str());
        if let Some(origin) = self.frozen.iter().find(own) {
            return State::Contradicted { origin: origin.clone() };
        }
        for (origin, store) in &self.logs {
            let marked = self.mark.of(origin).map_or(0, |mark| mark.size);
            let released = marked.max(self.behind.get(origin).copied().unwrap_or(0));
            // A frozen log does not catch up; what it once showed is kept as evidence.
            if store.size() < released && !self.frozen.contains(origin) {
                return State::ReadOnly { origin: origin.clone(), released, held: store.size() };
            }
        }
        if self.identity.valid { State::Normal } else { State::Keyless }
    }

    /// Logs that contradict what was held of them.
    pub fn frozen(&self) -> &BTreeSet<String> {
        &self.frozen
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
            let root = Held(&self.logs).root(origin, size).unwrap_or_else(Hash::empty_root);
            Checkpoint { origin: origin.clone(), size, root }
        });
        cut.collect()
    }

    /// One entry of a log, as it stands there.
    pub fn entry(&self, origin: &str, index: u64) -> Option<Entry> {
        Entry::parse(&self.logs.get(origin)?.entry(index)?).ok()
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
