//! The node as it runs: every log it holds, and what they come to.

use crate::identity::{Identity, IdentityError, peers};
use crate::mark::Mark;
use crate::meaning;
use crate::store::{LogStore, StoreError};
use crate::submit::SubmitError;
use jiff::Timestamp;
use paivand_kernel::Standing;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::copy::Proof;
use paivand_record::entry::{Body, Entry, Genesis};
use paivand_record::fate::{Event, Record, Roots, Void};
use paivand_record::hash::Hash;
use paivand_record::note::Note;
use paivand_record::tree;
use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The only reader of time.
pub trait Clock: Send {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::try_from(std::time::SystemTime::now()).unwrap_or(Timestamp::MIN)
    }
}

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
    /// The first entry could not be written.
    #[error("the log could not be begun")]
    Begin(#[source] Box<SubmitError>),
}

/// Whether the node may write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It may.
    Normal,
    /// It holds less of its own log than it once released, or than another side holds: it reads and catches
    /// up, and signs nothing (P-R8).
    ReadOnly {
        /// What was released before, by the mark or by the other side.
        released: u64,
        /// What is held.
        held: u64,
    },
}

/// What one entry came to, in the order folded here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// Its log.
    pub origin: String,
    /// Its place.
    pub index: u64,
    /// What it came to, or why it is void.
    pub outcome: Result<Vec<Event>, Void>,
}

/// One side's node. One thread at a time: whoever shares it, locks it.
pub struct Node {
    pub(crate) folder: PathBuf,
    pub(crate) identity: Identity,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) record: Record,
    pub(crate) standing: Standing,
    told: usize,
    pub(crate) logs: BTreeMap<String, LogStore>,
    /// Side of each log, as the cards say.
    pub(crate) sides: BTreeMap<String, String>,
    pub(crate) mark: Mark,
    /// Checkpoints of the own log as other sides cosigned them, by size.
    pub(crate) receipts: BTreeMap<u64, Note>,
    pub(crate) frozen: BTreeMap<String, String>,
    pub(crate) behind: Option<u64>,
    pub(crate) folded: Vec<Folded>,
    _lock: File,
}

pub(crate) struct Held<'a>(pub(crate) &'a BTreeMap<String, LogStore>);

impl Roots for Held<'_> {
    fn root(&self, origin: &str, size: u64) -> Option<Hash> {
        tree::root(self.0.get(origin)?, size)
    }
}

impl Node {
    /// Opens the node in `folder` and folds everything it holds. A new node begins its log.
    pub fn open(folder: &Path, clock: Box<dyn Clock>) -> Result<Self, NodeError> {
        let identity = Identity::open(folder)?;
        let lock = lock(folder)?;
        let mark = Mark::open(folder).map_err(NodeError::Mark)?;
        let mut node = Self {
            folder: folder.to_owned(),
            identity,
            clock,
            record: Record::default(),
            standing: Standing::default(),
            told: 0,
            logs: BTreeMap::new(),
            sides: BTreeMap::new(),
            mark,
            receipts: BTreeMap::new(),
            frozen: BTreeMap::new(),
            behind: None,
            folded: Vec::new(),
            _lock: lock,
        };
        let own = node.identity.card.clone();
        for card in std::iter::once(own).chain(peers(folder)?) {
            let Some(verifier) = card.verifier() else { continue };
            let origin = verifier.name().to_owned();
            let mut store = LogStore::open(&folder.join("logs").join(&card.side), &origin)?;
            if origin == node.identity.origin()
                && let Some(mark) = node.mark.of(&origin)
                && let Some(entries) = store.unpublished(mark)
            {
                // A crash came between the mark and the checkpoint: what was judged and written is published.
                store.append(&entries, &mark.signed(&node.identity.signer), || Ok(()))?;
            }
            store.sweep()?;
            node.record.meet(verifier);
            node.logs.insert(origin.clone(), store);
            node.sides.insert(origin, card.side);
        }
        node.fold();
        if node.own_size() == 0 && node.state() == State::Normal {
            node.begin().map_err(|error| NodeError::Begin(Box::new(error)))?;
        }
        node.write_keys()?;
        Ok(node)
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
        self.append(&[genesis]).map(drop)
    }

