//! The logs of each side, one after another: where they stand, and how the own one is continued.

use crate::fold::Held;
use crate::identity::{IdentityError, cosigner_name};
use crate::keyring::Keyring;
use crate::names::log_name;
use crate::node::{Node, NodeError};
use crate::rekey::RekeyError;
use crate::store::{LogStore, StoreError};
use crate::submit::SubmitError;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Body, Succeed};
use paivand_record::fate::{Roots, SUCCESSIONS_MAX, Void};
use paivand_record::key::{Verifier, is_name};
use paivand_record::note::{NOTE_BYTES_MAX, Note};

impl Node {
    /// Opens every log on disk: the first of each side by its card, the others by what stands in their folders;
    /// only what the ends of logs lead to is ever folded.
    pub(crate) fn open_logs(&mut self) -> Result<(), NodeError> {
        self.logs.clear();
        self.names.clear();
        self.sides.clear();
        for card in self.cards.clone() {
            let Some(verifier) = card.verifier() else { continue };
            self.open_log(&card.side, 1, verifier.name())?;
            for number in 2..=SUCCESSIONS_MAX {
                let path = self.folder.join("logs").join(log_name(&card.side, number)).join("checkpoint");
                let note = self.world.disk.read(&path, NOTE_BYTES_MAX).map_err(IdentityError::Disk)?;
                let Some(note) = note else { break };
                let shown = Note::parse(&note).ok().and_then(|note| Checkpoint::of_note(&note).ok());
                let shown = shown.ok_or(StoreError::Damaged { file: path })?;
                self.open_log(&card.side, number, &shown.origin)?;
            }
        }
        Ok(())
    }

    fn open_log(&mut self, side: &str, number: usize, origin: &str) -> Result<(), NodeError> {
        let name = log_name(side, number);
        let folder = self.folder.join("logs").join(&name);
        if self.names.contains_key(origin) || self.names.values().any(|held| *held == name) {
            return Err(StoreError::Damaged { file: folder.join("checkpoint") }.into());
        }
        let store = LogStore::open(self.world.disk.clone(), &folder, origin)?;
        self.logs.insert(origin.to_owned(), store);
        self.sides.insert(origin.to_owned(), side.to_owned());
        self.names.insert(origin.to_owned(), name);
        Ok(())
    }

    /// Takes up the logs that the ends folded so far lead to; false if there are none that are new.
    pub(crate) fn open_next(&mut self) -> bool {
        let mut opened = false;
        for side in self.cards.iter().map(|card| card.side.clone()).collect::<Vec<_>>() {
            for (number, origin) in (1..).zip(self.chain(&side)) {
                if self.names.contains_key(&origin) {
                    continue;
                }
                match self.open_log(&side, number, &origin) {
                    Ok(()) => opened = true,
                    // What stands in its folder is another log: `verify` names it; nothing is written there.
                    Err(error) => {
                        tracing::error!(%error, origin, "the log that continues another cannot be opened");
                    }
                }
            }
        }
        opened
    }

    /// The logs of a side as its card and the ends of its logs name them; the last may not have begun.
    pub(crate) fn chain(&self, side: &str) -> Vec<String> {
        let card = self.cards.iter().find(|card| card.side == side);
        let first = card.and_then(|card| card.verifier()).map(|key| key.name().to_owned());
        let next = |origin: &String| {
            let end = self.fold.record.logs().get(origin)?.ended.as_ref()?;
            // A side may name as its next log only one that is nobody else's.
            let taken = self.side_of(&end.successor).is_some_and(|of| of != side);
            (!taken).then(|| end.successor.clone())
        };
        std::iter::successors(first, next).take(SUCCESSIONS_MAX).collect()
    }

    /// The log that this side writes now.
    pub(crate) fn own_log(&self) -> String {
        self.chain(&self.identity.card.side).pop().unwrap_or_default()
    }

    /// The key of a log's genesis: of its card, or as the end of its own predecessor names it. What another
    /// side's log says of it counts for nothing.
    pub(crate) fn first_key(&self, origin: &str) -> Option<Verifier> {
        let mut cards = self.cards.iter().filter_map(|card| card.verifier());
        if let Some(key) = cards.find(|key| key.name() == origin) {
            return Some(key);
        }
        let side = self.side_of(origin).map(str::to_owned);
        let sides = self.cards.iter().map(|card| card.side.clone());
        let sides = side.map_or_else(|| sides.collect::<Vec<_>>(), |side| vec![side]);
        sides.iter().find_map(|side| {
            let chain = self.chain(side);
            let before = chain.iter().position(|of| of == origin)?.checked_sub(1)?;
            let end = self.fold.record.logs().get(chain.get(before)?)?.ended.as_ref()?;
            Some(end.log_key.clone())
        })
    }

    /// The end of the log that the present own one continues.
    pub(crate) fn own_end(&self) -> Option<Checkpoint> {
        let chain = self.chain(&self.identity.card.side);
        let [.., before, _] = chain.as_slice() else { return None };
        let size = self.fold.record.logs().get(before)?.ended.as_ref()?.size;
        let root = Held(&self.logs).root(before, size)?;
        Some(Checkpoint { origin: before.clone(), size, root })
    }

    /// Ends the own log and begins the one named `origin`, under new keys. Own acts that are open lapse; all
    /// else stays. The other sides follow by themselves.
    ///
    /// A crash between leaves a node that begins the new log when it is opened.
    ///
    /// # Errors
    /// As [`Node::submit`]: among others, while an enacted act awaits its receipts.
    pub fn succeed(&mut self, origin: &str) -> Result<(), RekeyError> {
        self.may_write()?;
        if !is_name(origin) || !is_name(&cosigner_name(origin)) {
            return Err(IdentityError::Name.into());
        }
        if self.names.contains_key(origin) {
            return Err(SubmitError::Refused(Void::Successor).into());
        }
        let made = Keyring::make(&self.world, &self.folder, origin, &cosigner_name(origin), false)?;
        self.identity.ring = Keyring::open(&*self.world.disk, &self.folder)?;
        let [signer, _] = &made;
        let (successor, log_key) = (origin.to_owned(), signer.verifier().to_string());
        self.append(Body::Succeed(Succeed { successor, log_key }))?;
        self.take_new();
        self.begin()?;
        self.write_keys()?;
        self.keep_present_keys()?;
        Ok(())
    }
}
