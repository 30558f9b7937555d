//! How a log that is to continue another is found.

use crate::exchange::source::{Source, SourceError};
use crate::log::genesis::genesis_of;
use crate::log::names::log_name;
use crate::node::Node;
use crate::published;
use paivand_record::bundle::{self, BUNDLE_BYTES_MAX, BUNDLE_ENTRIES};
use paivand_record::checkpoint::Checkpoint;
use paivand_record::entry::{Genesis, Predecessor};
use paivand_record::fate::SUCCESSIONS_MAX;
use paivand_record::key::is_name;
use paivand_record::note::Note;
use paivand_record::tile::{Kind, Tile};

impl Node {
    /// Takes up one more log of a side, if a source shows one that is to continue another: its first entry says
    /// so, and the recovery key of that other vouches for it.
    pub(crate) fn discover(&mut self, side: &str, source: &dyn Source) -> Result<bool, SourceError> {
        let number = self.logs.logs_of(side).len() + 1;
        if number > SUCCESSIONS_MAX {
            return Ok(false);
        }
        let name = log_name(side, number);
        let Some(note) = source.get(&published::checkpoint(&name))? else { return Ok(false) };
        let shown = Note::parse(&note).ok().and_then(|note| Checkpoint::of_note(&note).ok());
        let sound =
            |shown: &Checkpoint| is_name(&shown.origin) && !self.logs.names.contains_key(&shown.origin);
        let Some(shown) = shown.filter(sound) else { return Ok(false) };
        let width = u16::try_from(shown.size.min(BUNDLE_ENTRIES)).unwrap_or(u16::MAX);
        let tile = Tile { kind: Kind::Entries, index: 0, width };
        let mut first = source.get(&published::tile(&name, tile))?;
        if first.is_none() && !tile.is_full() {
            first = source.get(&published::tile(&name, tile.full()))?;
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
        match self.logs.open_log(side, number, &shown.origin) {
            Ok(()) => Ok(self.understanding.fold.record.expect(&shown.origin)),
            // What stands in its folder is another log: `verify` names it; nothing is written there.
            Err(error) => {
                tracing::error!(%error, shown.origin, "the log that is to continue another cannot be opened");
                Ok(false)
            }
        }
    }
}
