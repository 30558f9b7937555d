//! What is known of the logs of all sides: what is held of them, what that comes to, and who keeps them.

use crate::keys::Keys;
use crate::log::Logs;
use crate::log::held::Held;
use crate::log::store::LogStore;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::fate::{Record, Roots};
use paivand_record::key::Verifier;

/// The logs that are held, the record they come to, and the cards of their sides, read together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known<'a> {
    pub(crate) record: &'a Record,
    pub(crate) logs: &'a Logs,
    pub(crate) keys: &'a Keys,
}

impl<'a> Known<'a> {
    /// Entries of a log that are folded.
    pub(crate) fn folded(&self, origin: &str) -> u64 {
        self.record.logs().get(origin).map_or(0, |log| log.size)
    }

    /// Entries of the own log.
    pub(crate) fn own_size(&self) -> u64 {
        self.logs.stores.get(self.keys.identity.origin()).map_or(0, LogStore::size)
    }

    /// What is held of every log, and what of it is folded: the cut that every list prints.
    pub(crate) fn cut(&self) -> Vec<Checkpoint> {
        let cut = self.logs.stores.keys().map(|origin| {
            let size = self.folded(origin);
            let root = Held(&self.logs.stores)
                .root(origin, size)
                .unwrap_or_else(|| self.logs.suite_of(origin).empty_root());
            Checkpoint { origin: origin.clone(), size, root }
        });
        cut.collect()
    }

    /// Whether a log is one of this side's.
    pub(crate) fn is_own(&self, origin: &str) -> bool {
        self.logs.side_of(origin) == Some(self.keys.identity.card.side.as_str())
    }

    /// Whether a log has ended and all of it is held.
    pub(crate) fn is_whole(&self, origin: &str) -> bool {
        let end = self.record.logs().get(origin).and_then(|log| log.ended.as_ref());
        end.zip(self.logs.stores.get(origin)).is_some_and(|(end, store)| end.size <= store.size())
    }

    /// Whether an own log has ended and every other side's cosignature on its end is published.
    pub(crate) fn is_settled(&self, origin: &str) -> bool {
        let note = self.logs.stores.get(origin).and_then(|store| store.note());
        self.is_whole(origin)
            && note.is_some_and(|note| {
                let others = self.keys.cards.iter().filter(|card| card.side != self.keys.identity.card.side);
                let cosigners = others.map(|card| self.cosigners_of(card));
                cosigners.into_iter().all(|keys| keys.iter().any(|key| note.line_of(key).is_some()))
            })
    }

    /// How many entries of the present own log another side holds, as its cosignature shows: until then what
    /// stands behind is *recorded here* and nowhere else.
    pub(crate) fn size_held_elsewhere(&self) -> u64 {
        let others = self.keys.cards.iter().filter(|card| card.side != self.keys.identity.card.side);
        let keys: Vec<Verifier> = others.flat_map(|card| self.cosigners_ever(card)).collect();
        let note = self.logs.largest_cosigned(self.keys.identity.origin(), &keys);
        note.and_then(|note| Checkpoint::of_note(&note).ok()).map_or(0, |shown| shown.size)
    }

    /// What this node has folded of the other sides' logs; of a log and one that continues it, only that.
    pub(crate) fn seen(&self) -> Vec<Checkpoint> {
        let own = |origin: &str| self.logs.side_of(origin) == Some(self.keys.identity.card.side.as_str());
        let told = |seen: &Checkpoint| {
            seen.size > 0 && !own(&seen.origin) && !self.record.is_continued(&seen.origin)
        };
        self.cut().into_iter().filter(told).collect()
    }
}
