//! What is read of a node.

use crate::door::outbox::{OutboxError, Waiting};
use crate::exchange::entitled::{self, Entitled};
use crate::exchange::handout::HandOut;
use crate::exchange::quota::Quota;
use crate::exchange::showing;
use crate::keys::identity::Identity;
use crate::keys::sealed::SealError;
use crate::log::evidence::Evidence;
use crate::node::Node;
use crate::vault::error::VaultError;
use crate::words::store::WordStore;
use jiff::Timestamp;
use paivand_kernel::{Personal, Standing};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::copy::Proof;
use paivand_record::entry::Entry;
use paivand_record::fate::Record;
use paivand_record::hash::Hash;
use paivand_record::suite::Suite;
use paivand_world::disk::Disk;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

impl Node {
    /// By which the checkpoints of this node leave it.
    pub fn hand_out(&self) -> HandOut {
        HandOut {
            disk: self.world.disk.clone(),
            words: Arc::clone(&self.words.store),
            folder: self.folder.clone(),
            side: self.keys.identity.card.side.clone(),
            mark: self.logs.mark.clone(),
        }
    }

    /// The record as folded.
    pub fn record(&self) -> &Record {
        &self.understanding.fold.record
    }

    /// Who this node is.
    pub fn identity(&self) -> &Identity {
        &self.keys.identity
    }

    /// The node's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The disk the node writes to.
    pub fn disk(&self) -> &dyn Disk {
        &*self.world.disk
    }

    /// The present instant by the node's clock.
    pub fn now(&self) -> Timestamp {
        self.world.clock.now()
    }

    /// What the acts up to the cut mean.
    pub fn standing(&self) -> &Standing {
        &self.understanding.fold.standing
    }

    /// Digests of documents and other files that acts name and that are not held here.
    pub fn missing_documents(&self) -> Vec<String> {
        self.understanding.fold.missing.keys().map(Hash::to_string).collect()
    }

    /// The words that are held here.
    pub fn words(&self) -> &Arc<WordStore> {
        &self.words.store
    }

    /// Digests of words that acts name and that are not held here.
    pub fn missing_words(&self) -> Vec<String> {
        self.understanding.fold.missing_words.keys().map(Hash::to_string).collect()
    }

    /// The evidence of it.
    pub fn evidence(&self) -> &[Evidence] {
        self.logs.evidence()
    }

    /// The acts that wait, and those that were refused when they were to be sealed.
    ///
    /// # Errors
    /// If the outbox cannot be read.
    pub fn waiting(&self) -> Result<Vec<(u64, Waiting)>, OutboxError> {
        self.outbox.all()
    }

    /// How often what it publishes has changed since it was opened: other nodes are told, and look.
    pub fn changes(&self) -> u64 {
        self.exchange.changes()
    }

    /// While files or words are missing, how often some that were came: then more is asked for at once.
    pub fn came_beside(&self) -> Option<u64> {
        let missing =
            !self.understanding.fold.missing.is_empty() || !self.understanding.fold.missing_words.is_empty();
        missing.then_some(self.exchange.came_beside())
    }

    /// The value behind a commitment, if this side's vault holds it.
    ///
    /// # Errors
    /// If the vault cannot be read.
    pub fn personal(&self, commitment: &Personal) -> Result<Option<String>, VaultError> {
        self.vault.content(commitment)
    }

    /// Brings what is kept of the understanding up to date. A failure costs only time at the next start.
    pub fn save(&mut self) {
        self.understanding.save(&self.logs, &self.keys);
    }

    /// Entries of the own log.
    pub fn own_size(&self) -> u64 {
        self.known().own_size()
    }

    /// The side of a log.
    pub fn side_of(&self, origin: &str) -> Option<&str> {
        self.logs.side_of(origin)
    }

    /// What is held of every log, and what of it is folded: the cut that every list prints.
    pub fn cut(&self) -> Vec<Checkpoint> {
        self.known().cut()
    }

    /// The suite of a log that is held: by its first entry, or by its key where nothing of it is.
    pub fn suite_of(&self, origin: &str) -> Suite {
        self.logs.suite_of(origin)
    }

    /// The suite of every log that begins now: that of the charter in force, or without one of the own log.
    pub fn suite_in_force(&self) -> Suite {
        self.known().suite_in_force()
    }

    /// One entry of a log, as it stands there.
    pub fn entry(&self, origin: &str, index: u64) -> Option<Entry> {
        self.logs.entry(origin, index)
    }

    /// The certified copy of an entry of the log in the folder `name`: its proof under the checkpoint as published.
    pub fn certified_copy(&self, name: &str, index: u64) -> Option<Proof> {
        self.logs.certified_copy(name, index)
    }

    /// The logs that contradict themselves: of each only what extends the copy held is taken.
    pub fn contradicted(&self) -> BTreeSet<String> {
        self.logs.contradicted()
    }

    /// How many entries of the present own log another side holds, as its cosignature shows: until then what
    /// stands behind is *recorded here* and nowhere else.
    pub fn size_held_elsewhere(&self) -> u64 {
        self.known().size_held_elsewhere()
    }

    /// Whether another side holds the entry at this place of the present own log.
    pub fn held_elsewhere(&self, index: u64) -> bool {
        index < self.size_held_elsewhere()
    }

    /// Seals a part of a pouch to the key that a side's log states; none where that log is not here yet, or states
    /// none that can be used.
    ///
    /// # Errors
    /// If it is too long, or nothing can be drawn.
    pub fn seal_for(&self, side: &str, content: &[u8]) -> Result<Option<Vec<u8>>, SealError> {
        self.keys.seal_for(&self.world, self.record(), side, content)
    }

    /// Opens what was sealed to this side, also to a key that it had before; what is not sealed stays as it is.
    ///
    /// # Errors
    /// If it is sealed to another, or damaged.
    pub fn unseal(&self, bytes: Vec<u8>) -> Result<Vec<u8>, SealError> {
        self.keys.unseal(bytes)
    }

    /// How a side stands to what is stored for it here.
    pub fn quota_of(&self, side: &str) -> Quota {
        self.exchange.quotas.of(side)
    }

    /// The other sides that are near their quota or beyond it.
    pub fn near_quota(&self) -> Vec<String> {
        let others = self.keys.cards.iter().map(|card| &card.side);
        others.filter(|side| self.quota_of(side) > Quota::Free).cloned().collect()
    }

    /// The question of this start, if it is still open.
    pub fn question(&self) -> Option<&str> {
        self.start.question.as_ref().map(|question| question.nonce.as_str())
    }

    /// The sides that this start waits for: those that have not answered, or of which more of an own log is
    /// still to be taken than is held.
    pub fn waits_for(&self) -> Vec<String> {
        self.start.waits_for(self.keys.others(), &self.logs)
    }

    /// What this side shows another that asks; nothing is written for it. None if that side is not known.
    pub fn showing(&self, asker: &str, nonce: &str) -> Option<String> {
        showing::show(self.known(), asker, nonce)
    }

    /// The line by which this side asks another for a file: `Paivand SIDE TIME SIGNATURE`.
    pub fn request(&self, of: &str, path: &str) -> String {
        entitled::request(&self.keys.identity, of, path, self.now())
    }

    /// Whether the file or the words at `path` may be given to who asks with this line: what is public to anyone, the
    /// rest to a side of the circle, which signs with its cosigner key.
    pub fn may_give(&self, path: &str, request: Option<&str>) -> bool {
        let (known, classes, now) = (self.known(), &self.understanding.fold.classes, self.now());
        Entitled { known, classes, now }.may_give(path, request)
    }
}