    /// Writes `vkeys` beside each log: its own key, then its cosigners', so that a stranger needs no more.
    fn write_keys(&self) -> Result<(), NodeError> {
        let cards: Vec<_> = std::iter::once(self.identity.card.clone()).chain(peers(&self.folder)?).collect();
        for card in &cards {
            let others =
                cards.iter().filter(|other| other.side != card.side).map(|other| &other.cosigner_key);
            let lines: String =
                std::iter::once(&card.log_key).chain(others).map(|key| format!("{key}\n")).collect();
            let path = self.folder.join("logs").join(&card.side).join("vkeys");
            crate::disk::write(&path, lines.as_bytes()).map_err(IdentityError::Disk)?;
        }
        Ok(())
    }

    /// Folds whatever can be folded of every log.
    pub(crate) fn fold(&mut self) {
        let mut moved = true;
        while moved {
            moved = false;
            for (origin, store) in &self.logs {
                let first = self.record.logs().get(origin).map_or(0, |log| log.size);
                // A damaged bundle is found at opening; here it only means that nothing more is folded.
                for (index, entry) in (first..).zip(store.entries_from(first).unwrap_or_default()) {
                    let Ok(outcome) = self.record.fold(origin, &entry, &Held(&self.logs)) else { break };
                    self.folded.push(Folded { origin: origin.clone(), index, outcome });
                    moved = true;
                }
            }
        }
        let new = self.folded.get(self.told..).unwrap_or_default();
        meaning::tell(&mut self.standing, &self.record, new, &self.folder);
        self.told = self.folded.len();
    }

    /// Entries of the own log.
    pub fn own_size(&self) -> u64 {
        self.logs.get(self.identity.origin()).map_or(0, LogStore::size)
    }

    /// Whether the node may write.
    pub fn state(&self) -> State {
        let held = self.own_size();
        let marked = self.mark.of(self.identity.origin()).map_or(0, |mark| mark.size);
        let released = marked.max(self.behind.unwrap_or(0));
        if held < released { State::ReadOnly { released, held } } else { State::Normal }
    }

    /// Logs that contradict what was held of them, with what was seen.
    pub fn frozen(&self) -> &BTreeMap<String, String> {
        &self.frozen
    }

    /// The record as folded.
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Everything folded so far, in the order folded here.
    pub fn folded(&self) -> &[Folded] {
        &self.folded
    }

    /// Who this node is.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The node's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The side of a log.
    pub fn side_of(&self, origin: &str) -> Option<&str> {
        self.sides.get(origin).map(String::as_str)
    }

    /// What is held of every log, and what of it is folded: the cut that every list prints.
    pub fn cut(&self) -> Vec<Checkpoint> {
        let folded = |origin: &str| self.record.logs().get(origin).map_or(0, |log| log.size);
        let cut = self.logs.iter().map(|(origin, store)| {
            let size = folded(origin);
            let root = tree::root(store, size).unwrap_or_else(Hash::empty_root);
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
        let store = self.logs.values().find(|store| self.side_of(store.origin()) == Some(side))?;
        let path = tree::inclusion(store, index, store.size())?;
        Some(Proof { index, path, checkpoint: store.note()?.clone() })
    }

    /// The present instant by the node's clock.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }
}

fn lock(folder: &Path) -> Result<File, NodeError> {
    let file = File::create(folder.join("lock")).map_err(IdentityError::Disk)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(NodeError::InUse(folder.to_owned())),
        Err(TryLockError::Error(error)) => Err(IdentityError::Disk(error).into()),
    }
}
