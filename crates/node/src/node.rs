//! The node as it runs: every log it holds, and what they come to.

use crate::disk::Disk;
use crate::fold::{Fold, Logs};
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
use paivand_record::entry::{Body, Entry, Genesis};
use paivand_record::fate::{Record, Roots};
use paivand_record::hash::Hash;
use paivand_record::note::Note;
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
    /// Side of each log, as the cards say.
    pub(crate) sides: BTreeMap<String, String>,
    pub(crate) cards: Vec<Card>,
    pub(crate) mark: Mark,
    /// Checkpoints of the own log as other sides cosigned them, by size.
    pub(crate) receipts: BTreeMap<u64, Note>,
    pub(crate) frozen: BTreeSet<String>,
    /// Evidence of forks that is still to enter the own log.
    pub(crate) evidence: Vec<Body>,
    pub(crate) behind: Option<u64>,
    /// What `vkeys` says of each side, as last written.
    pub(crate) key_lines: BTreeMap<String, String>,
    pub(crate) views: Views,
    pub(crate) vault: Vault,
    failed: bool,
    _lock: Box<dyn Any + Send>,
}

pub(crate) struct Held<'a>(pub(crate) &'a Logs);

impl Roots for Held<'_> {
    fn root(&self, origin: &str, size: u64) -> Option<Hash> {
        let store = self.0.get(origin)?;
        if store.size() == size { Some(store.checkpoint().root) } else { tree::root(store, size) }
    }
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
            cards: Vec::new(),
            receipts: BTreeMap::new(),
            frozen: BTreeSet::new(),
            evidence: Vec::new(),
            behind: None,
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
                State::ReadOnly { .. } | State::Failed => {}
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
        self.logs.clear();
        for card in self.cards.clone() {
            let Some(verifier) = card.verifier() else { continue };
            let origin = verifier.name().to_owned();
            let folder = self.folder.join("logs").join(&card.side);
            let store = LogStore::open(self.world.disk.clone(), &folder, &origin)?;
            let shown = self.folder.join(format!("evidence/{}-shown.note", card.side));
            if self.world.disk.read(&shown, usize::MAX).map_err(IdentityError::Disk)?.is_some() {
                self.frozen.insert(origin.clone());
            }
            self.logs.insert(origin.clone(), store);
            self.sides.insert(origin, card.side);
        }
        self.key_lines.clear();
        self.take_up();
        self.take_new();
        self.publish_rest()?;
        self.logs.values().try_for_each(LogStore::sweep)?;
        self.failed = false;
        Ok(())
    }

    /// After a crash between the mark and the checkpoint: what was judged and written is published, under the
    /// keys that it leads to.
    fn publish_rest(&mut self) -> Result<(), NodeError> {
        let origin = self.identity.origin().to_owned();
        let marked = self.mark.of(&origin).zip(self.logs.get(&origin));
        let Some(entries) = marked.and_then(|(mark, store)| store.unpublished(mark)) else { return Ok(()) };
        if let Some(keys) = self.keys_after(&origin, &entries) {
            self.identity.choose(&keys);
        }
        if let Some(store) = self.logs.get_mut(&origin).filter(|_| self.identity.valid) {
            store.append(&entries, |next| Ok(next.signed(&self.identity.signer)))?;
        }
        self.take_new();
        Ok(())
    }

    /// Folds whatever came to the logs.
    pub(crate) fn take_new(&mut self) {
        self.fold.take_all(&self.logs);
        self.choose_keys();
        self.hold_documents();
        if self.fold.unsaved.entries >= UNSAVED_ENTRIES_MAX {
            self.save();
        }
    }

    pub(crate) fn hold_documents(&mut self) {
        self.fold.hold_documents(&*self.world.disk, &self.folder);
    }

    fn begin(&mut self) -> Result<(), SubmitError> {
        let card = &self.identity.card;
        let genesis = Body::Genesis(Genesis {
            circle: card.circle.clone(),
            side: card.side.clone(),
            log_key: card.log_key.clone(),
            cosigner_key: card.cosigner_key.clone(),
            recovery_key: self.identity.recovery_key.clone(),
            predecessor: None,
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
        for (origin, store) in &self.logs {
            let own = origin == self.identity.origin();
            let marked = self.mark.of(origin).map_or(0, |mark| mark.size);
            let released = marked.max(self.behind.filter(|_| own).unwrap_or(0));
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

    /// The log of a side, as its card says.
    pub(crate) fn origin_of(&self, side: &str) -> Option<&String> {
        self.sides.iter().find(|(_, known)| *known == side).map(|(origin, _)| origin)
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

    /// The certified copy of an entry: its proof under the checkpoint as published.
    pub fn certified_copy(&self, side: &str, index: u64) -> Option<Proof> {
        let store = self.logs.get(self.origin_of(side)?)?;
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
