//! What to ask another side for, so that nobody waits for the link while the node is held.

use crate::exchange::budget::{Budget, Rationed};
use crate::exchange::placed::{Chain, Placed};
use crate::exchange::shown_tree::ShownTree;
use crate::exchange::source::pouch::Pouch;
use crate::exchange::source::{Source, SourceError};
use crate::log::signed::signed_by;
use crate::published;
use crate::words::asked::{digests_of, path_of};
use paivand_record::bundle::BUNDLE_ENTRIES;
use paivand_record::checkpoint::Checkpoint;
use paivand_record::key::Verifier;
use paivand_record::note::Note;
use paivand_record::tile::{Kind, Tile};
use paivand_record::tree::consistency;
use std::collections::BTreeMap;

/// Bundles asked for under a note that no key known signed: the change of keys that would explain it must
/// stand in them.
const UNPROVEN_BUNDLES_MAX: u64 = 16;

/// Bytes that these may have together: entries are not paid for by a signature yet.
const UNPROVEN_BYTES_MAX: usize = 4 << 20;

/// One log that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Want {
    /// Its folder.
    pub(crate) name: String,
    /// Entries that came so far.
    pub(crate) reached: u64,
    /// Keys by which a checkpoint of it is known.
    pub(crate) keys: Vec<Verifier>,
    /// Entries held, where something that did not continue them came before: the tiles tell a log that
    /// contradicts itself from damage on the way.
    pub(crate) doubted: Option<u64>,
}

/// What to ask another side for.
#[derive(Clone, Debug)]
pub struct Wants {
    pub(crate) logs: Vec<Want>,
    /// All logs that are held, by side.
    pub(crate) chains: BTreeMap<String, Chain>,
    /// Files and words by their paths, each with the signed line by which it is asked for.
    pub(crate) entitled: Vec<(String, String)>,
    /// The first of the words by themselves, for a node that does not give several at once.
    pub(crate) single: Vec<(String, String)>,
    /// Where the answer to the question of this start is.
    pub(crate) showing: Option<String>,
    /// What it may cost.
    pub budget: Budget,
}

impl Wants {
    /// Fetches it into memory, within the budget: what a pouch would carry. Where the link is cut, what came
    /// before is taken, and the next try goes on from there.
    ///
    /// # Errors
    /// If nothing came of which anything could be kept.
    pub fn fetch(&self, source: &dyn Source) -> Result<Pouch, SourceError> {
        let source = Rationed::new(source, self.budget);
        let mut pouch = Pouch::default();
        match self.fetch_all(&source, &mut pouch) {
            Err(error) if !pouch.0.keys().any(|path| path.contains("/tile/")) => Err(error),
            Err(_) | Ok(()) => Ok(pouch),
        }
    }

    fn fetch_all(&self, source: &Rationed<'_>, pouch: &mut Pouch) -> Result<(), SourceError> {
        let placed = Placed::find(source, &self.chains)?;
        for want in &self.logs {
            want.fetch(&placed, pouch)?;
        }
        if let Some(path) = &self.showing
            && let Some(bytes) = source.get(path)?
        {
            pouch.0.insert(path.clone(), bytes);
        }
        let mut is_refused = false;
        for (path, request) in &self.entitled {
            is_refused |= !ask(source, path, request, pouch)? && published::in_words(path).is_some();
        }
        if is_refused {
            for (path, request) in &self.single {
                ask(source, path, request, pouch)?;
            }
        }
        Ok(())
    }
}

/// Asks for a file, or for several words at once; false if there is no answer.
fn ask(source: &Rationed<'_>, path: &str, request: &str, pouch: &mut Pouch) -> Result<bool, SourceError> {
    // Something came that cannot be it: that is remembered as nothing.
    let bytes = match source.get_entitled(path, request) {
        Err(SourceError::TooLarge { .. }) => Some(Vec::new()),
        other => other?,
    };
    let Some(bytes) = bytes else { return Ok(false) };
    let asked = digests_of(path).unwrap_or_default();
    if asked.len() < 2 {
        pouch.0.insert(path.to_owned(), bytes);
        return Ok(true);
    }
    let came = Pouch::parse(&bytes).ok();
    for path in asked.into_iter().map(path_of) {
        let bytes = came.as_ref().map_or(Some(Vec::new()), |came| came.0.get(&path).cloned());
        pouch.0.extend(bytes.map(|bytes| (path, bytes)));
    }
    Ok(true)
}

impl Want {
    /// A log of which nothing is known but where it would stand.
    pub(crate) fn of(name: String) -> Self {
        Self { name, reached: 0, keys: Vec::new(), doubted: None }
    }

    fn fetch(&self, source: &dyn Source, pouch: &mut Pouch) -> Result<(), SourceError> {
        let path = published::checkpoint(&self.name);
        let Some(bytes) = source.get(&path)? else { return Ok(()) };
        let note = Note::parse(&bytes).ok();
        pouch.0.insert(path, bytes);
        let shown = note.as_ref().and_then(|note| Checkpoint::of_note(note).ok());
        let Some((note, shown)) = note.zip(shown) else { return Ok(()) };
        let proven = signed_by(&note, &self.keys).is_ok();
        if let Some(held) = self.doubted.filter(|held| proven && *held <= shown.size) {
            let suite = self.keys.first().map(Verifier::suite).unwrap_or_default();
            let tree = ShownTree::new(source, &self.name, shown.size, suite);
            consistency(&tree, held, shown.size);
            paivand_record::tree::root(&tree, held);
            paivand_record::tree::root(&tree, shown.size);
            pouch.0.extend(tree.into_files());
        }
        self.fetch_bundles(source, pouch, &shown, proven)
    }

    /// Nothing is fetched before it is paid for: the note is checked first.
    fn fetch_bundles(
        &self,
        source: &dyn Source,
        pouch: &mut Pouch,
        shown: &Checkpoint,
        proven: bool,
    ) -> Result<(), SourceError> {
        let first = self.reached / BUNDLE_ENTRIES;
        let mut spent = 0;
        let mut have = self.reached;
        while have < shown.size {
            let index = have / BUNDLE_ENTRIES;
            if !proven && (index - first >= UNPROVEN_BUNDLES_MAX || spent >= UNPROVEN_BYTES_MAX) {
                return Ok(());
            }
            let width = (shown.size - index * BUNDLE_ENTRIES).min(BUNDLE_ENTRIES);
            let width = u16::try_from(width).unwrap_or(u16::MAX);
            let tile = Tile { kind: Kind::Entries, index, width };
            let mut found = None;
            for tile in [tile, tile.full()] {
                let path = published::tile(&self.name, tile);
                found = source.get(&path)?.map(|bytes| (path, bytes));
                if found.is_some() || tile.is_full() {
                    break;
                }
            }
            let Some((path, bytes)) = found else { return Ok(()) };
            spent += bytes.len();
            pouch.0.insert(path, bytes);
            have = index * BUNDLE_ENTRIES + u64::from(width);
        }
        Ok(())
    }
}
