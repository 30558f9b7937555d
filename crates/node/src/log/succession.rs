//! The logs of each side, one after another: where they stand, which continues which, and how one that is to
//! continue another is found.

use crate::exchange::source::{Source, SourceError};
use crate::keys::error::IdentityError;
use crate::log::names::{log_name, parse_log_name};
use crate::log::store::{LogStore, StoreError};
use crate::node::Node;
use crate::node::error::NodeError;
use paivand_record::bundle::{self, BUNDLE_BYTES_MAX, BUNDLE_ENTRIES};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Body, Entry, Genesis, Predecessor};
use paivand_record::fate::{Fate, JointAct, SUCCESSIONS_MAX};
use paivand_record::key::{Verifier, is_name};
use paivand_record::note::{NOTE_BYTES_MAX, Note};
use paivand_record::tile::{Kind, Tile};
use paivand_record::tree;

impl Node {
    /// Opens every log on disk: the first of each side by its card, the others by what stands in their folders;
    /// whether they continue one, the record says.
    pub(crate) fn open_logs(&mut self) -> Result<(), NodeError> {
        self.logs.stores.clear();
        self.logs.names.clear();
        self.logs.sides.clear();
        for card in self.keys.cards.clone() {
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

    pub(crate) fn open_log(&mut self, side: &str, number: usize, origin: &str) -> Result<(), NodeError> {
        let name = log_name(side, number);
        let folder = self.folder.join("logs").join(&name);
        if self.logs.names.contains_key(origin) || self.logs.names.values().any(|held| *held == name) {
            return Err(StoreError::Damaged { file: folder.join("checkpoint") }.into());
        }
        let store = LogStore::open(self.world.disk.clone(), &folder, origin)?;
        self.logs.stores.insert(origin.to_owned(), store);
        self.logs.sides.insert(origin.to_owned(), side.to_owned());
        self.logs.names.insert(origin.to_owned(), name);
        Ok(())
    }

    /// The logs of a side, first to last, as each continues the one before.
    pub(crate) fn chain(&self, side: &str) -> Vec<String> {
        let begun: Vec<String> = self.understanding.fold.record.origins_of(side).map(str::to_owned).collect();
        if !begun.is_empty() {
            return begun;
        }
        let card = self.keys.cards.iter().find(|card| card.side == side);
        card.and_then(|card| card.verifier()).map(|key| key.name().to_owned()).into_iter().collect()
    }

    /// All logs of a side that are held, by the number of their folder: also those that are to continue another.
    pub(crate) fn logs_of(&self, side: &str) -> Vec<String> {
        let own = self.logs.sides.iter().filter(|(_, of)| *of == side).map(|(origin, _)| origin.clone());
        let number = |origin: &String| parse_log_name(self.name_of(origin)).map(|(_, number)| number);
        let mut logs: Vec<String> = own.collect();
        logs.sort_by_key(number);
        logs
    }

    /// The log that this side writes now.
    pub(crate) fn own_log(&self) -> String {
        self.chain(&self.keys.identity.card.side).pop().unwrap_or_default()
    }

    /// Whether a log is to continue another and does not yet.
    pub(crate) fn is_candidate(&self, origin: &str) -> bool {
        self.understanding.fold.record.logs().get(origin).is_some_and(paivand_record::fate::Log::is_candidate)
    }

    /// The key of a log's genesis: of its card; of one that continues another, as its first entry says, for which
    /// the recovery key of that other vouches.
    pub(crate) fn first_key(&self, origin: &str) -> Option<Verifier> {
        let mut cards = self.keys.cards.iter().filter_map(|card| card.verifier());
        if let Some(key) = cards.find(|key| key.name() == origin) {
            return Some(key);
        }
        Verifier::parse(&genesis_of(&self.logs.stores.get(origin)?.entry(0)?)?.log_key)
    }

    /// The act by which a log is to continue another, if it is still open.
    pub(crate) fn open_succession(&self, origin: &str) -> Option<&JointAct> {
        let (_, act) =
            self.understanding.fold.record.succession(origin).filter(|_| self.is_candidate(origin))?;
        (!matches!(act.fate, Fate::Closed { .. })).then_some(act)
    }

    /// Whether this side has said where it stopped taking a log that another is to continue: then it takes no more
    /// of it, or what it said would not be true.
    pub(crate) fn is_let_go(&self, origin: &str) -> bool {
        let Some(side) = self.side_of(origin) else { return false };
        self.understanding.fold.record.candidates_of(side).any(|(candidate, _)| {
            let act = self.open_succession(candidate);
            let signed = act.and_then(|act| act.concurs.get(&self.keys.identity.card.side));
            signed.and_then(|signed| signed.stopped.as_ref()).is_some_and(|stopped| stopped.origin == origin)
        })
    }

    /// Whether this side has proposed that another log continues this own one: it writes nothing there any more, so
    /// what comes of it counts below its mark too, or the end on which all agree could not be read.
    pub(crate) fn is_given_up(&self, origin: &str) -> bool {
        let mut candidates = self.understanding.fold.record.candidates_of(&self.keys.identity.card.side);
        candidates.any(|(candidate, log)| {
            let before = log.predecessor().is_some_and(|before| before.origin == origin);
            before && self.open_succession(candidate).is_some()
        })
    }

    /// Where this side stops taking the log that another is to continue, if an act lets it. Of a log that contradicts
    /// itself the copy held may be the one of a thief: then no more is named than what the new log begins with.
    pub(crate) fn stopping(&self, joint: &JointAct) -> Option<Checkpoint> {
        let candidate =
            self.understanding.fold.record.logs().get(&joint.at.origin).filter(|log| log.is_candidate())?;
        let before = candidate.predecessor()?;
        let store = self.logs.stores.get(&before.origin)?;
        let doubtful = self.contradicted().contains(&before.origin);
        let held = doubtful && tree::root(store, before.size) == Some(before.root);
        Some(if held { before } else { store.checkpoint() })
    }

    /// Takes up one more log of a side, if a source shows one that is to continue another: its first entry says
    /// so, and the recovery key of that other vouches for it.
    pub(crate) fn discover(&mut self, side: &str, source: &dyn Source) -> Result<bool, SourceError> {
        let number = self.logs_of(side).len() + 1;
        if number > SUCCESSIONS_MAX {
            return Ok(false);
        }
        let base = format!("logs/{}", log_name(side, number));
        let Some(note) = source.get(&format!("{base}/checkpoint"))? else { return Ok(false) };
        let shown = Note::parse(&note).ok().and_then(|note| Checkpoint::of_note(&note).ok());
        let sound =
            |shown: &Checkpoint| is_name(&shown.origin) && !self.logs.names.contains_key(&shown.origin);
        let Some(shown) = shown.filter(sound) else { return Ok(false) };
        let width = u16::try_from(shown.size.min(BUNDLE_ENTRIES)).unwrap_or(u16::MAX);
        let tile = Tile { kind: Kind::Entries, index: 0, width };
        let mut first = source.get(&format!("{base}/{}", tile.path()))?;
        if first.is_none() && !tile.is_full() {
            first = source.get(&format!("{base}/{}", tile.full().path()))?;
        }
        let genesis = first.filter(|bytes| bytes.len() <= BUNDLE_BYTES_MAX).and_then(|bytes| {
            let entries = bundle::entries(&bytes, usize::from(width)).ok()?;
            genesis_of(entries.first()?)
        });
        // A log that another continues is continued by no third: its recovery key may be everybody's by now.
        let record = &self.understanding.fold.record;
        let free = |old: &Predecessor| !record.is_continued(&old.origin);
        let vouched = |genesis: &Genesis| {
            let free = genesis.predecessor.as_ref().is_some_and(free);
            free && genesis.side == side && record.is_vouched(&shown.origin, genesis)
        };
        if !genesis.as_ref().is_some_and(vouched) {
            return Ok(false);
        }
        match self.open_log(side, number, &shown.origin) {
            Ok(()) => Ok(self.understanding.fold.record.expect(&shown.origin)),
            // What stands in its folder is another log: `verify` names it; nothing is written there.
            Err(error) => {
                tracing::error!(%error, shown.origin, "the log that is to continue another cannot be opened");
                Ok(false)
            }
        }
    }
}

/// What the first entry of a log says, if it is one.
fn genesis_of(entry: &[u8]) -> Option<Genesis> {
    match Entry::parse_first(entry).ok()?.body {
        Body::Genesis(genesis) => Some(genesis),
        Body::Keys(_)
        | Body::Statement(_)
        | Body::Propose(_)
        | Body::Concur(_)
        | Body::Decline(_)
        | Body::Close(_)
        | Body::Enact(_)
        | Body::Observe(_)
        | Body::Succeed(_) => None,
    }
}
