//! The node as it runs: every log it holds, and what they come to.

pub(crate) mod error;
mod present;
mod read;
pub(crate) mod state;

use crate::door::compose::Pen;
use crate::door::judge::Judge;
use crate::door::outbox::Outbox;
use crate::exchange::Exchange;
use crate::exchange::question::{Question, Start};
use crate::exchange::quota::Quotas;
use crate::keys::Keys;
use crate::keys::error::IdentityError;
use crate::keys::identity::{Identity, peers_on};
use crate::log::Logs;
use crate::log::known::Known;
use crate::log::mark::Mark;
use crate::node::error::NodeError;
use crate::node::state::State;
use crate::understanding::Understanding;
use crate::understanding::fold::Fold;
use crate::vault::Vault;
use crate::words::Beside;
use paivand_world::World;
use std::any::Any;
use std::path::{Path, PathBuf};

/// Entries folded after which the views are saved: a crash costs at most the folding of these again.
const UNSAVED_ENTRIES_MAX: u64 = 4_096;

/// One side's node. One thread at a time: whoever shares it, locks it.
pub struct Node {
    pub(crate) folder: PathBuf,
    pub(crate) world: World,
    pub(crate) keys: Keys,
    pub(crate) logs: Logs,
    pub(crate) understanding: Understanding,
    pub(crate) exchange: Exchange,
    pub(crate) start: Start,
    pub(crate) words: Beside,
    pub(crate) vault: Vault,
    pub(crate) outbox: Outbox,
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
        let quotas = Quotas::new(&world, folder, &identity);
        let start = Start::new(&world, folder, &identity.settings);
        let mut node = Self {
            keys: Keys { identity, cards: Vec::new() },
            logs: Logs::new(&world, folder, mark),
            understanding: Understanding::open(&databases),
            exchange: Exchange::new(&world, folder, quotas),
            start,
            words: Beside::of(&world, folder),
            vault: Vault::open(&databases),
            outbox: Outbox::open(&databases)?,
            failed: false,
            _lock: lock,
            folder: folder.to_owned(),
            world,
        };
        node.load()?;
        node.begin_start()?;
        if node.known().own_size() == 0 {
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
        self.understanding.fold = Fold::default();
        self.logs.mark.read_again().and_then(|()| self.words.store.look()).map_err(NodeError::Mark)?;
        let own = self.keys.identity.card.clone();
        self.keys.cards = std::iter::once(own).chain(peers_on(&*self.world.disk, &self.folder)?).collect();
        self.logs.open_all(&self.keys.cards)?;
        self.understanding.take_up(&self.logs, &self.keys, &self.words.store);
        self.take_new();
        for origin in self.logs.logs_of(&self.keys.identity.card.side.clone()) {
            while self.publish_rest(&origin)? {}
        }
        self.choose_keys();
        self.logs.load_evidence().map_err(NodeError::Mark)?;
        self.logs.load_receipts()?;
        self.exchange.quotas.load().map_err(NodeError::Mark)?;
        self.logs.sweep()?;
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
        let marked = self.logs.mark.of(origin).zip(self.logs.stores.get(origin));
        let Some(entries) = marked.and_then(|(mark, store)| store.unpublished(&mark)) else {
            return Ok(false);
        };
        if let Some(keys) = self.known().keys_after(origin, &entries) {
            self.keys.identity.choose(origin, &keys);
        }
        let Some(store) = self.logs.stores.get_mut(origin).filter(|_| self.keys.identity.valid) else {
            return Ok(false);
        };
        store.append(&entries, |next| Ok(next.signed(&self.keys.identity.signer)))?;
        self.take_new();
        Ok(true)
    }

    /// Folds whatever came to the logs.
    pub(crate) fn take_new(&mut self) {
        let now = self.world.clock.now();
        self.understanding.fold.take_all(&self.logs.stores, now);
        self.choose_keys();
        self.hold_documents();
        if self.understanding.fold.unsaved.entries >= UNSAVED_ENTRIES_MAX {
            self.save();
        }
        self.publish();
    }

    /// Takes the signers that the record says are valid now.
    pub(crate) fn choose_keys(&mut self) {
        let (origin, keys) = self.known().present_keys();
        let first = self.logs.first_key(&origin);
        self.keys.choose(&origin, keys.as_ref(), first.as_ref());
    }

    /// Writes `vkeys` beside each log where it has changed.
    pub(crate) fn write_keys(&mut self) -> Result<(), NodeError> {
        let lines = self.known().key_lines();
        Ok(self.logs.write_keys(lines)?)
    }

    /// Removes the secrets that can sign nothing any more, once the checkpoint under the new ones is out.
    fn forget_keys(&mut self) -> Result<(), NodeError> {
        let published = self.known().folded(self.keys.identity.origin()) == self.known().own_size();
        if !published {
            return Ok(());
        }
        Ok(self.keys.forget(&*self.world.disk, &self.understanding.fold.record)?)
    }

    /// Removes what is to be erased, and looks for what acts name and is not held yet.
    pub(crate) fn hold_documents(&mut self) {
        let (fold, words) = (&mut self.understanding.fold, &self.words.store);
        fold.erase_agreed(&*self.world.disk, &self.folder, words);
        fold.hold_documents(&*self.world.disk, &self.folder, words);
    }

    /// What is known of the logs of all sides.
    pub(crate) fn known(&self) -> Known<'_> {
        self.understanding.known(&self.logs, &self.keys)
    }

    /// What an act of this side is written with.
    pub(crate) fn pen(&self) -> Pen<'_> {
        Pen { known: self.known(), randomness: &*self.world.randomness }
    }

    /// What an act of this side is judged by.
    pub(crate) fn judge(&self) -> Judge<'_> {
        let (known, standing, words) = (self.known(), &self.understanding.fold.standing, &self.words);
        let (disk, folder, now) = (&*self.world.disk, self.folder.as_path(), self.now());
        Judge { known, standing, words, disk, folder, now }
    }

    /// Whether the node may write.
    pub fn state(&self) -> State {
        if self.failed {
            return State::Failed;
        }
        for (origin, store) in self.logs.stores.iter().filter(|(origin, _)| self.known().is_own(origin)) {
            let released = self.logs.mark.of(origin).map_or(0, |mark| mark.size);
            let end = self.understanding.fold.record.logs().get(origin).and_then(|log| log.ended.as_ref());
            // Of a log that has ended, what stands behind its end counts for nothing.
            if store.size() < released.min(end.map_or(u64::MAX, |end| end.size)) {
                return State::ReadOnly { origin: origin.clone(), released, held: store.size() };
            }
        }
        match (&self.start.question, self.keys.identity.valid) {
            (Some(Question { person: None, .. }), _) => State::Unconfirmed { waits_for: self.waits_for() },
            (_, false) => State::Keyless,
            (Some(_), true) => State::Statements { waits_for: self.waits_for() },
            (None, true) => State::Normal,
        }
    }

    /// Whether this side may put its name to what others wrote: all is known that it ever signed.
    pub(crate) fn may_cosign(&self) -> bool {
        self.start.question.is_none() && self.keys.identity.valid
    }
}

impl std::fmt::Debug for Node {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "Node({}, {:?})", self.keys.identity.origin(), self.state())
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // What is not saved is folded again at the next start.
        self.save();
    }
}
