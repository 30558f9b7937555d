//! Where a source keeps the logs of a side: another node may have found them in another order, so a log is known
//! by the origin that its checkpoint names, and by the number of its folder only here.

use crate::exchange::source::{Source, SourceError};
use crate::log::names::log_name;
use crate::published;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::fate::SUCCESSIONS_MAX;
use paivand_record::hash::Hash;
use paivand_record::note::Note;
use std::collections::BTreeMap;

/// The logs of a side in the order of their folders here, and whether each is asked for.
pub(crate) type Chain = Vec<(String, bool)>;

/// A source of which every log is read under the name that it has here.
pub(crate) struct Placed<'a> {
    source: &'a dyn Source,
    /// Of the sides whose logs stand otherwise there: the folder there by the one here, none where it has none.
    folders: BTreeMap<String, Option<String>>,
    /// What was read on the way, so that no checkpoint is asked for twice.
    read: BTreeMap<String, Option<Vec<u8>>>,
}

impl<'a> Placed<'a> {
    /// Looks where the logs of these sides stand.
    ///
    /// # Errors
    /// If the source cannot be read.
    pub(crate) fn find(source: &'a dyn Source, sides: &BTreeMap<String, Chain>) -> Result<Self, SourceError> {
        let mut placed = Self { source, folders: BTreeMap::new(), read: BTreeMap::new() };
        for (side, chain) in sides {
            if !placed.stands_alike(side, chain)? {
                placed.list(side, chain)?;
            }
        }
        Ok(placed)
    }

    /// Whether every log that is asked for stands there as here. One log alone stands nowhere else.
    fn stands_alike(&mut self, side: &str, chain: &Chain) -> Result<bool, SourceError> {
        for (number, (origin, _)) in (1..).zip(chain).filter(|(_, (_, asked))| *asked && chain.len() > 1) {
            if self.origin_at(&log_name(side, number))?.as_ref() != Some(origin) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Notes every folder of a side's logs here, with the one there: those unknown here follow those known.
    fn list(&mut self, side: &str, chain: &Chain) -> Result<(), SourceError> {
        self.folders.extend((1..=SUCCESSIONS_MAX).map(|number| (log_name(side, number), None)));
        let mut next = chain.len();
        for number in 1..=SUCCESSIONS_MAX {
            let there = log_name(side, number);
            let Some(origin) = self.origin_at(&there)? else { break };
            let known = chain.iter().position(|(known, _)| *known == origin);
            next += usize::from(known.is_none());
            let here = known.map_or(next, |place| place + 1);
            self.folders.insert(log_name(side, here), Some(there));
        }
        Ok(())
    }

    fn origin_at(&mut self, name: &str) -> Result<Option<String>, SourceError> {
        let path = published::checkpoint(name);
        if !self.read.contains_key(&path) {
            let bytes = self.source.get(&path)?;
            self.read.insert(path.clone(), bytes);
        }
        let Some(bytes) = self.read.get(&path).and_then(Option::as_ref) else { return Ok(None) };
        let shown = Note::parse(bytes).ok().and_then(|note| Checkpoint::of_note(&note).ok());
        // What cannot be read is of nobody, and hides nothing that stands behind it.
        Ok(Some(shown.map_or_else(String::new, |shown| shown.origin)))
    }
}

impl Source for Placed<'_> {
    fn words(&self, digests: &[Hash]) -> Result<BTreeMap<Hash, Vec<u8>>, SourceError> {
        self.source.words(digests)
    }

    fn get(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        let mut steps = path.splitn(3, '/');
        let (Some(below @ (published::LOGS | "receipts")), Some(name)) = (steps.next(), steps.next()) else {
            return self.source.get(path);
        };
        let there = match self.folders.get(name) {
            None => path.to_owned(),
            Some(None) => return Ok(None),
            Some(Some(there)) => {
                let rest = steps.next().map(|rest| format!("/{rest}")).unwrap_or_default();
                format!("{below}/{there}{rest}")
            }
        };
        self.read.get(&there).map_or_else(|| self.source.get(&there), |read| Ok(read.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::source::Pouch;
    use paivand_record::hash::Hash;
    use paivand_record::key::{Algorithm, Signer};

    fn source(logs: &[(&str, &str)]) -> Pouch {
        let signer = Signer::new("ash.example/log", Algorithm::Ed25519, &[7; 32]).unwrap();
        let files = logs.iter().flat_map(|(name, origin)| {
            let shown = Checkpoint { origin: (*origin).into(), size: 1, root: Hash::of(b"root") };
            let note = shown.signed(&signer);
            [
                (format!("logs/{name}/checkpoint"), note.to_string().into_bytes()),
                (format!("logs/{name}/tile/0/000"), origin.as_bytes().to_vec()),
                (format!("receipts/{name}"), origin.as_bytes().to_vec()),
            ]
        });
        Pouch(files.collect())
    }

    /// What is read under the names of here, of a source with these logs, by who holds the logs `held`.
    fn read(held: &[&str], there: &[(&str, &str)]) -> Vec<Option<String>> {
        let chain: Chain = held.iter().map(|origin| ((*origin).to_owned(), true)).collect();
        let source = source(there);
        let placed = Placed::find(&source, &BTreeMap::from([("ash".to_owned(), chain)])).unwrap();
        let text = |path: String| placed.get(&path).unwrap().map(|bytes| String::from_utf8(bytes).unwrap());
        (1..=held.len() + 2)
            .map(|number| {
                let name = log_name("ash", number);
                let tile = text(format!("logs/{name}/tile/0/000"));
                assert_eq!(text(format!("receipts/{name}")), tile);
                tile
            })
            .collect()
    }

    #[test]
    fn a_log_is_known_by_what_its_checkpoint_names() {
        let some = |names: &[&str]| -> Vec<Option<String>> {
            names.iter().map(|name| (!name.is_empty()).then(|| (*name).to_owned())).collect()
        };
        let one_two = [("ash", "one"), ("ash.2", "two")];
        assert_eq!(read(&["one", "two"], &one_two), some(&["one", "two", "", ""]));
        assert_eq!(read(&["one"], &one_two), some(&["one", "two", ""]));
        let crossed = [("ash", "one"), ("ash.2", "three"), ("ash.3", "two")];
        assert_eq!(read(&["one", "two", "three"], &crossed), some(&["one", "two", "three", "", ""]));
        assert_eq!(read(&["one", "two"], &crossed), some(&["one", "two", "three", ""]));
        assert_eq!(read(&["one", "two"], &crossed[..2]), some(&["one", "", "three", ""]));
        assert_eq!(read(&["one", "two"], &[("ash", "two")]), some(&["", "two", "", ""]));
    }
}
